"""Passive attribution: "it was announced that …", "X was quoted by Y as saying …", "CNBC quoted X as saying"."""

from __future__ import annotations

from kg.analyse.statements.english.adverbials import find_that, skip_adverbials
from kg.analyse.statements.english.clauses import content_end, first_comma
from kg.analyse.statements.english.complements import complement
from kg.analyse.statements.english.contents import before, is_whole
from kg.analyse.statements.english.cues import attitudes
from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.groups import Verb, find_verb, group_start
from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.sources import source_span
from kg.analyse.statements.english.subjects import find_subject
from kg.analyse.statements.english.words import Reading, Tag, closed_class
from kg.model import Relay

_IN_PHRASE = (Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.NUMBER)


def read_passive(reading: Reading, verb: Verb, context: Context) -> Finding | None:
    """Return the attribution of a passive cue."""
    words = reading.words
    at = verb.at.start
    if verb.cue.form not in ("past", "participle"):
        return None
    if verb.cue.attitude and verb.start == at:
        return _expressed_by(reading, verb, context)
    if verb.negated or verb.hypothetical:
        return None
    if verb.cue.lemma == "ask":
        return _asked(reading, verb, context)
    if not verb.passive:
        return None
    if verb.start > context.low and words[verb.start - 1].low == "it":
        return _impersonal(reading, verb)
    return _accused(reading, verb, context) if verb.cue.lemma == "accuse" else None


def _impersonal(reading: Reading, verb: Verb) -> Finding | None:
    """Return "it was announced (by X) that …"; the source is X or nobody."""
    words, after = reading.words, verb.at.end
    act = verb.cue.takes.get("clause") or verb.cue.takes.get("that")
    if after + 1 < len(words) and words[after].tag is Tag.TO and "to" in verb.cue.takes:  # "It was agreed | to meet"
        end = content_end(reading, after, len(words))
        return Finding(None, verb.at, (Phrase(after, end),), verb.cue.takes["to"], verb.start - 1, end)
    that = find_that(words, after, len(words))
    if act is None or that is None or that + 1 >= len(words):
        return None
    source = _agent(reading, after, that)
    end = content_end(reading, that + 1, len(words))
    return Finding(source, verb.at, (Phrase(that + 1, end),), act, verb.start - 1, end)


def _asked(reading: Reading, verb: Verb, context: Context) -> Finding | None:
    """Return "Asked (by X) whether …, Li said", "Li was asked if …", "…, when asked why …": the question is X's."""
    words, after = reading.words, verb.at.end
    opens = verb.at.start == context.sentence or words[verb.at.start - 1].low in closed_class("participle-openers")
    if not (verb.passive or opens):
        return None
    at = next((k for k in range(after, min(len(words), after + 9)) if _opens_question(reading, k)), None)
    if at is None:
        return None
    quoted = words[at].tag is Tag.QUOTE
    if not quoted and (at + 2 >= len(words) or words[at + 1].tag is Tag.COMMA):
        return None
    by = words[after].low == "by"
    if at > after and not by and skip_adverbials(words, after, len(words)) < at - quoted:
        return None
    end = at + 1 if quoted else first_comma(words, at, len(words)) if opens else content_end(reading, at, len(words))
    source = Phrase(after + 1, at - quoted) if by and at - quoted > after + 1 else None
    asked = find_subject(words, reading.text, verb.start, context.low) if verb.passive else None
    hearer = asked.phrase if asked is not None else None
    return Finding(source, verb.at, (Phrase(at, end),), verb.cue.act, verb.start, end, hearer)


def _opens_question(reading: Reading, k: int) -> bool:
    words = reading.words
    quote = words[k].quote
    if quote is not None:  # 'Li was asked, | "Why now?"', not 'asked, "before the vote," to step down'
        return words[k - 1].tag in (Tag.COMMA, Tag.COLON) and reading.text[quote.inner.start].isupper()
    return words[k].low in closed_class("question-words") and words[k - 1].tag is not Tag.PREPOSITION


def _agent(reading: Reading, start: int, end: int) -> Phrase | None:
    """Return who does it, in "by X"."""
    by = start < end - 1 and reading.words[start].low == "by"
    return Phrase(start + 1, end) if by else None


def _accused(reading: Reading, verb: Verb, context: Context) -> Finding | None:
    """Return "X has been accused (by Y) of …": X belongs to the content."""
    words, after = reading.words, verb.at.end
    of = next((k for k in range(after, min(len(words), after + 15)) if words[k].low == "of"), None)
    subject = find_subject(words, reading.text, verb.start, context.low)
    if subject is None or of is None or (of > after and words[after].low != "by"):
        return None
    agent = _agent(reading, after, of)
    perfect = any(words[k].low == "been" for k in range(verb.start, verb.at.start))
    if agent is None and not perfect:  # "has been accused" tells of critics, "is accused" of a charge
        return None
    end = content_end(reading, of, len(words), noun=True)
    parts = (subject.phrase, Phrase(of, end))
    return Finding(agent, verb.at, parts, verb.cue.act, subject.clause, end)


def _expressed_by(reading: Reading, verb: Verb, context: Context) -> Finding | None:
    """Return "the concerns expressed by X": the noun of attitude is the content."""
    words = reading.words
    at, after = verb.at
    if after + 1 >= len(words) or words[after].low != "by" or at == context.low or words[at - 1].low not in attitudes():
        return None
    start = at
    while start > context.low and words[start - 1].tag in (Tag.NOUN, Tag.NAME, Tag.QUOTE):
        start -= 1
    end = after + 1
    while end < len(words) and words[end].tag in _IN_PHRASE:
        end += 1
    if end == after + 1:
        return None
    return Finding(Phrase(after + 1, end), verb.at, (Phrase(start, at),), verb.cue.act, start, end)


def read_relayed(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return "X quoted Y as saying …" and "Y was quoted by X as saying …": Y speaks, X relays."""
    words = reading.words
    as_ = next((k for k in range(at + 1, min(len(words) - 1, at + 25)) if words[k].low == "as"), None)
    verb = find_verb(reading, as_ + 1, as_ + 1) if as_ is not None else None
    start, _ = group_start(reading, at, context.low)
    subject = find_subject(words, reading.text, start, context.low)
    if as_ is None or verb is None or verb.cue.form != "ing" or subject is None:
        return None
    source, relay = Phrase(at + 1, as_), subject.phrase
    if any(words[k].low in closed_class("forms-of-be") for k in range(start, at)):
        agent = _agent(reading, at + 1, as_)
        source, relay = subject.phrase, agent or Phrase(at, at)
    if source.start >= source.end:
        return None
    relays = (Relay(source_span(words, relay)),) if relay.end > relay.start else ()
    finding = Finding(source, verb.at, (), verb.cue.act, subject.clause, verb.at.end, relays=relays, lexeme=verb.cue)
    return _with_content(reading, finding, verb, context)


def _with_content(reading: Reading, finding: Finding, verb: Verb, context: Context) -> Finding | None:
    """Return the finding with the content behind "as saying", or else before the whole clause."""
    right = complement(reading, verb.at.end, len(reading.words), verb.cue)
    if right is not None and right.parts:
        return finding._replace(parts=right.parts, act=right.act, end=right.end)
    left = before(reading, finding.clause, context.sentence)
    if left is None or not is_whole(reading, left):
        return None
    return finding._replace(parts=(left,), clause=left.start)
