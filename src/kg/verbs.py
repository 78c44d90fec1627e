"""The verbs that read a store, as functions: each opens the folder, makes one call, and closes it.

`build`, `extract` and `remove` are in `pipeline`. All of them can be had from `kg` itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.store import Store

if TYPE_CHECKING:
    from kg.answers import Answer
    from kg.model import Problem
    from kg.queries import StoredQuery
    from kg.show import Line

GRAPH = "graph"  # where a store is kept, unless told otherwise


def query(
    name: str | Path,
    store: str | Path = GRAPH,
    params: Mapping[str, str] | None = None,
    *,
    format: str | None = None,  # noqa: A002 (the user's word)
) -> str:
    """Answer a stored query, or a query file, in one of the formats of `kg.answers` and `kg.export`.

    Without a format, rows become a table and graphs Turtle.

    Raises:
        KgError: there is no such query or store, or a parameter is unknown, missing or at fault.
    """
    from kg.answers import render  # noqa: PLC0415 (each verb loads what it needs)

    found = answer(name, store, params)
    return render(found, format or ("table" if found.triples is None else "turtle"))


def answer(name: str | Path, store: str | Path = GRAPH, params: Mapping[str, str] | None = None) -> Answer:
    """Answer a stored query, or a query file, as RDF terms.

    Raises:
        KgError: there is no such query or store, or a parameter is unknown, missing or at fault.
    """
    from kg.queries import load_query, run  # noqa: PLC0415

    asked = load_query(name)
    with Store.open(Path(store), read_only=True) as graphs:
        return run(graphs, asked, params)


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
) -> None:
    """Write the graph to a file, whose ending picks the format unless one is given, or to a stream.

    Raises:
        KgError: there is no such store, the format is unknown, or the file cannot be written.
    """
    from kg.export import Selection  # noqa: PLC0415
    from kg.export import export as write  # noqa: PLC0415

    target = Path(out) if isinstance(out, str) else out
    with Store.open(Path(store), read_only=True) as graphs:
        write(graphs, target, format, Selection(with_ontology=with_ontology))


def load(
    endpoint: str,
    store: str | Path = GRAPH,
    *,
    update: bool = False,
    on_graph: Callable[[str], None] = lambda _: None,
) -> int:
    """Send the graph to a triple store, and return how many named graphs were sent.

    Raises:
        KgError: there is no such store, or the endpoint cannot be reached or refuses.
    """
    from kg.load import load as send  # noqa: PLC0415

    with Store.open(Path(store), read_only=True) as graphs:
        return send(graphs, endpoint, update=update, on_graph=on_graph)


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
