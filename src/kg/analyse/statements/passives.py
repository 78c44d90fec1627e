"""Passive attribution: "it was announced that …", "X was quoted by Y as saying …", "CNBC quoted X as saying"."""

from __future__ import annotations

from kg.analyse.statements.contents import Reading, before, complement, content_end, find_that, is_whole, match_cue
from kg.analyse.statements.cues import attitudes, relaying_verbs
from kg.analyse.statements.findings import Finding
from kg.analyse.statements.phrases import Phrase, Subject, find_subject, source_span
from kg.analyse.statements.verbs import Context, verb_group
from kg.analyse.statements.words import Tag
from kg.model import Relay, SpeechAct


def read_passive(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of a passive cue or of "quoted … as saying" at word `at`."""
    words = reading.words
    if words[at].low in relaying_verbs():
        return _quoted(reading, at, context)
    found = match_cue(words, at)
    if found is None or found[0].form not in ("past", "participle"):
        return None
    cue, after = found
    group = verb_group(reading, at, context.low)
    if cue.attitude and group.start == at:
        return _expressed_by(reading, at, context)
    if not group.passive or group.negated or group.hypothetical or group.start <= context.low - 1:
        return None
    k = group.start - 1
    if k >= context.low and words[k].low == "it":
        return _impersonal(reading, at, after, cue.takes, group.start - 1)
    if "noun" in cue.takes and cue.lemma == "accuse":
        return _accused(reading, at, after, group.start, context)
    return None


def _impersonal(
    reading: Reading, at: int, after: int, takes: dict[str, SpeechAct], clause: int
) -> Finding | None:
    """Return "it was announced (by X) that …"; the source is X or nobody."""
    words = reading.words
    if not {"that", "clause"} & takes.keys():
        return None
    that = find_that(words, after, len(words))
    if that is None or that + 1 >= len(words):
        return None
    source = Phrase(after + 1, that) if words[after].low == "by" and that > after + 1 else None
    end = content_end(reading, that + 1, len(words))
    act = takes.get("clause") or takes.get("that") or SpeechAct.STATE
    return Finding(source, Phrase(at, after), (Phrase(that + 1, end),), act, clause, end, saying=True)


def _accused(reading: Reading, at: int, after: int, group: int, context: Context) -> Finding | None:
    """Return "X has been accused of …": nobody says by whom, X belongs to the content."""
    words = reading.words
    subject = find_subject(words, reading.text, group, context.low)
    if subject is None or after >= len(words) or words[after].low not in ("of", "by"):
        return None
    source = None
    if words[after].low == "by":
        stop = next((k for k in range(after + 1, len(words)) if words[k].low == "of"), None)
        if stop is None:
            return None
        source, after = Phrase(after + 1, stop), stop
    end = content_end(reading, after, len(words), noun=True)
    parts = (subject.phrase, Phrase(after, end))
    return Finding(source, Phrase(at, at + 1), parts, SpeechAct.ACCUSE, subject.clause, end)


def _expressed_by(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return "the concerns expressed by X": the noun of attitude is the content."""
    words = reading.words
    if at + 2 >= len(words) or words[at + 1].low != "by" or at == context.low or words[at - 1].low not in attitudes():
        return None
    start = at
    while start > context.low and words[start - 1].tag in (Tag.NOUN, Tag.NAME, Tag.QUOTE):
        start -= 1
    end = at + 2
    while end < len(words) and words[end].tag in (Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.NUMBER):
        end += 1
    if end == at + 2:
        return None
    return Finding(Phrase(at + 2, end), Phrase(at, at + 1), (Phrase(start, at),), SpeechAct.EXPRESS, start, end)


def _quoted(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return "X quoted Y as saying …" and "Y was quoted by X as saying …": Y speaks, X relays."""
    words = reading.words
    saying = next(
        (k for k in range(at + 1, min(len(words) - 1, at + 25)) if words[k].low == "as" and words[k + 1].tag is Tag.ING),
        None,
    )
    cue = match_cue(words, saying + 1) if saying is not None else None
    if saying is None or cue is None:
        return None
    group = verb_group(reading, at, context.low)
    subject = find_subject(words, reading.text, group.start, context.low)
    if subject is None:
        return None
    if group.passive:
        source, relay = subject.phrase, _agent(reading, at + 1, saying)
    else:
        source, relay = Phrase(at + 1, saying), subject.phrase
    if source.start >= source.end:
        return None
    relays = (Relay(source_span(words, relay)),) if relay else ()
    return _said(reading, Phrase(saying + 1, cue[1]), cue[0].takes, source, relays, subject, context)


def _agent(reading: Reading, start: int, end: int) -> Phrase | None:
    words = reading.words
    if start < end and words[start].low == "by":
        return Phrase(start + 1, end)
    return None


def _said(
    reading: Reading,
    cue: Phrase,
    takes: dict[str, SpeechAct],
    source: Phrase,
    relays: tuple[Relay, ...],
    subject: Subject,
    context: Context,
) -> Finding | None:
    """Return the attribution with the content behind "as saying", or else before the whole clause."""
    words = reading.words
    found = match_cue(words, cue.start)
    right = complement(reading, cue.end, len(words), found[0]) if found else None
    act = next(iter(takes.values()))
    if right is not None and right.parts:
        return Finding(source, cue, right.parts, act, subject.clause, right.end, relays=relays, saying=True)
    left = before(reading, subject.clause, context.sentence)
    if left is None or not is_whole(reading, left):
        return None
    return Finding(source, cue, (left,), act, left.start, cue.end, relays=relays, saying=True)
