"""Words behind a cue that only point at something: "repeated that message", "rebuked the remarks", "said this: …"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.cues import is_finite_cue, noun_cues
from kg.analyse.statements.english.phrases import has_finite, has_present
from kg.analyse.statements.english.words import Tag, Word


def points(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "that" only points at a noun: "underscoring that threat, …"."""
    k = at + 1
    while k < end and words[k].tag is Tag.NOUN and k < at + 4:
        k += 1
    return k > at + 1 and (k == end or words[k].tag is Tag.COMMA) and not has_finite(words, at + 1, k)


def points_back(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "that" only points at a noun: "repeated | that message | in calls, the official said"."""
    if words[at + 1].tag is not Tag.NOUN or words[at + 1].low.endswith("s"):
        return False
    stop = next((k for k in range(at + 2, end) if words[k].tag is Tag.COMMA), end)
    if has_finite(words, at + 1, stop) or has_present(words, at + 1, stop):
        return False
    if any(words[k].tag is Tag.QUOTE for k in range(at, stop)):  # 'said that torture | "works"'
        return False
    return stop == end or any(is_finite_cue(words, k) for k in range(stop + 1, end))


def only_points_back(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a noun phrase says no more than that there were words: "rebuked the remarks"."""
    closed = at + 2 >= end or words[at + 2].tag in (Tag.COMMA, Tag.CONJUNCTION, Tag.PREPOSITION, Tag.TIME)
    return closed and at + 1 < end and words[at].tag is Tag.DETERMINER and words[at + 1].low in noun_cues()


def colon_behind(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return where a colon stands behind "this" or "this about …"."""
    if at >= end or words[at].tag not in (Tag.COLON, Tag.PREPOSITION):
        return None
    colon = next((k for k in range(at, min(end - 1, at + 12)) if words[k].tag is Tag.COLON), None)
    return colon if colon is not None and not has_finite(words, at, colon) else None
