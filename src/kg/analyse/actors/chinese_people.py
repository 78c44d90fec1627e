"""Unlisted people in Chinese: a name beside a title (国防部长董军), before a cue (陈斌华表示), or with a dot in it.

A Chinese name candidate needs evidence, and its right edge must be right: the words that may follow a name are a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_japanese import japanese_name_end
from kg.analyse.actors.chinese_words import ends_name, everyday_words, is_han, longest_end, word_follows
from kg.analyse.actors.page import Page
from kg.analyse.actors.states import code_of_character, last_chinese_country
from kg.analyse.actors.titles import Title, titles_within
from kg.analyse.actors.words_beside import Words
from kg.gazetteer import Office, countries
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_HAN = "\u3400-\u9fff"
_SAYING = re.compile(r"表示|指出|强调|认为|称|说|分析|坦言|透露|介绍|告诉|回应|写道|直言|批评|警告|呼吁|补充|解释")
_CLAUSE_START = re.compile(r"(?:^|[，。；：！？、“”‘’（）《》\s,;:]|据|对此|其中)$")
_OWN_NAMES = frozenset({"CN", "TW", "HK", "MO", "SG", "MY"})  # where people bear Chinese names
_CHARACTER_NAMES = frozenset({"JP", "KR", "KP", "VN"})  # and names written with Chinese characters
_FUNCTION_WORDS = frozenset("在与同跟对就将是的也则又再还却都被从把并已正没未不要及到给让")
_LINKS = frozenset("则也还亦并再昨今更又曾已就才都只仅却便均先另刚")  # between a name and its verb of saying
_DOT = re.compile("[·•‧・]")
_LONGEST = 9
_LONGEST_TITLE = 20
_PIECE = 2  # a known foreign name of so few characters may be a piece of a longer one (基尔|诺)


@cache
def _parts() -> tuple[frozenset[str], str, tuple[str, ...]]:
    lexicon = load_lexicon("names.zh")
    return frozenset(lexicon["surnames"]), lexicon["transliteration"], tuple(lexicon["not-names"])


@cache
def _other_words() -> Words:
    """Words that look like a surname and a given name: 特别, 高层."""
    return Words.of(_parts()[2])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    transliteration = _parts()[1]
    dotted = re.compile(
        rf"[{transliteration}]{{1,8}}(?:[·•‧・][{transliteration}]{{1,8}}){{1,4}}(?:-[{transliteration}]{{1,6}})?"
    )
    never_first = load_lexicon("names.zh")["never-first"]
    whole = rf"(?![{never_first}])[{transliteration}]{{2,{_LONGEST}}}(?:[·•‧・-][{transliteration}]{{1,8}})*"
    return dotted, re.compile(whole)


def find_chinese_people(page: Page, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield people whom no list has; a title right after a `known` person is that person's (董军防长)."""
    text = page.text
    dotted, _ = _patterns()
    titles = page.chinese_titles
    for found in dotted.finditer(text) if _DOT.search(text) else ():
        before = titles_within(titles, found.start() - _LONGEST_TITLE, found.start() - 1)
        begin = next((title.end for title in before if found.start() < title.end < found.end()), found.start())
        yield Candidate(Span(begin, found.end()), ActorType.PERSON, rank=-1)  # 主席|何塞·莫拉
    named = {c.span.end for c in known if c.type is ActorType.PERSON}
    begun = {c.span.start: c.span.end - c.span.start for c in known}
    surnames = _parts()[0]
    # 林剑 is a whole name, 基尔 may be a piece of a longer one
    whole = {c.span.start for c in known if c.type is ActorType.PERSON and not c.weak}
    whole = {at for at in whole if text[at] in surnames}
    places = {c.span for c in known if c.type is ActorType.PLACE}
    for title in titles:
        after = text[title.end : title.end + 1]
        known_length = begun.get(title.end, 0)
        if not is_han(after) or after in _FUNCTION_WORDS or title.start in named:
            continue
        if known_length > _PIECE or title.end in whole:
            continue
        office, iso = _office(text, title)
        end = _name_end(text, title.end, iso)
        if end and end - title.end > known_length and not _is_verb_and_place(text, title.end, end, places):
            yield Candidate(Span(title.end, end), ActorType.PERSON, rank=-2, office=office)
    yield from _before_cues(page, begun)


