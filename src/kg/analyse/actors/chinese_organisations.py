"""Unlisted organisations in Chinese: a listed name and what is there (上海国际问题研究院), or a head that is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_heads import Ground
from kg.analyse.actors.chinese_places import inner_character
from kg.analyse.actors.chinese_words import everyday_words, is_han, word_follows
from kg.analyse.actors.page import Page
from kg.analyse.actors.words_beside import Words
from kg.gazetteer import known_actors
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_HAN = "\u3400-\u9fff"
_LONGEST = 10  # characters before a head
_LONGEST_COMPANY = 6
_LONGEST_SHORT_NAME = 3
_GOVERNMENTS = ("政府", "当局")
_DIVISIONS = "省市县区州"
_TROOPS = "团军部舰车乐卫船商梯排纵舞"  # these make another word of 队: 美国|团队
_NO_TEAM = "长员伍友列里内形医部名旗"  # 队 and these are other words
_NOT_AFTER = "长|生|里|内|会(?!社)|系统|们|员"


def _any_of(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _organisation() -> re.Pattern[str]:
    heads = _any_of(load_lexicon("names.zh")["organisations"])
    return re.compile(rf"({inner_character()}{{0,{_LONGEST}}}?)({heads})(?!{_NOT_AFTER})")


@cache
def _inner_body() -> re.Pattern[str]:
    """A part of an organisation, right after its name: 国务院|发展研究中心."""
    inner, bodies = inner_character(), _any_of(load_lexicon("names.zh")["inner-bodies"])
    return re.compile(rf"(?:{inner}{{0,6}}?(?:{bodies})|附属{inner}{{0,4}}?(?:医院|中学|小学))(?!{_NOT_AFTER})")


@cache
def _company() -> re.Pattern[str]:
    trades = _any_of(load_lexicon("names.zh")["trades"])
    return re.compile(
        rf"(?:{trades})*(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|公司(?!法)|俱乐部|队(?![{_NO_TEAM}]))"
    )


@cache
def _team() -> re.Pattern[str]:
    """A team of a place, right after its name: 古巴|队, 大连|实德队."""
    return re.compile(rf"{inner_character()}{{0,2}}(?<![{_TROOPS}])队(?![{_NO_TEAM}])")


@cache
def _local_body() -> re.Pattern[str]:
    """A body of a province or city, right after its name: 成都市|公安局."""
    return re.compile(rf"[{_DIVISIONS}]?(?:{_any_of(load_lexicon('names.zh')['local-bodies'])})(?![长级际])")


@cache
def _sure_head() -> re.Pattern[str]:
    """A head that is enough to make an organisation of what stands before it: 由|人民文学|出版社."""
    heads = _any_of(load_lexicon("names.zh")["sure-organisations"])
    return re.compile(rf"(?:{heads})(?!{_NOT_AFTER}|毕业)")


@cache
def _generic() -> re.Pattern[str]:
    """What tells no organisation from another: 儿童|图书馆."""
    return re.compile(rf"(?:{_any_of(load_lexicon('names.zh')['generic'])})*")


@cache
def _verb_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(load_lexicon('names.zh')['verbs-before'])})+")


@cache
def _foreign_body() -> re.Pattern[str]:
    """A medium or body with a transliterated name: 马西拉电视台."""
    lexicon = load_lexicon("names.zh")
    foreign = f"(?![{lexicon['stops']}])[{lexicon['transliteration']}]"
    return re.compile(
        rf"(?<![{lexicon['transliteration']}])(?:{foreign}){{2,6}}"
        r"(?:电视台|电台|通讯社|新闻社|新闻网|集团|公司|大学|研究所|基金会|银行)"
    )


@cache
def _periodical() -> re.Pattern[str]:
    return re.compile(
        rf"《([{_HAN}A-Za-z ]{{2,12}}?"
        r"(?:(?:报|社|网|台|周刊|杂志|新闻|时报)(?=》)|(?=》(?:杂志|周刊|日报|晚报|网站))))》"
    )


def find_chinese_organisations(
    page: Page, known: Sequence[Candidate], places: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Yield what a name and a head make a name of; then those of a sure head, and periodicals.

    `known` are the listed names, `places` those that only their heads show.
    """
    text = page.text
    ground = Ground(page, [*known, *places])
    bodies = {name.span.end for name in known if name.type is ActorType.ORGANIZATION}
    for name in (*known, *places):
        if name.is_name and name.type is ActorType.PLACE:
            yield from _of_place(text, name, bodies, ground)
        elif name.is_name and name.type is ActorType.ORGANIZATION:
            yield from _of_organisation(text, name)
    yield from _headed(text, ground, bodies)
    yield from _with_officers(text, ground)
    yield from _companies(text, ground)
    for found in _foreign_body().finditer(text):
        yield Candidate(Span(*found.span()), ActorType.ORGANIZATION, rank=-3)
    for found in _periodical().finditer(text) if "《" in text else ():
        yield Candidate(Span(*found.span(1)), ActorType.ORGANIZATION, rank=-3)


