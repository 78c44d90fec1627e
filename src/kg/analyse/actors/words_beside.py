"""Sets of Chinese words that are asked for beside a place in a text: looked up, not matched one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Words(NamedTuple):
    """Words, and of how many characters they are."""

    words: frozenset[str]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """The set of `words`.

        >>> Words.of(["表示", "说"]).begin_at("他表示", 1)
        True
        """
        chosen = frozenset(words)
        return cls(chosen, tuple(sorted({len(word) for word in chosen})))

    def begin_at(self, text: str, start: int) -> bool:
        """Whether one of the words begins at `start`."""
        words = self.words
        for length in self.lengths:  # noqa: SIM110 (asked for every surname: a generator doubles its time)
            if text[start : start + length] in words:
                return True
        return False

    def end_at(self, text: str, end: int) -> bool:
        """Whether one of the words ends at `end`."""
        words = self.words
        for length in self.lengths:  # noqa: SIM110 (as above)
            if text[max(0, end - length) : end] in words:
                return True
        return False
