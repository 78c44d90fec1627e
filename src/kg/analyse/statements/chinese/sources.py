"""Who speaks, by the words before a cue: `外交部长王毅24日在会谈中再次` gives `王毅`.

A Chinese subject stands at the head of its clause, what is said of time, place and occasion between it and the
cue. So the clause is peeled from both ends until a name, a pronoun or a description of somebody is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.analyse.statements.chinese.cues import endings, is_cue, words
from kg.analyse.statements.chinese.text import BRACKETED, Reading
from kg.model import ActorType, Mention, Span

_WEEKDAY = r"(?:周|星期|礼拜)[一二三四五六日天]"
_HOUR = r"(?:早上|上午|中午|下午|傍晚|晚上|晚间|凌晨|深夜|早|晚)?"
_DATE_END = re.compile(
    rf"(?:(?:\d+|[一二三四五六七八九十]+)[年月日号时点分]|\d+[:：]\d+|[今昨]{BRACKETED}*日|{_WEEKDAY}"
    rf"|[今本去]年|本周|上周|[一-十]月|前夕|(?:当地|[\u3400-\u9fff]{{1,2}})时间)+{_HOUR}$"
)
_DATE_INSIDE = (
    rf"\d+[年月日](?!本)|{_WEEKDAY}|[今昨前当]天|[今昨当]晚|[今昨当]{BRACKETED}*日|日前|近日|上周|本周|此前|随后|早前"
)
_PREPOSITION = (
    r"在|就(?!业|职)|对(?!外)|针对|向|经(?!济|理|贸)|由(?!于)|于(?=\d|[今昨当同周])|通过|透过|为(?=此|了)|从|自(?=\d)"
)
_MANNER = re.compile(r"[\u3400-\u9fff]{2}(?<![各当内外土基产实领营场国境两])地$")  # 淡淡地
_WITH = r"[与同跟和](?![意样等志盟])"
# 与外长会谈时: what an occasion ends in
_OCCASION_END = re.compile(
    r"(?:时候|时|之际|期间|[会谈话电晤面席]中|之后|[^今午]后|上|中|席间|内|里|下|会谈|会晤|通话|会面|电话)$"
)
_SCENE_END = re.compile(r"(?:时候|时|之际|期间|[会谈话电晤面]中|之后|后|问题上|上|方面|里|内|(?<=^对)此)(?=.)")
_ADVERBIAL = re.compile(
    r"在(?![野任])|当(?![局选地事])|于|就(?![业职])|对(?![外方])|针对|关于|至于|随着|为了?|除了?|经(?![济理贸纪])|从|自(?![由民治卫])"
    r"|根据|据|谈[到及]|提[到及]|被问[到及]|面对"
)
_DATE_LAST = frozenset("年月日号时点分一二三四五六七八九十天周夕间早上午晚晨夜0123456789")
_LONGEST_DATE = 24
_MOST_BOUNDARIES = 6
_FAR = 40  # characters from the head of a clause in which its subject is named
_LONGEST_OCCASION = 40  # characters: 在谈到台湾问题时
_QUANTIFIER = re.compile(r"(?:有(?!关)|[另也又还曾]有|一[名位]|一些(?=.{4})|某(?=.{2}))+")
_AND = re.compile(r"[、和与及同跟]|以及")
_LONGEST_LINK = 16  # characters of a link and a title
_LINK = re.compile(r"(?:、|和|与|及|以及|同|跟|，)?")
# an unlisted name after a title: 毛宁, 内塔尼亚胡, 麦克·恩格伦德
_NAME = re.compile(r"[\u3400-\u9fff]{2,6}|[\u3400-\u9fffA-Za-z]+[·•.\-][\u3400-\u9fffA-Za-z·•.\-]+|[A-Za-z .\-]{2,30}")
_NO_NAME = re.compile(r"[的将要需会了都也说表被把着只]|[是在有不为对与和及].{3}|.{3}[是在有不为对与和及]")


Names = Sequence[Mention]


class Subject(NamedTuple):
    """Who a clause is about: the bare name or description, and how sure it is that he can speak."""

    span: Span
    speaks: bool  # a name, a pronoun, or the word for somebody who speaks
    personal: bool = False  # a person, a pronoun, or an office: one that has attitudes
    document: bool = False  # a medium or a text: one that passes on what others say


def peel_adverbs(reading: Reading, start: int, end: int) -> int:
    """Return where the words before the adverbs end: `王毅24日再次` ends after 王毅."""
    return _peeled(reading.veiled, reading.mentions_in(start, end), start, end)


def _peeled(veiled: str, names: Names, start: int, end: int) -> int:
    """The same, where `names` are those inside: no name is peeled."""
    kept = start
    for name in names:
        if start < name.span.end <= end:
            kept = name.span.end
    while end > kept:
        size = _adverb_size(veiled, start, end)
        if not size or end - size < kept:
            break
        end -= size
    return end


def _adverb_size(veiled: str, start: int, end: int) -> int:
    """Return how long the adverb, date or manner is in which `start`…`end` ends; 0 where it ends in none."""
    last = veiled[end - 1]
    if last == "会" and veiled.endswith(endings("assemblies"), start, end):
        return 0  # 商业联合会: neither 会 nor 联合 is an adverb
    if last in BRACKETED + " ":
        return 1
    if last in _DATE_LAST and (date := _DATE_END.search(veiled[max(start, end - _LONGEST_DATE) : end])):
        return len(date[0])
    listed = next((word for word in _adverbs().get(last, ()) if veiled.endswith(word, start, end)), "")
    if not listed and last == "地" and (manner := _MANNER.search(veiled[start:end])):
        return len(manner[0])
    return len(listed)


@cache
def _adverbs() -> dict[str, tuple[str, ...]]:
    """Return the adverbs by their last character, longest first."""
    ending: dict[str, list[str]] = {}
    for word in endings("adverbs"):
        ending.setdefault(word[-1], []).append(word)
    return {last: tuple(found) for last, found in ending.items()}


def subject_before(reading: Reading, start: int, end: int) -> Subject | None:
    """Return who speaks by `start`…`end`, the words of a clause before its cue."""
    if end <= start:
        return None
    veiled, names = reading.veiled, reading.mentions_in(start, end)
    end = _peeled(veiled, names, start, end)
    start = _peel_opening(veiled, names, start, end)
    cuts = _boundaries(veiled, names, start, end)
    first = _bare(reading, names, start, _peeled(veiled, names, start, cuts[0]))
    if first and first.speaks:
        return first
    for cut in cuts[1:]:
        subject = _bare(reading, names, start, _peeled(veiled, names, start, cut))
        if subject and subject.speaks:
            return subject
    tail = veiled.rfind("的", start, end) + 1
    if tail > start and veiled.endswith(endings("speakers"), tail, end):
        return _bare(reading, names, tail, end)  # 参加会议的官员
    return first


def subject_of(reading: Reading, start: int, end: int) -> Subject | None:
    """Return the subject of `start`…`end`, a clause with no cue of its own; None where that is not clear."""
    veiled, names = reading.veiled, reading.mentions_in(start, end)
    start = _peel_opening(veiled, names, start, end)
    cut = _boundaries(veiled, names, start, end)[0]
    if cut < end:
        subject = _bare(reading, names, start, _peeled(veiled, names, start, cut))
        if subject and subject.speaks:
            return subject
    named = _inside(names, start, min(cut, start + _FAR))
    person = next((name for name in named if reading.actor_types[name.actor] is ActorType.PERSON), None)
    if person is None and named and named[0].span.start == start:
        person = named[0]
    if person is not None:
        return _bare(reading, names, start, person.span.end)
    pronoun = _pronoun().match(veiled, start, end)
    return Subject(Span(*pronoun.span()), True, True) if pronoun else None


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile("|".join(endings("pronouns")))


def _inside(names: Names, start: int, end: int) -> Names:
    """Return those of `names` that lie wholly inside `start`…`end`."""
    return [name for name in names if start <= name.span.start and name.span.end <= end] if names else names


def is_person(reading: Reading, subject: Subject) -> bool:
    """Whether a subject is somebody by name: what he says in a statement is no agency's report of others."""
    named = reading.mentions_in(*subject.span)
    return bool(named) and reading.actor_types[named[-1].actor] is ActorType.PERSON


