"""What may stand between a cue and its content: "said | in Geneva on Monday | that …"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.cues import match_cue
from kg.analyse.statements.english.words import Tag, Word, closed_class

_IN_PHRASE = (Tag.DETERMINER, Tag.NOUN, Tag.NUMBER, Tag.ING, Tag.PRONOUN, Tag.TIME)
_BEHIND_DAY = (Tag.COMMA, Tag.COLON, Tag.QUOTE, Tag.DASH)
_BEHIND_TIME = (Tag.THAT, Tag.QUOTE, Tag.COLON, Tag.COMMA, Tag.DETERMINER, Tag.NAME)
_AROUND_TITLE = (Tag.THAT, Tag.TIME, Tag.PREPOSITION)  # `said on its "Late Show" | that`


def find_that(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return where "that" opens the content behind adverbials: "said in Geneva on Monday that …"."""
    for k in range(at, min(end, at + 30)):
        tag = words[k].tag
        if tag is Tag.THAT:
            after = words[k + 1].tag if k + 1 < end else Tag.STOP
            before = words[k - 1].tag if k > at else Tag.STOP
            if before is Tag.PREPOSITION or after in (Tag.AUXILIARY, Tag.MODAL) or points_at_day(words, k, end):
                return None
            return k
        if tag in (Tag.AUXILIARY, Tag.MODAL, Tag.RELATIVE, Tag.COLON, Tag.SEMICOLON, Tag.ING):
            return None
        if tag is Tag.QUOTE and not (k > at and k + 1 < end and words[k + 1].tag in _AROUND_TITLE):
            return None
        if tag is Tag.PRONOUN and words[k].low in closed_class("subjects"):
            return None
    return None


def points_at_day(words: Sequence[Word], that: int, end: int) -> bool:
    """Whether "that" opens no clause but says when: `"…," she said in a speech | that night`."""
    if that + 1 >= end or words[that + 1].low not in closed_class("time-words"):
        return False
    return that + 2 >= end or words[that + 2].tag in _BEHIND_DAY


def is_title(words: Sequence[Word], at: int) -> bool:
    """Whether a quotation is what something is called: 'on Channel 4's "Late Show"', "the book "Salt""."""
    if not words[at].capital or words[at].tag is not Tag.QUOTE or at == 0:
        return False
    return words[at - 1].tag in (Tag.PREPOSITION, Tag.NAME, Tag.NOUN, Tag.DETERMINER)


def _is_in_phrase(words: Sequence[Word], k: int) -> bool:
    """Whether a word can stand in "in a written statement", "during a Thursday briefing"."""
    if words[k].tag is Tag.PAST:
        return words[k - 1].tag is Tag.DETERMINER
    return words[k].tag in _IN_PHRASE and words[k].low not in closed_class("subjects")


def _skip_phrase(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return where an adverbial at `at` ends: a time, "in a statement", "at a news conference"; None if unclear."""
    word = words[at]
    if word.tag in (Tag.ADVERB, Tag.TIME, Tag.BRACKET) or word.low in closed_class("time-words"):
        return at + 1
    if word.tag is Tag.THAT and points_at_day(words, at, end):
        return at + 2
    if word.low == "this" and at + 2 < end and words[at + 1].low in closed_class("time-words"):
        return at + 2 if words[at + 2].tag in _BEHIND_TIME else None  # "said | this year | that", not "this year was"
    if word.low == "long" and at + 1 < end and words[at + 1].low == "ago":
        return at + 2
    if word.tag not in (Tag.PREPOSITION, Tag.SUBORDINATOR) or word.low not in closed_class("prepositions"):
        return None
    k = at + 1
    if k < end and words[k].tag is Tag.ING and match_cue(words, k):  # `"…," Roth said | before adding: "…"`
        return None
    while k < end and _is_in_phrase(words, k):
        last = words[k].low in closed_class("occasions") or words[k].low in closed_class("time-words")
        k += 1
        after = words[k].low if k < end else ""
        if last and after not in closed_class("occasions") and after not in closed_class("time-words"):
            return k
    if k < end and k == at + 1 and (words[k].tag is Tag.TIME or words[k].low in closed_class("time-words")):
        while k < end and (words[k].tag in (Tag.TIME, Tag.NUMBER) or words[k].low in closed_class("time-words")):
            k += 1
        return k
    while k < end and words[k].tag in (Tag.NAME, Tag.DETERMINER, Tag.NOUN, Tag.ING, Tag.NUMBER, Tag.BRACKET):
        k += 1
    if k < end and is_title(words, k):  # 'said on its "Late Show" that'
        return k + 1
    closes = k < end and (
        words[k].tag in (Tag.COMMA, Tag.COLON, Tag.THAT, Tag.QUOTE, Tag.TIME, Tag.PREPOSITION)
        or words[k].low in closed_class("subjects")
    )
    return k if k > at + 1 and (k == end or closes) else None


def skip_adverbials(words: Sequence[Word], at: int, end: int) -> int:
    """Return where the adverbials behind a cue end."""
    while at < end:
        if words[at].tag is Tag.PREPOSITION:
            that = find_that(words, at, end)
            if that is not None:
                return that
        after = _skip_phrase(words, at, end)
        if after is None:
            return at
        at = after
    return at
