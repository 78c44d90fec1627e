"""Names of the gazetteer, found in one sweep over a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_words import everyday_words, is_han
from kg.analyse.actors.nouns_beside import is_vessel
from kg.analyse.actors.page import Page
from kg.analyse.actors.runs import name_parts
from kg.analyse.actors.titles import Title, titles_within
from kg.analyse.actors.words_beside import Words
from kg.folding import simplify
from kg.gazetteer import KnownActor, known_actors
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_ADDRESSES = ("Mr. ", "Mrs. ", "Ms. ", "Mr ", "Mrs ", "Ms ")
_SURNAME = re.compile(r" (?!(?:Director|Chief|Agent|Headquarters|Deputy|General)\b)[A-Z][a-z]+(?='s|[,.;:]| [a-z])")
_HOUSE = re.compile(r" (?:[Aa]l|bin|ibn)[ -][A-Z]\w+")  # "Mohammed bin Zayed | Al Nahyan"
_LONGEST_QUALIFIER = 14  # characters of "Metropolitan", and spaces
_LONGEST_COMBINING = 8  # characters of "Ibero-", and a space before it
_SHORT_PARLIAMENT = 3  # characters of 美国会
_BUSINESSES = ("company", "university", "media outlet")  # whose short names other words hold
_SHORT = 2  # characters of a name that is often a piece of a longer one
_TRANSLITERATION_EDGE = 3  # a foreign name of so few characters may be a piece of a longer one


NOT_AFTER_ARMY = "政战事机舰官衔委备费售援演工贸购力国阀火人械"  # 军 begins another word: 军备, 军事


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All names of one script: an automaton, the names it knows, and whose they are (None: no name at all)."""

    automaton: AhoCorasick
    names: tuple[str, ...]
    actors: dict[str, KnownActor | None]

    def matches(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, name), leftmost and longest first."""
        for number, start, end in self.automaton.find_matches_as_indexes(text):
            yield start, end, self.names[number]


def _index(names: dict[str, KnownActor | None]) -> NameIndex:
    patterns = tuple(names)
    return NameIndex(AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), patterns, names)


@cache
def latin_names() -> NameIndex:
    """Every English name; the single letter X needs its own rule (see `networks`)."""
    names: dict[str, KnownActor | None] = {}
    small = frozenset(load_lexicon("names.en")["heads-written-small"])
    for actor in known_actors().values():
        for name in actor.names["en"]:
            article = name.startswith("The ") and name[4:] in actor.names["en"]  # "the Philippines": no part of it
            if len(name) > 1 and not article:
                names.setdefault(name, actor)
    for name in list(names):
        before, _, head = name.rpartition(" ")
        if before and head in small:
            names.setdefault(f"{before} {head.lower()}", names[name])  # "the Taiwan strait", "the Labour party"
    names.update(dict.fromkeys(load_lexicon("blockers")["en"]))
    return _index(names)


@cache
def han_names() -> NameIndex:
    """Every Chinese name in simplified characters."""
    names: dict[str, KnownActor | None] = {}
    for actor in known_actors().values():
        for name in (*actor.names.listed("zh-hans"), *actor.names.listed("zh-hant")):
            names.setdefault(simplify(name), actor)
    names.update(dict.fromkeys(load_lexicon("blockers")["zh"]))
    return _index(names)


def is_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stands between word boundaries; "U.S." needs none after it."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() and before.isascii()) and not (
        after.isalnum() and after.isascii() and text[end - 1] != "."
    )


def _is_weak(actor: KnownActor, name: str) -> bool:
    """A person's name of one part ("Rubio", 鲁比奥) may be another person's too; 王毅 has two in one."""
    if actor.type is not ActorType.PERSON or " " in name or "·" in name:
        return False
    if name.isascii() or not "\u3400" <= name[0] <= "\u9fff":
        return name != actor.name
    return any("·" in other for other in actor.names.listed("zh-hans"))


def find_latin(page: Page) -> Iterator[Candidate]:
    """Yield the English names of known actors."""
    index = latin_names()
    text = page.text
    titles = [title for title in page.titles if " " in text[title.start : title.end]]
    for start, longest, longest_name in index.matches(page.text):
        end, name = longest, longest_name
        if titles and " " in name:
            end, name = _outside_titles(start, longest, longest_name, index, titles)
        if not is_word(text, start, end):
            continue
        actor = index.actors[name]
        span = Span(start + len("the ") if name.startswith("the ") else start, end)
        if actor is None:
            yield Candidate(span, ActorType.GROUP, rank=1, is_name=False)
        elif not _means_another(text, start, end, actor.type):
            if actor.type is ActorType.PLACE and text[start - 1 : start] == " ":
                span = _with_qualifier(text, span)
            elif actor.type is ActorType.PERSON and " " in name and (house := _HOUSE.match(text, end)):
                span = Span(span.start, house.end())
            yield Candidate(span, actor.type, actor.id, weak=_is_weak(actor, name))


def _with_qualifier(text: str, place: Span) -> Span:
    """Take in what a place is called by whom: "in Occupied | Kashmir"."""
    word = text[max(0, place.start - _LONGEST_QUALIFIER) : place.start - 1].rpartition(" ")[2]
    start = place.start - 1 - len(word)
    qualified = word in name_parts("qualifiers") and text[start - 2 : start - 1].isalpha()
    return Span(start, place.end) if qualified else place


def _means_another(text: str, start: int, end: int, kind: ActorType) -> bool:
    """Whether what is beside a listed name shows that it is none: "Mr. London", "NSA Orrel", "Euro-Atlantic"."""
    if kind is ActorType.PERSON:
        return is_vessel(text, start)  # "the aircraft carrier Abraham Lincoln"
    if kind is ActorType.ORGANIZATION:
        return text[start:end] in name_parts("abbreviated-titles") and _SURNAME.match(text, end) is not None
    if text[start - 1 : start] == "-":
        before = text[max(0, start - _LONGEST_COMBINING) : start - 1]
        return before.rpartition(" ")[2] in name_parts("combining")
    return text.endswith(_ADDRESSES, 0, start)


def _outside_titles(start: int, end: int, name: str, index: NameIndex, titles: Sequence[Title]) -> tuple[int, str]:
    """Cut a name that reaches into a title: of "US Treasury | Secretary" only "US" is a name."""
    title = next((title for title in titles_within(titles, start, end) if start < title.start < end < title.end), None)
    if title is None:
        return end, name
    shorter = name[: title.start - start].rstrip()
    return (start + len(shorter), shorter) if shorter in index.actors else (end, name)


def find_han(page: Page) -> Iterator[Candidate]:
    """Yield the Chinese names of known actors."""
    index = han_names()
    reached = 0
    for start, end, name in index.matches(page.text):
        if end - start == _SHORT and _is_of_other_words(page.text, start, end, index.actors[name], reached):
            continue
        reached = end
        for from_, to, shorter in _fitting(page.text, start, end, name, index):
            actor = index.actors[shorter]
            span = Span(from_, to)
            if actor is None:
                yield Candidate(span, ActorType.GROUP, rank=1, is_name=False)
            else:
                yield Candidate(span, actor.type, actor.id, weak=_is_weak(actor, shorter))


def _is_of_other_words(text: str, start: int, end: int, actor: KnownActor | None, reached: int) -> bool:
    """Whether two characters are a piece of a longer foreign name, or of two other words: 空|中行|动."""
    if actor and actor.kind in _BUSINESSES and text[max(0, start - 1) : start + 1] in everyday_words():
        return True
    return _is_foreign(actor) and _is_piece(text, start, end, reached)


def _is_foreign(actor: KnownActor | None) -> bool:
    """Whether an actor's Chinese name is one of a town or a company abroad, spelt by its sound."""
    return actor is not None and actor.type is not ActorType.PERSON and not actor.kind and not actor.iso


