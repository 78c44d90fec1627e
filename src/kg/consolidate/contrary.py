"""Why two wordings that are much alike do not say the same: what makes the difference between them.

"Three were killed" and "four were killed" share all but one word, and so do "he will resign" and "he will not".
"""

from __future__ import annotations

from kg.consolidate.concepts import POLARITY, concepts, opposed, weight
from kg.consolidate.wording import Likeness, Wording

_ALL_BUT_ONE = 0.75  # of what two wordings talk of: then one "not" makes the difference
_ALIKE = 0.45  # of the words of one language: then another concept makes it, where all else is shared …
_REWORDED = 0.6  # … or another name or thing
_TELLING = 1.0
_ROOT = 4  # letters that forms of one word share: build, built


def contrary(one: Wording, other: Wording, like: Likeness) -> str:
    """Return why two wordings cannot say the same; nothing where they can."""
    if not (one.counts <= other.counts or other.counts <= one.counts):
        return f"the numbers {_listed(one.counts)} and {_listed(other.counts)} differ"
    if opposed(one.concepts, other.concepts):
        return "one says the opposite of the other"
    if like.features >= _ALL_BUT_ONE and (POLARITY in one.concepts) != (POLARITY in other.concepts):
        return "one says not"
    if like.words >= _ALIKE and like.features >= _ALL_BUT_ONE:
        here, there = _telling(one.concepts - other.concepts), _telling(other.concepts - one.concepts)
        if here and there:
            return f"one talks of {_listed(here)}, the other of {_listed(there)}"
    return _replaced(one, other) if like.words >= _REWORDED else ""


def _replaced(one: Wording, other: Wording) -> str:
    """What stands in one of two wordings of one language where the other has something else."""
    here, there = one.actors - other.actors, other.actors - one.actors
    if here and there:
        return f"one names {_listed(here)}, the other {_listed(there)}"
    mine, theirs = one.words - other.words, other.words - one.words
    if len(mine) == len(theirs) == 1 and _unlike(*mine, *theirs):
        return f"one says {_listed(mine)}, the other {_listed(theirs)}"
    return ""


def _unlike(one: str, other: str) -> bool:
    """Whether two words talk of two things: cars and steel, not "important" and "integral"."""
    here, there = concepts(one), concepts(other)
    return bool(_telling(here | there)) and here.isdisjoint(there) and one[:_ROOT] != other[:_ROOT]


def _telling(found: frozenset[str]) -> frozenset[str]:
    return frozenset(concept for concept in found if weight(concept) >= _TELLING)


def _listed(found: frozenset[str]) -> str:
    return ", ".join(sorted(found))
