"""From the words that may name an event to what their sentence says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.analyse.events import clauses
from kg.analyse.events.lexicon import Naming, any_of, event_lexicon
from kg.analyse.events.participants import Scene, Slots, asker_of, slots
from kg.analyse.events.parties import Party, parties
from kg.analyse.events.sightings import Sighting, Trigger, triggers
from kg.analyse.events.stage import Stage
from kg.analyse.events.whereabouts import place_of, time_of
from kg.lexicon import load_lexicon
from kg.model import ActorType, EventType, Medium, Participant, Role, Sentence, Span, Status

_MOST = 30  # triggers in a sentence; what has more is a list of words
_NEAR = 40  # characters before a trigger in which an article or a form of "be" is part of its group
_LICENCE_REACH = 100  # characters round a trigger
_OBJECT_REACH = {"en": 70, "zh": 25}
_PLACE_REACH = {"en": 40, "zh": 8}
_BE = re.compile(r"\b(?:was|were|been|be|is|are|being)\s+(?:\w+ly\s+)?\Z")
_ADJECTIVE = re.compile(r"\b(?:the|a|an|his|her|its|their)\s+\Z", re.IGNORECASE)
_PEOPLE_TALK = frozenset(
    {
        EventType.CALL,
        EventType.MEETING,
        EventType.SUMMIT,
        EventType.INTERVIEW,
        EventType.BRIEFING,
        EventType.VISIT,
    }
)
_REMOTE = frozenset({Medium.PHONE, Medium.VIDEO})
_THEIRS = re.compile(
    r"\b(?:(?:their|the\s+two(?!\s+(?:countries|nations|sides|governments|states)))\s+(?:[\w-]+\s+){0,3}"
    r"|they\s+(?:(?:last|first|also|had|have)\s+){0,2})\Z",
    re.I,
)
_MIDST = re.compile(r"(?:中|时|期间|后)(?!国|方)")


def sightings(stage: Stage, sentence: Sentence) -> Iterator[Sighting]:
    """Yield what `sentence` says of events, in order."""
    language = "zh" if sentence.language == "zh" else "en"
    lexicon = event_lexicon(language)
    text = stage.text(sentence)
    named = stage.mentions_in(sentence.span)
    found = [
        trigger
        for trigger in triggers(text, lexicon, latin=language == "en")
        if not any(_inside(trigger, sentence, mention.span) for mention in named)
    ]
    if not found or len(found) > _MOST:
        return
    scene = _fitting(stage, Scene(text, lexicon, language, parties(stage, sentence), found))
    for trigger in scene.triggers:
        readings = [_read(stage, sentence, scene, trigger, naming) for naming in trigger.namings]
        yield next((reading for reading in readings if reading.starts), readings[0])


def _fitting(stage: Stage, scene: Scene) -> Scene:
    """Leave out the triggers and namings that the words round them rule out."""
    fitting = [
        trigger._replace(
            namings=tuple(n for n in trigger.namings if stage.holds(n.beside) and _fits(scene, trigger, n)),
        )
        for trigger in scene.triggers
    ]
    return replace(scene, triggers=[trigger for trigger in fitting if trigger.namings])


def _inside(trigger: Trigger, sentence: Sentence, mention: Span) -> bool:
    """Whether a trigger is part of a name ("the Washington Post")."""
    start = sentence.span.start
    return mention.start <= start + trigger.start and start + trigger.end <= mention.end


@cache
def _determined(language: str) -> re.Pattern[str]:
    determiners = any_of(load_lexicon(f"events.{language}")["determiners"], language)
    return re.compile(rf"(?:{determiners}|'s|s')\s+(?:[\w-]+\s+){{0,3}}\Z|\w-\w+\s+\Z", re.IGNORECASE)


def _fits(scene: Scene, trigger: Trigger, naming: Naming) -> bool:
    """Whether the words round the trigger let it be what `naming` says."""
    before, after = scene.text[: trigger.start], scene.text[trigger.end :]
    if naming.never_after.match(after.lstrip()[:20]):
        return False
    if scene.language == "zh" and not naming.noun and after.startswith("的"):
        return False  # 实施的制裁
    if not naming.noun and _ADJECTIVE.search(scene.text, max(0, trigger.start - _NEAR), trigger.start):
        return False  # "the hit show"
    if naming.determined and not _determined(scene.language).search(before[-40:]):
        return False
    if naming.object_place and not _place_behind(scene, trigger):
        return False
    return naming.object is None or _has_object(scene, trigger, naming.object)


def _has_object(scene: Scene, trigger: Trigger, wanted: re.Pattern[str]) -> bool:
    """Whether what the verb is about stands behind it: "suspended the tariffs", no "tariffs imposed on"."""
    text, reach = scene.text, _OBJECT_REACH[scene.language]
    others = [other.start for other in scene.triggers if other.start >= trigger.end]
    comma = text.find(", ", trigger.end)
    stop = min([trigger.end + reach, len(text) if comma < 0 else comma + 1, *others])
    by = text[trigger.end :].lstrip().startswith("by ")
    passive = by or _BE.search(text, max(0, trigger.start - _NEAR), trigger.start)
    before = text[max(0, trigger.start - reach) : trigger.start]
    if wanted.search(text[trigger.end : stop]):
        return not _at_end(wanted, r"[\"”\s]*").search(before)
    return bool(passive and wanted.search(before))


def _place_behind(scene: Scene, trigger: Trigger) -> bool:
    behind = [party for party in scene.around if party.start >= trigger.end]
    near = bool(behind) and behind[0].start - trigger.end <= _PLACE_REACH[scene.language]
    return near and not behind[0].person


def _read(stage: Stage, sentence: Sentence, scene: Scene, trigger: Trigger, naming: Naming) -> Sighting:
    stands = slots(scene, trigger, naming)
    place = place_of(scene, trigger, naming, stands)
    start = sentence.span.start
    participants = _participants(naming, stands, place, start)
    participants = _with_asker(participants, naming, asker_of(scene, trigger), start)
    time = None if naming.key else time_of(stage, sentence, scene, trigger)
    medium = naming.medium or (
        clauses.medium(scene.text, scene.lexicon, trigger) if naming.type in _PEOPLE_TALK else None
    )
    opening = scene.text[max(0, trigger.start - 40) : trigger.start]
    definite = _is_definite(scene, trigger, naming, stands)
    status = clauses.status(scene.text, scene.lexicon, trigger, scene.language)
    talk = naming.type is EventType.MEETING and medium in _REMOTE
    return Sighting(
        type=EventType.CALL if talk else naming.type,
        trigger=Span(start + trigger.start, start + trigger.end),
        naming=naming,
        participants=participants,
        time=time.edtf if time else None,
        time_at=time.span if time else None,
        place=place.actors[0] if place else None,
        place_at=Span(start + place.start, start + place.end) if place else None,
        medium=medium,
        status=Status.OCCURRED if definite and naming.sort == "war" else status,  # "mediate the conflict": it is on
        starts=_starts(scene, trigger, naming, participants, place) and not _is_quarrel(stage, naming, participants),
        definite=definite,
        distinct=bool(_near(scene, "distinct", opening)),
        theirs=bool(_THEIRS.search(opening)),
        count=_count(scene, opening),
    )


def _participants(naming: Naming, stands: Slots, place: Party | None, start: int) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for slot, party in stands.items():
        role = naming.frame.get(slot)
        if role is None or (place is party and "in" not in naming.frame):
            continue
        for actor in party.actors:
            found.setdefault(actor, Participant(actor, role, Span(start + party.start, start + party.end)))
    return tuple(found.values())


def _with_asker(
    participants: tuple[Participant, ...], naming: Naming, asker: Party | None, start: int
) -> tuple[Participant, ...]:
    """Add who asked for it: the initiator, of a visit the host."""
    if asker is None or naming.type not in _PEOPLE_TALK:
        return participants
    role = Role.HOST if naming.type is EventType.VISIT else Role.INITIATOR
    asked = tuple(Participant(a, role, Span(start + asker.start, start + asker.end)) for a in asker.actors)
    return (*(p for p in participants if p.actor not in asker.actors), *asked)


def _near(scene: Scene, name: str, opening: str) -> re.Match[str] | None:
    """A word of a list right before the trigger, at most a few words away."""
    gap = r"(?:\s+[\w$-]+){0,3}\s+" if scene.language == "en" else r"[\u3400-\u9fff]{0,5}"
    return _at_end(scene.lexicon.patterns[name], gap).search(opening)


@cache
def _at_end(pattern: re.Pattern[str], gap: str) -> re.Pattern[str]:
    """Match `pattern` where nothing but `gap` stands behind it."""
    return re.compile(rf"(?:{pattern.pattern}){gap}\Z", re.IGNORECASE)


def _is_definite(scene: Scene, trigger: Trigger, naming: Naming, stands: Slots) -> bool:
    """Whether the words point back to an event named before: "the call", "their meeting", 在会谈中."""
    if not naming.noun:
        return False
    opening = scene.text[max(0, trigger.start - 40) : trigger.start]
    if scene.language == "zh" and _MIDST.match(scene.text, trigger.end):
        return True
    return "possessive" in stands or _near(scene, "definite", opening) is not None


def _count(scene: Scene, opening: str) -> int | None:
    match = _near(scene, "numbers", opening)
    word = scene.lexicon.patterns["numbers"].search(match[0]) if match else None
    return scene.lexicon.numbers.get(word[0].lower()) if word else None


def _is_quarrel(stage: Stage, naming: Naming, participants: tuple[Participant, ...]) -> bool:
    """Whether people "attack" each other, which is mostly with words."""
    people = bool(participants) and stage.are((part.actor for part in participants), ActorType.PERSON)
    return naming.type is EventType.CONFLICT and people


def _starts(
    scene: Scene, trigger: Trigger, naming: Naming, participants: tuple[Participant, ...], place: Party | None
) -> bool:
    """Whether the sentence holds enough for an event of its own."""
    low, high = clauses.clause(scene.text, scene.lexicon, trigger.start, trigger.end)
    around = scene.text[max(low, trigger.start - _LICENCE_REACH) : min(high, trigger.end + _LICENCE_REACH)]
    if naming.licence is not None and not naming.licence.search(around):
        return False
    if naming.or_licence is not None and naming.or_licence.search(around):
        return True
    if (naming.or_place or naming.starts == "place") and place is not None:
        return True
    needed = {"any": 0, "one": 1, "place": 1, "two": 2}
    return naming.starts in needed and len(participants) >= needed[naming.starts]
