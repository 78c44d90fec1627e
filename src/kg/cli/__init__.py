"""The command line: a verb is its options, one call, and printing. No logic; the only place that exits.

Results go to standard output, progress and messages to standard error. Exit codes: 0 done, 1 faults found
(`kg check`, or `--strict`), 2 a mistake of the user's, told in one line.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import kg
from kg.cli import articles, asking, exchange, identity, questions, screen
from kg.cli.options import app
from kg.errors import KgError

# the commands register themselves with the app
__all__ = ["app", "articles", "asking", "exchange", "identity", "main", "questions"]


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
