"""Who may have spoken at an event: those who take part in it, and whom the sentence itself puts there."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.occasions.parties import TALKS, lacks_a_guest, lacks_a_party, takes_part
from kg.analyse.occasions.scenes import Stage, Staged
from kg.analyse.references import referents_after
from kg.analyse.references.cast import Spoken
from kg.analyse.references.descriptions import is_pair
from kg.analyse.references.offices import Office, read_office
from kg.analyse.references.pronouns import pronouns
from kg.lexicon import load_lexicon
from kg.model import ActorType, EventType, Statement, Status

_IN_ONE = re.compile(r"\s+(?:in|at|during)\s+(?:an?|his|her|its|their)\s+(?:[\w'.-]+\s+){0,3}")
_SOME_NUMBER = re.compile(r"the (?:two|three|four|five|six) [a-z]|[两三四]国")


def is_future(stage: Stage, statement: Statement | None) -> bool:
    """Whether something is yet to be said: "Smith will argue that …"."""
    return statement is not None and stage.cast.is_yet_to_come(statement.cue)


def is_yet_to_be(stage: Stage, statement: Statement, number: int) -> bool:
    """Whether an event is to come, and nothing was said at it: 特朗普除将于4月访华外，还说."""
    event, cue = stage.events[number], statement.cue
    if event.status is not Status.PLANNED or is_future(stage, statement):
        return False
    word = stage.cast.folded[slice(*cue)].lower() if cue is not None else ""
    past = not word.isascii() or word.endswith("ed") or word in _pasts()
    return event.type is EventType.VISIT or past  # "to hold a meeting and show her maps": at it


@cache
def _pasts() -> frozenset[str]:
    return frozenset(load_lexicon("times.en")["past"])


def is_put_at(stage: Stage, statement: Statement, staged: Staged, start: int) -> bool:
    """Whether the sentence from `start` sets a statement at an event that it names."""
    return (
        stage.is_at(staged, start)
        or _is_told(statement, staged)
        or _is_post(stage, statement, staged)
        or stage.opens_into(staged, statement.cue)
    )


def _is_told(statement: Statement, staged: Staged) -> bool:
    """Whether the event is itself what is spoken to: "told a press briefing"."""
    to = statement.addressee_at
    return to is not None and to.start <= staged.span.start < to.end


def _is_post(stage: Stage, statement: Statement, staged: Staged) -> bool:
    """Whether the verb of saying itself names the post: "…, Smith wrote on X"."""
    cue = statement.cue
    post = stage.events[staged.event].type is EventType.POST
    return post and cue is not None and staged.span.start <= cue.start < staged.span.end


def may_be_put_at(stage: Stage, spoken: Spoken, statement: Statement, staged: Staged) -> bool:
    """Whether the speaker may be at an event that the sentence itself puts the statement at."""
    event = stage.events[staged.event]
    missing = statement.speaker is not None and lacks_a_party(stage.cast, event)
    if missing or lacks_a_guest(stage.cast, event) or _frames(stage, statement, staged):
        return True
    return may_speak_at(stage, spoken, statement, staged.event)


def _frames(stage: Stage, statement: Statement, staged: Staged) -> bool:
    """Whether an event is the place of the verb itself, whoever else is at it: "Ode, in an interview, said"."""
    source, cue = statement.source, statement.cue
    if source is None or cue is None:
        return False
    if source.end <= staged.span.start < staged.span.end <= cue.start:
        return True
    return _IN_ONE.fullmatch(stage.cast.folded, cue.end, staged.span.start) is not None  # "said in an interview"


def may_speak_at(stage: Stage, spoken: Spoken, statement: Statement, number: int) -> bool:
    """Whether the speaker may have spoken at an event, by those who take part in it."""
    event, speaker = stage.events[number], statement.speaker
    if speaker is not None and takes_part(event, speaker):
        return True
    if event.type is EventType.BRIEFING:
        return _may_brief(stage, statement, number)
    if not event.participants:
        return True
    if speaker is not None or statement.source is None:
        return False
    speaking = referents_after(stage.cast, spoken, statement.source)
    if speaking and all(takes_part(event, actor) for actor in speaking):
        return True
    people = [part.actor for part in event.participants if stage.cast.is_person(part.actor)]
    return len(people) == 2 and event.type in TALKS and is_pair(stage.cast.folded[slice(*statement.source)])


def is_by_all(stage: Stage, statement: Statement, number: int) -> bool:
    """Whether all who talk say it, however many are named: "they", "the three ministers", 他们."""
    if statement.source is None or stage.events[number].type not in TALKS:
        return False
    words = stage.cast.folded[slice(*statement.source)].strip().lower()
    return pronouns().get(words) == "several" or _SOME_NUMBER.match(words) is not None


def _may_brief(stage: Stage, statement: Statement, number: int) -> bool:
    """Whether a speaker may have spoken at a briefing: a reporter, or a spokesperson of the house."""
    cast, event = stage.cast, stage.events[number]
    if any(cast.is_person(part.actor) for part in event.participants):
        return statement.speaker in stage.beside(number)
    office = cast.offices.get(statement.speaker or "", Office())
    if statement.speaker is None and statement.source is not None:
        office = read_office(cast.folded[slice(*statement.source)])
    if "correspondent" in office.kinds:
        return True
    house = Office().of(*cast.sides_of(frozenset(part.actor for part in event.participants)))
    return "spokesperson" in office.kinds and (not event.participants or house.shares_side(office))


def is_told_elsewhere(stage: Stage, statement: Statement, number: int) -> bool:
    """Whether it was said to a body that is not at an event: "He visited Perth. He told the Herald that"."""
    told = stage.cast.by_id.get(statement.addressee or "")
    if told is None or told.type is not ActorType.ORGANIZATION:
        return False
    return not takes_part(stage.events[number], told.id)


def polled(stage: Stage, statement: Statement) -> int | None:
    """The poll that is itself the source: "according to polls"."""
    source = statement.source
    if source is None:
        return None
    return next((staged.event for staged in stage.others_between(*source, EventType.POLL)), None)


def together(stage: Stage, statement: Statement) -> int | None:
    """The one event at which both the speaker and whom the sentence says they told take part."""
    if statement.speaker is None or statement.addressee is None:
        return None
    theirs = set(stage.by_party.get(statement.addressee, []))
    found = [
        number
        for number in stage.by_party.get(statement.speaker, [])
        if number in theirs and not stage.is_content_of(statement, number)
    ]
    return found[0] if len(found) == 1 else None
