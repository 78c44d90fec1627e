"""One place in the text that names an event, with what its sentence says of it."""

from __future__ import annotations

from typing import NamedTuple

from kg.analyse.events.lexicon import Naming
from kg.model import EventType, Medium, Participant, Span, Status


class Trigger(NamedTuple):
    """Words that may name an event; offsets count from the sentence's start."""

    start: int
    end: int
    namings: tuple[Naming, ...]


class Sighting(NamedTuple):
    """What one sentence says of an event: the raw material of `coreference`."""

    type: EventType
    trigger: Span
    naming: Naming
    participants: tuple[Participant, ...] = ()
    time: str | None = None
    time_at: Span | None = None
    place: str | None = None
    place_at: Span | None = None
    medium: Medium | None = None
    status: Status = Status.OCCURRED
    starts: bool = False  # it is evidence enough for an event of its own
    definite: bool = False  # "the call": it was named before
    distinct: bool = False  # "another call": it was not
    theirs: bool = False  # "their call": of those who met or spoke before
    number: int | None = None  # "the two calls"; 0 where the number is not said
