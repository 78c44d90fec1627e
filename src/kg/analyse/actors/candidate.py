"""A passage that may name an actor, and the choice among those that overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kg.gazetteer import Office
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


class Candidate(NamedTuple):
    """Something that looks like a name.

    `actor` is the id where the name alone gives it; `weak` marks a name that other actors may bear too (a surname
    alone), which the article's other names decide about.
    """

    span: Span
    type: ActorType
    actor: str | None = None
    name: str | None = None  # the usual name of an actor that a rule made ("Trump administration")
    weak: bool = False
    rank: int = 0  # among candidates of one length the higher wins; below zero: no list has it
    is_name: bool = True  # False: a phrase that holds a name and is none ("America First")
    definite: bool = False  # "the" stands before a single word in the middle of a sentence
    office: Office | None = None  # what the title beside it says, where that names an office


def without_overlaps(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates in order of the text, the longest of those that overlap.

    A word that only might be a name never wins over a name.
    """
    chosen: list[Candidate] = []
    taken: set[int] = set()
    order = sorted(candidates, key=_precedence)
    for candidate in order:
        if taken.isdisjoint(range(*candidate.span)):
            chosen.append(candidate)
            taken.update(range(*candidate.span))
    return sorted((candidate for candidate in chosen if candidate.is_name), key=lambda c: c.span)


def _precedence(candidate: Candidate) -> tuple[bool, int, int, int, str]:
    doubtful = candidate.weak and candidate.actor is None
    length = candidate.span.end - candidate.span.start
    return doubtful, -length, -candidate.rank, candidate.span.start, candidate.actor or ""
