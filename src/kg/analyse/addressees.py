"""To whom a statement is said, by its sentence ("told the BBC", 敦促美方) or by the interview it is of.

What a speaker goes on to say in an interview is said to the same newspaper or reporter. Whom a speaker
addresses at a call or a meeting is `occasions`' part.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache

from kg.analyse.references import referents_after, spoken_of
from kg.analyse.references.cast import Cast, Spoken, cast_of
from kg.lexicon import load_lexicon
from kg.model import ActorType, Analysis, Article, Span, Statement

_REACH = 80  # characters beside a cue
_OF_INTERVIEWS = frozenset({"interview", "report", "part", "series", "phone", "telephone", "conversation", "article"})


def addressees(article: Article, analysis: Analysis) -> Analysis:
    """Add the addressees that sentences name, and those of interviews that go on."""
    del article
    cast, spoken = cast_of(analysis), spoken_of(analysis.statements)
    triggers = sorted(span.start for event in analysis.events for span in event.triggers)
    interviewers: dict[str, Statement] = {}  # speaker → the statement that says to whom the speaker talks
    found = []
    for statement in analysis.statements:
        told = statement if _is_told_an_event(cast, triggers, statement) else _told(cast, spoken, statement)
        nobody = told.addressee is None and told.addressee_at is None
        if nobody and told.speaker in interviewers and not _is_elsewhere(cast, told):
            first = interviewers[told.speaker]
            told = replace(told, addressee=first.addressee, addressee_at=first.addressee_at)
        elif told.speaker is not None and _is_interview(cast, told):
            interviewers[told.speaker] = told
        found.append(told)
    return replace(analysis, statements=tuple(found))


def _is_told_an_event(cast: Cast, triggers: list[int], statement: Statement) -> bool:
    """Whether what is spoken to is an event, not who is named as its guest: "told a summit of Nordic leaders"."""
    at = statement.addressee_at
    if at is None:
        return False
    first = bisect_left(triggers, at.start)
    return first < len(triggers) and triggers[first] < at.end and not cast.within(at.start, triggers[first])


def _told(cast: Cast, spoken: Spoken, statement: Statement) -> Statement:
    """The statement with the one actor that its addressee phrase stands for."""
    at = statement.addressee_at
    if at is None:
        return statement
    if cast.folded[max(0, at.start - 1) : at.start] == "在":
        return replace(statement, addressee_at=None)  # 在议会答询: where it was said
    actors = [a for a in referents_after(cast, spoken, at) if a != statement.speaker]
    return replace(statement, addressee=actors[0]) if len(actors) == 1 else statement


def _is_elsewhere(cast: Cast, statement: Statement) -> bool:
    """Whether a statement was made in another form than an interview: "in a letter", "at a rally"."""
    if statement.cue is None:
        return False
    sentence = cast.sentences[cast.sentence_at(statement.cue.start)].span
    before = cast.folded[max(sentence.start, statement.cue.start - _REACH) : statement.cue.start]
    after = cast.folded[statement.cue.end : min(sentence.end, statement.cue.end + _REACH)]
    return any(_other_form().search(part.lower()) for part in (before, after))


@cache
def _other_form() -> re.Pattern[str]:
    forms = "|".join(word for word in load_lexicon("grammar.en")["occasions"] if word not in _OF_INTERVIEWS)
    return re.compile(rf"\b(?:in|at|during)\s+(?:an?|the|his|her|its|their)\s+(?:[\w-]+\s+){{0,2}}(?:{forms})\b")


def _is_interview(cast: Cast, statement: Statement) -> bool:
    """Whether a statement was made to a newspaper, station or reporter: "told the Global Times"."""
    actor = cast.by_id.get(statement.addressee or "")
    if actor is None or statement.cue is None or cast.is_yet_to_come(statement.cue):
        return False
    reporter = "correspondent" in (cast.offices[actor.id].kinds if actor.id in cast.offices else ())
    return reporter or (actor.type is ActorType.ORGANIZATION and _tells(cast, statement.cue))


def _tells(cast: Cast, cue: Span) -> bool:
    """Whether a cue means giving an account, not asking for something: told, 告诉."""
    word = cast.folded[cue.start : cue.end].lower()
    return any(word in load_lexicon(f"references.{language}")["telling"] for language in ("en", "zh"))
