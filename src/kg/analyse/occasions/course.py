"""The course of an article: who was last heard at which event, so that what follows can be placed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kg.analyse.occasions.dates import Calendar
from kg.analyse.occasions.scenes import TALKS, Stage, Staged, lacks_a_party, speaks_of, takes_part
from kg.analyse.references import referents_after
from kg.analyse.references.cast import Spoken
from kg.analyse.references.descriptions import is_pair
from kg.analyse.references.offices import Office, read_office
from kg.model import ActorType, Event, EventType, Sentence, Span, Statement, Status, Time

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
    before: Said | None = None

    def follow(self, statement: Statement, sentence: Sentence, time: Time | None) -> Said:
        """Return where a statement belongs."""
        return Said(self._event_of(statement, sentence, time), sentence, self._day_of(statement, sentence))

    def note(self, statement: Statement, said: Said) -> None:
        """Remember where a statement was made."""
        self.before = said
        if statement.speaker is None:
            return
        self.at[statement.speaker] = Said(said.event, said.sentence, said.day, statement)
        if statement.said_on is not None:
            day = statement.said_on, statement.said_on_at
            self.day[statement.speaker] = day, statement, said.sentence

    def _event_of(self, statement: Statement, sentence: Sentence, time: Time | None) -> int | None:
        """The event that the sentence names, else the one that its speaker is still at."""
        start = sentence.span.start
        here = [s for s in self.stage.between(*sentence.span) if not self.stage.is_quoted(s.span)]
        if here:
            at = [
                s for s in here if self.stage.is_at(s, start) or _is_told(statement, s) or self._is_post(statement, s)
            ]
            named = [s for s in at if self._is_said_to_be_at(statement, s.event)]
            if found := self._only(statement, named):
                return found[0]
        if found := self._polled(statement):
            return found[0]
        if found := self._together(statement):
            return found[0]
        off = {s.event for s in here if self.stage.is_off(s, start)}
        for number in self._likely(statement, sentence, here):
            if number in off or speaks_of(self.stage.cast, statement, self.stage.events[number]):
                continue
            if self._is_told_elsewhere(statement, number):
                continue
            if _agree(time, self.stage.events[number]) and self._may_be_at(statement, number):
                return number
        return None

    def _is_told_elsewhere(self, statement: Statement, number: int) -> bool:
        """Whether it was said to a body that is not at an event: "He visited Perth. He told the Herald that"."""
        told = self.stage.cast.by_id.get(statement.addressee or "")
        if told is None or told.type is not ActorType.ORGANIZATION:
            return False
        return not takes_part(self.stage.events[number], told.id)

    def _is_post(self, statement: Statement, staged: Staged) -> bool:
        """Whether the verb of saying itself names the post: "…, Smith wrote on X"."""
        cue = statement.cue
        post = self.stage.events[staged.event].type is EventType.POST
        return post and cue is not None and staged.span.start <= cue.start < staged.span.end

    def _only(self, statement: Statement, named: list[Staged]) -> list[int]:
        """The one event among those named: of several the last before the cue."""
        if len({s.event for s in named}) > 1 and statement.cue is not None:
            lead = [s for s in named if s.span.start < statement.cue.start]
            named = lead[-1:] or named[:1]
        numbers = list(dict.fromkeys(s.event for s in named))
        return numbers if len(numbers) == 1 else []

    def _polled(self, statement: Statement) -> list[int]:
        """The poll that is itself the source: "according to polls"."""
        source = statement.source
        if source is None:
            return []
        return [staged.event for staged in self.stage.others_between(*source, EventType.POLL)][:1]

    def _together(self, statement: Statement) -> list[int]:
        """The one event at which both the speaker and whom the sentence says they told take part."""
        if statement.speaker is None or statement.addressee is None:
            return []
        theirs = set(self.stage.by_party.get(statement.addressee, []))
        found = [
            number
            for number in self.stage.by_party.get(statement.speaker, [])
            if number in theirs and not speaks_of(self.stage.cast, statement, self.stage.events[number])
        ]
        return found if len(found) == 1 else []

    def _likely(self, statement: Statement, sentence: Sentence, here: list[Staged]) -> list[int]:
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
        if last is not None:
            lasting = sentence.paragraph - last.sentence.paragraph <= _LASTS
            same = last.event is not None and self._is_future(last.statement) == self._is_future(statement)
            return [last.event] if last.event is not None and lasting and same else []
        return [number for number in self._entered(statement, sentence) if self._is_past(number)]

    def _entered(self, statement: Statement, sentence: Sentence) -> list[int]:
        """The event of the statement just before, or one that the sentences just before name."""
        cast = self.stage.cast
        number = cast.sentence_at(sentence.span.start)
        first = max(0, number - _NEAR)
        found: list[int] = []
        if self.before is not None and self.before.event is not None:
            heard = cast.sentence_at(self.before.sentence.span.start)
            if number - heard <= 1 or sentence.paragraph - self.before.sentence.paragraph == 1:
                found.append(self.before.event)
        for back in range(number - 1, first - 1, -1):
            earlier = cast.sentences[back]
            if sentence.paragraph - earlier.paragraph > 1:
                break
            named = self.stage.between(*earlier.span)
            if named and self._appears(statement, earlier.span):
                found += [s.event for s in named if not self.stage.is_off(s, earlier.span.start)]
        return list(dict.fromkeys(found))

    def _appears(self, statement: Statement, sentence: Span) -> bool:
        """Whether a sentence names the speaker, or the speaker has no name to appear by."""
        speaker = statement.speaker
        return speaker is None or any(mention.actor == speaker for mention in self.stage.cast.within(*sentence))

    def _is_future(self, statement: Statement | None) -> bool:
        """Whether something is yet to be said: "Smith will argue that …"."""
        return statement is not None and self.stage.cast.is_yet_to_come(statement.cue)

    def _is_past(self, number: int) -> bool:
        return self.stage.events[number].status is Status.OCCURRED

    def _is_said_to_be_at(self, statement: Statement, number: int) -> bool:
        """Whether a speaker may be at an event that the sentence itself puts the statement at."""
        missing = statement.speaker is not None and lacks_a_party(self.stage.cast, self.stage.events[number])
        return missing or self._may_be_at(statement, number)

    def _may_be_at(self, statement: Statement, number: int) -> bool:
        """Whether the speaker may have spoken at an event."""
        event = self.stage.events[number]
        if statement.speaker is not None and takes_part(event, statement.speaker):
            return True
        last = self.at.get(statement.speaker or "")
        if last is not None and last.event == number:
            return True
        speaking = (statement.speaker,) if statement.speaker else self._speaking(statement)
        if event.type is EventType.BRIEFING:
            return self._may_brief(statement, event)
        if not event.participants:
            return True
        if statement.speaker is not None:
            return False
        if speaking and all(takes_part(event, actor) for actor in speaking):
            return True
        people = [part.actor for part in event.participants if self.stage.cast.is_person(part.actor)]
        return len(people) == 2 and event.type in TALKS and self._is_pair(statement)

    def _speaking(self, statement: Statement) -> tuple[str, ...]:
        source = statement.source
        return () if source is None else referents_after(self.stage.cast, self.spoken, source)

    def _is_pair(self, statement: Statement) -> bool:
        source = statement.source
        return source is not None and is_pair(self.stage.cast.folded[source.start : source.end])

    def _may_brief(self, statement: Statement, event: Event) -> bool:
        """Whether a speaker may have spoken at a briefing: a reporter, or a spokesperson of the house."""
        cast = self.stage.cast
        if any(cast.is_person(part.actor) for part in event.participants):
            return False
        office = cast.offices.get(statement.speaker or "", Office())
        if statement.speaker is None and statement.source is not None:
            office = read_office(cast.folded[statement.source.start : statement.source.end])
        if "correspondent" in office.kinds:
            return True
        house = Office().of(*cast.sides_of(frozenset(part.actor for part in event.participants)))
        return "spokesperson" in office.kinds and (not event.participants or house.shares_side(office))

    def _day_of(self, statement: Statement, sentence: Sentence) -> Day:
        """The day of the same speaker's statement before, on the same page of the talk."""
        if statement.speaker not in self.day:
            return None, None
        day, earlier, where = self.day[statement.speaker]
        opening = self.calendar.opening(sentence.span)
        if opening is not None and opening.span != day[1]:
            return None, None  # "In 2010, he warned": another time begins
        interviewed = earlier.addressee is not None and earlier.addressee == statement.addressee
        if interviewed and earlier.occasion is None:
            return day
        near = sentence.paragraph == where.paragraph and earlier.occasion is None
        return day if near else (None, None)


def _is_told(statement: Statement, staged: Staged) -> bool:
    """Whether the event is itself what is spoken to: "told a press briefing"."""
    to = statement.addressee_at
    return to is not None and to.start <= staged.span.start < to.end


def _agree(time: Time | None, event: Event) -> bool:
    """Whether the time that an attribution gives may be that of an event."""
    if time is None or event.time is None:
        return True
    return time.edtf.startswith(event.time) or event.time.startswith(time.edtf) or "/" in event.time
