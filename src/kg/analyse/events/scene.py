"""A sentence on stage: its triggers, who stands in it, its clauses; each worked out when it is first asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from kg.analyse.events.meant import phrases
from kg.analyse.events.parties import parties
from kg.analyse.events.party import Party
from kg.analyse.events.passage import Passage
from kg.analyse.events.sightings import Trigger
from kg.analyse.events.stage import Stage
from kg.model import Span, Time

_MARKS = re.compile("[;:；：。—]")


class Scene(Passage):
    """A sentence with triggers; offsets count from its start."""

    def __init__(self, stage: Stage, span: Span, language: str, triggers: list[Trigger]) -> None:
        super().__init__(stage, span, language, triggers)
        self.triggers = triggers  # those that the words round them allow, once `fitting` has looked

    def can_hold(self, number: int) -> bool:
        """Whether so many actors may stand in the sentence: named, or meant by a description or a pronoun."""
        if len(self.mentions) >= number and (number < 2 or len({mention.actor for mention in self.mentions}) >= number):
            return True
        return bool(self._phrases) or (self.language == "en" and bool(self.stage.demonyms_in(self.span)))

    @cached_property
    def _phrases(self) -> list[tuple[int, int]]:
        return phrases(self)

    @cached_property
    def around(self) -> list[Party]:
        """Who stands in the sentence."""
        return parties(self, self._phrases)

    @property
    def times(self) -> tuple[Time, ...]:
        """The times in the sentence."""
        return self.stage.times_in(self.span)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return where the clause round two places begins and ends; the word that opens it is part of it."""
        opened, openings, closings = self._edges
        before, behind = bisect_right(opened, start), bisect_left(closings, end)
        low = openings[before - 1] if before else 0
        return low, closings[behind] if behind < len(closings) else len(self.text)

    @cached_property
    def _edges(self) -> tuple[list[int], list[int], list[int]]:
        """Where the words and marks between clauses end, where the clauses behind them begin, and those before end."""
        marks = [match.start() for match in _MARKS.finditer(self.text)]
        words = self.words.get("clause-breaks", [])
        if not marks:
            openings = [start for start, _, _ in words]
            return [end for _, end, _ in words], openings, openings
        edges = sorted([(end, start, start) for start, end, _ in words] + [(at + 1, at + 1, at) for at in marks])
        return [edge[0] for edge in edges], [edge[1] for edge in edges], [edge[2] for edge in edges]
