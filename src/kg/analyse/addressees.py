"""addressees."""

from __future__ import annotations

from kg.model import Analysis, Article


def addressees(article: Article, analysis: Analysis) -> Analysis:
    """Add."""
    return analysis
