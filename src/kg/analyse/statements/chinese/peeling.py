"""What may stand around a subject in its clause: adverbs, dates, places, occasions, predicates.

`但王毅24日在会谈中再次` is 王毅 with 但 before it, and 24日, 在会谈中 and 再次 behind it.
"""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.statements.chinese.cues import endings
from kg.analyse.statements.chinese.subjects import Names, inside
from kg.analyse.statements.chinese.text import BRACKETED, Reading

_WEEKDAY = r"(?:周|星期|礼拜)[一二三四五六日天]"
_HOUR = r"(?:早上|上午|中午|下午|傍晚|晚上|晚间|凌晨|深夜|早|晚)?"
_DATE_END = re.compile(
    rf"[于在自]?(?:(?:\d+|[一二三四五六七八九十]+)[年月日号时点分]|\d+[:：]\d+|[今昨]{BRACKETED}*日|{_WEEKDAY}"
    rf"|[今本去]年|本周|上周|[一-十]月|前夕|(?:当地|[\u3400-\u9fff]{{1,2}})时间)+{_HOUR}$"
)
_DATE_LAST = frozenset("年月日号时点分一二三四五六七八九十天周夕间早上午晚晨夜0123456789")
_LONGEST_DATE = 24
_DATE_INSIDE = (
    rf"\d+[年月日](?!本)|{_WEEKDAY}|[今昨前当]天|[今昨当]晚|[今昨当]{BRACKETED}*日|日前|近日|上周|本周|此前|随后|早前"
)
FACING, TOWARDS = r"(?<![反绝相敌应针])对", r"(?<![方走动意倾一面志取流])向"  # not 反对, 方向
_PREPOSITION = (
    rf"在|就(?!业|职)|{FACING}(?!外)|针对|{TOWARDS}|(?<![财已曾历])经(?!济|理|贸)|(?<![自理缘])由(?!于)"
    r"|于(?=\d|[今昨当同周])|通过|透过|为(?=此|了)|从|自(?=\d)"
)
# 淡淡地, 哽咽着
_MANNER = re.compile(r"[\u3400-\u9fff]{2}(?<![各当内外土基产实领营场国境两])地$|[\u3400-\u9fff]{2}着$")
_WITH = r"[与同跟和](?![意样等志盟])"
# 与外长会谈时: what an occasion ends in
_OCCASION_END = re.compile(
    r"(?:时候|时|之际|期间|[会谈话电晤面席]中|之后|[^今午]后|上|中|席间|内|里|下|会谈|会晤|通话|会面|电话)$"
)
_LONGEST_OCCASION = 40  # characters: 在谈到台湾问题时
_SCENE_END = re.compile(r"(?:时候|时|之际|期间|[会谈话电晤面]中|之后|后|问题上|上|方面|里|内|(?<=^对)此)(?=.)")
_ADVERBIAL = re.compile(
    r"在(?![野任])|当(?![局选地事])|于|就(?![业职])|对(?![外方])|针对|关于|至于|随着|为了?|除了?|经(?![济理贸纪])|从|自(?![由民治卫])"
    r"|根据|据|谈[到及]|提[到及]|被问[到及]|面对"
)
_ADVERBIAL_FIRST = "在当于就对针关至随为除经从自根据谈提被面"
_AFTERWARDS = re.compile(r"(?<![今最背先落前幕日])后$")  # 强震过后，气象署警告…
_WILL_AFTER = frozenset("他她它我你们谁将能不就也都还总才便仍亦方")  # 他会, and not 理事会
_RANKS = frozenset("上中少大名主老小")
_MOST_BOUNDARIES = 6
_BLANKS = frozenset((BRACKETED, " "))


def peel_adverbs(reading: Reading, start: int, end: int) -> int:
    """Return where the words before the adverbs end: `王毅24日再次` ends after 王毅."""
    return peeled(reading.veiled, reading.mentions_in(start, end), start, end)


def peeled(veiled: str, names: Names, start: int, end: int) -> int:
    """The same, where `names` are those inside: no name is peeled."""
    kept = start
    for name in names:
        if start < name.span.end <= end:
            kept = name.span.end
    lasts = _peeled_last()
    while end > kept and veiled[end - 1] in lasts:
        size = _adverb_size(veiled, start, end)
        if not size or end - size < kept:
            break
        end -= size
    return end


def _adverb_size(veiled: str, start: int, end: int) -> int:
    """Return how long the adverb, date or manner is in which `start`…`end` ends; 0 where it ends in none."""
    last = veiled[end - 1]
    before = veiled[end - 2 : end - 1]
    if (last == "会" and before not in _WILL_AFTER) or (last == "将" and before in _RANKS):
        return 0  # 商业联合会, 少将: part of a name
    if last in _BLANKS:
        return 1
    if last in _DATE_LAST and (date := _DATE_END.search(veiled[max(start, end - _LONGEST_DATE) : end])):
        return len(date[0])
    for word in _adverbs().get(last, ()):
        if veiled.endswith(word, start, end):
            return len(word)
    if last in "地着" and (manner := _MANNER.search(veiled, max(start, end - 3), end)):
        return len(manner[0])
    return 0


