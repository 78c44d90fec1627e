"""Who and what an article names: every mention of every actor, which of them are the same, and their titles.

Names of the gazetteer, names made by rule (ministries, administrations, 中 in 中美), and unlisted names that their
surroundings give away; later short forms go to the actor that bore the long one.
"""

from __future__ import annotations

from dataclasses import replace

from kg.analyse.actors.find import find_candidates
from kg.analyse.actors.link import link
from kg.analyse.actors.page import page_of
from kg.analyse.actors.roles import with_roles
from kg.model import Analysis, Article

__all__ = ["actors"]


def actors(article: Article, analysis: Analysis) -> Analysis:
    """Add every actor the paragraphs name, with all mentions and titles."""
    page = page_of(article, analysis)
    found = link(article, page, find_candidates(page, article))
    return replace(analysis, actors=with_roles(page, found))
