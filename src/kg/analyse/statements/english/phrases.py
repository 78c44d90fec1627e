"""Runs of words between commas, and whether they are noun phrases or hold a verb."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.analyse.statements.english.words import Tag, Word, closed_class, is_possessive
from kg.model import Quote

_STARTS_PHRASE = {Tag.NAME, Tag.DETERMINER, Tag.PRONOUN, Tag.NOUN, Tag.NUMBER, Tag.QUOTE}
FINITE = {Tag.AUXILIARY, Tag.MODAL}
_OPENS_OBJECT = {Tag.TO, Tag.DETERMINER, Tag.THAT, Tag.NAME, Tag.PRONOUN, Tag.QUOTE, Tag.ADVERB}
_WORDS_OF_CLAUSE = 3
_WORDS_OF_SENTENCE = 7
_SHORTEST_PREDICATE = 14  # characters
_SEPARATES = (Tag.COMMA, Tag.DASH)
_LOOSE = {Tag.CONJUNCTION, Tag.ADVERB, Tag.SUBORDINATOR, Tag.THAT, Tag.BRACKET, Tag.NEGATION}
_TERMINAL = (",", ".", "!", "?", "…", "—", "–", "，", "。")


class Phrase(NamedTuple):
    """A run of words: indexes into the passage's words, end exclusive."""

    start: int
    end: int


def is_quoted_speech(word: Word, text: str) -> bool:
    """Whether a quotation ends like an utterance: "…," or "…!"."""
    if word.quote is None:
        return False
    inner = text[word.quote.inner.start : word.quote.inner.end].rstrip("'’\" \n")
    if inner.endswith(_TERMINAL) or word.quote.inner.end == word.quote.span.end:
        return True
    return inner[:1].isupper() and inner.count(" ") >= _WORDS_OF_SENTENCE and not word.capital


def is_clause_quoted(quote: Quote, text: str) -> bool:
    """Whether a quotation is long enough for a clause and begins like a sentence: `"We never teach it" at school`."""
    return text[quote.inner.start].isupper() and is_long(quote, text)


def is_long(quote: Quote, text: str) -> bool:
    """Whether a quotation has as many words as a clause needs."""
    return text.count(" ", *quote.inner) >= _WORDS_OF_CLAUSE - 1


def segments_of(words: Sequence[Word], start: int, end: int) -> list[Phrase]:
    """Return the stretches between commas and dashes."""
    segments = []
    at = start
    for k in range(start, end):
        if words[k].tag in _SEPARATES:
            segments.append(Phrase(at, k))
            at = k + 1
    segments.append(Phrase(at, end))
    return segments


def is_finite(words: Sequence[Word], k: int, end: int) -> bool:
    """Whether the word at `k` is surely a finite verb, or a past form that no reduced relative clause explains."""
    if words[k].tag in FINITE:
        return True
    if words[k].tag is not Tag.PAST:
        return False
    if words[k].low in closed_class("pure-pasts"):
        return True
    after = words[k + 1].tag if k + 1 < end else None
    return after in (Tag.DETERMINER, Tag.PRONOUN, Tag.NAME, Tag.THAT, Tag.NOUN, Tag.QUOTE, Tag.ADVERB)


def has_finite(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch holds a verb that can make it a clause (looking no further than a long clause)."""
    return any(
        words[k].tag in FINITE
        or (k > start and words[k].tag is Tag.PAST and _can_be_past(words[k - 1]))
        or (k > start and words[k].tag is Tag.QUOTE and _may_predicate(words[k], words[k - 1]))
        for k in range(start, min(end, start + 60))
    )


def _may_predicate(quoted: Word, before: Word) -> bool:
    """Whether a quotation may hold the verb of its subject: 'the claim | "is patently false"'."""
    subject = before.tag in (Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.ADVERB)
    return subject and not quoted.capital and quoted.end - quoted.start > _SHORTEST_PREDICATE


def _can_be_past(before: Word) -> bool:
    """Whether a past form behind this word can be a verb: not in "the related sectors", "China's principled …"."""
    loose = (Tag.DETERMINER, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.COMMA)
    return before.tag not in loose and not is_possessive(before)


def starts_phrase(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a stretch begins as a noun phrase does."""
    return phrase.start < phrase.end and words[phrase.start].tag in _STARTS_PHRASE


def strip(words: Sequence[Word], phrase: Phrase) -> tuple[Phrase, bool]:
    """Return the phrase without leading conjunctions and adverbs, and whether one of them was a condition."""
    start, end = phrase
    conditional = False
    while start < end and words[start].tag in _LOOSE:
        conditional = conditional or words[start].low in closed_class("conditionals")
        start += 1
    if start < end and words[start].low in _first_approximators():
        start = _behind_approximation(words, start, end)
    if end - start > 1 and words[end - 1].low in closed_class("floating"):  # "She and the mayor | both | said"
        end -= 1
    while end > start and words[end - 1].tag in (Tag.ADVERB, Tag.BRACKET, Tag.TIME):
        end -= 1
        if end > start and words[end - 1].tag is Tag.PREPOSITION:
            end -= 1
    return Phrase(start, end), conditional


@cache
def _first_approximators() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in closed_class("approximators"))


def _behind_approximation(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the number stands in "About | four in ten voters", "At least | half of them"."""
    for k in range(start + 1, min(start + 4, end)):
        if words[k].tag is Tag.NUMBER or words[k].low in closed_class("quantities"):
            rounded = " ".join(words[i].low for i in range(start, k)) in closed_class("approximators")
            return k if rounded else start
    return start


def trailing_phrase(words: Sequence[Word], start: int, end: int) -> Phrase | None:
    """Return the noun phrase that ends at `end`: the name there, or from the last article on."""
    while end > start and words[end - 1].tag in (Tag.BRACKET, Tag.COMMA):
        end -= 1
    at = end
    if at > start and words[at - 1].tag is Tag.NAME:
        while at > start and words[at - 1].tag is Tag.NAME:
            at -= 1
        return Phrase(at, end)
    while at > start and words[at - 1].tag in (Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.QUOTE):
        at -= 1
    if at > start and words[at - 1].tag in (Tag.DETERMINER, Tag.PRONOUN):
        at -= 1
    return Phrase(at, end) if at < end else None


def third_person(words: Sequence[Word], phrase: Phrase) -> int | None:
    """Return where a present-tense verb may stand: a word in -s after a name or pronoun."""
    for k in range(phrase.start + 1, phrase.end):
        before = words[k - 1]
        if words[k].tag is not Tag.NOUN or not words[k].low.endswith("s") or is_possessive(words[k]):
            continue
        if before.tag is Tag.ADVERB and k - 2 >= phrase.start:  # "The Democrat also plans to"
            before = words[k - 2]
        if before.tag in (Tag.NAME, Tag.PRONOUN, Tag.NOUN) and not is_possessive(before):
            after = words[k + 1].tag if k + 1 < len(words) else Tag.STOP
            if before.tag is not Tag.NOUN or (after in _OPENS_OBJECT and not before.low.endswith("s")):
                return k
    return None


def has_present(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a word in -s after a noun may be a verb in the present."""
    return third_person(words, Phrase(at, min(end, at + 60))) is not None