@cache
def _peeled_last() -> frozenset[str]:
    """Return the characters in which what is peeled ends."""
    return frozenset("地着").union(_BLANKS, _DATE_LAST, _adverbs())


@cache
def _adverbs() -> dict[str, tuple[str, ...]]:
    """Return the adverbs by their last character, longest first."""
    ending: dict[str, list[str]] = {}
    for word in endings("adverbs"):
        ending.setdefault(word[-1], []).append(word)
    return {last: tuple(found) for last, found in ending.items()}


def is_adverbial(reading: Reading, start: int, end: int) -> bool:
    """Whether a clause only sets the scene of the next one: `在谈到台湾问题时`, `对此`."""
    opener = _opener().match(reading.veiled, start, end)
    if (opener and opener.end() == end) or _ADVERBIAL.match(reading.veiled, start, end):
        return True
    if end - start > _LONGEST_OCCASION:
        return False
    return reading.veiled.endswith(("时", "时候", "之际"), start, end) or bool(
        _AFTERWARDS.search(reading.veiled, start, end)
    )


def peel_opening(veiled: str, names: Names, start: int, end: int) -> int:
    """Return where the subject begins: after `但`, `24日`, `在会谈中`."""
    if not _may_open().match(veiled, start, end):
        return start
    opener = _opener().match(veiled, start, end)
    if opener:
        start = _not_inside_name(names, start, opener.end())
    if not _ADVERBIAL.match(veiled, start, end):
        return start
    names = inside(names, start, end)
    if names and names[0].span.start == start:
        return start
    closes = list(_SCENE_END.finditer(veiled, start, end))
    if closes:
        return _not_inside_name(names, start, closes[-1].end())
    if names and names[-1].span.end == end:
        return end if len(names) == 1 and veiled[start] in "对向" else names[-1].span.start  # 对周敏说道
    return start if names else end


def _not_inside_name(names: Names, start: int, at: int) -> int:
    """Return `at`, or where the name begins that it would cut in two."""
    return next((name.span.start for name in names if start <= name.span.start < at < name.span.end), at)


def boundaries(veiled: str, names: Names, start: int, end: int) -> list[int]:
    """Return where the subject may end and what is said of time, place and occasion begin; never empty."""
    first = _may_bound().search(veiled, start, end)
    if first is None:
        return [end]
    occasion = _OCCASION_END.search(veiled, max(start, end - 2), end)
    cuts = [match.start() for match in _boundary(with_whom=bool(occasion)).finditer(veiled, first.start(), end)]
    if names and cuts:
        cuts = [cut for cut in cuts if not _in_name(names, cut)]
    return [*cuts[:_MOST_BOUNDARIES], end]


@cache
def _boundary(*, with_whom: bool) -> re.Pattern[str]:
    """Match where what is said of time, place and occasion may begin, of an occasion also 与外长."""
    patterns = [_PREPOSITION, _DATE_INSIDE, "|".join(endings("predicates")), *([_WITH] if with_whom else [])]
    return re.compile(f"(?={_may_bound().pattern})(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")")


@cache
def _may_bound() -> re.Pattern[str]:
    """Match the characters with which that begins: most subjects hold none."""
    firsts = "".join(sorted({word[0] for word in endings("predicates")}))
    return re.compile(rf"[{firsts}在就对针向经由于通透为从自周星礼今昨前当日近上本此随早与同跟和\d]")


@cache
def _opener() -> re.Pattern[str]:
    """Match what may stand before a subject: 但, 与此同时, 24日晚."""
    date = rf"(?:\d+年)?(?:\d+月)?\d+日{_HOUR}|{_WEEKDAY}{_HOUR}"
    quoting = "(?:借?用|按照?|照)(?=[^，。]{2,20}的话)"  # 用一位外交官的话说
    among = "包括[^，。]{1,20}在内的"
    return re.compile(rf"(?:{'|'.join(endings('openers'))}|{date}|{quoting}|{among}|[《「\s{BRACKETED}])+")


@cache
def _may_open() -> re.Pattern[str]:
    """Match the characters with which openers and adverbials begin: most subjects do with none."""
    firsts = "".join(sorted({word[0] for word in endings("openers")}))
    return re.compile(rf"[{firsts}{_ADVERBIAL_FIRST}\d周星礼用借按照包《「\s{BRACKETED}]")


def _in_name(names: Names, at: int) -> bool:
    return any(name.span.start <= at < name.span.end for name in names)
