"""Who and what an article names: every mention of every actor, which of them are the same, and their titles.

Names of the gazetteer, names made by rule (ministries, administrations, 中 in 中美), and unlisted names that their
surroundings give away; later short forms go to the actor that bore the long one.
"""

from __future__ import annotations

from dataclasses import replace

from kg.analyse.actors.candidate import Passage
from kg.analyse.actors.find import find_candidates
from kg.analyse.actors.link import link
from kg.analyse.actors.roles import with_roles
from kg.model import Analysis, Article

__all__ = ["actors"]

_WHITE_SPACE = "\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"


def _passages(article: Article, analysis: Analysis) -> list[Passage]:
    """The paragraphs as they are looked up in; each has the language that most of its sentences have."""
    plain = analysis.folded
    for space in _WHITE_SPACE:
        plain = plain.replace(space, " ")
    languages: dict[int, list[str]] = {}
    for sentence in analysis.sentences:
        languages.setdefault(sentence.paragraph, []).append(sentence.language)
    return [
        Passage(plain[span.start : span.end], span.start, max(set(found), key=lambda x: (found.count(x), x)))
        for number, span in enumerate(article.paragraphs)
        if (found := languages.get(number, [article.language]))
    ]


def actors(article: Article, analysis: Analysis) -> Analysis:
    """Add every actor the paragraphs name, with all mentions and titles."""
    passages = _passages(article, analysis)
    found = link(article, passages, find_candidates(passages, article))
    return replace(analysis, actors=with_roles(passages, found))
