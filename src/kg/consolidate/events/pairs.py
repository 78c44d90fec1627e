"""Two event reports side by side: whether they may be of one event, and how a judgement on them is written."""

from __future__ import annotations

from kg.consolidate.dates import agree
from kg.consolidate.parties import same_place
from kg.consolidate.records import EventReport, Judgement, Kind, Verdict
from kg.edtf import bounds

CONTRARY = frozenset({"occurred", "denied"})  # no rule says that what is denied is what happened


def compatible(one: EventReport, other: EventReport) -> bool:
    """Whether two reports may be of one event: an article tells its own events apart, times and places agree."""
    return (
        one.article != other.article
        and agree(one.when, other.when)
        and same_place(one.place, other.place) is not False
        and {one.status, other.status} != CONTRARY
        and not _foretells(one, other)
        and not _foretells(other, one)
    )


def _foretells(told: EventReport, event: EventReport) -> bool:
    """Whether an article would say that something took place that was still to come."""
    if told.status != "occurred" or told.published is None or event.when is None:
        return False
    published, begins = bounds(told.published)[1], bounds(event.when)[0]
    return published is not None and begins is not None and published < begins


def same(one: EventReport, other: EventReport, rule: str, sure: float, note: str) -> Judgement:
    """Return the judgement that two reports are of one event; what else agrees or differs counts a little."""
    told = [f"time {one.when or '?'} and {other.when or '?'}"]
    if one.place and other.place:
        told.append(f"place {one.place} and {other.place}")
    if one.medium and other.medium and one.medium != other.medium:
        told.append(f"medium {one.medium} and {other.medium}")
    evidence = ", ".join([note, *told])
    score = min(sure + _bonus(one, other), 0.99)
    return Judgement.on(one.iri, other.iri, Verdict.SAME, evidence, kind=Kind.EVENT, score=score, rule=rule)


def undecided(one: EventReport, other: EventReport, rule: str, sure: float, note: str) -> Judgement:
    """Return the judgement that two reports may be of one event, for a person to decide."""
    return Judgement.on(one.iri, other.iri, Verdict.UNDECIDED, note, kind=Kind.EVENT, score=sure, rule=rule)


def _bonus(one: EventReport, other: EventReport) -> float:
    place = 0.02 if same_place(one.place, other.place) else 0
    medium = (0.02 if one.medium == other.medium else -0.05) if one.medium and other.medium else 0
    return place + medium - (0 if one.type == other.type else 0.1)
