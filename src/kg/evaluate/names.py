"""The measures of the literature for names: persons, organisations and places.

- `names-span`: exact start and end;
- `names-typed`: and the type is right; also by type: `names-typed/PER`;
- `names-overlap`: the type is right and the two share a token, one to one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.evaluate.figures import Figure, Score, likeness, pair_up
from kg.evaluate.rows import Annotated
from kg.evaluate.tokens import Tokens
from kg.model import Span

TYPES = ("PER", "ORG", "LOC")
# what sets call them → one of the three
_COARSE = {
    **dict.fromkeys(["PER", "PERSON", "NAME", "NR"], "PER"),
    **dict.fromkeys(["ORG", "ORGANIZATION", "ORGANISATION", "COMPANY", "GOVERNMENT", "GROUP", "NT"], "ORG"),
    **dict.fromkeys(["LOC", "LOCATION", "GPE", "FAC", "PLACE", "ADDRESS", "SCENE", "NS"], "LOC"),
}


def coarse(name: str) -> str:
    """Return PER, ORG or LOC for a type of any set; others as they are, in capitals.

    >>> coarse("gpe"), coarse("group"), coarse("event")
    ('LOC', 'ORG', 'EVENT')
    """
    return _COARSE.get(name.upper(), name.upper())


def names_in(annotated: Annotated) -> dict[Span, str]:
    """Return the names of the three types in an article."""
    return {span: kind for span, name in annotated.types.items() if (kind := coarse(name)) in TYPES}


def score_names(pairs: Sequence[tuple[Annotated, Annotated]]) -> dict[str, Figure]:
    """Return the figures over all texts, gold and found, by name."""
    counts: Counter[tuple[str, str]] = Counter()
    for gold, found in pairs:
        mine, theirs = names_in(gold), names_in(found)
        for kind in TYPES:
            ours = {span for span, one in mine.items() if one == kind}
            others = {span for span, one in theirs.items() if one == kind}
            _add(counts, f"names-typed/{kind}", len(ours & others), len(others), len(ours))
        there = len(theirs), len(mine)
        _add(counts, "names-span", len(mine.keys() & theirs.keys()), *there)
        _add(counts, "names-typed", len(mine.items() & theirs.items()), *there)
        _add(counts, "names-overlap", len(_overlapping(gold.text or "", mine, theirs)), *there)
    names = ["names-span", "names-typed", *(f"names-typed/{kind}" for kind in TYPES), "names-overlap"]
    return {
        name: Score.of(counts[name, "hits"], found=counts[name, "found"], gold=counts[name, "gold"]) for name in names
    }


def _add(counts: Counter[tuple[str, str]], name: str, hits: int, found: int, gold: int) -> None:
    counts.update({(name, "hits"): hits, (name, "found"): found, (name, "gold"): gold})


def _overlapping(text: str, gold: dict[Span, str], found: dict[Span, str]) -> dict[int, int]:
    tokens = Tokens(text)
    mine = [(tokens.within([span]), kind) for span, kind in gold.items()]
    theirs = [(tokens.within([span]), kind) for span, kind in found.items()]
    scores = [
        (likeness(one, other), i, j)
        for i, (one, kind) in enumerate(mine)
        for j, (other, same) in enumerate(theirs)
        if kind == same and one & other
    ]
    return pair_up(sorted(scores, key=lambda score: (-score[0], score[1], score[2])))
