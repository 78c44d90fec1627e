"""Chinese words that are no names, and those that follow names: no space tells where a name begins and ends."""

from __future__ import annotations

from functools import cache

from kg.analyse.actors.words_beside import Words
from kg.lexicon import load_lexicon

_JOINTS = "·•‧・-"  # in foreign names


@cache
def everyday_words() -> frozenset[str]:
    """Words of two characters and three (`data/common-words.zh.yaml`): a name cuts none of them in two."""
    return frozenset(load_lexicon("common-words.zh")["words"].split())


@cache
def no_people() -> frozenset[str]:
    """Everyday words and places that begin as names of people do: 黄金, 黄山."""
    return everyday_words().union(load_lexicon("common-words.zh")["places"].split())


def is_han(character: str) -> bool:
    """Whether a character, or what stands for none at an end of the text, is a Chinese one."""
    return "\u3400" <= character <= "\u9fff"


@cache
def _words_after() -> Words:
    """The words that may follow a name."""
    return Words.of(load_lexicon("names.zh")["after"])


@cache
def _long_words_after() -> Words:
    """Those of two characters or more: 通电话 in 布拉索昆通电话."""
    return Words.of(word for word in load_lexicon("names.zh")["after"] if len(word) > 1)


def ends_name(text: str, at: int) -> bool:
    """Whether a name may end at `at`: before a mark, a digit, the end, or a word that follows names."""
    after = text[at : at + 1]
    joined = after and after in _JOINTS and is_han(text[at + 1 : at + 2])  # 恩图姆|-|马桑卡
    return not (is_han(after) or joined) or _words_after().begin_at(text, at)


def word_follows(text: str, at: int) -> bool:
    """Whether a word of two characters or more that follows names begins at `at`."""
    return _long_words_after().begin_at(text, at)


def longest_end(text: str, start: int, end: int, shortest: int) -> int | None:
    """Where a transliterated name ends: before a word that follows names (亨|赛后), else as late as one may end."""
    for at in range(start + shortest, end):
        if word_follows(text, at) or text[at : at + 2] in everyday_words():
            return at
    never_last = load_lexicon("names.zh")["never-first"]  # 帕斯|于1990年
    ends = range(end, start + shortest - 1, -1)
    return next(
        (at for at in ends if (at == ends.stop + 1 or text[at - 1] not in never_last) and may_end(text, at)), None
    )


def may_end(text: str, at: int) -> bool:
    """Whether a name may end at `at`: as `ends_name` says, or before an everyday word."""
    return ends_name(text, at) or text[at : at + 2] in everyday_words()
