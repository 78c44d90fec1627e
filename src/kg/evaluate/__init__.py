"""Extraction beside a user's own annotations: figures, and every error with its sentence.

Whole articles, annotated as `kg extract` prints them, are scored by the measures in `articles`; sets of attributions
or of names by those of the literature, in `attribution` and `names`.

    found = kg.evaluate("gold.jsonl", ["articles"])
    found.figures["statements"].value
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError
from kg.evaluate.articles import score_articles
from kg.evaluate.attribution import match, score_attribution
from kg.evaluate.comparison import compare
from kg.evaluate.differences import Difference, in_article, in_attributions, in_names
from kg.evaluate.evaluation import Evaluation
from kg.evaluate.figures import Figure
from kg.evaluate.found import Found, find
from kg.evaluate.names import score_names
from kg.evaluate.report import to_json, to_table
from kg.evaluate.rows import Annotated, Shape, read_rows
from kg.model import Problem, Severity

__all__ = ["Evaluation", "evaluate", "to_json", "to_table"]

Pairs = Sequence[tuple[Annotated, Annotated]]


def evaluate(gold: str | Path, paths: Sequence[str | Path] = (), *, stdin: BinaryIO | None = None) -> Evaluation:
    """Score what is found in articles against annotations of them.

    Args:
        gold: a file of annotated articles, one JSON object a line.
        paths: the articles, and files that `kg extract` printed of them, whose facts are then taken as they are;
            where none is given, the texts in the gold's own rows are read.
        stdin: what the path `-` reads.

    Raises:
        KgError: a path does not exist, or a row of `gold` is at fault or of another shape than the first.
    """
    rows = read_rows(Path(gold))
    shape = rows[0].shape
    if odd := next((row for row in rows if row.shape is not shape), None):
        raise KgError(f"{gold}: {odd.name} annotates {odd.shape}, {rows[0].name} {shape}; make it two files")
    if not paths and rows[0].text is None:
        raise KgError(f"{gold}: its rows have no text; name the articles too: kg eval {gold} PATH…")
    found = find(paths or [gold], stdin)
    missing = [Problem(Severity.WARNING, _MISSING.format(row.name), str(gold)) for row in rows if not found.has(row)]
    pairs = [(row, found.annotated(row)) for row in rows]
    figures, differences = _SCORERS[shape](pairs, found)
    return Evaluation(len(rows), figures, tuple(differences), (*found.problems, *missing))


_MISSING = "{} is not among the articles named: all of it counts as missed"


def _score_articles(pairs: Pairs, found: Found) -> tuple[Mapping[str, Figure], Iterable[Difference]]:
    compared = [compare(*pair) for pair in pairs]
    differences = (in_article(one, found.context(one.gold)) for one in compared)
    return score_articles(compared), chain.from_iterable(differences)


def _score_attribution(pairs: Pairs, found: Found) -> tuple[Mapping[str, Figure], Iterable[Difference]]:
    differences = (in_attributions(gold, match(gold, other), found.context(gold)) for gold, other in pairs)
    return score_attribution(pairs), chain.from_iterable(differences)


def _score_names(pairs: Pairs, found: Found) -> tuple[Mapping[str, Figure], Iterable[Difference]]:
    return score_names(pairs), chain.from_iterable(in_names(*pair, found.context(pair[0])) for pair in pairs)


_SCORERS = {
    Shape.ARTICLE: _score_articles,
    Shape.ATTRIBUTION: _score_attribution,
    Shape.NAMES: _score_names,
}
