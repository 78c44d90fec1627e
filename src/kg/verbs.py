"""The verbs that read a store, as functions: each opens the folder, makes one call, and closes it.

`build`, `extract` and `remove` are in `pipeline`. All of them can be had from `kg` itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.store import Store

if TYPE_CHECKING:
    from kg.answers import Answer
    from kg.engines import Place
    from kg.export.description import Holdings
    from kg.load import Loaded
    from kg.model import Problem
    from kg.queries import StoredQuery
    from kg.show import Line
    from kg.trial import Tried

GRAPH = "graph"  # where a store is kept, unless told otherwise


def query(
    name: str | Path,
    store: Place = GRAPH,
    params: Mapping[str, str] | None = None,
    *,
    format: str | None = None,  # noqa: A002 (the user's word)
    cite: bool = False,
    timeout: float | None = None,
) -> str:
    """Answer a stored query, or a query file, in one of the formats of `kg.answers` and `kg.export`.

    Without a format, rows become a table and graphs Turtle. See `answer` for the rest.

    Raises:
        KgError: there is no such query or store, or a parameter is unknown, missing or at fault.
    """
    from kg.answers import CITING, render  # noqa: PLC0415 (each verb loads what it needs)

    found = answer(name, store, params, cite=cite or format in CITING, timeout=timeout)
    return render(found, format or ("table" if found.triples is None else "turtle"))


def answer(
    name: str | Path,
    store: Place = GRAPH,
    params: Mapping[str, str] | None = None,
    *,
    cite: bool = False,
    timeout: float | None = None,
) -> Answer:
    """Answer a stored query, or a query file, as RDF terms.

    `store` is a store's folder, a list of RDF files, or the address of a SPARQL endpoint, which may take `timeout`
    seconds. With `cite` each row that has statements or events comes with the passages that say so.

    Raises:
        KgError: there is no such query or store, or a parameter is unknown, missing or at fault.
    """
    from kg.engines import open_place  # noqa: PLC0415
    from kg.queries import load_query, run  # noqa: PLC0415

    asked = load_query(name)
    with open_place(store, timeout) as engine:
        found = run(engine, asked, params)
        if not cite:
            return found
        from kg.citations import cited  # noqa: PLC0415

        return cited(engine, found)


def query_test(
    names: Collection[str] = (), *, endpoint: str | None = None, update: str | None = None, store: str | Path = GRAPH
) -> Iterator[Tried]:
    """Try the stored queries (those of `names`, or all) on the embedded engine, on rdflib, and on an endpoint.

    With the endpoint's `update` address it is lent the made-up world while it is asked; without, it is taken to hold
    the graph of `store`, and its answers are compared with those of the embedded engine.

    Raises:
        KgError: there is no such query, or the endpoint cannot be asked or lent the world.
    """
    from kg.trial.engines import try_queries  # noqa: PLC0415

    return try_queries(names, endpoint, update, Path(store))


def picture(
    name: str | Path,
    out: str | Path,
    store: Place = GRAPH,
    params: Mapping[str, str] | None = None,
    *,
    language: str = "",
    timeout: float | None = None,
) -> None:
    """Draw the answer of a query whose header says how, into a file that ends in .svg, .png or .html.

    Actors, topics and events stand with their names in `language` where they have one.

    Raises:
        KgError: as `answer`; the query says of no picture, or the file cannot be drawn or written.
    """
    from kg.engines import open_place  # noqa: PLC0415
    from kg.pictures import draw  # noqa: PLC0415
    from kg.queries import load_query, run  # noqa: PLC0415

    asked = load_query(name)
    with open_place(store, timeout) as engine:
        draw(engine, asked.picture, run(engine, asked, params), Path(out), language)


def queries() -> list[StoredQuery]:
    """Return the stored queries, by name."""
    from kg.queries import stored_queries  # noqa: PLC0415

    return stored_queries()


def export(
    out: str | Path | BinaryIO,
    store: str | Path = GRAPH,
    *,
    format: str | None = None,  # noqa: A002 (the user's word)
    with_ontology: bool = False,
    table: str = "statements",
) -> None:
    """Write the graph to a file, whose ending picks the format unless one is given, or to a stream.

    `table` says which rows to write where the format is one of tables: statements, events or dyad-days.

    Raises:
        KgError: there is no such store, the format is unknown, or the file cannot be written.
    """
    from kg.export import Selection  # noqa: PLC0415
    from kg.export import export as write  # noqa: PLC0415

    target = Path(out) if isinstance(out, str) else out
    with Store.open(Path(store), read_only=True) as graphs:
        write(graphs, target, format, Selection(with_ontology=with_ontology, table=table))


def bundle(folder: str | Path, store: str | Path = GRAPH) -> Holdings:
    """Write a folder to publish the graph from: the graph, its VoID and DCAT description, checksums, a page.

    Raises:
        KgError: there is no such store, or the folder cannot be written to.
    """
    from kg.export.bundle import write_bundle  # noqa: PLC0415

    with Store.open(Path(store), read_only=True) as graphs:
        return write_bundle(graphs, Path(folder))


def load(  # noqa: PLR0913 (where to, and how)
    endpoint: str,
    store: str | Path = GRAPH,
    *,
    update: bool = False,
    query: str | None = None,
    add: bool = False,
    afresh: bool = False,
    dry_run: bool = False,
    verify: bool = False,
    on_graph: Callable[[str], None] = lambda _: None,
) -> Loaded:
    """Send the graph to a triple store, and return which named graphs were sent.

    `endpoint` is its Graph Store address, or with `update` its SPARQL UPDATE address; `query` where it answers
    queries. Graphs are replaced unless `add`; those that are there already are left unless `afresh`.

    Raises:
        KgError: there is no such store, or the endpoint cannot be reached, refuses, or holds something else.
    """
    from kg.load import Sending  # noqa: PLC0415
    from kg.load import load as send  # noqa: PLC0415

    how = Sending(update=update, query=query, add=add, afresh=afresh, dry_run=dry_run, verify=verify)
    with Store.open(Path(store), read_only=True) as graphs:
        return send(graphs, endpoint, how, on_graph=on_graph)


def load_bundle(folder: str | Path, store: str | Path = GRAPH) -> int:
    """Write a folder for bulk loading, with the way of each store, and return how many named graphs it holds.

    Raises:
        KgError: there is no such store, or the folder cannot be written to.
    """
    from kg.load.bundle import write_load_bundle  # noqa: PLC0415

    with Store.open(Path(store), read_only=True) as graphs:
        return write_load_bundle(graphs, Path(folder))


def check(store: str | Path = GRAPH) -> list[Problem]:
    """Return all that is wrong with the graph: shapes, passages and stored checks.

    Raises:
        KgError: there is no such store.
    """
    from kg.check import check as find_faults  # noqa: PLC0415

    with Store.open(Path(store), read_only=True) as graphs:
        return find_faults(graphs)


def stats(store: str | Path = GRAPH) -> str:
    """Return what is in the store, in numbers, as a page of text.

    Raises:
        KgError: there is no such store.
    """
    from kg.stats import stats as count  # noqa: PLC0415

    with Store.open(Path(store), read_only=True) as graphs:
        return count(graphs)


def show(what: str, store: str | Path = GRAPH) -> Iterator[Line]:
    """Yield a person's view of an article, actor, event, statement or utterance.

    Raises:
        KgError: there is no such store or thing.
    """
    from kg.show import show as view  # noqa: PLC0415

    with Store.open(Path(store), read_only=True) as graphs:
        yield from view(what, graphs)
