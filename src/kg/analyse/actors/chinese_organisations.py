"""Unlisted organisations in Chinese: a listed name and what is there (上海国际问题研究院), or a head that is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_places import inner_character, name_start
from kg.analyse.actors.page import Page
from kg.gazetteer import known_actors
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_HAN = "\u3400-\u9fff"
_LONGEST = 10  # characters before a head
_DIVISIONS = "省市县区州"
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
    return re.compile(rf"{inner_character()}{{0,2}}队(?![{_NO_TEAM}])")


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


def find_chinese_organisations(page: Page, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield what a listed name and a head make a name of; then those of a sure head, and periodicals."""
    text = page.text
    bodies = {name.span.end for name in known if name.type is ActorType.ORGANIZATION}
    for name in known:
        if name.is_name and name.type is ActorType.PLACE:
            yield from _of_place(text, name, bodies)
        elif name.is_name and name.type is ActorType.ORGANIZATION:
            yield from _of_organisation(text, name)
    edges = {title.end for title in page.chinese_titles}
    for head in _sure_head().finditer(text):
        stop = head.start()
        start = _begin(text, name_start(text, stop), stop, edges)
        if head.end() not in bodies and start < stop - 1 and not _generic().fullmatch(text, start, stop):
            yield Candidate(Span(start, head.end()), ActorType.ORGANIZATION, rank=-4)
    for found in _foreign_body().finditer(text):
        yield Candidate(Span(*found.span()), ActorType.ORGANIZATION, rank=-3)
    for found in _periodical().finditer(text) if "《" in text else ():
        yield Candidate(Span(*found.span(1)), ActorType.ORGANIZATION, rank=-3)


def _of_organisation(text: str, name: Candidate) -> Iterator[Candidate]:
    """Yield a company by its whole name (阿里巴巴|集团), and a part of an organisation (国务院|办公厅)."""
    start, end = name.span
    if known_actors()[name.actor or ""].kind in ("company", "") and (whole := _company().match(text, end)):
        yield name._replace(span=Span(start, whole.end()))
    elif body := _inner_body().match(text, end):
        yield Candidate(Span(start, body.end()), ActorType.ORGANIZATION, rank=-2)


def _of_place(text: str, name: Candidate, bodies: set[int]) -> Iterator[Candidate]:
    start, end = name.span
    is_country = known_actors()[name.actor or ""].kind == "country"
    if not is_country:
        at = end - 1 if text[end - 1] in _DIVISIONS else end
        if local := _local_body().match(text, at):
            yield Candidate(Span(start, local.end()), ActorType.ORGANIZATION, rank=-2)
    if team := _team().match(text, end):
        yield Candidate(Span(start, team.end()), ActorType.ORGANIZATION, rank=-3)
    found = _organisation().match(text, end)
    if found is None or found.end() in bodies:
        return  # 卡塔尔|半岛电视台
    shortest = 2 if is_country and found[2] in load_lexicon("names.zh")["long-organisations"] else 0
    if len(found[1]) >= shortest and not _verb_before().match(text, end):
        yield Candidate(Span(start, found.end()), ActorType.ORGANIZATION, rank=-2)


def _begin(text: str, start: int, end: int, edges: set[int]) -> int:
    """Return where the name begins: after the last title or verb in what stands before the head."""
    start = max((at for at in range(start, end) if at in edges), default=start)
    verb = _verb_before().match(text, start, end)
    return verb.end() if verb else start
