"""Attribution by prepositions: "according to X", ", per X", and relays: "Citing X, Y said"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.statements.english.clauses import content_end
from kg.analyse.statements.english.contents import before, is_whole
from kg.analyse.statements.english.cues import match_cue
from kg.analyse.statements.english.findings import Context, Finding
from kg.analyse.statements.english.phrases import FINITE, Phrase, has_finite
from kg.analyse.statements.english.sources import can_speak, named_behind, source_span
from kg.analyse.statements.english.verbs import read_verb
from kg.analyse.statements.english.words import Reading, Tag, Word, closed_class
from kg.model import Relay, SpeechAct

_SETS_APART = (Tag.COMMA, Tag.DASH, Tag.QUOTE, Tag.SEMICOLON, Tag.COLON, Tag.CONJUNCTION, Tag.ADVERB, Tag.THAT)
_OPENS_CLAUSE = (Tag.DETERMINER, Tag.PRONOUN, Tag.NUMBER)
_ADDS = (Tag.PREPOSITION, Tag.PAST)  # "said | in a letter | filed in court, according to"
_BEFORE_CLAUSE = (Tag.THAT, Tag.CONJUNCTION, Tag.SEMICOLON, Tag.COLON, Tag.SUBORDINATOR)


def read_preposition(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of a preposition at word `at`."""
    words = reading.words
    low = words[at].low
    if low == "according" and at + 1 < len(words) and words[at + 1].tag is Tag.TO:
        return _according(reading, Phrase(at, at + 2), context)
    if low == "per" and at > context.sentence and words[at - 1].tag in (Tag.COMMA, Tag.QUOTE):
        return _according(reading, Phrase(at, at + 1), context)
    if low == "as":
        return _as_noted(reading, at, context)
    if low == "citing":
        return _citing(reading, at, context)
    return None


