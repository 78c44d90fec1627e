"""Noun phrases: where the subject of a verb stands, and which words of it name the source.

"Zheng Jian, a professor at the university, told …": the subject is found across appositives, relative clauses and
adverbials; the source is the bare name where there is one, else the whole phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.lexicon import load_lexicon
from kg.analyse.statements.cues import inflect
from kg.analyse.statements.words import Tag, Word, closed_class, is_possessive
from kg.model import Span

_STARTS_PHRASE = {Tag.NAME, Tag.DETERMINER, Tag.PRONOUN, Tag.NOUN, Tag.NUMBER, Tag.QUOTE}
_ENDS_HEAD = {Tag.PREPOSITION, Tag.RELATIVE, Tag.PAST, Tag.ING, Tag.COMMA, Tag.TO, Tag.THAT, Tag.SUBORDINATOR}
_FINITE = {Tag.AUXILIARY, Tag.MODAL}
_OPENS_OBJECT = {Tag.TO, Tag.DETERMINER, Tag.THAT, Tag.NAME, Tag.PRONOUN, Tag.QUOTE, Tag.ADVERB}
_BREAKS = {Tag.STOP, Tag.SEMICOLON, Tag.COLON}
_TERMINAL = (",", ".", "!", "?", "…", "—", "–", "，", "。")


class Phrase(NamedTuple):
    """A run of words: indexes into the passage's words, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Subject:
    """The phrase that a verb is predicated of; `clause` is where its clause begins."""

    phrase: Phrase
    clause: int
    conditional: bool = False
    relative: bool = False


@cache
def _nouns(name: str) -> frozenset[str]:
    singulars = load_lexicon("sources.en")[name]
    return frozenset(singulars) | frozenset(inflect(noun)[0] for noun in singulars)


@cache
def speaking_nouns() -> frozenset[str]:
    """Return the nouns of people, bodies and papers, singular and plural."""
    return _nouns("people") | _nouns("bodies") | _nouns("papers")


def is_quoted_speech(word: Word, text: str) -> bool:
    """Whether a quotation ends like an utterance: "…," or "…!"."""
    if word.quote is None:
        return False
    inner = text[word.quote.inner.start : word.quote.inner.end].rstrip("'’\" \n")
    return inner.endswith(_TERMINAL) or word.quote.inner.end == word.quote.span.end


def clause_start(words: Sequence[Word], text: str, before: int, low: int) -> int:
    """Return where the stretch begins that can hold the subject of the verb at `before`."""
    at = before
    while at > low and words[at - 1].tag not in _BREAKS and not is_quoted_speech(words[at - 1], text):
        at -= 1
    return at


def _segments(words: Sequence[Word], start: int, end: int) -> list[Phrase]:
    """Return the stretches between commas and dashes."""
    segments = []
    at = start
    for k in range(start, end):
        if words[k].tag in (Tag.COMMA, Tag.DASH):
            segments.append(Phrase(at, k))
            at = k + 1
    segments.append(Phrase(at, end))
    return segments


def _is_finite(words: Sequence[Word], k: int, end: int) -> bool:
    """Whether the word at `k` is surely a finite verb, or a past form that no reduced relative clause explains."""
    if words[k].tag in _FINITE:
        return True
    if words[k].tag is not Tag.PAST:
        return False
    after = words[k + 1].tag if k + 1 < end else None
    return after in (Tag.DETERMINER, Tag.PRONOUN, Tag.NAME, Tag.THAT, Tag.NOUN, Tag.QUOTE, Tag.ADVERB)


