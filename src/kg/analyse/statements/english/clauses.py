"""Where a content ends: at a further cue, an attribution, a closing quotation, a contrast."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.analyse.statements.english.cues import is_finite_cue, match_cue
from kg.analyse.statements.english.hearers import read_hearer
from kg.analyse.statements.english.joins import joins_within, opens_clause, predicates, splices
from kg.analyse.statements.english.openings import takes_content
from kg.analyse.statements.english.phrases import FINITE, is_quoted_speech
from kg.analyse.statements.english.words import Reading, Tag, Word, closed_class

_IN_SUBJECT = (Tag.PRONOUN, Tag.NAME, Tag.DETERMINER, Tag.ADVERB)
_MAY_CLOSE = (Tag.COMMA, Tag.QUOTE, Tag.CONJUNCTION, Tag.SEMICOLON, Tag.DASH)
_LONGEST_COUNT = 5  # words: "just over two and a half hours"


def _skip_adverbs(words: Sequence[Word], at: int, end: int) -> int:
    while at < end and words[at].tag in (Tag.ADVERB, Tag.AUXILIARY):
        at += 1
    return at


def content_end(reading: Reading, start: int, end: int, noun: bool = False) -> int:
    """Return where the content that begins at word `start` ends."""
    words = reading.words
    closers = _closers()
    for k in range(start, end):
        tag = words[k].tag
        if tag not in _MAY_CLOSE and words[k].low not in closers:
            continue
        if tag is Tag.QUOTE and k == start and k + 1 < end and words[k + 1].tag is Tag.DASH:
            return k + 1
        if tag is Tag.QUOTE and is_quoted_speech(words[k], reading.text):
            inside = k > start and words[k - 1].tag is Tag.DETERMINER  # 'said the "harsh words," by Roth, were …'
            part = inside and k + 1 < end and words[k + 1].tag is Tag.PREPOSITION
            if not part and not _continues_after_quote(words, k + 1, end):
                return k + 1
        elif k > start and _ends_at(words, k, end, noun) and not joins_within(words, start, k, noun):
            return k
    return end


@cache
def _closers() -> frozenset[str]:
    """Return the words at which a content may end: all others need no look."""
    return closed_class("noun-closers") | {"while", "on", "even", "as"}


def _ends_at(words: Sequence[Word], k: int, end: int, noun: bool) -> bool:
    """Whether the word or mark at `k` ends a content; a noun phrase ends sooner than a clause."""
    word = words[k]
    if word.tag is Tag.COMMA:
        return _ends_at_comma(words, k, end, noun)
    if word.tag is Tag.CONJUNCTION:
        new_clause = noun and (opens_clause(words, k + 1, end) or predicates(words, k + 1, end))
        return new_clause or _joined_speech(words, k, end, noun) or _subject_speaks(words, k, end)
    if word.tag is Tag.DASH:  # "announced a joint drill | - unthinkable a year ago"
        return noun and not _goes_on_behind_dash(words, k, end)
    if word.tag is Tag.SEMICOLON:
        return any(is_finite_cue(words, i) for i in range(k + 1, end))
    if _leaves_off(words, k, end, noun):
        return True
    if word.low == "while" and k + 1 < end and words[k + 1].tag is Tag.ING and match_cue(words, k + 1):
        return True
    return noun and word.low in closed_class("noun-closers")


def _goes_on_behind_dash(words: Sequence[Word], dash: int, end: int) -> bool:
    """Whether a further dash closes an aside and the clause goes on: "the towns - not the state - are in charge"."""
    second = next((k for k in range(dash + 1, end - 1) if words[k].tag is Tag.DASH), None)
    return second is not None and words[second + 1].tag in FINITE


def _leaves_off(words: Sequence[Word], k: int, end: int, noun: bool) -> bool:
    """Whether the writer goes on: "said it was late | even as …", "confirmed it | on condition of anonymity"."""
    following = [word.low for word in words[k + 1 : min(end, k + 4)]]
    if words[k].low == "on":
        return "condition" in following[:2]
    if words[k].low == "even":
        return following[:1] in (["as"], ["though"])
    return noun and words[k].low == "as" and bool(following) and following[0] in closed_class("subjects")


def _ends_at_comma(words: Sequence[Word], comma: int, end: int, noun: bool) -> bool:
    if _new_speech(words, comma, end) or _counts_time(words, comma + 1, end):
        return True
    after = words[comma + 1]
    if noun and (after.tag is Tag.ING or splices(words, comma, end)):
        return True
    if after.tag is Tag.RELATIVE and _names_anew(words, comma + 2, end):
        return True
    if after.low in closed_class("contrasts"):
        following = words[comma + 2].tag if comma + 2 < end else Tag.STOP
        return following not in (Tag.THAT, Tag.QUOTE)
    if after.tag is Tag.CONJUNCTION:
        return _joined_speech(words, comma + 1, end, noun) or _subject_speaks(words, comma + 1, end)
    return _subject_speaks(words, comma, end)


def _names_anew(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a relative clause says what somebody calls it: "X said talks would go on, | which he described as …"."""
    k = next((k for k in range(at, min(end, at + 4)) if words[k].tag not in _IN_SUBJECT), end)
    found = match_cue(words, k) if at < k < end else None
    return found is not None and not found[0].takes.keys().isdisjoint(("as", "call"))


