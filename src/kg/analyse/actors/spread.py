"""Chinese names that were recognised once, found wherever else they stand; and the short forms of people's names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.actors.candidate import Candidate, Passage, without_overlaps
from kg.lexicon import load_lexicon
from kg.model import ActorType

_HAN_NAME = re.compile(r"[\u3400-\u9fff·•‧・-]{2,}")
_HAN_CHARACTER = re.compile(r"[\u3400-\u9fff]")
_BEFORE_NAMES = frozenset("与和同对向为被让由及是指说称于给相员人长理统据但")
_DOT = re.compile(r"[·•‧・]")


def han_short_forms(name: str) -> list[str]:
    """Return what a person may be called later: 门德斯 of 卡洛斯·门德斯, 高市 of 高市早苗.

    >>> han_short_forms("高市早苗")
    ['高市']
    """
    parts = _DOT.split(name)
    if len(parts) > 1:
        return [parts[-1]] if len(parts[-1]) > 1 else []
    surnames = load_lexicon("names.zh")["surnames"]
    return [name[:2]] if len(name) == 4 and name[:2] not in surnames else []


def han_surname(name: str) -> str | None:
    """Return the surname of a Chinese name: 赖 of 赖清德.

    >>> han_surname("赖清德")
    '赖'
    """
    surnames = load_lexicon("names.zh")["surnames"]
    size = 2 if len(name) > 2 and name[:2] in surnames else 1
    return name[:size] if 0 < len(name) - size <= 2 and name[:size] in surnames else None


def _text(passage: Passage, candidate: Candidate) -> str:
    return passage.text[candidate.span.start - passage.start : candidate.span.end - passage.start]


@cache
def _titles_after_surnames() -> re.Pattern[str]:
    return re.compile("|".join(load_lexicon("names.zh")["titles-after-surnames"]))


def _with_titles(passage: Passage, surnames: set[str]) -> Iterator[Candidate]:
    """Yield a surname before a title, of somebody whose full name the article has: 赖|总统."""
    text = passage.text
    for title in _titles_after_surnames().finditer(text):
        for size in (2, 1):
            start = title.start() - size
            free = start >= 0 and (not _HAN_CHARACTER.match(text, start - 1) or text[start - 1] in _BEFORE_NAMES)
            if text[max(0, start) : title.start()] in surnames and (start == 0 or free):
                yield Candidate(passage.span(start, title.start()), ActorType.PERSON, weak=True, rank=-4)
                break


def spread(passages: Sequence[Passage], found: Sequence[Sequence[Candidate]]) -> list[list[Candidate]]:
    """Return `found` with the other occurrences of every Chinese name in it."""
    names: dict[str, tuple[ActorType, bool]] = {}
    for passage, candidates in zip(passages, found, strict=True):
        for candidate in candidates:
            text = _text(passage, candidate)
            if not _HAN_NAME.fullmatch(text):
                continue
            if candidate.actor is None:
                names.setdefault(text, (candidate.type, False))
            if candidate.type is ActorType.PERSON:
                for short in han_short_forms(text):
                    names.setdefault(short, (ActorType.PERSON, True))
    surnames = {
        surname
        for passage, candidates in zip(passages, found, strict=True)
        for candidate in candidates
        if candidate.type is ActorType.PERSON and (surname := han_surname(_text(passage, candidate)))
    }
    found = [
        without_overlaps([*candidates, *_with_titles(passage, surnames)]) if surnames else list(candidates)
        for passage, candidates in zip(passages, found, strict=True)
    ]
    if not names:
        return [list(candidates) for candidates in found]
    automaton = AhoCorasick(tuple(names), matchkind=MatchKind.LeftmostLongest)
    patterns = tuple(names.items())
    return [
        without_overlaps([*candidates, *_again(passage, automaton, patterns)])
        for passage, candidates in zip(passages, found, strict=True)
    ]


def _again(
    passage: Passage, automaton: AhoCorasick, patterns: tuple[tuple[str, tuple[ActorType, bool]], ...]
) -> list[Candidate]:
    again = []
    for number, start, end in automaton.find_matches_as_indexes(passage.text):
        kind, short = patterns[number][1]
        if not short or _stands_free(passage.text, start, end):
            again.append(Candidate(passage.span(start, end), kind, weak=short, rank=-4))
    return again


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a short form is no part of other words: 高市 in "提高市场" is none."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    lexicon = load_lexicon("names.zh")
    follows = any(after.startswith(str(word)[:2]) for word in lexicon["after"]) or not _HAN_CHARACTER.match(after)
    precedes = not _HAN_CHARACTER.match(before) or before in _BEFORE_NAMES
    return follows and precedes
