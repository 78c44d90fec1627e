"""Slips of the pen: names that machine translation or haste wrote wrongly ("Hegsesth" for Hegseth)."""

from __future__ import annotations

from functools import lru_cache

_SHORTEST = 5  # shorter names have too many honest neighbours (Lin, Liu; Moon, Koon)


def distance(left: str, right: str, limit: int) -> int:
    """Return how many letters to add, drop, change or swap, or `limit` + 1 where it is more.

    >>> distance("hegsesth", "hegseth", 2)
    1
    >>> distance("rubkan", "rukban", 2)
    1
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return min(row[-1], limit + 1)


@lru_cache(maxsize=8192)  # an article asks again for each mention
def is_slip(word: str, name: str, *, same_office: bool = False) -> bool:
    """Whether `word` may be `name` misspelt; the same office allows one letter more."""
    word, name = word.casefold(), name.casefold()
    if min(len(word), len(name)) < _SHORTEST or word[:2] != name[:2]:
        return False
    limit = 2 if same_office or min(len(word), len(name)) >= 7 else 1
    return 0 < distance(word, name, limit) <= limit