def _is_piece(text: str, start: int, end: int, reached: int) -> bool:
    """Whether two characters of a foreign name are a piece of a longer one: 拉法 of 阿拉法特."""
    foreign = _foreign_characters()
    if text[start] not in foreign or text[start + 1] not in foreign:
        return False
    before = start > reached and text[start - 1] in foreign and text[start - 2 : start] not in everyday_words()
    return before or (end < len(text) and text[end] in foreign and text[end : end + 2] not in everyday_words())


@cache
def _foreign_characters() -> frozenset[str]:
    lexicon = load_lexicon("names.zh")
    return frozenset(lexicon["transliteration"]) - frozenset(lexicon["stops"])


def _fitting(text: str, start: int, end: int, name: str, index: NameIndex) -> Iterator[tuple[int, int, str]]:
    """Yield the name, or the shorter one at its beginning where the longer one goes on (中国国防部|长)."""
    while not _ends_well(text, start, end, index.actors[name]):
        shorter = next((end - cut for cut in range(1, end - start - 1) if text[start : end - cut] in index.actors), 0)
        if not shorter:
            return
        end, name = shorter, text[start:shorter]
    yield start, end, name


@cache
def _after_parliaments() -> Words:
    """What follows the short name of a parliament: 美国会|通过."""
    return Words.of(load_lexicon("names.zh")["after-parliaments"])


def is_country_and_modal(text: str, start: int, end: int) -> bool:
    """Whether 会 is a verb behind a country, and no parliament of it: 美国|会|继续.

    >>> is_country_and_modal("美国会继续", 0, 3), is_country_and_modal("美国会通过", 0, 3)
    (True, False)
    """
    if end - start != _SHORT_PARLIAMENT or not text.endswith("国会", start, end):
        return False
    return is_han(text[end : end + 1]) and not _after_parliaments().begin_at(text, end)


def _ends_well(text: str, start: int, end: int, actor: KnownActor | None) -> bool:
    after = text[end : end + 1]
    before = text[max(0, start - 1) : start]
    if actor is None:
        return True
    if text[end - 1] in "部院局署委会府办团市省州县区" and after == "长":
        return False  # 国防部长 is a person's title
    if text[end - 1] == "法" and after == "院":
        return False  # 最高法|院
    if is_country_and_modal(text, start, end):
        return False
    if text[end - 1] == "军" and after and after in NOT_AFTER_ARMY:
        return False  # 中美军备竞赛
    if text[start] == "日" and before and (before.isdigit() or before in "今昨近当即"):
        return False  # 9日本报讯
    if actor.type is ActorType.PERSON and end - start <= _TRANSLITERATION_EDGE and (after == "·" or before == "·"):
        return before == "·" and after != "·"
    return True
