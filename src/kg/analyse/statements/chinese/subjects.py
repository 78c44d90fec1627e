"""Who a passage names: `外交部发言人毛宁` is 毛宁, `一位不愿具名的官员` is no more than that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.analyse.statements.chinese.cues import begins, endings, ends, is_cue, last_word, words
from kg.analyse.statements.chinese.text import QUOTED, Reading
from kg.model import ActorType, Mention, Span

_LONGEST_TITLE = 6
_AND_OTHERS = re.compile(r"等(?:人|[\u3400-\u9fff\d]{1,6}人|[\u3400-\u9fff]{0,4}(?:官员|议员|专家|学者|领导人))?")
_OURSELVES = re.compile(r"(?:我们|我方)(?=[\u3400-\u9fff]{1,4}$)(?!的)")
_LONGEST, _SHORT = 60, 4  # characters of a subject, and of a word and a pronoun
_QUANTIFIER = re.compile(
    r"(?:有(?!关)|[另也又还曾]有|一[名位]|一些(?=.{4})|某(?=.{2})|[^，。]{0,20}[让令](?=(?:外界|各界|舆论|市场|人们)$))+"
)
_QUANTIFIER_FIRST = frozenset("有另也又还曾一某")
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


def inside(names: Names, start: int, end: int) -> Names:
    """Return those of `names` that lie wholly inside `start`…`end`."""
    return [name for name in names if start <= name.span.start and name.span.end <= end] if names else names


def is_person(reading: Reading, subject: Subject) -> bool:
    """Whether a subject is somebody by name: what he says in a statement is no agency's report of others."""
    named = reading.mentions_in(*subject.span)
    return bool(named) and reading.actor_types[named[-1].actor] is ActorType.PERSON


def bare(reading: Reading, names: Names, start: int, end: int) -> Subject | None:
    """Return the subject `start`…`end` without its title, its quantifier and what follows the name."""
    veiled = reading.veiled
    if names:
        names = inside(names, start, end)
        if names and names[-1].span.end == end and veiled[end - 1] not in "他她":
            return _named(reading, names)
    if veiled.endswith(QUOTED, start, end):
        return _quoted(reading, start, end)
    start, end = _without_quantifier(veiled, start, end)
    passage = veiled[start:end]
    if not passage or len(passage) > _LONGEST or not passage.strip(QUOTED) or begins("nobody", passage, 0):
        return None
    if subject := _pronoun(passage, start, end):
        return subject
    return _titled(reading, inside(names, start, end), start, end) or _described(reading, start, end)


def _quoted(reading: Reading, start: int, end: int) -> Subject | None:
    """Return a name in quotation marks after what it is the name of: `智库“北纬四十度”`."""
    quotes = reading.quotes_in(start, end)
    if not quotes or quotes[-1].end != end:
        return None
    veiled, before = reading.veiled, quotes[-1].start
    medium = ends("documents", veiled, start, before)
    if medium or ends("offices", veiled, start, before):
        return Subject(reading.inside(quotes[-1]), True, not medium, medium)
    return None


def _without_quantifier(veiled: str, start: int, end: int) -> tuple[int, int]:
    """Return a subject without 有一位 before it and 的 or the marks of a title behind it."""
    first = veiled[start : start + 1] in _QUANTIFIER_FIRST or veiled[end - 1 : end] in "界论场们"
    if first and (quantifier := _QUANTIFIER.match(veiled, start, end)):
        start = quantifier.end()
    end -= veiled.endswith("的", start, end)
    if veiled.find("》", start, end) < 0:
        return start, end
    if veiled[end - 1] == "》":
        return max(start, veiled.rfind("《", start, end) + 1), end - 1
    if veiled[start - 1 : start] == "《":
        return start - 1, end  # 《远山》杂志的记者
    return start, end


def _pronoun(passage: str, start: int, end: int) -> Subject | None:
    """Return a subject that is a pronoun or one's own side: 他, 我们, 中方, the last word of 文末他."""
    if passage.startswith("我") and (own := _OURSELVES.match(passage)):
        return Subject(Span(start, start + own.end()), True)  # 我们严肃敦促
    if passage in words("sides") or passage in words("pronouns"):
        return Subject(Span(start, end), True, passage in words("pronouns"))
    if len(passage) <= _SHORT and passage.endswith(("他", "她")) and not passage.endswith("其他"):
        return Subject(Span(end - 1, end), True, True)
    return None


