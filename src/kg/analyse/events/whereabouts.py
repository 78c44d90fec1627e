"""When and where an event took place, by its sentence."""

from __future__ import annotations

import re

from kg.analyse.events import clauses
from kg.analyse.events.lexicon import EventLexicon, Naming
from kg.analyse.events.participants import Slots
from kg.analyse.events.parties import Party, Stage
from kg.analyse.events.sightings import Trigger
from kg.model import EventType, Sentence, Time

_IN = ("in", "at", "near")
_TO = ("in", "to", "at")
_SPOKEN = frozenset({EventType.BRIEFING, EventType.INTERVIEW, EventType.POST})
_COMMA = re.compile("[，,]")


def place_of(  # noqa: PLR0913 (all that is known of a sentence)
    text: str,
    lexicon: EventLexicon,
    trigger: Trigger,
    naming: Naming,
    around: list[Party],
    stands: Slots,
    language: str,
) -> Party | None:
    """Return the place: "in Busan" in the clause, "the Busan meeting", what a visit goes to."""
    if naming.type is EventType.VISIT:
        return _goal(trigger, around, language)
    low, high = clauses.clause(text, lexicon, trigger.start, trigger.end)
    places = [party for party in around if party.place and not party.demonym]
    if language == "zh":
        inside = [party for party in places if party.before in ("在", "于") and low <= party.start < high]
        return inside[-1] if inside else None
    behind = [p for p in places if p.before in _IN and trigger.end <= p.start < high and p.start - trigger.end < 60]
    if behind:
        return behind[0]
    modifier = stands.get("modifier")
    if modifier and modifier.place and not modifier.demonym and naming.type in (EventType.MEETING, EventType.SUMMIT):
        return modifier
    before = [p for p in places if p.before in _IN and low <= p.start < trigger.start]
    return before[-1] if before and len(text[before[-1].end : trigger.start]) < 60 else None


def _goal(trigger: Trigger, around: list[Party], language: str) -> Party | None:
    """Where a visit goes: "visit Beijing", "a visit to the U.S.", 抵达巴基斯坦."""
    reach = 60 if language == "en" else 12
    for party in around:
        if trigger.end <= party.start <= trigger.end + reach and not party.person and not party.demonym:
            direct = not party.before and party.start - trigger.end <= 12
            if direct or party.before in _TO:
                return party
    return None


def time_of(  # noqa: PLR0913 (all that is known of a sentence)
    stage: Stage, sentence: Sentence, text: str, lexicon: EventLexicon, trigger: Trigger, found: list[Trigger]
) -> Time | None:
    """Return the time of the trigger's clause that lies nearest, None where it belongs to something else."""
    language = "zh" if sentence.language == "zh" else "en"
    best: tuple[int, Time] | None = None
    for time in stage.times_in(sentence.span):
        start, end = time.span.start - sentence.span.start, time.span.end - sentence.span.start
        cost = _distance(text, lexicon, trigger, found, (start, end), language)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, time)
    return best[1] if best else None


def _distance(  # noqa: PLR0913 (all that is known of a sentence)
    text: str,
    lexicon: EventLexicon,
    trigger: Trigger,
    found: list[Trigger],
    at: tuple[int, int],
    language: str,
) -> int | None:
    """How far a time lies from a trigger; None where they do not belong together."""
    start, end = at
    ahead = end <= trigger.start
    between = text[end : trigger.start] if ahead else text[trigger.end : start]
    if lexicon.patterns["clause-breaks"].search(between) or re.search(r"[;；。“”\"]", between):
        return None
    others = [other for other in found if other is not trigger]
    if not ahead and any(trigger.end <= other.start < start and _same_kind(other, trigger) for other in others):
        return None
    if ahead and _is_of_saying(text, start, language) and not _SPOKEN & {n.type for n in trigger.namings}:
        return None
    penalty = 40 * len(_COMMA.findall(between)) + (60 if language == "zh" and not ahead else 0)
    return len(between) + penalty


def _same_kind(other: Trigger, trigger: Trigger) -> bool:
    """Whether a time behind both belongs to the nearer one: "an invitation to visit in April"."""
    return bool(other.namings) and {n.type for n in other.namings} != {n.type for n in trigger.namings}


def _is_of_saying(text: str, start: int, language: str) -> bool:
    """Whether a time says when something was said: "said on Thursday China would …"."""
    if language == "zh":
        return False
    return bool(re.search(rf"{clauses.reporting(language).pattern}[^,]{{0,40}}\Z", text[max(0, start - 60) : start]))
