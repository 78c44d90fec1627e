"""Adjectives as cues: "Roth is confident that …", "…, worried that …"."""

from __future__ import annotations

from kg.analyse.statements.english.clauses import content_end
from kg.analyse.statements.english.cues import adjective_cues
from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.groups import group_start
from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.sources import can_speak
from kg.analyse.statements.english.subjects import find_subject, main_subject
from kg.analyse.statements.english.words import Reading, Tag, closed_class


def read_adjective(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution whose cue is the adjective at word `at`, with "that" behind it."""
    words = reading.words
    if at + 2 >= len(words) or words[at + 1].tag is not Tag.THAT:
        return None
    found = _subject(reading, at, context)
    if found is None or not can_speak(words, found[0]) or words[found[0].end - 1].low in closed_class("no-sources"):
        return None
    source, clause = found
    end = content_end(reading, at + 2, len(words))
    return Finding(source, Phrase(at, at + 1), (Phrase(at + 2, end),), adjective_cues()[words[at].low], clause, end)


def _subject(reading: Reading, at: int, context: Context) -> tuple[Phrase, int] | None:
    """Return who is so minded, by a form of "be" before the adjective or as it stands behind a comma."""
    words = reading.words
    k = at - 1
    while k > context.low and words[k].tag is Tag.ADVERB:
        k -= 1
    if k <= context.low:
        return None
    if words[k].tag is Tag.COMMA:
        phrase = main_subject(words, context.sentence, k)
        return (phrase, at) if phrase is not None else None
    if words[k].low not in closed_class("forms-of-be") and words[k].low not in closed_class("linking-verbs"):
        return None
    start, infinitive = group_start(reading, k, context.low)
    unsaid = (closed_class("negations"), closed_class("hypothetical"))
    if infinitive or any(word.low in listed for word in words[start:at] for listed in unsaid):
        return None
    subject = find_subject(words, reading.text, start, context.low)
    return (subject.phrase, subject.clause) if subject is not None and not subject.conditional else None
