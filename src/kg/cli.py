"""The command line: a verb is its options, one call, and printing. No logic; the only place that exits.

Results go to standard output, progress and messages to standard error. Exit codes: 0 done, 1 faults found
(`kg check`, or `--strict`), 2 a mistake of the user's, told in one line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

import kg
from kg.errors import KgError
from kg.iri import BASE
from kg.model import Problem, Severity

if TYPE_CHECKING:
    from kg.answers import Answer

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,  # a bug shows a plain traceback
    context_settings={"help_option_names": ["-h", "--help"]},
    help="News articles in, an RDF knowledge graph of who said what to whom out.",
    epilog="Start with: `kg build seeds`, then `kg queries`.",
)
messages = Console(stderr=True, highlight=False)
results = Console(highlight=False, soft_wrap=True)
WIDTH = 120  # of tables, where the output is no terminal
LONGEST_SHORT = 48  # a column with longer cells stands on lines of its own
INDENT = "    "  # of a row's further lines


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
        results.print(f"kg (Readout) {kg.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only results and errors.")] = False,
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    messages.quiet = quiet


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
    with _progress("articles") as tick:
        built = kg.build(paths, store, base=base, workers=workers, stdin=sys.stdin.buffer, on_article=tick)
    messages.print(f"{_count(len(built.articles), 'article')} in {store}")
    _report(built.problems, strict)


@app.command(epilog="Example: `kg remove seeds/000_6cafd1bfc4b13f97.txt`")
def remove(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="File, file name, row id, hash or IRI.")],
    store: StoreDir = GRAPH,
) -> None:
    """Take articles out of the graph."""
    for file in kg.remove(articles, store):
        messages.print(f"removed {file}")


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
            _print(json.dumps(found, ensure_ascii=False, indent=indent) + "\n")
    _report(problems, strict)


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
    _report(found.problems, strict=False)
    _print((to_table if format is EvalFormat.TABLE else to_json)(found, errors))
    if low := found.below(floors):
        messages.print(f"below the floor: {', '.join(low)}")
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
    chosen = format or _format(out)
    if chosen in (None, "table") and out is None:
        answer = kg.answer(query, store, _params(param or []))
        _ask(query, param or [])
        _draw(answer)
    else:
        _write(kg.query(query, store, _params(param or []), format=chosen), out)


@app.command(epilog="Example: `kg queries`")
def queries() -> None:
    """List the stored queries with their questions and parameters."""
    for stored in kg.queries():
        line = Text(f"{stored.name:24}", style="bold")
        line.append(f"{stored.summary}\n", style="not bold")
        for parameter in stored.parameters:
            asked = f"--param {parameter.name}=…" if parameter.required else f"[--param {parameter.name}=…]"
            line.append(f"{'':24}  {asked}  {parameter.description}\n", style="not bold dim")
        results.print(line, end="")


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
        messages.print(f"wrote {out}")


@app.command(epilog="Example: `kg load http://localhost:7878/store`")
def load(
    endpoint: Annotated[str, typer.Argument(metavar="URL", help="The store's SPARQL Graph Store address.")],
    store: StoreDir = GRAPH,
    update: Annotated[bool, typer.Option("--update", help="URL is a SPARQL UPDATE address instead.")] = False,
) -> None:
    """Send the graph to any triple store, one named graph at a time."""
    with _progress("graphs") as tick:
        loaded = kg.load(endpoint, store, update=update, on_graph=tick)
    messages.print(f"{_count(loaded, 'graph')} at {endpoint}")


@app.command(epilog="Example: `kg check`")
def check(store: StoreDir = GRAPH) -> None:
    """Prove the graph well formed: SHACL shapes, every passage against its text, stored checks; silent when good."""
    _report(kg.check(store), strict=True)


@app.command(epilog="Example: `kg show xi-jinping` or `kg show seeds/003_169bf27854fce590.txt`")
def show(
    what: Annotated[str, typer.Argument(metavar="ARTICLE|ACTOR|EVENT|STATEMENT", help="A file, slug, name or IRI.")],
    store: StoreDir = GRAPH,
) -> None:
    """Look at one thing: an article with its statements and events marked in the text, an actor, an event."""
    for line in kg.show(what, store):
        results.print(Text.assemble(*((piece.text, STYLES[piece.style]) for piece in line)))


@app.command(epilog="Example: `kg stats`")
def stats(store: StoreDir = GRAPH) -> None:
    """Count what is in the graph."""
    _print(kg.stats(store))


OUT_FORMATS = {
    ".txt": "table",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".srj": "json",
    ".xml": "xml",
    ".srx": "xml",
    ".md": "markdown",
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nq",
    ".rdf": "rdfxml",
    ".jsonld": "jsonld",
}
# what kinds of text `kg show` sets apart
STYLES = {
    "plain": "",
    "title": "bold",
    "label": "dim",
    "speaker": "bold cyan",
    "cue": "cyan",
    "content": "green",
    "event": "bold magenta",
    "outside": "dim",
}


def main() -> None:
    """Run the command line."""
    try:
        app()
    except KgError as error:
        Console(stderr=True, highlight=False, soft_wrap=True).print(f"kg: {error}", markup=False, style="red")
        sys.exit(2)
    except BrokenPipeError:  # kg extract … | head
        sys.stderr.close()
        sys.exit(0)


@contextmanager
def _progress(noun: str) -> Iterator[Any]:
    """Yield a function to call after each step; draws on a terminal only."""
    if messages.quiet or not messages.is_terminal:
        yield lambda _: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.completed} " + noun), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=True) as progress:
        task = progress.add_task(noun, total=None)
        yield lambda _: progress.advance(task)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _report(problems: Iterable[Problem], strict: bool) -> None:
    """List the faults, the grave ones last where they are seen; exit with 1 if they count."""
    listed = sorted(problems, key=lambda problem: problem.severity is Severity.ERROR)
    for problem in listed:
        at = f" [{problem.span.start}:{problem.span.end}]" if problem.span else ""
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        line = Text(f"{problem.where}{at}: {problem.severity}: ", style=colour)
        Console(stderr=True, highlight=False, soft_wrap=True).print(line.append(problem.message, style="default"))
    if strict and listed:
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


def _format(out: Path | None) -> str | None:
    """The format that a file's ending asks for; None where it says nothing."""
    return OUT_FORMATS.get(out.suffix.lower()) if out else None


