"""From the words that may name an event to what their sentence says of it.

A reading is worked out no further than it is needed: words that can neither make an event of their own here nor take
up one that was named before are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.analyse.events import clauses
from kg.analyse.events.fitting import beside, complete
from kg.analyse.events.lexicon import Naming
from kg.analyse.events.participants import slots
from kg.analyse.events.party import Party, Slots
from kg.analyse.events.roles import PEOPLE_TALK, roles, with_stricken
from kg.analyse.events.scene import Scene
from kg.analyse.events.sightings import Sighting, Trigger
from kg.analyse.events.stage import Stage
from kg.analyse.events.whereabouts import place_of, time_of
from kg.model import ActorType, EventType, Medium, Participant, Role, Sentence, Span, Status

_MOST = 30  # triggers in a sentence; what has more is a list of words
_OPENING = 40  # characters before a trigger that say which event is meant
_BESIDE = 25  # characters between an event and the time that tells which it is
_LICENCE_REACH = 100  # characters round a trigger
_ENDED = 20  # characters before a war in which a word ends it: "mediate the conflict", 结束乌克兰战争: it is on
_REMOTE = frozenset({Medium.PHONE, Medium.VIDEO})
_NEEDED = {"any": 0, "one": 1, "place": 1, "two": 2}  # participants for an event of its own
_THEIRS = re.compile(
    r"\b(?:(?:their|the\s+two(?!\s+(?:countries|nations|sides|governments|states)))\s+(?:[\w-]+\s+){0,3}"
    r"|they\s+(?:(?:last|first|also|had|have|will|would|agreed|plan|planned|are|were|expected|due|hope|to|next|again|both)\s+){0,4})\Z"
)
_MIDST = re.compile(r"(?:中|时|期间|后)(?!国|方)")
# what may stand between a trigger and a word that says which of its kind it is
_GAP = {"en": re.compile(r"(?:\s+[\w$-]+){0,3}\s+"), "zh": re.compile(r"[\u3400-\u9fff]{0,5}")}


def sightings(
    stage: Stage, sentence: Sentence, triggers: list[Trigger], is_known: Callable[[EventType], bool]
) -> Iterator[Sighting]:
    """Yield what `sentence` says of events, in order; `is_known` tells whether one of a kind was named before."""
    if len(triggers) > _MOST:
        return
    language = "zh" if sentence.language == "zh" else "en"
    lower = stage.lower[sentence.span.start : sentence.span.end]
    allowed = beside(stage, sentence, triggers)
    dated = bool(stage.times_in(sentence.span))
    if not any(_may_count(lower, naming, dated, is_known) for trigger in allowed for naming in trigger.namings):
        return
    scene = Scene(stage, sentence.span, language, triggers)
    scene.triggers = allowed  # what is ruled out so parts no verb from its object
    scene.triggers = complete(scene)
    for trigger in scene.triggers:
        sighting = _read(scene, trigger, is_known)
        if sighting is not None:
            yield sighting


def _may_count(lower: str, naming: Naming, dated: bool, is_known: Callable[[EventType], bool]) -> bool:
    """Whether a sentence has the words without which a naming says nothing; if not, it need not be looked at closer."""
    licensed = naming.licence is None or naming.licence.search(lower) is not None
    stands_alone = naming.starts != "never" or naming.or_place or (naming.or_time and dated)
    if (licensed and stands_alone) or naming.or_licence is not None:
        return True
    return is_known(naming.type) and (licensed or naming.noun)


def _read(scene: Scene, trigger: Trigger, is_known: Callable[[EventType], bool]) -> Sighting | None:
    """What a trigger says by the first naming that makes an event of it, else by its first one."""
    first: _TakingPart | None = None
    for naming in trigger.namings:
        if _is_licensed(scene, trigger, naming) and _may_start(scene, naming):
            taking_part = _TakingPart(scene, trigger, naming)
            if taking_part.starts:
                return _sighting(scene, trigger, naming, taking_part)
            first = taking_part if naming is trigger.namings[0] else first
    naming = trigger.namings[0]
    if not is_known(naming.type) or not (naming.noun or _is_licensed(scene, trigger, naming)):
        return None
    taking_part = first or _TakingPart(scene, trigger, naming)
    if not _points(scene, trigger, naming, taking_part):
        return None
    return _sighting(scene, trigger, naming, taking_part)


def _points(scene: Scene, trigger: Trigger, naming: Naming, taking_part: _TakingPart) -> bool:
    """Whether words that make no event of their own can take one up: they name somebody, or say "the", "two"."""
    if taking_part.participants or naming.starts in ("never", "any"):
        return True
    return (
        _is_definite(scene, trigger, naming, taking_part.stands)
        or "numbers" in scene.words
        or _is_theirs(scene, trigger, naming)
    )


def _may_start(scene: Scene, naming: Naming) -> bool:
    """Whether a sentence can hold enough for an event of its own, by how many it names or may mean."""
    if naming.or_licence is not None or naming.starts == "any" or (naming.or_time and scene.times):
        return True
    least = 1 if naming.or_place else _NEEDED.get(naming.starts)
    return least is not None and scene.can_hold(least)


class _TakingPart:
    """Who takes part in what a naming says, and where; whether that is enough for an event of its own."""

    def __init__(self, scene: Scene, trigger: Trigger, naming: Naming) -> None:
        self.stands = slots(scene, trigger, naming)
        self.place = None if naming.key else place_of(scene, trigger, naming, self.stands)
        if naming.type is EventType.ELECTION and self.place is None:
            self.place = next((party for party in self.stands.values() if party.place and not party.before), None)
        self.participants = roles(scene, trigger, naming, self.stands, self.place)
        if naming.sort == "strike" and self.place is not None:
            self.participants = with_stricken(scene, self.participants, self.place)
        self.starts = _is_enough(scene, trigger, naming, self.participants, self.place)


def _sighting(scene: Scene, trigger: Trigger, naming: Naming, taking_part: _TakingPart) -> Sighting:
    place, start = taking_part.place, scene.span.start
    time = None if naming.key else time_of(scene, trigger)
    talking = naming.type in PEOPLE_TALK
    medium = naming.medium or (clauses.medium(scene, trigger) if talking else None)
    definite = _is_definite(scene, trigger, naming, taking_part.stands)
    on = naming.sort == "war" and (definite or scene.words.stands("endings", trigger.start - _ENDED, trigger.start))
    return Sighting(
        type=EventType.CALL if naming.type is EventType.MEETING and medium in _REMOTE else naming.type,
        trigger=Span(start + trigger.start, start + trigger.end),
        naming=naming,
        participants=taking_part.participants,
        time=time.edtf if time else None,
        time_at=time.span if time else None,
        place=place.actors[0] if place else None,
        place_at=Span(start + place.start, start + place.end) if place else None,
        medium=medium,
        status=Status.OCCURRED if on or naming.type is EventType.POLL else clauses.status(scene, trigger),
        starts=taking_part.starts and _is_licensed(scene, trigger, naming),
        definite=definite,
        distinct=_nearest(scene, "distinct", trigger) is not None,
        theirs=_is_theirs(scene, trigger, naming),
        number=_number(scene, trigger) if naming.noun else None,
    )


def _nearest(scene: Scene, name: str, trigger: Trigger) -> str | None:
    """A word of a list right before the trigger, at most a few words away."""
    gap = _GAP[scene.language]
    for _, end, value in scene.words.within(name, trigger.start - _OPENING, trigger.start):
        if gap.fullmatch(scene.text, end, trigger.start):
            return value
    return None


def _is_definite(scene: Scene, trigger: Trigger, naming: Naming, stands: Slots) -> bool:
    """Whether the words point back to an event named before: "the call", "their meeting", 在会谈中."""
    if not naming.noun:
        return False
    if scene.language == "zh" and _MIDST.match(scene.text, trigger.end):
        return True
    return "possessive" in stands or _nearest(scene, "definite", trigger) is not None


def _is_theirs(scene: Scene, trigger: Trigger, naming: Naming) -> bool:
    """Whether it is of those who met or spoke before: "their call"."""
    if naming.type not in PEOPLE_TALK:
        return False
    low = max(0, trigger.start - _OPENING)
    before = scene.lower[low : trigger.start]
    if "the" not in before or not ("their" in before or "they" in before or "two" in before):
        return False
    return bool(_THEIRS.search(scene.lower, low, trigger.start))


def _number(scene: Scene, trigger: Trigger) -> int | None:
    """How many events a noun takes up: "the two calls"."""
    word = _nearest(scene, "numbers", trigger)
    return None if word is None else scene.lexicon.numbers.get(word)


def _is_licensed(scene: Scene, trigger: Trigger, naming: Naming) -> bool:
    """Whether the clause holds a word without which the trigger is but a topic."""
    return naming.licence is None or bool(naming.licence.search(scene.lower, *_around(scene, trigger)))


def _around(scene: Scene, trigger: Trigger) -> tuple[int, int]:
    low, high = scene.clause(trigger.start, trigger.end)
    return max(low, trigger.start - _LICENCE_REACH), min(high, trigger.end + _LICENCE_REACH)


def _is_enough(
    scene: Scene, trigger: Trigger, naming: Naming, participants: tuple[Participant, ...], place: Party | None
) -> bool:
    """Whether a sentence that licenses a naming holds enough for an event of its own."""
    if naming.type is EventType.CONFLICT and _is_quarrel(scene, trigger, participants):
        return False
    if naming.people and _count_people(scene.stage, participants) < 2:
        return False  # "spoke to Reuters"
    if naming.or_licence is not None and naming.or_licence.search(scene.lower, *_around(scene, trigger)):
        return True
    named_by_place = naming.or_place or naming.starts == "place" or naming.type is EventType.ELECTION
    if named_by_place and place is not None:
        return True
    if naming.or_time and _is_dated(scene, trigger):
        return True
    return len(participants) >= _NEEDED.get(naming.starts, len(participants) + 1)


def _is_dated(scene: Scene, trigger: Trigger) -> bool:
    """Whether a time right beside a trigger tells which event is meant: "the negotiations in | 2022"."""
    time = time_of(scene, trigger)
    if time is None or time.edtf is None:
        return False
    start, end = time.span.start - scene.span.start, time.span.end - scene.span.start
    return max(trigger.start - end, start - trigger.end) <= _BESIDE


def _is_quarrel(scene: Scene, trigger: Trigger, participants: tuple[Participant, ...]) -> bool:
    """Whether people "attack" or "hit" somebody, which they mostly do with words."""
    people = _count_people(scene.stage, tuple(part for part in participants if part.role is Role.INITIATOR))
    with_words = scene.words.stands("quarrels", trigger.start, trigger.end)
    if people and with_words:
        return True
    return len(participants) > (not with_words) and _count_people(scene.stage, participants) == len(participants)


def _count_people(stage: Stage, participants: tuple[Participant, ...]) -> int:
    return sum(stage.types.get(part.actor) is ActorType.PERSON for part in participants)
