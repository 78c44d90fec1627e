"""One place in the text that names an event, with what its sentence says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.analyse.events.lexicon import EventLexicon, Naming
from kg.model import EventType, Medium, Participant, Span, Status


class Trigger(NamedTuple):
    """Words that may name an event; offsets count from the sentence's start."""

    start: int
    end: int
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
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
    count: int | None = None  # "the two calls"; 0 where the number is not said


def triggers(text: str, lexicon: EventLexicon, latin: bool) -> Iterator[Trigger]:
    """Yield the words of a sentence that may name events, longest first where they overlap."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" is two characters in lower case
        lower = text
    for form, start, end in lexicon.automaton.find_matches_as_indexes(lower):
        whole = not latin or (_edge(lower, start - 1) and _edge(lower, end))
        if whole and lexicon.namings[form]:
            yield Trigger(start, end, lexicon.namings[form])


def _edge(text: str, at: int) -> bool:
    return not (0 <= at < len(text)) or not (text[at].isalnum() or text[at] == "_")
