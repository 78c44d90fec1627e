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
    from kg.errors import KgError
    from kg.show import Line

messages = Console(stderr=True, highlight=False)
faults = Console(stderr=True, highlight=False, soft_wrap=True)  # told also to those who want quiet
results = Console(highlight=False, soft_wrap=True)
OUT_FORMATS = {
    ".txt": "table",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".srj": "json",
    ".xml": "xml",
    ".srx": "xml",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".bib": "bibtex",
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


def put(text: str) -> None:
    """Print a result as it is, in UTF-8 whatever the terminal's encoding."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def put_lines(lines: Iterable[Line]) -> None:
    """Print lines of styled pieces."""
    for line in lines:
        results.print(Text.assemble(*((piece.text, STYLES[piece.style]) for piece in line)))
