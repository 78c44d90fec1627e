"""The roles that those who stand round a trigger have in its event: who did it, to whom, who was there."""

from __future__ import annotations

from dataclasses import replace

from kg.analyse.events.lexicon import Naming
from kg.analyse.events.participants import asker_of
from kg.analyse.events.party import Party, Slots
from kg.analyse.events.scene import Scene
from kg.analyse.events.sightings import Trigger
from kg.model import ActorType, EventType, Participant, Role, Span

PEOPLE_TALK = frozenset(
    {
        EventType.CALL,
        EventType.MEETING,
        EventType.SUMMIT,
        EventType.INTERVIEW,
        EventType.BRIEFING,
        EventType.VISIT,
    }
)
_JOINT = frozenset({EventType.EXERCISE, EventType.PATROL})
_OF_PEOPLE = frozenset({EventType.INTERVIEW, EventType.POLL, EventType.ELECTION})


def roles(
    scene: Scene, trigger: Trigger, naming: Naming, stands: Slots, place: Party | None
) -> tuple[Participant, ...]:
    """Return who takes part in what a naming says, by where they stand; `place` is where it was."""
    start = scene.span.start
    found: dict[str, Participant] = {}
    for slot, party in stands.items():
        role = naming.frame.get(slot)
        if role is None or (place is party and "in" not in naming.frame):
            continue
        if slot == "object" and party.owner and naming.type is EventType.VISIT:
            continue  # "welcomed Norland's | contribution"
        if slot == "modifier" and party.person and naming.type is EventType.INTERVIEW:
            role = Role.GUEST  # "the Ode interview", but "a Morning Post interview"
        if role is Role.HOST and slot == "subject" and _attends(scene, trigger, naming):
            role = Role.PARTICIPANT
        for actor in party.actors:
            if actor not in found:
                found[actor] = Participant(actor, role, Span(start + party.start, start + party.end))
    if naming.type in _OF_PEOPLE:  # "the Westland senator said in an interview": not Westland
        found = {actor: part for actor, part in found.items() if scene.stage.types[actor] is not ActorType.PLACE}
    if naming.type is EventType.PROTEST and not _is_lodged(naming) and _is_of_crowd(scene, trigger, naming):
        found = {actor: part for actor, part in found.items() if scene.stage.types[actor] is not ActorType.PLACE}
    if naming.type in _JOINT:  # "Ode | announced joint drills": no soldier
        found = {actor: part for actor, part in found.items() if scene.stage.types[actor] is not ActorType.PERSON}
    if naming.type in _JOINT and len(found) > 1:  # "Norland's exercises with Sudland"
        found = {actor: replace(part, role=Role.PARTICIPANT) for actor, part in found.items()}
    if naming.type in PEOPLE_TALK and (asker := asker_of(scene, trigger)):
        return _with_asker(found, naming, asker, start)
    return tuple(found.values())


def _attends(scene: Scene, trigger: Trigger, naming: Naming) -> bool:
    """Whether the subject does not hold an event, but goes there: "Ode | attended | the summit"."""
    low, _ = scene.clause(trigger.start, trigger.end)
    return naming.noun and scene.words.stands("attending", low, trigger.start)


def _is_lodged(naming: Naming) -> bool:
    """Whether a protest is one that is handed to somebody: "lodged a protest with Norland"."""
    return naming.noun and "to" in naming.frame


def _is_of_crowd(scene: Scene, trigger: Trigger, naming: Naming) -> bool:
    """Whether people protest, and no state: "Norland's | protests | spread", "thousands | protested"."""
    low, _ = scene.clause(trigger.start, trigger.end)
    return naming.starts != "one" or scene.words.stands("crowds", low, trigger.start)


def with_stricken(scene: Scene, found: tuple[Participant, ...], place: Party) -> tuple[Participant, ...]:
    """Return the participants with the country struck, where none is the target: "a strike on a refinery in Moscow"."""
    if any(part.role is Role.TARGET for part in found):
        return found
    struck = scene.stage.country_of(place.actors[0])
    if struck is None or any(part.actor == struck for part in found):
        return found
    start = scene.span.start
    return (*found, Participant(struck, Role.TARGET, Span(start + place.start, start + place.end)))


def _with_asker(found: dict[str, Participant], naming: Naming, asker: Party, start: int) -> tuple[Participant, ...]:
    """Add who asked for it: the initiator, of a visit the host."""
    role = Role.HOST if naming.type is EventType.VISIT else Role.INITIATOR
    asked = [Participant(a, role, Span(start + asker.start, start + asker.end)) for a in asker.actors]
    return (*(part for part in found.values() if part.actor not in asker.actors), *asked)
