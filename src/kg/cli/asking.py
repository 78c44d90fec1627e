"""The commands of the stored queries: query, query test, queries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import kg
from kg.cli import drawing, screen
from kg.cli.completion import parameters, query_names
from kg.cli.options import GRAPH, Format, Out, StoreDir, app
from kg.errors import KgError

Params = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", metavar="NAME=VALUE", help="See `kg queries NAME`.", autocompletion=parameters),
]
Graphs = Annotated[
    list[Path] | None, typer.Option("--graph", "-g", metavar="FILE", help="Ask RDF files instead of a store.")
]
Endpoint = Annotated[
    str | None, typer.Option("--endpoint", metavar="URL", help="Ask a SPARQL endpoint instead of a store.")
]
Timeout = Annotated[float | None, typer.Option("--timeout", min=1, metavar="SECONDS", help="How long it may take.")]


@app.command(epilog="Example: `kg query said-by --param actor='Xi Jinping' --param topic=taiwan --cite`")
def query(  # noqa: PLR0913, PLR0917 (the options of a command)
    query: Annotated[
        str,
        typer.Argument(metavar="NAME|FILE", help="A stored query, or a .rq file.", autocompletion=query_names),
    ],
    param: Params = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DAY", help="Short for --param from=DAY.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Short for --param until=DAY.")] = None,
    cite: Annotated[bool, typer.Option("--cite", help="Add the exact passage behind each row.")] = False,
    picture: Annotated[
        Path | None, typer.Option("--picture", metavar="FILE", help="Draw it: FILE ends in .svg, .png or .html.")
    ] = None,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="Of the names in a picture, such as zh.")
    ] = "",
    store: StoreDir = GRAPH,
    graph: Graphs = None,
    endpoint: Endpoint = None,
    timeout: Timeout = None,
    format: Format = None,  # noqa: A002
    out: Out = None,
) -> None:
    """Answer a stored question.

    Formats: table csv tsv json xml markdown html for rows; turtle trig nt nq jsonld rdfxml for graphs; bibtex csl-json
    for the articles cited. The login of an endpoint stands in KG_USER and KG_PASSWORD, KG_TOKEN, or ~/.netrc.
    """
    given = [*(param or []), *(f"{name}={day}" for name, day in (("from", from_), ("until", until)) if day)]
    params, place = params_of(given), place_of(store, graph, endpoint)
    chosen = format or screen.format_of(out)
    if picture:
        if cite or format or out:
            raise KgError("--picture FILE draws, and its ending says how; leave out --cite, --format and --out")
        kg.picture(query, picture, place, params, language=language, timeout=timeout)
        screen.messages.print(f"wrote {picture}")
    elif chosen in (None, "table") and out is None:
        answer = kg.answer(query, place, params, cite=cite, timeout=timeout)
        drawing.put_question(query, given)
        drawing.draw(answer)
    else:
        screen.write(kg.query(query, place, params, format=chosen, cite=cite, timeout=timeout), out)


@app.command("query test", epilog="Example: `kg query test --endpoint http://localhost:7878/query`")
def query_test(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="All unless given.", autocompletion=query_names)
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="A SPARQL endpoint to try as well.")
    ] = None,
    update: Annotated[
        str | None,
        typer.Option("--update", metavar="URL", help="Its update address: it is lent the made-up world for the trial."),
    ] = None,
    store: StoreDir = GRAPH,
) -> None:
    """Try the stored queries on the embedded engine, on rdflib, and on an endpoint, and report where one differs.

    They are asked of a small made-up world whose answers are known. An endpoint without --update is taken to hold the
    graph of --store, and compared with that. Exits with 1 where an engine differs.
    """
    with screen.progress("answers") as tick:
        tried = []
        for one in kg.query_test(names or (), endpoint=endpoint, update=update, store=store):
            tried.append(one)
            tick(one)
    drawing.put_tried(tried)
    if any(one.difference for one in tried):
        raise typer.Exit(1)


@app.command(epilog="Example: `kg queries` or `kg queries said-by`")
def queries(
    name: Annotated[str | None, typer.Argument(metavar="NAME", autocompletion=query_names)] = None,
) -> None:
    """List the stored queries by subject, or tell one with its parameters and their values."""
    if name:
        drawing.put_query(name)
    else:
        drawing.put_queries(kg.queries())


def place_of(store: Path, graph: list[Path] | None, endpoint: str | None) -> Path | list[Path] | str:
    """Return where to ask: an endpoint, files, or else a store."""
    if endpoint and graph:
        raise KgError("--graph and --endpoint: ask one of them")
    if endpoint and not endpoint.startswith(("http://", "https://")):
        raise KgError(f"--endpoint {endpoint}: is not an address such as http://localhost:7878/query")
    return endpoint or graph or store


def params_of(pairs: list[str]) -> dict[str, str]:
    """Return the parameters that `name=value` pairs give."""
    params: dict[str, str] = {}
    for pair in pairs:
        name, given, value = pair.partition("=")
        if not given:
            raise KgError(f"--param {pair}: write it as name=value")
        if name in params:
            raise KgError(f"parameter {name} is given twice, {params[name]!r} and {value!r}; give one of them")
        params[name] = value
    return params
