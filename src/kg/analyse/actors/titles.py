"""Titles and functions beside names: "Foreign Minister", "spokesperson", 国防部长, 发言人."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.actors.candidate import Passage
from kg.lexicon import load_lexicon

_REMEMBERED = 256  # passages: several passes over an article ask for the titles of each


class Title(NamedTuple):
    """Where a title stands in a passage's text, and the office it names ("" for a mere rank or job)."""

    start: int
    end: int
    office: str
    address: bool = False  # "Mr.": stands before names only, and is no function


@dataclass(frozen=True, slots=True)
class _Titles:
    automaton: AhoCorasick
    forms: tuple[tuple[str, str], ...]


@cache
def _titles(language: str) -> _Titles:
    lexicon = load_lexicon(f"titles.{language}")
    forms: dict[str, str] = {}
    for office, names in lexicon["offices"].items():
        forms.update((name, office) for name in names)
    for kind in ("ranks", "jobs", "address"):
        for name in lexicon.get(kind, ()):
            forms.setdefault(name, kind)
    return _Titles(AhoCorasick(tuple(forms), matchkind=MatchKind.LeftmostLongest), tuple(forms.items()))


def titles_within(titles: Sequence[Title], start: int, end: int) -> Sequence[Title]:
    """Return those of `titles`, which are in order, that begin in `start` … `end`."""
    first = bisect_left(titles, (start,))
    return titles[first : bisect_left(titles, (end + 1,), first)]


def find_titles(passage: Passage, language: str = "en") -> tuple[Title, ...]:
    """Return every title word or phrase, capitalised or not."""
    return _titles_in(passage.text, language)


@lru_cache(maxsize=_REMEMBERED)
def _titles_in(passage: str, language: str) -> tuple[Title, ...]:
    return tuple(_sweep(passage, language))


def _sweep(passage: str, language: str) -> Iterator[Title]:
    titles = _titles(language)
    text = passage.lower() if language == "en" else passage
    if len(text) != len(passage):
        return  # a few letters change length in lower case; offsets would be wrong
    for number, start, end in titles.automaton.find_matches_as_indexes(text):
        if language == "en" and not _is_word(text, start, end):
            continue
        kind = titles.forms[number][1]
        office = "" if kind in ("ranks", "jobs", "address") else kind
        yield Title(start, end, office, kind == "address")


def _is_word(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and (text[end - 1] == "." or not text[end : end + 1].isalnum())
