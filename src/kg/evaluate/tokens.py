"""Tokens, as public sets count them: runs of letters and digits, and single Han or kana characters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from kg.model import Span

_HAN = "぀-ヿ㐀-䶿一-鿿豈-﫿\U00020000-\U0002ffff"
WORDS = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+")
WORDS_AND_SIGNS = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+|[^\w\s]")
# what follows the head of a noun phrase: "the minister of defence", "Smith, who …"
_AFTER_HEAD = re.compile(r"[,(（]|\s(?:of|for|from|in|at|on|with|who|whose|that|which|to|by|as|near|—|–)\s")


class Tokens:
    """The tokens of one text, numbered."""

    def __init__(self, text: str, pattern: re.Pattern[str] = WORDS) -> None:
        self.text = text
        found = [match.span() for match in pattern.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the numbers of the tokens that the spans touch."""
        touched: set[int] = set()
        for start, end in spans:
            first = bisect_left(self._ends, start + 1)
            touched.update(range(first, bisect_left(self._starts, end)))
        return frozenset(touched)

    def head(self, spans: Iterable[Span]) -> int | None:
        """Return the number of a noun phrase's head: its last token before a comma, bracket or preposition."""
        first = min(spans, default=None)
        if first is None:
            return None
        cut = _AFTER_HEAD.search(self.text[first.start : first.end])
        before = self.within([Span(first.start, first.start + cut.start())]) if cut else frozenset()
        return max(before or self.within([first]), default=None)
