"""The options that several commands share, the application they belong to, and how a command ends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli import screen
from kg.model import Problem


def _file_or_none(out: Path | None) -> Path | None:
    """Return the file to write to; None for `-`, which is standard output here as it is standard input elsewhere."""
    return None if out == Path("-") else out


class Commands(TyperGroup):
    """The commands of `kg`; one of them has a name of two words, `query test`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[Any, Any, list[str]]:  # noqa: ANN401 (Typer's own)
        """Find the command that the line begins with, the longest name first."""
        two = " ".join(args[:2])
        return super().resolve_command(ctx, [two, *args[2:]] if two in self.commands else args)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,  # a bug shows a plain traceback
    context_settings={"help_option_names": ["-h", "--help"]},
    help="News articles in, an RDF knowledge graph of who said what to whom out.",
    epilog="Start with: `kg build seeds`, then `kg queries`.",
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, globs, or - for standard input.")]
StoreDir = Annotated[Path, typer.Option("--store", metavar="DIR", help="Where the graph is kept.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", metavar="FILE", help="Write to a file; its ending picks the format.", callback=_file_or_none
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 when any input has a fault.")]
Workers = Annotated[int, typer.Option("--workers", "-j", min=1, help="Processes to analyse with.")]
Format = Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT")]
LedgerFile = Annotated[
    Path | None,
    typer.Option("--ledger", metavar="FILE", help="Judgements of what is the same; without it DIR/ledger.tsv."),
]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", metavar="FILE", help="Your own actors, topics and events; may be repeated."),
]
GRAPH = Path("graph")


def conclude(problems: Sequence[Problem], strict: bool) -> None:
    """List the faults; exit with 1 where they count."""
    screen.put_problems(problems)
    if strict and problems:
        raise typer.Exit(1)
