"""Attribution by a colon alone: `Li: "We are ready."`, and the speaker's name before a turn in a transcript."""

from __future__ import annotations

from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.words import Reading, Tag
from kg.model import SpeechAct


def read_colon(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of a colon behind nothing but a name at the beginning of a sentence."""
    words = reading.words
    start, end = context.sentence, len(words)
    if words[at].tag is not Tag.COLON or not start < at < start + 8 or at + 1 >= end:
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
