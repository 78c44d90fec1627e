"""A sentence on stage: its triggers, who stands in it, its clauses; each worked out when it is first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from kg.analyse.events.lexicon import EventLexicon
from kg.analyse.events.meant import may_be_meant
from kg.analyse.events.parties import parties
from kg.analyse.events.party import Party
from kg.analyse.events.sightings import Trigger
from kg.analyse.events.stage import Stage
from kg.analyse.events.words import Words
from kg.model import Span, Time

_MARKS = re.compile("[;:；：。—]")


@dataclass(eq=False)
class Scene:
    """A sentence; offsets count from its start."""

    stage: Stage
    span: Span
    language: str
    lexicon: EventLexicon
    text: str
    triggers: list[Trigger]  # those that the words round them allow, once `fitting` has looked
    lower: str = field(init=False)  # the text in lower case
    words: Words = field(init=False)  # the words of the lexicon's lists, and the triggers among them
    _clauses: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        start, end = self.span
        self.lower = self.stage.lower[start:end]
        self.words = self.lexicon.words.found_in(self.stage.spaced[start:end])
        self.words["triggers"] = [(trigger.start, trigger.end, "") for trigger in self.triggers]

    def can_hold(self, number: int) -> bool:
        """Whether so many actors may stand in the sentence: named, or meant by a description or a pronoun."""
        named = self.stage.mentions_in(self.span)
        if len(named) >= number and len({mention.actor for mention in named}) >= number:
            return True
        return bool(may_be_meant(self.stage, self.text, self.words, self.language))

    @cached_property
    def around(self) -> list[Party]:
        """Who stands in the sentence."""
        return parties(self.stage, self.span, self.language, self.text, self.words)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The times in the sentence."""
        return self.stage.times_in(self.span)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return where the clause round two places begins and ends; the word that opens it is part of it."""
        known = self._clauses.get((start, end))
        if known is None:
            known = self._clauses[start, end] = self._clause(start, end)
        return known

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        low, high = 0, len(self.text)
        for at, to, _ in self.words.get("clause-breaks", ()):
            if to <= start:
                low = at
            elif at >= end:
                high = at
                break
        for at in self._marks:
            if low <= at < start:
                low = at + 1
            elif end <= at < high:
                return low, at
        return low, high

    @cached_property
    def _marks(self) -> list[int]:
        return [match.start() for match in _MARKS.finditer(self.text)]
