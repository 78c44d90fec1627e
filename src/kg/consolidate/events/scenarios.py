"""What has not happened but is spoken of: one supposition, told by several articles of the same days.

"She said that Japan might step in if the island were attacked" and "the premier's words, which implied an armed
intervention" suppose one event, though neither gives a day, and only one of them names a party: the speaker's own
country is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from kg.consolidate.events.pairs import compatible, same, undecided
from kg.consolidate.parties import Parties
from kg.consolidate.records import EventReport, Judgement
from kg.edtf import bounds

RULE = "same-scenario"
_SAME_DAYS = 14  # between the articles
_CROWD = 60  # reports of one supposition: where there are more, everybody speaks of it

Names = Mapping[str, Mapping[str, str]]


def judge_scenarios(reports: Iterable[EventReport], parties: Parties, names: Names) -> list[Judgement]:
    """Judge the hypothetical reports without a time of one type that tell of one person's supposition.

    Where a report is not in the words of a statement, its sentence must name the person.
    """
    supposed: dict[str, list[EventReport]] = defaultdict(list)
    for report in reports:
        if report.status == "hypothetical" and report.when is None:
            supposed[report.type].append(report)
    judged: list[Judgement] = []
    for type_, alike in sorted(supposed.items()):
        speakers = {report.told_by for report in alike if report.told_by}
        for speaker in sorted(speakers):
            called = [name for name in names.get(speaker, {}).values() if name]
            block = [report for report in alike if _tells_of(report, speaker, called)]
            if len(block) <= _CROWD:
                judged += _judge(block, f"{type_} that {speaker} speaks of", {parties.country(speaker)}, parties)
    return judged


def _tells_of(report: EventReport, speaker: str, called: Iterable[str]) -> bool:
    if report.told_by:
        return report.told_by == speaker
    return any(name in report.quotation for name in called)


def _judge(block: list[EventReport], note: str, own: set[str], parties: Parties) -> list[Judgement]:
    """Judge each report beside the first that it fits; sure where neither article has another that fits."""
    fits: dict[str, list[EventReport]] = {
        one.iri: [other for other in block if _fit(one, other, own, parties)] for one in block
    }
    judged = []
    for report in sorted(block, key=lambda report: report.iri):
        earlier = [other for other in fits[report.iri] if other.iri < report.iri]
        if not earlier:
            continue
        first = min(earlier, key=lambda other: other.iri)
        alone = _number(fits[report.iri], first.article) == _number(fits[first.iri], report.article) == 1
        judged.append((same if alone else undecided)(first, report, RULE, 0.65, note))
    return judged


def _number(reports: Iterable[EventReport], article: str) -> int:
    return sum(report.article == article for report in reports)


def _fit(one: EventReport, other: EventReport, own: set[str], parties: Parties) -> bool:
    """Whether one names no parties but those of the other; the speaker's own country counts as named by both."""
    here, there = (frozenset(map(parties.country, report.participants)) for report in (one, other))
    return (
        (here <= there or there <= here)
        and bool((here | own) & (there | own) & (here | there))
        and compatible(one, other)
        and _same_days(one, other)
    )


def _same_days(one: EventReport, other: EventReport) -> bool:
    """Whether two articles came out within a fortnight, or may have."""
    spans = [bounds(report.published or "") for report in (one, other)]
    days = [date.fromisoformat(day) for span in spans for day in span if day]
    if len(days) < len(spans) * 2:
        return False
    begins, ends, starts, stops = days
    return max((starts - ends).days, (begins - stops).days) <= _SAME_DAYS
