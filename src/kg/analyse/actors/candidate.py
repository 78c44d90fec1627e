"""A passage that may name an actor, and the choice among those that overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import ActorType, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph for look-up: its folded text with every white space a plain space, and where it begins."""

    text: str
    start: int
    language: str

    def span(self, start: int, end: int) -> Span:
        """Return the passage `text[start:end]` as a span of the article."""
        return Span(self.start + start, self.start + end)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that looks like a name.

    `actor` is the id where the name alone gives it; `weak` marks a name that other actors may bear too (a surname
    alone), which the article's other names decide about.
    """

    span: Span
    type: ActorType
    actor: str | None = None
    name: str | None = None  # the usual name of an actor that a rule made ("Trump administration")
    weak: bool = False
    rank: int = 0  # among candidates of one length the higher wins


def without_overlaps(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates in order of the text, the longest of those that overlap (GUIDE: the longest wins)."""
    chosen: list[Candidate] = []
    taken: set[int] = set()
    order = sorted(candidates, key=lambda c: (c.span.start - c.span.end, -c.rank, c.span.start, c.actor or ""))
    for candidate in order:
        if taken.isdisjoint(range(*candidate.span)):
            chosen.append(candidate)
            taken.update(range(*candidate.span))
    return sorted(chosen, key=lambda c: c.span)
