"""Extraction beside a user's own annotations: figures, and every error with its sentence.

Whole articles, annotated as `kg extract` prints them, are scored by the measures in `articles`; sets of attributions
or of names by those of the literature, in `attribution` and `names`.

    found = kg.evaluate("gold.jsonl", ["articles"])
    found.figures["statements"].value
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from kg.evaluate.snippets import read_snippets
from kg.model import Problem, Severity

__all__ = ["Evaluation", "evaluate", "to_json", "to_table"]

Pairs = Sequence[tuple[Annotated, Annotated]]


def evaluate(gold: str | Path, paths: Sequence[str | Path] = (), *, stdin: BinaryIO | None = None) -> Evaluation:
    """Score what is found in articles against annotations of them.

    Args:
        gold: a file of annotated articles, one JSON object a line; or a folder of annotations in YAML.
        paths: the articles, and files that `kg extract` printed of them, whose facts are then taken as they are;
            where none is given, the texts in the gold's own rows are read.
        stdin: what the path `-` reads.

    Raises:
        KgError: a path does not exist, or a row of `gold` is at fault or of another shape than the first.
    """
    file = Path(gold)
    rows = [] if file.is_dir() else _read_rows(file)
    if not paths and (not rows or rows[0].text is None):
        raise KgError(f"{gold}: has no texts; name the articles too: kg eval {gold} PATH…")
    found = find(paths or [gold], stdin)
    rows = rows or _read_folder(file, found)
    remarks = [Problem(Severity.WARNING, told, str(gold)) for row in rows for told in _remarks(row, found)]
    pairs = [(row, found.annotated(row)) for row in rows]
    figures, differences = _SCORERS[rows[0].shape](pairs, found)
    return Evaluation(len(rows), figures, tuple(differences), (*found.problems, *remarks))


def _remarks(row: Annotated, found: Found) -> Iterator[str]:
    """What makes the figures of an article worth nothing."""
    if not found.has(row):
        yield f"{row.name} is not among the articles named: all of it counts as missed"
    elif row.text not in (None, found.context(row).text):
        yield f"{row.name} has another text than the article named: offsets do not fit, give the same text"


def _read_rows(file: Path) -> list[Annotated]:
    rows = read_rows(file)
    first = rows[0]
    if odd := next((row for row in rows if row.shape is not first.shape), None):
        raise KgError(f"{file}: {odd.name} annotates {odd.shape}, {first.name} {first.shape}; make it two files")
    return rows


def _read_folder(folder: Path, found: Found) -> list[Annotated]:
    texts = {name: context.text for name, context in found.contexts.items()}
    files = sorted(file for file in folder.iterdir() if file.suffix in (".yaml", ".yml"))
    rows = [row for file in files if (row := read_snippets(file, texts)) is not None]
    if not rows:
        raise KgError(f"{folder}: holds no annotations; write a YAML file for each article")
    return rows


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
