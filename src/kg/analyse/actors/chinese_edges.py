"""What stands beside a Chinese name, where no space tells where it begins and ends.

Evidence is counted in points: 2 what is said of people (a title, a noun, a verb of saying), 1 a boundary (a mark, a
preposition, an everyday word, another name), 0 nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_words import everyday_words, is_han, may_end, word_follows
from kg.analyse.actors.page import Page
from kg.analyse.actors.words_beside import Words
from kg.lexicon import load_lexicon
from kg.model import ActorType

BEFORE = frozenset("与和同对向为被让由的是给把将请派跟及找问据叫以在了听见随经而但因")
_PEOPLE = frozenset("员者师星将手匠商农兵生人民工")  # what nouns of people end with
_MARKS = frozenset(" :：/“")  # between a title and a name: 责编：|周希
LINKS = "、/和与及"


@cache
def nouns_before() -> Words:
    """The nouns of people, and the verbs, that stand right before names."""
    return Words.of(load_lexicon("names.zh")["before-names"])


class Edges:
    """The evidence on either side of what may be a name of somebody."""

    def __init__(self, page: Page, known: Sequence[Candidate]) -> None:
        """Remember where titles and the `known` names of the page begin and end."""
        self.text = page.text
        self.title_ends = {title.end for title in page.chinese_titles}
        self.title_starts = {title.start for title in page.chinese_titles}
        self.known_ends = {name.span.end for name in known if name.type is not ActorType.PERSON}

    def left(self, start: int) -> int:
        """Return how well a name may begin at `start`."""
        text = self.text
        before = text[start - 1 : start]
        at = start - 1 if before in _MARKS else start
        if at in self.title_ends or nouns_before().end_at(text, at):
            return 2
        boundary = before in _PEOPLE or before in BEFORE or start in self.known_ends or not is_han(before)
        return int(boundary or text[max(0, start - 2) : start] in everyday_words())

    def right(self, end: int) -> int:
        """Return how well a name may end at `end`."""
        text = self.text
        if end in self.title_starts or word_follows(text, end):
            return 2
        return int(may_end(text, end))