def has_finite(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch holds a verb that can make it a clause (looking no further than a long clause)."""
    return any(
        words[k].tag in _FINITE or (words[k].tag is Tag.PAST and k > start and _can_be_past(words[k - 1]))
        for k in range(start, min(end, start + 60))
    )


def _can_be_past(before: Word) -> bool:
    """Whether a past form behind this word can be a verb: not in "the related sectors", "China's principled …"."""
    loose = (Tag.DETERMINER, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.COMMA)
    return before.tag not in loose and not is_possessive(before)


def _starts_phrase(words: Sequence[Word], phrase: Phrase) -> bool:
    return phrase.start < phrase.end and words[phrase.start].tag in _STARTS_PHRASE


def _strip(words: Sequence[Word], phrase: Phrase) -> tuple[Phrase, bool]:
    """Return the phrase without leading conjunctions and adverbs, and whether one of them was a condition."""
    start, end = phrase
    conditional = False
    loose = {Tag.CONJUNCTION, Tag.ADVERB, Tag.SUBORDINATOR, Tag.THAT, Tag.BRACKET, Tag.NEGATION}
    while start < end and words[start].tag in loose:
        conditional = conditional or words[start].low in closed_class("conditionals")
        start += 1
    while end > start and words[end - 1].tag in (Tag.ADVERB, Tag.BRACKET, Tag.TIME):
        end -= 1
        if end > start and words[end - 1].tag is Tag.PREPOSITION:
            end -= 1
    return Phrase(start, end), conditional


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


def _after_adverbial(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """Return the subject in "On Monday the president", "In a post on Truth Social Trump"."""
    for k in range(phrase.end - 1, phrase.start, -1):
        word, before = words[k], words[k - 1]
        opens = before.tag not in (Tag.PREPOSITION, Tag.DETERMINER, Tag.TO, Tag.CONJUNCTION)
        if word.tag is Tag.PRONOUN and word.low in closed_class("subjects"):
            return Phrase(k, phrase.end)
        if word.tag is Tag.DETERMINER and opens:
            return Phrase(k, phrase.end)
        new_name = word.tag is Tag.NAME and (before.tag is not Tag.NAME or word.start == word.name_start)
        if new_name and opens and not is_possessive(before) and before.tag in (Tag.TIME, Tag.NAME, Tag.NOUN, Tag.ADVERB):
            return Phrase(k, phrase.end)
        if before.tag is Tag.TIME and word.tag is Tag.NOUN:
            return Phrase(k, phrase.end)
    return None


def _in_last_segment(words: Sequence[Word], segments: list[Phrase], clause: int) -> Subject | None:
    """Return the subject that stands right before the verb."""
    phrase, conditional = _strip(words, segments[-1])
    if phrase.start == phrase.end:
        return None
    relative = next((k for k in range(phrase.end - 1, phrase.start - 1, -1) if words[k].tag is Tag.RELATIVE), -1)
    if relative >= 0:
        if any(_is_finite(words, k, phrase.end) for k in range(relative + 1, phrase.end)):
            phrase = Phrase(phrase.start, relative)
        elif relative + 1 == phrase.end:
            low = phrase.start if relative > phrase.start else (segments[-2].start if len(segments) > 1 else relative)
            antecedent = trailing_phrase(words, low, relative)
            return Subject(antecedent, clause, conditional, True) if antecedent else None
    for k in range(phrase.end - 1, phrase.start - 1, -1):
        word = words[k]
        opener = word.tag in (Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.THAT)
        if opener and (word.tag is not Tag.CONJUNCTION or _clause_before(words, phrase.start, k)):
            conditional = conditional or word.low in closed_class("conditionals")
            phrase = Phrase(k + 1, phrase.end)
            clause = k + 1
            break
    phrase, more = _strip(words, phrase)
    cut = next((k for k in range(phrase.start, phrase.end) if words[k].tag in _FINITE), phrase.end)
    if cut < phrase.end:
        return None
    if phrase.start < phrase.end and words[phrase.start].tag in (Tag.PREPOSITION, Tag.TIME, Tag.ING, Tag.PAST, Tag.TO):
        adverbial = _after_adverbial(words, phrase)
        if adverbial is None:
            return None
        phrase = adverbial
    if not _starts_phrase(words, phrase):
        return None
    phrase = _with_list(words, phrase, segments)
    return Subject(phrase, max(clause, segments[-1].start if clause < phrase.start else clause), conditional or more)


def _with_list(words: Sequence[Word], phrase: Phrase, segments: list[Phrase]) -> Phrase:
    """Return the phrase with the names listed before it: "Russia, | China and Iran"."""
    if phrase.start != segments[-1].start or not any(words[k].low in ("and", "or") for k in range(*phrase)):
        return phrase
    start = phrase.start
    for segment in reversed(segments[:-1]):
        if segment.start == segment.end or any(words[k].tag is not Tag.NAME for k in range(*segment)):
            break
        start = segment.start
    return Phrase(start, phrase.end)


def _clause_before(words: Sequence[Word], start: int, end: int) -> bool:
    return any(_is_finite(words, k, end) for k in range(start, end))


def find_subject(words: Sequence[Word], text: str, verb: int, low: int) -> Subject | None:
    """Return the subject of the verb group that begins at `verb`, looking no further back than `low`."""
    clause = clause_start(words, text, verb, low)
    segments = _segments(words, clause, verb)
    if segments[-1].start < segments[-1].end:
        return _in_last_segment(words, segments, clause)
    return first_phrase(words, segments[:-1])


def first_phrase(words: Sequence[Word], segments: list[Phrase]) -> Subject | None:
    """Return the subject in "On Thursday, Chen Binhua, a spokesman for the office, …"."""
    for segment in segments:
        phrase, conditional = _strip(words, segment)
        if not _starts_phrase(words, phrase):
            continue
        relative = next((k for k in range(*phrase) if words[k].tag is Tag.RELATIVE), phrase.end)
        phrase = Phrase(phrase.start, relative)
        if any(_is_finite(words, k, phrase.end) for k in range(*phrase)):
            continue
        if all(words[k].tag in (Tag.TIME, Tag.DETERMINER, Tag.NUMBER) for k in range(*phrase)):
            continue
        return Subject(phrase, segment.start, conditional)
    return None


def main_subject(words: Sequence[Word], start: int, end: int) -> Phrase | None:
    """Return the subject of the first clause in a stretch: what stands before its first verb."""
    for segment in _segments(words, start, end):
        phrase, _ = _strip(words, segment)
        if not _starts_phrase(words, phrase):
            continue
        verb = next(
            (k for k in range(phrase.start + 1, phrase.end) if words[k].tag in (*_FINITE, Tag.PAST, Tag.RELATIVE)),
            None,
        )
        if verb is None:
            verb = third_person(words, phrase) or (phrase.end if segment.end != end else None)
        if verb is not None:
            phrase, _ = _strip(words, Phrase(phrase.start, verb))
            return phrase if phrase.start < phrase.end else None
    return None


def third_person(words: Sequence[Word], phrase: Phrase) -> int | None:
    """Return where a present-tense verb may stand: a word in -s after a name or pronoun."""
    for k in range(phrase.start + 1, phrase.end):
        before = words[k - 1]
        if words[k].tag is not Tag.NOUN or not words[k].low.endswith("s") or is_possessive(words[k]):
            continue
        if before.tag in (Tag.NAME, Tag.PRONOUN, Tag.NOUN) and not is_possessive(before):
            after = words[k + 1].tag if k + 1 < len(words) else Tag.STOP
            if before.tag is not Tag.NOUN or (after in _OPENS_OBJECT and not before.low.endswith("s")):
                return k
    return None


def name_in(words: Sequence[Word], start: int, end: int) -> Span | None:
    """Return the name that ends at the last word of a stretch, without titles before it."""
    last = words[end - 1]
    if last.tag is not Tag.NAME:
        return None
    if last.name_start >= 0:
        return Span(last.name_start, last.name_end)
    titles = frozenset(load_lexicon("sources.en")["titles"])
    at = end
    while at > start and words[at - 1].tag is Tag.NAME and words[at - 1].name_start < 0:
        if words[at - 1].low in titles and at < end:
            break
        if is_possessive(words[at - 1]) and at < end:
            break
        at -= 1
    return Span(words[at].start, last.end)


def head_end(words: Sequence[Word], phrase: Phrase) -> int:
    """Return where the head of a noun phrase ends: before its first preposition or clause."""
    for k in range(phrase.start + 1, phrase.end):
        if words[k].tag in _ENDS_HEAD or words[k].tag is Tag.BRACKET:
            return k
    return phrase.end


def source_span(words: Sequence[Word], phrase: Phrase) -> Span:
    """Return the words that name the source: the bare name, else the whole phrase."""
    whole = Span(words[phrase.start].start, words[phrase.end - 1].end)
    end = head_end(words, phrase)
    if any(words[k].low == "and" for k in range(*phrase)):
        return whole
    name = name_in(words, phrase.start, end)
    if name is not None:
        return name
    last = words[phrase.end - 1]
    before = words[phrase.end - 2] if phrase.end - 2 >= phrase.start else None
    if last.tag is Tag.NAME and last.name_start >= 0:
        first = next((k for k in range(*phrase) if words[k].start >= last.name_start), phrase.start)
        before = words[first - 1] if first > phrase.start else None
        if before is not None and before.tag is Tag.NAME:
            return Span(last.name_start, last.name_end)
    if words[end - 1].low in _nouns("papers") and end - 2 >= phrase.start:
        outlet = name_in(words, phrase.start, end - 1)
        if outlet is not None and is_outlet(words, Phrase(phrase.start, end - 1)):
            return outlet
    if words[end - 1].quote is not None:
        return words[end - 1].quote.inner
    return whole


def is_outlet(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase names somebody who passes on what others say: a paper, an agency, a broadcaster."""
    end = head_end(words, phrase)
    last = words[end - 1]
    shown = last.low.removesuffix("'s")
    if last.tag is Tag.NAME or last.capital:
        if "." in shown:
            return True
        names = frozenset(load_lexicon("sources.en")["outlet-names"])
        pair = f"{words[end - 2].low} {shown}" if end - 2 >= phrase.start else ""
        return shown in names or pair in names or shown in _nouns("outlets")
    return shown in _nouns("outlets")


def can_speak(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase names people, a body or a paper, or anything by its name."""
    end = head_end(words, phrase)
    last = words[end - 1]
    if last.tag is Tag.NAME or last.capital:
        return True
    if last.tag is Tag.QUOTE:
        return any(words[k].tag is Tag.NAME for k in range(phrase.start, end))
    if last.low in ("it", "this", "that", "there", "these", "those", "what", "which", "they"):
        return last.low == "they"
    if last.tag in (Tag.PRONOUN, Tag.DETERMINER):
        return True
    shown = last.low.split("-")[-1]
    return shown in speaking_nouns() or any(words[k].low in speaking_nouns() for k in range(phrase.start, end))
