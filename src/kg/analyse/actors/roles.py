"""The titles that a text gives people beside their names.

"Chinese Secretary of Defense Dong Jun", "Zheng Jian, a professor at Xiamen University", 中国国防部长董军, 董军防长.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.analyse.actors.candidate import Passage
from kg.analyse.actors.states import country_before
from kg.analyse.actors.titles import Title, find_titles, titles_within
from kg.lexicon import load_lexicon
from kg.model import Actor, ActorType, RoleHeld, Span

_LINK = re.compile(r" (?:of|for|at|with|from) (?:the |its )?")
_POSSESSED = re.compile(r"'s(?: [\w-]+){1,4}(?=[,.;:)])")
_APPOSITION = re.compile(r", (?:who (?:is|was) )?(?:an? |the |its |their |another )?")
_WORD_BEFORE = re.compile(r"([\w.-]+) $")
_OWNER_BEFORE = re.compile(r"'s? $")
_BARE = re.compile(r"(?:(?:[A-Z][\w'.&-]*|former|deputy|senior|acting|vice|executive|chief) ){0,4}")
_BETWEEN = re.compile(
    r"(?:(?!(?:in|which|after|before|when|while|as|hours|days|and|but|or|with|who|whose|where|that|by|on)\b)"
    r"[\w'.&-]+ ){0,4}"
)
_REACH = 60  # characters between a name and the title after it


@dataclass(frozen=True, slots=True)
class _Scene:
    """A passage with its titles and with whom and what it names, by where that begins and ends."""

    passage: Passage
    titles: Sequence[Title]
    starts: Mapping[int, tuple[int, Actor]]
    ends: Mapping[int, tuple[int, Actor]]

    @property
    def text(self) -> str:
        """The passage's text."""
        return self.passage.text


def with_roles(passages: Sequence[Passage], actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the actors with the titles that stand beside people's names."""
    held: dict[str, dict[Span, RoleHeld]] = {}
    mentions = sorted((span, number) for number, actor in enumerate(actors) for span in actor.mentions)
    for passage in passages:
        first = bisect_left(mentions, (Span(passage.start, 0), 0))
        last = bisect_left(mentions, (Span(passage.start + len(passage.text), 0), 0))
        here = [(span, actors[number]) for span, number in mentions[first:last]]
        for actor, role in _roles(passage, here):
            held.setdefault(actor, {}).setdefault(role.span, role)
    return tuple(
        replace(actor, roles=tuple(role for _, role in sorted(held[actor.id].items()))) if actor.id in held else actor
        for actor in actors
    )


def _roles(passage: Passage, named: Sequence[tuple[Span, Actor]]) -> Iterator[tuple[str, RoleHeld]]:
    here = [(span.start - passage.start, span.end - passage.start, actor) for span, actor in named]
    people = [mention for mention in here if mention[2].type is ActorType.PERSON]
    if not people:
        return
    starts = {start: (end, actor) for start, end, actor in here}
    ends = {end: (start, actor) for start, end, actor in here}
    english = _Scene(passage, [t for t in find_titles(passage) if not t.address], starts, ends)
    chinese = _Scene(passage, find_titles(passage, "zh") if passage.language == "zh" else (), starts, ends)
    for start, stop, actor in people:
        for span in (*_english(english, start, stop), *_chinese(chinese, start, stop)):
            yield actor.id, RoleHeld(passage.span(*span), _organization(english, span))


def _organization(scene: _Scene, span: tuple[int, int]) -> str | None:
    """The organisation that a title names, else the country."""
    begun = [scene.starts[start] for start in range(*span) if start in scene.starts]
    inside = [actor for end, actor in begun if end <= span[1]]
    organisations = [actor.id for actor in inside if actor.type is ActorType.ORGANIZATION]
    places = [actor.id for actor in inside if actor.type is ActorType.PLACE]
    return next(iter([*organisations, *places]), None)


def _english(scene: _Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    for title in titles_within(scene.titles, start - 2 * _REACH, start):
        if title.end == start - 1 or (
            title.end == start - 2 and scene.text[start - 2] == "," and scene.text[end : end + 1] in (",", ".")
        ):
            yield _widened(scene, title.start), title.end
        elif start - _REACH < title.end < start and _title_end(scene, title.end) == start - 1:
            yield _widened(scene, title.start), start - 1  # "Secretary General of NATO Mark Rutte"
    yield from _apposed(scene, end)


@cache
def _words_before() -> frozenset[str]:
    return frozenset(load_lexicon("titles.en")["before"])


def _widened(scene: _Scene, start: int) -> int:
    """Take in what stands before a title and belongs to it: "former", "Chinese", "Taiwan People's Party"."""
    words = _words_before()
    while True:
        found = _WORD_BEFORE.search(scene.text, max(0, start - 20), start)
        owner = _OWNER_BEFORE.search(scene.text, max(0, start - 3), start)
        reach = start - len(owner[0]) if owner else start - 1
        if reach in scene.ends and scene.ends[reach][1].type is not ActorType.PERSON:
            return scene.ends[reach][0]
        if found and found[1].lower() in words:
            start -= len(found[0])
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
