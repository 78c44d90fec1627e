"""Events of the same parties on other days: never joined by rule, but shown to a person where they may be one.

A call on the evening of the 24th in Washington is on the 25th in Beijing; a visit that was planned for the 3rd may
have been put off to the 10th.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from kg.consolidate.dates import Precision, precision
from kg.consolidate.events.pairs import CONTRARY, undecided
from kg.consolidate.parties import MUTUAL, same_place
from kg.consolidate.records import EventReport, Judgement

_PUT_OFF = 31  # days


def judge_near_days(anchors: list[EventReport]) -> list[Judgement]:
    """Judge the events of the same parties whose exact days follow each other closely."""
    dated = sorted((day, report.iri, report) for report in anchors if (day := _day(report)) is not None)
    return [
        undecided(one, other, rule, 0.4, f"{one.type} on {one.when} and on {other.when}")
        for (first, _, one), (second, _, other) in pairwise(dated)
        if (rule := _grounds(one, other, (second - first).days))
    ]


def _day(report: EventReport) -> date | None:
    if report.type not in (*MUTUAL, "visit") or precision(report.when) is not Precision.DAY:
        return None
    try:
        return date.fromisoformat((report.when or "")[:10])
    except ValueError:
        return None


def _grounds(one: EventReport, other: EventReport, days: int) -> str | None:
    """Why two reports on other days may be of one event."""
    statuses = {one.status, other.status}
    if one.article == other.article or same_place(one.place, other.place) is False or statuses == CONTRARY:
        return None
    if days == 1 and statuses == {"occurred"}:
        return "a-day-apart"
    if 0 < days <= _PUT_OFF and one.status == "planned" and same_place(one.place, other.place) is True:
        return "perhaps-put-off"
    return None
