"""Which places in an article name the same event: one record however often it is named.

"The call" takes up the last call named; "the two calls" both. Times, places or people that cannot be the same keep
two events apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kg.analyse.events.lexicon import Naming
from kg.analyse.events.sightings import Sighting
from kg.analyse.events.stage import Stage
from kg.edtf import bounds
from kg.model import ActorType, Event, EventType, Medium, Participant, Role, Span, Status

_BILATERAL = frozenset({EventType.CALL, EventType.MEETING})
_GATHERINGS = frozenset({EventType.MEETING, EventType.SUMMIT})
_TALKS = frozenset({EventType.CALL, EventType.MEETING, EventType.SUMMIT})
_SALES = frozenset({EventType.ARMS_SALE})
_APART = frozenset(
    {EventType.TRADE_MEASURE, EventType.INVITATION, EventType.ARMS_SALE, EventType.PROTEST}
)  # each act stands alone
_DATED = _TALKS | {
    EventType.VISIT,
    EventType.EXERCISE,
    EventType.PARADE,
    EventType.ELECTION,
    EventType.PROTEST,
}  # "when they meet in May"
_SOME_WAR = "some-war"  # "fought side by side": the war named next to it
_NEAR = 300  # characters
_ONE_SENTENCE = 60  # characters
_MEMORY = 100  # events back that a text can take up again


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
        held = {participant.role for participant in self.participants.values()}
        for participant in sighting.participants:
            # the place that names an event first says most of who took part; later ones fill what is open
            if participant.role not in held or (self.type in _BILATERAL and len(self.participants) < 2):
                self.participants.setdefault(participant.actor, participant)
        if sighting.time and sighting.time.startswith(self.time or ""):
            self.time, self.time_at = sighting.time, sighting.time_at
        if self.place is None:
            self.place, self.place_at = sighting.place, sighting.place_at
        self.medium = self.medium or sighting.medium


class Register:
    """The events found so far, in order of the text."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.drafts: list[Draft] = []
        self._kinds: set[EventType] = set()

    def knows(self, kind: EventType) -> bool:
        """Whether an event was named that words for this kind may take up."""
        return kind in self._kinds

    def take(self, bare: Sighting) -> None:
        """Add a sighting to the event or events that it names, or as an event of its own."""
        sighting = _with_pair(self.drafts, bare)
        several = _several(self.drafts, sighting)
        for draft in several:
            draft.take(sighting, shared=True)
        if not several and _take_up(self._stage, self.drafts, sighting):
            self._kinds |= _TALKS if sighting.type in _TALKS else {sighting.type}


def _take_up(stage: Stage, drafts: list[Draft], sighting: Sighting) -> bool:
    """Add a sighting to the event it names again, or as one of its own where it says enough; tell whether it was."""
    draft = _same(stage, drafts[-_MEMORY:], sighting)
    if draft is None:
        if not sighting.starts:
            return False
        status = Status.OCCURRED if sighting.naming.key else sighting.status
        draft = Draft(sighting.type, status, sighting.naming, sighting.naming.key)
        drafts.append(draft)
    draft.take(sighting)
    if {draft.type, sighting.type} == _GATHERINGS and _is_of_body(stage, draft):
        draft.type = EventType.SUMMIT  # "the Nato meeting", later "the summit"
    if draft.key == _SOME_WAR and sighting.naming.key:
        draft.key = sighting.naming.key
    return True


def _is_of_body(stage: Stage, draft: Draft) -> bool:
    return any(stage.types.get(actor) is ActorType.ORGANIZATION for actor in draft.participants)


def _with_pair(drafts: list[Draft], sighting: Sighting) -> Sighting:
    """Give "their meeting" the people of the last call or meeting."""
    if not sighting.theirs or sighting.participants or sighting.type not in _TALKS:
        return sighting
    pairs = [draft for draft in drafts if draft.type in _TALKS and len(draft.participants) == 2]
    if not pairs:
        return sighting
    parts = tuple(replace(part, role=Role.PARTICIPANT) for part in pairs[-1].participants.values())
    return sighting._replace(participants=parts, starts=sighting.naming.starts in ("one", "two", "any"))


