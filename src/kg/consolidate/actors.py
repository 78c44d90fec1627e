"""Which actors of different articles are one, where their names alone do not tell: Zheng Guoqiang and 郑国强.

Actors that the gazetteer knows share one key everywhere. Others are known by their names: of one name in two scripts,
or of which one sounds like the other. Many people sound alike, so beside the name something else must speak for it:
an article that gives both names, the same employer, the same event. Two of one sound with different employers are
held apart. No article's graph is changed: the merged view has them under one name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from kg.consolidate.cluster import Bare, cluster
from kg.consolidate.concepts import concepts
from kg.consolidate.dates import Precision, agree, precision
from kg.consolidate.records import ActorRecord, EventReport, Judgement, Kind, Reports, Verdict
from kg.consolidate.sounds import is_han, latin_of, pinyin_of, skeleton_of
from kg.folding import simplify
from kg.gazetteer import known_actors
from kg.iri import Iris
from kg.model import ActorType

_CROWD = 40  # actors that sound alike, more are no help
_LONG_ENOUGH = 3  # characters of a Chinese name that tells people apart


def judge_actors(actors: Iterable[ActorRecord], events: Iterable[EventReport], iris: Iris) -> list[Judgement]:
    """Return what the rules say of pairs of actors, one at least not of the gazetteer."""
    taking_part = _taking_part(events)
    judged = []
    for one, other, by_sound in _candidates(sorted(actors, key=lambda actor: actor.key)):
        found = _judge(one, other, by_sound, _shared_event(taking_part[one.key], taking_part[other.key]))
        if found is not None:
            verdict, score, rule, note = found
            left, right = iris.actor(one.key), iris.actor(other.key)
            judged.append(Judgement.on(left, right, verdict, note, kind=Kind.ACTOR, score=score, rule=rule))
    return judged


@dataclass(frozen=True, slots=True)
class _Sound:
    """In what way two names are alike, and how much that tells, from 0 to 1."""

    how: str
    weight: float


_WRITTEN = _Sound("both are written", 1.0)
_READ = _Sound("one name read aloud is the other", 0.6)
_LIKE = _Sound("one name may be the other's in Chinese", 0.3)


def _candidates(actors: list[ActorRecord]) -> Iterator[tuple[ActorRecord, ActorRecord, _Sound]]:
    """Pairs of one type, with the surest way in which their names are alike."""
    blocks: dict[tuple[_Sound, str, str], list[ActorRecord]] = defaultdict(list)
    for actor in actors:
        for sound, name in set(_sounds(actor)):
            blocks[sound, actor.type, name].append(actor)
    best: dict[tuple[str, str], tuple[ActorRecord, ActorRecord, _Sound]] = {}
    for (sound, _, _), alike in sorted(blocks.items(), key=lambda item: (-item[0][0].weight, item[0][1:])):
        for one, other in combinations(alike, 2) if len(alike) <= _CROWD else ():
            if (one.provisional or other.provisional) and _in_two_scripts(one, other):
                best.setdefault((one.key, other.key), (one, other, sound))
    yield from (best[pair] for pair in sorted(best))


def _sounds(actor: ActorRecord) -> Iterator[tuple[_Sound, str]]:
    """All by which an actor's names are looked up."""
    person = actor.type == ActorType.PERSON
    for name in actor.names:
        if is_han(name):
            if len(name) >= _LONG_ENOUGH or not person:
                yield _WRITTEN, simplify(name)
            yield _READ, pinyin_of(name)
        elif letters := latin_of(name):
            yield _WRITTEN, letters
            yield _READ, letters
        if person and (bones := skeleton_of(name)):
            yield _LIKE, bones


def _in_two_scripts(one: ActorRecord, other: ActorRecord) -> bool:
    """Whether one has a Chinese name and the other has a Latin one: else their names are told apart by spelling."""
    here, there = ({is_han(name) for name in actor.names} for actor in (one, other))
    return (True in here and False in there) or (False in here and True in there)


