"""The commands by which people decide who and what is one and the same: review, promote."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import kg
from kg.cli import screen
from kg.cli.options import GRAPH, Gazetteers, LedgerFile, StoreDir, app, conclude

if TYPE_CHECKING:
    from kg.consolidate.sides import Side
    from kg.review import Answer, Case

_KEYS = "same, different, undecided, next, quit"


class Judged(StrEnum):
    """What judgements are about."""

    EVENT = "event"
    UTTERANCE = "utterance"
    ACTOR = "actor"
    ORIGIN = "origin"


@app.command(epilog="Example: `kg review --by 'Ada Smith'`, or `kg review --list --kind event`")
def review(  # noqa: PLR0913 (one an option)
    store: StoreDir = GRAPH,
    *,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; goes into the ledger.")] = "",
    ledger: LedgerFile = None,
    gazetteer: Gazetteers = None,
    kind: Annotated[Judged | None, typer.Option("--kind", help="Only judgements of this kind.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Also those that the rules or people have decided.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="So many at most.")] = None,
    only_list: Annotated[bool, typer.Option("--list", help="Print them, and ask nothing.")] = False,
) -> None:
    """Walk through what may be the same, and decide: the undecided judgements, the likeliest first.

    Answers are s (same), d (different), u (undecided), n (next) and q (quit). They are written into the ledger, win
    over the rules, and everything is joined anew.
    """
    from kg.review import cases  # noqa: PLC0415 (a command loads what it needs)

    found = cases(store, kind=kind.value if kind else None, every=every, limit=limit)
    if only_list or not found:
        for number, case in enumerate(found, start=1):
            _put_case(case, number, len(found))
        screen.messages.print(f"{screen.counted(len(found), 'judgement')} to look at")
        return
    numbers = iter(range(1, len(found) + 1))
    done = kg.review(
        lambda case: _ask(case, next(numbers), len(found)),
        found,
        store,
        by=by,
        ledger=ledger,
        gazetteer=gazetteer or (),
    )
    screen.messages.print(f"{screen.counted(done.decided, 'judgement')} decided")
    conclude(done.problems, strict=False)


def _ask(case: Case, number: int, of: int) -> Answer:
    """Show a case and read an answer, again where it is none; the end of the input ends the walk."""
    from kg.review import Answer  # noqa: PLC0415

    answers = {answer.value[0]: answer for answer in Answer}
    _put_case(case, number, of)
    while True:
        screen.messages.print(f"{_KEYS}? ", end="", markup=False)
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            return Answer.QUIT
        if not line:
            return Answer.QUIT
        answer = answers.get(line.strip().lower()[:1])
        if answer is not None:
            return answer


def _put_case(case: Case, number: int, of: int) -> None:
    """Print both sides of a judgement, and what the rules say of them."""
    judgement = case.judgement
    by = f" by {judgement.by}" if judgement.decided else ""
    title = f"{number} of {of}: {judgement.kind} · {judgement.verdict}{by} · {judgement.score:.2f} · {judgement.rule}"
    screen.results.print(title, style="bold", markup=False)
    _put_side(case.left)
    _put_side(case.right)
    screen.results.print(f"  because: {judgement.evidence}", style="dim", markup=False)


def _put_side(side: Side) -> None:
    heading = " · ".join(filter(None, (side.source, side.facts)))
    screen.results.print(f"  {heading or side.iri}", style="cyan", markup=False)
    screen.results.print(f"    {side.says}", markup=False)


@app.command(epilog="Example: `kg promote ada-anders --gazetteer mine.yaml`, then build with `--gazetteer mine.yaml`")
def promote(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A provisional actor: its slug or IRI.")],
    gazetteer: Annotated[Path, typer.Option("--gazetteer", metavar="FILE", help="Your own file; made if need be.")],
    store: StoreDir = GRAPH,
) -> None:
    """Write an actor that only the articles know into your own gazetteer, with its names and type.

    Correct the entry there as you like; its IRI stays the same.
    """
    done = kg.promote(actor, gazetteer, store)
    entry = ", ".join(f"{key}: {value}" for key, value in done.entry.items())
    screen.messages.print(f"{gazetteer}: {done.id}: {entry}", markup=False, soft_wrap=True)
