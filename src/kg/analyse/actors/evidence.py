"""What the words around a capitalised run are looked at for, and which words are no names by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.runs import Run, everyday_words, name_parts
from kg.analyse.actors.titles import Title

ACRONYM = re.compile(r"[A-Z][A-Z&]{1,4}s?|[A-Z][a-z]?[A-Z]{2,4}")
DETERMINER = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at|ese|ose)|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Ee]very|[Ee]ach) $"
)
_EMPLOYED = re.compile(r"( (?:at|for|with) (?:the )?)$")
WORD_AFTER = re.compile(r" (?:also |has |had |later |then |reportedly |previously )?([a-z]+)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage's text and its titles, in order and by where they end."""

    text: str
    titles: Sequence[Title]
    ends: dict[int, Title]
    vocabulary: frozenset[str]  # the words that the article writes small
    known: Mapping[int, Candidate]  # listed names by where they begin …
    known_ends: Mapping[int, Candidate]  # … and by where they end
    definite: set[str]  # the runs that "the" stands before somewhere
    things: set[str]  # acronyms that are short for what is written small


@cache
def common_words() -> frozenset[str]:
    """Capitalised words that are no names by themselves."""
    return name_parts("words") | name_parts("ordinary")


def is_common(around: Surroundings, word: str) -> bool:
    """Whether a word is one of everyday English, or the article writes it small somewhere."""
    small = word.lower()
    return word in common_words() or small in everyday_words() or small in around.vocabulary


def is_employer(around: Surroundings, run: Run) -> bool:
    """Whether "analyst at" or "spokesman for the" goes before."""
    before = _EMPLOYED.search(around.text, max(0, run.start - 12), run.start)
    return bool(before and run.start - len(before[1]) in around.ends)