def _write(text: str, out: Path | None) -> None:
    """Print a result, or write it whole to a file."""
    if out is None:
        _print(text)
        return
    from kg.whole_file import write_whole  # noqa: PLC0415 (commands that write nothing need no such thing)

    write_whole(out, [text.encode("utf-8", "replace")])
    messages.print(f"wrote {out}")


def _ask(query: str, param: list[str]) -> None:
    """Print what a query asks as a heading, beside the answer rather than in it."""
    from kg.queries import load_query  # noqa: PLC0415

    if question := load_query(query).summary:
        given = f" ({', '.join(param)})" if param else ""
        messages.print(Text(f"{question}{given}", style="bold"), soft_wrap=True)


def _draw(answer: Answer) -> None:
    """Draw rows for people: a table where it fits the terminal, else a card a row; a graph is written as Turtle."""
    from kg.answers import render, shown, width  # noqa: PLC0415

    text = render(answer, "turtle" if answer.triples is not None else "table")
    room = results.width if results.is_terminal else WIDTH
    if answer.triples is not None or all(width(line) <= room for line in text.splitlines()):
        _print(text)
        return
    head, rows = shown(answer)
    long = {name for name, *cells in zip(head, *rows, strict=True) if max(map(width, cells)) > LONGEST_SHORT}
    for row in rows:
        told = {name: cell for name, cell in zip(head, row, strict=True) if cell}
        for number, line in enumerate(_card(told, long, room - len(INDENT))):
            results.print(Text(INDENT if number else "") + line)


def _card(told: dict[str, str], long: set[str], room: int) -> Iterator[Text]:
    """Yield the lines of a row in the order of its columns: short ones share lines, a long one has its own."""
    lines: list[Text] = []
    open_line = False  # whether the last line takes another column
    for name, cell in told.items():
        column = Text.assemble((f"{name} ", "dim"), cell)
        if open_line and name not in long and lines[-1].cell_len + 2 + column.cell_len <= room:
            lines[-1].append("  ").append_text(column)
        else:
            lines.append(column)
        open_line = name not in long
    for line in lines:
        for part in line.wrap(results, room):
            part.rstrip()
            yield part


def _print(text: str) -> None:
    """Print a result as it is, in UTF-8 whatever the terminal's encoding."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
