"""Which event reports are of one event: same type, parties and day, or as good as that.

Two calls of the same two people are told apart by their days; a report that gives only the month joins the one call
of that month, and none where there were two. Reports are looked up by type and party, never all against all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter

from kg.consolidate.dates import Precision, agree, finer, precision, time_parts
from kg.consolidate.records import EventReport, Judgement, Verdict
from kg.gazetteer import countries, known_actors

_iri = attrgetter("iri")  # reports are put in order by their IRIs
# people meet: two at least must be the same; that a state acts is enough for the others
MUTUAL = frozenset({"call", "meeting", "summit"})
_STATE_ACTS = frozenset({"parade", "exercise", "patrol", "arms-sale", "election"})
_BY_ONE = frozenset({"parade", "exercise", "visit", "briefing", "election", "interview"})
_BY_TWO = frozenset({"call", "meeting", "summit", "arms-sale", "agreement", "invitation", "protest"})
_TOO_MANY = 100  # events that a report without an exact time may be of
_NEAR_JOINS = 3  # undecided pairs noted for one event at most


@dataclass(slots=True)
class EventGroup:
    """Reports of one event."""

    reports: list[EventReport]
    when: str | None = None
    articles: set[str] = field(default_factory=set)

    @property
    def first(self) -> EventReport:
        """The report with the smallest IRI, which stands for the group."""
        return min(self.reports, key=_iri)

    def takes(self, other: EventGroup) -> bool:
        """Whether another group may join: an article tells its own events apart, and places and status agree."""
        one, two = self.first, other.first
        return (
            self.articles.isdisjoint(other.articles)
            and same_place(_place(self), _place(other)) is not False
            and (one.status == "denied") == (two.status == "denied")
        )

    def absorb(self, other: EventGroup) -> None:
        """Take the reports of another group."""
        self.reports += other.reports
        self.articles |= other.articles
        self.when = finer(self.when, other.when)


def _place(group: EventGroup) -> str | None:
    return min((report.place for report in group.reports if report.place), default=None)


@cache
def _country_of(actor: str) -> str:
    """The country that a government, an official or a place of the gazetteer belongs to, else the actor itself."""
    known = known_actors().get(actor)
    if known is None:
        return actor
    if known.iso and known.iso in countries():
        return countries()[known.iso].id
    held = {office.of for office in known.offices}
    of = {_country_of(body) for body in held if body != actor}
    return of.pop() if len(of) == 1 else actor


def same_place(one: str | None, other: str | None) -> bool | None:
    """Whether two places agree: the same, or one the country of the other; None where one is not given."""
    if one is None or other is None:
        return None
    return one == other or _country_of(one) == other or _country_of(other) == one


def core(report: EventReport) -> tuple[str, ...]:
    """The parties that make an event what it is: people where people meet, states where states act."""
    if report.type in _STATE_ACTS:
        return tuple(sorted({_country_of(actor) for actor in report.participants}))
    people = report.people or frozenset(report.participants)
    return tuple(sorted(people))


def _is_joinable(type_: str, parties: tuple[str, ...]) -> bool:
    """Whether type and parties may identify an event: Trump posts ten times a day, but meets Xi once."""
    return (type_ in _BY_TWO and len(parties) >= 2) or (type_ in _BY_ONE and len(parties) >= 1)


def group_events(reports: Iterable[EventReport]) -> tuple[list[EventGroup], list[Judgement]]:
    """Return the reports in groups of one event each, in a fixed order, and the judgements made."""
    blocks: dict[tuple[str, tuple[str, ...]], list[EventReport]] = defaultdict(list)
    for report in sorted(set(reports), key=_iri):
        blocks[report.type, core(report)].append(report)
    judged: list[Judgement] = []
    groups: list[EventGroup] = []
    for (type_, parties), block in sorted(blocks.items()):
        if _is_joinable(type_, parties):
            groups += _join_block(block, judged)
        else:
            groups += [_single(report) for report in block]
    groups = _join_wider(groups, judged)
    groups = _join_named(groups, judged)
    return sorted(groups, key=lambda group: group.first.iri), judged


def _single(report: EventReport) -> EventGroup:
    return EventGroup([report], report.when, {report.article})


def _join_block(block: list[EventReport], judged: list[Judgement]) -> list[EventGroup]:
    """Join the reports of one type and the same parties, those with the most exact times first."""
    by_precision: dict[Precision, list[EventReport]] = defaultdict(list)
    for report in block:
        by_precision[precision(report.when)].append(report)
    groups: list[EventGroup] = []
    for level in (Precision.DAY, Precision.DAY_OF_ANY_YEAR, Precision.MONTH, Precision.YEAR, Precision.NONE):
        before = _Index(groups)
        fresh: dict[tuple[str | None, str | None], list[EventGroup]] = defaultdict(list)
        for report in by_precision[level]:
            single = _single(report)
            if not _settle(single, before, judged) and not _join_alike(single, fresh, judged):
                fresh[_sort_key(report)].append(single)
        groups += [group for alike in fresh.values() for group in alike]
    return groups


class _Index:
    """The groups of a block by their times."""

    def __init__(self, groups: list[EventGroup]) -> None:
        self._all = list(groups)
        self._by_part: dict[str, list[EventGroup]] = defaultdict(list)
        for group in groups:
            for part in time_parts(group.when):
                self._by_part[part].append(group)

    def fitting(self, when: str | None) -> list[EventGroup]:
        """The groups whose time allows `when`; none where there are too many to tell apart."""
        parts = time_parts(when)
        among = self._by_part[parts[0]] if parts else self._all
        return [group for group in among if agree(group.when, when)] if len(among) <= _TOO_MANY else []


def _settle(single: EventGroup, before: _Index, judged: list[Judgement]) -> bool:
    """Join a report to the one group that it fits; note those it may belong to where there are several."""
    fitting = [group for group in before.fitting(single.when) if group.takes(single)]
    report = single.first
    if report.when is None:
        placed = [group for group in fitting if same_place(_place(group), report.place)]
        sure = placed if len(placed) == 1 and report.type in MUTUAL else []
    elif precision(report.when) is Precision.YEAR:
        sure = [group for group in fitting if same_place(_place(group), report.place)]
    else:
        sure = fitting
    if len(sure) == 1:
        _join(sure[0], single, judged)
        return True
    for group in sorted(fitting, key=lambda group: group.first.iri)[:_NEAR_JOINS]:
        note = f"rule same-parties: {_parties(report)}; times {group.when or '?'} and {report.when or '?'} may agree"
        judged.append(Judgement.on(group.first.iri, report.iri, Verdict.UNDECIDED, note))
    return False


def _sort_key(report: EventReport) -> tuple[str | None, str | None]:
    """Reports with one key may be alike: the time, and where that is vague the country."""
    if precision(report.when) < Precision.YEAR:
        return report.when, None
    return report.when, _country_of(report.place) if report.place else None


def _join_alike(
    single: EventGroup,
    fresh: dict[tuple[str | None, str | None], list[EventGroup]],
    judged: list[Judgement],
) -> bool:
    """Join a report to one with the same time; one without a time, or with the year alone, needs the place too."""
    report = single.first
    level = precision(report.when)
    vague = level >= Precision.YEAR
    if vague and (report.place is None or (level is Precision.NONE and report.type not in MUTUAL)):
        return False
    key = _sort_key(report)
    for group in fresh[key]:
        if group.takes(single):
            _join(group, single, judged)
            return True
    return False


def _join(group: EventGroup, other: EventGroup, judged: list[Judgement]) -> None:
    one, two = group.first, other.first
    when = f"time {group.when or '?'} and {other.when or '?'}"
    place = f", place {_place(group)} and {_place(other)}" if _place(group) and _place(other) else ""
    note = f"rule same-parties-and-time: {one.type} of {_parties(two)}, {when}{place}"
    judged.append(Judgement.on(one.iri, two.iri, Verdict.SAME, note))
    group.absorb(other)


def _parties(report: EventReport) -> str:
    return ", ".join(core(report)) or "nobody named"


def _join_wider(groups: list[EventGroup], judged: list[Judgement]) -> list[EventGroup]:
    """Join what is one meeting on one day where one article names more of those present."""
    days: dict[tuple[str, str, str], list[EventGroup]] = defaultdict(list)
    kept: list[EventGroup] = []
    for group in sorted(groups, key=lambda group: (len(core(group.first)), group.first.iri)):
        report = group.first
        parties = core(report)
        if report.type not in MUTUAL or precision(group.when) is not Precision.DAY or len(report.people) < 2:
            kept.append(group)
            continue
        day = group.when or ""
        smaller = {id(g): g for p in parties for g in days[report.type, day, p] if set(core(g.first)) < set(parties)}
        fitting = [g for g in smaller.values() if g.takes(group)]
        if len(fitting) == 1:
            _join(fitting[0], group, judged)
            continue
        kept.append(group)
        for party in parties:
            days[report.type, day, party].append(group)
    return kept


def _join_named(groups: list[EventGroup], judged: list[Judgement]) -> list[EventGroup]:
    """Join events that bear one proper name ("World War II"), whenever and of whom they are said to be."""
    named: dict[tuple[str, str], EventGroup] = {}
    kept = []
    for group in sorted(groups, key=lambda group: group.first.iri):
        names = sorted({name for report in group.reports for name in report.names})
        known = [named[group.first.type, name] for name in names if (group.first.type, name) in named]
        if known and agree(known[0].when, group.when) and known[0].takes(group):
            note = f"rule same-name: {' / '.join(names)}"
            judged.append(Judgement.on(known[0].first.iri, group.first.iri, Verdict.SAME, note))
            known[0].absorb(group)
            bearer = known[0]
        else:
            kept.append(group)
            bearer = group
        named.update({(bearer.first.type, name): bearer for name in names})
    return kept
