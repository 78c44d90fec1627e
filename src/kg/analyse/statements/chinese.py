"""Statements of Chinese sentences."""

from __future__ import annotations

from kg.model import Analysis, Article, Statement


def chinese_statements(article: Article, analysis: Analysis) -> tuple[Statement, ...]:
    """Return the statements of the sentences in Chinese, in order of the text."""
    return ()
