"""The words that attribute speech in Chinese, and where they stand in a text."""

from __future__ import annotations

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
    """A cue where it stands; `senses` says which grammars its word has, and what is done by it."""

    span: Span
    word: str
    senses: dict[Kind, SpeechAct]


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
def _senses() -> dict[str, dict[Kind, SpeechAct]]:
    """Return what every cue word can be; a word that only looks like a cue can be nothing."""
    senses: dict[str, dict[Kind, SpeechAct]] = {word: {} for word in lexicon()["not-cues"]}
    for kind in Kind:
        acts = {"state": lexicon()[kind]} if kind is Kind.REPORT else lexicon()[kind]
        for act, listed in acts.items():
            for word in listed:
                senses.setdefault(word, {})[kind] = SpeechAct(act)
    return senses


def is_cue(word: str) -> bool:
    """Whether a word can be a cue, and so is nobody's name."""
    return bool(_senses().get(word))


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    patterns = list(_senses())
    matcher = ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return matcher, patterns


def find_cues(veiled: str) -> tuple[Cue, ...]:
    """Return every cue word outside quotations, in order; the longest word wins, so 指挥中心 holds no 指."""
    matcher, patterns = _automaton()
    return tuple(
        Cue(Span(start, end), patterns[number], senses)
        for number, start, end in matcher.find_matches_as_indexes(veiled)
        if (senses := _senses()[patterns[number]])
    )