def _is_verb_and_place(text: str, start: int, end: int, places: Set[Span]) -> bool:
    """Whether what looks like a name is a verb and a place: 领导人|谈|台湾, but 主任|陈云林."""
    return (start + 1, end) in places and text[start] not in load_lexicon("names.zh")["sure-surnames"]


def _office(text: str, title: Title) -> tuple[Office | None, str | None]:
    """What office the title names, and of which country: 美国|国务卿, 美|总统特使, 伊朗|外交部|发言人."""
    before = text[max(0, title.start - 12) : title.start]
    iso = last_chinese_country(before, 0, len(before)) or code_of_character(before[-1:])
    return (_office_of(title.office, iso) if iso and title.office else None), iso


@cache
def _office_of(kind: str, iso: str) -> Office:
    return Office(kind, countries()[iso].id)


def _name_end(text: str, start: int, iso: str | None) -> int | None:
    """Where the name that begins at `start` ends, None where none does."""
    if _other_words().begin_at(text, start) or word_follows(text, start):
        return None  # 领导人|宣布
    if japanese := japanese_name_end(text, start):
        return japanese
    chinese = _chinese_name_end(text, start) or _full_name_end(text, start)
    found = _patterns()[1].match(text, start)
    foreign = longest_end(text, start, found.end(), 2) if found else None
    if iso in _CHARACTER_NAMES:
        return chinese if iso != "JP" and chinese else _character_name_end(text, start, iso)
    if iso in _OWN_NAMES or iso is None:
        if chinese is None and foreign is None and found and found.end() - start > _PIECE:
            return found.end()  # 队长萨内蒂|握手
        is_foreign = foreign and (foreign - start > 3 or (word_follows(text, foreign) and chinese != foreign))
        return foreign if chinese is None or is_foreign else chinese  # 总理|米卡提|会后: not 米卡 and 提
    if foreign is None and iso and found and found.end() - start > 1:
        return found.end()  # 英国外交大臣库珀|发声明: no foreign name goes on with other characters
    return foreign or _chinese_name_end(text, start)


def _character_name_end(text: str, start: int, iso: str) -> int | None:
    """A Japanese name has four characters, or three, or five; a Korean or Vietnamese one three or two."""
    for length in (4, 3, 5) if iso == "JP" else (3, 2, 4):
        name = text[start : start + length]
        if (
            _FUNCTION_WORDS.isdisjoint(name)
            and re.fullmatch(rf"[{_HAN}]{{{length}}}", name)
            and ends_name(text, start + length)
        ):
            return start + length
    return None


def _chinese_name_end(text: str, start: int) -> int | None:
    """A surname and one or two characters: 董军, 陈斌华, 欧阳明."""
    surnames = _parts()[0]
    family = next((size for size in (2, 1) if text[start : start + size] in surnames), 0)
    doubtful = text[start : start + 1] in load_lexicon("names.zh")["never-first"]  # 总统|来才会
    if not family or doubtful or _other_words().begin_at(text, start):
        return None
    if text.startswith(tuple(load_lexicon("names.zh")["titles-after-surnames"]), start + family):
        return None  # 赖总统 is a surname and a title
    for given in (1, 2):
        end = start + family + given
        name = text[start:end]
        if len(name) == family + given and re.fullmatch(rf"[{_HAN}]+", name) and ends_name(text, end):
            return end
    return None


def _full_name_end(text: str, start: int) -> int | None:
    """Where a name of three characters, or two, ends after a title, whatever follows: 立委|张立文|质询时."""
    lexicon = load_lexicon("names.zh")
    name = text[start : start + 3]
    if name[:1] not in lexicon["sure-surnames"] or not re.fullmatch(rf"[{_HAN}]{{3}}", name):
        return None
    if any(character in lexicon["not-given"] for character in name[1:]):
        return None
    return start + (2 if text[start + 2 : start + 4] in everyday_words() else 3)  # 代表|孙磊|当场


def _before_cues(page: Page, begun: Mapping[int, int]) -> Iterator[Candidate]:
    """A name of three characters that opens a clause and says something: ，陈斌华表示, ，陈斌华则说."""
    text = page.text
    for cue in _SAYING.finditer(text):
        end = cue.start() - (text[cue.start() - 1 : cue.start()] in _LINKS)
        start = end - 3
        if (
            start >= 0
            and _CLAUSE_START.search(text, max(0, start - 2), start)
            and _chinese_name_end(text, start) == end
            and start + 1 not in begun  # 但|王毅批评
        ):
            yield Candidate(Span(start, end), ActorType.PERSON, rank=-3)
