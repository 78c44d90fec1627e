"""Walking through judgements with a person who decides; the decisions go into the ledger, then all is joined anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from kg.additions import in_use
from kg.consolidate.ledger import NAME, Line, read_ledger, write_ledger
from kg.consolidate.records import RULE, Judgement, Verdict
from kg.consolidate.reports import told_in
from kg.consolidate.sides import Side, sides_of
from kg.consolidate.update import judgements_in, ledger_path, update
from kg.errors import KgError
from kg.iri import Iris
from kg.model import Problem
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Case:
    """A judgement for a person to look at, with both sides."""

    judgement: Judgement
    left: Side
    right: Side


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How many judgements were decided, and what is amiss in the ledger."""

    decided: int
    problems: tuple[Problem, ...] = ()


class Answer(StrEnum):
    """What a person says to a case."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"
    NEXT = "next"  # leaves it as it is
    QUIT = "quit"


def cases(
    store: str | Path = "graph", *, kind: str | None = None, every: bool = False, limit: int | None = None
) -> list[Case]:
    """Return the judgements that nobody has decided, the likeliest to be the same first; with `every`, all of them.

    Raises:
        KgError: there is no such store.
    """
    with Store.open(Path(store), read_only=True) as graphs:
        sides = sides_of(told_in(graphs), Iris(graphs.base))
        judged = judgements_in(graphs)
    open_ = [
        Case(judgement, sides[judgement.left], sides[judgement.right])
        for judgement in sorted(judged, key=lambda judgement: (-judgement.score, judgement))
        if kind in (None, judgement.kind)
        and (every or (judgement.verdict is Verdict.UNDECIDED and not judgement.decided))
        and judgement.left in sides
        and judgement.right in sides
    ]
    return open_[:limit]


def review(
    decide: Callable[[Case], Answer],
    among: Iterable[Case],
    store: str | Path = "graph",
    *,
    by: str,
    ledger: str | Path | None = None,
    gazetteer: Sequence[str | Path] = (),
) -> Reviewed:
    """Ask `decide` about each case, write the verdicts into the ledger under the name `by`, and join anew.

    Nothing is locked while the person thinks; where the store is in use afterwards, the verdicts are in the ledger
    and count from the next build on.

    Raises:
        KgError: the name is none, or the store, the ledger or a gazetteer cannot be used; then nothing is changed.
    """
    name = " ".join(by.split())
    if not name or name == RULE:
        raise KgError(f"{by!r} is no name of a person; say who decides with --by NAME")
    path, base = _ledger_of(Path(store), ledger)
    decided = [_line(case, verdict, name) for case, verdict in _verdicts(decide, among)]
    if not decided:
        return Reviewed(0)
    written = read_ledger(path, base)  # now, for it may have been edited meanwhile
    lines = {line.pair: line for line in (*written.lines, *decided)}
    write_ledger(path, replace(written, lines=tuple(lines.values())), base)
    with in_use(gazetteer), Store.open(Path(store), create=False) as graphs:
        return Reviewed(len(decided), update(graphs, ledger))


def _ledger_of(store: Path, ledger: str | Path | None) -> tuple[Path, str]:
    """Where the ledger is, and the base of the IRIs in it; the store is let go of, others may write to it."""
    with Store.open(store, read_only=True) as graphs:
        path = ledger_path(graphs, ledger) or store / NAME
        read_ledger(path, graphs.base)
        return path, graphs.base


def _verdicts(decide: Callable[[Case], Answer], among: Iterable[Case]) -> Iterator[tuple[Case, Verdict]]:
    """Yield the cases that are decided, until the person has enough."""
    for case in among:
        answer = decide(case)
        if answer is Answer.QUIT:
            return
        if answer is not Answer.NEXT:
            yield case, Verdict(answer.value)


def _line(case: Case, verdict: Verdict, by: str) -> Line:
    judgement = replace(case.judgement, verdict=verdict, by=by)
    return Line(judgement, says=(case.left.says, case.right.says))
