"""Nouns as cues: "Trump's claim that …", "issued the same warning: …"."""

from __future__ import annotations

from kg.analyse.statements.contents import Reading, content_end, find_that, first_comma, skip_adverbials
from kg.analyse.statements.cues import light_verbs, noun_cues
from kg.analyse.statements.findings import Finding
from kg.analyse.statements.phrases import Phrase, can_speak, find_subject, name_in
from kg.analyse.statements.verbs import Context, verb_group
from kg.analyse.statements.words import Tag, Word, is_possessive
from kg.model import Span


def read_noun(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution whose cue is the noun (or verb and noun) at word `at`."""
    words = reading.words
    if words[at].low in light_verbs():
        return _light_verb(reading, at, context)
    act = noun_cues().get(words[at].low)
    if act is None or at + 1 >= len(words):
        return None
    that = _that_behind(words, at)
    if that is None:
        return None
    named = _possessor(words, at, context.low)
    if named is None:
        return None
    end = first_comma(words, that + 1, len(words))
    if end <= that + 1:
        return None
    return Finding(None, Phrase(at, at + 1), (Phrase(that + 1, end),), act, at, end, named=named)


def _that_behind(words: list[Word], at: int) -> int | None:
    """Return where "that" stands behind the noun: at once, after "is", or after an adverbial."""
    k = at + 1
    if words[k].tag is Tag.AUXILIARY and words[k].low in ("is", "was"):
        k += 1
    if k < len(words) and words[k].tag is Tag.THAT:
        return k
    k = skip_adverbials(words, at + 1, len(words))
    return k if k < len(words) and words[k].tag is Tag.THAT else None


def _possessor(words: list[Word], at: int, low: int) -> Span | None:
    """Return whose claim it is: "Prime Minister Takaichi's recent statement", "his case"."""
    k = at - 1
    while k >= low and at - k < 5 and words[k].tag in (Tag.NOUN, Tag.ADVERB, Tag.NAME, Tag.PAST) and not is_possessive(words[k]):
        k -= 1
    if k < low:
        return None
    word = words[k]
    if word.low in ("his", "her", "their"):
        return Span(word.start, word.end)
    if not is_possessive(word) or word.tag not in (Tag.NAME, Tag.NOUN):
        return None
    stop = word.end - (2 if word.low.endswith("s") and word.low[-2] in "'’" else 1)
    if word.tag is Tag.NAME:
        first = k
        while first > low and words[first - 1].tag is Tag.NAME:
            first -= 1
        name = name_in(words, first, k + 1)
        return Span(name.start, min(name.end, stop)) if name else Span(word.start, stop)
    first = k
    while first > low and words[first - 1].tag in (Tag.NOUN, Tag.NAME, Tag.DETERMINER):
        first -= 1
        if words[first].tag is Tag.DETERMINER:
            break
    return Span(words[first].start, stop)


def _light_verb(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of "issued the same warning to X: …", "made the claim that …"."""
    words = reading.words
    k = at + 1
    while k < len(words) and k < at + 6 and words[k].tag in (Tag.DETERMINER, Tag.NOUN, Tag.ADVERB) and (
        words[k].low not in noun_cues()
    ):
        k += 1
    if k >= len(words) or words[k].low not in noun_cues():
        return None
    group = verb_group(reading, at, context.low)
    if group.negated or group.hypothetical or group.passive:
        return None
    start = _content_behind(words, k + 1)
    subject = find_subject(words, reading.text, group.start, context.low)
    if start is None or subject is None or subject.conditional or not can_speak(words, subject.phrase):
        return None
    end = content_end(reading, start, len(words))
    if end <= start:
        return None
    act = noun_cues()[words[k].low]
    hearer = _hearer(words, k + 1, start)
    return Finding(subject.phrase, Phrase(at, k + 1), (Phrase(start, end),), act, subject.clause, end, hearer)


def _content_behind(words: list[Word], at: int) -> int | None:
    """Return where the content begins: behind a colon or "that"."""
    for k in range(at, min(len(words), at + 16)):
        if words[k].tag is Tag.COLON and k + 1 < len(words):
            return k + 1
        if words[k].tag in (Tag.AUXILIARY, Tag.MODAL, Tag.QUOTE, Tag.COMMA, Tag.ING):
            return None
        if words[k].tag is Tag.THAT:
            return k + 1 if find_that(words, at, len(words)) == k and k + 1 < len(words) else None
    return None


def _hearer(words: list[Word], at: int, end: int) -> Phrase | None:
    """Return to whom: "to the United States"."""
    if at < len(words) and words[at].tag is Tag.TO:
        stop = at + 1
        while stop < end and words[stop].tag in (Tag.DETERMINER, Tag.NOUN, Tag.NAME):
            stop += 1
        return Phrase(at + 1, stop) if stop > at + 1 else None
    return None


