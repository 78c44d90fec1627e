"""What is found in the articles to be scored: extracted now, or printed before by `kg extract`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kg.analyse.fold import fold
from kg.analyse.sentences import sentences
from kg.errors import KgError
from kg.evaluate.context import Context
from kg.evaluate.rows import Annotated, json_lines, read_rows, to_annotated
from kg.extract import to_row
from kg.model import Analysis, Article, Problem
from kg.pipeline import understand
from kg.read import read_articles, read_text


@dataclass(slots=True)
class Found:
    """Annotations and texts by article, and the problems met on the way."""

    rows: dict[str, Annotated] = field(default_factory=dict)
    contexts: dict[str, Context] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def has(self, gold: Annotated) -> bool:
        """Tell whether the gold's article was among what was named."""
        return any(name in self.rows for name in _names(gold))

    def annotated(self, gold: Annotated) -> Annotated:
        """Return what was found in the gold's article; nothing where it is missing."""
        there = (self.rows[name] for name in _names(gold) if name in self.rows)
        return next(there, Annotated(gold.name, gold.shape))

    def context(self, gold: Annotated) -> Context:
        """Return the text around passages of the gold's article, as far as it is at hand."""
        known = next((self.contexts[name] for name in _names(gold) if name in self.contexts), None)
        if known is not None or gold.text is None:
            return known or Context()
        article = read_text(gold.name, gold.text)
        return Context.of(article, _sentences(article))


def find(paths: Sequence[str | Path], stdin: BinaryIO | None = None) -> Found:
    """Read the articles behind `paths` and what they say; rows that `kg extract` printed are believed.

    Raises:
        KgError: a path does not exist, or a printed row is at fault.
    """
    found = Found()
    printed = [path for path in paths if _is_printed(path)]
    for path in printed:
        found.rows |= {name: row for row in read_rows(Path(path)) for name in _names(row)}
    articles = [path for path in paths if path not in printed]
    for one in read_articles(articles, stdin, distinct=False) if articles else ():
        if isinstance(one, Problem):
            found.problems.append(one)
        elif one.name in found.rows:
            found.contexts[one.name] = Context.of(one, _sentences(one))
        else:
            _extract(one, found)
    return found


def _extract(article: Article, found: Found) -> None:
    outcome = understand(article)
    if isinstance(outcome, Problem):
        found.problems.append(outcome)
        return
    found.rows[article.name] = to_annotated(to_row(*outcome))
    found.contexts[article.name] = Context.of(*outcome)


def _sentences(article: Article) -> Analysis:
    return sentences(article, fold(article, Analysis()))


def _names(row: Annotated) -> tuple[str, str]:
    """What an article may be called: its path or id, and the last part of it."""
    return row.name, Path(row.name).name


def _is_printed(path: str | Path) -> bool:
    """Tell whether a file is what `kg extract` printed: statements and no text."""
    if not str(path).endswith((".jsonl", ".jsonl.gz")) or not Path(path).is_file():
        return False
    try:
        _, first = next(json_lines(Path(path)))
    except (KgError, StopIteration):
        return False  # the reader of articles tells what is wrong with it
    return "statements" in first and "text" not in first
