"""Who is meant by words without a name: "the two leaders", "his", 双方; and "Russian", which says whose."""

from __future__ import annotations

import re
from functools import cache
from operator import attrgetter

from kg.analyse.events.lexicon import any_of
from kg.analyse.events.party import Party
from kg.analyse.events.passage import Passage
from kg.analyse.events.stage import Stage
from kg.analyse.events.words import Words
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

SINGLE = frozenset({"his", "her"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_NAME_NEXT = re.compile(r"\s+(?:of\s+)?[A-Z]|-")
_SOME = re.compile(r"\b(?:of(?:\s+[a-z]+)?|many|some|other|several|few|most|various)\s+\Z")
_WITH, _HIM = frozenset("与同和跟"), frozenset("他她")
_NO_PRONOUN = ("其", "吉")  # 其他, 吉他
_BEFORE, _BEHIND = 140, 90  # characters between a description or a pronoun and a trigger
_REACH = 80  # characters of a description before its head
_by_start = attrgetter("start")


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
    found = [match.span() for match in _descriptions().finditer(text, first, last)]
    return [(start, end) for start, end in found if not _is_of_anybody(text, start, end)]


def _is_of_anybody(text: str, start: int, end: int) -> bool:
    """Whether a description stands for no one in particular: "a generation of leftist | leaders"."""
    return text[start].islower() and " " not in text[start:end] and bool(_SOME.search(text, 0, start))


def phrases(passage: Passage) -> list[tuple[int, int]]:
    """Return where descriptions and pronouns stand that may have a part in an event, the descriptions first."""
    text, words, language = passage.text, passage.words, passage.language
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


def with_descriptions(passage: Passage, named: list[Party], found: list[tuple[int, int]]) -> list[Party]:
    """Add "the two leaders", "his" and 双方, `found` as phrases, where they stand for somebody."""
    if not found:
        return named
    stage, offset, text = passage.stage, passage.span.start, passage.text
    taken = [(party.start, party.end) for party in named if party.person]
    added: list[Party] = []
    for start, end in found:
        if any(at < end and start < to for at, to in taken):
            continue
        if text[start - 1 : start] in _WITH and text[start:end] in _HIM:
            actors = stage.meant_before(passage.span, text[start:end])  # 王敏将与|他|会见: not Wang
        else:
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


def with_demonyms(passage: Passage, named: list[Party]) -> list[Party]:
    """Add "Russian" where the article names Russia."""
    offset = passage.span.start
    added = [
        Party(start - offset, end - offset, (actor,), place=True, demonym=True)
        for start, end, actor in passage.stage.demonyms_in(passage.span)
        if not any(party.start < end - offset and start - offset < party.end for party in named)
    ]
    return sorted([*named, *added], key=_by_start) if added else named
