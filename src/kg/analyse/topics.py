"""What a statement is about: the topics that the words of its content show, else those of its surroundings.

Few topics and sure ones: a statement has what its content names; where that is too little to go by ("it
violated the agreement") the rest of its sentence, the sentence before and the subject of the whole article help out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.lexicon import load_lexicon
from kg.model import ActorType, Analysis, Article, EventType, Span, Statement

_IT = re.compile(r"(?:it|this)\b(?!\s+(?:is|was|will|would|has|had)\b)|[这此其]")
_TALKS = frozenset({EventType.CALL, EventType.MEETING, EventType.SUMMIT})
_BACKWARD = re.compile(r"(?:it|this|that|these|those|such|they|he|she)\b|[这此其它该]|上述")
_ANNOUNCED = re.compile(
    r"(?:On|Regarding|Concerning|As for|As to|Turning to|With regard to)\s[^,;:.]{2,60},|"
    r"(?:关于|对于|谈到|谈及|就|在谈到|在)[^，,。；]{2,20}(?:问题|方面|时|上)"
)
_GENERAL = "diplomacy"
_NEARLY_ALL = 0.6  # of the paragraphs


class Shown(NamedTuple):
    """A word of the text that shows a topic."""

    at: int
    topic: str
    strong: bool


@cache
def _regions() -> frozenset[str]:
    """The topics that are parts of the world."""
    return frozenset(topic for topic, listed in load_lexicon("topics").items() if listed.get("region"))


@cache
def _unspecific() -> frozenset[str]:
    """The topics that only say that states talk, or where."""
    return _regions() | {_GENERAL}


@cache
def _words() -> tuple[AhoCorasick, tuple[tuple[tuple[str, bool], ...], ...], tuple[bool, ...]]:
    """The automaton of all words; for each the topics it shows, and whether it must stand as a whole word."""
    shows: dict[str, list[tuple[str, bool]]] = {}
    for topic, listed in load_lexicon("topics").items():
        for strength in ("strong", "weak"):
            for word in listed.get(strength, []):
                shows.setdefault(word, []).append((topic, strength == "strong"))
        for word in listed.get("unlike", []):
            shows.setdefault(word, [])  # longer than the word it holds, and so found in its place
    automaton = AhoCorasick(list(shows), MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
    return automaton, tuple(map(tuple, shows.values())), tuple(word[0].isascii() for word in shows)


def _shown(text: str) -> list[Shown]:
    """Every word of `text` that shows a topic, in order."""
    automaton, shows, whole = _words()
    lower = text.lower()
    if len(lower) != len(text):  # "İ" is two characters in lower case
        lower = "".join(letter.lower() if letter.isascii() else letter for letter in text)
    return [
        Shown(start, topic, strong)
        for number, start, end in automaton.find_matches_as_indexes(lower)
        if not whole[number] or _stands_alone(lower, start, end)
        for topic, strong in shows[number]
    ]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a Latin word is no part of a longer one; plurals and possessives are the word itself."""
    if start and text[start - 1].isalnum() and text[start - 1].isascii():
        return False
    rest = text[end : end + 3]
    if rest.startswith("s"):
        rest = rest[1:]
    elif rest.startswith("es"):
        rest = rest[2:]
    return not rest[:1].isalnum() or not rest[:1].isascii()


@dataclass(frozen=True, slots=True)
class _Page:
    """The words of an article that show topics, looked up by passage."""

    shown: list[Shown]
    starts: list[int]
    sentences: list[int]  # where they begin
    contents: list[Span]  # of all statements, in order
    talks: frozenset[str]  # the events at which states talk
    people: frozenset[str]
    places: frozenset[str]

    def among(self, spans: Iterable[Span], *, strong: bool = True) -> set[str]:
        """The topics shown in `spans`."""
        found = set()
        for start, end in spans:
            first = bisect_left(self.starts, start)
            for _, topic, is_strong in self.shown[first : bisect_left(self.starts, end, first)]:
                if is_strong == strong:
                    found.add(topic)
        return found


