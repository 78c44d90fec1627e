"""events."""

from __future__ import annotations

from kg.model import Analysis, Article


def events(article: Article, analysis: Analysis) -> Analysis:
    """Add."""
    return analysis
