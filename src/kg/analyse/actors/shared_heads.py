"""Two listed places that share a word: "the South China and East China seas", "North and South Korea"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.known import latin_names
from kg.analyse.actors.page import Page
from kg.analyse.actors.runs import name_parts
from kg.gazetteer import KnownActor
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_FIRST = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)?) and (?:the )?$")
_PAIR = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)?) and (?:the )?([A-Z]\w+(?: [A-Z]\w+)?) ([A-Za-z]+)s\b")
_REACH = 40  # characters of the first name and "and"


def find_shared_heads(page: Page, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the name that lacks its last word, and both where the word is in the plural."""
    text = page.text
    for candidate in known:
        start, end = candidate.span
        if candidate.type is ActorType.PLACE and text.endswith((" and ", " and the "), 0, start):
            head = text[start:end].rpartition(" ")[2]
            before = _FIRST.search(text, max(0, start - _REACH), start)
            if before and head != text[start:end]:
                yield from _place(before[1], head, before.start(1), before.end(1))
    yield from _halves(text, known)
    if any(head in page.small for head in _plural_heads()):
        for found in _PAIR.finditer(text):
            head = found[3].capitalize()
            if head in name_parts("heads-shared"):
                yield from _place(found[1], head, found.start(1), found.end(1))
                yield from _place(found[2], head, found.start(2), found.end(3) + 1)


@cache
def _plural_heads() -> tuple[str, ...]:
    return tuple(f" {head.lower()}s" for head in name_parts("heads-shared"))


def _halves(text: str, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield "the North" where the article names North Korea, or the South."""
    halves: dict[str, str] = load_lexicon("names.en")["halves"]
    named = any(candidate.actor in halves.values() for candidate in known)
    for found in _half().finditer(text) if named else ():
        yield Candidate(Span(*found.span(1)), ActorType.PLACE, halves[found[1]], rank=1)


@cache
def _half() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he ({'|'.join(load_lexicon('names.en')['halves'])})(?='s?\b|[.,;:)]| (?!of\b)[a-z])")


def _place(words: str, head: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield the span as the listed place that they and `head` name; a name in the plural may be the listed one."""
    place = _listed(f"{words} {head}") or _listed(f"{words} {head}s")
    if place:
        yield Candidate(Span(start, end), ActorType.PLACE, place.id, rank=1)


def _listed(name: str) -> KnownActor | None:
    actor = latin_names().actors.get(name)
    return actor if actor and actor.type is ActorType.PLACE else None