def _headed(text: str, ground: Ground, bodies: set[int]) -> Iterator[Candidate]:
    """Yield what a sure head makes a name of: 由|人民文学|出版社."""
    for head in _sure_head().finditer(text):
        stop = head.start()
        if head.end() in bodies or ground.is_inside(stop) or ground.is_inside(head.end()):
            continue
        start = ground.body_start(stop)
        if verb := _verb_before().match(text, start, stop):
            start = verb.end()
        if start < stop - 1 and not _generic().fullmatch(text, start, stop):
            yield Candidate(Span(start, head.end()), ActorType.ORGANIZATION, rank=-4)


@cache
def _officer() -> re.Pattern[str]:
    return re.compile(_any_of(load_lexicon("names.zh")["officers"]))


@cache
def _no_company() -> Words:
    return Words.of(load_lexicon("names.zh")["no-company"])


def _with_officers(text: str, ground: Ground) -> Iterator[Candidate]:
    """Yield the companies and clubs that somebody stands behind whom only they have: 玉柴机器|董事长, 皇马|主帅."""
    for officer in _officer().finditer(text):
        stop = officer.start()
        start = ground.body_start(stop)
        own = max((at for at in ground.place_ends if start <= at <= stop), default=start)
        if ground.is_inside(stop) or stop in ground.other_ends or not 2 <= stop - own <= _LONGEST_COMPANY:
            continue
        words = everyday_words()
        plain = text[own : own + 2] in words or text[own : own + 3] in words or text[stop - 2 : stop] in words
        if not plain and not _no_company().begin_at(text, own) and not _no_company().end_at(text, stop):
            yield Candidate(Span(start, stop), ActorType.ORGANIZATION, rank=-5)


@cache
def _company_end() -> re.Pattern[str]:
    return re.compile(_any_of(load_lexicon("names.zh")["company-ends"]))


def _companies(text: str, ground: Ground) -> Iterator[Candidate]:
    """Yield companies by the short names of the stock market, between two edges: 据|福泰科技|2月25日公告."""
    for trade in _company_end().finditer(text):
        stop, end = trade.span()
        start = ground.body_start(stop)
        if not 2 <= stop - start <= _LONGEST_SHORT_NAME or ground.is_inside(stop) or ground.is_inside(end):
            continue
        words = everyday_words()
        plain = text[start : start + 2] in words or text[stop - 2 : stop] in words
        plain = plain or bool(_generic().fullmatch(text, start, stop)) or _no_company().begin_at(text, start)
        if not plain and (not is_han(text[end : end + 1]) or word_follows(text, end)):
            yield Candidate(Span(start, end), ActorType.ORGANIZATION, rank=-5)


def _of_organisation(text: str, name: Candidate) -> Iterator[Candidate]:
    """Yield a company by its whole name (阿里巴巴|集团), and a part of an organisation (国务院|办公厅)."""
    start, end = name.span
    if known_actors()[name.actor or ""].kind in ("company", "") and (whole := _company().match(text, end)):
        yield name._replace(span=Span(start, whole.end()))
    elif known_actors()[name.actor or ""].kind == "party" and text.startswith(_GOVERNMENTS, end):
        yield Candidate(Span(start, end + 2), ActorType.ORGANIZATION, rank=-2)  # 工党|政府
    elif body := _inner_body().match(text, end):
        yield Candidate(Span(start, body.end()), ActorType.ORGANIZATION, rank=-2)


def _of_place(text: str, name: Candidate, bodies: set[int], ground: Ground) -> Iterator[Candidate]:
    start, end = name.span
    is_country = known_actors()[name.actor].kind == "country" if name.actor else False
    if not is_country:
        at = end - 1 if text[end - 1] in _DIVISIONS else end
        if local := _local_body().match(text, at):
            yield Candidate(Span(start, local.end()), ActorType.ORGANIZATION, rank=-2)
        elif at < end and (body := _body_end(text, end, ground)):
            yield Candidate(Span(start, body), ActorType.ORGANIZATION, rank=-3)
    if team := _team().match(text, end):
        yield Candidate(Span(start, team.end()), ActorType.ORGANIZATION, rank=-3)
    found = _organisation().match(text, end)
    if found is None or found.end() in bodies:
        return  # 卡塔尔|半岛电视台
    shortest = 2 if is_country and found[2] in load_lexicon("names.zh")["long-organisations"] else 0
    if len(found[1]) >= shortest and not _verb_before().match(text, end):
        yield Candidate(Span(start, found.end()), ActorType.ORGANIZATION, rank=-2)


def _body_end(text: str, start: int, ground: Ground) -> int | None:
    """Return where a body of a division ends whose name begins at `start`: 咸宁市|文化和旅游局."""
    ends, stops = load_lexicon("names.zh")["body-ends"], load_lexicon("names.zh")["stops"]
    words = everyday_words()
    if word_follows(text, start):
        return None
    for at in range(start, start + _LONGEST):
        character = text[at : at + 1]
        if (
            not is_han(character)
            or at in ground.starts
            or character in _DIVISIONS
            or (character in stops and character != "和")
        ):
            return None
        whole = text[at - 1 : at + 1] not in words and text[at : at + 2] not in words
        if character in ends and at > start and whole:
            return at + 1
    return None