def _judge(one: ActorRecord, other: ActorRecord, sound: _Sound, event: str) -> tuple[Verdict, float, str, str] | None:
    """Weigh the names, the employers, what the roles are and the events."""
    employer, role = one.bodies & other.bodies, _shared_roles(one, other)
    grounds = [f"{sound.how}: {', '.join(sorted(one.names))} / {', '.join(sorted(other.names))}"]
    grounds += [f"of {', '.join(sorted(employer))}"] if employer else []
    grounds += [f"roles: {', '.join(sorted(role))}"] if role else []
    grounds += [f"in {event}"] if event else []
    note, speaks = "; ".join(grounds), bool(employer) + bool(event)
    if sound is _WRITTEN:
        return Verdict.SAME, 0.95, "name-in-both-scripts", note
    if one.articles & other.articles:
        return Verdict.SAME, 0.85, "named-side-by-side", f"{note}; one article writes both"
    if _told_apart(one, other) and not event:
        if sound is _LIKE:
            return None
        return Verdict.DIFFERENT, 0.2, "other-employers", f"{note}; but of different bodies"
    if sound is _READ and speaks:
        return Verdict.SAME, 0.8 + 0.05 * (speaks + bool(role)), "sound-and-role", note
    if sound is _LIKE and speaks and role and event:
        return Verdict.SAME, 0.75, "transliteration-and-role", note
    if sound is _READ or speaks or role:
        return Verdict.UNDECIDED, min(0.5, sound.weight * 0.5 + 0.2 * (speaks + bool(role))), "sound", note
    return None


def _told_apart(one: ActorRecord, other: ActorRecord) -> bool:
    """Whether both work for bodies that the gazetteer knows, and not for one: others may go by two keys themselves."""
    here, there = (actor.bodies & known_actors().keys() for actor in (one, other))
    return bool(here and there) and here.isdisjoint(there)


def _shared_roles(one: ActorRecord, other: ActorRecord) -> frozenset[str]:
    """What the roles of both are, in words that no language owns."""
    here, there = (frozenset[str]().union(*map(concepts, actor.roles)) for actor in (one, other))
    return here & there


def _taking_part(events: Iterable[EventReport]) -> dict[str, list[EventReport]]:
    found: dict[str, list[EventReport]] = defaultdict(list)
    for event in sorted(events, key=lambda event: event.iri):
        for actor in event.participants:
            found[actor].append(event)
    return found


def _shared_event(one: list[EventReport], other: list[EventReport]) -> str:
    """A kind of event on one day in which both take part beside somebody whom both articles name."""
    days: dict[tuple[str, str], list[EventReport]] = defaultdict(list)
    for event in other:
        days[event.type, (event.when or "")[-5:]].append(event)
    for event in one:
        if precision(event.when) > Precision.DAY_OF_ANY_YEAR:
            continue
        for fellow in days[event.type, (event.when or "")[-5:]]:
            with_them = set(event.participants) & set(fellow.participants)
            if event.article != fellow.article and with_them and agree(event.when, fellow.when):
                return f"a {event.type} of {event.when} with {', '.join(sorted(with_them))}"
    return ""


def group_actors(
    actors: Iterable[ActorRecord], iris: Iris, judgements: Iterable[Judgement]
) -> tuple[dict[str, str], list[Judgement]]:
    """Return for each actor that goes by another's name its own key and the other's, and the judgements that held."""
    records = {iris.actor(actor.key): actor for actor in actors}
    groups, settled = cluster({iri: Bare({iri}) for iri in records}, judgements)
    under: dict[str, str] = {}
    for group in groups:
        named = min((records[iri] for iri in group.members), key=_naming)
        under |= {records[iri].key: named.key for iri in group.members if records[iri].key != named.key}
    return under, settled


def _naming(actor: ActorRecord) -> tuple[bool, bool, int, str]:
    """The actor after whom a group is named: one of the gazetteer, else one whose name is in Latin letters."""
    return actor.provisional, all(is_han(name) for name in actor.names), len(actor.key), actor.key


def under_one_name(reports: Reports, under: Mapping[str, str]) -> Reports:
    """Return reports that speak of each actor by the one name that the merged view has."""
    if not under:
        return reports

    def one(actor: str | None) -> str | None:
        return under.get(actor or "", actor)

    def each(actors: Iterable[str]) -> frozenset[str]:
        return frozenset(under.get(actor, actor) for actor in actors)

    events = tuple(
        replace(
            event,
            participants=tuple(sorted(each(event.participants))),
            people=each(event.people),
            hosts=each(event.hosts),
            place=one(event.place),
            told_by=one(event.told_by),
        )
        for event in reports.events
    )
    statements = tuple(
        replace(said, speaker=one(said.speaker), addressee=one(said.addressee), mentions=each(said.mentions))
        for said in reports.statements
    )
    acts_for: dict[str, frozenset[str]] = {}
    for actor, bodies in sorted(reports.acts_for.items()):
        acts_for[under.get(actor, actor)] = acts_for.get(under.get(actor, actor), frozenset()) | each(bodies)
    return replace(reports, events=events, statements=statements, acts_for=acts_for)
