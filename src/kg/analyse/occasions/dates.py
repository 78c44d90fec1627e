"""When a statement was made, by the time that its own attribution gives: "said on Thursday", 24日表示."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.analyse.occasions.scenes import Stage, distance
from kg.model import Analysis, Span, Statement, Time

_REACH = 90  # characters between a cue and its time
_RELATIVE = re.compile(r"\b(?:which|who|will|since|until|before|after|by|ahead of)\b[^.。]*$")
_OTHER_CLAUSE = re.compile(
    r"[;:；：。!?！？\n]|[.](?=\s)|以来|之前|之后|以前|以后|后[，,]"
    r"|\b(?:which|who|that|since|after|before|because|when|while|ahead of|until|from|by)\b"
)

# "the 2016 award", "its June 3 appeal": a date before a noun says which one, not when anything was said
_DETERMINER = re.compile(r"(?:\b(?:the|an?|this|that|its|his|her|their|our)|'s)\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s(?!(?:of|in|at|on|to|by|and|or|but|that|when|as|after|before|with|from|for|said)\b)[a-z]")


class Calendar:
    """The time expressions of an article, looked up by place."""

    def __init__(self, analysis: Analysis) -> None:
        self._times = sorted(analysis.times, key=lambda time: time.span)
        self._starts = [time.span.start for time in self._times]

    def between(self, start: int, end: int) -> list[Time]:
        """The times that begin from `start` up to `end`."""
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def attributed_time(stage: Stage, calendar: Calendar, statement: Statement, sentence: Span) -> Time | None:
    """Return the time in the statement's own attribution, the nearest to its cue, if there is any."""
    anchors = [span for span in (statement.source, statement.cue) if span is not None]
    if not anchors:
        return None
    inside = stage.quoted_in(anchors[-1])
    best: tuple[int, Time] | None = None
    for time in calendar.between(sentence.start, sentence.end):
        if all(distance(time.span, anchor) > _REACH for anchor in anchors):
            continue
        if stage.quoted_in(time.span) != inside or stage.is_taken(time, statement, sentence):
            continue
        if _modifies(stage.cast.folded, time.span):
            continue
        gap = min(_gap(stage, time.span, anchor) for anchor in anchors)
        if any(distance(time.span, relay.span) < gap for relay in statement.relays):
            continue  # 据新华社16日报道: the day of the report
        if gap <= _REACH and (best is None or gap < best[0]):
            best = (gap, time)
    return best[1] if best else None


def _modifies(folded: str, time: Span) -> bool:
    """Whether a date stands before the noun that it tells apart."""
    before = folded[max(0, time.start - 8) : time.start]
    return bool(_DETERMINER.search(before) and _NOUN.match(folded, time.end))


def _gap(stage: Stage, time: Span, anchor: Span) -> int:
    """How far a time stands from a source or cue; very far where another clause lies between."""
    left, right = sorted((time, anchor))
    if right.start - left.end > _REACH:
        return 10**6
    between = stage.cast.folded[left.end : right.start]
    clause = stage.cast.folded[max(0, time.start - _REACH) : time.start]
    lead = clause[clause.rfind(",") + 1 :] if time.start < anchor.start else clause[-12:]
    if _OTHER_CLAUSE.search(between) or _RELATIVE.search(lead):
        return 10**6
    return len(between)
