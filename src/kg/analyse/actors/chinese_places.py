"""Chinese places beside listed ones (昆山|市, 青岛市|市南区, 杭州|萧山国际机场); transliterated ones (斯卡波罗市)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_heads import Ground
from kg.analyse.actors.chinese_words import ends_name, everyday_words, is_han
from kg.analyse.actors.page import Page
from kg.analyse.actors.words_beside import Words
from kg.gazetteer import known_actors
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_HAN = "\u3400-\u9fff"
_ONWARD = "长委场政府域民内警外洋军上口价值级情立际属"  # these make another word of the suffix before: 市场, 省委, 州长
_LONGEST_CHAIN = 4
_SHORTEST = 2  # characters before the head of a place that no listed name stands before
_LONGEST_WATER = 3
_LONGEST_COUNTY = 3  # characters of its name
_COUNTRYSIDE = ("县", "镇", "乡", "村")  # whose names have two characters where nothing shows their beginning
_IN_CHAINS = ("区", "街道", "社区", "市")  # such words stand alone too often
_ONWARD_AFTER_HEADS = frozenset(_ONWARD + "方路台间")
_DIVISIONS = ("省", "市", "县", "州", "郡", "邦")
_SMALL_DIVISIONS = frozenset({"CN", "TW", "HK", "JP", "KR"})  # where districts and islands are listed

_Test = Callable[[str, int, int, int, Ground], bool]  # (text, start, head, end, ground) → whether a place is named


def _any_of(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def inner_character() -> str:
    """Return a pattern of a character that may stand inside a name; of stops only 和 of 和平 may."""
    return f"(?:和(?=平)|(?![{load_lexicon('names.zh')['stops']}])[{_HAN}])"


@cache
def _suffix() -> re.Pattern[str]:
    suffixes = _any_of(load_lexicon("names.zh")["settlements"])
    return re.compile(rf"(?:{suffixes})(?![{_ONWARD}]|区(?!委)|方|路|台|间)")


@cache
def _place() -> re.Pattern[str]:
    lexicon = load_lexicon("names.zh")
    inner = f"(?:(?![{lexicon['place-stops']}]){inner_character()})"
    return re.compile(
        rf"(?!附近|周边|周围|沿海|境内|沿岸|[东西南北中]部)"
        rf"(?:{inner}{{2,4}}?|{inner}{{5,9}}(?=自治))(?:{_any_of(lexicon['places'])})"
        rf"(?![{_HAN}]?长|[{_ONWARD}])"
    )


@cache
def _facility() -> re.Pattern[str]:
    lexicon = load_lexicon("names.zh")
    inner = f"(?:(?![{lexicon['place-stops']}]){inner_character()})"
    return re.compile(rf"{inner}{{0,6}}?(?:{_any_of(lexicon['facilities'])})")


@cache
def _foreign_place() -> re.Pattern[str]:
    foreign = f"[{load_lexicon('names.zh')['transliteration']}]"
    return re.compile(
        # the look behind stands second, so that the search goes from one such character to the next
        rf"{foreign}(?<!{foreign}{foreign}){foreign}{{2,5}}"
        r"(?:(?:省|市|州|县|岛|港|镇|海峡|群岛|半岛|机场|河)(?![长场民政委区面值价况售内])|地区|大区|谷地|河谷|难民营|水库|盆地|公路|大街|大道|广场|大厦|运河|口岸)"
    )


@cache
def _foreign_town() -> re.Pattern[str]:
    """Match a verb of movement, or 在, and what may be a town: 逃往|库库塔与, 在|埃尔多雷特附近."""
    lexicon = load_lexicon("names.zh")
    return re.compile(rf"(在|{_any_of(lexicon['movement'])})([{lexicon['transliteration']}]{{3,6}})")


@cache
def _after_town(near: bool) -> Words:
    lexicon = load_lexicon("names.zh")
    return Words.of(lexicon["near-towns"] if near else [*lexicon["after-towns"], *lexicon["near-towns"]])


def _foreign_towns(text: str) -> Iterator[Span]:
    """Yield the towns that a verb of movement or a word of nearness shows."""
    for found in _foreign_town().finditer(text):
        start, end = found.span(2)
        near = found[1] == "在"
        if not near and not "\u3400" <= text[end : end + 1] <= "\u9fff" and text[end : end + 1] != "·":
            yield Span(start, end)
            continue
        words = _after_town(near)
        if stop := next((at for at in range(end, start + 2, -1) if words.begin_at(text, at)), None):
            yield Span(start, stop)


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(load_lexicon('names.zh')['not-places'])})$")


@cache
def _heads() -> tuple[AhoCorasick, Mapping[str, _Test]]:
    """What tells a place without a listed name before it, and the test of its name: 陇西|县, 腾格里|沙漠."""
    lexicon = load_lexicon("names.zh")
    kinds = dict.fromkeys(lexicon["sure-places"], _is_sure)
    kinds |= dict.fromkeys(lexicon["divisions"], _is_division) | dict.fromkeys(lexicon["waters"], _is_water)
    return AhoCorasick(tuple(kinds), matchkind=MatchKind.LeftmostLongest), kinds


@cache
def _no_divisions() -> tuple[frozenset[str], frozenset[str]]:
    """(Characters that no division's name begins with, words that end as one does): 全|县, 城市."""
    lexicon = load_lexicon("names.zh")
    return frozenset(lexicon["not-first-of-places"]), everyday_words().union(lexicon["not-divisions"])


@cache
def _local_bodies() -> Words:
    """Bodies that show a division: 瑞安市|公安局."""
    return Words.of(load_lexicon("names.zh")["local-bodies"])


def find_chinese_places(page: Page, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield listed places with what they are, and the unlisted ones that stand behind them."""
    text = page.text
    ground = Ground(page, known)
    for name in known:
        if name.type is ActorType.PLACE and name.is_name:
            for place in _after(text, name, ground):
                ground.add(place)
                yield place
    yield from _headed(text, ground)
    for found in _foreign_place().finditer(text):
        yield Candidate(Span(*found.span()), ActorType.PLACE, rank=-3)
    for town in _foreign_towns(text):
        yield Candidate(town, ActorType.PLACE, rank=-3)


def _headed(text: str, ground: Ground) -> Iterator[Candidate]:
    """Yield the places that their heads show, from left to right: one begins where the last ends (沂水县|泉庄乡)."""
    automaton, tests = _heads()
    for _, head, end in automaton.find_matches_as_indexes(text):
        onward = text[end : end + 1] in _ONWARD_AFTER_HEADS or text[end - 1 : end + 1] in everyday_words()
        if onward or ground.is_inside(head) or ground.is_inside(end):
            continue
        start = ground.place_start(head)
        in_country = text[head:end] in _COUNTRYSIDE
        if in_country and (start is None or head - start > _LONGEST_COUNTY):
            start = head - _SHORTEST  # 湘西|永顺县
        if start is None or start == head:
            continue
        if tests[text[head:end]](text, start, head, end, ground):
            place = Candidate(Span(start, end), ActorType.PLACE, rank=-4)
            ground.add(place)
            yield place


def _is_sure(text: str, start: int, head: int, _end: int, _ground: Ground) -> bool:
    """Whether what stands before a sure head is more than a description: 腾格里|沙漠, but no 新建|机场."""
    plain = text[start : start + 2] in everyday_words()
    return head - start >= _SHORTEST and not plain and not _generic().search(text, start, head)


def _is_water(text: str, start: int, head: int, end: int, ground: Ground) -> bool:
    """Whether a river, a lake or a mountain is named: 松滋河、, 嘉陵江、|岷江|、; 护城河 is none."""
    in_row = text[start - 1 : start] == "、" and start - 1 in ground.place_ends
    longest = 1 <= head - start <= _LONGEST_WATER if in_row else _SHORTEST <= head - start <= _LONGEST_WATER
    plain = text[head - 1 : end] in everyday_words() or text[start : start + 2] in everyday_words()
    plain = plain or any(ground.begins(at + 1) for at in range(start, head))
    return longest and not plain and ends_name(text, end)


def _is_division(text: str, start: int, head: int, end: int, ground: Ground) -> bool:
    """Whether a division is named, not meant in general: 全县, 城市, 贫困村."""
    first, words = _no_divisions()
    after_place = start in ground.place_ends
    shown = after_place or text[head:end] not in _IN_CHAINS or _local_bodies().begin_at(text, end)
    if head - start < (_SHORTEST - after_place) or not shown:
        return False
    if text[start] in first or text[start:end] in words or text[start : start + 3] in words:
        return False
    plain = text[start : start + 2] in words or text[head - 1 : end] in words
    if _generic().search(text, start, head) if after_place else plain:
        return False  # 湖北省|贫困村, but 镇赉县|立新村
    stops = load_lexicon("names.zh")["place-stops"]
    inner = range(start, head)
    return all(is_han(text[at]) and text[at] not in stops and (at == start or not ground.begins(at)) for at in inner)


def _after(text: str, name: Candidate, ground: Ground) -> Iterator[Candidate]:
    start, end = name.span
    if suffix := _own_suffix(text, name):
        end = suffix
        yield name._replace(span=Span(start, end))
    if facility := _facility().match(text, end):
        yield Candidate(Span(start, facility.end()), ActorType.PLACE, rank=-2)
    for _ in range(_LONGEST_CHAIN):
        found = _place().match(text, end)
        if found is None or found[0][-2:] in load_lexicon("names.zh")["not-districts"]:
            return
        if any(
            at in ground.starts or at in ground.place_ends for at in range(end + 1, found.end())
        ) or ground.is_inside(found.end()):
            return
        words, at = everyday_words(), found.end()
        cuts = text[at - 1 : at + 1] in words or text[end : end + 2] in words or text[end + 1 : end + 3] in words
        if cuts or text[end] in _no_divisions()[0]:
            return  # 凉水村|发生山体滑坡, 深圳|广电旗下
        yield Candidate(Span(end, found.end()), ActorType.PLACE, rank=-2)
        end = found.end()


def _own_suffix(text: str, name: Candidate) -> int | None:
    """Return where a listed place ends with what it is: 昆山|市, 清莱|府; 亚太区 is none."""
    end = name.span.end
    actor = known_actors()[name.actor or ""]
    found = _suffix().match(text, end) if actor.kind != "country" else None
    if found is None or (text[end - 1] in _DIVISIONS and text[end - 1] + found[0] != "州市"):
        return None  # 郑州|市, but 加州|市长
    if found[0] not in _DIVISIONS and actor.iso not in _SMALL_DIVISIONS:
        return None  # 亚太|区
    return found.end()
