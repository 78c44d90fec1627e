"""Attribution inside a relative clause that leaves a gap: "a map of ponds | she said | had frozen over".

What is said lacks its subject or object, which stands before the clause: the content is the rest behind the cue.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.groups import Verb
from kg.analyse.statements.english.phrases import FINITE, Phrase, trailing_phrase
from kg.analyse.statements.english.sources import can_speak
from kg.analyse.statements.english.words import Reading, Tag, Word, closed_class

_ENDS = (Tag.COMMA, Tag.DASH, Tag.SEMICOLON, Tag.STOP, Tag.RELATIVE, Tag.COLON)
_PREDICATES = (*FINITE, Tag.PAST)
_APART = (Tag.COMMA, Tag.DASH, *_PREDICATES)


def read_gap(reading: Reading, verb: Verb, context: Context) -> Finding | None:
    """Return the attribution of a finite cue whose content begins with a predicate of what stands before it."""
    words = reading.words
    if verb.cue.form not in ("past", "third", "base", "participle"):
        return None
    start = _content(words, verb)
    source = trailing_phrase(words, context.low, verb.start) if start is not None else None
    if start is None or source is None or source.end != verb.start or not can_speak(words, source):
        return None
    if words[source.end - 1].low in closed_class("no-sources") or not _leaves_gap(words, source.start, context.low):
        return None
    end = next((k for k in range(start + 1, len(words)) if words[k].tag in _ENDS), len(words))
    kind = "to" if words[start].tag is Tag.TO else "as" if words[start].low == "as" else "clause"
    act = verb.cue.takes.get(kind, verb.cue.act)
    return Finding(source, verb.at, (Phrase(start, end),), act, source.start, end, lexeme=verb.cue, relative=True)


def _content(words: Sequence[Word], verb: Verb) -> int | None:
    """Return where a content begins that has no subject, or no object, of its own."""
    takes, at = verb.cue.takes, verb.at.end
    if at >= len(words):
        return None
    after = words[at]
    if after.tag is Tag.QUOTE:  # 'schools, which he called "mills for degrees"'
        return at if "call" in takes and words[verb.start - 2].tag is Tag.RELATIVE else None
    if at + 1 == len(words):
        return None
    if after.tag is Tag.TO:
        return at if "to" in takes and words[at + 1].tag not in (Tag.NAME, Tag.DETERMINER) else None
    if after.low == "as":
        return at if "as" in takes and words[at + 1].tag in (Tag.DETERMINER, Tag.NOUN, Tag.QUOTE) else None
    predicate = after.tag in FINITE or (after.tag is Tag.PAST and verb.cue.lemma == "say")
    return at if predicate and ("clause" in takes or "that" in takes) else None


def _leaves_gap(words: Sequence[Word], start: int, low: int) -> bool:
    """Whether the clause that begins at `start` is a relative one: "which | China insists", "what | it says"."""
    if start - 1 <= low:
        return False
    opener, before = words[start - 1], words[start - 2]
    apart = any(words[k].tag in _APART for k in range(low, start - 1))  # not in "The talks he said were over"
    if opener.tag is Tag.RELATIVE or opener.tag is Tag.THAT:
        return apart and (opener.tag is Tag.RELATIVE or before.tag in (Tag.NOUN, Tag.NAME, Tag.COMMA, Tag.BRACKET))
    if opener.low == "what":  # "renounced | what they say is", but not "What they say is"
        return before.tag in (*_PREDICATES, Tag.NOUN, Tag.PREPOSITION, Tag.ING)
    if opener.tag not in (Tag.NOUN, Tag.PRONOUN):
        return False
    return apart and words[start].tag in (Tag.PRONOUN, Tag.NAME, Tag.DETERMINER)
