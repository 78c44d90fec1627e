"""Whether a place in an article may name an event that was named before.

Times, places or people that cannot be the same keep two events apart.
"""

from __future__ import annotations

from kg.analyse.events.draft import BILATERAL, TALKS, Draft
from kg.analyse.events.sightings import Sighting
from kg.analyse.events.stage import Stage
from kg.model import ActorType, EventType, Role, Status

SOME_WAR = "some-war"  # "fought side by side": the war named next to it
GATHERINGS = frozenset({EventType.MEETING, EventType.SUMMIT})
_SALES = frozenset({EventType.ARMS_SALE})
# each act stands alone
_APART = frozenset({EventType.TRADE_MEASURE, EventType.INVITATION, EventType.ARMS_SALE, EventType.PROTEST})
_JOURNEYS = TALKS | {EventType.VISIT}
_BARE = 2  # characters of a Chinese word that says not which agreement: 协议
_STEM = 5  # letters that "arrested" and "the arrest" share
_NEAR = 300  # characters
_ONE_SENTENCE = 60  # characters


def alike(kind: EventType) -> frozenset[EventType]:
    """Return the kinds of event that words for `kind` may take up: 会谈 may be a call."""
    return TALKS if kind in TALKS else frozenset({kind})


def may_be(stage: Stage, draft: Draft, sighting: Sighting) -> bool:
    """Whether a sighting may name the event of a draft."""
    if sighting.naming.key or draft.key:
        near = sighting.trigger.start - draft.triggers[-1].end < _NEAR
        return sighting.naming.key == draft.key or (draft.key == SOME_WAR and near and bool(sighting.naming.key))
    if _is_outcome(draft, sighting):
        return True
    if not sighting.definite and _stands_alone(draft, sighting):
        return False
    if draft.type is EventType.OTHER and not _is_same_act(stage, draft, sighting):
        return False
    sorts = sighting.naming.sort, draft.naming.sort
    if sorts[0] != sorts[1] and None not in sorts:
        return False
    if not (_alike_types(draft, sighting) and _times_agree(draft.time, sighting.time)):
        return False
    if sighting.place and draft.place and sighting.place != draft.place and not _is_one_journey(draft, sighting):
        return False
    if sighting.type is EventType.AGREEMENT and not sighting.distinct and _is_same_compound(stage, draft, sighting):
        return True
    agree = _statuses_agree(draft, sighting) or _is_untensed(stage, draft, sighting)
    if not sighting.definite and sighting.naming.starts != "never" and not agree:
        return False
    if sighting.status is Status.DENIED and draft.status is Status.OCCURRED and draft.type in _JOURNEYS:
        return False  # "Ode, who visited in June, was due back, but the trip was cancelled"
    return _people_agree(stage, draft, sighting)


def _is_outcome(draft: Draft, sighting: Sighting) -> bool:
    """Whether a verb only says what a blow named just before did: "the attack on a camp | killed ten"."""
    near = 0 <= sighting.trigger.start - draft.triggers[-1].end < _ONE_SENTENCE * 2
    strike = sighting.naming.sort == draft.naming.sort == "strike"
    return strike and near and draft.naming.noun and not sighting.naming.noun and not sighting.participants


def _stands_alone(draft: Draft, sighting: Sighting) -> bool:
    """Whether each act is an event of its own: "Norland shelled Sudport. Sudland shot down two jets"."""
    if draft.type in _APART:
        return not sighting.naming.noun or sighting.type in _SALES
    if draft.type is EventType.OTHER:
        return not sighting.naming.noun or sighting.naming is not draft.naming
    touching = 0 <= sighting.trigger.start - draft.triggers[-1].end <= 1  # "a drone strike hit"
    return sighting.naming.sort == draft.naming.sort == "strike" and not sighting.naming.noun and not touching


def _is_same_act(stage: Stage, draft: Draft, sighting: Sighting) -> bool:
    """Whether words of one kind or one stem name two acts that have no type: "came to power … the | deployment"."""
    if sighting.naming is draft.naming:
        return True
    words = stage.lower[slice(*sighting.trigger)]
    stems = [words[at : at + _STEM] for at in range(len(words) - _STEM + 1)] if words.isascii() else list(words)
    said = " ".join(stage.lower[slice(*trigger)] for trigger in draft.triggers)
    return any(stem in said for stem in stems)


def _is_one_journey(draft: Draft, sighting: Sighting) -> bool:
    """Whether two places are those of one event: "the call", or the town and the country that a visit goes to."""
    if draft.type is EventType.VISIT:
        near = sighting.trigger.start - draft.triggers[-1].end < _ONE_SENTENCE
        return near and sighting.time in (None, draft.time) and _statuses_agree(draft, sighting)
    return sighting.definite


def _is_same_compound(stage: Stage, draft: Draft, sighting: Sighting) -> bool:
    """Whether an agreement is named by the very words that named it before, which say what it is about: 停火协议."""
    words = stage.lower[slice(*sighting.trigger)]
    said = any(stage.lower[slice(*trigger)] == words for trigger in draft.triggers)
    return said and (" " in words if words.isascii() else len(words) > _BARE)


def _is_untensed(stage: Stage, draft: Draft, sighting: Sighting) -> bool:
    """Whether a Chinese verb may name a visit to come, for which it has no form: 将访华 … 期待访华."""
    if stage.article.language != "zh" or draft.type is not EventType.VISIT or sighting.time is not None:
        return False
    return draft.status is Status.PLANNED and sighting.status is Status.OCCURRED


def _statuses_agree(draft: Draft, sighting: Sighting) -> bool:
    """Whether one did not happen while the other did."""
    happened = draft.status is Status.OCCURRED, sighting.status is Status.OCCURRED
    denied = draft.status is Status.DENIED, sighting.status is Status.DENIED
    return happened[0] == happened[1] and denied[0] == denied[1]


def _alike_types(draft: Draft, sighting: Sighting) -> bool:
    if draft.type is sighting.type:
        return True
    pointing = sighting.definite and not sighting.distinct
    if {draft.type, sighting.type} == BILATERAL:
        return pointing and sighting.naming.medium is None  # 会谈 after 电话会谈
    return {draft.type, sighting.type} == GATHERINGS and (
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
    if draft.type in BILATERAL:
        return _one_pair(stage, old, new, sighting.definite)
    if not sighting.starts and sighting.naming.licence is not None and not sighting.definite:
        return False
    if any(
        participant.role is not draft.participants[participant.actor].role
        for participant in sighting.participants
        if participant.actor in old
    ):
        return False  # who attacks in one is attacked in the other
    if draft.type is EventType.SUMMIT and sighting.definite and not sighting.distinct:
        return True  # many take part: "the summit" is the one that was named
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
