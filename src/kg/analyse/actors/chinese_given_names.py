"""Chinese people without a title: a surname, given-name characters, and edges that fit (和妻子李秀兰, 、吴阶平等).

Three characters need an edge on both sides, or a strong one on one of them; two characters need two strong ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_people import ends_name, longest_end, word_follows
from kg.analyse.actors.page import Page
from kg.analyse.actors.words_beside import Words
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]+")
_ROW_MARK = re.compile("、")
_LINKS = "、和与及"
_BEFORE = frozenset("与和同对向为被让由的是给把将请派跟及找问据叫")
_SHORT, _LONG = 2, 3  # characters of a whole name


class _Edges:
    """What stands around a name: 2 strong evidence, 1 a boundary, 0 none."""

    def __init__(self, page: Page, known: Sequence[Candidate]) -> None:
        self.text = page.text
        self.title_ends = {title.end for title in page.chinese_titles}
        self.title_starts = {title.start for title in page.chinese_titles}
        self.known_ends = {name.span.end for name in known if name.type is not ActorType.PERSON}

    def left(self, start: int) -> int:
        """How well a name may begin at `start`."""
        if start in self.title_ends or _nouns().end_at(self.text, start):
            return 2
        before = self.text[start - 1 : start]
        return int(before in _BEFORE or start in self.known_ends or not _HAN.match(before))

    def right(self, end: int) -> int:
        """How well a name may end at `end`."""
        if end in self.title_starts or word_follows(self.text, end):
            return 2
        return int(ends_name(self.text, end))


@cache
def _nouns() -> Words:
    """The nouns that stand before names."""
    return Words.of(load_lexicon("names.zh")["before-names"])


@cache
def _noun() -> AhoCorasick:
    return AhoCorasick(sorted(_nouns().words), matchkind=MatchKind.LeftmostLongest)


@cache
def _shapes() -> tuple[re.Pattern[str], Words]:
    """(a surname that is hardly another word and one or two given-name characters; what is a word after all)."""
    lexicon = load_lexicon("names.zh")
    compound = "|".join(name for name in lexicon["surnames"] if len(name) > 1)
    given = f"[{lexicon['given']}]"
    shape = re.compile(rf"(?:{compound}|[{lexicon['sure-surnames']}]){given}{{1,2}}")
    return shape, Words.of({*lexicon["given-not"], *lexicon["not-names"]})


@cache
def _surname() -> re.Pattern[str]:
    """Match where a name may begin: the search leaps from one such character to the next."""
    lexicon = load_lexicon("names.zh")
    compound = [name for name in lexicon["surnames"] if len(name) > 1]
    first = lexicon["sure-surnames"] + "".join(name[0] for name in compound)
    return re.compile(rf"[{first}](?=[{lexicon['given']}{''.join(name[1] for name in compound)}])")


def find_given_names(page: Page, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield people whom neither a list has nor a title shows, and those in a row with others."""
    shape, words = _shapes()
    edges = _Edges(page, known)
    taken = bytearray(len(page.text) + _LONG)
    for name in known:
        taken[name.span.start : name.span.end] = b"\1" * (name.span.end - name.span.start)
    found: list[Span] = []
    for surname in _surname().finditer(page.text):
        start = surname.start()
        match = None if taken[start] or words.begin_at(page.text, start) else shape.match(page.text, start)
        if match and taken.find(1, start, match.end()) < 0 and (span := _fitting(page.text, start, match.end(), edges)):
            found.append(span)
    found += _rows(page.text, edges, taken)
    people = [name.span for name in known if name.type is ActorType.PERSON]
    found += _in_rows(page.text, [*people, *found], taken)
    found += _foreign(page.text, taken)
    for span in dict.fromkeys(found):
        yield Candidate(span, ActorType.PERSON, rank=-3)


def _fitting(text: str, start: int, end: int, edges: _Edges) -> Span | None:
    """Return the name that begins at `start`, of all its characters or of one less."""
    _, words = _shapes()
    left = edges.left(start)
    for stop in range(end, start + 1, -1):
        if stop - start >= _LONG and words.begin_at(text, stop - 2):
            continue
        right = edges.right(stop)
        if stop - start >= _LONG and (left == 2 or (left and right) or right == 2):
            return Span(start, stop)
        clause = left == 1 and right == 2 and text[start - 1] not in _BEFORE  # ，李鹏表示
        if stop - start == _SHORT and (clause or (left == 2 and right)):
            return Span(start, stop)
    return None


def _in_rows(text: str, people: Sequence[Span], taken: bytearray) -> Iterator[Span]:
    """Yield the names that stand in a row with others: 费孝通、|吴阶平|等."""
    for person in people:
        end = person.end
        while text[end : end + 1] and text[end] in _LINKS and (name := _row_name(text, end + 1, taken)):
            yield name
            end = name.end


def _rows(text: str, edges: _Edges, taken: bytearray) -> Iterator[Span]:
    """Yield the first two names of a row that nothing else shows: 张伟、李娜和王芳."""
    for mark in _ROW_MARK.finditer(text):
        after = _row_name(text, mark.end(), taken)
        starts = (mark.start() - size for size in (_LONG, _SHORT) if mark.start() >= size)
        before = next((at for at in starts if edges.left(at) and _row_name(text, at, taken)), None)
        if after and before is not None and _row_name(text, before, taken) == Span(before, mark.start()):
            yield Span(before, mark.start())
            yield after


def _row_name(text: str, start: int, taken: bytearray) -> Span | None:
    """Return the name in a row that begins at `start`: a sure surname, one or two characters, the row's next mark."""
    lexicon = load_lexicon("names.zh")
    if text[start : start + 1] not in lexicon["sure-surnames"] or _shapes()[1].begin_at(text, start):
        return None
    for end in (start + _LONG, start + _SHORT):
        name = text[start:end]
        given = set(name[1:])
        if len(name) == end - start and given.isdisjoint(lexicon["not-given"]) and _HAN_NAME.fullmatch(name):
            goes_on = text[end : end + 1] in _LINKS + "等" or word_follows(text, end)
            known = given <= set(lexicon["given"]) or (len(name) == _LONG and goes_on)
            if known and _ends_row(text, end) and taken.find(1, start, end) < 0:
                return Span(start, end)
    return None


def _foreign(text: str, taken: bytearray) -> Iterator[Span]:
    """Yield transliterated names after nouns of people: 前锋|罗纳尔多|打进两球."""
    name = _foreign_name()
    for _, _, start in _noun().find_matches_as_indexes(text):
        found = name.match(text, start)
        end = longest_end(text, start, found.end(), _LONG) if found else None
        if end and taken.find(1, start, end) < 0:
            yield Span(start, end)


@cache
def _foreign_name() -> re.Pattern[str]:
    foreign = load_lexicon("names.zh")["transliteration"]
    return re.compile(rf"[{foreign}]{{3,9}}(?:[·•‧・-][{foreign}]{{1,8}})*")


def _ends_row(text: str, at: int) -> bool:
    """Whether a name in a row may end at `at`: before the next one, a mark or a word that follows names."""
    return not _HAN.match(text, at) or text[at] in _LINKS or ends_name(text, at)
