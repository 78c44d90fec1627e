"""How alike two wordings of a statement are: by their words in one language, by what they talk of in any.

What belongs to no language is who is named, the topics, the concepts of `data/concepts.yaml` and the numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.consolidate.concepts import concepts, weight
from kg.consolidate.parties import country_of
from kg.consolidate.records import StatementReport
from kg.consolidate.words import containment, counts, numbers, overlap, tokens
from kg.gazetteer import known_actors
from kg.model import ActorType

_ACTOR = _TOPIC = 0.5  # at one call, most that is said names the same few
_NUMBER = 1.0  # as much as a telling concept


@dataclass(frozen=True, slots=True)
class Wording:
    """What a statement says, in parts that can be compared."""

    language: str
    words: frozenset[str]
    counts: frozenset[str]  # the numbers, in digits or words
    actors: frozenset[str]  # those named; a country for its capital or government
    concepts: frozenset[str]
    features: Mapping[str, float]  # what belongs to no language, and how much it tells

    @classmethod
    def of(cls, statement: StatementReport) -> Wording:
        """Take a statement apart."""
        named, figures = concepts(statement.text), numbers(statement.text)
        actors = frozenset(map(_plain, statement.mentions))
        features = {f"actor {actor}": _ACTOR for actor in actors}
        features |= {f"topic {topic}": _TOPIC for topic in statement.topics}
        features |= {f"number {figure}": _NUMBER for figure in figures}
        features |= {concept: weight(concept) for concept in named}
        counted = figures | counts(statement.text)
        return cls(statement.language, tokens(statement.text), counted, actors, named, features)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two wordings are; shares are from 0 to 1."""

    words: float  # of all words of both
    words_within: float  # of the shorter one's words
    words_shared: int
    features: float  # of all that both talk of, by weight
    features_within: float  # of what the one talks of that talks of less
    features_shared: float  # their weight
    telling: int  # of them concepts and numbers that tell much
    shared: tuple[str, ...]  # what both talk of

    @property
    def score(self) -> float:
        """How sure it is that they say the same, as far as words go."""
        return max(self.words, (self.features + self.features_within) / 2, (self.words + self.words_within) / 2)


def likeness(one: Wording, other: Wording) -> Likeness:
    """Compare two wordings; words count in one language only."""
    alike = one.language == other.language
    left, right = (one.words, other.words) if alike else (frozenset[str](), frozenset[str]())
    shared = one.features.keys() & other.features.keys()
    common = sum(one.features[feature] for feature in shared)
    sizes = sum(one.features.values()), sum(other.features.values())
    return Likeness(
        words=overlap(left, right),
        words_within=containment(left, right),
        words_shared=len(left & right),
        features=2 * common / sum(sizes) if sum(sizes) else 0.0,
        features_within=common / min(sizes) if min(sizes) else 0.0,
        features_shared=common,
        telling=sum(1 for feature in shared if one.features[feature] >= _NUMBER),
        shared=tuple(sorted(shared)),
    )


@cache
def _plain(actor: str) -> str:
    """The country for its capital or government, which the other article may name instead; people stay people."""
    known = known_actors().get(actor)
    return actor if known is None or known.type is ActorType.PERSON else country_of(actor)
