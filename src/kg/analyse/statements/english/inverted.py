"""Finite cues with their subject behind them: `"…," said X`, "…, said X, who …"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.clauses import content_end
from kg.analyse.statements.english.complements import complement
from kg.analyse.statements.english.contents import before, ends_quoted, is_whole, stands_before
from kg.analyse.statements.english.cues import is_finite_cue
from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.groups import Verb
from kg.analyse.statements.english.phrases import Phrase, has_finite, has_present, is_long, is_quoted_speech
from kg.analyse.statements.english.sources import can_speak, named_behind
from kg.analyse.statements.english.subjects import clause_start, find_subject
from kg.analyse.statements.english.words import Reading, Tag, Word

_WORDS_OF_CLAUSE = 5
_OPENS_SUBJECT = (Tag.NAME, Tag.DETERMINER, Tag.NOUN, Tag.NUMBER)
_CLOSES_SUBJECT = {
    Tag.COMMA,
    Tag.STOP,
    Tag.QUOTE,
    Tag.COLON,
    Tag.SUBORDINATOR,
    Tag.TIME,
    Tag.CONJUNCTION,
    Tag.SEMICOLON,
    Tag.DASH,
    Tag.RELATIVE,
}


def read_inverted(reading: Reading, verb: Verb, context: Context) -> Finding | None:
    """Return the attribution of `"…," said X` and "…, said X"."""
    words = reading.words
    if verb.at.start == context.sentence:
        return _opening(reading, verb)
    source = _subject_behind(reading, verb, context)
    if source is None:
        return None
    left = before(reading, verb.at.start, context.sentence)
    if left is None or not stands_before(reading, left, verb.cue):
        return None
    if not is_whole(reading, left) and not _is_said(words, left, source, verb):
        return None
    if not ends_quoted(reading, left) and _has_subject_before(reading, verb, context):
        return None
    parts: tuple[Phrase, ...] = (left,)
    end = source.end
    rest = _quotation_behind(reading, source.end)
    if rest is not None and ends_quoted(reading, left):
        end = content_end(reading, rest, len(words))
        parts = (left, Phrase(rest, end))
    return Finding(source, verb.at, parts, verb.cue.act, left.start, end, lexeme=verb.cue)


def _opening(reading: Reading, verb: Verb) -> Finding | None:
    """Return the attribution of 'Said Roth, who grew up by the mill, "We are proud of him."'."""
    words, after = reading.words, verb.at.end
    quotes = verb.cue.form == "past" and verb.cue.saying
    if not quotes or after >= len(words) or words[after].tag not in (Tag.NAME, Tag.DETERMINER):
        return None
    rest = _quotation_behind(reading, after)
    end = next((k for k in range(after, len(words)) if words[k].tag in _CLOSES_SUBJECT), after)
    if rest is None or end == after:
        return None
    stop = content_end(reading, rest, len(words))
    act = verb.cue.takes.get("quote", verb.cue.act)
    return Finding(Phrase(after, end), verb.at, (Phrase(rest, stop),), act, after, stop, lexeme=verb.cue)


def _quotation_behind(reading: Reading, at: int) -> int | None:
    """Return where the quotation goes on behind the source and its appositives: `said Li, a guide, "but …"`."""
    words = reading.words
    for k in range(at, min(len(words) - 1, at + 25)):
        if words[k].tag in (Tag.COMMA, Tag.COLON) and words[k + 1].tag is Tag.QUOTE:
            return k + 1 if is_quoted_speech(words[k + 1], reading.text) else None
        if words[k].tag in (Tag.QUOTE, Tag.ING, Tag.SEMICOLON) or is_finite_cue(words, k):
            return None
    return None


def _subject_behind(reading: Reading, verb: Verb, context: Context) -> Phrase | None:
    """Return the noun phrase behind the verb, where the verb stands right behind what is said."""
    words = reading.words
    at, after = verb.at
    if "quote" not in verb.cue.takes or verb.start < at or at == context.sentence or after >= len(words):
        return None
    described = words[after].tag is Tag.PAST and after + 1 < len(words) and words[after + 1].tag in _OPENS_SUBJECT
    if not described and words[after].tag not in _OPENS_SUBJECT and words[after].low not in ("he", "she", "they"):
        return None  # "said | retired teacher Ada Roth"
    previous = words[at - 1]
    if previous.tag is Tag.COMMA:
        clause = clause_start(words, reading.text, at, context.low)
        if 0 < clause < at - 1 and words[clause - 1].tag is Tag.QUOTE:
            return None  # `"…," Li, 40, told reporters`: Li is the subject
    elif not is_quoted_speech(previous, reading.text):
        return None
    end = next((k for k in range(after, len(words)) if words[k].tag in _CLOSES_SUBJECT), len(words))
    return named_behind(words, Phrase(after, end)) if end > after else None


def _is_speaker(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is who speaks, and no clause of which part is quoted: 'Roth "was in two minds" in May'."""
    words = reading.words
    quoted = any(word.quote and is_long(word.quote, reading.text) for word in words[phrase.start : phrase.end])
    return not quoted and can_speak(words, phrase)


def _has_subject_before(reading: Reading, verb: Verb, context: Context) -> bool:
    """Whether the verb has its subject before it and its content behind it after all."""
    words = reading.words
    subject = find_subject(words, reading.text, verb.at.start, context.low)
    if subject is None:
        return False
    comma = words[verb.at.start - 1].tag is Tag.COMMA
    if comma and words[verb.at.end].tag is Tag.NAME and not _is_speaker(reading, subject.phrase):
        return False  # "A dozen causes are known, | said Ada Roth, a doctor who has studied them"
    right = complement(reading, verb.at.end, len(reading.words), verb.cue)
    if right is None or not right.parts:
        return False
    return not (comma and right.kind == "clause" and _only_names(reading, right.parts[0]))


def _is_said(words: Sequence[Word], left: Phrase, source: Phrase, verb: Verb) -> bool:
    """Whether nothing but "said Dana Roth" follows a stretch with a clause's words, of which none is known as a verb.

    "Many factors impact the cost of college, said Dana Roth."
    """
    opens = words[left.start].tag in _OPENS_SUBJECT or words[left.start].tag is Tag.SUBORDINATOR
    if verb.cue.lemma != "say" or left.end - left.start < _WORDS_OF_CLAUSE or not opens:
        return False
    named = all(word.tag is Tag.NAME for word in words[source.start : source.end])
    return named and (source.end == len(words) or words[source.end].tag is Tag.COMMA)


def _only_names(reading: Reading, part: Phrase) -> bool:
    """Whether what follows a verb says no more than who it is: "says | Dana Roth, a doctor who has studied it"."""
    words = reading.words
    if words[part.start - 1].tag is Tag.THAT:
        return False
    stop = next((k for k in range(*part) if words[k].tag is Tag.RELATIVE), part.end)
    return not has_finite(words, part.start, stop) and not has_present(words, part.start, stop)
