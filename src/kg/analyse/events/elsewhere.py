"""Who takes part in an event and stands elsewhere in the sentence: its subject, who was told, who follows."""

from __future__ import annotations

import re

from kg.analyse.events.party import Party, Slots
from kg.analyse.events.scene import Scene
from kg.analyse.events.sightings import Trigger
from kg.analyse.events.subjects import inserted_clauses, is_object
from kg.model import EventType

_NEAR = 60  # characters
_BEHIND = 90  # characters behind a trigger in which its prepositions stand
_IN_A = re.compile(r"\b(?:in|during|on|at|over)\s+(?:a|an|the|their|his|her)?\s*(?:[\w-]+\s+){0,2}\Z")
_THEIRS = (" their ", " their first ", " their last ", " their recent ")
_ACCORDS = frozenset({EventType.AGREEMENT, EventType.OTHER})
_MET = frozenset({EventType.MEETING})


def other_party(scene: Scene, trigger: Trigger, found: Slots) -> Slots:
    """Return who else was in the call: "In a call with Trump, Xi said", "Xi told Trump in a call"."""
    low, _ = scene.clause(trigger.start, trigger.end)
    if "with" in found:
        other = topic_or_next(scene, trigger, found["with"])
        spoken = trigger.namings[0].type in _ACCORDS and "topic" in other and other["topic"].start < low
        return {} if spoken else other  # "Ode said | that a deal with Norland was near"
    if found.keys() & {"between", "among", "object"} or not _IN_A.search(
        scene.lower, max(0, trigger.start - _NEAR), trigger.start
    ):
        return {}
    if scene.lower.endswith(_THEIRS, 0, trigger.start):
        return _those_two(scene, trigger)
    acting = [party for party in scene.around if party.person and not (party.before or party.owner)]
    people = [party for party in acting if low <= party.start and party.end <= trigger.start][-2:]
    if not people:  # "In a call on Monday, | Ode urged Berg to return"
        people = [party for party in acting if party.start >= trigger.end][:2]
    if len(people) < 2 or not scene.words.stands("addressing", people[0].end, people[1].start):
        return {}
    return {"subject": people[0], "topic": people[1]}


def _those_two(scene: Scene, trigger: Trigger) -> Slots:
    """Whose talk "theirs" is: "Ode said she had raised it with Berg during their | meeting"."""
    people = [party for party in scene.around if party.person and party.end <= trigger.start]
    partners = [party for party in people if party.before in ("with", "to")]
    if not partners:
        return {}
    others = [p for p in people if p.end <= partners[-1].start and not p.before and p.actors != partners[-1].actors]
    return {"subject": others[-1], "with": partners[-1]} if others else {}


def told_in_interview(scene: Scene, trigger: Trigger) -> Slots:
    """Return who told whom: "Ode | told | the Post | in an interview"."""
    low, _ = scene.clause(trigger.start, trigger.end)
    near = [party for party in scene.around if low <= party.start and party.end <= trigger.start]
    pair = [party for party in near if not party.before][-2:]
    if len(pair) < 2 or not pair[0].person or not scene.words.stands("addressing", pair[0].end, pair[1].start):
        return {}
    return {"subject": pair[0], "with": pair[1]}


def topic_or_next(scene: Scene, trigger: Trigger, partner: Party | None) -> Slots:
    """Return the subject of the sentence ("Chen said at a briefing"), or who follows ("In a post, Trump said")."""
    before: Party | None = None
    following: Party | None = None
    inserted = inserted_clauses(scene.text, trigger.start)
    visiting = trigger.namings[0].type is EventType.VISIT
    for party in scene.around:
        if any(low < party.start < high for low, high in inserted) or (visiting and is_object(scene, party, _MET)):
            continue  # "Ode, who met Berg, | told a briefing", "met | Berg | on a visit to Rome"
        if party.before or party.demonym or party is partner or (party.place and is_object(scene, party)):
            continue
        if party.end <= trigger.start:
            before = party
        elif party.start >= trigger.end and following is None:
            following = party
    if before is not None:
        return {"topic": before}
    if following is not None and following.start - trigger.end <= _BEHIND:
        return {"next": following}
    return {}
