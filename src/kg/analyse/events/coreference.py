"""Which places in an article name the same event: one record however often it is named.

"The call" takes up the last call named; "the two calls" both.
"""

from __future__ import annotations

from dataclasses import replace

from kg.analyse.events.draft import TALKS, Draft
from kg.analyse.events.sameness import GATHERINGS, SOME_WAR, alike, may_be
from kg.analyse.events.sightings import Sighting
from kg.analyse.events.stage import Stage
from kg.model import ActorType, EventType, Role, Status

_MEMORY = 100  # events back that a text can take up again


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
            self._kinds |= alike(sighting.type)


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
    if {draft.type, sighting.type} == GATHERINGS and _is_of_body(stage, draft):
        draft.type = EventType.SUMMIT  # "the Nato meeting", later "the summit"
    if draft.key == SOME_WAR and sighting.naming.key:
        draft.key = sighting.naming.key
    return True


def _is_of_body(stage: Stage, draft: Draft) -> bool:
    return any(stage.types.get(actor) is ActorType.ORGANIZATION for actor in draft.participants)


def _with_pair(drafts: list[Draft], sighting: Sighting) -> Sighting:
    """Give "their meeting" the people of the last call or meeting."""
    if not sighting.theirs or sighting.participants or sighting.type not in TALKS:
        return sighting
    pairs = [draft for draft in drafts if draft.type in TALKS and len(draft.participants) == 2]
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
    kinds = alike(sighting.type)
    candidates = [draft for draft in drafts if draft.type in kinds and may_be(stage, draft, sighting)]
    if not candidates:
        return None
    if len(candidates) == 1:
        return candidates[0]
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
