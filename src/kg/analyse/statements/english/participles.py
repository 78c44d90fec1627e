"""Participles and infinitives as cues: ", adding that …", "with X stating …", "plans to urge …"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.complements import Complement, complement
from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.groups import Verb
from kg.analyse.statements.english.phrases import Phrase, trailing_phrase
from kg.analyse.statements.english.sources import can_speak, papers
from kg.analyse.statements.english.subjects import clause_start, find_subject, main_subject
from kg.analyse.statements.english.words import Reading, Tag, Word, closed_class, is_possessive

_SHARES_SUBJECT = (Tag.COMMA, Tag.CONJUNCTION, Tag.QUOTE, Tag.DASH)
_MARKS_QUOTATION = (Tag.COLON, Tag.COMMA)
_GOVERNS = (
    Tag.NOUN,
    Tag.NAME,
    Tag.PRONOUN,
    Tag.COMMA,
    Tag.PAST,
    Tag.ING,
    Tag.TIME,
    Tag.ADVERB,
    Tag.CONJUNCTION,
)


def read_participle(reading: Reading, verb: Verb, context: Context) -> Finding | None:
    """Return what a participle attributes: ", adding that …", "with X stating …", "a statement saying …"."""
    if verb.cue.evidence or verb.cue.finite:
        return None
    opens = _opens_sentence(reading, verb.at.start, context)
    source, end = _subject_behind(reading, verb.at.end) if opens else (None, len(reading.words))
    right = complement(reading, verb.at.end, end, verb.cue)
    if right is None or not right.parts:
        return None
    if not opens and verb.at.start > context.sentence:
        source = _participle_source(reading, verb, right, context)
        if source is None:
            return None
    quotes = right.kind == "quote" and reading.words[right.parts[0].start].tag is Tag.QUOTE  # 'Adding, "…"'
    if source is None and right.kind not in ("clause", "that") and not quotes:
        return None
    return _finding(source, verb, right)


def _opens_sentence(reading: Reading, at: int, context: Context) -> bool:
    """Whether a participle comes first, with or without a word that joins it: "Saying …", "While saying …"."""
    opener = reading.words[context.sentence].low in closed_class("participle-openers")
    return at == context.sentence or (at == context.sentence + 1 and opener)


def _subject_behind(reading: Reading, at: int) -> tuple[Phrase | None, int]:
    """Return who speaks in "Noting that it was late, | Roth | rose", and where the comma before is."""
    words = reading.words
    for comma in range(at, len(words) - 2):
        if words[comma].tag is not Tag.COMMA or words[comma + 1].tag not in (Tag.NAME, Tag.DETERMINER, Tag.PRONOUN):
            continue
        phrase = main_subject(words, comma + 1, len(words))
        if phrase is not None and phrase.start == comma + 1 and can_speak(words, phrase):
            return phrase, comma
    return None, len(words)


def _finding(source: Phrase | None, verb: Verb, right: Complement) -> Finding:
    clause = verb.at.start
    return Finding(source, verb.at, right.parts, right.act, clause, right.end, right.hearer, lexeme=verb.cue)


def _participle_source(reading: Reading, verb: Verb, right: Complement, context: Context) -> Phrase | None:
    """Return who does what a participle says."""
    words = reading.words
    k = verb.at.start - 1
    while k > context.sentence and words[k].tag is Tag.ADVERB:
        k -= 1
    previous = words[k]
    if is_possessive(previous):  # "Ostania's | ruling | party"
        return None
    if previous.tag in _SHARES_SUBJECT or previous.low in closed_class("participle-openers"):
        return _shared_source(reading, verb, right, context)
    if previous.tag not in (Tag.NAME, Tag.NOUN, Tag.PRONOUN):
        return None
    opener = next((i for i in range(k, max(context.sentence, k - 8) - 1, -1) if words[i].low == "with"), None)
    if opener is not None:
        return Phrase(opener + 1, k + 1) if opener < k else None
    if previous.low in closed_class("occasions"):  # "issued a statement saying"
        return _shared_source(reading, verb, right, context)
    if right.kind == "quote" and previous.low in papers():  # 'held up a sign | saying "Shame"'
        return trailing_phrase(words, context.low, k + 1)
    if previous.tag is Tag.NOUN and words[right.parts[0].start - 1].tag in _MARKS_QUOTATION:
        return _shared_source(reading, verb, right, context)  # "wrote to supporters | saying: "…""
    if previous.tag is not Tag.NAME:
        return None
    phrase = trailing_phrase(words, context.low, k + 1)
    to = phrase.start - 1 if phrase is not None else context.sentence
    to -= to > context.sentence and words[to].tag is Tag.DETERMINER
    if to > context.sentence and words[to].tag is Tag.TO:
        return _shared_source(reading, verb, right, context)  # "had written to Mr Rao | demanding that"
    return phrase


def _shared_source(reading: Reading, verb: Verb, right: Complement, context: Context) -> Phrase | None:
    """Return who spoke last in the sentence, else the subject of its first clause."""
    words = reading.words
    if context.last is not None and (context.last.source is not None or context.last.named is not None):
        return _main_subject_behind(words, context.last, verb.at.start) or context.last.source
    opener = _last_clause(words, context.sentence, verb.at.start)
    phrase = main_subject(words, opener, verb.at.start)
    if phrase is None or not can_speak(words, phrase):
        return None
    tells = right.kind not in ("noun", "call", "as")
    quotes = any(words[k].tag is Tag.QUOTE for part in right.parts for k in range(*part))
    meets = any(words[k].low in closed_class("encounters") for k in range(context.sentence, verb.at.start))
    return phrase if tells or quotes or meets else None


def _main_subject_behind(words: Sequence[Word], last: Finding, end: int) -> Phrase | None:
    """Return who acts behind a clause that tells of others: "While rivals called for war, | Roth | rose, noting …"."""
    opens = max(last.clause - 1, 0)
    depends = any(words[k].low in closed_class("clause-openers") for k in (opens, last.clause))
    if not depends or last.end >= end or words[last.end].tag is not Tag.COMMA:
        return None
    phrase = main_subject(words, last.end + 1, end)
    return phrase if phrase is not None and can_speak(words, phrase) else None


def _last_clause(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the last clause begins that says when: "It was at noon, when | guests rose, shouting …"."""
    for k in range(end - 1, start, -1):
        if words[k].low in ("when", "where") and words[k - 1].tag is Tag.COMMA:
            return k + 1 if main_subject(words, k + 1, end) else start
    return start


def read_infinitive(reading: Reading, verb: Verb, context: Context) -> Finding | None:
    """Return what an infinitive attributes to the subject of its governing verb: "plans to urge …"."""
    words = reading.words
    if verb.cue.finite or verb.cue.evidence or verb.start <= context.low or words[verb.start - 1].tag not in _GOVERNS:
        return None
    if any(words[k].low in closed_class("refusals") for k in range(verb.start - 1, verb.at.start)):
        return None
    right = complement(reading, verb.at.end, len(words), verb.cue)
    if right is None or not right.parts:
        return None
    clause = clause_start(words, reading.text, verb.start, context.low)
    phrase = main_subject(words, clause, verb.start)
    if phrase is None and words[verb.start - 1].low in closed_class("aspects"):  # "Critics continue | to warn that …"
        subject = find_subject(words, reading.text, verb.start - 1, context.low)
        phrase = subject.phrase if subject is not None else None
    if phrase is None or phrase.end > verb.start or not can_speak(words, phrase):
        return None
    return _finding(phrase, verb, right)
