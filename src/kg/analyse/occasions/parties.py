"""Who takes part in an event, and who is missing among those that the text names."""

from __future__ import annotations

from kg.analyse.references.cast import Cast
from kg.model import Event, EventType, Role

# at these, two people speak to each other
TALKS = frozenset({EventType.CALL, EventType.MEETING, EventType.SUMMIT})
MUTUAL = frozenset({EventType.CALL, EventType.MEETING, EventType.VISIT})


def takes_part(event: Event, actor: str) -> bool:
    """Whether somebody may speak at an event: takes part in it, or nobody is known to."""
    return any(part.actor == actor for part in event.participants if part.role is not Role.TARGET)


def partner(cast: Cast, event: Event, speaker: str) -> str | None:
    """The one other person at a call or a meeting of two, else the one other party, if there is just one."""
    interview = event.type is EventType.INTERVIEW
    if event.type not in MUTUAL and not interview:
        return None
    others_there = [part.actor for part in event.participants if not (interview and part.role is Role.GUEST)]
    parties = list(dict.fromkeys([speaker, *others_there]))  # a guest is asked, and asks nobody
    people = [actor for actor in parties if cast.is_person(actor)]
    among = people if len(people) > 1 else parties
    others = [actor for actor in among if actor != speaker]
    return others[0] if speaker in among and len(others) == 1 else None


def lacks_a_party(cast: Cast, event: Event) -> bool:
    """Whether one of the two who speak at a call or a meeting is not known from elsewhere: "in his call with Smith"."""
    people = {part.actor for part in event.participants if cast.is_person(part.actor)}
    return event.type in MUTUAL and len(people) == 1


def lacks_a_guest(cast: Cast, event: Event) -> bool:
    """Whether nobody is known to be interviewed: "In an interview with the Herald, Smith said"."""
    return event.type is EventType.INTERVIEW and not any(cast.is_person(part.actor) for part in event.participants)
