"""Chinese people in a row with others: 费孝通、|吴阶平|等; 张伟、李娜和王芳."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.analyse.actors.chinese_edges import LINKS, Edges
from kg.analyse.actors.chinese_words import ends_name, is_han, no_people, word_follows
from kg.lexicon import load_lexicon
from kg.model import Span

_LINKS = frozenset(LINKS)
_MARK = re.compile("[、/]")
_SHORT, _LONG = 2, 3  # characters of a whole name
_HAN_NAME = re.compile(r"[\u3400-\u9fff]+")


def find_rows(text: str, people: Sequence[Span], edges: Edges, taken: bytearray) -> Iterator[Span]:
    """Yield the names that stand in a row with `people` or with each other."""
    first = list(_beginnings(text, edges, taken))
    yield from first
    walked: set[int] = set()
    for person in (*people, *first):
        end = person.end
        while end not in walked and text[end : end + 1] in _LINKS and (name := _row_name(text, end + 1, taken)):
            walked.add(end)
            yield name
            end = name.end


def _beginnings(text: str, edges: Edges, taken: bytearray) -> Iterator[Span]:
    """Yield the first two names of a row that nothing else shows: 张伟、李娜和王芳."""
    for mark in _MARK.finditer(text):
        after = _row_name(text, mark.end(), taken)
        if after is None:
            continue
        for start in (mark.start() - _LONG, mark.start() - _SHORT):
            if start >= 0 and edges.left(start) and _row_name(text, start, taken) == (start, mark.start()):
                yield Span(start, mark.start())
                yield after
                break


@cache
def _characters() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Surnames of rows, given-name characters, and those that are in no given name."""
    lexicon = load_lexicon("names.zh")
    surnames = frozenset(lexicon["sure-surnames"] + lexicon["fair-surnames"])
    return surnames, frozenset(lexicon["given"]), frozenset(lexicon["not-given"])


def _row_name(text: str, start: int, taken: bytearray) -> Span | None:
    """Return the name in a row that begins at `start`: a surname, one or two characters, the row's next mark."""
    surnames, usual, never = _characters()
    if text[start : start + 1] not in surnames or text[start : start + 2] in no_people():
        return None
    for end in (start + _LONG, start + _SHORT):
        name = text[start:end]
        given = set(name[1:])
        if len(name) == end - start and given.isdisjoint(never) and _HAN_NAME.fullmatch(name):
            goes_on = text[end : end + 1] in LINKS + "等" or word_follows(text, end)
            shown = given <= usual or (len(name) == _LONG and goes_on)
            if shown and _ends_row(text, end) and taken.find(1, start, end) < 0:
                return Span(start, end)
    return None


def _ends_row(text: str, at: int) -> bool:
    """Whether a name in a row may end at `at`: before the next one, a mark or a word that follows names."""
    after = text[at : at + 1]
    return not is_han(after) or after in LINKS or ends_name(text, at)
