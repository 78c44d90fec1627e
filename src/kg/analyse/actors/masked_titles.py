"""A text whose titles are blotted out, so that no run of capitalised words holds one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.analyse.actors.runs import CAPITAL, WORD, name_parts, word_before
from kg.analyse.actors.titles import Title

_ONE_MORE = re.compile(rf" {WORD}(?![^\W_]| [{CAPITAL}])")
_CAPITAL_WORD = re.compile(r"(?<!\w)[A-Z]")
_NEXT_WORD = re.compile(r" (\w+)")


def mask(text: str, titles: Sequence[Title]) -> str:
    """Return `text` with capitalised titles blotted out, so that no run holds one."""
    pieces, at = [], 0
    for title in titles:
        start = title.start if text[title.start].isupper() else _portfolio_start(text, title)
        if start is not None and not _is_part_of_name(text, title):
            pieces += [text[at:start], "\0" * (title.end - start)]
            at = title.end
    return "".join([*pieces, text[at:]])


def _is_given_name(text: str, title: Title) -> bool:
    """Whether "Dean" in "Dean Orrel" is a name: one word follows; in "Dean Tamsin Orrel" it is a title."""
    return text[title.start : title.end] in name_parts("given") and bool(_ONE_MORE.match(text, title.end))


def _portfolio_start(text: str, title: Title) -> int | None:
    """Where that begins which a title is over, before a given name: "undersecretary for | Management Ann Orrel"."""
    large = _CAPITAL_WORD.search(text, title.start, title.end)
    name = _NEXT_WORD.match(text, title.end) if large else None
    return large.start() if large and name and name[1] in name_parts("given") else None


def _is_part_of_name(text: str, title: Title) -> bool:
    """Whether a capitalised title is no title but a part of somebody's name."""
    if title.address and word_before(text, title.start) in name_parts("given") and _ONE_MORE.match(text, title.end):
        return True  # "Hassan Sheikh Orrel"
    return _is_given_name(text, title) or _is_suffix(text, title)


def _is_suffix(text: str, title: Title) -> bool:
    """Whether "Sr." goes with the name before: "Gus Orrel Sr. left", but "he met Sr. Agnes"."""
    if not text.startswith("Sr.", title.start):
        return False
    before = text[text.rfind(" ", 0, max(0, title.start - 2)) + 1 : title.start]
    return before[:1].isupper()
