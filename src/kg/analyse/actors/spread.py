"""Chinese names that were recognised once, found wherever else they stand; and the short forms of people's names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.actors.candidate import Candidate, without_overlaps
from kg.analyse.actors.chinese_japanese import japanese_surname, japanese_surnames
from kg.analyse.actors.chinese_words import everyday_words
from kg.analyse.actors.page import Page
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_HAN_NAME = re.compile(r"[\u3400-\u9fff·•‧・-]{2,}")
_HAN_CHARACTER = re.compile(r"[\u3400-\u9fff]")
_BEFORE_NAMES = frozenset("与和同对向为被让由及是指说称于给相员人长理统据但")
_FEW = 60  # names
_DOT = re.compile(r"[·•‧・-]")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(load_lexicon("names.zh")["surnames"])


@lru_cache(maxsize=4096)
def han_short_forms(name: str) -> tuple[str, ...]:
    """Return what a person may be called later: 门德斯 of 卡洛斯·门德斯, 高市 of 高市早苗.

    >>> han_short_forms("高市早苗")
    ('高市',)
    """
    parts = _DOT.split(name)
    if len(parts) > 1:
        return (parts[-1],) if len(parts[-1]) > 1 else ()
    if family := japanese_surname(name):
        return (family,)
    return (name[:2],) if len(name) == 4 and name[:2] not in _surnames() else ()


@lru_cache(maxsize=4096)
def han_surname(name: str) -> str | None:
    """Return the surname of a Chinese name: 赖 of 赖清德.

    >>> han_surname("赖清德")
    '赖'
    """
    surnames = _surnames()
    size = 2 if len(name) > 2 and name[:2] in surnames else 1
    return name[:size] if 0 < len(name) - size <= 2 and name[:size] in surnames else None


@cache
def _titles_after_surnames() -> re.Pattern[str]:
    return re.compile("|".join(load_lexicon("names.zh")["titles-after-surnames"]))


def _with_titles(page: Page, surnames: set[str]) -> Iterator[Candidate]:
    """Yield a surname before a title, of somebody whose full name the article has: 赖|总统."""
    text = page.text
    for title in _titles_after_surnames().finditer(text):
        for size in (2, 1):
            start = title.start() - size
            free = start >= 0 and (not _HAN_CHARACTER.match(text, start - 1) or text[start - 1] in _BEFORE_NAMES)
            if text[max(0, start) : title.start()] in surnames and (start == 0 or free):
                yield Candidate(Span(start, title.start()), ActorType.PERSON, weak=True, rank=-4)
                break


def spread(page: Page, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return `found` with the other occurrences of every Chinese name in it."""
    names: dict[str, tuple[ActorType, bool]] = {}
    surnames: set[str] = set()
    for candidate in found:
        if candidate.actor and candidate.type is not ActorType.PERSON:
            continue
        text = page.text[slice(*candidate.span)]
        if text.isascii() or not _HAN_NAME.fullmatch(text):
            continue
        if candidate.actor is None:
            names.setdefault(text, (candidate.type, False))
        if candidate.type is ActorType.PERSON:
            names.update((short, (ActorType.PERSON, True)) for short in han_short_forms(text) if short not in names)
            surnames.update(filter(None, (han_surname(text),)))
    if more := list(_with_titles(page, surnames)) if surnames else ():
        found = without_overlaps([*found, *more])
    spans = {candidate.span for candidate in found}
    again = [candidate for candidate in _again(page, names) if candidate.span not in spans] if names else ()
    return without_overlaps([*found, *again]) if again else found


def _again(page: Page, names: Mapping[str, tuple[ActorType, bool]]) -> Iterator[Candidate]:
    for name, start in _places(page.text, tuple(names)):
        kind, short = names[name]
        end = start + len(name)
        if not short or _stands_free(page.text, start, end) or _is_family(page.text, start, end):
            yield Candidate(Span(start, end), kind, weak=short, rank=-4)


def _places(text: str, names: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield where each name stands: few are looked for one by one, faster than an automaton is made of them."""
    if len(names) > _FEW:
        automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
        yield from ((names[number], start) for number, start, _ in automaton.find_matches_as_indexes(text))
        return
    for name in names:
        start = text.find(name)
        while start >= 0:
            yield name, start
            start = text.find(name, start + len(name))


@cache
def _beginnings_after() -> frozenset[str]:
    """How the words begin that may follow a name: two characters, or the one that the word is."""
    return frozenset(str(word)[:2] for word in load_lexicon("names.zh")["after"])


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a short form is no part of other words: 高市 in "提高市场" is none."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    beginnings = _beginnings_after()
    follows = after in beginnings or after[:1] in beginnings or not _HAN_CHARACTER.match(after)
    precedes = not _HAN_CHARACTER.match(before) or before in _BEFORE_NAMES
    return follows and precedes


def _is_family(text: str, start: int, end: int) -> bool:
    """Whether a short form is a Japanese surname that is no part of everyday words: 希望|高市|更 but 提|高市|场."""
    words = everyday_words()
    cuts = text[max(0, start - 1) : start + 1] in words or text[end - 1 : end + 1] in words
    return not cuts and text[start:end] in japanese_surnames()
