"""The sentences of a Chinese article, and the clauses they consist of.

Sentences are found first, by their full stops alone; a sentence is cut into clauses only when somebody asks for them,
since most sentences of an article attribute nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from kg.analyse.statements.chinese.text import BRACKETED, COMMA_CLOSE, FINAL_CLOSE, QUOTED, Reading
from kg.model import Analysis

_SPACES = frozenset(" \t\u3000\u00a0\n\r")
_CLOSES = (FINAL_CLOSE, COMMA_CLOSE)
# 本报奥斯陆10月14日电 （记者 李芳）: who sends the report, from where and when
_LONGEST_DATELINE = 40
_DATELINE = re.compile(rf"[^，。\n{QUOTED}]{{2,30}}日(?:专)?电[\s{BRACKETED}]*")
_HAN = r"[\u3400-\u9fff]"
_STOPS = rf"，；：;{FINAL_CLOSE}{COMMA_CLOSE}"
# a comma or colon between figures is part of a number or a time: "6227,64", "22:03"
_STOP = re.compile(
    rf"[。！？!?…{_STOPS},:.—\n \u3000]"
    rf"(?:(?<={_HAN}\.)(?={_HAN}|\s|$)|(?<=[。！？!?…])[。！？!?…]*|(?<=[{_STOPS}\n])|(?<=[,:])(?:(?<![0-9].)|(?![0-9]))"
    rf"|(?<=—)—+|(?<={_HAN}[ \u3000])[ \u3000]*(?={_HAN}))"
)
# of these stops those that end a sentence
_FULL_STOP = re.compile(
    rf"[。！？!?….{FINAL_CLOSE}](?:(?<=[。！？!?…])[。！？!?…]*|(?<={FINAL_CLOSE})|(?<={_HAN}\.)(?={_HAN}|\s|$))"
)
_STOPS_AND_SPACES = "。！？!?…，；：;,:.— \t\u3000\u00a0\n\r" + FINAL_CLOSE + COMMA_CLOSE


class Clause(NamedTuple):
    """What stands between two stops; `stop` is the mark after it, "" at the end of a paragraph."""

    start: int
    end: int
    stop: str


class Stretch(NamedTuple):
    """A paragraph, or what of it is in Chinese."""

    veiled: str  # the text of the article
    paragraph: int  # its number
    start: int
    end: int
    heading: bool  # no full stop is in it
    pointed: bool  # its full stops are 。, so a point is part of a name: 唐纳.伯格


class ClauseChain(NamedTuple):
    """A sentence as its clauses, one at least."""

    clauses: tuple[Clause, ...]
    start: int  # where the first clause begins
    end: int  # where the last clause ends, its stop left out
    paragraph: int
    opens: bool  # it is the first sentence of its stretch
    heading: bool

    def clause_at(self, offset: int) -> int:
        """Return the number of the clause that holds `offset`."""
        return max(0, bisect_left(self.clauses, (offset + 1,)) - 1)


class Uncut(NamedTuple):
    """A sentence that nobody has cut into clauses yet."""

    stretch: Stretch
    start: int  # where its words begin
    end: int  # where they end
    stopped: int  # where its full stop ends
    opens: bool

    def cut(self) -> ClauseChain:
        """Return the sentence as its clauses."""
        stretch, start, end, stopped, opens = self
        clauses = tuple(_clauses(stretch, start, stopped))
        return ClauseChain(clauses, start, end, stretch.paragraph, opens, stretch.heading)


def sentences_of(reading: Reading, cue_ends: frozenset[int]) -> Iterator[Uncut]:
    """Yield the sentences of all Chinese paragraphs; `cue_ends` is where cues end in the text."""
    veiled = reading.veiled
    for paragraph, begin, end in _regions(reading.analysis):
        start = _after_dateline(veiled, begin, end)
        full_stops = list(_FULL_STOP.finditer(veiled, start, end))
        pointed = bool(full_stops) and veiled.find("。", start, end) >= 0
        stretch = Stretch(veiled, paragraph, start, end, not full_stops, pointed)
        yield from _sentences(stretch, full_stops, cue_ends) if full_stops else _lines(stretch)


def _sentences(stretch: Stretch, full_stops: list[re.Match[str]], cue_ends: frozenset[int]) -> list[Uncut]:
    """Return the sentences of a stretch with full stops."""
    found: list[Uncut] = []
    veiled, _, start, stretch_end, _, pointed = stretch
    opens = True
    for match in full_stops:
        end, stopped = match.span()
        mark = veiled[end]
        if mark == FINAL_CLOSE:  # `“甲。”他说。` is one sentence for the sake of who says it
            end = stopped
            following = _clause_end(stretch, stopped)
            if following is None or following in cue_ends:
                continue
        elif mark == "." and pointed:
            continue
        if veiled[start] in _STOPS_AND_SPACES or (veiled[end - 1] in _STOPS_AND_SPACES and end < stopped):
            cut = _clauses(stretch, start, stopped)
            if not cut or cut[-1].stop != veiled[match.start() : stopped]:
                continue  # “甲，”。: no words before the full stop
            start, end = cut[0].start, cut[-1].end
        found.append(Uncut(stretch, start, end, stopped, opens))
        start, opens = stopped, False
    if start < stretch_end and (cut := _clauses(stretch, start, stretch_end)):
        found.append(Uncut(stretch, cut[0].start, cut[-1].end, stretch_end, opens))
    return found


def _clause_end(stretch: Stretch, start: int) -> int | None:
    """Return where the first clause ends that begins at `start` or later; None where there is none."""
    for stop in _STOP.finditer(stretch.veiled, start, stretch.end):
        if stop[0] == "." and stretch.pointed:
            continue
        if clauses := _clauses(stretch, start, stop.end()):
            return clauses[0].end
    clauses = _clauses(stretch, start, stretch.end)
    return clauses[0].end if clauses else None


def _lines(stretch: Stretch) -> list[Uncut]:
    """Return the lines of a heading, or of a list without full stops."""
    clauses = _clauses(stretch, stretch.start, stretch.end)
    found, first = [], 0
    for number, clause in enumerate(clauses, 1):
        if number == len(clauses) or clause.stop.isspace():
            stopped = clause.end + len(clause.stop)
            found.append(Uncut(stretch, clauses[first].start, clause.end, stopped, first == 0))
            first = number
    return found


def _clauses(stretch: Stretch, start: int, end: int) -> list[Clause]:
    """Return the clauses of `start`…`end`; a stop inside a closing mark leaves the mark with its clause."""
    veiled, pointed = stretch.veiled, stretch.pointed
    clauses = []
    at = start
    for match in _STOP.finditer(veiled, start, end):
        first, following = match.span()
        stop = veiled[first:following]
        if stop == "." and pointed:
            continue
        last = following if stop in _CLOSES else first
        if at < last:
            if veiled[at] in _SPACES or veiled[last - 1] in _SPACES:
                at, last = _without_space(veiled, at, last)
            if at < last:
                clauses.append(Clause(at, last, stop))
        at = following
    if at < end:
        at, end = _without_space(veiled, at, end)
        if at < end:
            clauses.append(Clause(at, end, ""))
    return clauses


def _without_space(veiled: str, start: int, end: int) -> tuple[int, int]:
    """Return `start` and `end` without space between them and the words."""
    passage = veiled[start:end]
    return end - len(passage.lstrip()), start + len(passage.rstrip())


def _after_dateline(veiled: str, start: int, end: int) -> int:
    """Return where a paragraph begins after the words that say who sends the report, from where and when."""
    if veiled.find("电", start, min(end, start + _LONGEST_DATELINE)) < 0:
        return start
    dateline = _DATELINE.match(veiled, start, end)
    return dateline.end() if dateline else start


def _regions(analysis: Analysis) -> Iterator[tuple[int, int, int]]:
    """Yield (number of the paragraph, start and end of a stretch of it that is in Chinese)."""
    start = end = paragraph = -1
    for sentence in analysis.sentences:
        if sentence.language == "zh":
            if sentence.paragraph != paragraph or start < 0:
                if start >= 0:
                    yield paragraph, start, end
                start, paragraph = sentence.span.start, sentence.paragraph
            end = sentence.span.end
        elif start >= 0:
            yield paragraph, start, end
            start = -1
    if start >= 0:
        yield paragraph, start, end