def _several(drafts: list[Draft], sighting: Sighting) -> list[Draft]:
    """The events that "the two calls" or 这一系列对话 takes up; [] where it takes up none or one."""
    if sighting.number is None or sighting.number == 1:
        return []
    alike = [draft for draft in drafts if draft.type is sighting.type and draft.status is Status.OCCURRED]
    wanted = sighting.number or len(alike)
    return alike[-wanted:] if len(alike) >= wanted > 1 else []


def _same(stage: Stage, drafts: list[Draft], sighting: Sighting) -> Draft | None:
    """The event that a sighting names again, the latest of those it shares most actors with."""
    alike = _TALKS if sighting.type in _TALKS else {sighting.type}
    candidates = [draft for draft in drafts if draft.type in alike and _may_be(stage, draft, sighting)]
    if not candidates:
        return None
    actors = {participant.actor for participant in sighting.participants}
    shared = {id(draft): len(actors & draft.participants.keys()) for draft in candidates}
    return max(
        candidates,
        key=lambda draft: (
            shared[id(draft)],
            draft.type is sighting.type,
            draft.status is Status.OCCURRED,
            draft.triggers[-1],
        ),
    )


def _may_be(stage: Stage, draft: Draft, sighting: Sighting) -> bool:
    """Whether a sighting may name the event of a draft."""
    if sighting.naming.key or draft.key:
        near = sighting.trigger.start - draft.triggers[-1].end < _NEAR
        return sighting.naming.key == draft.key or (draft.key == _SOME_WAR and near and bool(sighting.naming.key))
    if not sighting.definite and _stands_alone(draft, sighting):
        return False
    sorts = sighting.naming.sort, draft.naming.sort
    if sorts[0] != sorts[1] and None not in sorts:
        return False
    if not (_alike_types(draft, sighting) and _times_agree(draft.time, sighting.time)):
        return False
    if sighting.place and draft.place and sighting.place != draft.place and not _is_one_journey(draft, sighting):
        return False
    if not sighting.definite and sighting.naming.starts != "never" and not _statuses_agree(draft, sighting):
        return False
    return _people_agree(stage, draft, sighting)


def _stands_alone(draft: Draft, sighting: Sighting) -> bool:
    """Whether each act is an event of its own: "Norland shelled Sudport. Sudland shot down two jets"."""
    if draft.type in _APART:
        return not sighting.naming.noun or sighting.type in _SALES
    if draft.type is EventType.OTHER:
        return not sighting.naming.noun or sighting.naming is not draft.naming
    touching = 0 <= sighting.trigger.start - draft.triggers[-1].end <= 1  # "a drone strike hit"
    return sighting.naming.sort == draft.naming.sort == "strike" and not sighting.naming.noun and not touching


def _is_one_journey(draft: Draft, sighting: Sighting) -> bool:
    """Whether two places are those of one event: "the call", or the town and the country that a visit goes to."""
    if draft.type is EventType.VISIT:
        near = sighting.trigger.start - draft.triggers[-1].end < _ONE_SENTENCE
        return near and sighting.time in (None, draft.time) and _statuses_agree(draft, sighting)
    return sighting.definite


def _statuses_agree(draft: Draft, sighting: Sighting) -> bool:
    """Whether one did not happen while the other did."""
    happened = draft.status is Status.OCCURRED, sighting.status is Status.OCCURRED
    denied = draft.status is Status.DENIED, sighting.status is Status.DENIED
    return happened[0] == happened[1] and denied[0] == denied[1]


def _alike_types(draft: Draft, sighting: Sighting) -> bool:
    if draft.type is sighting.type:
        return True
    pointing = sighting.definite and not sighting.distinct
    if {draft.type, sighting.type} == _BILATERAL:
        return pointing and sighting.naming.medium is None  # 会谈 after 电话会谈
    return {draft.type, sighting.type} == _GATHERINGS and (
        (pointing and not sighting.participants)
        or (
            sighting.place is not None
            and sighting.place == draft.place
            and not sighting.distinct
            and not _is_of_others(draft, sighting)  # two who meet at a summit have a meeting of their own
        )
    )


