"""Where the name begins whose last word is a head: ，家住|沂水|县, 由|人民文学|出版社.

The head tells that there is a name; the characters before it are taken up to a mark, a stop, a verb that stands before
names, a title, or the end of another place.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_words import is_han
from kg.analyse.actors.page import Page
from kg.analyse.actors.words_beside import Words
from kg.lexicon import load_lexicon
from kg.model import ActorType

FARTHEST = 12  # characters before the head of an organisation within which its name must begin
_LONGEST_PLACE = 4


@cache
def _stops() -> frozenset[str]:
    lexicon = load_lexicon("names.zh")
    return frozenset(lexicon["stops"] + lexicon["sure-stops"])


@cache
def _verbs() -> Words:
    """What stands right before names of places and organisations."""
    lexicon = load_lexicon("names.zh")
    return Words.of([*lexicon["movement"], *lexicon["verbs-before-places"]])


class Ground:
    """A text with the names in it that are known so far: no other name begins or ends inside one of them."""

    def __init__(self, page: Page, known: Iterable[Candidate]) -> None:
        """Remember where the `known` names of the page begin and end, and where its titles end."""
        self.text = page.text
        self._inside = bytearray(len(page.text) + 1)
        self.starts: set[int] = set()
        self.place_ends: set[int] = set()
        self.other_ends = {title.end for title in page.chinese_titles}
        for name in known:
            self.add(name)

    def add(self, name: Candidate) -> None:
        """Remember one more name."""
        start, end = name.span
        self._inside[start + 1 : end] = b"\1" * (end - start - 1)
        self.starts.add(start)
        (self.place_ends if name.type is ActorType.PLACE else self.other_ends).add(end)

    def is_inside(self, at: int) -> bool:
        """Whether a name goes across `at`: 加沙地|带."""
        return bool(self._inside[at])

    def begins(self, at: int) -> bool:
        """Whether a mark, a stop, a title or a verb shows that a name may begin at `at`."""
        before = self.text[at - 1 : at]
        return not is_han(before) or before in _stops() or at in self.other_ends or _verbs().end_at(self.text, at)

    def place_start(self, head: int, longest: int = _LONGEST_PLACE) -> int | None:
        """Return where a place's own name begins, None where nothing near shows it: 福建省|永嘉|县."""
        for at in range(head, max(-1, head - longest - 1), -1):
            if self.is_inside(at):
                return None
            if at in self.place_ends or self.begins(at):
                return at
        return None

    def body_start(self, head: int) -> int:
        """Return where an organisation's name begins, `head` where it is too long: the place before is part of it."""
        for at in range(head, max(-1, head - FARTHEST - 1), -1):
            if (at < head and at in self.starts) or (not self.is_inside(at) and self.begins(at)):
                return at
        return head
