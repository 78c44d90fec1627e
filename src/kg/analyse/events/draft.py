"""An event as it grows, from the first place that names it to the finished record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kg.analyse.events.lexicon import Naming
from kg.analyse.events.sightings import Sighting
from kg.analyse.events.stage import Stage
from kg.edtf import bounds
from kg.model import ActorType, Event, EventType, Medium, Participant, Role, Span, Status

BILATERAL = frozenset({EventType.CALL, EventType.MEETING})
TALKS = BILATERAL | {EventType.SUMMIT}
# "when they meet in May": a day to come makes a plan of it
_DATED = TALKS | {EventType.VISIT, EventType.EXERCISE, EventType.PARADE, EventType.ELECTION, EventType.PROTEST}


@dataclass
class Draft:
    """An event as it grows, sighting by sighting."""

    type: EventType
    status: Status
    naming: Naming
    key: str | None
    triggers: list[Span] = field(default_factory=list)
    participants: dict[str, Participant] = field(default_factory=dict)
    time: str | None = None
    time_at: Span | None = None
    place: str | None = None
    place_at: Span | None = None
    medium: Medium | None = None

    def take(self, sighting: Sighting, shared: bool = False) -> None:
        """Add what a sighting says; `shared` with other events, it adds its trigger only."""
        self.triggers.append(sighting.trigger)
        if shared:
            return
        if self.status is Status.PLANNED and sighting.status is Status.DENIED:
            self.status = Status.DENIED  # 原定下周访华，但取消了行程
        held = {participant.role for participant in self.participants.values()}
        for participant in sighting.participants:
            # the place that names an event first says most of who took part; later ones fill what is open
            if participant.role not in held or (self.type in BILATERAL and len(self.participants) < 2):
                self.participants.setdefault(participant.actor, participant)
        if sighting.time and sighting.time.startswith(self.time or ""):
            self.time, self.time_at = sighting.time, sighting.time_at
        if self.place is None:
            self.place, self.place_at = sighting.place, sighting.place_at
        self.medium = self.medium or sighting.medium


def _persons_first(stage: Stage, draft: Draft) -> tuple[Participant, ...]:
    """Leave their countries out where two people met or spoke; one of them may have asked for it."""
    parts = tuple(draft.participants.values())
    people = sum(stage.are([part.actor], ActorType.PERSON) for part in parts)
    if draft.type not in TALKS or people < 2:
        return parts
    return tuple(p for p in parts if stage.are([p.actor], ActorType.PERSON) or p.role is not Role.PARTICIPANT)


def _body_as_host(stage: Stage, parts: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Let a summit be held by the body whose summit it is: "the NATO summit"."""
    if any(part.role is Role.HOST for part in parts):
        return parts
    return tuple(
        replace(part, role=Role.HOST) if stage.are([part.actor], ActorType.ORGANIZATION) else part for part in parts
    )


def to_event(stage: Stage, draft: Draft, number: int) -> Event:
    """Return the finished record."""
    ahead = draft.status is Status.OCCURRED and _lies_ahead(draft.time, stage.article.published)
    parts = _persons_first(stage, draft)
    acts = draft.type is not EventType.INVITATION  # 邀请她明年4月来访: the visit lies ahead
    if ahead and acts and (stage.article.language == "zh" or draft.type in _DATED):
        # a Chinese verb has no tense: 自3月1日起加征关税 is a plan by its day alone
        draft = replace(draft, status=Status.PLANNED)
        ahead = False
    return Event(
        id=f"e{number}",
        type=draft.type,
        triggers=tuple(sorted(set(draft.triggers))),
        participants=_body_as_host(stage, parts) if draft.type is EventType.SUMMIT else parts,
        time=None if ahead else draft.time,
        time_at=None if ahead else draft.time_at,
        place=draft.place,
        place_at=draft.place_at,
        medium=draft.medium,
        status=draft.status,
    )


def _lies_ahead(time: str | None, published: str | None) -> bool:
    """Whether a time comes after the article's: "he accepted an invitation to visit in April" was no act of April."""
    if time is None or published is None:
        return False
    first, latest = bounds(time)[0], bounds(published)[1]
    if not first or not latest:
        return False
    return date.fromisoformat(first) > date.fromisoformat(latest) + timedelta(days=1)  # a day may be a time zone
