"""What has not happened but is spoken of: one supposition, told by several articles of the same days.

"She said that Japan might step in if the island were attacked" and "her words on an armed intervention" suppose one
event, though neither gives a day, and only one of them names a party: the speaker's own country is meant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from kg.consolidate.events.pairs import compatible, same, undecided
from kg.consolidate.parties import Parties
from kg.consolidate.records import EventReport, Judgement
from kg.edtf import bounds

RULE = "same-scenario"
_SAME_DAYS = 14  # between the articles


def judge_scenarios(reports: Iterable[EventReport], parties: Parties) -> list[Judgement]:
    """Judge the hypothetical reports without a time of one type, of the same parties or in one speaker's words."""
    supposed: dict[tuple[str, str, str], list[EventReport]] = defaultdict(list)
    for report in reports:
        if report.status == "hypothetical" and report.when is None:
            if report.told_by:
                supposed[report.type, "told by", report.told_by].append(report)
            if lands := _lands(report, parties):
                supposed[report.type, "of", ", ".join(sorted(lands))].append(report)
    return [judged for key, block in sorted(supposed.items()) for judged in _judge(key, block, parties)]


def _judge(key: tuple[str, str, str], block: list[EventReport], parties: Parties) -> list[Judgement]:
    """Judge the reports of one block beside the one that names most; sure where no article has two of them."""
    often = Counter(report.article for report in block)
    own = {parties.country(key[2])}
    first, *others = sorted(block, key=lambda report: (-len(report.participants), report.iri))
    judged = []
    for other in others:
        if compatible(first, other) and _same_days(first, other) and _one_cause(first, other, own, parties):
            alone = often[first.article] == often[other.article] == 1
            judged.append((same if alone else undecided)(first, other, RULE, 0.65, " ".join(key)))
    return judged


def _one_cause(one: EventReport, other: EventReport, own: set[str], parties: Parties) -> bool:
    """Whether one names no parties but those of the other; the speaker's own country counts as named by both."""
    here, there = _lands(one, parties), _lands(other, parties)
    return (here <= there or there <= here) and bool((here | own) & (there | own) & (here | there))


def _lands(report: EventReport, parties: Parties) -> frozenset[str]:
    return frozenset(map(parties.country, report.participants))


def _same_days(one: EventReport, other: EventReport) -> bool:
    """Whether two articles came out within a fortnight, or may have."""
    spans = [bounds(report.published or "") for report in (one, other)]
    days = [date.fromisoformat(day) for span in spans for day in span if day]
    if len(days) < len(spans) * 2:
        return False
    begins, ends, starts, stops = days
    return max((starts - ends).days, (begins - stops).days) <= _SAME_DAYS
