"""At which event a statement was made, and so when and to whom.

A sentence may say so ("in his conversation with …", 在与…的通话中); what the same speaker, or the other
one there, says next is said there too, until the text turns elsewhere ("after the call", "in a post").
What is said about a call is not said at it. Without a sign there is no occasion.
"""

from __future__ import annotations

from dataclasses import replace

from kg.analyse.occasions.course import Course, Said
from kg.analyse.occasions.dates import Calendar, attributed_time
from kg.analyse.occasions.parties import partner
from kg.analyse.occasions.scenes import Stage, stage_of
from kg.analyse.references import spoken_of
from kg.analyse.references.cast import Cast, cast_of
from kg.analyse.references.offices import is_reporter
from kg.analyse.references.pronouns import pronouns
from kg.model import Analysis, Article, Event, EventType, Sentence, Span, SpeechAct, Statement, Status, Time

_FARTHEST = 1000  # characters of a sentence without end that are looked at on either side of a cue


def occasions(article: Article, analysis: Analysis) -> Analysis:
    """Add the occasions of statements, when they were made, and whom they addressed there."""
    cast = cast_of(analysis)
    stage, calendar = stage_of(cast, analysis), Calendar(analysis, article.published)
    course = Course(stage, spoken_of(analysis.statements), calendar)
    found = []
    for statement in analysis.statements:
        sentence = _sentence_of(analysis, stage, statement)
        time = attributed_time(stage, calendar, statement, sentence.span)
        said = course.follow(statement, sentence, time)
        placed = _unless_late(calendar, _placed(stage, statement, said, time, sentence.span))
        course.note(placed, said)
        found.append(placed)
    gone = {(speaker, analysis.events[number].id) for speaker, number in course.gone}
    answered = _answered(cast, analysis.events, _same_day(analysis.events, tuple(found), gone))
    return replace(analysis, statements=answered)


def _sentence_of(analysis: Analysis, stage: Stage, statement: Statement) -> Sentence:
    """The sentence that attributes a statement: that of its cue, else of its source, else of its content."""
    span = statement.cue or statement.source or next(iter(statement.content), None)
    number = stage.cast.sentence_at(span.start) if span is not None else -1
    if span is None or number < 0:
        return Sentence(Span(0, 0), 0, "en")
    sentence, at = analysis.sentences[number], span.start
    start, end = sentence.span
    if at - _FARTHEST <= start and end <= at + _FARTHEST:
        return sentence
    return replace(sentence, span=Span(max(start, at - _FARTHEST), min(end, at + _FARTHEST)))


def _placed(stage: Stage, statement: Statement, said: Said, time: Time | None, sentence: Span) -> Statement:
    """The statement with its occasion, day and addressee."""
    event = None if said.event is None else stage.events[said.event]
    said_on, said_on_at = _when(stage, said, event, time, sentence)
    if event is None and said_on is None:
        return statement
    placed = replace(statement, said_on=said_on, said_on_at=said_on_at, occasion=event.id if event else None)
    if event is None or statement.addressee is not None or _names_addressee(stage, statement):
        return placed
    other = partner(stage.cast, event, statement.speaker) if statement.speaker else None
    if other is None:
        return placed
    at = next((part.at for part in event.participants if part.actor == other and part.at), event.triggers[0])
    return replace(placed, addressee=other, addressee_at=at)


def _unless_late(calendar: Calendar, statement: Statement) -> Statement:
    """The statement, without a time that lies after the article: an event that is to come, or one misread."""
    if statement.said_on is None or not calendar.is_late(statement.said_on):
        return statement
    return replace(statement, said_on=None, said_on_at=None)


def _names_addressee(stage: Stage, statement: Statement) -> bool:
    """Whether words say to whom it was said, be it nobody with a name; "him" at a meeting is the other one there."""
    at = statement.addressee_at
    return at is not None and stage.cast.folded[at.start : at.end].lower() not in pronouns()


def _when(
    stage: Stage, said: Said, event: Event | None, time: Time | None, sentence: Span
) -> tuple[str | None, Span | None]:
    """When it was said, and the words that show it: its own time, the event's, or the day carried on."""
    if time is not None:
        return time.edtf, time.span
    if event is not None and event.status is Status.OCCURRED and event.time is not None:
        return event.time, event.time_at
    if event is None and (protest := _protest(stage, sentence)) is not None:
        return protest.time, protest.time_at
    return said.day


def _protest(stage: Stage, sentence: Span) -> Event | None:
    """The protest that a statement is part of: "Beijing protested, with its spokesperson saying …"."""
    for staged in stage.others_between(*sentence, EventType.PROTEST):
        if not stage.is_quoted(staged.span) and stage.events[staged.event].time is not None:
            return stage.events[staged.event]
    return None


def _same_day(
    events: tuple[Event, ...], statements: tuple[Statement, ...], gone: set[tuple[str | None, str]]
) -> tuple[Statement, ...]:
    """Put what a speaker said on the day of a briefing at that briefing: "a spokesperson said on Thursday"."""
    briefings = {event.id for event in events if event.type is EventType.BRIEFING}
    heard = [s for s in statements if s.speaker and s.said_on and s.occasion in briefings]
    at = {(s.speaker, s.said_on): s.occasion for s in heard if (s.speaker, s.occasion) not in gone}
    if not at:
        return statements
    return tuple(replace(s, occasion=at.get((s.speaker, s.said_on))) if s.occasion is None else s for s in statements)


def _answered(cast: Cast, events: tuple[Event, ...], statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Add whom a reporter asks at a briefing: the one who answers next, 有记者问……发言人回应称."""
    briefings = {event.id for event in events if event.type is EventType.BRIEFING}
    found: list[Statement] = []
    answer: Statement | None = None  # the nearest one behind, of somebody with a name
    for statement in reversed(statements):
        if answer is not None and statement.occasion == answer.occasion and _is_question(cast, statement):
            found.append(replace(statement, addressee=answer.speaker, addressee_at=answer.source))
            continue
        found.append(statement)
        if statement.occasion in briefings and statement.speaker is not None:
            answer = statement
    return tuple(reversed(found))


def _is_question(cast: Cast, statement: Statement) -> bool:
    """Whether a reporter without a name asks somebody who is not said."""
    source = statement.source
    asks = statement.act is SpeechAct.ASK and statement.speaker is None and statement.addressee_at is None
    return asks and source is not None and is_reporter(cast.folded[source.start : source.end])
