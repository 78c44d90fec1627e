"""The commands that hand the graph on: export, load."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import kg
from kg.cli import screen
from kg.cli.options import GRAPH, Format, Out, StoreDir, app
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.load import Loaded


@app.command(epilog="Example: `kg export -o graph.ttl.gz`")
def export(
    out: Out = None,
    format: Format = None,  # noqa: A002
    store: StoreDir = GRAPH,
    with_ontology: Annotated[bool, typer.Option("--with-ontology", help="With the ontology's own graph.")] = False,
    table: Annotated[
        str, typer.Option("--table", metavar="TABLE", help="Of csv and parquet: statements, events or dyad-days.")
    ] = "statements",
    bundle: Annotated[
        Path | None,
        typer.Option("--bundle", metavar="DIR", help="A folder to publish: graph.trig.gz, void.ttl, SHA256SUMS."),
    ] = None,
) -> None:
    """Write the graph to a file, or to standard output; gzipped when FILE ends in .gz.

    Formats: turtle trig nt nq rdfxml jsonld; csv parquet for tables; graphml gexf for the network of actors; nif and
    annotations (Web Annotation) for text tools; reified for RDF 1.2 triple terms; sssom for the judgements of
    what is the same (FILE.sssom.tsv).
    """
    if bundle and (out or format):
        raise KgError("--bundle DIR has files and formats of its own; leave out --out and --format")
    if bundle:
        holdings = kg.bundle(bundle, store)
        screen.messages.print(f"{holdings.triples:,} triples in {screen.counted(holdings.graphs, 'graph')} in {bundle}")
        return
    kg.export(out or sys.stdout.buffer, store, format=format, with_ontology=with_ontology, table=table)
    if out:
        screen.messages.print(f"wrote {out}")


@app.command(epilog="Example: `kg load http://localhost:7878/store`")
def load(  # noqa: PLR0913 (one an option)
    endpoint: Annotated[
        str | None, typer.Argument(metavar="URL", help="The store's SPARQL Graph Store address.")
    ] = None,
    *,
    store: StoreDir = GRAPH,
    update: Annotated[bool, typer.Option("--update", help="URL is a SPARQL UPDATE address instead.")] = False,
    query: Annotated[
        str | None, typer.Option("--query", metavar="URL", help="Where it answers queries, if not at its usual place.")
    ] = None,
    add: Annotated[
        bool, typer.Option("--add/--replace", help="Add to the store's graphs, or replace those of these names.")
    ] = False,
    afresh: Annotated[bool, typer.Option("--afresh", help="Send also what an earlier load delivered.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be sent.")] = False,
    verify: Annotated[bool, typer.Option("--verify", help="Send nothing; count the triples on both sides.")] = False,
    bundle: Annotated[
        Path | None, typer.Option("--bundle", metavar="DIR", help="No URL: write a folder for bulk loading.")
    ] = None,
) -> None:
    """Send the graph to any triple store, one named graph at a time, and count afterwards what arrived.

    A load that broke off goes on where it stopped when it is repeated. A login is taken from KG_USER and KG_PASSWORD,
    KG_TOKEN, or ~/.netrc.
    """
    if bundle and endpoint:
        raise KgError("a store's address and --bundle DIR: give one of them")
    if bundle:
        screen.messages.print(
            f"{screen.counted(kg.load_bundle(bundle, store), 'graph')} in {bundle}; see its README.md"
        )
        return
    if endpoint is None:
        raise KgError("where to? give the store's address, or a folder: --bundle DIR")
    with screen.progress("graphs") as tick:
        loaded = kg.load(
            endpoint,
            store,
            update=update,
            query=query,
            add=add,
            afresh=afresh,
            dry_run=dry_run,
            verify=verify,
            on_graph=tick,
        )
    screen.messages.print(f"{endpoint}: {_told(loaded, would=dry_run)}", soft_wrap=True, markup=False)


def _told(loaded: Loaded, *, would: bool) -> str:
    """Tell what a load sent, or would send, and how it was counted afterwards."""
    parts = []
    if loaded.sent:
        sent = screen.counted(len(loaded.sent), "graph")
        parts.append(f"{sent} {'to send' if would else 'sent'}, {screen.counted(loaded.triples, 'triple')}")
    if loaded.same:
        parts.append(f"{screen.counted(len(loaded.same), 'graph')} there already")
    if loaded.dropped:
        parts.append(f"{screen.counted(len(loaded.dropped), 'graph')} {'to drop' if would else 'dropped'}")
    if loaded.counted:
        parts.append(f"all equal when counted {loaded.counted}")
    elif not would:
        parts.append("not counted: say with --query where it answers queries")
    return "; ".join(parts)