def topics(article: Article, analysis: Analysis) -> Analysis:
    """Add the topics of every statement."""
    shown = _shown(analysis.folded)
    page = _Page(
        shown=shown,
        starts=[word.at for word in shown],
        sentences=[sentence.span.start for sentence in analysis.sentences],
        contents=sorted(span for statement in analysis.statements for span in statement.content),
        talks=frozenset(event.id for event in analysis.events if event.type in _TALKS),
        people=frozenset(actor.id for actor in analysis.actors if actor.type is ActorType.PERSON),
        places=frozenset(actor.id for actor in analysis.actors if actor.type is ActorType.PLACE),
    )
    subject = _subject(page, article)
    found = [(s, _topics_of(page, analysis, s, subject)) for s in analysis.statements]
    return replace(analysis, statements=tuple(replace(s, topics=about) if about else s for s, about in found))


def _subject(page: _Page, article: Article) -> str | None:
    """The region that nearly all paragraphs of an article speak of, if any."""
    enough = _NEARLY_ALL * len(article.paragraphs)
    if len(article.paragraphs) <= 3:
        return None
    words = Counter(word.topic for word in page.shown if word.strong)
    regions = {topic for topic in _regions() if words[topic] >= enough}
    if not regions:
        return None
    count = Counter(topic for span in article.paragraphs for topic in page.among([span]) if topic in regions)
    nearly_all = [topic for topic in regions if count[topic] >= enough]
    return max(nearly_all, key=lambda topic: (count[topic], topic), default=None)


def _topics_of(page: _Page, analysis: Analysis, statement: Statement, subject: str | None) -> tuple[str, ...]:
    """The topics of one statement."""
    found = page.among(statement.content)
    if found <= _unspecific():
        found |= page.among(statement.content, strong=False)
    if found <= _unspecific():
        found |= _around(page, analysis, statement, announced=bool(found))
    if _is_of_a_thing_before(page, analysis, statement):
        found |= _in_sentence_before(page, analysis, statement) - _unspecific()
    if not found and _is_between_states(page, statement):
        found.add(_GENERAL)
    if subject and _regions().isdisjoint(found):
        found.add(subject)
    return tuple(sorted(found))


def _is_between_states(page: _Page, statement: Statement) -> bool:
    """Whether a content that shows no topic was said at a call or a meeting, or speaks of two countries."""
    return statement.occasion in page.talks or len(page.places.intersection(statement.actors)) > 1


def _is_of_a_thing_before(page: _Page, analysis: Analysis, statement: Statement) -> bool:
    """Whether a person calls what happened before "it": "it violated the agreement"."""
    start = statement.content[0].start if statement.content else 0
    return statement.speaker in page.people and bool(_IT.match(analysis.folded, start))


def _points_back(analysis: Analysis, statement: Statement) -> bool:
    """Whether a content leans on what was said before: "it violated the agreement"."""
    start = statement.content[0].start if statement.content else 0
    return bool(_BACKWARD.match(analysis.folded, start))


def _around(page: _Page, analysis: Analysis, statement: Statement, *, announced: bool) -> set[str]:
    """What the rest of the sentence speaks of, else the sentence before; only "On trade, …" where `announced`."""
    spans = [span for span in (statement.source, statement.cue, *statement.content) if span is not None]
    number = bisect_right(page.sentences, min(spans).start) - 1
    if number < 0:
        return set()
    here = analysis.sentences[number]
    if announced:
        about = _ANNOUNCED.match(analysis.folded, here.span.start, here.span.end)
        return page.among([Span(*about.span())]) if about else set()
    found = page.among(_outside(here.span, page.contents)) - {_GENERAL}
    if not found and _points_back(analysis, statement):
        found = _in_sentence_before(page, analysis, statement) - {_GENERAL}
    return found


def _in_sentence_before(page: _Page, analysis: Analysis, statement: Statement) -> set[str]:
    """What the sentence before speaks of, in the same paragraph."""
    spans = [span for span in (statement.source, statement.cue, *statement.content) if span is not None]
    number = bisect_right(page.sentences, min(spans).start) - 1
    if number < 1 or analysis.sentences[number - 1].paragraph != analysis.sentences[number].paragraph:
        return set()
    return page.among([analysis.sentences[number - 1].span])


def _outside(sentence: Span, contents: list[Span]) -> list[Span]:
    """The parts of a sentence that are nobody's words."""
    parts, at = [], sentence.start
    first = max(0, bisect_left(contents, sentence) - 1)
    for span in contents[first : bisect_left(contents, (sentence.end,), first)]:
        parts.append(Span(at, max(at, span.start)))
        at = max(at, span.end)
    return [*parts, Span(at, max(at, sentence.end))]
