"""Attribution by a colon alone: `Li: "We are ready."`, and the speaker's name before a turn in a transcript."""

from __future__ import annotations

from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.phrases import Phrase, is_quoted_speech
from kg.analyse.statements.english.sources import can_speak
from kg.analyse.statements.english.subjects import main_subject
from kg.analyse.statements.english.words import Reading, Tag, closed_class
from kg.model import SpeechAct


def read_colon(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of a colon behind a name at the beginning of a sentence, or before an utterance."""
    words = reading.words
    start, end = context.sentence, len(words)
    if words[at].tag is not Tag.COLON or at + 1 >= end or at <= start:
        return None
    if context.last is None and words[at + 1].tag is Tag.QUOTE and is_quoted_speech(words[at + 1], reading.text):
        led = _led_up_to(reading, at, context)
        if led is not None:
            return led
    if at >= start + 8:
        return None
    if any(word.tag not in (Tag.NAME, Tag.BRACKET) and not word.capital for word in words[start:at]):
        return None
    if words[at + 1].tag is Tag.QUOTE:
        stop = next((k for k in range(at + 1, end) if words[k].tag is not Tag.QUOTE), end)
    elif reading.text[words[start].start : words[at - 1].end].isupper():  # "BLITZER: Let me ask you …"
        stop = end
    else:
        return None
    return Finding(Phrase(start, at), Phrase(at, at + 1), (Phrase(at + 1, stop),), SpeechAct.STATE, start, stop)


def _led_up_to(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of 'The judge then turned to the crowd: "Go home."': whoever acts is who speaks."""
    words = reading.words
    source = main_subject(words, context.sentence, at)
    if source is None or source.end >= at or not can_speak(words, source):
        return None
    if words[source.end - 1].low in closed_class("no-sources"):
        return None
    verb = next((k for k in range(source.end, at) if words[k].tag is Tag.PAST), None)
    if verb is None or any(words[k].low in closed_class("negations") for k in range(source.end, verb)):
        return None
    stop = next((k for k in range(at + 1, len(words)) if words[k].tag is not Tag.QUOTE), len(words))
    return Finding(source, Phrase(verb, verb + 1), (Phrase(at + 1, stop),), SpeechAct.STATE, context.sentence, stop)
