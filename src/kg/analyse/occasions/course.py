"""The course of an article: who was last heard at which event, so that what follows can be placed."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.analyse.occasions.dates import Calendar
from kg.analyse.occasions.presence import (
    is_by_all,
    is_future,
    is_put_at,
    is_told_elsewhere,
    is_yet_to_be,
    may_be_put_at,
    may_speak_at,
    polled,
    together,
)
from kg.analyse.occasions.scenes import Stage, Staged
from kg.analyse.references.cast import Spoken
from kg.analyse.references.offices import Office
from kg.model import Event, EventType, Sentence, Span, Statement, Status, Time

_LASTS = 2  # paragraphs for which a speaker stays at an event without a word of it
_NEAR = 3  # sentences back in which an event may be named that the next speaker is at

Day = tuple[str | None, Span | None]


class Said(NamedTuple):
    """Where a statement belongs: the number of its event, its sentence, and the day carried on."""

    event: int | None
    sentence: Sentence
    day: Day
    statement: Statement | None = None


@dataclass(slots=True)
class Course:
    """Follows the statements of an article in order."""

    stage: Stage
    spoken: Spoken
    calendar: Calendar
    at: dict[str, Said] = field(default_factory=dict)  # speaker → where last heard
    day: dict[str, tuple[Day, Statement, Sentence]] = field(default_factory=dict)
    heard: set[tuple[str, int]] = field(default_factory=set)  # (speaker, event)
    gone: set[tuple[str | None, int]] = field(default_factory=set)  # (speaker, event): "after the briefing, Ode said"
    before: Said | None = None

    def follow(self, statement: Statement, sentence: Sentence, time: Time | None) -> Said:
        """Return where a statement belongs."""
        return Said(self._event_of(statement, sentence, time), sentence, self._day_of(statement, sentence))

    def note(self, statement: Statement, said: Said) -> None:
        """Remember where a statement was made."""
        self.before = said
        if statement.speaker is None:
            return
        if said.event is not None:
            self.heard.add((statement.speaker, said.event))
        self.at[statement.speaker] = Said(said.event, said.sentence, said.day, statement)
        if statement.said_on is not None:
            day = statement.said_on, statement.said_on_at
            self.day[statement.speaker] = day, statement, said.sentence

    def _event_of(self, statement: Statement, sentence: Sentence, time: Time | None) -> int | None:
        """The event that the sentence names, else the one that its speaker is still at."""
        stage, start = self.stage, sentence.span.start
        here = self._named_here(statement, sentence)
        at = [s for s in here if is_put_at(stage, statement, s, start)]
        named = self._only(statement, [s for s in at if self._may_be_put_at(statement, s)])
        for found in (named, polled(stage, statement), together(stage, statement)):
            if found is not None:
                return found
        off = {s.event for s in here if stage.is_off(s, start)}
        self.gone.update((statement.speaker, number) for number in off)
        for number in self._likely(statement, sentence, here, time):
            if (statement.speaker, number) in self.gone or stage.is_content_of(statement, number):
                continue
            if is_told_elsewhere(stage, statement, number):
                continue
            if not _agree(time, stage.events[number]):
                continue
            if self._may_speak_at(statement, number) or self._is_by_all(statement, sentence, number):
                return number
        return None

    def _named_here(self, statement: Statement, sentence: Sentence) -> list[Staged]:
        """The events that the sentence names in the same voice: the writer's, or that of one who is quoted."""
        here = self.stage.between(*sentence.span)
        anchor = statement.cue or statement.source
        if not here:
            return here
        words = self.stage.quoted_in(anchor) if anchor is not None else None
        return [
            s
            for s in here
            if self.stage.quoted_in(s.span) == words and not is_yet_to_be(self.stage, statement, s.event)
        ]

    def _may_be_put_at(self, statement: Statement, staged: Staged) -> bool:
        was_there = self._was_at(statement, staged.event)
        return was_there or may_be_put_at(self.stage, self.spoken, statement, staged)

    def _may_speak_at(self, statement: Statement, number: int) -> bool:
        return self._was_at(statement, number) or may_speak_at(self.stage, self.spoken, statement, number)

    def _is_by_all(self, statement: Statement, sentence: Sentence, number: int) -> bool:
        """Whether those who talk say it together, right after the event is named or by what they said before."""
        if not is_by_all(self.stage, statement, number):
            return False
        before = self.stage.cast.sentences[max(0, self.stage.cast.sentence_at(sentence.span.start) - 1)].span
        named = any(s.event == number and not self.stage.is_quoted(s.span) for s in self.stage.between(*before))
        return named or (self.before is not None and self.before.event == number)

    def _was_at(self, statement: Statement, number: int) -> bool:
        """Whether an event is the one at which the speaker was last heard."""
        last = self.at.get(statement.speaker or "")
        return last is not None and last.event == number

    def _only(self, statement: Statement, named: list[Staged]) -> int | None:
        """The one event among those named: of several the last before the cue."""
        if len({s.event for s in named}) > 1 and statement.cue is not None:
            lead = [s for s in named if s.span.start < statement.cue.start]
            named = lead[-1:] or named[:1]
        numbers = {s.event for s in named}
        return numbers.pop() if len(numbers) == 1 else None

    def _likely(self, statement: Statement, sentence: Sentence, here: list[Staged], time: Time | None) -> list[int]:
        """Events the statement may be made at, the likeliest first."""
        start = sentence.span.start
        anchor = statement.cue or statement.source
        if anchor is not None:
            yet = [
                s
                for s in here
                if s.span.start < anchor.start and not self.stage.is_off(s, start) and not self.stage.is_aside(s, start)
            ]
            if yet:
                return [yet[-1].event]
        last = self.at.get(statement.speaker or "")
        if last is None:
            likely = [number for number in self._entered(statement, sentence) if self._is_past(number)]
        elif last.event is None:
            since = self.stage.cast.sentence_at(last.sentence.span.start)
            entered = [*self._just_before(sentence), *self._named_before(statement, sentence, since)]
            likely = [number for number in entered if self._is_past(number) and self._is_briefing(number)]
        else:
            lasting = sentence.paragraph - last.sentence.paragraph <= _LASTS
            same = is_future(self.stage, last.statement) == is_future(self.stage, statement)
            likely = [last.event] if lasting and same else []
        return likely or ([] if time is not None else self._briefing_before(statement, sentence))

    def _briefing_before(self, statement: Statement, sentence: Sentence) -> list[int]:
        """The last briefing named before a sentence, at which its speaker goes on, however long the answers."""
        held = self.stage.briefings
        if not held or statement.speaker is None or is_future(self.stage, statement):
            return []
        before = held[: bisect_left(held, sentence.span.start, key=lambda staged: staged.span.start)]
        if not before or not self.stage.events[before[-1].event].participants:
            return []
        number = before[-1].event
        if (statement.speaker, number) in self.heard:
            return [number]
        return [number] if "spokesperson" in self.stage.cast.offices.get(statement.speaker, Office()).kinds else []

    def _entered(self, statement: Statement, sentence: Sentence) -> list[int]:
        """The event of the statement just before, or one that the sentences just before name."""
        return list(dict.fromkeys([*self._just_before(sentence), *self._named_before(statement, sentence)]))

    def _just_before(self, sentence: Sentence) -> list[int]:
        """The event of the statement just before: the question that is answered."""
        if self.before is None or self.before.event is None:
            return []
        cast, heard = self.stage.cast, self.before.sentence
        next_one = cast.sentence_at(sentence.span.start) - cast.sentence_at(heard.span.start) <= 1
        return [self.before.event] if next_one or sentence.paragraph - heard.paragraph == 1 else []

    def _named_before(self, statement: Statement, sentence: Sentence, since: int = -1) -> list[int]:
        """The events that the sentences just before name together with the speaker, after the sentence `since`."""
        cast = self.stage.cast
        number = cast.sentence_at(sentence.span.start)
        found: list[int] = []
        if not self.stage.named:
            return found
        for back in range(number - 1, max(since, number - _NEAR - 1), -1):
            earlier = cast.sentences[back]
            if sentence.paragraph - earlier.paragraph > 1:
                break
            named = self.stage.between(*earlier.span)
            if named and self._appears(statement, earlier.span):
                found += [s.event for s in named if not self.stage.is_off(s, earlier.span.start)]
        return found

    def _appears(self, statement: Statement, sentence: Span) -> bool:
        """Whether a sentence names the speaker, or the speaker has no name to appear by."""
        speaker = statement.speaker
        return speaker is None or any(mention.actor == speaker for mention in self.stage.cast.within(*sentence))

    def _is_briefing(self, number: int) -> bool:
        return self.stage.events[number].type is EventType.BRIEFING

    def _is_past(self, number: int) -> bool:
        return self.stage.events[number].status is Status.OCCURRED

    def _day_of(self, statement: Statement, sentence: Sentence) -> Day:
        """The day of the same speaker's statement before, on the same page of the talk."""
        if statement.speaker not in self.day:
            return None, None
        day, earlier, where = self.day[statement.speaker]
        opening = self.calendar.opening(sentence.span)
        if opening is not None and opening.edtf != day[0]:
            return None, None  # "In 2010, he warned": another time begins
        if earlier.occasion is not None:
            return None, None
        interviewed = earlier.addressee is not None and earlier.addressee == statement.addressee
        near = sentence.paragraph == where.paragraph or self._goes_on(where, sentence, day)
        return day if interviewed or near else (None, None)

    def _goes_on(self, where: Sentence, sentence: Sentence, day: Day) -> bool:
        """Whether a Chinese sentence soon takes up what was said, no other time between: 王敏14日表示，后来指出."""
        if sentence.language != "zh" or sentence.paragraph - where.paragraph > _LASTS:
            return False  # "Ode said on Monday … Ode has been arguing": English names the day again
        edtf, at = day
        since = max(at.end if at else 0, where.span.start)
        between = self.calendar.between(since, sentence.span.end)
        return all(time.edtf == edtf or self.stage.is_quoted(time.span) for time in between)


def _agree(time: Time | None, event: Event) -> bool:
    """Whether the time that an attribution gives may be that of an event."""
    if time is None or event.time is None:
        return True
    return time.edtf.startswith(event.time) or event.time.startswith(time.edtf) or "/" in event.time
