"""Attribution by a colon alone: `Li: "We are ready."`, and the speaker's name before a turn in a transcript."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.phrases import Phrase, has_finite, has_present, is_quoted_speech
from kg.analyse.statements.english.sources import can_speak, is_paper
from kg.analyse.statements.english.subjects import main_subject
from kg.analyse.statements.english.words import Reading, Tag, Word, closed_class
from kg.model import SpeechAct

_LONGEST_LABEL = 4  # words


def read_colon(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of a colon behind a name at the beginning of a sentence, or before an utterance."""
    words = reading.words
    start, end = context.sentence, len(words)
    if words[at].tag is not Tag.COLON or at + 1 >= end or at <= start:
        return None
    if context.last is None and words[at + 1].tag is Tag.QUOTE and is_quoted_speech(words[at + 1], reading.text):
        led = _led_up_to(reading, at, context) or _named_before(reading, at, context)
        if led is not None:
            return led
    if at >= start + 8:
        return None
    heading = context.last is None and _heads(reading, Phrase(start, at))
    if not heading and not (words[at + 1].tag is Tag.QUOTE and _is_label(words[start:at])):
        return None
    stop = end if heading else _quotations_end(words, at + 1)
    return Finding(Phrase(start, at), Phrase(at, at + 1), (Phrase(at + 1, stop),), SpeechAct.STATE, start, stop)


def _is_label(label: Sequence[Word]) -> bool:
    """Whether a stretch is nothing but names and words with capitals."""
    return all(word.tag in (Tag.NAME, Tag.BRACKET) or word.capital for word in label)


def _heads(reading: Reading, label: Phrase) -> bool:
    """Whether a headline or a transcript names who says it: "Poll: Voters want change", "ROTH: It is dead"."""
    words = reading.words
    at, end = label.end + 1, len(words)
    if label.end - label.start > _LONGEST_LABEL or at >= end:
        return False
    if words[at].tag is Tag.QUOTE:
        return _is_source(words, label)
    if not reading.text[words[at].start].isupper():
        return False
    if words[label.end - 1].low in closed_class("headline-sources"):
        return True
    return _is_source(words, label) and (has_finite(words, at, end) or has_present(words, at, end))


def _is_source(words: Sequence[Word], label: Phrase) -> bool:
    """Whether a label is a name that is known."""
    known = words[label.end - 1].name_end >= 0
    return known and all(word.tag is Tag.NAME for word in words[label.start : label.end])


def _led_up_to(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of 'The judge then turned to the crowd: "Go home."': whoever acts is who speaks."""
    words = reading.words
    source = main_subject(words, context.sentence, at)
    if source is None or source.end >= at or not can_speak(words, source):
        return None
    if words[source.end - 1].low in closed_class("no-sources"):
        return None
    verb = next((k for k in range(source.end, at) if words[k].tag is Tag.PAST), None)
    stop = _quotations_end(words, at + 1)
    alone = stop == len(words) and not words[at + 1].capital  # no title, and no sign that 'had one word: "…"'
    if verb is None and alone and not is_paper(words, source):  # 'The board was firm in its findings: "…"'
        verb = next((k for k in range(source.end, at) if words[k].tag is Tag.AUXILIARY), None)
    if verb is None or any(words[k].low in closed_class("negations") for k in range(source.start, verb)):
        return None
    return Finding(source, Phrase(verb, verb + 1), (Phrase(at + 1, stop),), SpeechAct.STATE, context.sentence, stop)


def _named_before(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of 'Panels are no cure - Dana Roth: "…"' and 'More from the report: "…"'."""
    words = reading.words
    last = words[at - 1]
    start = at - 1
    if last.name_end == last.end:
        while start > context.sentence and words[start - 1].name_start == last.name_start:
            start -= 1
        if start > context.sentence and words[start - 1].tag is Tag.PREPOSITION and words[start - 1].low != "from":
            return None  # 'The mood in Oslo: "…"'
    else:
        while start > context.sentence and words[start - 1].tag in (Tag.NOUN, Tag.DETERMINER):
            start -= 1
        opened = (
            start > context.sentence and words[start - 1].low == "from" and start - context.sentence < _LONGEST_LABEL
        )
        if not opened or not can_speak(words, Phrase(start, at)):
            return None
    stop = _quotations_end(words, at + 1)
    return Finding(Phrase(start, at), Phrase(at, at + 1), (Phrase(at + 1, stop),), SpeechAct.STATE, start, stop)


def _quotations_end(words: Sequence[Word], at: int) -> int:
    """Return where the quotations end that begin at a word."""
    return next((k for k in range(at, len(words)) if words[k].tag is not Tag.QUOTE), len(words))
