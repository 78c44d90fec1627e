"""When and where an event took place, by its sentence."""

from __future__ import annotations

import re

from kg.analyse.events import clauses
from kg.analyse.events.lexicon import Naming
from kg.analyse.events.participants import Scene, Slots
from kg.analyse.events.parties import Party
from kg.analyse.events.sightings import Trigger
from kg.analyse.events.stage import Stage
from kg.model import EventType, Sentence, Time

_IN = ("in", "at", "near")
_TO = ("in", "to", "at", "往", "到", "于")
_NAMED_BY_PLACE = frozenset({EventType.MEETING, EventType.SUMMIT, EventType.AGREEMENT})
_SPOKEN = frozenset({EventType.BRIEFING, EventType.INTERVIEW, EventType.POST})
_NOWHERE = frozenset({EventType.CALL, EventType.POST, EventType.BRIEFING})
_TALKS = frozenset({EventType.CALL, EventType.MEETING, EventType.SUMMIT})
_COMMA = re.compile("[，,]")
_MARK = re.compile(r"[;；。]")
# the words between a break and the time it belongs to: "before the end of this year", "on Sunday when"
_LEADING = re.compile(r"(?:before|since|until|after|by)(?:\s+the)?(?:\s+\w+\s+of)?\s*\Z")
_RELATIVE = re.compile(  # "the summit, which will be held on Tuesday"
    r",?\s*(?:which|that)\s+(?:will|is|was|were|are)\b[^,]{0,25}(?:held|place|begins?|starts?|opens?)\s+(?:on|in|from)\s*\Z"
)
_TRAILING = re.compile(r"\s*(?:morning|afternoon|evening|night)?,?\s*(?:when|as)\b")
_TOPIC = re.compile(r"问题|事务|议题|方面|局势|关系")  # 在台湾问题上: a subject, no place


def place_of(scene: Scene, trigger: Trigger, naming: Naming, stands: Slots) -> Party | None:
    """Return the place: "in Busan" in the clause, "the Busan meeting", what a visit goes to."""
    if naming.type in _NOWHERE:
        return None
    if naming.type is EventType.VISIT:
        return _goal(scene, trigger)
    low, high = clauses.clause(scene.text, scene.lexicon, trigger.start, trigger.end)
    places = [party for party in scene.around if party.place and not party.demonym]
    if scene.language == "zh":
        inside = [p for p in places if p.before in ("在", "于") and low <= p.start < trigger.start]
        taking_part = list(stands.values())
        inside = [p for p in inside if p not in taking_part and not _TOPIC.match(scene.text, p.end)]
        return inside[-1] if inside else None
    near = ("in", "near") if naming.type is EventType.CONFLICT else _IN  # missiles fired at Kyiv
    behind = [p for p in places if p.before in near and trigger.end <= p.start < high and p.start - trigger.end < 100]
    if behind:
        return behind[0]
    modifier = stands.get("modifier")
    if modifier in places and naming.type in _NAMED_BY_PLACE:
        return modifier
    if modifier in places and "in" in naming.frame:
        return modifier  # "the Ukraine crisis"
    before = [p for p in places if p.before in _IN and low <= p.start < trigger.start and p is not modifier]
    return before[-1] if before and trigger.start - before[-1].end < 60 else None


def _goal(scene: Scene, trigger: Trigger) -> Party | None:
    """Where a visit goes: "visit Beijing", "a visit to the U.S.", 抵达巴基斯坦."""
    for party in scene.around:
        if trigger.start <= party.start and party.end <= trigger.end:
            return party  # 访华
    reach = 60 if scene.language == "en" else 12
    for party in scene.around:
        if trigger.end <= party.start <= trigger.end + reach and not party.person and not party.demonym:
            direct = not party.before and party.start - trigger.end <= 12
            if direct or party.before in _TO:
                return party
    return None


def time_of(stage: Stage, sentence: Sentence, scene: Scene, trigger: Trigger) -> Time | None:
    """Return the time of the trigger's clause that lies nearest, None where it belongs to something else."""
    offset = sentence.span.start
    distances = [
        (distance, number)
        for number, time in enumerate(stage.times_in(sentence.span))
        if (distance := _distance(scene, trigger, time.span.start - offset, time.span.end - offset)) is not None
    ]
    return stage.times_in(sentence.span)[min(distances)[1]] if distances else None


def _distance(scene: Scene, trigger: Trigger, start: int, end: int) -> int | None:
    """How far a time lies from a trigger; None where they do not belong together."""
    ahead = end <= trigger.start
    between = scene.text[end : trigger.start] if ahead else scene.text[trigger.end : start]
    between = _TRAILING.sub("", between, count=1) if ahead and _TRAILING.match(between) else between
    between = between if ahead else _RELATIVE.sub("", _LEADING.sub("", between))
    if scene.lexicon.patterns["clause-breaks"].search(between) or _MARK.search(between):
        return None
    if not ahead and scene.lexicon.patterns["reporting"].search(between):
        return None  # "after the call, he said on Thursday"
    if not ahead and any(trigger.end <= other.start < start and _differs(other, trigger) for other in scene.triggers):
        return None
    spoken = any(naming.type in _SPOKEN for naming in trigger.namings)
    if (
        ahead
        and not spoken
        and scene.language == "en"
        and clauses.reporting().search(scene.text[max(0, start - 60) : start])
    ):
        return None  # "said on Thursday China would impose tariffs"
    if ahead and not spoken and scene.language == "en" and "," in between and clauses.reported(between):
        return None  # "In an interview last week, Smith said she would travel"
    if scene.language == "zh" and len(_COMMA.findall(between)) > (2 if ahead else 0):
        return None
    late = 60 if scene.language == "zh" and not ahead else 0
    return len(between) + 40 * len(_COMMA.findall(between)) + late


def _differs(other: Trigger, trigger: Trigger) -> bool:
    """Whether a time behind two triggers belongs to the nearer one: "an invitation to visit in April"."""
    kinds, own = ({naming.type for naming in each.namings} for each in (other, trigger))
    return kinds != own and not (kinds <= _TALKS and own <= _TALKS)  # "met at the summit in November" is one time
