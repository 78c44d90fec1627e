"""Which mentions name the same actor."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.actors.candidate import Candidate, Passage
from kg.gazetteer import known_actors, slug
from kg.model import Actor, ActorType, Analysis, Article, Span


def link(
    article: Article, analysis: Analysis, passages: Sequence[Passage], found: Sequence[Sequence[Candidate]]
) -> tuple[Actor, ...]:
    """Return the actors in order of their first mention."""
    mentions: dict[str, list[Candidate]] = {}
    for candidates in found:
        for candidate in candidates:
            if candidate.actor:
                mentions.setdefault(candidate.actor, []).append(candidate)
    return tuple(_actor(key, group) for key, group in mentions.items())


def _actor(key: str, group: list[Candidate]) -> Actor:
    known = known_actors().get(key)
    name = known.name if known else next((c.name for c in group if c.name), key)
    return Actor(key, known.type if known else group[0].type, name, tuple(c.span for c in group))
