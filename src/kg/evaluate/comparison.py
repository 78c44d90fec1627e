"""A gold article beside what was found in it: which actors, statements and events are the same.

Statements are the same where half of all their characters are in both; events where they have one type and stand
near each other. Found actors are known by the gold mentions they share most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.evaluate.figures import likeness, pair_up
from kg.evaluate.rows import Annotated, Happened, Said
from kg.model import Span

SAME_CONTENT = 0.5  # of the characters of both
NEAR = 120  # characters between two triggers of one event


class Judgement(NamedTuple):
    """A field of a statement or event: what gold says, what was found, and whether that is right."""

    field: str
    gold: str | None
    found: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Gold and found annotations of one article's body, matched."""

    gold: Annotated
    gold_mentions: Mapping[Span, str]
    found_mentions: Mapping[Span, str]
    actors: Mapping[str, str]  # found → gold
    said: tuple[Said, ...]  # found
    happened: tuple[Happened, ...]  # found
    same_said: Mapping[int, int]  # gold → found
    same_happened: Mapping[int, int]  # gold → found
    occasions: Mapping[str, str]  # found event → gold event

    @property
    def statements(self) -> list[tuple[Said, Said]]:
        """The matched statements, gold and found."""
        return [(self.gold.statements[gold], self.said[found]) for gold, found in self.same_said.items()]

    @property
    def events(self) -> list[tuple[Happened, Happened]]:
        """The matched events, gold and found."""
        return [(self.gold.events[gold], self.happened[found]) for gold, found in self.same_happened.items()]

    def participants(self, event: Happened) -> set[str]:
        """Return who takes part in a found event, by their gold ids where they have one."""
        return {self.actors.get(actor, actor) for actor in event.participants}

    def judge_speaker(self, gold: Said, found: Said) -> Judgement:
        """Judge who said it; an unnamed source is right where the very words of the source were found."""
        right = self._same(gold.speaker, found.speaker)
        if gold.speaker is None and found.speaker is not None and gold.source:
            right = bool(offsets(gold.source) & offsets(found.source))
        return Judgement("speaker", gold.speaker, self._known(found.speaker), right)

    def judge_statement(self, gold: Said, found: Said) -> Iterator[Judgement]:
        """Judge the form, and each other field that gold fills."""
        yield Judgement("form", gold.form, found.form, gold.form == found.form)
        if gold.said_on:
            yield Judgement("said_on", gold.said_on, found.said_on, gold.said_on == found.said_on)
        if gold.addressee:
            right = self._same(gold.addressee, found.addressee)
            yield Judgement("addressee", gold.addressee, self._known(found.addressee), right)
        if gold.via:
            relays = [self.actors.get(relay) for relay in found.via]
            told = ", ".join(self._known(relay) or "" for relay in found.via)
            yield Judgement("via", ", ".join(gold.via), told or None, relays == list(gold.via))
        if gold.occasion:
            occasion = self.occasions.get(found.occasion or "")
            yield Judgement("occasion", gold.occasion, occasion or found.occasion, occasion == gold.occasion)

    def judge_event(self, gold: Happened, found: Happened) -> Iterator[Judgement]:
        """Judge the status, and time and medium where gold has them."""
        if gold.time:
            yield Judgement("time", gold.time, found.time, gold.time == found.time)
        if gold.medium:
            yield Judgement("medium", gold.medium, found.medium, gold.medium == found.medium)
        yield Judgement("status", gold.status, found.status, gold.status == found.status)

    def _same(self, gold: str | None, found: str | None) -> bool:
        if gold is None or found is None:
            return gold is found
        return self.actors.get(found) == gold

    def _known(self, found: str | None) -> str | None:
        return None if found is None else self.actors.get(found, found)


def compare(gold: Annotated, found: Annotated) -> Comparison:
    """Match what was found in an article with its gold; what lies outside the gold's body counts nowhere."""
    in_gold, in_found = _inside(gold.mentions, gold.body), _inside(found.mentions, gold.body)
    said = tuple(one for one in found.statements if all(_starts_in(span, gold.body) for span in one.content))
    happened = tuple(one for one in found.events if any(_starts_in(span, gold.body) for span in one.triggers))
    anywhere = _match_events(gold.events, found.events)
    return Comparison(
        gold,
        in_gold,
        in_found,
        _match_actors(in_gold, in_found),
        said,
        happened,
        _match_statements(gold.statements, said),
        _match_events(gold.events, happened),
        {found.events[other].id: gold.events[one].id for one, other in anywhere.items()},
    )


def offsets(spans: Iterable[Span]) -> frozenset[int]:
    """Return the offsets of every character in the spans."""
    return frozenset(at for start, end in spans for at in range(start, end))


def _inside(mentions: Mapping[Span, str], body: Span) -> dict[Span, str]:
    return {span: actor for span, actor in mentions.items() if body.start <= span.start and span.end <= body.end}


def _starts_in(span: Span, body: Span) -> bool:
    return body.start <= span.start < body.end


def _match_actors(gold: Mapping[Span, str], found: Mapping[Span, str]) -> dict[str, str]:
    """Found actor → the gold actor with whom it shares most mentions; the first of two equals."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for span, actor in found.items():
        for other, named in gold.items():
            if span.start < other.end and other.start < span.end:
                votes[actor][named] += 1
    return {actor: counted.most_common(1)[0][0] for actor, counted in votes.items()}


def _match_statements(gold: Sequence[Said], found: Sequence[Said]) -> dict[int, int]:
    sets = [offsets(one.content) for one in gold], [offsets(one.content) for one in found]
    scores = [(likeness(a, b), i, j) for i, a in enumerate(sets[0]) for j, b in enumerate(sets[1])]
    return pair_up(sorted((score for score in scores if score[0] >= SAME_CONTENT), reverse=True))


def _match_events(gold: Sequence[Happened], found: Sequence[Happened]) -> dict[int, int]:
    scores = [
        (1.0 / (1 + near), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if one.type == other.type and (near := _distance(one, other)) <= NEAR
    ]
    return pair_up(sorted(scores, reverse=True))


def _distance(one: Happened, other: Happened) -> int:
    """How far apart the nearest triggers of two events begin."""
    starts = ((mine.start, theirs.start) for mine in one.triggers for theirs in other.triggers)
    return min((abs(mine - theirs) for mine, theirs in starts), default=NEAR + 1)
