"""The commands that look at the graph: show, stats, check."""

from __future__ import annotations

from typing import Annotated

import typer

import kg
from kg.cli import screen
from kg.cli.options import GRAPH, StoreDir, app, conclude


@app.command(epilog="Example: `kg show xi-jinping` or `kg show seeds/003_169bf27854fce590.txt`")
def show(
    what: Annotated[str, typer.Argument(metavar="ARTICLE|ACTOR|EVENT|STATEMENT", help="A file, slug, name or IRI.")],
    store: StoreDir = GRAPH,
) -> None:
    """Look at one thing: an article with its statements and events marked in the text, an actor, an event."""
    screen.put_lines(kg.show(what, store))


@app.command(epilog="Example: `kg stats`")
def stats(store: StoreDir = GRAPH) -> None:
    """Count what is in the graph."""
    screen.put(kg.stats(store))


@app.command(epilog="Example: `kg check`")
def check(store: StoreDir = GRAPH) -> None:
    """Prove the graph well formed: SHACL shapes, every passage against its text, stored checks; silent when good."""
    conclude(kg.check(store), strict=True)
