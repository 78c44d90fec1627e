"""The actors of one article as a stage: who is named where, in which sentence, as what.

Built once for an analysis and asked many times; every question costs a binary search.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from kg.analyse.references.offices import NO_OFFICE, Office, read_office
from kg.analyse.references.titles import title_after, title_before
from kg.gazetteer import countries, known_actors
from kg.model import Actor, ActorType, Analysis, Mention, Sentence, Span

_LOOKED_AT = 20  # mentions beside which a title is looked for


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who spoke where, so far: the positions of attributions in order, and the actors at each; none for a stranger."""

    positions: list[int] = field(default_factory=list)
    actors: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, position: int, actors: tuple[str, ...]) -> None:
        """Note that `actors` spoke at `position`."""
        if not self.positions or self.positions[-1] <= position:  # nearly always: sources come in order
            self.positions.append(position)
            self.actors.append(actors)
            return
        at = bisect_right(self.positions, position)
        self.positions.insert(at, position)
        self.actors.insert(at, actors)

    def last_before(self, position: int) -> tuple[int, tuple[str, ...]] | None:
        """The last attribution before `position`: where it stands, and who spoke."""
        at = bisect_left(self.positions, position) - 1
        return (self.positions[at], self.actors[at]) if at >= 0 else None

    def between(self, start: int, end: int) -> list[tuple[str, ...]]:
        """Who spoke from `start` up to `end`, in order."""
        return self.actors[bisect_left(self.positions, start) : bisect_left(self.positions, end)]


@dataclass(frozen=True)
class Cast:
    """The actors of an analysis, by place and by office."""

    folded: str
    actors: tuple[Actor, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def by_id(self) -> dict[str, Actor]:
        """The actors by their ids."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in order."""
        return Analysis(actors=self.actors).mentions

    @cached_property
    def named_at(self) -> dict[Span, str]:
        """Whom each name names, by its place."""
        return {mention.span: mention.actor for mention in self.mentions}

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that lie between `start` and `end`."""
        starts = self._starts
        low = bisect_left(starts, start)
        high = bisect_left(starts, end, low)
        if high > low and self.mentions[high - 1].span.end > end:  # names never overlap: only the last may stick out
            high -= 1
        return self.mentions[low:high]

    def sentence_at(self, position: int) -> int:
        """The number of the last sentence that begins at or before `position`; -1 before the first."""
        return bisect_right(self._sentence_starts, position) - 1

    @cached_property
    def _titles(self) -> dict[str, list[Span]]:
        return {actor.id: sorted(role.span for role in actor.roles) for actor in self.actors}

    def titles_near(self, mention: Mention) -> list[Span]:
        """The last roles that the text gives somebody before a mention."""
        titles = self._titles[mention.actor]
        at = bisect_left(titles, mention.span)
        return titles[max(0, at - 2) : at]

    @cached_property
    def genders(self) -> dict[str, str | None]:
        """The pronoun of each person who was asked for so far, None where the text does not show it."""
        return {}

    @cached_property
    def told(self) -> dict[str, set[tuple[str, frozenset[str]]]]:
        """What the text says of people beside their names, by each capitalised word of it; empty until asked for."""
        return {}

    def is_person(self, actor: str) -> bool:
        """Whether `actor` is a person of this article."""
        return actor in self.by_id and self.by_id[actor].type is ActorType.PERSON

    def is_yet_to_come(self, cue: Span | None) -> bool:
        """Whether a cue is a verb of the future or an infinitive: "will tell", "to say"."""
        before = self.folded[max(0, cue.start - 8) : cue.start].lower().split() if cue else []
        return before[-1:] in (["will"], ["would"], ["to"])

    @cached_property
    def people_by_name(self) -> dict[str, str]:
        """Every form of a name by which the text names a person."""
        return {
            self.folded[span.start : span.end]: actor.id
            for actor in self.actors
            if actor.type is ActorType.PERSON
            for span in actor.mentions
        }

    @cached_property
    def bodies_by_last_word(self) -> dict[str, set[tuple[str, str]]]:
        """The organisations with each of their names, by its last word in lower case."""
        found: dict[str, set[tuple[str, str]]] = {}
        for actor in self.actors:
            for span in actor.mentions if actor.type is ActorType.ORGANIZATION else ():
                name = self.folded[span.start : span.end].lower()
                found.setdefault(name.rsplit(maxsplit=1)[-1], set()).add((actor.id, name))
        return found

    @cached_property
    def offices(self) -> dict[str, Office]:
        """The offices of each person who has any, all roles that the text gives them taken together."""
        return {
            actor.id: office
            for actor in self.actors
            if actor.type is ActorType.PERSON and (office := self._office_of(actor)).kinds
        }

    def _office_of(self, actor: Actor) -> Office:
        office = NO_OFFICE
        for span, organization in self._titles_of(actor):
            office = office.joined(read_office(self.folded[span.start : span.end]))
            inside = [mention.actor for mention in self.within(*span)]
            if organization is not None:
                inside.append(organization)
            if inside:
                office = office.of(*self.sides_of(frozenset(inside)))
        known = _known_office(actor.id)
        return office if known is None else office.joined(known.unless_stated(office))

    def _titles_of(self, actor: Actor) -> list[tuple[Span, str | None]]:
        """The roles that the text gives somebody; where none was noted, the titles beside the name."""
        if actor.roles:
            return [(role.span, role.organization) for role in actor.roles]
        found: list[tuple[Span, str | None]] = []
        for name in actor.mentions[:_LOOKED_AT]:
            titles = title_before(self.folded, name, 0), title_after(self.folded, name)
            found += [(title, None) for title in titles if title is not None]
        return found

    def sides_of(self, actors: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        """The countries and the bodies that a phrase naming `actors` belongs to."""
        places = {a for a in actors if a in self.by_id and self.by_id[a].type is ActorType.PLACE}
        bodies = set(actors) - places
        for body in sorted(bodies):
            named = read_office(self.by_id[body].name if body in self.by_id else body.replace("-", " "))
            known = known_actors().get(body)
            home = {countries()[known.iso].id} if known and known.iso and known.iso in countries() else named.countries
            places |= home
            bodies |= named.bodies
        return frozenset(places), frozenset(bodies)


@cache
def _home() -> frozenset[str]:
    """The ids of all countries."""
    return frozenset(country.id for country in countries().values())


@lru_cache(maxsize=4096)
def _known_office(actor: str) -> Office | None:
    """The office by which the gazetteer knows somebody, if it does."""
    known = known_actors().get(actor)
    if known is None or not known.offices:
        return None
    of = frozenset(office.of for office in known.offices)
    return Office(frozenset(office.kind for office in known.offices), of & _home(), of - _home())


class _Same:
    """An analysis as a cache key: equal only to the very same text, actors and sentences."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    def __hash__(self) -> int:
        return id(self.analysis.actors)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Same)
            and other.analysis.actors is self.analysis.actors
            and other.analysis.sentences is self.analysis.sentences
            and other.analysis.folded is self.analysis.folded
        )


@lru_cache(maxsize=2)
def _cast(key: _Same) -> Cast:
    return Cast(key.analysis.folded, key.analysis.actors, key.analysis.sentences)


def cast_of(analysis: Analysis) -> Cast:
    """Return the cast of `analysis`; passes that leave its actors alone share one."""
    return _cast(_Same(analysis))