def _titled(reading: Reading, names: Names, start: int, end: int) -> Subject | None:
    """Return a subject by the names in it: 王毅等人, 董军防长, the report of a paper."""
    passage = reading.veiled[start:end]
    if names and names[-1].span.end == end:
        return _named(reading, names)
    if ends("documents", passage, 0, len(passage)) and (len(passage) > 2 or passage in words("documents")):
        whose = names[-1] if names else None
        if whose and reading.actor_types[whose.actor] is ActorType.PLACE and reading.veiled[whose.span.end] != "的":
            whose = None  # 伊朗媒体 are not Iran
        return Subject(whose.span if whose else Span(start, end), True, False, True)
    after = reading.veiled[names[-1].span.end : end] if names else ""
    if _AND_OTHERS.fullmatch(after):
        return Subject(Span(names[0].span.start, end), True, True)
    if after and _follows_person(after) and reading.actor_types[names[-1].actor] is ActorType.PERSON:
        return _named(reading, names)
    return None


def _follows_person(after: str) -> bool:
    """Whether words after a name leave it the subject: 董军防长, 董军昨, and not 董军的助手, 董军办公室."""
    return len(after) <= _LONGEST_TITLE and not after.startswith("的") and not last_word("offices", after)


def _named(reading: Reading, names: Names) -> Subject:
    """Return the last name, with those coordinated to it: `王毅`, `王毅和鲁比奥`."""
    first = last = names[-1].span
    for name in names[-2::-1]:
        link = reading.veiled[name.span.end : first.start]
        if _is_title_link(link) and reading.actor_types[name.actor] is ActorType.PERSON:
            first = name.span
            continue
        if reading.actor_types[name.actor] is ActorType.PLACE and ends("speakers", link, 0, len(link)):
            continue  # 外相森田、|法国|总统马丁: whose title it is
        both = first.end - first.start == name.span.end - name.span.start == 1  # 中俄, 美日韩
        if not _LINK.fullmatch(link) or not (link or both):
            break
        first = name.span
    kind = reading.actor_types[names[-1].actor]
    passage = reading.veiled[last.start : last.end]
    medium = kind is ActorType.ORGANIZATION and ends("documents", passage, 0, len(passage))
    span = last if first is last else Span(first.start, last.end)
    return Subject(span, True, kind in (ActorType.PERSON, ActorType.ORGANIZATION), medium)


def _is_title_link(link: str) -> bool:
    """Whether people are coordinated, the second one's title between: 森田|及法国总统|马丁."""
    return len(link) <= _LONGEST_LINK and bool(_AND.match(link)) and ends("speakers", link, 0, len(link))


def _described(reading: Reading, start: int, end: int) -> Subject | None:
    """Return an unlisted name after its title (`发言人毛宁` gives `毛宁`), else the whole description."""
    passage = reading.veiled[start:end]
    titles = [match.span() for match in _title().finditer(passage)]
    titled = [title_end for _, title_end in titles]
    if titled and titled[-1] == len(passage):
        named = _before_honorific(passage, titles)
        return Subject(Span(start + named.start, start + named.end) if named else Span(start, end), True, True)
    rest = passage[titled[-1] :] if titled else ""
    body = last_word("offices", passage)
    if rest and len(body) <= len(rest) and _is_name(rest):
        return Subject(Span(start + titled[-1], end), True, True)
    if body and (len(passage) > 2 or passage in words("offices")):
        return Subject(Span(start, end), True, True)
    if rest and begins("adverbs", rest, 0):
        return Subject(Span(start, start + titled[-1]), True, True)  # 发言人只能硬着头皮
    if passage.endswith(("时", "时候", "之际")):
        return None  # 回答关于喷泉的提问时
    tail = passage.rfind("的") + 1
    if tail and _is_name(passage[tail:]):
        start += tail  # 曾任外长的史密斯
    return Subject(Span(start, end), False) if end - start <= 24 else None


@cache
def _title() -> re.Pattern[str]:
    return re.compile("|".join(endings("speakers")))


def _before_honorific(passage: str, titles: list[tuple[int, int]]) -> Span | None:
    """Return the name between a title and a rank: 发言人|孙立方|上校."""
    if len(titles) < 2 or passage[titles[-1][0] :] not in words("honorifics"):
        return None
    name = Span(titles[-2][1], titles[-1][0])
    return name if _is_name(passage[name.start : name.end]) else None


def _is_name(passage: str) -> bool:
    """Whether a passage may be an unlisted name: 内塔尼亚胡, and not 公司 or 警告."""
    if passage in words("offices") or is_cue(passage):
        return False
    return _NAME.fullmatch(passage) is not None and not _NO_NAME.search(passage)
