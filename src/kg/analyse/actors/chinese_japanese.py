"""Japanese names in Chinese: a listed surname and one to three characters that given names are made of (吉田|健一)."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.actors.chinese_words import may_end
from kg.lexicon import load_lexicon


@cache
def japanese_surnames() -> frozenset[str]:
    """The surnames, in simplified characters."""
    return frozenset(load_lexicon("names.zh")["japanese-surnames"])


def japanese_surname(name: str) -> str | None:
    """Return the surname that a Japanese name begins with.

    >>> japanese_surname("木原稔")
    '木原'
    """
    return next((name[:size] for size in (3, 2) if name[:size] in japanese_surnames() and len(name) > size), None)


@cache
def japanese_name() -> re.Pattern[str]:
    """Match a surname and what may be a given name, in a group of its own."""
    lexicon = load_lexicon("names.zh")
    given, before_ya = lexicon["japanese-given"], lexicon["japanese-before-ya"]
    return re.compile(rf"(?:{'|'.join(japanese_surnames())})([{before_ya}]也|[{given}]{{1,3}})")


def japanese_name_end(text: str, start: int) -> int | None:
    """Return where the Japanese name ends that begins at `start`, None where none does.

    >>> japanese_name_end("冈田克也质询", 0)
    4
    """
    found = japanese_name().match(text, start)
    if found is None:
        return None
    if text[found.end() - 1] == "也":
        return found.end()
    given = found.start(1)
    ends = (end for end in (given + 2, given + 3, given + 1) if end <= found.end())
    return next((end for end in ends if may_end(text, end)), None)
