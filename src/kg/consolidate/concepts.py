"""What a text talks of, in words that no language owns: the concepts of `data/concepts.yaml` that it names.

>>> sorted(concepts("We will never allow it")) == sorted(concepts("决不允许"))
False
>>> sorted(concepts("never allow it") & concepts("决不允许"))
['allow', 'not']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.folding import fold_text
from kg.lexicon import load_lexicon

POLARITY = "not"
# how much it tells that two texts share a concept, by the part of the lexicon that has it
_WEIGHTS = {"polarity": 0.3, "slight": 0.3, "telling": 1.0}
_WORD = re.compile(r"[a-z]+?n't|[a-z]+(?:-[a-z]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LONGEST = 4  # words of an English phrase
_VOWELS = frozenset("aeiouy")
_KEPT_DOUBLE = frozenset("lsz")  # "call", "pass": no consonant doubled before an ending


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return what the forms of an English word have in common.

    >>> [stem(word) for word in ("stopped", "stopping", "stops", "stop")]
    ['stop', 'stop', 'stop', 'stop']
    >>> stem("countries") == stem("country"), stem("invades") == stem("invade")
    (True, True)
    """
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and not _VOWELS.isdisjoint(root):
            doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in _KEPT_DOUBLE
            word = root[:-1] if doubled else root
            break
    word = word.removesuffix("e") if len(word) > 3 else word
    return f"{word[:-1]}i" if len(word) > 2 and word.endswith("y") else word


@cache
def _listed() -> tuple[Mapping[tuple[str, ...], tuple[str, ...]], Mapping[str, tuple[str, ...]], Mapping[str, float]]:
    """(concepts by the stems of English phrases, concepts by Chinese words, the weight of each concept)."""
    english: dict[tuple[str, ...], list[str]] = {}
    chinese: dict[str, list[str]] = {}
    weights = {}
    for part, value in _WEIGHTS.items():
        for concept, words in load_lexicon("concepts")[part].items():
            weights[concept] = value
            in_english, _, in_chinese = words.partition("|")
            for phrase in in_english.split(","):
                english.setdefault(_stems(phrase), []).append(concept)
            for word in in_chinese.split(","):
                chinese.setdefault(word.strip(), []).append(concept)
    return (
        {phrase: tuple(dict.fromkeys(found)) for phrase, found in english.items()},
        {word: tuple(dict.fromkeys(found)) for word, found in chinese.items()},
        weights,
    )


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    words = tuple(_listed()[1])
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words


def weight(concept: str) -> float:
    """Return how much it tells that two texts share a concept, from 0 to 1."""
    return _listed()[2][concept]


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    pairs = (pair.split() for pair in load_lexicon("concepts")["opposites"])
    return tuple(both for one, other in pairs for both in ((one, other), (other, one)))


def opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether of two wordings one has a concept and the other its opposite instead: raise and lower."""
    left, right = one - other, other - one
    return any(here in left and there in right for here, there in _opposites())


@lru_cache(maxsize=65536)
def concepts(text: str) -> frozenset[str]:
    """Return the concepts that a text names, in English or Chinese."""
    folded = fold_text(text).lower()
    return frozenset(_in_english(_stems(folded)) | _in_chinese(folded))


def _stems(text: str) -> tuple[str, ...]:
    """The stems of the English words; compounds that the lexicon has no word for count as their parts."""
    return tuple(stem(word) for word in _WORD.findall(text))


def _in_english(stems: tuple[str, ...]) -> set[str]:
    phrases = _listed()[0]
    found: set[str] = set()
    at = 0
    while at < len(stems):
        size = next((n for n in range(_LONGEST, 0, -1) if stems[at : at + n] in phrases), 0)
        if size:
            found.update(phrases[stems[at : at + size]])
        elif "-" in stems[at]:
            found |= _in_english(tuple(stem(part) for part in stems[at].split("-")))
        at += size or 1
    return found


def _in_chinese(text: str) -> set[str]:
    automaton, words = _automaton()
    chinese = _listed()[1]
    return {
        concept
        for run in _HAN.findall(text)
        for number, _, _ in automaton.find_matches_as_indexes(run)
        for concept in chinese[words[number]]
    }
