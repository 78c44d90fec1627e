"""Events that bear one proper name ("World War II"), whenever and of whom they are said to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.consolidate.dates import precision
from kg.consolidate.events.pairs import compatible, same
from kg.consolidate.records import EventReport, Judgement


def judge_names(reports: Iterable[EventReport]) -> list[Judgement]:
    """Judge the reports of one type that bear one name."""
    bearers: dict[tuple[str, str], list[EventReport]] = defaultdict(list)
    for report in reports:
        for name in report.names:
            bearers[report.type, name].append(report)
    judged = []
    for (_, name), named in sorted(bearers.items()):
        first, *others = sorted(named, key=lambda report: (precision(report.when), report.iri))
        judged += [same(first, other, "same-name", 0.9, name) for other in others if compatible(first, other)]
    return judged
