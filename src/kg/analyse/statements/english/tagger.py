"""From text to words with a part of speech, roughly: by closed classes, endings and capitals; no model.

An outermost quotation is a single word, and so is a passage in brackets: the grammar around it never looks inside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from kg.analyse.statements.english.cues import is_finite_cue, verb_forms
from kg.analyse.statements.english.words import Tag, Word, closed_class
from kg.model import Analysis, Quote, Span

_TOKEN = re.compile(
    r"(?P<word>(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:[.'’&/-][^\W_]+)*|(?:[^\W_]|[.,](?=\d))+(?:[-'’%][^\W_]+)*)"
    r"|(?P<dash>--+|[—–]|(?<=\s)-(?=\s))|(?P<mark>\S)"
)
_MARKS = {",": Tag.COMMA, ":": Tag.COLON, ";": Tag.SEMICOLON}
_MARKS |= dict.fromkeys("!?…", Tag.STOP) | dict.fromkeys("()[]", Tag.BRACKET)
_BEFORE_ADVERB = (Tag.NAME, Tag.NOUN, Tag.PRONOUN, Tag.AUXILIARY, Tag.RELATIVE)
_CONTRACTION = re.compile(r"(he|she|it|they|we|i|you|who|there)('(?:s|re|ve|d|ll|m))")


@cache
def _tags() -> dict[str, Tag]:
    """The tag of every word of a closed class; where a word is in several, the later line wins."""
    tags: dict[str, Tag] = {}
    for name, tag in (
        ("adverbs", Tag.ADVERB),
        ("pronouns", Tag.PRONOUN),
        ("determiners", Tag.DETERMINER),
        ("prepositions", Tag.PREPOSITION),
        ("subordinators", Tag.SUBORDINATOR),
        ("irregular-pasts", Tag.PAST),
        ("conjunctions", Tag.CONJUNCTION),
        ("auxiliaries", Tag.AUXILIARY),
        ("modals", Tag.MODAL),
        ("subjects", Tag.PRONOUN),
    ):
        tags |= dict.fromkeys(closed_class(name), tag)
    tags |= {"not": Tag.NEGATION, "never": Tag.NEGATION, "to": Tag.TO, "that": Tag.THAT}
    tags |= dict.fromkeys(("who", "which", "whom", "whose"), Tag.RELATIVE)
    tags |= {"he's": Tag.PRONOUN, "so": Tag.ADVERB, "then": Tag.ADVERB, "one": Tag.NUMBER}
    return tags


def _tag_word(low: str, text: str, at_start: bool) -> Tag:
    if len(text) > 1 and text.isupper() and not at_start:  # "US" is no pronoun
        return Tag.NAME
    tag = _tags().get(low)
    if tag is not None and not (tag in (Tag.PAST, Tag.MODAL) and text[0].isupper() and not at_start):
        return tag
    if low[0].isdigit():
        return Tag.NUMBER
    if text[0].isupper() and not at_start:
        return Tag.NAME
    form = verb_forms().get(low)
    if form == "past":
        return Tag.PAST
    if form == "ing" or (low.endswith("ing") and len(low) > 4):
        return Tag.ING
    if low.endswith("ed") and len(low) > 3:
        return Tag.PAST
    if low.endswith("ly") and len(low) > 4 and low not in closed_class("no-adverbs"):
        return Tag.ADVERB
    return Tag.NOUN


@dataclass(frozen=True, slots=True)
class Layers:
    """What other passes know of the text, sorted for look-up by offset: outermost quotations, names, times."""

    quotes: tuple[Quote, ...]
    quote_starts: tuple[int, ...]
    names: tuple[Span, ...]
    name_starts: tuple[int, ...]
    times: tuple[Span, ...]
    time_starts: tuple[int, ...]

    @classmethod
    def of(cls, analysis: Analysis) -> Layers:
        """Collect the layers of one article."""
        quotes = tuple(quote for quote in analysis.quotes if quote.depth == 0)
        names = tuple(mention.span for mention in analysis.mentions)
        times = tuple(sorted(time.span for time in analysis.times))
        return cls(
            quotes,
            tuple(quote.span.start for quote in quotes),
            names,
            tuple(span.start for span in names),
            times,
            tuple(span.start for span in times),
        )


def words_of(text: str, folded: str, passage: Span, layers: Layers) -> list[Word]:
    """Return the words and marks of a passage."""
    words: list[Word] = []
    at = passage.start
    number = bisect_left(layers.quote_starts, passage.start)
    while number < len(layers.quotes) and layers.quotes[number].span.start < passage.end:
        quote = layers.quotes[number]
        _add_words(words, text, folded, Span(at, quote.span.start), layers)
        words.append(Word(quote.span.start, quote.span.end, "", Tag.QUOTE, quote=quote))
        at = quote.span.end
        number += 1
    _add_words(words, text, folded, Span(at, passage.end), layers)
    return _close_brackets(_name_at_start(words))


def _name_at_start(words: list[Word]) -> list[Word]:
    """Return `words` with a capitalised first word as part of the name that goes on behind it ("Lin Jian")."""
    if len(words) < 2 or not words[0].capital or words[0].tag not in (Tag.NOUN, Tag.PAST, Tag.ING):
        return words
    listed = len(words) > 2 and words[1].tag is Tag.COMMA and words[2].tag is Tag.NAME
    if words[0].tag is Tag.PAST and words[1].tag is Tag.NOUN and words[0].low not in verb_forms():
        return [words[0]._replace(tag=Tag.NOUN), *words[1:]]  # "Retired teacher Ada Moss, 61, said"
    follows = listed or words[1].tag is Tag.NAME or is_finite_cue(words, 1)
    if follows and verb_forms().get(words[0].low) is None:
        return [words[0]._replace(tag=Tag.NAME), *words[1:]]
    return words


def _close_brackets(words: list[Word]) -> list[Word]:
    """Return `words` with each passage in brackets, "(DPP)", as one word that the grammar skips."""
    closed: list[Word] = []
    opened: list[int] = []
    for word in words:
        closed.append(word)
        if word.low in ("(", "["):
            opened.append(len(closed) - 1)
        elif word.low in (")", "]") and opened:
            first = opened.pop()
            if first == 0:  # the whole sentence: "(She says the photo was hers.)"
                continue
            closed[first:] = [Word(closed[first].start, word.end, "()", Tag.BRACKET)]
    return closed


def _covering(starts: tuple[int, ...], spans: tuple[Span, ...], at: int) -> Span | None:
    """Return the span that `at` lies in."""
    number = bisect_left(starts, at + 1) - 1
    return spans[number] if number >= 0 and spans[number].end > at else None


def _add_words(words: list[Word], text: str, folded: str, span: Span, layers: Layers) -> None:
    for match in _TOKEN.finditer(folded, *span):
        start, end = match.span()
        shown = match[0]
        if match.lastgroup == "dash":
            words.append(Word(start, end, "—", Tag.DASH))
        elif match.lastgroup == "mark" and shown != ".":  # sentences are split: it only abbreviates
            words.append(Word(start, end, shown, _MARKS.get(shown, Tag.OTHER)))
        elif match.lastgroup == "word":
            _add_word(words, Span(start, end), shown, layers)


def _add_word(words: list[Word], span: Span, shown: str, layers: Layers) -> None:
    low = shown.lower()
    name = _covering(layers.name_starts, layers.names, span.start)
    time = _covering(layers.time_starts, layers.times, span.start)
    at_start = not words or words[-1].tag in (Tag.STOP, Tag.COLON)
    contracted = _CONTRACTION.fullmatch(low) if "'" in low and name is None else None
    if contracted:
        cut = span.start + contracted.end(1)
        words.append(Word(span.start, cut, contracted[1], Tag.PRONOUN))
        words.append(Word(cut, span.end, contracted[2], Tag.MODAL if contracted[2] in ("'ll", "'d") else Tag.AUXILIARY))
        return
    if name is not None:
        word = Word(*span, low, Tag.NAME, True, None, name.start, name.end)
    elif low == "once" and words and words[-1].tag in _BEFORE_ADVERB:  # "The historian | once | remarked"
        word = Word(*span, low, Tag.ADVERB)
    elif time is not None and low not in closed_class("prepositions"):
        word = Word(*span, low, Tag.TIME, shown[0].isupper())
    else:
        word = Word(*span, low, _tag_word(low, shown, at_start), shown[0].isupper())
    words.append(word)
