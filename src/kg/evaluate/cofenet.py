"""The measure of Wang et al. 2022 (CofeNet): runs of source, cue and content tokens inside each paragraph.

For each role, and for contents also without regard to punctuation: `exact` counts runs with both ends right,
`begin` those that begin right, `jaccard` is the mean overlap of each gold run with its best found one, a found run
that touches no gold one counting 0.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from kg.evaluate.figures import Figure, Mean, Score
from kg.evaluate.rows import Said
from kg.evaluate.tokens import WORDS, WORDS_AND_SIGNS, Tokens
from kg.model import Span

Texts = Sequence[tuple[str, tuple[Said, ...], tuple[Said, ...]]]  # text, gold, found
# what a run is of → the role, and what counts as a token
_ROLES = {
    "source": ("source", WORDS_AND_SIGNS),
    "cue": ("cue", WORDS_AND_SIGNS),
    "content": ("content", WORDS_AND_SIGNS),
    "content-words": ("content", WORDS),
}
_PARAGRAPH = re.compile(r"[^\n]+")


class Run(NamedTuple):
    """Neighbouring tokens of one role: numbers, end exclusive."""

    start: int
    end: int


Runs = Mapping[int, set[Run]]  # by paragraph


def score_runs(texts: Texts) -> dict[str, Figure]:
    """Return the figures over all texts, by role."""
    figures: dict[str, Figure] = {}
    for name, (role, pattern) in _ROLES.items():
        counts: Counter[str] = Counter()
        overlaps: list[float] = []
        for text, gold, found in texts:
            tokens = Tokens(text, pattern)
            _compare(_runs(tokens, gold, role), _runs(tokens, found, role), counts, overlaps)
        ends = counts["found"], counts["gold"]
        figures[f"cofenet/{name}/exact"] = Score.of(counts["exact"], found=ends[0], gold=ends[1])
        figures[f"cofenet/{name}/begin"] = Score(counts["begin, found"], ends[0], counts["begin, gold"], ends[1])
        figures[f"cofenet/{name}/jaccard"] = Mean(sum(overlaps) / len(overlaps) if overlaps else 0.0)
    return figures


def _compare(gold: Runs, found: Runs, counts: Counter[str], overlaps: list[float]) -> None:
    for paragraph in sorted(gold.keys() | found.keys()):
        mine, theirs = gold.get(paragraph, set()), found.get(paragraph, set())
        counts.update({"exact": len(mine & theirs), "found": len(theirs), "gold": len(mine)})
        my_starts, their_starts = {run.start for run in mine}, {run.start for run in theirs}
        counts["begin, gold"] += sum(run.start in their_starts for run in mine)
        counts["begin, found"] += sum(run.start in my_starts for run in theirs)
        overlaps += [max((_overlap(run, other) for other in theirs), default=0.0) for run in sorted(mine)]
        overlaps += [0.0 for run in theirs if not any(_overlap(run, other) for other in mine)]


def _runs(tokens: Tokens, statements: Collection[Said], role: str) -> Runs:
    """The runs of one role, by paragraph; a new line ends a run."""
    paragraph = {
        token: number
        for number, line in enumerate(_PARAGRAPH.finditer(tokens.text))
        for token in tokens.within([Span(*line.span())])
    }
    found: dict[int, set[Run]] = defaultdict(set)
    for statement in statements:
        touched = sorted(tokens.within(getattr(statement, role)))
        # neighbours share the difference between a token's number and its place in the list
        for (where, _), group in groupby(enumerate(touched), key=lambda one: (paragraph[one[1]], one[1] - one[0])):
            run = [token for _, token in group]
            found[where].add(Run(run[0], run[-1] + 1))
    return found


def _overlap(one: Run, other: Run) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))
