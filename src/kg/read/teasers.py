"""Unmarked teasers of other articles at the end of a page: short single sentences that lean on nothing before them.

A news story's own last paragraphs go on from what was said ("He added …", "But for that to happen, …") and
are as long as those above; three or more in a row that do neither advertise other pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from kg.read.labels import patterns

_FEWEST = 3
_LENGTHS = range(45, 121)  # characters
_SHORTER = 1.25  # the article's own paragraphs are so much longer
_INNER_STOP = re.compile(r"[.!?][\"')]*\s")
_OWN = 5  # paragraphs that an article has at least before a row of teasers


def count_teasers(texts: Sequence[str]) -> int:
    """Return how many of the last paragraphs, folded, are teasers of other articles."""
    count = 0
    while count < len(texts) and _stands_alone(texts[-1 - count]):
        count += 1
    own = texts[: len(texts) - count]
    if count < _FEWEST or len(own) < _OWN:
        return 0
    return count if _middle(own) > _SHORTER * _middle(texts[-count:]) else 0


def _stands_alone(text: str) -> bool:
    """One full sentence that opens with a name or noun of its own and closes with no "he said"."""
    return (
        len(text) in _LENGTHS
        and text.endswith(".")
        and not _INNER_STOP.search(text)
        and not patterns("leaning-openers").match(text)
        and not patterns("speech-endings").search(text)
    )


def _middle(texts: Sequence[str]) -> float:
    return median(len(text) for text in texts)
