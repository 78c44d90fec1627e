"""From text to words with a part of speech, roughly: by closed classes, endings and capitals; no model.

An outermost quotation is a single word, and so is a passage in brackets: the grammar around it never looks inside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from kg.analyse.statements.english.cues import is_finite_cue, verb_cues, verb_forms
from kg.analyse.statements.english.trimming import close_brackets, without_dateline
from kg.analyse.statements.english.words import Tag, Word, closed_class
from kg.model import ActorType, Analysis, Quote, Span

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:[.'’&/-][^\W_]+)*|(?:[^\W_]|[.,:](?=\d))+(?:[-'’%][^\W_]+)*"
    r"|--+|[^\s.]"  # a full stop only abbreviates, as sentences are split
)
_BRACKET = re.compile(r"[(\[]")
_IN_TITLE = r"(?:[A-Z0-9][\w'’.&-]*|of|the|an?|and|in|on|for|to|with|at)"
_TITLE = re.compile(rf"{_IN_TITLE}(?:[ ,]+{_IN_TITLE}){{0,7}},?")
_MARKS = {",": Tag.COMMA, ":": Tag.COLON, ";": Tag.SEMICOLON, "—": Tag.DASH, "–": Tag.DASH}
_MARKS |= dict.fromkeys("!?…", Tag.STOP) | dict.fromkeys("()[]", Tag.BRACKET)
_LONG = 64  # characters: longer runs without a space are no words that come again
_SHORTEST_HEADING = 4  # words
_LONGEST_JOINING = 8  # characters: "and ", "but "
_LONGEST_SMALL = 4  # letters: "with", "from"
_OPENERS = (Tag.STOP, Tag.COLON)
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


class Shape(NamedTuple):
    """What a run of characters is wherever it stands: its lower-case form, its tag, and that behind certain others."""

    low: str
    width: int
    tag: Tag
    capital: bool
    behind: tuple[Tag, ...] = ()  # the tags behind which it is `instead`; STOP is the sentence's start
    instead: Tag = Tag.OTHER
    contraction: int = 0  # where "he's" is cut


def _tokens(chunk: str) -> tuple[tuple[int, Shape], ...]:
    """Return the words and marks of a stretch between spaces, each with the place where it begins."""
    return tuple((found.start(), _shape(found[0])) for found in _TOKEN.finditer(chunk))


_cut = lru_cache(maxsize=1 << 14)(_tokens)  # texts use few words again and again


def _shape(shown: str) -> Shape:
    low, width = shown.lower(), len(shown)
    if not (shown[0].isalnum() or shown[-1].isalnum()):
        tag = _MARKS.get(shown, Tag.OTHER) if width == 1 else Tag.DASH  # "--"
        return Shape("—" if tag is Tag.DASH else shown, width, tag, False)
    tag, capital = _tag_word(shown, at_start=False), shown[0].isupper()
    contracted = _CONTRACTION.fullmatch(low) if "'" in low else None
    if contracted:
        return Shape(low, width, tag, capital, contraction=contracted.end(1))
    if low == "once":  # "The historian | once | remarked"
        return Shape(low, width, tag, capital, _BEFORE_ADVERB, Tag.ADVERB)
    if low in closed_class("floating"):  # "They have | both | argued"
        return Shape(low, width, tag, capital, (Tag.AUXILIARY,), Tag.ADVERB)
    opening = _tag_word(shown, at_start=True)
    return Shape(low, width, tag, capital, _OPENERS if opening is not tag else (), opening)


def _tag_word(text: str, *, at_start: bool) -> Tag:
    low = text.lower()
    if len(text) > 1 and text.isupper() and not at_start:  # "US" is no pronoun
        return Tag.NAME
    tag = _tags().get(low)
    if tag is not None and not (tag in (Tag.PAST, Tag.MODAL) and text[0].isupper() and not at_start):
        return tag
    if low[0].isdigit():
        return Tag.NUMBER
    if low in closed_class("weekdays"):
        return Tag.TIME
    if text[0].isupper() and not at_start:
        return Tag.NAME
    return _tag_by_form(low)


def _tag_by_form(low: str) -> Tag:
    """Return the tag of a word of an open class, by the cue lexicon and its ending."""
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
    """What other passes know of the text: outermost quotations in order, names and times by every offset in them."""

    quotes: tuple[Quote, ...]
    quote_starts: tuple[int, ...]
    names: Mapping[int, Span]
    times: Set[int]
    places: Set[int]  # where the names of places begin

    @classmethod
    def of(cls, analysis: Analysis) -> Layers:
        """Collect the layers of one article."""
        quotes = tuple(quote for quote in analysis.quotes if quote.depth == 0)
        names = {at: span for actor in analysis.actors for span in actor.mentions for at in range(*span)}
        times = {at for time in analysis.times for at in range(*time.span)}
        places = {span.start for actor in analysis.actors if actor.type is ActorType.PLACE for span in actor.mentions}
        return cls(quotes, tuple(quote.span.start for quote in quotes), names, times, places)

    def opens_quoted(self, passage: Span) -> bool:
        """Whether a quotation begins where a passage does, or behind a word that joins it on: 'But "…"'."""
        number = bisect_left(self.quote_starts, passage.start)
        return number < len(self.quotes) and self.quote_starts[number] - passage.start <= _LONGEST_JOINING


def words_of(folded: str, passage: Span, layers: Layers) -> list[Word]:
    """Return the words and marks of a passage."""
    words: list[Word] = []
    at = passage.start
    number = bisect_left(layers.quote_starts, passage.start)
    while number < len(layers.quotes) and layers.quotes[number].span.start < passage.end:
        quote = layers.quotes[number]
        _add_words(words, folded, Span(at, quote.span.start), layers)
        titled = _TITLE.fullmatch(folded, *quote.inner) is not None
        words.append(Word(quote.span.start, quote.span.end, "", Tag.QUOTE, titled, quote))
        at = quote.span.end
        number += 1
    _add_words(words, folded, Span(at, passage.end), layers)
    if _is_heading(words):
        words = [_in_heading(word) for word in words]
    _name_at_start(words)
    if _BRACKET.search(folded, *passage):
        words = close_brackets(words)
    return without_dateline(words) if words and words[0].start in layers.places else words


def _is_heading(words: Sequence[Word]) -> bool:
    """Whether all words of some length begin with a capital letter, as in a headline."""
    if len(words) < _SHORTEST_HEADING or not words[1].capital:
        return False
    long = (word for word in words if word.end - word.start > _LONGEST_SMALL or word.low in verb_forms())
    return all(word.capital for word in long if word.low[:1].isalpha())


def _in_heading(word: Word) -> Word:
    """Return a headline's word as it would be tagged without its capital: "Roth | Endorses | Marin"."""
    if word.tag is Tag.NAME and word.name_start < 0:
        tag = _shape(word.low).tag
        if tag is not Tag.NOUN or word.low in verb_cues():
            word.tag = tag
    return word


