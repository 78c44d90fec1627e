"""The words of a sentence that the rules ask for, all lists found in one sweep.

Asked by name and by place: "is there a verb of saying between these two characters?"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

Hit = tuple[int, int, str]  # start, end, and what the word stands for


class WordLists(NamedTuple):
    """Lists of words of one language, ready to be looked for together."""

    automaton: AhoCorasick  # English words with a space before them
    members: tuple[tuple[tuple[str, str], ...], ...]  # for each word the lists it is in, and what it stands for there
    whole: bool  # whether a word must not be part of a longer one

    def found_in(self, spaced: str) -> Words:
        """Return the words in a text as `spaced` gives it; of a list's words that overlap, the first and longest."""
        text = f" {spaced} " if self.whole else spaced
        shift = 1 if self.whole else 0  # the space before a word, at which its match begins
        words = Words()
        for word, start, stop in self.automaton.find_matches_as_indexes(text, overlapping=True):  # by their ends
            if shift and text[stop].isalnum():
                continue
            end = stop - shift
            for name, value in self.members[word]:
                hits = words.get(name)
                if hits is None:
                    words[name] = [(start, end, value)]
                    continue
                while hits and start <= hits[-1][0]:
                    hits.pop()  # part of this longer word
                if not hits or hits[-1][1] <= start:
                    hits.append((start, end, value))
        return words


class Words(dict[str, list[Hit]]):
    """The words found in a sentence, by list, in order."""

    def within(self, name: str, start: int, end: int) -> list[Hit]:
        """The words of a list that lie between two places."""
        return [hit for hit in self.get(name, ()) if start <= hit[0] and hit[1] <= end]

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
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")


def lowered(text: str) -> str:
    """Return `text` in lower case, of the same length."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def spaced(lower: str) -> str:
    """Return a text of the same length in which every word has a space before it, marks aside that clauses end with."""
    for mark in '"“”‘([/–—…':
        lower = lower.replace(mark, " ")
    return lower


def themselves(listed: Iterable[object]) -> dict[str, str]:
    """Return words that stand for nothing but themselves."""
    return {str(word).lower(): str(word).lower() for word in listed}
