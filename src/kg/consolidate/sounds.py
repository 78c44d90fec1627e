"""How names sound, whatever they are written in: 郑国强 is Zheng Guoqiang, and 卡尔森 may be Carlsen.

>>> pinyin_of("郑国强") == latin_of("Zheng Guoqiang") == latin_of("Guo-qiang ZHENG")
True
>>> skeleton_of("卡尔森"), skeleton_of("Carlsen")
('KLSN', 'KLSN')
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.folding import simplify
from kg.gazetteer import latin_slug, slug

_HAN_NAME = re.compile(r"[\u3400-\u9fff·]+")
_SMALL = 2  # letters that a skeleton must have to tell names apart
# consonants that Chinese transliterations do not keep apart, in the order in which they are looked for
_SOUNDS = (
    (r"([a-z])\1+", r"\1"),
    (r"x", "ks"),
    (r"sch|sh|th|ts|tz|c(?=[eiy])|z", "s"),
    (r"ph|v|wh", "f"),
    (r"ch|tj|dj|j", "j"),
    (r"ck|q|c|g|kh|gh", "k"),
    (r"b", "p"),
    (r"d", "t"),
    (r"(?<=[aeiou])r(?![aeiou])", ""),
    (r"r", "l"),
    (r"m(?![aeiou])", "n"),
    (r"[aeiouyhw]", ""),
    (r"(.)\1+", r"\1"),
)
# the same for syllables of pinyin, one by one
_SYLLABLE = (
    (r"^er$|^e?r$", "l"),
    (r"^(?:zh|ch|j|q)", "J"),
    (r"^(?:sh|x|s|z|c)", "s"),
    (r"^(?:g|k)", "k"),
    (r"^(?:b|p)", "p"),
    (r"^(?:d|t)", "t"),
    (r"^(?:f|w)", "f"),
    (r"^r", "l"),
    (r"ng$", "n"),
    (r"[aeiouvyh]", ""),
)


def is_han(name: str) -> bool:
    """Whether a name is written in Chinese characters, with a dot between foreign ones."""
    return bool(_HAN_NAME.fullmatch(name))


@lru_cache(maxsize=16384)
def pinyin_of(name: str) -> str:
    """Return how a Chinese name is read, as `latin_of` has names; nothing where it is not in characters."""
    return latin_of(slug(simplify(name))) if is_han(name) else ""


@lru_cache(maxsize=16384)
def latin_of(name: str) -> str:
    """Return the letters of a name in Latin letters, family name first or last; nothing where it has one word."""
    words = [word for word in latin_slug(name).split("-") if word]
    return _in_one_order(tuple(words)) if len(words) > 1 else ""


def _in_one_order(words: tuple[str, ...]) -> str:
    """The letters of a name told first to last, or with what opens it put last: the lesser of the two."""
    return min("".join(words), "".join((*words[1:], words[0])), "".join((words[-1], *words[:-1])))


@lru_cache(maxsize=16384)
def skeleton_of(name: str) -> str:
    """Return the consonants of a family name as a Chinese transliteration keeps them; nothing where too few."""
    if is_han(name):
        from pypinyin import lazy_pinyin  # noqa: PLC0415 (its dictionary takes a while to load)

        syllables = lazy_pinyin(simplify(name).rpartition("·")[2])
        bones = "".join(_replaced(syllable, _SYLLABLE) for syllable in syllables).lower()
    else:
        bones = _replaced(latin_slug(name).rpartition("-")[2], _SOUNDS)
    bones = re.sub(r"(.)\1+", r"\1", bones).upper()
    return bones if len(bones) > _SMALL else ""


def _replaced(text: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, sound in rules:
        text = re.sub(pattern, sound, text)
    return text
