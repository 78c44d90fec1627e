"""Foreign people in Chinese without a title, and names of other peoples of China.

Transliterated (费德勒击败西里奇), Japanese (吉田健一), or made of words that stand in such names alone (次仁|旺姆).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_edges import Edges, nouns_before
from kg.analyse.actors.chinese_japanese import japanese_name_end, japanese_surnames
from kg.analyse.actors.chinese_words import everyday_words, longest_end
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

PIECE = b"\4"  # marks a known place that may be a piece of a foreign name
_LONG, _LONGEST = 3, 9  # characters
_OPEN, _CLOSE = frozenset("“「『‘《"), frozenset("”」』’》")  # around what is called so
_SURE = 2
_DENSE, _DENSE_BETWEEN = 1.5, 1.25  # points a character


def find_foreign_people(text: str, known: Sequence[Candidate], edges: Edges, taken: bytearray) -> Iterator[Candidate]:
    """Yield those whom the sound of their names or a noun of people shows.

    A name of one part that is not `known` may be the short form of one that the article gives in full.
    """
    full = {text[slice(*name.span)] for name in known if name.type is ActorType.PERSON and not name.weak}
    for span in (*_transliterated(text, edges, taken), *_japanese(text, edges, taken), *_compounded(text)):
        if _is_free(taken, *span):
            name = text[slice(*span)]
            weak = "·" not in name and name not in full and not any(taken[slice(*span)])
            yield Candidate(span, ActorType.PERSON, rank=-3, weak=weak)


def _is_free(taken: bytearray, start: int, end: int) -> bool:
    """Whether no known name is there but a short place inside: 莫|德里|奇."""
    return not any(taken[start:end].replace(PIECE, b"")) and not taken[start] and not taken[end - 1]


@cache
def _sounds() -> Mapping[str, int]:
    """What a character speaks for as a part of a foreign name: 2 hardly in other words, 1 in both."""
    lexicon = load_lexicon("names.zh")
    return dict.fromkeys(lexicon["transliteration"], 1) | dict.fromkeys(lexicon["transliteration-sure"], 2)


@cache
def _run() -> re.Pattern[str]:
    lexicon = load_lexicon("names.zh")
    foreign = lexicon["transliteration"]
    first = "".join(character for character in foreign if character not in lexicon["never-first"])
    return re.compile(rf"[{first}][{foreign}]{{1,8}}(?:[·•‧・-][{foreign}]{{1,8}})*")


def _transliterated(text: str, edges: Edges, taken: bytearray) -> Iterator[Span]:
    """Yield runs that sound foreign: 由|麦当娜|主演; after a noun of people any run: 前锋|罗纳尔多|打进."""
    for found in _run().finditer(text):
        start, end = found.span()
        if end - start < _LONG and sum(map(_sounds().get, found[0], (0, 0))) < 3:
            continue
        start = _after_noun(text, start, end, edges)
        if _is_free(taken, start, end) and (span := _foreign_name(text, start, end, edges)):
            yield span


def _after_noun(text: str, start: int, end: int, edges: Edges) -> int:
    """Return where a name begins in a run whose first characters end a title or a noun: 老|将|马丁."""
    for at in range(start + 1, min(start + 3, end - 1)):
        if at in edges.title_ends or nouns_before().end_at(text, at):
            return at
    return start


def _foreign_name(text: str, start: int, end: int, edges: Edges) -> Span | None:
    left = edges.left(start)
    stop = longest_end(text, start, end, 2)
    if stop is None and left == 2 and end - start >= _LONG:
        stop = end  # 前锋|奥西姆|单刀
    if stop is None or not left or (text[start - 1 : start] in _OPEN and text[stop : stop + 1] in _CLOSE):
        return None  # “海马斯”火箭
    name = text[start:stop]
    right = edges.right(stop)
    strong = 2 in (left, right)
    if not _is_foreign(name, strong) or _is_of_words(name):
        return None
    fits = right if strong or len(name) >= _LONG else right and _points(name) == _SURE * len(name)
    fits = fits or (strong and len(name) >= _LONG)
    return Span(start, stop) if fits and not _is_place(text, start, stop) else None


def _points(name: str) -> int:
    sounds = _sounds()
    return sum(sounds.get(character, _SURE) for character in name)


def _is_foreign(name: str, strong: bool) -> bool:
    """Whether most of the characters of a name are hardly in other words; fewer need be between strong edges."""
    return _points(name) >= (_DENSE_BETWEEN if strong else _DENSE) * len(name)


def _is_of_words(name: str) -> bool:
    """Whether a run names nobody, or holds an everyday word: 马拉松, 费|措施."""
    words = everyday_words()
    return name in _other_runs() or any(name[at : at + 2] in words for at in range(len(name) - 1))


@cache
def _other_runs() -> frozenset[str]:
    """Foreign words that name nobody: 马拉松."""
    return frozenset(load_lexicon("names.zh")["foreign-words"])


@cache
def _beside_places() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(What ends before a town, be it the second of two: 逃往|瓦卢|与; what begins after one)."""
    lexicon = load_lexicon("names.zh")
    before = rf"(?:在|{'|'.join(lexicon['movement'])})(?:[{lexicon['transliteration']}]{{2,6}}[与和、及])?$"
    after = "|".join(
        [*lexicon["near-towns"], *lexicon["after-namesakes"], "[市省州县区港镇岛河湖山队]", "海峡", "机场", "时间"]
    )
    return re.compile(before), re.compile(after)


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether a foreign name is a town's, or a prize's: 在|塞格德的; 摩苏尔|市; 诺贝尔|文学奖."""
    before, after = _beside_places()
    return bool(after.match(text, end) or before.search(text, max(0, start - 11), start))


@cache
def _japanese_surnames() -> AhoCorasick:
    return AhoCorasick(tuple(japanese_surnames()), matchkind=MatchKind.LeftmostLongest)


def _japanese(text: str, edges: Edges, taken: bytearray) -> Iterator[Span]:
    """Yield a Japanese surname and a given name: 吉田健一|与."""
    for _, start, _ in _japanese_surnames().find_matches_as_indexes(text):
        if not taken[start] and edges.left(start) and (end := japanese_name_end(text, start)):
            yield Span(start, end)


@cache
def _name_words() -> AhoCorasick:
    return AhoCorasick(load_lexicon("names.zh")["name-words"], matchkind=MatchKind.LeftmostLongest)


def _compounded(text: str) -> Iterator[Span]:
    """Yield two or three of the words that Tibetan, Uyghur and Mongolian names are made of: 次仁|旺姆, 阿依|古丽."""
    first = last = -1
    for _, start, end in (*_name_words().find_matches_as_indexes(text), (0, len(text) + 1, 0)):
        if start == last:
            last = end
            continue
        if first >= 0 and _LONG < last - first <= _LONGEST:
            yield Span(first, last)
        first, last = start, end
