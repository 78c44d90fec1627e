"""Content as passages of the text, its form, and the content that stands before its attribution."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.cues import Cue
from kg.analyse.statements.english.phrases import Phrase, has_finite, has_present, is_clause_quoted, is_quoted_speech
from kg.analyse.statements.english.words import Reading, Tag, Word, closed_class
from kg.model import Form, Span

_LINKS = (Tag.CONJUNCTION, Tag.COMMA, Tag.SEMICOLON, Tag.STOP, Tag.DASH)
_BREAKS = (",", ".", "，", "。")


def before(reading: Reading, subject: int, low: int) -> Phrase | None:
    """Return the content that ends where the attribution begins: "…, | he said", `"…" | said Li`."""
    words = reading.words
    end = subject
    if end <= low or words[end].tag is Tag.CONJUNCTION:
        return None
    if words[end].tag is Tag.SUBORDINATOR and words[end].low != "as":  # "They met in June, when | they agreed …"
        return None
    last = words[end - 1].tag
    if last in (Tag.COMMA, Tag.DASH, Tag.STOP):
        end -= 1
    elif last is not Tag.QUOTE:
        return None
    start = low
    while start < end and words[start].tag in _LINKS:
        start += 1
    if end - 2 >= start and words[end - 1].tag is Tag.QUOTE and words[end - 2].tag in (Tag.COLON, Tag.DASH):
        start = end - 1  # 'The club has one rule: | "Nobody speaks," | Roth said'
    return Phrase(start, end) if start < end else None


def ends_quoted(reading: Reading, phrase: Phrase) -> bool:
    """Whether a stretch ends with a quotation."""
    return reading.words[phrase.end - 1].tag is Tag.QUOTE


def stands_before(reading: Reading, left: Phrase, cue: Cue) -> bool:
    """Whether the cue can have such a content before it: a quotation, or a clause of the writer's words."""
    if "after" in cue.takes:
        return True
    return "quote" in cue.takes and any(reading.words[k].tag is Tag.QUOTE for k in range(*left))


def is_whole(reading: Reading, phrase: Phrase) -> bool:
    """Whether a stretch can stand as a content by itself, and not as an adverbial of what comes after."""
    words = reading.words
    for word in words[phrase.start : phrase.end]:
        if word.quote is not None and is_quoted_speech(word, reading.text):
            return True
    first = words[phrase.start]
    if first.quote is not None and is_clause_quoted(first.quote, reading.text):
        return True
    if first.tag is Tag.ADVERB and phrase.start + 1 < phrase.end:  # "Soon | after he left"
        following = words[phrase.start + 1]
        first = following if following.tag in (Tag.PREPOSITION, Tag.SUBORDINATOR) else first
    if first.tag in (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.ING, Tag.TO, Tag.TIME, Tag.PAST):
        if first.tag is Tag.PREPOSITION and _is_turned_round(reading, phrase):
            return True
        comma = next((k for k in range(*phrase) if words[k].tag is Tag.COMMA), None)
        return comma is not None and has_finite(words, comma, phrase.end)
    return has_finite(words, *phrase) or has_present(words, *phrase)


def _is_turned_round(reading: Reading, phrase: Phrase) -> bool:
    """Whether a clause has its subject last: "Among the dead was a child"."""
    for k in range(phrase.start + 1, min(phrase.end - 1, phrase.start + 8)):
        word = reading.words[k]
        if word.low in closed_class("forms-of-be"):
            return reading.words[k + 1].tag in (Tag.DETERMINER, Tag.NUMBER, Tag.NAME, Tag.NOUN)
        if word.tag not in (Tag.DETERMINER, Tag.NOUN, Tag.NAME):
            return False
    return False


def spans_of(reading: Reading, parts: Sequence[Phrase]) -> tuple[Span, ...]:
    """Return the content's passages, without the marks around a part that is wholly quoted."""
    return tuple(span for part in parts for span in _spans_of_part(reading, part))


def _spans_of_part(reading: Reading, part: Phrase) -> list[Span]:
    words = reading.words
    if _is_quoted(words, part):
        quotes = (word.quote for word in words[part.start : part.end])
        return [_without_stop(reading.text, quote.inner) for quote in quotes if quote is not None]
    return [_without_stop(reading.text, Span(words[part.start].start, words[part.end - 1].end))]


def _is_quoted(words: Sequence[Word], part: Phrase) -> bool:
    """Whether a part is nothing but quotations."""
    first = words[part.start]
    if first.quote is None and first.tag is not Tag.COMMA:
        return False  # mostly, and at once
    return all(words[k].quote is not None or words[k].tag is Tag.COMMA for k in range(*part))


def _without_stop(text: str, span: Span) -> Span:
    """Return the passage without space at its ends and without a final full stop or comma."""
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and text[end - 1] in _BREAKS and not _abbreviated(text[max(start, end - 8) : end]):
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        return _without_stop(text, Span(start, end - 1))
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _abbreviated(tail: str) -> bool:
    """Whether the final full stop belongs to an abbreviation like "U.S."."""
    return len(tail) >= 4 and tail[-1] == "." and tail[-3] == "." and tail[-2].isupper()


def form_of(reading: Reading, parts: Sequence[Phrase]) -> Form:
    """Return whether the content stands in quotation marks wholly, partly or not at all."""
    if all(_is_quoted(reading.words, part) for part in parts):
        return Form.DIRECT
    for part in parts:
        for word in reading.words[part.start : part.end]:
            if word.quote is not None:
                return Form.MIXED
    return Form.INDIRECT
