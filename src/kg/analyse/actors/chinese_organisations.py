"""Unlisted organisations in Chinese: a listed name and what is there (上海国际问题研究院), or a head that is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_bodies import any_of, find_chinese_bodies, verbs_before
from kg.analyse.actors.chinese_heads import Ground
from kg.analyse.actors.chinese_places import inner_character
from kg.analyse.actors.chinese_words import everyday_words, is_han, word_follows
from kg.analyse.actors.page import Page
from kg.gazetteer import known_actors
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_LONGEST = 10  # characters before a head
_GOVERNMENTS = ("政府", "当局")
_DIVISIONS = "省市县区州"
_NOT_AFTER = "长|生|里|内|会(?!社)|系统|们|员"


@cache
def _organisation() -> re.Pattern[str]:
    heads = any_of(load_lexicon("names.zh")["organisations"])
    return re.compile(rf"({inner_character()}{{0,{_LONGEST}}}?)({heads})(?!{_NOT_AFTER})")


@cache
def _inner_body() -> re.Pattern[str]:
    """A part of an organisation, right after its name: 国务院|发展研究中心."""
    inner, bodies = inner_character(), any_of(load_lexicon("names.zh")["inner-bodies"])
    return re.compile(rf"(?:{inner}{{0,6}}?(?:{bodies})|附属{inner}{{0,4}}?(?:医院|中学|小学))(?!{_NOT_AFTER})")


@cache
def _company() -> re.Pattern[str]:
    lexicon = load_lexicon("names.zh")
    team = f"队(?![{lexicon['no-team-after']}])"
    return re.compile(
        rf"(?:{any_of(lexicon['trades'])})*(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|公司(?!法)|俱乐部|{team})"
    )


@cache
def _team() -> re.Pattern[str]:
    """A team of a place, right after its name: 古巴|队, 大连|实德队."""
    lexicon = load_lexicon("names.zh")
    before, after = lexicon["no-team-before"], lexicon["no-team-after"]
    return re.compile(rf"{inner_character()}{{0,2}}(?<![{before}])队(?![{after}])")


@cache
def _local_body() -> re.Pattern[str]:
    """A body of a province or city, right after its name: 成都市|公安局."""
    return re.compile(rf"[{_DIVISIONS}]?(?:{any_of(load_lexicon('names.zh')['local-bodies'])})(?![长级际])")


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
    yield from find_chinese_bodies(text, ground, bodies)


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
    if len(found[1]) >= shortest and not verbs_before().match(text, end):
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
