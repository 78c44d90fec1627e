"""What follows a cue as its content, and whom it is said to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.analyse.statements.english.adverbials import skip_adverbials
from kg.analyse.statements.english.clauses import content_end
from kg.analyse.statements.english.cues import Cue
from kg.analyse.statements.english.hearers import NOUN_START, find_infinitive, names_hearer, read_hearer
from kg.analyse.statements.english.openings import at_content
from kg.analyse.statements.english.phrases import Phrase, is_long, is_quoted_speech
from kg.analyse.statements.english.words import Reading, Tag, Word, closed_class
from kg.model import SpeechAct

_TRAILING = (Tag.COMMA, Tag.STOP, Tag.DASH, Tag.SEMICOLON, Tag.COLON, Tag.CONJUNCTION)


class Complement(NamedTuple):
    """What follows a cue: whom it is said to, the content's parts, the act, and where reading goes on."""

    hearer: Phrase | None
    parts: tuple[Phrase, ...]
    act: SpeechAct
    end: int
    kind: str = "none"  # as in the lexicon's `takes`


def complement(reading: Reading, at: int, end: int, cue: Cue) -> Complement | None:
    """Return what follows a cue as its content, if anything does."""
    words, takes = reading.words, cue.takes
    if at < end and "hearer-to" in takes and words[at].tag in NOUN_START:
        to = find_infinitive(words, at, end)
        if to is not None:
            stop = content_end(reading, to, end)
            urged = (Phrase(to, _before_occasion(reading, to, stop)),)
            return Complement(Phrase(at, to), urged, takes["hearer-to"], stop, "hearer-to")
    if at < end and "object-to" in takes and words[at].tag in NOUN_START:
        to = find_infinitive(words, at, end)
        if to is not None and to > at:  # "wants | her party to act"
            stop = content_end(reading, at, end)
            return Complement(None, (Phrase(at, stop),), takes["object-to"], stop, "to")
    if at < end and "hearer-about" in takes and words[at].tag in NOUN_START:
        about = _find_about(words, at, end)
        if about is not None:  # "warned | the council | against delay"
            stop = content_end(reading, about, end, noun=True)
            return Complement(Phrase(at, about), (Phrase(about, stop),), takes["hearer-about"], stop, "noun")
    hearer = _hearer(reading, at, end, cue)
    at = skip_adverbials(words, hearer.end if hearer else at, end)
    at = _behind_relay(words, at, end)
    found = at_content(reading, at, end, cue)
    if found is None:
        return Complement(hearer, (), cue.act, at) if hearer else None
    start, kind = found
    named = kind in ("noun", "call", "as", "found")
    stop = content_end(reading, start, end, noun=named)
    if kind == "quote" and _only_quoted(reading, start, stop, cue):
        return Complement(hearer, (Phrase(start, start + 1),), takes["quote"], start + 1, kind)
    close = _before_occasion(reading, start, stop)
    parts = _parts(reading, start, _before_time(words, start, close) if named else close)
    return Complement(hearer, parts, takes.get(kind, cue.act), stop, kind) if parts else None


def _behind_relay(words: Sequence[Word], at: int, end: int) -> int:
    """Return where "that" stands behind who passes it on: "told the cabinet, according to an aide, | that …"."""
    if at + 3 >= end or words[at].tag is not Tag.COMMA or words[at + 1].low != "according":
        return at
    comma = next((k for k in range(at + 3, min(end - 1, at + 14)) if words[k].tag is Tag.COMMA), None)
    return comma + 1 if comma is not None and words[comma + 1].tag is Tag.THAT else at


def _find_about(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return where a preposition says of what somebody is warned; it stands right behind whom."""
    for k in range(at, min(end - 1, at + 8)):
        if words[k].low in ("against", "of", "about") and k > at:
            return None if words[k - 1].tag is Tag.DETERMINER or words[k].low == "of" else k
        if words[k].tag not in (Tag.NAME, Tag.NOUN, Tag.DETERMINER, Tag.NUMBER, Tag.PRONOUN):
            return None
    return None


def _only_quoted(reading: Reading, start: int, end: int, cue: Cue) -> bool:
    """Whether the quotation is all that is said: 'chanting "no deal" | after the vote', 'mouthing "yes" | to them'."""
    words = reading.words
    quote = words[start].quote
    if quote is None or start + 1 >= end:
        return False
    after = words[start + 1]
    if not cue.saying and after.tag in (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.TIME, Tag.TO):
        return True
    introduced = words[start - 1].tag in (Tag.COLON, Tag.COMMA) and reading.text[quote.inner.start].isupper()
    if introduced and start + 2 < end:  # 'wrote, "We go on" | and vowing to win', 'reading, "We go on" | at noon'
        joined = after.tag is Tag.CONJUNCTION and words[start + 2].tag is Tag.ING
        if joined or after.tag in (Tag.PREPOSITION, Tag.TIME):
            return True
    timed = after.low in closed_class("time-units") and start + 2 < end
    closer = words[start + 2] if timed else after
    return is_long(quote, reading.text) and closer.low in closed_class("noun-closers")


def _before_time(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a noun phrase ends before the words that say when: "backed Roth | last week", "… | on Friday"."""
    at = end
    while at > start + 1 and (words[at - 1].tag is Tag.TIME or words[at - 1].low in closed_class("time-words")):
        at -= 1
    if at < end and at > start + 1 and words[at - 1].low == "this":
        at -= 1
    if at < end and (words[at - 1].tag is Tag.NUMBER or words[at - 1].low in ("few", "several")):
        return end  # "its first loss in 25 | years"
    if at < end and at > start + 1 and words[at - 1].tag is Tag.PREPOSITION:
        at -= 1
    return at


def _before_occasion(reading: Reading, start: int, end: int) -> int:
    """Return where a content ends before the words that say in what it was said: "the deal | in a statement"."""
    words = reading.words
    for k in range(end - 1, max(start, end - 9), -1):
        if words[k].tag is Tag.QUOTE or words[k].tag is Tag.COMMA:
            return end
        if words[k].low not in ("in", "during") or k + 2 >= end or words[k + 1].low not in ("a", "an"):
            continue
        head = next((i for i in range(k + 2, min(end, k + 6)) if words[i].low in closed_class("utterances")), None)
        if head is None or any(words[i].tag in (Tag.MODAL, Tag.AUXILIARY) for i in range(head, end)):
            return end
        return k
    return end


def _hearer(reading: Reading, at: int, end: int, cue: Cue) -> Phrase | None:
    """Return whom it is said to: the object of "told", or behind "to"."""
    if "hearer" in cue.takes:
        return read_hearer(reading.words, at, end)
    if cue.saying and "to" not in cue.takes and names_hearer(reading.words, at, end):
        return read_hearer(reading.words, at + 1, end)
    return None


def _parts(reading: Reading, start: int, end: int) -> tuple[Phrase, ...]:
    """Return a content's parts: two where a whole utterance in quotation marks is followed by "and that …"."""
    words = reading.words
    while end > start and words[end - 1].tag in _TRAILING:
        end -= 1
    if start >= end:
        return ()
    if words[start].tag is Tag.QUOTE and is_quoted_speech(words[start], reading.text) and end > start + 1:
        k = start + 1
        while k < end and words[k].tag in (Tag.COMMA, Tag.CONJUNCTION, Tag.THAT):
            k += 1
        return (Phrase(start, start + 1), Phrase(k, end)) if k < end else (Phrase(start, start + 1),)
    return (Phrase(start, end),)
