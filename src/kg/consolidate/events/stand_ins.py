"""One event whose parties are named more or less fully: "China and the US held a call" is the call of Xi and Trump.

A country stands for its leader, a minister for the ministry, and one article names more of those present. The day must
be the same. Where two events of that day fit ("the presidents spoke", "the defence ministers spoke"), none is taken;
nor where a third country is named: two leaders of three may have met beside the summit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from kg.consolidate.dates import Precision, precision
from kg.consolidate.events.pairs import compatible, same, undecided
from kg.consolidate.parties import BY_TWO, Parties, is_country
from kg.consolidate.records import EventReport, Judgement

RULE = "stand-ins"
_CROWD = 40  # sets of parties that met in one pair of countries on one day: more are not compared
_LISTED = 6  # parties whose countries are looked up in pairs
_DAYS = (Precision.DAY, Precision.DAY_OF_ANY_YEAR)

Anchor = tuple[EventReport, tuple[str, ...]]  # a report that stands for an event, and its parties
Anchors = Mapping[tuple[str, tuple[str, ...]], list[EventReport]]


def judge_stand_ins(anchors: Anchors, parties: Parties) -> list[Judgement]:
    """Judge events of one type and day between the same countries whose parties stand for each other."""
    cells: dict[tuple[str, str, tuple[str, str]], list[Anchor]] = defaultdict(list)
    for (family, core), reports in sorted(anchors.items()):
        if len(core) > _LISTED:
            continue
        lands = sorted(_lands(core, parties))
        for report in reports:
            if report.type in BY_TWO and precision(report.when) in _DAYS:
                for pair in combinations(lands, 2):
                    cells[family, (report.when or "")[5:10], pair].append((report, core))
    fits: dict[str, dict[str, Anchor]] = defaultdict(dict)
    found: dict[tuple[str, str], tuple[Anchor, Anchor]] = {}
    for cell in cells.values():
        for one, other in combinations(cell, 2) if len(cell) <= _CROWD else ():
            less, more = sorted((one, other), key=_fullness)
            if less[1] != more[1] and compatible(less[0], more[0]) and _fit(less[1], more[1], parties):
                found[less[0].iri, more[0].iri] = less, more
                fits[less[0].iri][more[0].iri] = more
                fits[more[0].iri][less[0].iri] = less
    return [_judge(less, more, fits, parties) for less, more in found.values()]


def _fullness(anchor: Anchor) -> tuple[int, int, str]:
    """Who names fewer parties, and of as many fewer people, is to be found among those who name more."""
    report, core = anchor
    return len(core), len(report.people), report.iri


def _fit(less: tuple[str, ...], more: tuple[str, ...], parties: Parties) -> bool:
    """Whether the parties are the same people and more, or stand for each other with no third country among them."""
    if set(less) <= set(more):
        return True
    return _lands(less, parties) == _lands(more, parties) and parties.match(less, more)


def _judge(less: Anchor, more: Anchor, fits: Mapping[str, Mapping[str, Anchor]], parties: Parties) -> Judgement:
    """Judge two events that fit: one, unless either fits another that is not the same in turn."""
    rivals = [[*fits[side.iri].values()] for side, _ in (less, more)]
    one_event = all(parties.match(one[1], other[1]) for fitting in rivals for one, other in combinations(fitting, 2))
    note = f"{less[0].type} of {', '.join(less[1])} and of {', '.join(more[1])}"
    if not one_event:
        return undecided(more[0], less[0], RULE, 0.5, f"{note}, and others fit too")
    if any(is_country(land) for land in _lands(more[1], parties) - _lands(less[1], parties)):
        return undecided(more[0], less[0], RULE, 0.5, f"{note}; perhaps two of them met on the side")
    return same(more[0], less[0], RULE, 0.8, note)


def _lands(core: tuple[str, ...], parties: Parties) -> set[str]:
    return {parties.country(party) for party in core}
