"""Which nodes are one, by the judgements on pairs of them alone: decisions of people first, then the surest.

Rules only propose. Nothing is merged in place: the groups are worked out anew from the judgements each time, so that
a judgement taken away takes its merge away. Two nodes that a person holds apart, by `different` or `undecided`, are
never bridged by what rules say of third ones; nor are two that differ by rule.

>>> from kg.consolidate.records import Kind, Verdict
>>> same = Judgement.on("urn:a", "urn:b", Verdict.SAME, "one day", kind=Kind.EVENT, score=0.9, rule="same-day")
>>> [sorted(group.members) for group in cluster({iri: Bare({iri}) for iri in ("urn:a", "urn:b", "urn:c")}, [same])[0]]
[['urn:a', 'urn:b'], ['urn:c']]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, Protocol, Self, TypeVar

from kg.consolidate.records import Judgement, Verdict


class Group(Protocol):
    """What stands for one thing: it knows which others it cannot be one with."""

    def conflict(self, other: Self) -> str | None:
        """Say why the two cannot be one; None where they can."""

    def absorb(self, other: Self) -> None:
        """Take the members of another group."""


G = TypeVar("G", bound=Group)


@dataclass(slots=True)
class Bare:
    """A group of nodes of which nothing is known: such as actors."""

    members: set[str]

    def conflict(self, other: Bare) -> str | None:
        """Nothing speaks against any join."""
        return None

    def absorb(self, other: Bare) -> None:
        """Take the members of another group."""
        self.members |= other.members


def cluster(singles: Mapping[str, G], judgements: Iterable[Judgement]) -> tuple[list[G], list[Judgement]]:
    """Return the groups that the judgements make of `singles`, and one judgement for each pair, in order.

    `singles` gives for each node a group of it alone, which is used up. A judgement that would join what cannot be
    one comes back as `undecided`, with the reason. Judgements on nodes that are not there come back as they are.
    """
    known = prevailing(judgements)
    groups = _Groups(singles, known)
    settled = [groups.settle(judgement) for judgement in sorted(known, key=_rank)]
    return groups.distinct(), sorted(settled)


def prevailing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return one judgement for each pair: a person's, else the surest of those that say most."""
    best: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(judgements, key=_rank):
        best.setdefault(judgement.pair, judgement)
    return list(best.values())


def _rank(judgement: Judgement) -> tuple[bool, bool, float, Judgement]:
    """People first, what is settled before what is not, then by score."""
    open_ = judgement.verdict is Verdict.UNDECIDED
    return not judgement.decided, open_, -judgement.score, judgement


@dataclass(eq=False, slots=True)
class _Cell:
    """The nodes that were joined so far, and those they are kept apart from."""

    members: list[str]
    apart: set[str]  # by anybody
    forbidden: set[str]  # by people


class _Groups(Generic[G]):
    """Groups that grow, judgement by judgement."""

    def __init__(self, singles: Mapping[str, G], judgements: Iterable[Judgement]) -> None:
        apart: dict[str, set[str]] = defaultdict(set)
        forbidden: dict[str, set[str]] = defaultdict(set)
        for judgement in judgements:
            if judgement.verdict is Verdict.DIFFERENT or (judgement.decided and judgement.verdict is not Verdict.SAME):
                for one, other in (judgement.pair, judgement.pair[::-1]):
                    apart[one].add(other)
                    if judgement.decided and judgement.verdict is Verdict.DIFFERENT:
                        forbidden[one].add(other)
        self._cells = {iri: _Cell([iri], apart[iri], forbidden[iri]) for iri in singles}
        self._group: dict[_Cell, G] = {self._cells[iri]: single for iri, single in singles.items()}

    def settle(self, judgement: Judgement) -> Judgement:
        """Join what a judgement says is one, unless it cannot be."""
        one, other = (self._cells.get(side) for side in judgement.pair)
        if judgement.verdict is not Verdict.SAME or one is None or other is None or one is other:
            return judgement
        if reason := self._objection(one, other, judgement):
            return replace(judgement, verdict=Verdict.UNDECIDED, evidence=f"{judgement.evidence}; but {reason}")
        larger, smaller = (one, other) if len(one.members) >= len(other.members) else (other, one)
        self._group[larger].absorb(self._group.pop(smaller))
        self._cells.update(dict.fromkeys(smaller.members, larger))
        larger.members += smaller.members
        larger.apart |= smaller.apart
        larger.forbidden |= smaller.forbidden
        return judgement

    def _objection(self, one: _Cell, other: _Cell, judgement: Judgement) -> str | None:
        """What speaks against a join: to a person's, only what a person said."""
        if judgement.decided:
            held_apart = self._parted(one.forbidden, other) or self._parted(other.forbidden, one)
            return "other decisions keep them apart" if held_apart else None
        if self._parted(one.apart, other) or self._parted(other.apart, one):
            return "reports joined with them are kept apart"
        return self._group[one].conflict(self._group[other])

    def _parted(self, apart: Iterable[str], cell: _Cell) -> bool:
        return any(self._cells.get(iri) is cell for iri in apart)

    def distinct(self) -> list[G]:
        """Return the groups, by their least members."""
        least = {cell: min(cell.members) for cell in self._group}
        return [self._group[cell] for cell in sorted(least, key=least.__getitem__)]
