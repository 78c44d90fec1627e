"""The words of a sentence that the rules ask for, all lists found in one sweep.

Asked by name and by place: "is there a verb of saying between these two characters?"
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

Hit = tuple[int, int, str]  # start, end, and what the word stands for
Members = tuple[tuple[tuple[str, str], ...], ...]  # for each word the lists it is in, and what it stands for there


class WordLists(NamedTuple):
    """Lists of words of one language, ready to be looked for together."""

    automaton: AhoCorasick  # English words with a space before them
    members: Members
    whole: bool  # whether a word must not be part of a longer one

    def found_in(self, lower: str) -> WordsOfText:
        """Look for the words in a text in lower case."""
        text = f" {_spaced(lower)} " if self.whole else lower
        found = self.automaton.find_matches_as_indexes(text, overlapping=True)
        return WordsOfText(text, found, self.members, self.whole)


class WordsOfText:
    """All words found in a text, to be asked for those of one sentence."""

    def __init__(self, text: str, found: list[tuple[int, int, int]], members: Members, whole: bool) -> None:
        self._text = text
        self._found = found  # word, start and end, in the order of their ends
        self._ends = [end for _, _, end in found]
        self._members = members
        self._shift = 1 if whole else 0  # the space before a word, at which its match begins

    def between(self, start: int, end: int) -> Words:
        """Return the words between two places, counted from the first; of a list's that overlap, the longest."""
        text, members, shift = self._text, self._members, self._shift
        words = Words()
        low = bisect_right(self._ends, start + shift)
        for word, at, stop in self._found[low : bisect_right(self._ends, end + shift, low)]:
            if at < start or (shift and text[stop].isalnum()):
                continue
            opening = at - start
            for name, value in members[word]:
                hits = words.get(name)
                if hits is None:
                    words[name] = [(opening, stop - shift - start, value)]
                elif hits[-1][1] <= opening or _is_longer(hits, opening):
                    hits.append((opening, stop - shift - start, value))
        return words


def _is_longer(hits: list[Hit], opening: int) -> bool:
    """Whether a word that overlaps the last ones holds them whole: these then go."""
    while hits and opening <= hits[-1][0]:
        hits.pop()
    return not hits or hits[-1][1] <= opening


class Words(dict[str, list[Hit]]):
    """The words found in a sentence, by list, in order."""

    def within(self, name: str, start: int, end: int) -> list[Hit]:
        """The words of a list that lie between two places."""
        hits = self.get(name)
        return [hit for hit in hits if start <= hit[0] and hit[1] <= end] if hits else []

    def stands(self, name: str, start: int, end: int) -> bool:
        """Whether a word of a list lies between two places."""
        for hit in self.get(name, ()):
            if hit[0] >= start:
                return hit[1] <= end
        return False


def word_lists(lists: Mapping[str, Mapping[str, str]], *, whole: bool) -> WordLists:
    """Return the lists, given as words with what they stand for, ready for look-up."""
    members: dict[str, list[tuple[str, str]]] = {}
    for name, words in lists.items():
        for word, value in words.items():
            members.setdefault(word.lower(), []).append((name, value))
    forms = [f" {word}" for word in members] if whole else list(members)
    return WordLists(AhoCorasick(forms, matchkind=MatchKind.Standard), tuple(map(tuple, members.values())), whole)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether what stands between two places is no part of a longer word."""
    after = text[end : end + 1]
    if after.isalnum() or after == "_":
        return False
    before = text[start - 1 : start]
    return not (before.isalnum() or before == "_")


def lowered(text: str) -> str:
    """Return `text` in lower case, of the same length."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _spaced(lower: str) -> str:
    """Return a text of the same length in which every word has a space before it, marks aside that clauses end with."""
    for mark in '"“”‘([/–—…':
        lower = lower.replace(mark, " ")
    return lower


def themselves(listed: Iterable[object]) -> dict[str, str]:
    """Return words that stand for nothing but themselves."""
    return {str(word).lower(): str(word).lower() for word in listed}
