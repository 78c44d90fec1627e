"""When a statement was made, by the time that its own attribution gives: "said on Thursday", 24日表示."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from functools import cache

from kg.analyse.occasions.scenes import Stage, distance
from kg.edtf import bounds
from kg.lexicon import load_lexicon
from kg.model import Analysis, Span, Statement, Time

_REACH = 90  # characters between a cue and its time
_OPENING = 12  # characters of a sentence in which its time begins
_FAR = 10**6  # further than any time of a statement's own
_TOLERANCE = timedelta(days=1)  # where something was said, the next day may have begun
_RELATIVE = re.compile(r"\b(?:which|who|will|[Ss]ince|[Uu]ntil|[Bb]efore|after|[Bb]y|[Aa]head of)\b[^.。]*$")
_OTHER_CLAUSE = re.compile(
    r"[;:；：。!?！？\n]|[.](?=\s)|以来|之前|之后|以前|以后|后[，,]"
    r"|\b(?:which|who|that|since|after|before|because|when|while|ahead of|until|from|by)\b"
)
# "The firm began in 2009, and its first reports show …"
_NEXT_CLAUSE = re.compile(r",?\s+(?:and|but|so|yet)\s")
# "said of the vote on Tuesday", "said of the plans for a bridge in 2014": the time of what is spoken of
_SPEAKS_OF = re.compile(r"\s+(?:of|about)\s")
_OF = re.compile(r"\b(?:of|about|for)\b")

# "the 2016 award", "its June 3 appeal": a date before a noun says which one, not when anything was said
_DETERMINER = re.compile(r"(?:\b(?:the|an?|this|that|its|his|her|their|our)|'s)\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s(?!(?:of|in|at|on|to|by|and|or|but|that|when|as|after|before|with|from|for|said)\b)[a-z]")
# so does one that a noun belongs to: "votes in Monday's contest", but "in Tuesday's statement", "at Tuesday's vote"
_OWNER = re.compile(r"(?:\s(?:morning|afternoon|evening|night))?'s\s")
_DURING = re.compile(r"\b(?:at|during|throughout)\s(?:the\s)?$", re.IGNORECASE)
_IN = re.compile(r"\b(?:at|in|on|during|throughout)\s(?:(?:the|an?|this|his|her|its|their)\s)?$", re.IGNORECASE)


class Calendar:
    """The time expressions of an article, looked up by place."""

    def __init__(self, analysis: Analysis, published: str | None) -> None:
        self._times = sorted(analysis.times, key=lambda time: time.span)
        self._starts = [time.span.start for time in self._times]
        self._latest = _day_after(published)

    def between(self, start: int, end: int) -> list[Time]:
        """The times that begin from `start` up to `end`."""
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def opening(self, sentence: Span) -> Time | None:
        """The time that a sentence opens with, if any: "In 2010, he warned"."""
        return next(iter(self.between(sentence.start, min(sentence.start + _OPENING, sentence.end))), None)

    def is_late(self, edtf: str) -> bool:
        """Whether a time begins after the article was published: what the article reports was not said then."""
        first = bounds(edtf)[0]
        return self._latest is not None and first is not None and first > self._latest


def _day_after(published: str | None) -> str | None:
    """The last day, as `xsd:date`, on which what an article reports may have been said."""
    last = bounds(published)[1] if published else None
    return str(date.fromisoformat(last) + _TOLERANCE) if last and last < str(date.max) else None


def attributed_time(stage: Stage, calendar: Calendar, statement: Statement, sentence: Span) -> Time | None:
    """Return the time in the statement's own attribution, the nearest to its cue, if there is any."""
    anchors = [span for span in (statement.source, statement.cue) if span is not None]
    if not anchors:
        return None
    times = calendar.between(sentence.start, sentence.end)
    if not times:
        return None
    inside = stage.quoted_in(anchors[-1])
    best: tuple[int, Time] | None = None
    for time in times:
        if _is_behind(stage.cast.folded, time.span, statement.cue) or stage.quoted_in(time.span) != inside:
            continue
        gap = min([_gap(stage, time, anchor) for anchor in anchors])
        if gap > _REACH or (best is not None and gap >= best[0]):
            continue
        if calendar.is_late(time.edtf) or _modifies(stage.cast.folded, time.span):
            continue
        if any(distance(time.span, relay.span) < gap for relay in statement.relays):
            continue  # 据新华社16日报道: the day of the report
        if not stage.is_taken(time, statement, sentence):
            best = (gap, time)
    return best[1] if best else None


def _is_behind(folded: str, time: Span, cue: Span | None) -> bool:
    """Whether a time stands behind a Chinese cue: it belongs to the next one (甲表示…，乙今天重申)."""
    return cue is not None and cue.start < time.start and not folded[cue.start].isascii()


def _modifies(folded: str, time: Span) -> bool:
    """Whether a date only tells apart the noun behind it, one that nothing is said in."""
    owner = _OWNER.match(folded, time.end)
    if owner is None and not _NOUN.match(folded, time.end):
        return False
    before = folded[max(0, time.start - 24) : time.start]
    if owner is None and not _DETERMINER.search(before):
        return False
    if owner and _DURING.search(before):
        return False
    noun = folded[owner.end() if owner else time.end : time.end + _REACH].split(maxsplit=1)[:1]
    return not (_IN.search(before) and noun and noun[0].strip(".,;:") in _talks())


@cache
def _talks() -> frozenset[str]:
    """What something is said in: a statement, a speech."""
    return frozenset(load_lexicon("grammar.en")["occasions"])


def _gap(stage: Stage, time: Time, anchor: Span) -> int:
    """How far a time stands from a source or cue; very far where another clause lies between."""
    left, right = sorted((time.span, anchor))
    if right.start - left.end > _REACH:
        return _FAR
    folded, start = stage.cast.folded, time.span.start
    between = folded[left.end : right.start]
    clause = folded[max(0, start - _REACH) : start]
    leads = start < anchor.start
    lead = clause[clause.rfind(",") + 1 :] if leads else clause[-12:]
    english = folded[anchor.start].isascii()
    if _OTHER_CLAUSE.search(between) or (english and _RELATIVE.search(lead)):
        return _FAR
    if _NEXT_CLAUSE.match(between) if leads else _is_spoken_of(time, between):
        return _FAR
    return len(between)


def _is_spoken_of(time: Time, between: str) -> bool:
    """Whether a time behind a cue belongs to what is spoken of; a mere year does so more readily than a day."""
    return bool(_SPEAKS_OF.match(between) or (time.edtf.isdecimal() and _OF.search(between)))
