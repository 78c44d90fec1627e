"""Unlisted organisations and places in Chinese: a known place and what is there (上海国际问题研究院, 日本青森县)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.page import Page
from kg.gazetteer import known_actors
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_HAN = "\u3400-\u9fff"
_SCHOOLS = ("大学", "研究院", "研究所", "基金会")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lexicon = load_lexicon("names.zh")
    inner = f"(?:(?![{lexicon['stops']}])[{_HAN}])"
    heads = "|".join(sorted(lexicon["organisations"], key=len, reverse=True))
    places = "|".join(sorted(lexicon["places"], key=len, reverse=True))
    foreign = f"[{lexicon['transliteration']}]"
    return (
        re.compile(rf"({inner}{{0,10}}?)({heads})(?!长|生|里|内|会|系统)"),
        re.compile(
            rf"(?!附近|周边|周围|沿海|境内|沿岸|[东西南北中]部)({inner}{{2,4}}?)({places})(?![{_HAN}]?长|委|场|政府|域|民|内|警|外|洋|军|上|口)"
        ),
        re.compile(
            # the look behind stands second, so that the search goes from one such character to the next
            rf"{foreign}(?<!{foreign}{foreign}){foreign}{{2,5}}(?:省|市|州|县|岛|港|镇|海峡|群岛|半岛|机场|河)(?![长场民政委区面值价况售内])"
        ),
        re.compile(
            rf"《([{_HAN}A-Za-z ]{{2,12}}?"
            r"(?:(?:报|社|网|台|周刊|杂志|新闻|时报)(?=》)|(?=》(?:杂志|周刊|日报|晚报|网站))))》"
        ),
    )


@cache
def _school() -> re.Pattern[str]:
    """A university or institute that opens a clause: ，淡江大学教授."""
    inner = f"(?:(?![{load_lexicon('names.zh')['stops']}])[{_HAN}])"
    return re.compile(rf"(?<![{_HAN}]){inner}{{2,6}}?(?:{'|'.join(_SCHOOLS)})(?!生|里|内|毕业)")


@cache
def _local_body() -> re.Pattern[str]:
    """A body of a province or city, right after its name: 成都市|公安局."""
    bodies = "|".join(sorted(load_lexicon("names.zh")["local-bodies"], key=len, reverse=True))
    return re.compile(rf"[省市县区]?(?:{bodies})(?![长级际])")


@cache
def _foreign_body() -> re.Pattern[str]:
    """A medium or body with a transliterated name: 马西拉电视台."""
    foreign = load_lexicon("names.zh")["transliteration"]
    return re.compile(
        rf"(?<![{foreign}])[{foreign}]{{2,6}}(?:电视台|电台|通讯社|新闻社|新闻网|集团|公司|大学|研究所|基金会|银行)"
    )


def find_chinese_organisations(page: Page, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield what a known place and a head make a name of; then places and periodicals."""
    text = page.text
    organisation, place, foreign_place, periodical = _patterns()
    taken = {edge for candidate in known for edge in candidate.span}
    known_bodies = {c.span.end for c in known if c.type is ActorType.ORGANIZATION}
    long_heads = load_lexicon("names.zh")["long-organisations"]
    for candidate in known:
        if candidate.type is not ActorType.PLACE or not candidate.is_name:
            continue
        start, end = candidate.span.start, candidate.span.end
        is_country = known_actors()[candidate.actor or ""].kind == "country"
        found = organisation.match(text, end)
        if not is_country and (local := _local_body().match(text, end)):
            yield Candidate(Span(start, local.end()), ActorType.ORGANIZATION, rank=-2)
        if found and found.end() in known_bodies:
            continue  # 卡塔尔|半岛电视台
        if found and len(found[1]) >= (2 if is_country and found[2] in long_heads else 0):
            yield Candidate(Span(start, found.end()), ActorType.ORGANIZATION, rank=-2)
        elif (found := place.match(text, end)) and not any(end < at < found.end() for at in taken):
            yield Candidate(Span(end, found.end()), ActorType.PLACE, rank=-2)
    schools = _school().finditer(text) if any(head in text for head in _SCHOOLS) else ()
    for found in schools:
        yield Candidate(Span(*found.span()), ActorType.ORGANIZATION, rank=-3)
    for found in _foreign_body().finditer(text):
        yield Candidate(Span(*found.span()), ActorType.ORGANIZATION, rank=-3)
    for found in foreign_place.finditer(text):
        yield Candidate(Span(*found.span()), ActorType.PLACE, rank=-3)
    for found in periodical.finditer(text):
        yield Candidate(Span(*found.span(1)), ActorType.ORGANIZATION, rank=-3)
