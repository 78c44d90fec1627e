"""How alike two contents are: the words they share, in English by stems, in Chinese by pairs of characters."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from kg.folding import fold_text
from kg.lexicon import load_lexicon

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_SHORT = 4  # letters of an English word that says something
_ENDING = re.compile(r"(?:'s|ing|ed|es|s|ly)$")


@lru_cache(maxsize=65536)
def tokens(text: str) -> frozenset[str]:
    """Return the words of a text that say something.

    >>> sorted(tokens("The talks were called off"))
    ['call', 'talk', 'were']
    """
    folded = fold_text(text).lower()
    words = {word for word in _WORD.findall(folded) if len(word) >= _SHORT or word[0].isdigit()}
    pairs = {run[i : i + 2] for run in _HAN.findall(folded) for i in range(len(run) - 1)}
    return frozenset({_ENDING.sub("", word) or word for word in words} | pairs)


def numbers(text: str) -> frozenset[str]:
    """Return the numbers that a text gives in digits, in full.

    >>> numbers("12 million tons") == numbers("1200万吨") == {"12000000"}
    True
    """
    found = _number().findall(fold_text(text).lower())
    zeros = load_lexicon("concepts")["units"]
    return frozenset(f"{Decimal(digits.replace(',', '')).scaleb(zeros.get(unit, 0)):f}" for digits, unit in found)


def counts(text: str) -> frozenset[str]:
    """Return the small numbers that a text gives in words, and the ordinals.

    >>> counts("Three ships") == counts("三艘船") == {"3"}
    True
    >>> counts("第二季度") == counts("the second quarter") == {"2."}
    True
    """
    folded = fold_text(text).lower()
    cardinals, ordinals = load_lexicon("concepts")["cardinals"], load_lexicon("concepts")["ordinals"]
    words = _WORD.findall(folded)
    found = {f"{cardinals[word]}" for word in words if word in cardinals}
    found |= {f"{ordinals[word]}." for word in words if word in ordinals}
    counted = _counted().findall(folded)
    return frozenset(found | {f"{cardinals[digit]}{'.' if ordinal else ''}" for ordinal, digit in counted})


@cache
def _counted() -> re.Pattern[str]:
    """A Chinese digit that stands alone, behind 第 or before a measure word: 三艘, 第二."""
    digits = "".join(word for word in load_lexicon("concepts")["cardinals"] if _HAN.fullmatch(word))
    measures = "|".join(load_lexicon("concepts")["measures"])
    return re.compile(rf"(?:(第)|(?<![一百千万点{digits}]))([{digits}])(?=(?(1)(?![百千万{digits}])|(?:{measures})))")


@cache
def _number() -> re.Pattern[str]:
    """Digits, and the word behind them that multiplies them; of words with one beginning the longest."""
    units = "|".join(sorted(load_lexicon("concepts")["units"], key=len, reverse=True))
    return re.compile(rf"(\d+(?:,\d{{3}})*(?:\.\d+)?)(?:[\s-]*({units}))?")


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of all words that both have (Jaccard)."""
    return len(one & other) / len(one | other) if one and other else 0.0


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter one's words that the longer one has too."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
