"""Who speaks: the actors that the sources and relays of statements stand for, and those their contents name.

Sources are resolved in order of the text, because "he" leans on who spoke before. Several speakers together
("both sides") have no one speaker; neither has a source that nobody can name ("an analyst").
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.analyse.references import referents_after
from kg.analyse.references.cast import Cast, Spoken, cast_of
from kg.analyse.references.descriptions import names_several
from kg.analyse.references.offices import is_reporter, read_office
from kg.lexicon import load_lexicon
from kg.model import Analysis, Article, Relay, Span, SpeechAct, Statement

_HAN_NAME = re.compile("[\u3400-\u9fff]{2,4}")
_OUTLET = re.compile(
    r"the\s+(?:[a-z]+\s+)?(?:agency|newspaper|paper|daily|magazine|broadcaster|channel|station|outlet)", re.IGNORECASE
)


def speakers(article: Article, analysis: Analysis) -> Analysis:
    """Add speakers, the actors of relays, and the actors that contents name."""
    del article
    cast, spoken = cast_of(analysis), Spoken()
    found: list[Statement] = []
    for statement in analysis.statements:
        relays = statement.relays and tuple(_relayed(cast, spoken, relay, statement) for relay in statement.relays)
        speaking = _speaking(cast, spoken, statement, found[-1] if found else None)
        speaker = speaking[0] if len(speaking) == 1 else None
        told = replace(statement, speaker=speaker, relays=relays, actors=_named_in(cast, statement.content))
        _note(cast, spoken, told, speaking)
        found.append(told)
    return replace(analysis, statements=tuple(found))


def _relayed(cast: Cast, spoken: Spoken, relay: Relay, statement: Statement) -> Relay:
    """Return the relay with the one actor its words stand for; "the agency" is the one that was told."""
    actors = referents_after(cast, spoken, relay.span)
    if not actors and statement.addressee_at is not None and _OUTLET.match(cast.folded, *relay.span):
        told = referents_after(cast, spoken, statement.addressee_at)
        actors = tuple(actor for actor in told if not cast.is_person(actor))
    return replace(relay, actor=actors[0]) if len(actors) == 1 else relay


def _speaking(cast: Cast, spoken: Spoken, statement: Statement, before: Statement | None) -> tuple[str, ...]:
    """All who say it: what the source stands for, else who spoke just before."""
    if statement.source is not None:
        if cast.folded[statement.source.start : statement.source.end].lower() in _answering():
            return _answerer(cast, statement.source)
        return referents_after(cast, spoken, statement.source)
    if before is None or before.speaker is None or not _follows_on(cast, before, statement):
        return ()
    return (before.speaker,)


@cache
def _answering() -> frozenset[str]:
    return frozenset(load_lexicon("references.en")["answering"])


def _answerer(cast: Cast, label: Span) -> tuple[str, ...]:
    """Who "A:" is in an interview: the first person that the article names."""
    people = [mention.actor for mention in cast.within(0, label.start) if cast.is_person(mention.actor)]
    return tuple(people[:1])


def _follows_on(cast: Cast, before: Statement, statement: Statement) -> bool:
    """Whether a statement without a source has that of the one before: "… said. Emphasizing that …"."""
    if statement.cue is None or not statement.content or _is_hearsay(cast, statement.cue):
        return False
    if statement.act is SpeechAct.ASK:  # "… said. Asked whether …": somebody else asks
        return False
    here = cast.sentence_at(statement.cue.start)
    there = cast.sentence_at(max(span.end for span in before.content) - 1) if before.content else here
    near = 0 <= here - there <= 1
    return near and cast.sentences[here].paragraph == cast.sentences[there].paragraph


def _is_hearsay(cast: Cast, cue: Span) -> bool:
    """Whether a cue without a source names nobody on purpose: "it is believed", 据报道."""
    word = cast.folded[cue.start : cue.end].lower()
    before = cast.folded[max(0, cue.start - 24) : cue.start].lower()
    passive = re.search(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+)?$", before)
    words = [word for language in ("en", "zh") for word in load_lexicon(f"references.{language}")["hearsay"]]
    return any(said in word for said in words) and (passive is not None or not word.isascii())


def _note(cast: Cast, spoken: Spoken, statement: Statement, speaking: tuple[str, ...]) -> None:
    """Remember who has spoken, for the pronouns to come."""
    for relay in statement.relays:
        if relay.actor is not None:
            spoken.add(relay.span.start, (relay.actor,))
    at = statement.source or statement.cue
    if at is not None and (speaking or _is_stranger(cast, statement.source)):
        spoken.add(at.start, speaking)


def _is_stranger(cast: Cast, source: Span | None) -> bool:
    """Whether a source is one person by office whom nobody can name: "a senior official", 北方大学教授."""
    if source is None:
        return False
    text = cast.folded[source.start : source.end]
    if _HAN_NAME.fullmatch(text) and text[0] in load_lexicon("names.zh")["surnames"]:
        return True  # 黄太: somebody by a name that no pass knows
    known_as = bool(read_office(text).kinds) or _stranger().search(text) is not None
    return known_as and not is_reporter(text) and not names_several(text)


@cache
def _stranger() -> re.Pattern[str]:
    words = "|".join(load_lexicon("references.en")["strangers"])
    return re.compile(rf"(?i)^(?:an?|the|one|another) (?:[\w.'&-]+ ){{0,5}}(?:{words})(?!')\b")


def _named_in(cast: Cast, content: tuple[Span, ...]) -> tuple[str, ...]:
    """The actors that a content names, in order, each once."""
    return tuple(dict.fromkeys([mention.actor for span in content for mention in cast.within(*span)]))
