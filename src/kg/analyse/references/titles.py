"""The title beside a name: "Prime Minister Sanae Takaichi", "Lin Jian, a spokesperson of …", 中国外交部长王毅."""

from __future__ import annotations

import re

from kg.analyse.references.offices import first_word_of_title, is_word_of_title, read_office
from kg.model import Span

_UP_TO_LAST_MARK = re.compile(r".*[^\w.'& \n-]", re.DOTALL)
_WORD = re.compile(r"\S+")
_HAN = re.compile(r"(?:[\u3400-\u9fff]{2,20}、)?[\u3400-\u9fff]{2,20}$")
_APPOSED = re.compile(r",\s+(?:(?:an?|the)\s+)?([^,.;:!?\"“”]{3,100})(?=[,.;])")
_REACH = 90
_LONGEST_HAN = 42  # characters of a Chinese title


def title_before(text: str, name: Span, start: int) -> Span | None:
    """Return the title right before a name, not before `start`; None where there is none."""
    chinese = "\u3400" <= text[name.start - 1 : name.start] <= "\u9fff"  # most English names are told at a glance
    if chinese and (han := _HAN.search(text, max(start, name.start - _LONGEST_HAN), name.start)):
        first = first_word_of_title(han[0])
        begin = None if first is None else name.start - len(han[0]) + first
    else:
        begin = _english_title(text[max(start, name.start - _REACH) : name.start], name.start)
    if begin is None or not read_office(text[begin : name.start]).kinds:
        return None
    return Span(begin, name.start)


def _english_title(window: str, end: int) -> int | None:
    """Where the words of a title begin: "US President", "practice head for China", "spokesperson"."""
    mark = _UP_TO_LAST_MARK.match(window)
    words = window[mark.end() if mark else 0 :]
    begin = None
    for word in reversed(list(_WORD.finditer(words)) if words.endswith((" ", "\n")) else []):
        if not word[0][0].isupper() and not is_word_of_title(word[0]):
            break
        begin = end - len(words) + word.start()
    return begin


def title_after(text: str, name: Span) -> Span | None:
    """Return the title set off by commas after a name; None where there is none."""
    apposed = _APPOSED.match(text, name.end, name.end + 2 * _REACH)
    if apposed is None or not read_office(apposed[1]).kinds:
        return None
    return Span(*apposed.span(1))
