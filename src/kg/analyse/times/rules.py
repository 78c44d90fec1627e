"""How a language's time expressions are found: one pattern of many rules, each with its way to resolve a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from kg.analyse.times.resolve import Dates, Direction, Setting

Groups = Mapping[str, str | None]
Resolver = Callable[[Groups, Setting], Dates]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with named groups, and what the groups mean.

    `after` is what the text before a match must end with. `stated`: other times are counted from this date.
    """

    name: str
    pattern: str
    resolve: Resolver
    stated: bool = True
    after: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule: where it stands, and its parts."""

    start: int
    end: int
    rule: Rule
    groups: Groups


_LOOK_BACK = 24  # characters: longer than any `after`


class Grammar:
    """The rules of one language in one pattern: where several match at a place, the first wins."""

    def __init__(
        self,
        rules: tuple[Rule, ...],
        start: str,
        direction: Callable[[str, int, int], Direction],
        keys: Iterable[str] = (),
    ) -> None:
        """Compile `rules`.

        Every expression begins as the pattern `start` says; `direction(sentence, start, end)` tells which way an
        expression lies. Without any of the `keys`, lower case, a sentence holds no expression.
        """
        self._keys = AhoCorasick(tuple(keys)) if keys else None
        self.direction = direction
        self._rules = {rule.name: (rule, re.compile(rule.pattern)) for rule in rules}
        self._after = {rule.name: re.compile(rf"{rule.after}\Z") for rule in rules if rule.after}
        bare = (f"(?P<{rule.name}>{re.sub(r'[?]P<[a-z_]+>', '?:', rule.pattern)})" for rule in rules)
        self._all = re.compile(f"{start}(?:{'|'.join(bare)})")

    def find(self, sentence: str) -> Iterator[Found]:
        """Yield the expressions of `sentence`, in order; they do not overlap."""
        if self._keys and not self._keys.find_matches_as_indexes(sentence.lower()):
            return
        for match in self._all.finditer(sentence):
            rule, pattern = self._rules[match.lastgroup or ""]
            parts = pattern.match(sentence, match.start())
            if parts and self._follows(rule, sentence[max(0, match.start() - _LOOK_BACK) : match.start()]):
                yield Found(match.start(), match.end(), rule, parts.groupdict())

    def _follows(self, rule: Rule, before: str) -> bool:
        return rule.name not in self._after or bool(self._after[rule.name].search(before))


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches any of `words`, longest first; spaces match any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
