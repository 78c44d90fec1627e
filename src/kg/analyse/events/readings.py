"""From the words that may name an event to what their sentence says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.analyse.events import clauses
from kg.analyse.events.lexicon import EventLexicon, Naming, any_of
from kg.analyse.events.participants import Slots, slots
from kg.analyse.events.parties import Party, Stage, lexicon_of, parties
from kg.analyse.events.sightings import Sighting, Trigger, triggers
from kg.analyse.events.whereabouts import place_of, time_of
from kg.lexicon import load_lexicon
from kg.model import ActorType, EventType, Participant, Sentence, Span

_LICENCE_REACH = 100  # characters round a trigger
_OBJECT_REACH = {"en": 70, "zh": 25}
_PERSON = ActorType.PERSON
_AUXILIARY = re.compile(r"\b(?:was|were|been|be|is|are|being)\s+(?:\w+ly\s+)?\Z")


def sightings(stage: Stage, sentence: Sentence) -> Iterator[Sighting]:
    """Yield what `sentence` says of events, in order."""
    lexicon = lexicon_of(sentence)
    language = "zh" if sentence.language == "zh" else "en"
    text = stage.text(sentence)
    named = stage.mentions_in(sentence.span)
    found = [
        trigger
        for trigger in triggers(text, lexicon, latin=language == "en")
        if not any(_inside(trigger, sentence, mention.span) for mention in named)
    ]
    if not found:
        return
    around = parties(stage, sentence)
    reader = _Reader(stage, sentence, text, lexicon, language, around, found)
    for trigger in found:
        sighting = reader.read(trigger)
        if sighting is not None:
            yield sighting


def _inside(trigger: Trigger, sentence: Sentence, mention: Span) -> bool:
    """Whether a trigger is part of a name ("the Washington Post")."""
    start = sentence.span.start
    return mention.start < start + trigger.end and start + trigger.start < mention.end


@cache
def _determined(language: str) -> re.Pattern[str]:
    determiners = any_of(load_lexicon(f"events.{language}")["determiners"], language)
    return re.compile(rf"(?:{determiners}|'s|s')\s+(?:[\w-]+\s+){{0,3}}\Z|\w-\w+\s+\Z", re.IGNORECASE)


class _Reader:
    """One sentence with its parties and triggers."""

    def __init__(  # noqa: PLR0913 (all that is known of a sentence)
        self,
        stage: Stage,
        sentence: Sentence,
        text: str,
        lexicon: EventLexicon,
        language: str,
        around: list[Party],
        found: list[Trigger],
    ) -> None:
        self.stage, self.sentence, self.text = stage, sentence, text
        self.lexicon, self.language, self.around, self.found = lexicon, language, around, found

    def read(self, trigger: Trigger) -> Sighting | None:
        """Return what the sentence says of the event that `trigger` names, by the first naming that fits."""
        readings = [self._read(trigger, naming) for naming in trigger.namings if self._fits(trigger, naming)]
        return next((reading for reading in readings if reading.starts), readings[0] if readings else None)

    def _fits(self, trigger: Trigger, naming: Naming) -> bool:
        """Whether the words round the trigger let it be what `naming` says."""
        before, after = self.text[: trigger.start], self.text[trigger.end :]
        if naming.never_after.match(after.lstrip()[:20]):
            return False
        if naming.determined and not _determined(self.language).search(before[-40:]):
            return False
        if naming.object_place and not self._place_behind(trigger):
            return False
        return naming.object is None or self._has_object(trigger, naming.object)

    def _has_object(self, trigger: Trigger, wanted: re.Pattern[str]) -> bool:
        """Whether what the verb is about stands behind it: "suspended the tariffs", no "tariffs imposed on"."""
        reach = _OBJECT_REACH[self.language]
        _, high = clauses.clause(self.text, self.lexicon, trigger.start, trigger.end)
        if wanted.search(self.text[trigger.end : min(high + 20, trigger.end + reach)]):
            before = self.text[max(0, trigger.start - 25) : trigger.start]
            return not re.search(rf"{wanted.pattern}\s*\Z", before, re.IGNORECASE)
        passive = _AUXILIARY.search(self.text[: trigger.start])
        return bool(passive and wanted.search(self.text[max(0, trigger.start - reach) : trigger.start]))

    def _place_behind(self, trigger: Trigger) -> bool:
        behind = [party for party in self.around if party.start >= trigger.end]
        reach = 40 if self.language == "en" else 8
        return bool(behind) and behind[0].start - trigger.end <= reach and not behind[0].person

    def _read(self, trigger: Trigger, naming: Naming) -> Sighting:
        stands = slots(self.text, self.lexicon, trigger, naming, self.around, self.language)
        place = place_of(self.text, self.lexicon, trigger, naming, self.around, stands, self.language)
        participants = self._participants(naming, stands, place)
        time = time_of(self.stage, self.sentence, self.text, self.lexicon, trigger, self.found)
        start = self.sentence.span.start
        opening = self.text[max(0, trigger.start - (30 if self.language == "en" else 8)) : trigger.start]
        definite, distinct = self._reference(opening, stands)
        return Sighting(
            type=naming.type,
            trigger=Span(start + trigger.start, start + trigger.end),
            naming=naming,
            participants=participants,
            time=time.edtf if time else None,
            time_at=time.span if time else None,
            place=place.actors[0] if place else None,
            place_at=Span(start + place.start, start + place.end) if place else None,
            medium=self._medium(trigger, naming),
            status=clauses.status(self.text, self.lexicon, trigger, self.language, naming.noun),
            starts=self._starts(trigger, naming, participants, place),
            definite=definite,
            distinct=distinct,
            count=self._count(opening),
        )

    def _participants(self, naming: Naming, stands: Slots, place: Party | None) -> tuple[Participant, ...]:
        start = self.sentence.span.start
        found: dict[str, Participant] = {}
        for slot, party in stands.items():
            role = naming.frame.get(slot)
            if role is None or (place is not None and party.start == place.start):
                continue
            for actor in party.actors:
                found.setdefault(actor, Participant(actor, role, Span(start + party.start, start + party.end)))
        return _persons_first(self.stage, naming, tuple(found.values()))

    def _medium(self, trigger: Trigger, naming: Naming) -> object:
        return clauses.medium(self.text, self.lexicon, trigger) if naming.medium is None else naming.medium

    def _reference(self, opening: str, stands: Slots) -> tuple[bool, bool]:
        """(whether the trigger points back to an event, whether to one of its own)."""
        definite = list(self.lexicon.patterns["definite"].finditer(opening))
        owned = "possessive" in stands
        distinct = self.lexicon.patterns["distinct"].search(opening[definite[-1].end() :] if definite else opening)
        return bool(definite) or owned, bool(distinct)

    def _count(self, opening: str) -> int | None:
        numbers = list(self.lexicon.patterns["numbers"].finditer(opening))
        return self.lexicon.numbers.get(numbers[-1][0].lower()) if numbers else None

    def _starts(
        self, trigger: Trigger, naming: Naming, participants: tuple[Participant, ...], place: Party | None
    ) -> bool:
        """Whether the sentence holds enough for an event of its own."""
        low, high = clauses.clause(self.text, self.lexicon, trigger.start, trigger.end)
        around = self.text[max(low, trigger.start - _LICENCE_REACH) : min(high, trigger.end + _LICENCE_REACH)]
        if naming.licence is not None and not naming.licence.search(around):
            return False
        if naming.or_licence is not None and naming.or_licence.search(around):
            return True
        if naming.or_place and place is not None:
            return True
        needed = {"any": 0, "one": 1, "two": 2}
        if naming.starts == "place":
            return place is not None
        return naming.starts in needed and len(participants) >= needed[naming.starts]


_MUTUAL = frozenset({EventType.CALL, EventType.MEETING, EventType.SUMMIT})


def _persons_first(
    stage: Stage, naming: Naming, participants: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Leave their countries out where two people met or spoke."""
    people = tuple(part for part in participants if stage.are([part.actor], _PERSON))
    return people if naming.type in _MUTUAL and len(people) >= 2 else participants
