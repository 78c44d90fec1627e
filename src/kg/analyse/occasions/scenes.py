"""Which events are on stage where: the triggers of calls, meetings, briefings, and what is said of them.

"During the call" puts what is said at the call; "after the call" says that it was said elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from kg.analyse.references.cast import Cast
from kg.model import Analysis, Event, EventType, Role, Span, Statement, Status

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
# at these, two people speak to each other
MUTUAL = frozenset({EventType.CALL, EventType.MEETING, EventType.VISIT})
_AT = re.compile(r"(?i)\b(?:during|in|at|on|over|via|through|using)\s+(?:[\w'.-]+\s+){0,7}$")
_AFTER = re.compile(
    r"(?i)\b(?:after|following|since|before|ahead of|until|prior to|on the eve of|afterwards|outside|about)\s+"
    r"(?:[\w'.-]+\s+){0,6}$"
)
_AT_ZH = re.compile(r"(?:之?[中上时里间]|期间|当中|过程中|的?时候)")
_AFTER_ZH = re.compile(r"(?:之?[后前]|以来|以后|以前|结束后?|的背景)")


class Staged(NamedTuple):
    """A place where the text names an event at which people speak."""

    span: Span
    event: int  # its number in `Analysis.events`


@dataclass(frozen=True, slots=True)
class Stage:
    """The events of an article at which people speak, by where the text names them."""

    cast: Cast
    events: tuple[Event, ...]
    named: list[Staged]
    contents: list[Span]
    cues: list[Span]

    def between(self, start: int, end: int) -> list[Staged]:
        """The triggers from `start` up to `end`."""
        left = bisect_left(self.named, Staged(Span(start, start), -1))
        right = bisect_left(self.named, Staged(Span(end, end), -1))
        return self.named[left:right]

    def quoted_in(self, span: Span) -> Span | None:
        """The content in which a passage lies, the innermost; None for the writer's own words."""
        at = bisect_left(self.contents, Span(span.start + 1, 0))
        around = [c for c in self.contents[max(0, at - 3) : at] if c.start <= span.start < c.end]
        return around[-1] if around else None

    def is_quoted(self, span: Span) -> bool:
        """Whether a passage lies in the content of some statement."""
        return self.quoted_in(span) is not None

    def is_taken(self, time: Span, statement: Statement, sentence: Span) -> bool:
        """Whether a time stands nearer to the cue of another statement of the sentence."""
        near = bisect_left(self.cues, time)
        around = self.cues[max(0, near - 1) : near + 1]
        cues = [cue for cue in around if sentence.start <= cue.start < sentence.end]
        nearest = min(cues, key=lambda cue: _distance(cue, time), default=statement.cue)
        return statement.cue is not None and nearest != statement.cue

    def is_at(self, staged: Staged, start: int) -> bool:
        """Whether the sentence from `start` sets something at the event: "during the call", 通话中."""
        before = self.cast.folded[start : staged.span.start]
        after = self.cast.folded[staged.span.end : staged.span.end + 6]
        if _AT_ZH.match(after):
            return True
        return bool(_AT.search(before[-90:])) and not self.is_off(staged, start)

    def is_off(self, staged: Staged, start: int) -> bool:
        """Whether the sentence from `start` sets something at another time: "after the call"."""
        before = self.cast.folded[start : staged.span.start]
        after = self.cast.folded[staged.span.end : staged.span.end + 6]
        return bool(_AFTER_ZH.match(after)) or bool(_AFTER.search(before[-90:]))


def stage_of(cast: Cast, analysis: Analysis) -> Stage:
    """Return the stage of an analysis."""
    named = [
        Staged(span, number)
        for number, event in enumerate(analysis.events)
        if event.type in SPOKEN and event.status not in (Status.DENIED, Status.HYPOTHETICAL)
        for span in event.triggers
    ]
    contents = sorted(span for statement in analysis.statements for span in statement.content)
    cues = sorted(statement.cue for statement in analysis.statements if statement.cue is not None)
    return Stage(cast, analysis.events, sorted(named), contents, cues)


def _distance(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def takes_part(event: Event, actor: str) -> bool:
    """Whether somebody may speak at an event: takes part in it, or nobody is known to."""
    return any(part.actor == actor for part in event.participants if part.role is not Role.TARGET)


def partner(cast: Cast, event: Event, speaker: str) -> str | None:
    """The one other person at a call or a meeting of two, else the one other party, if there is just one."""
    if event.type not in MUTUAL:
        return None
    parties = list(dict.fromkeys([speaker, *(part.actor for part in event.participants)]))
    people = [actor for actor in parties if cast.is_person(actor)]
    among = people if len(people) > 1 else parties
    others = [actor for actor in among if actor != speaker]
    return others[0] if speaker in among and len(others) == 1 else None


def lacks_a_party(cast: Cast, event: Event) -> bool:
    """Whether one of the two who speak at a call or a meeting is not known from elsewhere: "in his call with Smith"."""
    people = {part.actor for part in event.participants if cast.is_person(part.actor)}
    return event.type in MUTUAL and len(people) == 1


def speaks_of(stage: Stage, statement: Statement, event: Event) -> bool:
    """Whether a statement is about the event itself: "said the call was good" is said afterwards."""
    return any(span.start <= trigger.start < span.end for span in statement.content for trigger in event.triggers)
