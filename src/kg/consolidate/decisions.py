"""What a ledger decides: the lines of people that still hold, and the rules' lines that a person took out.

Numbers of reports shift when an article or the rules change. A line quotes what its sides said: where a side has moved
within its article the line follows it; where it is gone the line is kept and told of, and decides nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.consolidate.ledger import HAND, Ledger, Line, digest, joins
from kg.consolidate.records import Judgement, Kind, Verdict
from kg.consolidate.sides import Side
from kg.model import Problem, Severity

_REPORT = re.compile(r"(.*/article/[^/]+)(?:/(?:event|statement)/\d+)?$")
_NAMED = (Kind.ACTOR, Kind.ORIGIN)  # their IRIs are made of what they are
TAKEN_OUT = "taken out of the ledger"


@dataclass(slots=True)
class Decisions:
    """What people decided, the lines that decide nothing for now, and what is to be told of these."""

    judgements: list[Judgement] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def decide(ledger: Ledger, sides: Mapping[str, Side], before: Sequence[Judgement], where: str) -> Decisions:
    """Return what a ledger decides on `sides`; `before` are the judgements that the graph has rested on so far."""
    found = Decisions()
    present = _Present(sides)
    for line in ledger.lines:
        if not line.judgement.decided:
            continue
        left, right = (present.find(iri, says) for iri, says in zip(line.pair, line.says, strict=True))
        if left and right and left != right and sides[left].kind is sides[right].kind:
            pair = sorted((left, right))
            found.judgements.append(replace(line.judgement, left=pair[0], right=pair[1], kind=sides[left].kind))
            continue
        found.waiting.append(line)
        if present.should_have(line):
            found.problems.append(_stale(line, where))
    decided = {judgement.pair for judgement in found.judgements}
    found.judgements += (gone for gone in _taken_out(ledger, sides, before) if gone.pair not in decided)
    return found


def _stale(line: Line, where: str) -> Problem:
    left, right = line.pair
    message = (
        f"decides nothing: {left} or {right} is not there, or no longer says what is quoted;"
        " judge the pair anew, or take the line out"
    )
    return Problem(Severity.WARNING, message, f"{where}, line {line.number}")


class _Present:
    """What can be judged now, by IRI, and by what it says in its article."""

    def __init__(self, sides: Mapping[str, Side]) -> None:
        self._sides = sides
        self._articles = {side.article for side in sides.values()}
        self._saying: dict[tuple[str, str], list[str]] = defaultdict(list)
        for iri, side in sides.items():
            self._saying[side.article, _bare(side.says)].append(iri)

    def find(self, iri: str, says: str) -> str | None:
        """Return the node that a line means: still the same, or the one of its article that now says it."""
        side = self._sides.get(iri)
        if side is not None and (not says or side.kind in _NAMED or _bare(side.says) == _bare(says)):
            return iri
        moved = self._saying.get((_article(iri), _bare(says)), []) if says else []
        return moved[0] if len(moved) == 1 else None

    def should_have(self, line: Line) -> bool:
        """Whether the sides of a line must be here: a line on an article that was removed waits for it."""
        return not any(line.says) or all(_article(iri) in self._articles for iri in line.pair)


def _article(iri: str) -> str:
    """The article of a report; nothing for an actor."""
    found = _REPORT.match(iri)
    return found[1] if found else ""


def _bare(says: str) -> str:
    """A quotation as it is compared: programs for tables add marks and take them away."""
    return says.replace('"', "")


def _taken_out(ledger: Ledger, sides: Mapping[str, Side], before: Sequence[Judgement]) -> list[Judgement]:
    """The joins that a person undid by taking out their lines; told only where the ledger is of these joins."""
    if digest(before) != ledger.state:
        return []
    kept = {line.pair for line in ledger.lines}
    return [
        replace(judgement, verdict=Verdict.UNDECIDED, by=HAND, evidence=f"{judgement.evidence}; {TAKEN_OUT}")
        for judgement in joins(before)
        if judgement.pair not in kept and judgement.left in sides and judgement.right in sides
    ]
