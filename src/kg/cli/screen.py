"""What the command line prints, and how: results on standard output, all else on standard error.

Colours, progress and tables that fit the width are for terminals; `NO_COLOR` is respected.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from kg.model import Problem, Severity

if TYPE_CHECKING:
    from kg.answers import Answer
    from kg.errors import KgError
    from kg.queries import StoredQuery
    from kg.show import Line

messages = Console(stderr=True, highlight=False)
faults = Console(stderr=True, highlight=False, soft_wrap=True)  # told also to those who want quiet
results = Console(highlight=False, soft_wrap=True)
WIDTH = 120  # of tables, where the output is no terminal
LONGEST_SHORT = 48  # a column with longer cells stands on lines of its own
INDENT = "    "  # of a row's further lines
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


@contextmanager
def progress(noun: str) -> Iterator[Any]:
    """Yield a function to call after each step; draws on a terminal only."""
    if messages.quiet or not messages.is_terminal:
        yield lambda _: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.completed} " + noun), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=True) as bar:
        task = bar.add_task(noun, total=None)
        yield lambda _: bar.advance(task)


def counted(number: int, noun: str) -> str:
    """Return `3 articles`, `1 article`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def put_problems(problems: Iterable[Problem]) -> None:
    """List faults on standard error, the grave ones last where they are seen."""
    for problem in sorted(problems, key=lambda problem: problem.severity is Severity.ERROR):
        at = f" [{problem.span.start}:{problem.span.end}]" if problem.span else ""
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        line = Text(f"{problem.where}{at}: {problem.severity}: ", style=colour)
        faults.print(line.append(problem.message, style="default"))


def put_mistake(error: KgError) -> None:
    """Tell a user's mistake in one line on standard error."""
    faults.print(f"kg: {error}", markup=False, style="red")


def format_of(out: Path | None) -> str | None:
    """Return the format that a file's ending asks for; None where it says nothing."""
    return OUT_FORMATS.get(out.suffix.lower()) if out else None


def write(text: str, out: Path | None) -> None:
    """Print a result, or write it whole to a file."""
    if out is None:
        put(text)
        return
    from kg.whole_file import write_whole  # noqa: PLC0415 (commands that write nothing need no such thing)

    write_whole(out, [text.encode("utf-8", "replace")])
    messages.print(f"wrote {out}")


def put_question(query: str, param: list[str]) -> None:
    """Print what a query asks as a heading, beside the answer rather than in it."""
    from kg.queries import load_query  # noqa: PLC0415

    if question := load_query(query).summary:
        given = f" ({', '.join(param)})" if param else ""
        messages.print(Text(f"{question}{given}", style="bold"), soft_wrap=True)


def put_question_of(stored: StoredQuery) -> None:
    """Print a stored query's name and question, and below them its parameters."""
    line = Text.assemble((f"{stored.name:24}", "bold"), f"{stored.summary}\n")
    for parameter in stored.parameters:
        asked = f"--param {parameter.name}=…" if parameter.required else f"[--param {parameter.name}=…]"
        line.append(f"{'':24}  {asked}  {parameter.description}\n", style="dim")
    results.print(line, end="")


def draw(answer: Answer) -> None:
    """Draw rows for people: a table where it fits the terminal, else a card a row; a graph is written as Turtle."""
    from kg.answers import render, shown, width  # noqa: PLC0415

    text = render(answer, "turtle" if answer.triples is not None else "table")
    room = results.width if results.is_terminal else WIDTH
    if answer.triples is not None or all(width(line) <= room for line in text.splitlines()):
        put(text)
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


def put(text: str) -> None:
    """Print a result as it is, in UTF-8 whatever the terminal's encoding."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def put_lines(lines: Iterable[Line]) -> None:
    """Print lines of styled pieces."""
    for line in lines:
        results.print(Text.assemble(*((piece.text, STYLES[piece.style]) for piece in line)))
