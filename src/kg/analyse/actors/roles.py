"""The titles that a text gives people beside their names.

"Chinese Secretary of Defense Dong Jun", "Zheng Jian, a professor at Xiamen University", 中国国防部长董军, 董军防长.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.analyse.actors.page import Page
from kg.analyse.actors.states import country_before
from kg.analyse.actors.titles import Title, titles_within
from kg.lexicon import load_lexicon
from kg.model import Actor, ActorType, RoleHeld, Span

_LINK = re.compile(r" (?:of|for|at|with|from) (?:the |its )?")
_POSSESSED = re.compile(r"'s(?: [\w-]+){1,4}(?=[,.;:)])")
_APPOSITION = re.compile(r", (?:who (?:is|was) )?(?:an? |the |its |their |another )?")
_WORD_BEFORE = re.compile(r"(?:.*[^\w.-])?([\w.-]+) $", re.S)
_OWNERS = ("'s ", "' ")
_LONGEST_WORD = 20  # characters, with the space after it
_BARE = re.compile(r"(?:(?:[A-Z][\w'.&-]*|former|deputy|senior|acting|vice|executive|chief) ){0,4}")
_BETWEEN = re.compile(
    r"(?:(?!(?:in|which|after|before|when|while|as|hours|days|and|but|or|with|who|whose|where|that|by|on)\b)"
    r"[\w'.&-]+ ){0,4}"
)
_REACH = 60  # characters between a name and the title after it


@dataclass(frozen=True, slots=True)
class _Scene:
    """A text with its titles and with whom and what it names, by where that begins and ends."""

    text: str
    titles: Sequence[Title]
    title_ends: Mapping[int, Title]
    starts: Mapping[int, tuple[int, Actor]]
    ends: Mapping[int, tuple[int, Actor]]


def with_roles(page: Page, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the actors with the titles that stand beside people's names."""
    if not any(actor.type is ActorType.PERSON for actor in actors):
        return tuple(actors)
    starts: dict[int, tuple[int, Actor]] = {}
    ends: dict[int, tuple[int, Actor]] = {}
    for actor in actors:
        for start, end in actor.mentions:
            starts[start] = (end, actor)
            ends[end] = (start, actor)
    titles = [title for title in page.titles if not title.address]
    english = _Scene(page.text, titles, {title.end: title for title in titles}, starts, ends)
    chinese = _Scene(page.text, page.chinese_titles, {title.end: title for title in page.chinese_titles}, starts, ends)
    return tuple(
        replace(actor, roles=held)
        if actor.type is ActorType.PERSON and (held := _roles(english, chinese, actor))
        else actor
        for actor in actors
    )


def _roles(english: _Scene, chinese: _Scene, actor: Actor) -> tuple[RoleHeld, ...]:
    spans: set[tuple[int, int]] = set()
    for start, end in actor.mentions:
        spans.update(_english(english, start, end))
        if chinese.titles:
            spans.update(_chinese(chinese, start, end))
    return tuple(RoleHeld(Span(*span), _organization(english, span)) for span in sorted(spans))


def _organization(scene: _Scene, span: tuple[int, int]) -> str | None:
    """The organisation that a title names, else the country."""
    begun = [scene.starts[start] for start in range(*span) if start in scene.starts]
    inside = [actor for end, actor in begun if end <= span[1]]
    organisations = [actor.id for actor in inside if actor.type is ActorType.ORGANIZATION]
    places = [actor.id for actor in inside if actor.type is ActorType.PLACE]
    return next(iter([*organisations, *places]), None)


def _english(scene: _Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    title = scene.title_ends.get(start - 1)
    if title is None and scene.text[start - 2 : start - 1] == "," and scene.text[end : end + 1] in (",", "."):
        title = scene.title_ends.get(start - 2)
    if title:
        yield _widened(scene, title.start), title.end
    elif start - 1 in scene.ends:
        for earlier in titles_within(scene.titles, start - 2 * _REACH, start - 2):
            if start - _REACH < earlier.end and _title_end(scene, earlier.end) == start - 1:
                yield _widened(scene, earlier.start), start - 1  # "Secretary General of NATO Mark Rutte"
    if scene.text.startswith(", ", end):
        yield from _apposed(scene, end)


@cache
def _words_before() -> frozenset[str]:
    return frozenset(load_lexicon("titles.en")["before"])


def _widened(scene: _Scene, start: int) -> int:
    """Take in what stands before a title and belongs to it: "former", "Chinese", "Taiwan People's Party"."""
    words = _words_before()
    while True:
        low = max(0, start - _LONGEST_WORD, scene.text.rfind(" ", 0, start - 1) + 1)
        found = _WORD_BEFORE.match(scene.text, low, start)
        owner = next((mark for mark in _OWNERS if scene.text.endswith(mark, 0, start)), " ")
        reach = start - len(owner)
        if reach in scene.ends and scene.ends[reach][1].type is not ActorType.PERSON:
            return scene.ends[reach][0]
        if found and found[1].lower() in words:
            start = found.start(1)
        else:
            country = country_before(scene.text, start)
            return country[0] if country else start


def _apposed(scene: _Scene, end: int) -> Iterator[tuple[int, int]]:
    """Yield ", a professor at the Taiwan Research Institute of Xiamen University"."""
    opening = _APPOSITION.match(scene.text, end)
    if not opening:
        return
    between = _BARE if opening[0] == ", " else _BETWEEN
    for title in titles_within(scene.titles, opening.end(), opening.end() + _REACH):
        if between.fullmatch(scene.text, opening.end(), title.start):
            follower = scene.starts.get(title.end + 1)
            if follower is None or follower[1].type is not ActorType.PERSON:
                yield opening.end(), _title_end(scene, title.end)
            return


def _title_end(scene: _Scene, end: int) -> int:
    """Follow "of", "at", "for" to the names behind them."""
    while link := _LINK.match(scene.text, end):
        named = scene.starts.get(link.end())
        if named is None:
            break
        end = named[0]
        if possessed := _POSSESSED.match(scene.text, end):
            return possessed.end()  # "director of the Stimson Center's China program"
    return end


def _chinese(scene: _Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    near = titles_within(scene.titles, start - _REACH, end)
    for title in reversed(near):
        if title.end != at:
            continue
        begin = title.start
        while begin in scene.ends and scene.ends[begin][1].type is not ActorType.PERSON:
            begin = scene.ends[begin][0]  # 美国|白宫|新闻秘书
        yield begin, title.end
        if scene.text[begin - 1 : begin] != "、":
            break
        at = begin - 1  # 中共中央政治局委员、外交部长王毅
    after = next((title for title in near if title.start == end and title.office), None)
    if after and scene.starts.get(after.end, (0, None))[1] is None:
        yield after.start, after.end
