"""Which events are on stage where: the triggers of calls, meetings, briefings, and what is said of them.

"During the call" puts what is said at the call; "after the call" says that it was said elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.analyse.occasions.parties import takes_part
from kg.analyse.references.cast import Cast
from kg.model import Analysis, Event, EventType, Span, Statement, Status, Time

# at these, people speak
SPOKEN = frozenset(
    {
        EventType.CALL,
        EventType.MEETING,
        EventType.VISIT,
        EventType.SUMMIT,
        EventType.BRIEFING,
        EventType.INTERVIEW,
        EventType.POST,
    }
)
_OWN_WORDS = frozenset({EventType.BRIEFING, EventType.INTERVIEW})  # their day is that of the words spoken there
_OTHERS = frozenset({EventType.POLL, EventType.PROTEST})
_REACH = 90  # characters before a trigger in which a preposition governs it
_AT = re.compile(r"(?i)\b(?:during|in|at|on|over|via|through|using)\s+(?:[\w'.-]+\s+){0,7}$")
_AFTER = re.compile(
    r"(?i)\b(?:after|following|since|before|ahead of|until|prior to|on the eve of|afterwards|outside|about)\s+"
    r"(?:[\w'.-]+\s+){0,6}$"
)
_ASIDE = re.compile(r"\b(?:who|whom|whose|which|where|that)\b[^,，.;:]*$")
_AT_ZH = re.compile(r"(?:之?[中上时里间]|期间|当中|过程中|的?时候)")
_IN_ZH = re.compile(r"[在于][^，,。；;：:]*$")
_REACH_ZH = 24
_WITH = re.compile(r"\s+(?:alongside|with)\s")
_WITH_ZH = re.compile(r"[与同和跟][^，,。；;]*的$")
_REACH_BESIDE = 40  # characters between an event and the name of one who holds it, too
_AFTER_ZH = re.compile(r"(?:之?[后前]|以来|以后|以前|结束后?|的背景)")


class Staged(NamedTuple):
    """A place where the text names an event at which people speak."""

    span: Span
    event: int  # its number in `Analysis.events`


@dataclass(frozen=True)
class Stage:
    """The events of an article at which people speak, by where the text names them."""

    cast: Cast
    events: tuple[Event, ...]
    named: list[Staged]
    others: list[Staged]  # polls and protests: sources and causes of what is said
    contents: list[Span]
    cues: list[Span]

    def between(self, start: int, end: int) -> list[Staged]:
        """The places from `start` up to `end` that name an event at which people speak."""
        starts = self._starts
        left = bisect_left(starts, start)
        return self.named[left : bisect_left(starts, end, left)]

    @cached_property
    def _starts(self) -> list[int]:
        return [staged.span.start for staged in self.named]

    @cached_property
    def _at(self) -> dict[tuple[int, int], bool]:
        return {}  # what was asked of (event, sentence) so far

    @cached_property
    def _off(self) -> dict[tuple[int, int], bool]:
        return {}

    @cached_property
    def _beside(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def briefings(self) -> list[Staged]:
        """The places that name a briefing which took place."""
        events = self.events
        return [
            staged
            for staged in self.named
            if events[staged.event].type is EventType.BRIEFING and events[staged.event].status is Status.OCCURRED
        ]

    def others_between(self, start: int, end: int, kind: EventType) -> list[Staged]:
        """The places from `start` up to `end` that name a poll or a protest."""
        return self.others and [
            staged
            for staged in self.others
            if start <= staged.span.start < end and self.events[staged.event].type is kind
        ]

    @cached_property
    def by_party(self) -> dict[str, list[int]]:
        """The events at which each actor speaks, by number."""
        found: dict[str, list[int]] = {}
        for number in sorted({staged.event for staged in self.named}):
            for actor in {part.actor for part in self.events[number].participants}:
                if takes_part(self.events[number], actor):
                    found.setdefault(actor, []).append(number)
        return found

    @cached_property
    def _triggers(self) -> list[list[int]]:
        """Where the text names each event."""
        return [sorted(trigger.start for trigger in event.triggers) for event in self.events]

    def is_content_of(self, statement: Statement, number: int) -> bool:
        """Whether a statement is about an event itself: "said the call was good" is said afterwards."""
        starts, cast = self._triggers[number], self.cast
        for span in statement.content:
            first = bisect_left(starts, span.start)
            named = first < len(starts) and starts[first] < span.end
            if named and cast.sentence_at(starts[first]) == cast.sentence_at(span.start):
                return True
        return False

    def quoted_in(self, span: Span) -> Span | None:
        """The content in which a passage lies, the innermost; None for the writer's own words."""
        at = bisect_left(self.contents, (span.start + 1,))
        for content in reversed(self.contents[max(0, at - 3) : at]):
            if span.start < content.end:
                return content
        return None

    def is_quoted(self, span: Span) -> bool:
        """Whether a passage lies in the content of some statement."""
        return self.quoted_in(span) is not None

    def is_taken(self, time: Time, statement: Statement, sentence: Span) -> bool:
        """Whether a time belongs to another statement of the sentence, or to an event before it."""
        near = bisect_left(self.cues, time.span)
        around = self.cues[max(0, near - 1) : near + 1]
        cues = [cue for cue in around if sentence.start <= cue.start < sentence.end]
        nearest = min(cues, key=lambda cue: distance(cue, time.span), default=statement.cue)
        if statement.cue is not None and nearest != statement.cue:
            return True
        return self._dates_another(time, statement)

    def _dates_another(self, time: Time, statement: Statement) -> bool:
        """Whether a time dates an event between it and the cue at which the speaker has no part."""
        if statement.cue is None or time.span.start > statement.cue.start:
            return False
        between = [self.events[staged.event] for staged in self.between(time.span.end, statement.cue.start)]
        return any(
            e.time == time.edtf and e.type not in _OWN_WORDS and not takes_part(e, statement.speaker or "")
            for e in between
        )

    def is_at(self, staged: Staged, start: int) -> bool:
        """Whether the sentence from `start` sets something at the event: "during the call", 通话中."""
        key = staged.span.start, start
        if key not in self._at:
            self._at[key] = self._is_set_at(staged, start)
        return self._at[key]

    def _is_set_at(self, staged: Staged, start: int) -> bool:
        if _AT_ZH.match(self.cast.folded, staged.span.end):
            return True
        return bool(_AT.search(self._before(staged, start))) and not self.is_off(staged, start)

    def opens_into(self, staged: Staged, cue: Span | None) -> bool:
        """Whether a Chinese event is the place of the verb of saying right behind it: 在记者会表示."""
        if cue is None or not 0 <= cue.start - staged.span.end <= 1:
            return False
        return bool(_IN_ZH.search(self.cast.folded, max(0, staged.span.start - _REACH_ZH), staged.span.start))

    def beside(self, number: int) -> frozenset[str]:
        """Those with whom an event is held: "at a news conference with Ode", 与王敏的记者会."""
        if number not in self._beside:
            self._beside[number] = frozenset(self._named_beside(self.events[number].triggers))
        return self._beside[number]

    def _named_beside(self, triggers: tuple[Span, ...]) -> Iterator[str]:
        folded, cast = self.cast.folded, self.cast
        for trigger in triggers:
            if behind := _WITH.match(folded, trigger.end):
                named = cast.within(behind.end(), behind.end() + _REACH_BESIDE)
            elif before := _WITH_ZH.search(folded, max(0, trigger.start - _REACH_BESIDE), trigger.start):
                named = cast.within(before.start(), trigger.start)
            else:
                continue
            yield from (mention.actor for mention in named[:1])

    def is_off(self, staged: Staged, start: int) -> bool:
        """Whether the sentence from `start` sets something at another time: "after the call"."""
        key = staged.span.start, start
        if key not in self._off:
            after = _AFTER_ZH.match(self.cast.folded, staged.span.end) or _AFTER.search(self._before(staged, start))
            self._off[key] = after is not None
        return self._off[key]

    def is_aside(self, staged: Staged, start: int) -> bool:
        """Whether an event is named in passing: "Smith, who spoke to Jones last week, added"."""
        return bool(_ASIDE.search(self._before(staged, start)))

    def _before(self, staged: Staged, start: int) -> str:
        return self.cast.folded[max(start, staged.span.start - _REACH) : staged.span.start]


def stage_of(cast: Cast, analysis: Analysis) -> Stage:
    """Return the stage of an analysis."""
    real = [
        Staged(span, number)
        for number, event in enumerate(analysis.events)
        if event.status not in (Status.DENIED, Status.HYPOTHETICAL)
        for span in event.triggers
    ]
    named = sorted(staged for staged in real if analysis.events[staged.event].type in SPOKEN)
    others = sorted(staged for staged in real if analysis.events[staged.event].type in _OTHERS)
    contents = sorted(span for statement in analysis.statements for span in statement.content)
    cues = sorted(statement.cue for statement in analysis.statements if statement.cue is not None)
    return Stage(cast, analysis.events, named, others, contents, cues)


def distance(left: Span, right: Span) -> int:
    """How many characters lie between two passages."""
    return max(left.start - right.end, right.start - left.end, 0)