def is_adverbial(reading: Reading, start: int, end: int) -> bool:
    """Whether a clause only sets the scene of the next one: `在谈到台湾问题时`, `对此`."""
    opener = _opener().match(reading.veiled, start, end)
    if (opener and opener.end() == end) or _ADVERBIAL.match(reading.veiled, start, end):
        return True
    return end - start <= _LONGEST_OCCASION and reading.veiled.endswith(("时", "时候", "之际"), start, end)


def _peel_opening(veiled: str, names: Names, start: int, end: int) -> int:
    """Return where the subject begins: after `但`, `24日`, `在会谈中`."""
    opener = _opener().match(veiled, start, end)
    if opener:
        start = _not_inside_name(names, start, opener.end())
    if not _ADVERBIAL.match(veiled, start, end):
        return start
    names = _inside(names, start, end)
    if names and names[0].span.start == start:
        return start
    closes = list(_SCENE_END.finditer(veiled, start, end))
    if closes:
        return _not_inside_name(names, start, closes[-1].end())
    if names and names[-1].span.end == end:
        return names[-1].span.start
    return start if names else end


def _not_inside_name(names: Names, start: int, at: int) -> int:
    """Return `at`, or where the name begins that it would cut in two."""
    return next((name.span.start for name in names if start <= name.span.start < at < name.span.end), at)


def _boundaries(veiled: str, names: Names, start: int, end: int) -> list[int]:
    """Return where the subject may end and what is said of time, place and occasion begin; never empty."""
    occasion = _OCCASION_END.search(veiled, max(start, end - 2), end)
    cuts = [match.start() for match in _boundary(with_whom=bool(occasion)).finditer(veiled, start, end)]
    if names and cuts:
        cuts = [cut for cut in cuts if not _in_name(names, cut)]
    return [*cuts[:_MOST_BOUNDARIES], end]


