"""Which passages can hold an attribution at all, by a look at their words: the others are never tagged.

A cue that only takes a clause with "that" needs a "that" in its sentence, one that only takes quotations a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kg.analyse.statements.english.cues import (
    Cue,
    adjective_cues,
    attitudes,
    infinitive_nouns,
    light_verbs,
    noun_cues,
    preposition_cues,
    relaying_verbs,
    stance_nouns,
    verb_cues,
)
from kg.analyse.statements.english.words import closed_class
from kg.model import Span

_TOKEN = re.compile(r"[a-z]+|:(?!\d)|[\"“„‘'«`]")  # of a text in lower case
_MARKS = frozenset("\"“„‘'«`:")
_LONG = 64  # characters: longer runs without a space are no words that come again
_OPEN = {
    "clause",
    "after",
    "call",
    "hearer",
    "hearer-to",
    "hearer-about",
    "ing",
}  # complements that no single word shows


class Need(NamedTuple):
    """The words that a cue needs beside its first: all of the one set, and any of the other unless that is empty."""

    all_of: frozenset[str]
    any_of: frozenset[str] = frozenset()


def may_attribute(folded: str, passage: Span) -> bool:
    """Whether a passage holds any word at which an attribution can begin, and the words that it needs."""
    chunks, lone = folded[passage.start : passage.end].split(" "), _lone_openers()
    if not lone.isdisjoint(chunks):
        return True  # mostly, and at once
    words: set[str] = set()
    for chunk in chunks:
        told = _telling(chunk) if len(chunk) < _LONG else _in(chunk)
        if told:
            words |= told
    if not lone.isdisjoint(words):
        return True
    needs = _needs()
    return any(_is_met(need, words) for opener in words & needs.keys() for need in needs[opener])


def _in(chunk: str) -> frozenset[str]:
    """Return the words of a stretch between spaces at which an attribution can begin, or which one needs."""
    return frozenset(_TOKEN.findall(chunk.lower())) & _all_words()


_telling = lru_cache(maxsize=1 << 14)(_in)  # texts use few words again and again


@cache
def _all_words() -> frozenset[str]:
    needs = _needs()
    return frozenset(needs).union(*(need.all_of | need.any_of for listed in needs.values() for need in listed))


def _is_met(need: Need, words: set[str]) -> bool:
    return need.all_of <= words and (not need.any_of or not need.any_of.isdisjoint(words))


@cache
def _lone_openers() -> frozenset[str]:
    """Return the openers that need no other word."""
    return frozenset(opener for opener, needs in _needs().items() if Need(frozenset()) in needs)


@cache
def _needs() -> dict[str, tuple[Need, ...]]:
    """Return, for each word at which a cue can begin, what it needs, one of several sets of words."""
    needs: dict[str, list[Need]] = {":": [Need(frozenset())]}
    for opener, need in _listed():
        needs.setdefault(opener, []).append(need)
    return {opener: tuple(listed) for opener, listed in needs.items()}


def _listed() -> Iterator[tuple[str, Need]]:
    that = Need(frozenset({"that"}))
    for opener, alternatives in verb_cues().items():
        for words, cue in alternatives:
            yield opener, Need(frozenset(words[1:]), _complements(cue))
    for opener, *rest in preposition_cues():
        yield opener, Need(frozenset(rest))
    for opener in (*noun_cues(), *light_verbs(), *adjective_cues()):
        yield opener, that
    for opener in light_verbs():
        yield opener, Need(frozenset(), _MARKS)
    for opener in infinitive_nouns():
        yield opener, Need(frozenset({"to"}))
    for opener, preposition in stance_nouns():
        yield opener, Need(frozenset({preposition}))
    for opener in relaying_verbs():
        yield opener, Need(frozenset({"as"}))


def _complements(cue: Cue) -> frozenset[str]:
    """Return words one of which every complement of a cue has; none where it takes what no word shows."""
    takes = cue.takes.keys()
    if takes & _OPEN or ("noun" in takes and not cue.attitude):
        return frozenset()
    shown = {
        "that": closed_class("question-words") | {"that"},
        "quote": _MARKS,
        "to": frozenset({"to"}),
        "object-to": frozenset({"to"}),
        "as": frozenset({"as"}),
        "noun": attitudes() | _MARKS,
    }
    return frozenset().union(*(shown[kind] for kind in takes))
