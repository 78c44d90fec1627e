"""Titles and functions beside names: "Foreign Minister", "spokesperson", 国防部长, 发言人."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.lexicon import load_lexicon

_OVER = (" of ", " for ")
_NAME_AFTER = re.compile(r" ([A-Z]\w*)")


class Title(NamedTuple):
    """Where a title stands in a text, and the office it names ("" for a mere rank or job)."""

    start: int
    end: int
    office: str
    address: bool = False  # "Mr.": stands before names only, and is no function


@dataclass(frozen=True, slots=True)
class _Titles:
    automaton: AhoCorasick
    forms: tuple[tuple[str, bool], ...]  # (office, whether a form of address)


@cache
def _titles(language: str) -> _Titles:
    lexicon = load_lexicon(f"titles.{language}")
    forms: dict[str, tuple[str, bool]] = {}
    for office, names in lexicon["offices"].items():
        forms.update((name, (office, False)) for name in names)
    for kind in ("ranks", "jobs", "address"):
        for name in lexicon.get(kind, ()):
            forms.setdefault(name, ("", kind == "address"))
    automaton = AhoCorasick(tuple(forms), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return _Titles(automaton, tuple(forms.values()))


def titles_within(titles: Sequence[Title], start: int, end: int) -> Sequence[Title]:
    """Return those of `titles`, which are in order, that begin in `start` … `end`."""
    first = bisect_left(titles, (start,))
    return titles[first : bisect_left(titles, (end + 1,), first)]


def lower(text: str) -> str:
    """Return `text` in lower case, of the same length: the few letters that grow in lower case stay as they are."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def find_titles(text: str, small: str) -> tuple[Title, ...]:
    """Return every English title word or phrase, capitalised or not; `small` is the text in lower case."""
    return tuple(_sweep(text, small))


def find_chinese_titles(text: str) -> tuple[Title, ...]:
    """Return every Chinese title."""
    titles = _titles("zh")
    found = titles.automaton.find_matches_as_indexes(text)
    return tuple(Title(start, end, *titles.forms[number]) for number, start, end in found)


def _sweep(text: str, small: str) -> Iterator[Title]:
    titles = _titles("en")
    for number, start, end in titles.automaton.find_matches_as_indexes(small):
        if _is_word(text, start, end):
            reach = _portfolio_end(text, end) if text.startswith(_OVER, end) else end
            if reach > end and text.startswith(_OVER, reach):
                reach = _portfolio_end(text, reach)  # "Under Secretary of State | for Fisheries Affairs"
            yield Title(start, reach, *titles.forms[number])


def _portfolio_end(text: str, end: int) -> int:
    """Return where a title ends with what it is over: "Secretary | of Trade and Industry" before a name."""
    over = _portfolio().match(text, end)
    after = over and _NAME_AFTER.match(text, over.end())
    goes_on = after and after[1] in load_lexicon("names.en")["organisations"]  # "head of Human Rights Watch"
    return over.end() if over and not goes_on else end


@cache
def _portfolio() -> re.Pattern[str]:
    words = "|".join(load_lexicon("titles.en")["portfolios"])
    return re.compile(rf" (?:of|for) (?:the )?(?:{words})(?:,?(?: and| &)? (?:{words}))*\b")


def _is_word(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and (text[end - 1] == "." or not text[end : end + 1].isalnum())
