"""Figures: what a comparison of gold and found annotations comes to, and how the two are matched one to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the found are right, and how many of the gold were reached; mostly the same number.

    >>> score = Score.of(3, found=4, gold=6)
    >>> score.precision, score.recall, round(score.value, 3)
    (0.75, 0.5, 0.6)
    """

    right: int
    found: int
    reached: int
    gold: int

    @classmethod
    def of(cls, hits: int, *, found: int, gold: int) -> Score:
        """Return the score of one-to-one matches."""
        return cls(hits, found, hits, gold)

    @property
    def precision(self) -> float:
        """The share of the found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was reached."""
        return self.reached / self.gold if self.gold else 0.0

    @property
    def value(self) -> float:
        """F1, the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How often a field is right, of the times it was judged."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Mean:
    """A measure that is one number, such as B-cubed F1."""

    value: float


Figure = Score | Share | Mean


def pair_up(candidates: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Match gold and found one to one, gold → found, taking the candidates in the order given."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, gold, found in candidates:
        if gold not in pairs and found not in taken:
            pairs[gold] = found
            taken.add(found)
    return pairs


def likeness(left: frozenset[int], right: frozenset[int]) -> float:
    """Return the Jaccard index of two sets: what they share, of all that is in either."""
    both = len(left & right)
    return both / len(left | right) if both else 0.0


def bcubed(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the B-cubed F1 of clusters (Bagga and Baldwin 1998): for each mention, its gold and its found cluster.

    >>> bcubed([("ada", "a"), ("ada", "a"), ("bob", "b")])
    1.0
    """
    if not pairs:
        return 0.0
    gold = Counter(one for one, _ in pairs)
    found = Counter(other for _, other in pairs)
    both = Counter(pairs)
    precision = sum(both[pair] / found[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / gold[pair[0]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)
