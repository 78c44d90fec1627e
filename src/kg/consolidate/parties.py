"""Who the parties of an event are, and who stands for whom: Xi for China, a minister for the ministry."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.consolidate.records import EventReport
from kg.gazetteer import countries, known_actors

# people meet: two at least must be the same; that a state acts is enough for the others
MUTUAL = frozenset({"call", "meeting", "summit"})
_STATE_ACTS = frozenset({"parade", "exercise", "patrol", "arms-sale", "election"})
_BY_ONE = frozenset({"parade", "exercise", "visit", "briefing", "election", "interview"})
BY_TWO = frozenset({"call", "meeting", "summit", "arms-sale", "agreement", "invitation", "protest"})


@cache
def country_of(actor: str) -> str:
    """Return the country that a government, an official or a place of the gazetteer belongs to, else the actor."""
    known = known_actors().get(actor)
    if known is None:
        return actor
    if known.iso and known.iso in countries():
        return countries()[known.iso].id
    of = {country_of(office.of) for office in known.offices if office.of != actor}
    return of.pop() if len(of) == 1 else actor


def same_place(one: str | None, other: str | None) -> bool | None:
    """Whether two places agree: the same, or one the country of the other; None where that is not known.

    Two cities of one country are not known to be one place, nor that they are not: reports are mistaken about cities.
    """
    if one is None or other is None:
        return None
    here, there = country_of(one), country_of(other)
    if one in (other, there) or here == other:
        return True
    return False if _is_placed(one) and _is_placed(other) and here != there else None


def is_country(place: str) -> bool:
    """Whether a place is a country, so that another report may name a city of it."""
    known = known_actors().get(place)
    land = countries().get(known.iso) if known and known.iso else None
    return land is not None and land.id == place


def _is_placed(place: str) -> bool:
    """Whether a place is known to be in one country, or to be one."""
    known = known_actors().get(place)
    return known is not None and known.iso is not None


class Parties:
    """Who stands for whom, by the gazetteer and by the roles that articles give."""

    def __init__(self, acts_for: Mapping[str, frozenset[str]] | None = None) -> None:
        self._acts_for = acts_for or {}
        self._known: dict[str, frozenset[str]] = {}

    def stands_for(self, actor: str) -> frozenset[str]:
        """Return the actor, the bodies that it acts for, and their countries."""
        if actor not in self._known:
            known = known_actors().get(actor)
            held = {office.of for office in known.offices} if known else set()
            bodies = {actor, *held, *self._acts_for.get(actor, ())}
            self._known[actor] = frozenset(bodies | {country_of(body) for body in bodies})
        return self._known[actor]

    def country(self, actor: str) -> str:
        """Return the one country that an actor stands for, else the actor."""
        own = country_of(actor)
        if own != actor:
            return own
        lands = {country_of(body) for body in self._acts_for.get(actor, ())} - {actor}
        return lands.pop() if len(lands) == 1 else actor

    def core(self, report: EventReport) -> tuple[str, ...]:
        """Return the parties that make an event what it is: people where people meet, states where states act."""
        coming = frozenset(report.participants)
        if report.type == "visit":
            coming = coming - report.hosts or coming
        if report.type in _STATE_ACTS:
            return tuple(sorted({self.country(actor) for actor in coming}))
        people = report.people & coming
        if len(people) >= 2 or (people and report.type not in BY_TWO):
            return tuple(sorted(people))
        represented = frozenset().union(*(self.stands_for(person) for person in people)) - people
        return tuple(sorted(coming - represented))

    def match(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether each of the fewer parties is one of the others, or one stands for the other: China is Xi's."""
        fewer, more = sorted((one, other), key=len)
        free = set(more)
        for party in sorted(fewer, key=lambda party: party not in free):  # those that are the very same first
            partner = party if party in free else min((p for p in free if self._fits(party, p)), default=None)
            if partner is None:
                return False
            free.discard(partner)
        return True

    def _fits(self, one: str, other: str) -> bool:
        return other in self.stands_for(one) or one in self.stands_for(other)


def is_joinable(type_: str, parties: tuple[str, ...]) -> bool:
    """Whether type and parties may identify an event: Trump posts ten times a day, but meets Xi once."""
    return (type_ in BY_TWO and len(parties) >= 2) or (type_ in _BY_ONE and len(parties) >= 1)