def _name_at_start(words: list[Word]) -> None:
    """Make a capitalised first word part of the name that goes on behind it ("Lin Jian")."""
    if len(words) < 2 or not words[0].capital or words[0].tag not in (Tag.NOUN, Tag.PAST, Tag.ING):
        return
    listed = len(words) > 2 and words[1].tag is Tag.COMMA and words[2].tag is Tag.NAME
    if words[0].tag is Tag.PAST and words[1].tag is Tag.NOUN and words[0].low not in verb_forms():
        words[0].tag = Tag.NOUN  # "Retired teacher Ada Moss, 61, said"
        return
    follows = listed or words[1].tag is Tag.NAME or is_finite_cue(words, 1)
    if follows and verb_forms().get(words[0].low) is None:
        words[0].tag = Tag.NAME


def _add_words(words: list[Word], folded: str, span: Span, layers: Layers) -> None:
    names, times = layers.names, layers.times
    chunks = folded[span.start : span.end].replace("\n", " ").split(" ")
    at, last = span.start, len(chunks) - 1
    for number, chunk in enumerate(chunks):
        if chunk == "-" and 0 < number < last:  # with the space before
            words.append(Word(at - 1, at + 1, "—", Tag.DASH))
            at += 2
            continue
        for offset, (low, width, tag, capital, behind, instead, cut) in (
            _cut(chunk) if len(chunk) < _LONG else _tokens(chunk)
        ):
            start = at + offset
            if start in names:
                words.append(Word(start, start + width, low, Tag.NAME, True, None, *names[start]))
                continue
            if cut:
                words += _contracted(start, start + width, low, cut)
                continue
            if start in times and low not in closed_class("prepositions"):
                shown = Tag.TIME
            elif behind and (words[-1].tag if words else Tag.STOP) in behind:
                shown = instead
            else:
                shown = tag
            words.append(Word(start, start + width, low, shown, capital))
        at += len(chunk) + 1


def _contracted(start: int, end: int, low: str, cut: int) -> tuple[Word, Word]:
    """Return "he's" as two words."""
    tag = Tag.MODAL if low[cut:] in ("'ll", "'d") else Tag.AUXILIARY
    return Word(start, start + cut, low[:cut], Tag.PRONOUN), Word(start + cut, end, low[cut:], tag)