def _is_of_others(draft: Draft, sighting: Sighting) -> bool:
    """Whether two take part who are not just those of a draft."""
    new = {part.actor for part in sighting.participants}
    return len(new) > 1 and new != draft.participants.keys()


def _people_agree(stage: Stage, draft: Draft, sighting: Sighting) -> bool:
    """Whether the participants can be those of one event."""
    new = {participant.actor for participant in sighting.participants}
    old = set(draft.participants)
    if not new:
        return (
            sighting.definite
            or sighting.naming.starts == "never"
            or (sighting.naming.starts == "any" and not sighting.naming.licence)
        )
    if not old:
        return not sighting.distinct
    if draft.type in _BILATERAL:
        return _one_pair(stage, old, new, sighting.definite)
    if not sighting.starts and sighting.naming.licence is not None and not sighting.definite:
        return False
    if any(
        participant.role is not draft.participants[participant.actor].role
        for participant in sighting.participants
        if participant.actor in old
    ):
        return False  # who attacks in one is attacked in the other
    for role in Role:
        sides = [
            {p.actor for p in parts if p.role is role} for parts in (draft.participants.values(), sighting.participants)
        ]
        if all(sides) and not sides[0] & sides[1]:
            return False
    return bool(new & old) or (sighting.definite and not sighting.distinct)


def _one_pair(stage: Stage, old: set[str], new: set[str], definite: bool) -> bool:
    """Whether two sets of participants can be one pair; a person's country may stand for the person."""
    old_people, new_people = ({a for a in actors if stage.are([a], ActorType.PERSON)} for actors in (old, new))
    if old_people and new_people:
        return len(old_people | new_people) <= max(2, len(old_people)) and bool(old_people & new_people)
    if old_people or new_people:
        return definite  # "the call between China and the United States"
    return bool(old & new)


def _times_agree(first: str | None, second: str | None) -> bool:
    """Whether two times can be one: one may be less precise than the other.

    >>> _times_agree("2025-11-24", "2025-11"), _times_agree("2026-02-04", "2025-11")
    (True, False)
    """
    if first is None or second is None or first == second:
        return True
    if "/" in first or "/" in second:
        return any(_times_agree(a, b) for a in first.split("/") for b in second.split("/"))
    return all(a == b or "X" in a + b for a, b in zip(first.split("-"), second.split("-"), strict=False))


def _persons_first(stage: Stage, draft: Draft) -> tuple[Participant, ...]:
    """Leave their countries out where two people met or spoke; one of them may have asked for it."""
    parts = tuple(draft.participants.values())
    people = sum(stage.are([part.actor], ActorType.PERSON) for part in parts)
    if draft.type not in _TALKS or people < 2:
        return parts
    return tuple(p for p in parts if stage.are([p.actor], ActorType.PERSON) or p.role is not Role.PARTICIPANT)


def to_event(stage: Stage, draft: Draft, number: int) -> Event:
    """Return the finished record."""
    ahead = draft.status is Status.OCCURRED and _lies_ahead(draft.time, stage.article.published)
    acts = draft.type is not EventType.INVITATION  # 邀请她明年4月来访: the visit lies ahead
    if ahead and acts and (stage.article.language == "zh" or draft.type in _DATED):
        # a Chinese verb has no tense: 自3月1日起加征关税 is a plan by its day alone
        draft = replace(draft, status=Status.PLANNED)
        ahead = False
    return Event(
        id=f"e{number}",
        type=draft.type,
        triggers=tuple(sorted(set(draft.triggers))),
        participants=_persons_first(stage, draft),
        time=None if ahead else draft.time,
        time_at=None if ahead else draft.time_at,
        place=draft.place,
        place_at=draft.place_at,
        medium=draft.medium,
        status=draft.status,
    )


def _lies_ahead(time: str | None, published: str | None) -> bool:
    """Whether a time comes after the article's: "he accepted an invitation to visit in April" was no act of April."""
    first, latest = bounds(time or "")[0], bounds(published or "")[1]
    if not first or not latest:
        return False
    return date.fromisoformat(first) > date.fromisoformat(latest) + timedelta(days=1)  # a day may be a time zone
