"""Organisations in Chinese that no listed name stands before: a head that is enough, or what companies alone have.

由|人民文学|出版社, 玉柴机器|董事长, 福泰|科技. All heads are looked for in one sweep.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.chinese_heads import Ground
from kg.analyse.actors.chinese_words import everyday_words, is_han, may_end, word_follows
from kg.analyse.actors.words_beside import Words
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_HAN = "\u3400-\u9fff"
_LONGEST_COMPANY = 6  # characters of its name before an officer
_LONGEST_SHORT_NAME = 3  # … and before its trade
_LONGEST_TEAM = 4
_NOT_AFTER = re.compile("长|生|里|内|会(?!社)|系统|们|员|毕业")
_Rule = Callable[[str, int, int, Ground], Candidate | None]  # (text, start of the head, its end, ground)


def any_of(words: list[str]) -> str:
    """Return a pattern of the words, the longer ones first."""
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _heads() -> tuple[AhoCorasick, Mapping[str, _Rule]]:
    """The heads, and by which rule each shows an organisation."""
    lexicon = load_lexicon("names.zh")
    rules: dict[str, _Rule] = dict.fromkeys(lexicon["company-ends"], _company)
    rules |= dict.fromkeys(lexicon["officers"], _with_officer)
    rules |= dict.fromkeys(lexicon["sure-organisations"], _headed)
    rules["队"] = _team
    return AhoCorasick(tuple(rules), matchkind=MatchKind.LeftmostLongest), rules


@cache
def _generic() -> re.Pattern[str]:
    """What tells no organisation from another: 儿童|图书馆."""
    return re.compile(rf"(?:{any_of(load_lexicon('names.zh')['generic'])})*")


@cache
def verbs_before() -> re.Pattern[str]:
    """Match what no name of an organisation begins with: 考上|东北师范大学."""
    return re.compile(rf"(?:{any_of(load_lexicon('names.zh')['verbs-before'])})+")


@cache
def _no_company() -> Words:
    return Words.of(load_lexicon("names.zh")["no-company"])


@cache
def _periodical() -> re.Pattern[str]:
    return re.compile(
        rf"《([{_HAN}A-Za-z ]{{2,12}}?"
        r"(?:(?:报|社|网|台|周刊|杂志|新闻|时报)(?=》)|(?=》(?:杂志|周刊|日报|晚报|网站))))》"
    )


def find_chinese_bodies(text: str, ground: Ground, bodies: set[int]) -> Iterator[Candidate]:
    """Yield what a head makes a name of, where no name of a listed body in `bodies` ends; then periodicals."""
    automaton, rules = _heads()
    for _, start, end in automaton.find_matches_as_indexes(text):
        if end in bodies or ground.is_inside(start) or ground.is_inside(end):
            continue
        if found := rules[text[start:end]](text, start, end, ground):
            yield found
    for periodical in _periodical().finditer(text) if "《" in text else ():
        yield Candidate(Span(*periodical.span(1)), ActorType.ORGANIZATION, rank=-3)


def _headed(text: str, head: int, end: int, ground: Ground) -> Candidate | None:
    """Return what a sure head makes a name of: 由|人民文学|出版社."""
    if _NOT_AFTER.match(text, end):
        return None
    start = ground.body_start(head)
    if verb := verbs_before().match(text, start, head):
        start = verb.end()
    if start >= head - 1 or _generic().fullmatch(text, start, head):
        return None
    return Candidate(Span(start, end), ActorType.ORGANIZATION, rank=-4)


def _with_officer(text: str, officer: int, _end: int, ground: Ground) -> Candidate | None:
    """Return the company or club that somebody stands behind whom only they have: 玉柴机器|董事长, 皇马|主帅."""
    start = ground.body_start(officer)
    own = max((at for at in range(start, officer + 1) if at in ground.place_ends), default=start)
    if officer in ground.other_ends or not 2 <= officer - own <= _LONGEST_COMPANY:
        return None
    if _is_plain(text, own, officer) or text[own : own + 3] in everyday_words():
        return None
    return Candidate(Span(start, officer), ActorType.ORGANIZATION, rank=-5)


def _company(text: str, trade: int, end: int, ground: Ground) -> Candidate | None:
    """Return a company by its short name of the stock market, between two edges: 据|福泰科技|2月25日公告."""
    if is_han(text[end : end + 1]) and not word_follows(text, end):
        return None
    start = ground.body_start(trade)
    if not 2 <= trade - start <= _LONGEST_SHORT_NAME or _generic().fullmatch(text, start, trade):
        return None
    return None if _is_plain(text, start, trade) else Candidate(Span(start, end), ActorType.ORGANIZATION, rank=-5)


def _team(text: str, head: int, end: int, ground: Ground) -> Candidate | None:
    """Return a team by its own name: 击败|雄鹰队, but no 救援队."""
    lexicon = load_lexicon("names.zh")
    if text[end : end + 1] in {*lexicon["no-team-after"]}:
        return None
    if text[head - 1] in lexicon["no-team-before"] + lexicon["no-own-team-before"]:
        return None
    start = ground.body_start(head)
    own = max((at for at in range(start, head + 1) if at in ground.place_ends), default=start)
    if not 2 <= head - own <= _LONGEST_TEAM:
        return None
    ends = may_end(text, end)
    return (
        Candidate(Span(start, end), ActorType.ORGANIZATION, rank=-5)
        if ends and not _is_plain(text, own, head)
        else None
    )


def _is_plain(text: str, start: int, end: int) -> bool:
    """Whether what may be a company's name begins or ends as everyday words do: 民营企业|董事长."""
    words = everyday_words()
    plain = text[start : start + 2] in words or text[end - 2 : end] in words
    return plain or _no_company().begin_at(text, start) or _no_company().end_at(text, end)
