"""The reports that are brought together, and what is found of them: plain values, actors by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class EventReport:
    """What one article says of one event."""

    iri: str
    article: str
    type: str
    participants: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()  # those of the participants who are persons
    when: str | None = None
    place: str | None = None
    medium: str | None = None
    status: str = "occurred"
    names: frozenset[str] = frozenset()  # proper names among its triggers: "World War II"


@dataclass(frozen=True, slots=True)
class StatementReport:
    """What one article says that somebody said."""

    iri: str
    article: str
    speaker: str | None
    text: str
    language: str
    when: str | None = None
    addressee: str | None = None
    occasion: str | None = None  # the event report at which it was said
    topics: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reports:
    """All reports that are to be brought together, and the names of those they speak of, by language."""

    events: tuple[EventReport, ...] = ()
    statements: tuple[StatementReport, ...] = ()
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # actor or event type → names

    def joined(self, other: Reports) -> Reports:
        """Return both together."""
        return Reports(self.events + other.events, self.statements + other.statements, {**self.names, **other.names})


class Verdict(StrEnum):
    """Whether two reports are of one thing (the notations of `ontology/verdicts.ttl`)."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """A verdict on two reports, by their IRIs, and what it rests on."""

    left: str
    right: str
    verdict: Verdict
    evidence: str

    @classmethod
    def on(cls, one: str, other: str, verdict: Verdict, evidence: str) -> Judgement:
        """Make a judgement, whichever report comes first."""
        return cls(min(one, other), max(one, other), verdict, evidence)
