"""Chinese names that were recognised once, found wherever else they stand; and the short forms of people's names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.actors.candidate import Candidate, Passage, without_overlaps
from kg.lexicon import load_lexicon
from kg.model import ActorType

_HAN_NAME = re.compile(r"[\u3400-\u9fff·•‧・-]{2,}")
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


def spread(passages: Sequence[Passage], found: Sequence[Sequence[Candidate]]) -> list[list[Candidate]]:
    """Return `found` with the other occurrences of every Chinese name in it."""
    names: dict[str, tuple[ActorType, bool]] = {}
    for passage, candidates in zip(passages, found, strict=True):
        for candidate in candidates:
            text = passage.text[candidate.span.start - passage.start : candidate.span.end - passage.start]
            if not _HAN_NAME.fullmatch(text):
                continue
            if candidate.actor is None:
                names.setdefault(text, (candidate.type, False))
            if candidate.type is ActorType.PERSON:
                for short in han_short_forms(text):
                    names.setdefault(short, (ActorType.PERSON, True))
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
    follows = any(after.startswith(str(word)[:2]) for word in lexicon["after"]) or not re.match(
        r"[\u3400-\u9fff]", after
    )
    precedes = not re.match(r"[\u3400-\u9fff]", before) or before in "与和同对向为被让由及是指说称于给相员人长理统"
    return follows and precedes
