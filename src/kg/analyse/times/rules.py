"""How a language's time expressions are found: rules that are tried only where one of their openings stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.times.resolve import Dates, Direction, Setting
from kg.model import Sentence

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
    """A rule as the pattern of an opening holds it: the numbers of its groups there, by name."""

    rule: Rule
    after: re.Pattern[str] | None
    names: tuple[str, ...]
    numbers: tuple[int, ...]


class Found(NamedTuple):
    """A match of a rule: where it stands, and its parts."""

    start: int
    end: int
    rule: Rule
    groups: Groups


Matcher = Callable[[str, int, int], re.Match[str] | None]

Opening = tuple[Matcher, dict[str, Trial]]

_NAME = re.compile(r"[?]P<([a-z_]+)>")
_LOOK_BACK = 24  # characters: longer than any `after`


class Grammar:
    """The rules of one language: where several match at a place, the first wins."""

    def __init__(
        self, rules: tuple[Rule, ...], start: str, figures: str, direction: Callable[[str, int, int], Direction]
    ) -> None:
        """Compile `rules`.

        Every expression begins where the pattern `start` matches, none in the midst of `figures`;
        `direction(sentence, start, end)` tells which way an expression lies.
        """
        self.direction = direction
        self._figures = frozenset(figures)
        words = list(dict.fromkeys(word for rule in rules for word in rule.opens))
        opened = [tuple(n for n, rule in enumerate(rules) if word.startswith(tuple(rule.opens))) for word in words]
        compiled = {tried: _compiled(start, rules, tried) for tried in set(opened)}  # many words open the same rules
        self._openings = [compiled[tried] for tried in opened]
        self._words = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str, sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, Found]]:
        """Yield the expressions in `sentences`, in order, each with its sentence; they do not overlap."""
        waiting = iter(sentences)
        sentence = next(waiting, None)
        free, figures = 0, self._figures
        for word, at, _ in self._words.find_matches_as_indexes(text):
            while sentence and sentence.span.end <= at:
                sentence = next(waiting, None)
            if sentence is None:
                return
            if at < free or at < sentence.span.start or (text[at] in figures and at and text[at - 1] in figures):
                continue
            matches, trials = self._openings[word]
            match = matches(text, at, sentence.span.end)
            if match is None:
                continue
            free = match.end()
            if found := _read(text, sentence.span.start, match, trials[match.lastgroup or ""]):
                yield sentence, found


def _read(text: str, lower: int, match: re.Match[str], trial: Trial) -> Found | None:
    """Return the match with its parts; None where its rule wants other words before it."""
    rule, after, names, numbers = trial
    start, end = match.span()
    if after is not None and not after.search(text[max(lower, start - _LOOK_BACK) : start]):
        return None
    return Found(start, end, rule, {name: match[number] for name, number in zip(names, numbers, strict=True)})


def _compiled(start: str, rules: tuple[Rule, ...], tried: tuple[int, ...]) -> Opening:
    """Return the rules numbered `tried` as one pattern; the last group closed is called after the rule's number."""
    bare = "|".join(f"(?P<r{number}>{_named_after(number, rules[number].pattern)})" for number in tried)
    pattern = re.compile(f"{start}(?:{bare})")
    return pattern.match, {f"r{number}": _trial(rules[number], f"r{number}_", pattern) for number in tried}


def _named_after(number: int, pattern: str) -> str:
    """Return a rule's pattern, its groups called after its number, too: no two groups share a name."""
    return _NAME.sub(rf"?P<r{number}_\1>", pattern)


def _trial(rule: Rule, prefix: str, pattern: re.Pattern[str]) -> Trial:
    """Return a rule with the numbers that its groups have in `pattern`."""
    groups = {name.removeprefix(prefix): n for name, n in pattern.groupindex.items() if name.startswith(prefix)}
    after = re.compile(rf"{rule.after}\Z") if rule.after else None
    return Trial(rule, after, tuple(groups), tuple(groups.values()))


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches any of `words`, longest first; spaces match any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
