"""The command line: a verb is its options, one call, and printing. No logic; the only place that exits.

Results go to standard output, progress and messages to standard error. Exit codes: 0 done, 1 faults found
(`kg check`, or `--strict`), 2 a mistake of the user's, told in one line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import kg
from kg.cli import screen
from kg.errors import KgError
from kg.iri import BASE
from kg.model import Problem

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,  # a bug shows a plain traceback
    context_settings={"help_option_names": ["-h", "--help"]},
    help="News articles in, an RDF knowledge graph of who said what to whom out.",
    epilog="Start with: `kg build seeds`, then `kg queries`.",
)


class ExtractFormat(StrEnum):
    """How `kg extract` prints what it finds."""

    JSONL = "jsonl"
    JSON = "json"


class EvalFormat(StrEnum):
    """How `kg eval` prints its figures."""

    TABLE = "table"
    JSON = "json"


Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, globs, or - for standard input.")]
StoreDir = Annotated[Path, typer.Option("--store", metavar="DIR", help="Where the graph is kept.")]
Out = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write to a file; its ending picks the format.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 when any input has a fault.")]
Workers = Annotated[int, typer.Option("--workers", "-j", min=1, help="Processes to analyse with.")]
Format = Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT")]
GRAPH = Path("graph")


def _version(show: bool) -> None:
    if show:
        screen.results.print(f"kg (Readout) {kg.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only results and errors.")] = False,
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    screen.messages.quiet = quiet


@app.command(epilog="Example: `kg build seeds 'more/**/*.html' --store graph`")
def build(
    paths: Paths,
    store: StoreDir = GRAPH,
    base: Annotated[str, typer.Option(help="What the IRIs of the data begin with.")] = BASE,
    workers: Workers = 1,
    strict: Strict = False,
) -> None:
    """Read articles, find who said what and what happened, and put it into the graph.

    An article that was there before is replaced; one bad article never stops the others.
    """
    with screen.progress("articles") as tick:
        built = kg.build(paths, store, base=base, workers=workers, stdin=sys.stdin.buffer, on_article=tick)
    screen.messages.print(f"{screen.counted(len(built.articles), 'article')} in {store}")
    _conclude(built.problems, strict)


@app.command(epilog="Example: `kg remove seeds/000_6cafd1bfc4b13f97.txt`")
def remove(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="File, file name, row id, hash or IRI.")],
    store: StoreDir = GRAPH,
) -> None:
    """Take articles out of the graph."""
    for file in kg.remove(articles, store):
        screen.messages.print(f"removed {file}")


@app.command(epilog="Example: `kg extract seeds --format jsonl > facts.jsonl`")
def extract(
    paths: Paths,
    format: Annotated[ExtractFormat, typer.Option("--format", "-f")] = ExtractFormat.JSONL,  # noqa: A002
    workers: Workers = 1,
    strict: Strict = False,
) -> None:
    """Print what the articles say, one JSON object an article; no graph is kept."""
    problems: list[Problem] = []
    for found in kg.extract(paths, workers=workers, stdin=sys.stdin.buffer):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            indent = 2 if format is ExtractFormat.JSON else None
            screen.put(json.dumps(found, ensure_ascii=False, indent=indent) + "\n")
    _conclude(problems, strict)


@app.command("eval", epilog="Example: `kg eval gold.jsonl my-articles --errors 50`")
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="JSON Lines as kg extract prints them; a YAML folder.")],
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH…", help="The articles, or what kg extract printed of them.")
    ] = None,
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="How many errors to list.")] = 20,
    format: Annotated[EvalFormat, typer.Option("--format", "-f")] = EvalFormat.TABLE,  # noqa: A002
    min_f1: Annotated[
        list[str] | None, typer.Option(metavar="MEASURE=F1", help="Exit with 1 when it is below; may be repeated.")
    ] = None,
) -> None:
    """Score what is found against your own annotations, and list the errors with their sentences.

    How to write annotations is told in docs/how-to-annotate.md.
    """
    from kg.evaluate import to_json, to_table  # noqa: PLC0415

    floors = _numbers(min_f1 or [])
    found = kg.evaluate(gold, paths or [], stdin=sys.stdin.buffer)
    _conclude(found.problems, strict=False)
    screen.put((to_table if format is EvalFormat.TABLE else to_json)(found, errors))
    if low := found.below(floors):
        screen.messages.print(f"below the floor: {', '.join(low)}")
        raise typer.Exit(1)


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


@app.command(epilog="Example: `kg check`")
def check(store: StoreDir = GRAPH) -> None:
    """Prove the graph well formed: SHACL shapes, every passage against its text, stored checks; silent when good."""
    _conclude(kg.check(store), strict=True)


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


def main() -> None:
    """Run the command line."""
    try:
        app()
    except KgError as error:
        screen.put_mistake(error)
        sys.exit(2)
    except BrokenPipeError:  # kg extract … | head
        sys.stderr.close()
        sys.exit(0)


def _conclude(problems: Sequence[Problem], strict: bool) -> None:
    """List the faults; exit with 1 where they count."""
    screen.put_problems(problems)
    if strict and problems:
        raise typer.Exit(1)


def _params(pairs: list[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise KgError(f"--param {pair}: write it as name=value")
    return dict(pair.split("=", 1) for pair in pairs)


def _numbers(pairs: list[str]) -> dict[str, float]:
    floors = dict(pair.partition("=")[::2] for pair in pairs)
    try:
        return {name: float(value) for name, value in floors.items()}
    except ValueError:
        raise KgError(f"--min-f1 {' '.join(pairs)}: write it as statements=0.8") from None
