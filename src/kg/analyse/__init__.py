"""From an article to what it says: an ordered tuple of small passes, one a module.

Every pass takes the article and what was found before it, and returns that with more in it; the order below is
the whole story. Facts are looked for in `Article.paragraphs` only.
"""

from __future__ import annotations

from typing import Protocol

from kg.analyse.actors import actors
from kg.analyse.addressees import addressees
from kg.analyse.events import events
from kg.analyse.fold import fold
from kg.analyse.occasions import occasions
from kg.analyse.quotes import quotes
from kg.analyse.sentences import sentences
from kg.analyse.speakers import speakers
from kg.analyse.statements import statements
from kg.analyse.times import times
from kg.analyse.topics import topics
from kg.model import Analysis, Article


class Step(Protocol):
    """A pass: pure, total, and blind to everything but its two arguments."""

    def __call__(self, article: Article, analysis: Analysis) -> Analysis:
        """Return `analysis` with what this pass finds in `article`."""
        ...


STEPS: tuple[Step, ...] = (
    fold,  # the text as lexicons spell it, offsets kept
    sentences,
    quotes,
    times,  # before actors: "September" and "May 14" are no names
    actors,
    statements,  # source, cue, content, form, relay: what grammar shows
    speakers,  # who the sources and relays are
    events,
    addressees,
    occasions,  # at which event it was said, and so when and to whom
    topics,
)


def analyse(article: Article) -> Analysis:
    """Run all passes over one article."""
    analysis = Analysis()
    for step in STEPS:
        analysis = step(article, analysis)
    return analysis
