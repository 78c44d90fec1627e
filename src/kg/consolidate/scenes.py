"""Where and when a statement was made, as far as its article and the articles that share its event know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from kg.consolidate.dates import Precision, agree, finer, precision
from kg.consolidate.events.groups import EventGroup
from kg.consolidate.parties import MUTUAL
from kg.consolidate.records import ArticleRecord, StatementReport
from kg.edtf import bounds

_EXACT = (Precision.DAY, Precision.DAY_OF_ANY_YEAR)
_HEARD_AT = MUTUAL | {"briefing", "interview"}  # where people speak
_ONE_DAY = timedelta(1)


class Together(IntEnum):
    """How sure it is that two statements were made at one place and time."""

    NO = 0  # at two events, or on two days
    UNKNOWN = 1
    NEAR = 2  # one undated, by a party to the event of the other that both report; both undated, told within a day
    YES = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """The event at which a statement was made, its day, and the events beside which it may have been made."""

    event: str | None
    when: str | None
    around: frozenset[str] = frozenset()
    told: date | None = None  # when its article was published, where neither event nor day is known

    @property
    def keys(self) -> frozenset[str]:
        """What statements made together have in common, by which they are looked up."""
        days = {f"day {(self.when or '')[5:10]}"} if precision(self.when) in _EXACT else set()
        events = {self.event} if self.event else self.around
        told = {f"told {self.told}", f"told {self.told + _ONE_DAY}"} if self.told else set()
        return frozenset(days | events | told)


class Scenes:
    """The scene of every statement."""

    def __init__(
        self,
        events: Iterable[EventGroup] = (),
        event_of: Mapping[str, str] | None = None,
        articles: Iterable[ArticleRecord] = (),
    ) -> None:
        """Take the events, the IRI of the event that each event report is of, and the articles."""
        self._event_of = event_of or {}
        self._told = {article.iri: _day(article.published) for article in articles}
        self._times: dict[str, str | None] = {}
        self._talks: dict[tuple[str, str], set[str]] = defaultdict(set)  # article, party → its calls and meetings
        for group in events:
            for report in group.reports:
                event = self._event_of[report.iri]
                self._times[event] = group.when
                if report.type in _HEARD_AT and report.status == "occurred":
                    for party in report.participants:
                        self._talks[report.article, party].add(event)

    def of(self, statement: StatementReport) -> Scene:
        """Return where and when a statement was made; the day that its article leaves open, another may know."""
        event = self._event_of.get(statement.occasion or "")
        held = self._times.get(event) if event else None
        when = finer(statement.when, held) if agree(statement.when, held) else statement.when
        if event or precision(when) in _EXACT:
            return Scene(event, when)
        around = frozenset(self._talks.get((statement.article, statement.speaker or ""), ()))
        return Scene(None, when, around, self._told.get(statement.article))


def _day(published: str | None) -> date | None:
    """The day of publication, where it is known to the day and has a next one."""
    first, last = bounds((published or "")[:10])
    if first is None or first != last or first.startswith("9999"):
        return None
    return date.fromisoformat(first)


def together(one: Scene, other: Scene) -> Together:
    """Say whether two statements of one speaker were made together."""
    if one.event and other.event:
        return Together.YES if one.event == other.event else Together.NO
    if not agree(one.when, other.when):
        return Together.NO
    if precision(one.when) in _EXACT and precision(other.when) in _EXACT:
        return Together.YES
    beside = other.event in one.around or one.event in other.around
    within_a_day = one.told is not None and other.told is not None and abs(one.told - other.told) <= _ONE_DAY
    return Together.NEAR if beside or within_a_day else Together.UNKNOWN
