"""Chinese people whom neither a list has nor a title shows: a surname, given-name characters, and edges that fit.

Everything that speaks for a name is counted: how rarely its characters are other words (和妻子李秀兰), what stands
before and after it (，李鹏表示); everyday words that it would cut speak against it (主|张国家: 主张, 国家).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_edges import Edges
from kg.analyse.actors.chinese_foreign_people import find_foreign_people
from kg.analyse.actors.chinese_japanese import japanese_surname
from kg.analyse.actors.chinese_rows import find_rows
from kg.analyse.actors.chinese_words import everyday_words, is_han, no_people
from kg.analyse.actors.page import Page
from kg.analyse.actors.words_beside import Words
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_ENOUGH = {1: 6, 2: 5}  # points that a name needs, by how many characters its given name has
_ENOUGH_INSIDE = 6  # where nothing shows that a name begins
_CUTS_A_WORD = -3  # everyday words that the name would cut …
_IS_A_WORD = -2  # … or begin with
_NEVER = -9
_SURE, _FAIR, _PAIR = 2, 1, 2
_MAYBE_GIVEN = b"\2\3"  # marks a known name of two characters, which may be a given name: 王|清华


@cache
def _points() -> Mapping[str, int]:
    """What a character speaks for as a part of a given name: 2 hardly in other words, 1 usual, -9 in none."""
    lexicon = load_lexicon("names.zh")
    points = dict.fromkeys(lexicon["given"], 1)
    points.update(dict.fromkeys(lexicon["given-sure"], 2))
    points.update(dict.fromkeys(lexicon["not-given"], _NEVER))
    return points


@cache
def _families() -> Mapping[str, int]:
    """Surnames that begin names without a title, and what they speak for."""
    lexicon = load_lexicon("names.zh")
    compound = dict.fromkeys((name for name in lexicon["surnames"] if len(name) > 1), _SURE + 1)
    return dict.fromkeys(lexicon["fair-surnames"], _FAIR) | dict.fromkeys(lexicon["sure-surnames"], _SURE) | compound


@cache
def _surname() -> re.Pattern[str]:
    """Match a surname before a character that may stand in a given name."""
    compound = "|".join(name for name in _families() if len(name) > 1)
    single = "".join(name for name in _families() if len(name) == 1)
    never = load_lexicon("names.zh")["not-given"]
    return re.compile(rf"(?:{compound}|[{single}])(?=[\u3400-\u9fff])(?![{never}])")


@cache
def _other_words() -> Words:
    """What looks like a name and is none."""
    lexicon = load_lexicon("names.zh")
    return Words.of(word for word in lexicon["not-names"] if len(word) > 1)


def find_given_names(page: Page, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield people whom neither a list has nor a title shows, and those in a row with others."""
    taken = bytearray(len(page.text) + 3)
    for name in known:
        start, end = name.span
        given = end - start == _PAIR and name.type is ActorType.ORGANIZATION
        taken[start:end] = _MAYBE_GIVEN if given else b"\1" * (end - start)
    edges = Edges(page, known)
    foreign = {japanese_surname(page.text[slice(*name.span)]) for name in known if name.type is ActorType.PERSON}
    found = [name for name in _scored(page.text, edges, taken) if page.text[name.start : name.start + 2] not in foreign]
    taken = taken.replace(b"\2", b"\1").replace(b"\3", b"\1")
    people = [name.span for name in known if name.type is ActorType.PERSON]
    rows = find_rows(page.text, [*people, *found], edges, taken)
    for span in dict.fromkeys(chain(found, rows, _nameless(page.text, edges, taken))):
        yield Candidate(span, ActorType.PERSON, rank=-3)
    yield from find_foreign_people(page.text, known, edges, taken)


def _scored(text: str, edges: Edges, taken: bytearray) -> Iterator[Span]:
    """Yield the names that enough speaks for."""
    for surname in _surname().finditer(text):
        start, end = surname.span()
        if taken[start] or taken[end] or _other_words().begin_at(text, start):
            continue
        before = _before(text, start, end, edges)
        best = max(((_score(text, end, given, before, edges, taken), given) for given in (2, 1)), default=(0, 0))
        if best[0] >= 0:
            yield Span(start, end + best[1])


def _before(text: str, start: int, end: int, edges: Edges) -> tuple[int, int]:
    """Return (what the surname and all before it speaks for, the evidence on the left alone)."""
    left = edges.left(start)
    points = _families()[text[start:end]] + left
    words = no_people()
    if start not in edges.title_ends and text[start - 1 : start + 1] in words:
        points += _CUTS_A_WORD  # 主|张
    if text[start : start + 2] in words and end - start == 1:
        points += _IS_A_WORD  # 高度
    return points, left


def _score(text: str, at: int, given: int, before: tuple[int, int], edges: Edges, taken: bytearray) -> int:
    """Return by how many points a name with `given` characters of a given name is above what it needs."""
    points, left = before
    end = at + given
    if any(taken[at:end]) and taken[at:end] != _MAYBE_GIVEN:
        return _NEVER
    characters = [_points().get(character, 0) for character in text[at:end]]
    points += sum(characters)
    words = everyday_words()
    if given == _PAIR:
        if not is_han(text[at + 1 : end]):
            return _NEVER
        points += _CUTS_A_WORD if text[at:end] in words else 0
    if text[end - 1 : end + 1] in words:
        points += _CUTS_A_WORD + 1  # 国|强调
    right = edges.right(end)
    if 0 in characters and max(characters) < _SURE and not (left and right):
        return _NEVER  # 毛入学|率
    enough = _ENOUGH[given] if left else _ENOUGH_INSIDE
    return points + right - enough if left + right else _NEVER


@cache
def _nameless_person() -> re.Pattern[str]:
    """Match people of whom a report gives the surname alone: 王某, 李某某, 陈女士."""
    lexicon = load_lexicon("names.zh")
    surnames = "".join(name for name in lexicon["surnames"] if len(name) == 1)
    sure = "".join(name for name in _families() if len(name) == 1)
    return re.compile(
        rf"[{surnames}]某(?:某|[{lexicon['given-sure']}](?![\u3400-\u9fff])|[甲乙丙丁])?"
        rf"|[{sure}](?=(?:{'|'.join(lexicon['address'])})(?!们))"
    )


def _nameless(text: str, edges: Edges, taken: bytearray) -> Iterator[Span]:
    """Yield the people whom a surname and 某 or a form of address stand for."""
    for found in _nameless_person().finditer(text):
        start, end = found.span()
        if taken.find(1, start, end) < 0 and (end - start > 1 or edges.left(start)):
            yield Span(start, end)
