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
from kg.analyse.actors.chinese_foreign_people import PIECE, find_foreign_people
from kg.analyse.actors.chinese_japanese import japanese_surname
from kg.analyse.actors.chinese_rows import find_rows
from kg.analyse.actors.chinese_words import everyday_words, is_han, no_people
from kg.analyse.actors.page import Page
from kg.analyse.actors.words_beside import Words
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_ENOUGH = {1: 6, 2: 5}  # points that a name needs, by how many characters its given name has
_SAID = 2  # evidence of what is said of people
_BEST_EDGES, _BEST_EDGE = 4, 2  # points that both edges may bring, and one
_CUTS_A_NEXT_WORD = -2
_CUTS_A_WORD = -3  # an everyday word that the given name is …
_IS_A_WORD = -2  # … or that the whole name begins with
_NEVER = -9
_SURE, _FAIR, _PAIR = 2, 1, 2
_ALL_TAKEN = b"\0" + b"\1" * 255
_FREE = (0, 2)  # marks of what may be a given name
_MAYBE_GIVEN = b"\2\3"  # a known name of two characters that may be a given name: 王|清华
_MAYBE_PART = {ActorType.ORGANIZATION: _MAYBE_GIVEN, ActorType.PLACE: PIECE * _PAIR}


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
    taken = _taken(page.text, known)
    edges = Edges(page, known)
    foreign = {japanese_surname(page.text[slice(*name.span)]) for name in known if name.type is ActorType.PERSON}
    found = [name for name in _scored(page.text, edges, taken) if page.text[name.start : name.start + 2] not in foreign]
    people = [name.span for name in known if name.type is ActorType.PERSON]
    taken_wholly = taken.translate(_ALL_TAKEN)
    rows = find_rows(page.text, [*people, *found], edges, taken_wholly)
    for span in dict.fromkeys(chain(found, rows, _nameless(page.text, edges, taken_wholly))):
        yield Candidate(span, ActorType.PERSON, rank=-3)
    yield from find_foreign_people(page.text, known, edges, taken)


def _taken(text: str, known: Sequence[Candidate]) -> bytearray:
    """Mark the characters of known names; short ones may be parts of unlisted people's names."""
    taken = bytearray(len(text) + 3)
    for name in known:
        start, end = name.span
        marks = _MAYBE_PART.get(name.type) if end - start == _PAIR else None
        taken[start:end] = marks or b"\1" * (end - start)
    return taken


def _scored(text: str, edges: Edges, taken: bytearray) -> Iterator[Span]:
    """Yield the names that enough speaks for; the edges are looked at where they can decide."""
    families, of, words, others = _families(), _points(), no_people(), _other_words()
    for surname in _surname().finditer(text):
        start, end = surname.span()
        begun = end - start == 1 and text[start : start + 2] in words  # 高度
        if taken[start] or (begun and text[end] not in of) or taken[end] not in _FREE:
            continue
        cut = text[start - 1 : start + 1] in words  # 主|张, but 女儿|孙婉婷
        if others.begin_at(text, start) or (cut and edges.left(start) < _SAID):
            continue
        family = families[surname[0]] + begun * _IS_A_WORD
        pair = family + _given(text, end, end + _PAIR, taken) - _ENOUGH[_PAIR]
        single = family + _given(text, end, end + 1, taken) - _ENOUGH[1]
        if max(pair, single) + _BEST_EDGES < 0:
            continue
        left = edges.left(start)
        pair += _by_edges(text, end, end + _PAIR, left, edges) if pair + left + _BEST_EDGE >= 0 else _NEVER
        single += _by_edges(text, end, end + 1, left, edges) if single + left + _BEST_EDGE >= 0 else _NEVER
        if max(pair, single) >= 0:
            yield Span(start, end + (_PAIR if pair >= single else 1))


def _given(text: str, at: int, end: int, taken: bytearray) -> int:
    """Return what the characters of a given name speak for."""
    if (taken[at] or taken[end - 1]) and taken[at:end] != _MAYBE_GIVEN:
        return _NEVER
    of, words = _points(), everyday_words()
    points = of.get(text[at], 0)
    if end - at == _PAIR:
        if not is_han(text[at + 1 : end]):
            return _NEVER
        points += of.get(text[at + 1], 0) + (text[at:end] in words) * _CUTS_A_WORD
    return points + (text[end - 1 : end + 1] in words) * _CUTS_A_NEXT_WORD  # 国|强调


def _by_edges(text: str, at: int, end: int, left: int, edges: Edges) -> int:
    """Return what stands beside a name speaks for, by how many points more than a name needs inside a clause."""
    right = edges.right(end)
    if not left + right:
        return _NEVER
    of = [_points().get(character, 0) for character in text[at:end]]
    if 0 in of and max(of) < _SURE and not (left and right):
        return _NEVER  # 毛入学|率
    return left + right - (not left and end - at == _PAIR)


@cache
def _nameless_person() -> re.Pattern[str]:
    """Match what stands after a surname for a person's given name: 王|某, 李|某某, 陈|女士."""
    lexicon = load_lexicon("names.zh")
    return re.compile(
        rf"某(?:某|[{lexicon['given-sure']}](?![\u3400-\u9fff])|[甲乙丙丁])?|(?:{'|'.join(lexicon['address'])})(?!们)"
    )


@cache
def _single_surnames() -> frozenset[str]:
    return frozenset(name for name in load_lexicon("names.zh")["surnames"] if len(name) == 1)


def _nameless(text: str, edges: Edges, taken: bytearray) -> Iterator[Span]:
    """Yield the people of whom a report gives the surname alone, with 某 or a form of address."""
    for found in _nameless_person().finditer(text):
        start = found.start() - 1
        family = text[max(0, start) : start + 1]
        if found[0][0] == "某":
            if family in _single_surnames() and taken.find(1, start, found.end()) < 0:
                yield Span(start, found.end())
        elif family in _families() and not taken[start] and edges.left(start):
            yield Span(start, start + 1)
