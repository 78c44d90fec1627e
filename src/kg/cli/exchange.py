"""The commands that hand the graph on: export, load."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import kg
from kg.cli import screen
from kg.cli.options import GRAPH, Format, Out, StoreDir, app


@app.command(epilog="Example: `kg export -o graph.ttl.gz`")
def export(
    out: Out = None,
    format: Format = None,  # noqa: A002
    store: StoreDir = GRAPH,
    with_ontology: Annotated[bool, typer.Option("--with-ontology", help="With the ontology's own graph.")] = False,
) -> None:
    """Write the graph as turtle, trig, nt, nq, rdfxml or jsonld; gzipped when FILE ends in .gz."""
    kg.export(out or sys.stdout.buffer, store, format=format, with_ontology=with_ontology)
    if out:
        screen.messages.print(f"wrote {out}")


@app.command(epilog="Example: `kg load http://localhost:7878/store`")
def load(
    endpoint: Annotated[str, typer.Argument(metavar="URL", help="The store's SPARQL Graph Store address.")],
    store: StoreDir = GRAPH,
    update: Annotated[bool, typer.Option("--update", help="URL is a SPARQL UPDATE address instead.")] = False,
) -> None:
    """Send the graph to any triple store, one named graph at a time."""
    with screen.progress("graphs") as tick:
        loaded = kg.load(endpoint, store, update=update, on_graph=tick)
    screen.messages.print(f"{screen.counted(loaded, 'graph')} at {endpoint}")