@cache
def _boundary(*, with_whom: bool) -> re.Pattern[str]:
    """Match where what is said of time, place and occasion may begin, of an occasion also 与外长."""
    patterns = [_PREPOSITION, _DATE_INSIDE, "|".join(endings("predicates")), *([_WITH] if with_whom else [])]
    firsts = "".join(sorted({word[0] for word in endings("predicates")}))
    seldom = rf"(?=[{firsts}在就对针向经由于通透为从自周星礼今昨前当日近上本此随早与同跟和\d])"  # a quick look first
    return re.compile(seldom + "(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")")


@cache
def _opener() -> re.Pattern[str]:
    """Match what may stand before a subject: 但, 与此同时, 24日晚."""
    date = rf"(?:\d+年)?(?:\d+月)?\d+日{_HOUR}|{_WEEKDAY}{_HOUR}"
    return re.compile(rf"(?:{'|'.join(endings('openers'))}|{date}|[《「\s{BRACKETED}])+")


def _in_name(names: Names, at: int) -> bool:
    return any(name.span.start <= at < name.span.end for name in names)


def _bare(reading: Reading, names: Names, start: int, end: int) -> Subject | None:
    """Return the subject `start`…`end` without its title, its quantifier and what follows the name."""
    veiled = reading.veiled
    if quantifier := _QUANTIFIER.match(veiled, start, end):
        start = quantifier.end()
    end -= veiled.endswith("的", start, end)
    if veiled.endswith("》", start, end):
        start, end = max(start, veiled.rfind("《", start, end) + 1), end - 1
    passage = veiled[start:end]
    if not passage or len(passage) > 60:
        return None
    if passage in words("sides") or passage in words("pronouns"):
        return Subject(Span(start, end), True, passage in words("pronouns"))
    names = _inside(names, start, end)
    if names and names[-1].span.end == end:
        return _named(reading, names, start)
    if passage.endswith(endings("documents")) and (len(passage) > 2 or passage in words("documents")):
        whose = names[-1] if names else None
        if whose and reading.actor_types[whose.actor] is ActorType.PLACE and reading.veiled[whose.span.end] != "的":
            whose = None  # 伊朗媒体 are not Iran
        return Subject(whose.span if whose else Span(start, end), True, False, True)
    if names and reading.actor_types[names[-1].actor] is ActorType.PERSON and end - names[-1].span.end <= 6:
        return _named(reading, names, start)  # 董军防长
    return _described(reading, start, end)


def _named(reading: Reading, names: Sequence[Mention], start: int) -> Subject:
    """Return the last name, with those coordinated to it: `王毅`, `王毅和鲁比奥`."""
    first = last = names[-1].span
    for name in reversed(names[:-1]):
        link = reading.veiled[name.span.end : first.start]
        if _is_title_link(link) and reading.actor_types[name.actor] is ActorType.PERSON:
            first = name.span
            continue
        if reading.actor_types[name.actor] is ActorType.PLACE and link.endswith(endings("speakers")):
            continue  # 外相森田、|法国|总统马丁: whose title it is
        if not link or not _LINK.fullmatch(link):
            break
        first = name.span
    kind = reading.actor_types[names[-1].actor]
    passage = reading.veiled[last.start : last.end]
    medium = kind is ActorType.ORGANIZATION and passage.endswith(endings("documents"))
    return Subject(Span(first.start, last.end), True, kind in (ActorType.PERSON, ActorType.ORGANIZATION), medium)


def _is_title_link(link: str) -> bool:
    """Whether people are coordinated, the second one's title between: 森田|及法国总统|马丁."""
    return len(link) <= _LONGEST_LINK and bool(_AND.match(link)) and link.endswith(endings("speakers"))


def _described(reading: Reading, start: int, end: int) -> Subject | None:
    """Return an unlisted name after its title (`发言人毛宁` gives `毛宁`), else the whole description."""
    passage = reading.veiled[start:end]
    titled = [match.end() for match in _title().finditer(passage)]
    if titled and titled[-1] == len(passage):
        return Subject(Span(start, end), True, True)
    rest = passage[titled[-1] :] if titled else ""
    if rest and _NAME.fullmatch(rest) and not _NO_NAME.search(rest) and not is_cue(rest):
        return Subject(Span(start + titled[-1], end), True, True)
    if rest.startswith(endings("adverbs")):
        return Subject(Span(start, start + titled[-1]), True, True)  # 发言人只能硬着头皮
    if passage.endswith(endings("offices")) and (len(passage) > 2 or passage in words("offices")):
        return Subject(Span(start, end), True, True)
    tail = passage.rfind("的") + 1
    if tail and _NAME.fullmatch(passage, tail) and not _NO_NAME.search(passage, tail):
        start += tail  # 曾任外长的史密斯
    return Subject(Span(start, end), False) if end - start <= 24 else None


@cache
def _title() -> re.Pattern[str]:
    return re.compile("|".join(endings("speakers")))
