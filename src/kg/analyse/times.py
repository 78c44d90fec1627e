"""times."""

from __future__ import annotations

from kg.model import Analysis, Article


def times(article: Article, analysis: Analysis) -> Analysis:
    """Add."""
    return analysis
