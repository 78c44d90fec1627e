"""Which event reports may be of one event: same type, parties and day, or as good as that.

Rules propose pairs, each on its own grounds, and never look at what was joined before: `kg.consolidate.cluster`
makes the events. Two calls of the same two people are told apart by their days; a report that gives only the month is
of the one call of that month, and of none where there were two. Reports are looked up by type and party, never all
against all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.consolidate.cluster import cluster
from kg.consolidate.events.groups import EventGroup
from kg.consolidate.events.names import judge_names
from kg.consolidate.events.near_days import judge_near_days
from kg.consolidate.events.same_parties import judge_same_parties
from kg.consolidate.events.scenarios import Names, judge_scenarios
from kg.consolidate.events.stand_ins import judge_stand_ins
from kg.consolidate.parties import Parties, is_joinable
from kg.consolidate.records import EventReport, Judgement

__all__ = ["EventGroup", "group_events", "judge_events"]

_FAMILIES = {"summit": "meeting"}  # one article's summit is another's meeting


def judge_events(reports: Iterable[EventReport], parties: Parties, names: Names | None = None) -> list[Judgement]:
    """Return what the rules say of pairs of event reports; the order of the reports makes no difference.

    `names` are what actors are called, by language.
    """
    every = sorted(set(reports), key=lambda report: report.iri)
    blocks: dict[tuple[str, tuple[str, ...]], list[EventReport]] = defaultdict(list)
    for report in every:
        core = parties.core(report)
        if is_joinable(report.type, core):
            blocks[_FAMILIES.get(report.type, report.type), core].append(report)
    judged = judge_names(every) + judge_scenarios(every, parties, names or {})
    anchors: dict[tuple[str, tuple[str, ...]], list[EventReport]] = {}
    for (family, core), block in sorted(blocks.items()):
        anchors[family, core], found = judge_same_parties(block, core)
        judged += found + judge_near_days(anchors[family, core])
    return judged + judge_stand_ins(anchors, parties)


def group_events(
    reports: Iterable[EventReport], judgements: Iterable[Judgement]
) -> tuple[list[EventGroup], list[Judgement]]:
    """Return the reports in groups of one event each, as the judgements have it, and the judgements that held."""
    return cluster({report.iri: EventGroup.of(report) for report in reports}, judgements)
