"""Reports of the same type and parties: the time tells which of their events each is of.

A day without a year, or a month alone, is of the one event that it fits, and undecided where there are two. A month
is not enough for what one party does by itself: "in an interview last month" may be any of ten.
"""

from __future__ import annotations

from collections import defaultdict

from kg.consolidate.dates import Precision, precision, time_parts
from kg.consolidate.events.pairs import compatible, same, undecided
from kg.consolidate.parties import MUTUAL, country_of, same_place
from kg.consolidate.records import EventReport, Judgement

RULE = "same-parties-and-time"
_TOO_MANY = 100  # events that a report without an exact time may be of
_NEAR_JOINS = 3  # undecided pairs noted for one report at most
# how sure it is that reports of the same parties with a time like this are of one event
_SURE = {
    Precision.DAY: 0.95,
    Precision.DAY_OF_ANY_YEAR: 0.9,
    Precision.MONTH: 0.8,
    Precision.YEAR: 0.7,
    Precision.NONE: 0.7,
}


def judge_same_parties(block: list[EventReport], core: tuple[str, ...]) -> tuple[list[EventReport], list[Judgement]]:
    """Judge the reports of one type and the same parties, those with the most exact times first.

    Return one report for each event that they seem to be of, the anchor that others are compared with, and the
    judgements.
    """
    by_precision: dict[Precision, list[EventReport]] = defaultdict(list)
    for report in block:
        by_precision[precision(report.when)].append(report)
    anchors: list[EventReport] = []
    judged: list[Judgement] = []
    who = ", ".join(core) or "nobody named"
    vague = Precision.YEAR if len(core) > 1 else Precision.MONTH
    for level in Precision:
        before = _Anchors(anchors)
        fresh = _Fresh(vague)
        for report in sorted(by_precision[level], key=_by_detail):
            fitting = before.fitting(report)
            anchor = _only_one(fitting, report, vague) or fresh.like(report)
            if anchor is not None:
                judged.append(same(anchor, report, RULE, _SURE[level], f"{report.type} of {who}"))
                continue
            fresh.add(report)
            for near in sorted(fitting, key=lambda anchor: anchor.iri)[:_NEAR_JOINS]:
                note = f"{who}; times {near.when or '?'} and {report.when or '?'} may agree"
                judged.append(undecided(near, report, "same-parties", 0.5, note))
        anchors += fresh.reports
    return anchors, judged


def _by_detail(report: EventReport) -> tuple[bool, bool, int, str]:
    """Reports that say more come first: they are what others are compared with."""
    return report.place is None, report.medium is None, -len(report.participants), report.iri


class _Anchors:
    """The reports that stand for the events of a block, by their times."""

    def __init__(self, anchors: list[EventReport]) -> None:
        self._all = list(anchors)
        self._by_part: dict[str, list[EventReport]] = defaultdict(list)
        for anchor in anchors:
            for part in time_parts(anchor.when):
                self._by_part[part].append(anchor)

    def fitting(self, report: EventReport) -> list[EventReport]:
        """The anchors that a report may be of; none where there are too many to tell apart."""
        parts = time_parts(report.when)
        among = self._by_part[parts[0]] if parts else self._all
        return [anchor for anchor in among if compatible(anchor, report)] if len(among) <= _TOO_MANY else []


def _only_one(fitting: list[EventReport], report: EventReport, vague: Precision) -> EventReport | None:
    """The one anchor that a report fits; a report whose time is vague needs the place too."""
    level = precision(report.when)
    if level is Precision.NONE and report.type not in MUTUAL:
        return None
    sure = [anchor for anchor in fitting if level < vague or same_place(anchor.place, report.place)]
    return sure[0] if len(sure) == 1 else None


class _Fresh:
    """The reports of one precision that no anchor fits, one for each event that they seem to be of."""

    def __init__(self, vague: Precision) -> None:
        self._vague = vague  # a time as vague as this tells an event only together with its place
        self.reports: list[EventReport] = []
        self._cells: dict[tuple[str | None, str | None], list[EventReport]] = defaultdict(list)

    def add(self, report: EventReport) -> None:
        """Take a report as one of another event."""
        self.reports.append(report)
        self._cells[self._cell(report)].append(report)

    def like(self, report: EventReport) -> EventReport | None:
        """Return a report with the same time; one whose time is vague needs the place too."""
        level = precision(report.when)
        if level >= self._vague and report.place is None:
            return None
        if level is Precision.NONE and report.type not in MUTUAL:
            return None
        vague = level >= self._vague
        among = self._cells[self._cell(report)][:_TOO_MANY]
        fitting = (other for other in among if compatible(other, report))
        return next((other for other in fitting if not vague or same_place(other.place, report.place)), None)

    def _cell(self, report: EventReport) -> tuple[str | None, str | None]:
        """Reports with one key may be alike: the time, and where that is vague the country."""
        if precision(report.when) < self._vague or report.place is None:
            return report.when, None
        return report.when, country_of(report.place)
