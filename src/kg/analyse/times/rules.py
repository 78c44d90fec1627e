"""How a language's time expressions are found: rules that are tried only where one of their openings stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.times.resolve import Dates, Direction, Setting
from kg.model import Sentence, Span

Groups = Mapping[str, str | None]
Resolver = Callable[[Groups, Setting], Dates]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with named groups, what its matches begin with, and what the groups mean.

    `after` is what the text before a match must end with. `stated`: other times are counted from this date.
    """

    opens: Iterable[str]
    pattern: str
    resolve: Resolver
    stated: bool = True
    after: str = ""


class Trial(NamedTuple):
    """A rule as it is tried at a place."""

    rule: Rule
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None


class Found(NamedTuple):
    """A match of a rule: where it stands, and its parts."""

    start: int
    end: int
    rule: Rule
    groups: Groups


Matcher = Callable[[str, int, int], re.Match[str] | None]

_LOOK_BACK = 24  # characters: longer than any `after`


class Grammar:
    """The rules of one language: where several match at a place, the first wins."""

    def __init__(self, rules: tuple[Rule, ...], start: str, direction: Callable[[str, int, int], Direction]) -> None:
        """Compile `rules`.

        Every expression begins where the pattern `start` matches; `direction(sentence, start, end)` tells which way
        an expression lies.
        """
        self.direction = direction
        self._trials = [
            Trial(rule, re.compile(rule.pattern), re.compile(rf"{rule.after}\Z") if rule.after else None)
            for rule in rules
        ]
        words = list(dict.fromkeys(word for rule in rules for word in rule.opens))
        self._matchers = [_matcher(start, rules, word) for word in words]
        self._words = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str, sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, Found]]:
        """Yield the expressions in `sentences`, in order, each with its sentence; they do not overlap."""
        waiting = iter(sentences)
        sentence = next(waiting, None)
        free = 0
        for word, at, _ in self._words.find_matches_as_indexes(text):
            while sentence and sentence.span.end <= at:
                sentence = next(waiting, None)
            if sentence is None:
                return
            if at < free or at < sentence.span.start:
                continue
            match = self._matchers[word](text, at, sentence.span.end)
            if match is None:
                continue
            free = match.end()
            if found := self._read(text, sentence.span, match):
                yield sentence, found

    def _read(self, text: str, within: Span, match: re.Match[str]) -> Found | None:
        """Return the match with its parts; None where its rule wants other words before it."""
        rule, pattern, after = self._trials[int((match.lastgroup or "")[1:])]
        start, end = match.span()
        if after is not None and not after.search(text[max(within.start, start - _LOOK_BACK) : start]):
            return None
        parts = pattern.match(text, start, within.end)
        return Found(start, end, rule, parts.groupdict()) if parts else None


def _matcher(start: str, rules: tuple[Rule, ...], word: str) -> Matcher:
    """Return what matches any rule that `word` may open; its last group is called after the rule's number."""
    bare = "|".join(
        f"(?P<r{number}>{re.sub(r'[?]P<[a-z_]+>', '?:', rule.pattern)})"
        for number, rule in enumerate(rules)
        if word.startswith(tuple(rule.opens))
    )
    return _compiled(f"{start}(?:{bare})").match


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern once: many words open the same rules."""
    return re.compile(pattern)


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches any of `words`, longest first; spaces match any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
