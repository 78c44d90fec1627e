"""The commands that ask the graph: query, queries, show, stats, check."""

from __future__ import annotations

from typing import Annotated

import typer

import kg
from kg.cli import screen
from kg.cli.options import GRAPH, Format, Out, StoreDir, app, conclude
from kg.errors import KgError


@app.command(epilog="Example: `kg query said-by --param actor=xi-jinping --param topic=taiwan`")
def query(
    query: Annotated[str, typer.Argument(metavar="NAME|FILE", help="A stored query, or a .rq file.")],
    param: Annotated[list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE")] = None,
    store: StoreDir = GRAPH,
    format: Format = None,  # noqa: A002
    out: Out = None,
) -> None:
    """Answer a stored question.

    Formats: table csv tsv json xml markdown for rows; turtle trig nt nq jsonld rdfxml for graphs.
    """
    chosen = format or screen.format_of(out)
    if chosen in (None, "table") and out is None:
        answer = kg.answer(query, store, _params(param or []))
        screen.put_question(query, param or [])
        screen.draw(answer)
    else:
        screen.write(kg.query(query, store, _params(param or []), format=chosen), out)


@app.command(epilog="Example: `kg queries`")
def queries() -> None:
    """List the stored queries with their questions and parameters."""
    for stored in kg.queries():
        screen.put_question_of(stored)


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


def _params(pairs: list[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise KgError(f"--param {pair}: write it as name=value")
    return dict(pair.split("=", 1) for pair in pairs)
