"""The words that attribute speech in Chinese, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Container, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

import ahocorasick_rs

from kg.lexicon import load_lexicon
from kg.model import Span, SpeechAct


class Kind(StrEnum):
    """What follows a cue, by its grammar; a cue of several kinds is read in this order."""

    REPORT = "report"  # after 据, 根据: 据…报道
    HEARSAY = "hearsay"  # 据报…
    VIEW = "view"  # 在…看来
    PASSIVE = "passive"  # 被…视为
    NOUN = "noun"  # a noun that a quotation fills: 表态
    SAY = "say"  # a clause or a quotation: 表示
    THINK = "think"  # a clause that ends with its sentence: 认为
    URGE = "urge"  # an addressee and what is asked: 敦促
    STANCE = "stance"  # what a stand is taken on: 反对
    DOCUMENT = "document"  # 显示, 报道: of texts and media only


class Cue(NamedTuple):
    """A cue where it stands, and what is known of its word."""

    span: Span
    word: str
    senses: dict[Kind, SpeechAct]  # the grammars it has, and what is done by it in each
    traits: frozenset[str]  # the lists of the lexicon that say how it is used


@cache
def lexicon() -> dict[str, Any]:
    """Return the lexicon of Chinese attribution."""
    read: dict[str, Any] = load_lexicon("cues.zh")
    return read


@cache
def words(name: str) -> frozenset[str]:
    """Return one word list of the lexicon."""
    return frozenset(lexicon()[name])


@cache
def endings(name: str) -> tuple[str, ...]:
    """Return one word list of the lexicon as a tuple, longest first, for `str.endswith`."""
    return tuple(sorted(lexicon()[name], key=lambda word: (-len(word), word)))


@cache
def _by_first(name: str) -> dict[str, tuple[str, ...]]:
    return _grouped(endings(name), 0)


@cache
def _by_last(name: str) -> dict[str, tuple[str, ...]]:
    return _grouped(endings(name), -1)


def _grouped(listed: tuple[str, ...], at: int) -> dict[str, tuple[str, ...]]:
    """Return words by their first or last character, so that few are compared."""
    grouped: dict[str, list[str]] = {}
    for word in listed:
        grouped.setdefault(word[at], []).append(word)
    return {character: tuple(found) for character, found in grouped.items()}


def begins(name: str, veiled: str, start: int) -> bool:
    """Whether `veiled` goes on at `start` with a word of one list of the lexicon."""
    return veiled.startswith(_by_first(name).get(veiled[start : start + 1], ()), start)


def ends(name: str, veiled: str, start: int, end: int) -> bool:
    """Whether `start`…`end` ends in a word of one list of the lexicon."""
    return veiled.endswith(_by_last(name).get(veiled[end - 1 : end], ()), start, end)


def last_word(name: str, passage: str) -> str:
    """Return the longest word of one list of the lexicon in which a passage ends, "" where it ends in none."""
    return next((word for word in _by_last(name).get(passage[-1:], ()) if passage.endswith(word)), "")


@cache
def _senses() -> dict[str, dict[Kind, SpeechAct]]:
    """Return what every cue word can be."""
    senses: dict[str, dict[Kind, SpeechAct]] = {}
    for kind in Kind:
        acts = {"state": lexicon()[kind]} if kind is Kind.REPORT else lexicon()[kind]
        for act, listed in acts.items():
            for word in listed:
                senses.setdefault(word, {})[kind] = SpeechAct(act)
    return senses


@cache
def _traits() -> dict[str, frozenset[str]]:
    """Return the lists in which every cue word stands that say how cues are used."""
    lists = ("only-before-a-break", "only-before-speech", "findings", "attitudes", "attitude-verbs")
    return {word: frozenset([name for name in lists if word in words(name)]) for word in _senses()}


class _Pattern(NamedTuple):
    """A string that is looked for, and the cue in it: 称 in 总统称; a word that only looks like a cue holds none."""

    text: str
    cue: str = ""
    at: int = 0


def is_cue(word: str) -> bool:
    """Whether a word can be a cue, and so is nobody's name."""
    return word in _senses() and word not in words("not-cues")


@cache
def _patterns() -> dict[str, _Pattern]:
    patterns = {word: _Pattern(word, word) for word in _senses()}
    patterns |= {word: _Pattern(word) for word in lexicon()["not-cues"]}
    for cue, following in lexicon()["cues-before"].items():
        patterns |= {cue + word: _Pattern(cue + word, cue) for word in following}
    return patterns | {pattern.text: pattern for pattern in _after_titles()}


def _after_titles() -> Iterator[_Pattern]:
    """Yield the titles whose last character and a cue would look like another word: 总|统称|, 首|相称|, 大|学说|."""
    listed = [title for name in ("speakers", "offices", "documents") for title in lexicon()[name]]
    titles = [title for title in listed if len(title) > 1 and title not in _senses()]
    for word in (*lexicon()["not-cues"], *_senses()):
        for size in range(1, len(word)):
            if word[size:] in _senses():
                yield from (
                    _Pattern(title + word[size:], word[size:], len(title))
                    for title in titles
                    if title.endswith(word[:size])
                )


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[_Pattern]]:
    patterns = _patterns()
    matcher = ahocorasick_rs.AhoCorasick(list(patterns), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return matcher, list(patterns.values())


def find_cues(veiled: str, names: Container[int]) -> tuple[Cue, ...]:
    """Return every cue word outside quotations, in order; the longest word wins, so 指挥中心 holds no 指.

    `names` is where names begin: 称王毅 holds 称, and not 称王.
    """
    matcher, patterns = _automaton()
    senses, traits = _senses(), _traits()
    found = []
    for number, begin, _ in matcher.find_matches_as_indexes(veiled):
        text, cue, at = patterns[number]
        if not cue:
            cue = next((text[:size] for size in range(1, len(text)) if begin + size in names), "")
            if cue not in senses:
                continue
        start = begin + at
        found.append(Cue(Span(start, start + len(cue)), cue, senses[cue], traits[cue]))
    return tuple(found)
