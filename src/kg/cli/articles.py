"""The commands that read articles: build, remove, extract, eval."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import kg
from kg.cli import screen
from kg.cli.options import GRAPH, Gazetteers, LedgerFile, Paths, StoreDir, Strict, Workers, app, conclude
from kg.errors import KgError
from kg.iri import BASE
from kg.model import Problem


class ExtractFormat(StrEnum):
    """How `kg extract` prints what it finds."""

    JSONL = "jsonl"
    JSON = "json"


class EvalFormat(StrEnum):
    """How `kg eval` prints its figures."""

    TABLE = "table"
    JSON = "json"


@app.command(epilog="Example: `kg build seeds 'more/**/*.html' --store graph`")
def build(  # noqa: PLR0913 (one an option)
    paths: Paths,
    *,
    store: StoreDir = GRAPH,
    base: Annotated[str, typer.Option(help="What the IRIs of the data begin with.")] = BASE,
    ledger: LedgerFile = None,
    gazetteer: Gazetteers = None,
    workers: Workers = 1,
    strict: Strict = False,
) -> None:
    """Read articles, find who said what and what happened, and put it into the graph.

    An article that was there before is replaced; one bad article never stops the others.
    """
    with screen.progress("articles") as tick:
        built = kg.build(
            paths,
            store,
            base=base,
            ledger=ledger,
            gazetteer=gazetteer or (),
            workers=workers,
            stdin=sys.stdin.buffer,
            on_article=tick,
        )
    screen.messages.print(f"{screen.counted(len(built.articles), 'article')} in {store}")
    conclude(built.problems, strict)


@app.command(epilog="Example: `kg remove seeds/000_6cafd1bfc4b13f97.txt`")
def remove(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="File, file name, row id, hash or IRI.")],
    store: StoreDir = GRAPH,
    ledger: LedgerFile = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Take articles out of the graph."""
    for file in kg.remove(articles, store, ledger=ledger, gazetteer=gazetteer or ()):
        screen.messages.print(f"removed {file}")


@app.command(epilog="Example: `kg extract seeds --format jsonl > facts.jsonl`")
def extract(
    paths: Paths,
    format: Annotated[ExtractFormat, typer.Option("--format", "-f")] = ExtractFormat.JSONL,  # noqa: A002
    gazetteer: Gazetteers = None,
    workers: Workers = 1,
    strict: Strict = False,
) -> None:
    """Print what the articles say, one JSON object an article; no graph is kept."""
    problems: list[Problem] = []
    for found in kg.extract(paths, gazetteer=gazetteer or (), workers=workers, stdin=sys.stdin.buffer):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            indent = 2 if format is ExtractFormat.JSON else None
            screen.put(json.dumps(found, ensure_ascii=False, indent=indent) + "\n")
    conclude(problems, strict)


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
    conclude(found.problems, strict=False)
    screen.put((to_table if format is EvalFormat.TABLE else to_json)(found, errors))
    if low := found.below(floors):
        screen.messages.print(f"below the floor: {', '.join(low)}")
        raise typer.Exit(1)


def _numbers(pairs: list[str]) -> dict[str, float]:
    floors = dict(pair.partition("=")[::2] for pair in pairs)
    try:
        return {name: float(value) for name, value in floors.items()}
    except ValueError:
        raise KgError(f"--min-f1 {' '.join(pairs)}: write it as statements=0.8") from None
