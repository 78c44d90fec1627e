"""Where and when a statement was made, as far as its article and the articles that share its event know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from kg.consolidate.dates import Precision, agree, finer, precision
from kg.consolidate.events.groups import EventGroup
from kg.consolidate.parties import MUTUAL
from kg.consolidate.records import StatementReport

_EXACT = (Precision.DAY, Precision.DAY_OF_ANY_YEAR)


class Together(IntEnum):
    """How sure it is that two statements were made at one place and time."""

    NO = 0  # at two events, or on two days
    UNKNOWN = 1
    NEAR = 2  # one undated, by a party to the event of the other that both articles report
    YES = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """The event at which a statement was made, its day, and the events beside which it may have been made."""

    event: str | None
    when: str | None
    around: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """What statements made together have in common, by which they are looked up."""
        days = {f"day {(self.when or '')[5:10]}"} if precision(self.when) in _EXACT else set()
        events = {self.event} if self.event else self.around
        return frozenset(days | events)


class Scenes:
    """The scene of every statement."""

    def __init__(self, events: Iterable[EventGroup] = (), event_of: Mapping[str, str] | None = None) -> None:
        """Take the events, and the IRI of the event that each event report is of."""
        self._event_of = event_of or {}
        self._times: dict[str, str | None] = {}
        self._talks: dict[tuple[str, str], set[str]] = defaultdict(set)  # article, party → its calls and meetings
        for group in events:
            for report in group.reports:
                event = self._event_of[report.iri]
                self._times[event] = group.when
                if report.type in MUTUAL and report.status == "occurred":
                    for party in report.participants:
                        self._talks[report.article, party].add(event)

    def of(self, statement: StatementReport) -> Scene:
        """Return where and when a statement was made; the day that its article leaves open, another may know."""
        event = self._event_of.get(statement.occasion or "")
        held = self._times.get(event) if event else None
        when = finer(statement.when, held) if agree(statement.when, held) else statement.when
        if event or precision(when) in _EXACT:
            return Scene(event, when)
        return Scene(None, when, frozenset(self._talks.get((statement.article, statement.speaker or ""), ())))


def together(one: Scene, other: Scene) -> Together:
    """Say whether two statements of one speaker were made together."""
    if one.event and other.event:
        return Together.YES if one.event == other.event else Together.NO
    if not agree(one.when, other.when):
        return Together.NO
    if precision(one.when) in _EXACT and precision(other.when) in _EXACT:
        return Together.YES
    beside = other.event in one.around or one.event in other.around
    return Together.NEAR if beside else Together.UNKNOWN
