"""The text for look-up, as the lexicons spell it; passages are always taken from the untouched text."""

from __future__ import annotations

from dataclasses import replace

from kg.folding import fold_text
from kg.model import Analysis, Article


def fold(article: Article, analysis: Analysis) -> Analysis:
    """Add the text for look-up."""
    return replace(analysis, folded=fold_text(article.text))