def _counts_time(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the writer says how long before or after: "X said the vote was void, | two days before talks begin"."""
    for k in range(at, min(at + _LONGEST_COUNT, end - 1)):
        if words[k].low in closed_class("time-units"):
            inserted = any(words[i].tag is Tag.COMMA for i in range(k, end))  # "talks, days after the vote, had failed"
            return not inserted and words[k + 1].low in ("after", "before")
        if words[k].tag not in (Tag.DETERMINER, Tag.NUMBER, Tag.ADVERB, Tag.NOUN):  # "two" is no figure
            return False
    return False


def _new_speech(words: Sequence[Word], comma: int, end: int) -> bool:
    """Whether what follows a comma attributes anew: ", adding that", ", and called for", ", according to"."""
    at = comma + 1
    if at >= end:
        return True
    word = words[at]
    if word.low in ("according", "per", "citing"):
        return True
    if word.low == "with":
        return any(words[k].tag is Tag.ING and match_cue(words, k) for k in range(at + 2, min(end, at + 9)))
    at = _skip_adverbs(words, at, end)
    if at < end and words[at].tag is Tag.ING:
        return match_cue(words, at) is not None or words[comma - 1].tag is Tag.QUOTE
    return _is_attribution(words, at, end) or _is_inverted(words, at, end)


def _is_inverted(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether an attribution with its verb first stands here: "…, said the minister"."""
    found = match_cue(words, at) if at < end else None
    if found is None or "after" not in found[0].takes or found[0].form not in ("past", "third"):
        return False
    cue, after = found
    return after < end and (words[after].tag in (Tag.NAME, Tag.DETERMINER) or takes_content(words, after, end, cue))


def _is_attribution(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a short subject, a verb of speech and nothing to be said stand here: "…, the ministry said"."""
    low = _behind_apposed_name(words, at, end)
    for k in range(low, min(end, low + 12)):
        word = words[k]
        if word.tag in (Tag.COMMA, Tag.QUOTE, Tag.THAT, Tag.RELATIVE, Tag.MODAL, Tag.CONJUNCTION):
            return False
        if k > at and word.tag is not Tag.NAME and (found := match_cue(words, k)):
            cue, after = found
            if cue.saying and cue.form in ("past", "third"):
                hearer = read_hearer(words, after, end) if "hearer" in cue.takes else None
                after = hearer.end if hearer else after
                return after >= end or words[after].tag in (Tag.COMMA, Tag.TIME, Tag.STOP, Tag.PREPOSITION)
    return False


def _behind_apposed_name(words: Sequence[Word], at: int, end: int) -> int:
    """Return where the verb stands in "…, the premier, Edward Cole, | announced"; `at` where none is named."""
    comma = next((k for k in range(at, min(end, at + 8)) if words[k].tag is Tag.COMMA), None)
    if comma is None or words[at].tag is not Tag.DETERMINER:
        return at
    k = comma + 1
    while k < end and words[k].tag is Tag.NAME:
        k += 1
    return k + 1 if comma + 1 < k < end and words[k].tag is Tag.COMMA else at


def _joined_speech(words: Sequence[Word], at: int, end: int, noun: bool) -> bool:
    """Whether a conjunction joins a further cue of the same subject: "said A and expressed B"."""
    k = _skip_adverbs(words, at + 1, end)
    if k >= end or words[k].tag is Tag.NAME:
        return False
    found = match_cue(words, k)
    if found is not None:
        cue, after = found
        that = after < end and words[after].tag is Tag.THAT
        follows = noun or that or words[at - 1].tag is Tag.COMMA
        speaks = cue.form in ("past", "third") or (cue.form == "ing" and follows)
        if speaks and takes_content(words, after, end, cue):
            return True
    if words[k].tag is Tag.NEGATION and words[k - 1].tag is Tag.AUXILIARY:  # "said A but did not | suggest that B"
        denied = match_cue(words, k + 1) if k + 1 < end else None
        return denied is not None and takes_content(words, denied[1], end, denied[0])
    following = words[k + 1].tag if k + 1 < end else Tag.STOP
    return noun and words[k].tag is Tag.PAST and following in (Tag.TO, Tag.DETERMINER, Tag.NAME, Tag.PRONOUN)


def _subject_speaks(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a pronoun or name and a finite cue follow: ", and he said"."""
    k = at + 1
    while k < end and k < at + 6 and words[k].tag in (Tag.NAME, Tag.PRONOUN, Tag.DETERMINER, Tag.NOUN):
        if k > at + 1 and words[k].tag is Tag.NOUN and is_finite_cue(words, k):
            break
        k += 1
    while k < end and words[k].tag is Tag.ADVERB:
        k += 1
    if k == at + 1 or k >= end or not is_finite_cue(words, k):
        return False
    found = match_cue(words, k)
    same = words[at].tag is Tag.CONJUNCTION and words[at + 1].low in closed_class("subjects")  # ", and she accused"
    speaks = found is not None and (found[0].saying or found[0].attitude or (same and words[at - 1].tag is Tag.COMMA))
    return found is not None and speaks and takes_content(words, found[1], end, found[0])


def _continues_after_quote(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the content goes on behind an utterance in quotation marks: `… "A," and that "B"`."""
    if at < end and words[at].tag is Tag.COMMA:
        at += 1
    if at >= end:
        return False
    if words[at].tag in (Tag.QUOTE, Tag.MODAL, Tag.AUXILIARY, Tag.PAST):
        return True
    after = words[at + 1].tag if at + 1 < end else Tag.STOP
    return words[at].tag is Tag.CONJUNCTION and after in (Tag.THAT, Tag.QUOTE, Tag.TO, Tag.ADVERB)


def first_comma(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a clause embedded in a noun phrase ends: at its first comma, unless the clause goes on there."""
    for k in range(start, end):
        if words[k].tag in (Tag.COMMA, Tag.DASH, Tag.SEMICOLON):
            goes_on = k + 1 < end and words[k + 1].tag in (Tag.CONJUNCTION, Tag.NEGATION)
            if not goes_on:
                return k
    return end