def _as_noted(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of "The port is shut, as noted by the harbour master"."""
    words = reading.words
    found = match_cue(words, at + 1) if at + 2 < len(words) and words[at - 1].tag is Tag.COMMA else None
    if found is None or found[0].form != "past" or "after" not in found[0].takes:
        return None
    cue, by = Phrase(at + 1, found[1]), found[1]
    if by + 1 >= len(words) or words[by].low != "by":
        return None
    told = _according(reading, Phrase(at, by + 1), context)
    return told._replace(cue=cue) if told is not None and told.parts else None


def _source(reading: Reading, start: int) -> tuple[Phrase, int] | None:
    """Return the source behind the preposition, and where its appositives end."""
    words = reading.words
    end = start
    stops = (Tag.COMMA, Tag.STOP, Tag.QUOTE, Tag.COLON, Tag.SEMICOLON, Tag.DASH, Tag.RELATIVE, Tag.THAT, Tag.MODAL)
    while end < len(words) and words[end].tag not in stops:
        end += 1
    if end == start or words[start].low == "plan":
        return None
    end = close = _before_clause(words, start, end)
    source = Phrase(start, end)
    if end < len(words) and words[end].tag is Tag.RELATIVE:  # "a diplomat who asked not to be named"
        close = next((k for k in range(end, len(words)) if words[k].tag is Tag.COMMA), len(words))
    while close < len(words) and words[close].tag is Tag.COMMA:
        following = next((k for k in range(close + 1, len(words)) if words[k].tag is Tag.COMMA), None)
        appositive = following is not None and words[close + 1].low in ("a", "an", "the", "which", "who", "citing")
        cited = following is not None and _cited_by(words, close, following) is not None
        if following is None or not (cited or (appositive and not has_finite(words, close + 1, following))):
            break
        close = following
    return source, close


def _before_clause(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the source ends before a clause without a comma: "According to police | the two men were shot"."""
    finite = next((k for k in range(start + 1, end) if words[k].tag in FINITE), None)
    if finite is None or words[end - 1].tag is Tag.TIME:
        return end
    for k in range(start + 1, finite):
        opens = words[k].tag in _OPENS_CLAUSE or words[k].low in closed_class("approximators")
        if opens and words[k - 1].tag in (Tag.NAME, Tag.NOUN, Tag.BRACKET):
            return k
    return end


def _cited_by(words: Sequence[Word], comma: int, end: int) -> Phrase | None:
    """Return whom a source cites: "According to the Post, | citing an envoy, | …", "…, which cited an envoy, …"."""
    at = comma + 1 + (comma + 1 < end and words[comma + 1].tag is Tag.RELATIVE)
    return Phrase(at + 1, end) if at + 1 < end and words[at].low in closed_class("citing") else None


def _according(reading: Reading, cue: Phrase, context: Context) -> Finding | None:
    words = reading.words
    found = _source(reading, cue.end)
    if found is None:
        return None
    source, end = found
    source = named_behind(words, _without_participle(reading, source))
    end = max(end, source.end)
    apart = cue.start == context.low or words[cue.start - 1].tag in _SETS_APART
    clause = any(words[k].low in closed_class("subjects") for k in range(source.start + 1, source.end))
    if not apart and (clause or words[source.start].low == "its" or not can_speak(words, source)):
        return None  # "paid according to the hours they work"
    opens = all(words[k].tag in (Tag.ADVERB, Tag.CONJUNCTION, Tag.COMMA) for k in range(context.low, cue.start))
    if opens and context.last is not None and words[cue.start - 1].tag is Tag.COMMA:
        opens = False  # "The group called for calm, | according to its site, which …"
    k = cue.start - (2 if cue.start - 1 > context.low and words[cue.start - 1].tag is Tag.COMMA else 1)
    before_that = cue.start > context.low and words[k].tag in _BEFORE_CLAUSE
    if (opens or before_that) and end < len(words):
        return _leading(reading, cue, source, end)
    return _trailing(reading, cue, source, end, context)


def _without_participle(reading: Reading, source: Phrase) -> Phrase:
    """Return the source without what is only said of it: "a report | released on Monday"."""
    words = reading.words
    for k in range(source.start + 1, source.end):
        past = words[k].tag is Tag.PAST or words[k].low == "based"  # "reports in the press | based on leaks"
        describes = words[k].tag is Tag.ING and k + 2 < source.end and words[k + 1].tag is not Tag.NAME
        if (past and words[k - 1].tag in (Tag.NOUN, Tag.NAME)) or (describes and words[k - 1].tag is Tag.NOUN):
            return Phrase(source.start, k)
    return source


def _leading(reading: Reading, cue: Phrase, source: Phrase, end: int) -> Finding | None:
    """Return the attribution of "According to X, …"; where the rest is somebody's speech, X relays it."""
    words = reading.words
    start = end + 1 if words[end].tag in (Tag.COMMA, Tag.COLON) else end
    if start >= len(words):
        return None
    nested = _speech_from(reading, start)
    if nested is not None:
        return nested._replace(relays=(*nested.relays, Relay(source_span(words, source))), clause=cue.start)
    stop = content_end(reading, start, len(words))
    if stop <= start:
        return None
    cited = _cited_by(words, source.end, end) if source.end < end else None
    relays = (Relay(source_span(words, source)),) if cited is not None else ()
    return Finding(cited or source, cue, (Phrase(start, stop),), SpeechAct.STATE, cue.start, stop, relays=relays)


def _speech_from(reading: Reading, start: int) -> Finding | None:
    """Return the attribution that the clause at `start` is, if it is one."""
    for at in range(start + 1, min(len(reading.words), start + 30)):
        if reading.words[at].tag in (Tag.MODAL, Tag.QUOTE):
            return None
        finding = read_verb(reading, at, Context(start, start, None))
        if finding is not None:
            first = finding.source.start if finding.source else -1
            follows = finding.parts[0].start > finding.cue.start and start <= finding.clause and first >= start
            return finding if finding.saying and follows else None
    return None


def _trailing(reading: Reading, cue: Phrase, source: Phrase, end: int, context: Context) -> Finding | None:
    """Return the attribution of "…, according to X"; where the clause before is speech, X relays it."""
    words = reading.words
    if context.last is not None and context.last.end >= cue.start - 2 and context.last.cue.start >= context.sentence:
        return _relaying(reading, cue, source, end)
    low = context.low if context.last is not None else context.sentence
    left = before(reading, cue.start, low) or Phrase(low, cue.start)
    start, stop = left
    while start < stop and words[start].tag in (Tag.CONJUNCTION, Tag.COMMA):
        start += 1
    left = Phrase(start, stop)
    if start >= stop:
        return None
    relayed = _interrupted(reading, left, end, source)
    if relayed is not None:
        return relayed
    parts: tuple[Phrase, ...] = (left,)
    if not is_whole(reading, left) or _goes_on(reading, end):
        rest = content_end(reading, end + 1, len(words)) if end + 1 < len(words) else end
        if rest > end + 1 and words[end].tag is Tag.COMMA:
            return Finding(source, cue, (left, Phrase(end + 1, rest)), SpeechAct.STATE, start, rest)
    if not is_whole(reading, left) and (stop - start < 2 or words[start].tag in _ADDS):
        return _relaying(reading, cue, source, end) if context.last is not None else None
    return Finding(source, cue, parts, SpeechAct.STATE, start, end)


def _relaying(reading: Reading, cue: Phrase, source: Phrase, end: int) -> Finding:
    """Return who passes on the statement before: `"…," Roth said in a letter, | according to the Post`."""
    relay = Relay(source_span(reading.words, source))
    return Finding(source, cue, (), SpeechAct.STATE, cue.start, end, relays=(relay,))


def _interrupted(reading: Reading, left: Phrase, end: int, source: Phrase) -> Finding | None:
    """Return the speech of "Putin, according to the Kremlin, told Modi …": X relays it."""
    for at in range(end + 1, min(len(reading.words), end + 5)):
        found = read_verb(reading, at, Context(left.start, left.start, None))
        if found is not None and found.saying and found.source is not None and found.source.end <= left.end:
            return found._replace(relays=(*found.relays, Relay(source_span(reading.words, source))))
    return None


def _goes_on(reading: Reading, end: int) -> bool:
    """Whether the attribution interrupts its clause: "The number, according to X, has risen"."""
    words = reading.words
    if end + 1 >= len(words) or words[end].tag is not Tag.COMMA:
        return False
    return words[end + 1].tag in (Tag.AUXILIARY, Tag.MODAL)


def _citing(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return the attribution of "Citing X, Y said …": the source is X, and Y relays it."""
    words = reading.words
    if at != context.sentence:
        return _cited(reading, at, context)
    found = _source(reading, at + 1)
    if found is None:
        return None
    source, end = found
    if end >= len(words):
        return None
    told = _speech_from(reading, end + 1)
    if told is None or told.source is None:
        return None
    relay = Relay(source_span(words, told.source))
    return told._replace(source=_innermost(reading, source), relays=(*told.relays, relay))


def _cited(reading: Reading, at: int, context: Context) -> Finding | None:
    """Return whom the statement before goes back to, without a content: "…, the agency reported, | citing X"."""
    found = _source(reading, at + 1)
    if found is None or context.last is None or reading.words[at - 1].tag is not Tag.COMMA:
        return None
    if any(reading.words[k].tag is Tag.QUOTE for k in range(at + 1, found[1] + 1) if k < len(reading.words)):
        return None
    return Finding(found[0], Phrase(at, at + 1), (), SpeechAct.STATE, at, found[1])


def _innermost(reading: Reading, source: Phrase) -> Phrase:
    """Return who spoke: "comments from | analyst Dennis Weng"."""
    words = reading.words
    k = next((k for k in range(*source) if words[k].low in ("from", "by")), None)
    if k is not None and k + 1 < source.end:
        return Phrase(k + 1, source.end)
    return source
