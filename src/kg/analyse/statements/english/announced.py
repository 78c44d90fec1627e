"""Quotations that the sentence before announces: `The envoy was blunt. "It is over."`, `Roth agreed. "We must go."`."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.contents import form_of, spans_of
from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.sources import can_speak, source_span
from kg.analyse.statements.english.subjects import main_subject
from kg.analyse.statements.english.words import Reading, Tag, Word, closed_class
from kg.model import Span, SpeechAct, Statement

_MARKS = (Tag.QUOTE, Tag.COLON)
_SAID_IN_A_STATEMENT = 4  # words
_LONGEST = 16  # words: "The mayor, who had backed the plan for years, was blunt"


def read_announced(sentence: Reading, quotation: Reading) -> Statement | None:
    """Return the statement whose source and cue are in a sentence and whose content is the quotation behind it."""
    words = _without_stop(sentence.words)
    if not 2 <= len(words) <= _LONGEST or any(word.tag in _MARKS for word in words):
        return None
    source = main_subject(words, 0, len(words))
    if source is None or words[source.end - 1].low in closed_class("no-sources") or not can_speak(words, source):
        return None
    cue = _manner(words, source.end) or _last_verb(words, source.end) or _stated(words, source.end)
    if cue is None:
        return None
    parts = tuple(Phrase(k, k + 1) for k, word in enumerate(quotation.words) if word.tag is Tag.QUOTE)
    at = Span(words[cue.start].start, words[cue.end - 1].end)
    content, form = spans_of(quotation, parts), form_of(quotation, parts)
    return Statement("", source_span(words, source), at, content, form, SpeechAct.STATE)


def _without_stop(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words of a sentence up to its final stop."""
    end = len(words)
    while end and words[end - 1].tag is Tag.STOP:
        end -= 1
    return words[:end]


def _manner(words: Sequence[Word], start: int) -> Phrase | None:
    """Return "was blunt", with which a sentence ends."""
    if len(words) - start < 2 or words[-1].low not in closed_class("manners"):
        return None
    at = len(words) - 2
    while at > start and words[at].tag is Tag.ADVERB:
        at -= 1
    return Phrase(at, len(words)) if words[at].low in closed_class("forms-of-be") else None


def _last_verb(words: Sequence[Word], start: int) -> Phrase | None:
    """Return the verb that says how somebody took part in a talk, with which a sentence ends: "agreed", "objected"."""
    at = len(words) - 1
    while at > start and words[at].tag is Tag.ADVERB:
        at -= 1
    if at < start or words[at].low not in closed_class("turn-taking"):
        return None
    negated = any(words[k].low in closed_class("negations") for k in range(start, at))
    return None if negated else Phrase(at, at + 1)


def _stated(words: Sequence[Word], start: int) -> Phrase | None:
    """Return "said" in a sentence that is left without what was said: 'Lau said in a statement. "…"'."""
    if words[-1].low not in closed_class("utterances"):
        return None
    at = next((k for k in range(start, len(words)) if words[k].low == "said"), len(words))
    return Phrase(at, at + 1) if len(words) - at == _SAID_IN_A_STATEMENT and words[at + 1].low == "in" else None
