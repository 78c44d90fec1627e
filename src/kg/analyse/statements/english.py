"""Statements of English sentences."""

from __future__ import annotations

from kg.model import Analysis, Article, Statement


def english_statements(article: Article, analysis: Analysis) -> tuple[Statement, ...]:
    """Return the statements of the sentences in English, in order of the text."""
    return ()
