"""A passage that may name an actor, and the choice among those that overlap."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from kg.gazetteer import Office
from kg.model import ActorType, Span

_SPAN = attrgetter("span")


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
    cluster: list[Candidate] = []  # each overlaps another of them; most stand alone
    reach = 0
    for candidate in sorted(candidates, key=_SPAN):
        start, end = candidate.span
        if start < reach:
            cluster.append(candidate)
            reach = max(reach, end)
        else:
            chosen += _longest(cluster)
            cluster, reach = [candidate], end
    chosen += _longest(cluster)
    return [candidate for candidate in chosen if candidate.is_name]


def _longest(cluster: list[Candidate]) -> list[Candidate]:
    """The best of `cluster`, then the best of those that overlap none chosen before, and so on; in order."""
    if len(cluster) < 2:
        return cluster
    first = cluster[0].span.start
    taken = bytearray(max(candidate.span.end for candidate in cluster) - first)
    chosen: list[Candidate] = []
    for candidate in sorted(cluster, key=_precedence):
        start, end = candidate.span.start - first, candidate.span.end - first
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            chosen.append(candidate)
    return sorted(chosen, key=_SPAN)


def _precedence(candidate: Candidate) -> tuple[bool, int, int, int, str]:
    start, end = candidate.span
    return candidate.weak and candidate.actor is None, start - end, -candidate.rank, start, candidate.actor or ""
