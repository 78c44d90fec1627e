"""Reports of one event: what may be among them, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter

from kg.consolidate.dates import Precision, agree, finer, precision
from kg.consolidate.events.pairs import CONTRARY
from kg.consolidate.parties import is_country, same_place
from kg.consolidate.records import EventReport

_iri = attrgetter("iri")  # reports are put in order by their IRIs


@dataclass(slots=True)
class EventGroup:
    """Reports of one event; `conflict` is what rules may not join, people may."""

    reports: list[EventReport]
    when: str | None = None
    articles: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, report: EventReport) -> EventGroup:
        """Return the group of one report."""
        places = {report.place} if report.place else set()
        return cls([report], report.when, {report.article}, places, {report.status})

    @property
    def first(self) -> EventReport:
        """The report with the smallest IRI: after it an event is told from others of its name."""
        return min(self.reports, key=_iri)

    @property
    def plainest(self) -> EventReport:
        """The report that an event is named after: one that names people, and no more of them than it must."""
        return min(self.reports, key=lambda report: (len(report.people) < 2, len(report.participants), report.iri))

    @property
    def place(self) -> str | None:
        """Where it was, as exactly as any report says; None where they differ."""
        exact = {place for place in self.places if not is_country(place)} or self.places
        agreed = all(same_place(one, other) is not False for one in exact for other in self.places)
        return min(exact) if len(exact) == 1 and agreed else None

    @property
    def medium(self) -> str | None:
        """By what means, where the reports agree."""
        media = {report.medium for report in self.reports if report.medium}
        return media.pop() if len(media) == 1 else None

    @property
    def status(self) -> str:
        """What has become of it: what is known to have happened was once planned; else what was told last."""
        if "occurred" in self.statuses:
            return "occurred"
        return max(self.reports, key=lambda report: (report.published or "", report.iri)).status

    def conflict(self, other: EventGroup) -> str | None:
        """Say why the reports of two groups cannot be of one event, as far as rules can tell."""
        if not self.articles.isdisjoint(other.articles):
            return "an article tells the two apart"
        if not agree(self.when, other.when):
            return f"the times {self.when} and {other.when} differ"
        if any(same_place(here, there) is False for here in self.places for there in other.places):
            return f"the places {', '.join(sorted(self.places))} and {', '.join(sorted(other.places))} differ"
        if self.statuses | other.statuses >= CONTRARY:
            return "what one says happened the other denies"
        return None

    def absorb(self, other: EventGroup) -> None:
        """Take the reports of another group."""
        self.reports += other.reports
        self.articles |= other.articles
        self.places |= other.places
        self.statuses |= other.statuses
        self.when = _shared_time(self.when, other.when)


def _shared_time(one: str | None, other: str | None) -> str | None:
    """The more exact of two times; days that differ, where people joined them, are kept as one of a set."""
    if agree(one, other) and not any(when and when.startswith("[") for when in (one, other)):
        return finer(one, other)
    days = {day for when in (one, other) for day in (when or "").strip("[]").split(",") if day}
    exact = {day for day in days if precision(day) is Precision.DAY}
    return f"[{','.join(sorted(exact if len(exact) > 1 else days))}]"
