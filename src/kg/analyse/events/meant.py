"""Who is meant by words without a name: "the two leaders", "his", 双方; and "Russian", which says whose."""

from __future__ import annotations

import re
from functools import cache
from operator import attrgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.events.lexicon import any_of
from kg.analyse.events.party import Party
from kg.analyse.events.stage import Stage
from kg.analyse.events.words import Words, is_whole
from kg.gazetteer import countries
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

SINGLE = frozenset({"his", "her"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_NAME_NEXT = re.compile(r"\s+(?:of\s+)?[A-Z]|-")
_NO_PRONOUN = ("其", "吉")  # 其他, 吉他
_BEFORE, _BEHIND = 140, 90  # characters between a description or a pronoun and a trigger
_REACH = 80  # characters of a description before its head
_by_start = attrgetter("start")


def may_be_meant(stage: Stage, text: str, words: Words, language: str) -> bool:
    """Whether a sentence has words that may mean somebody without a name: "he", "both sides", "Russian"."""
    return bool(_phrases(text, words, language)) or (language == "en" and bool(with_demonyms(stage, text, [])))


@cache
def _descriptions() -> re.Pattern[str]:
    """English descriptions: "the two leaders", "Finnish and Swedish ministers"."""
    heads = any_of(load_lexicon("events.en")["descriptions"], "en")
    modifiers = r"(?:[A-Z][\w.'-]*\s+(?:and\s+(?:the\s+)?)?){0,4}"
    opener = r"(?:\b(?:[Tt]he|[Bb]oth|[Tt]heir)\s+)?(?:\b(?:two|both)\s+)?"
    # a description, not the title of somebody named next
    return re.compile(rf"{opener}\b{modifiers}{heads}(?!\s+(?:of\s+)?[A-Z]|-)")


def _described(text: str, heads: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """English descriptions with all their words; the title of somebody named next is none: "President Ode"."""
    heads = [(start, end) for start, end in heads if not _NAME_NEXT.match(text, end)]
    if not heads:
        return []
    first, last = max(0, heads[0][0] - _REACH), min(len(text), heads[-1][1] + _REACH)
    return [match.span() for match in _descriptions().finditer(text, first, last)]


def _phrases(text: str, words: Words, language: str) -> list[tuple[int, int]]:
    """Where descriptions and pronouns stand, the descriptions first."""
    descriptions = [(at, to) for at, to, _ in words.get("descriptions", ()) if _is_near_trigger(words, at, to)]
    if descriptions and language == "en":
        descriptions = _described(text, descriptions)
    pronouns = [(at, to) for at, to, _ in words.get("pronouns", ()) if _is_near_trigger(words, at, to)]
    if language == "zh":
        pronouns = [(at, to) for at, to in pronouns if text[at - 1 : at] not in _NO_PRONOUN]
    return descriptions + pronouns


def _is_near_trigger(words: Words, start: int, end: int) -> bool:
    """Whether a description or a pronoun may have a part in an event: some way before its trigger, or behind it."""
    triggers = words.get("triggers", ())
    return any(end <= at <= end + _BEFORE or to <= start <= to + _BEHIND for at, to, _ in triggers)


def with_descriptions(
    stage: Stage, offset: int, text: str, words: Words, named: list[Party], language: str
) -> list[Party]:
    """Add "the two leaders", "his" and 双方, where they stand for somebody."""
    phrases = _phrases(text, words, language)
    if not phrases:
        return named
    taken = [(party.start, party.end) for party in named if party.person]
    added: list[Party] = []
    for start, end in phrases:
        if any(at < end and start < to for at, to in taken):
            continue
        actors = stage.meant(Span(offset + start, offset + end))
        inside = {actor for party in named if start <= party.start < end for actor in party.actors}
        word = text[start:end].lower()
        if (actors and not set(actors) <= inside) or (word in SINGLE and not actors):
            added.append(_party(stage, start, end, actors, word in _POSSESSIVES))
            taken.append((start, end))
    if not added:
        return named
    kept = [party for party in named if not any(a.start <= party.start < a.end for a in added)]
    return sorted([*kept, *added], key=_by_start)


def _party(stage: Stage, start: int, end: int, actors: tuple[str, ...], owner: bool) -> Party:
    person, place = (stage.are(actors, kind) for kind in (ActorType.PERSON, ActorType.PLACE))
    return Party(start, end, actors, owner=owner, person=person, place=place)


@cache
def _demonyms() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The adjectives of countries, and the country of each."""
    by_word = {word: country.id for country in countries().values() for word in country.adjectives}
    for actor, listed in load_lexicon("references.en")["demonyms"].items():
        by_word |= dict.fromkeys(listed, actor)
    return AhoCorasick(list(by_word), matchkind=MatchKind.LeftmostLongest), tuple(by_word.values())


def with_demonyms(stage: Stage, text: str, named: list[Party]) -> list[Party]:
    """Add "Russian" where the article names Russia."""
    adjectives, actors = _demonyms()
    added = [
        Party(start, end, (actors[word],), place=True, demonym=True)
        for word, start, end in adjectives.find_matches_as_indexes(text)
        if actors[word] in stage.types
        and is_whole(text, start, end)
        and not any(party.start < end and start < party.end for party in named)
    ]
    return sorted([*named, *added], key=_by_start) if added else named
