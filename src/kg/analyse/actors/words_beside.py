"""Sets of Chinese words that are asked for beside a place in a text: looked up, not matched one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Words(NamedTuple):
    """Words, of how many characters they are, and the characters that they begin and end with."""

    words: frozenset[str]
    lengths: tuple[int, ...]
    firsts: frozenset[str]
    lasts: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """The set of `words`.

        >>> Words.of(["表示", "说"]).begin_at("他表示", 1)
        True
        """
        chosen = frozenset(words)
        lengths = tuple(sorted({len(word) for word in chosen}))
        return cls(chosen, lengths, frozenset(word[:1] for word in chosen), frozenset(word[-1:] for word in chosen))

    def begin_at(self, text: str, start: int) -> bool:
        """Whether one of the words begins at `start`."""
        if text[start : start + 1] not in self.firsts:
            return False
        words = self.words
        for length in self.lengths:  # noqa: SIM110 (asked for every surname: a generator doubles its time)
            if text[start : start + length] in words:
                return True
        return False

    def end_at(self, text: str, end: int) -> bool:
        """Whether one of the words ends at `end`."""
        if text[max(0, end - 1) : end] not in self.lasts:
            return False
        words = self.words
        for length in self.lengths:  # noqa: SIM110 (as above)
            if text[max(0, end - length) : end] in words:
                return True
        return False
