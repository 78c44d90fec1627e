"""A passage that may name an actor, and the choice among those that overlap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.gazetteer import Office
from kg.model import ActorType, Span


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
    order = sorted(candidates, key=_precedence)
    taken = bytearray(max((candidate.span.end for candidate in order), default=0))
    chosen: list[Candidate] = []
    for candidate in order:
        start, end = candidate.span
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            if candidate.is_name:
                chosen.append(candidate)
    chosen.sort()
    return chosen


def _precedence(candidate: Candidate) -> tuple[bool, int, int, int, str]:
    start, end = candidate.span
    return candidate.weak and candidate.actor is None, start - end, -candidate.rank, start, candidate.actor or ""
