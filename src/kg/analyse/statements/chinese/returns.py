"""Where a reported speech is over because the writer, or the reporter who asks, speaks again."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.analyse.statements.chinese.clauses import ClauseChain, Uncut
from kg.analyse.statements.chinese.cues import begins, endings
from kg.analyse.statements.chinese.peeling import is_adverbial
from kg.analyse.statements.chinese.sources import subject_of
from kg.analyse.statements.chinese.subjects import Subject
from kg.analyse.statements.chinese.text import BRACKETED, Reading
from kg.model import ActorType, Span

# 我们正告日方 is the speaker's, 我们不妨看看 the writer's
FIRST_PERSON = re.compile(
    "我们(?!可以看|不妨|看|能看|都?知道|发现|再|来|注意到|回顾|不难|有理由|也看|应该看)|我[方同和将愿很完对]"
)
_PLANS = re.compile("(?:访问|会议)期间[，,][^。]{0,20}将")  # 访问期间，两人将会谈: the speaker's
_LOOKED_AT = 24  # clauses of a sentence in which the writer may speak again
# 以方尚未对此置评; 3月4日，代表团抵达…; 这是两国十年来首次…: the writer tells what happened
_NARRATES = re.compile(
    r"[^，。]{0,20}(?:没有|未|尚未|并未|暂未|未有|拒绝)"
    r"(?:立即|立刻|即时|马上|作出|做出|进一步|具体|正式|[就对][^，。]{1,12}){0,3}(?:置评|评论|回应|回复|回覆|透露|证实)"
    r"|[^，。]{0,20}只字未提|[此该][\u3400-\u9fff](?:已成为|被外界|被视为)"
    r"|[这此本](?:次|场|通|趟)[^，。]{1,8}(?:距离?[上前两双他她]|正值|恰逢)"  # 这次会面距离两人上次通话不到一个月
    r"|(?:当地时间)?(?:(?:今年|去年|前年)?\d+月)?\d+日(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚间|晚上?)?，"
    r"|(?:今年|去年|前年)\d+月|上(?:个?月|周)"
)
_FIRST_TIME = re.compile(
    r"(?:这|而?今次)(?:也|亦|已)?(?:将|经)?是[^，。]{1,30}(?:以来|任内|首次|首度|第[一二三四五六七八九十\d]+次)"
    r"|这?引发(?:外界|各界|广泛)?(?:关注|热议|争议|反弹)"
)
_LIFE = re.compile(r"[，,]?(?:现年|今年\d+岁|\d+岁|生于|出生|毕业于|曾任|[于自]?\d{4}年)")
_REASON = re.compile("以[^，。]{2,40}为由")
_DECLINES = re.compile(
    r"(?:不过|但却?|但是|却|然而|而|惟)(?:(?:他|她)(?:拒绝|没有|并未|未|未有)"
    r"|(?:拒绝|没有|并未|未|未有)(?:进一步|具体|详细)?(?:透露|说明|详谈|详述|多谈|回应|评论|置评|提供|解释|提及|提到|交代))"
    r"|[^，。]{0,8}只字未提"
)  # 不过他拒绝透露细节
# 呼吁市民保持冷静，被视为转折点; 称赞对方，并引述…: what follows is the writer's
_TELLS_OF_IT = re.compile(
    r"被(?:外界|舆论|各界|普遍|广泛)?(?:形容为|解读为|视为|认为是)(?![^，。]*的[^，。]*[也都将会])|并(?:引述|援引)|以(?:报复|回应|反制)|引[起来发](?:现场|全场|台下|外界|各界|舆论)"
)
# 部长称对方宣布出售导弹，中方对此强烈不满: what one reports of another is over where he speaks of his own side
_OWN_SIDE = re.compile(r"(?:中方|我方|对此|但?事实上|但?实际上)")
# a semicolon, or what a clause of these begins with: most sentences have none
_MAY_RETURN = re.compile(r"[；;只这今以引被不但却然而惟并](?:(?<=[；;])|(?<=只)字未提|(?<![\u3400-\u9fff].))")
# 发言人对此有何评论: the reporter's own words after those he quotes
_ASKS = re.compile(r"(?:请问)?(?:[^，。？?]{0,12}(?:对此|就此|有何|如何|怎么看|能否|可否|会否|是否))")


def returns(reading: Reading, sentence: Uncut, lead: Span, speaker: str, *, labelled: bool) -> bool:
    """Whether the writer speaks again in `lead`, the words of a sentence before its first cue, and not `speaker`.

    `labelled` is a speech of a transcript: the speaker's own words, in which he may tell what happened.
    """
    veiled = reading.veiled
    if veiled[lead.start] == BRACKETED and reading.article.text[lead.start] in "【〔":
        return True  # 【编辑：…】
    if begins("returns-opening", veiled, lead.start) and not _PLANS.match(veiled, *lead):
        return True
    if labelled or FIRST_PERSON.search(veiled, *lead):
        return False
    if _NARRATES.match(veiled, *lead) or _FIRST_TIME.match(veiled, *lead):
        return True
    if _comments().search(veiled, *lead) or _tells_of_life(reading, lead) or _gives_reason(reading, lead, speaker):
        return True
    if not speaker:
        return False
    names = ("他", "她", speaker)
    if not _names_one(veiled, names, sentence.start, sentence.end):
        return False
    chain = sentence.cut()
    if not _names_one(veiled, names, chain.start, chain.clauses[:2][-1].end):
        return False
    subject = _subject(reading, chain)
    return subject is not None and veiled[subject.span.start : subject.span.end] in names


def _tells_of_life(reading: Reading, lead: Span) -> bool:
    """Whether a sentence tells who somebody is: `林国栋于2022年被捕`, `林国栋现年五十岁`."""
    names = reading.mentions_in(*lead)
    if not names or names[0].span.start != lead.start:
        return False
    person = reading.actor_types[names[0].actor] is ActorType.PERSON
    return person and _LIFE.match(reading.veiled, names[0].span.end, lead.end) is not None


def _gives_reason(reading: Reading, lead: Span, speaker: str) -> bool:
    """Whether a sentence tells why another did what: `中国外交部以“无理”为由，拒绝…`."""
    if not _REASON.search(reading.veiled, *lead):
        return False
    names = reading.mentions_in(*lead)
    if not names or names[0].span.start != lead.start:
        return False
    another = reading.veiled[lead.start : names[0].span.end] != speaker
    return another and reading.actor_types[names[0].actor] is not ActorType.PLACE


def _names_one(veiled: str, names: tuple[str, str, str], start: int, end: int) -> bool:
    he, she, name = names
    return veiled.find(he, start, end) >= 0 or veiled.find(she, start, end) >= 0 or veiled.find(name, start, end) >= 0


@cache
def _comments() -> re.Pattern[str]:
    return re.compile("|".join(endings("returns-anywhere")))


def _subject(reading: Reading, chain: ClauseChain) -> Subject | None:
    """Return the subject of a sentence, that of its second clause where the first sets the scene."""
    for clause in chain.clauses[:2]:
        if subject := subject_of(reading, clause.start, clause.end):
            return subject
        if not is_adverbial(reading, clause.start, clause.end):
            return None
    return None


def may_return(reading: Reading, start: int, end: int) -> bool:
    """Whether a clause of `start`…`end` may be the writer's again: a quick look before `own_end`."""
    return _MAY_RETURN.search(reading.veiled, start, end) is not None


class Teller(NamedTuple):
    """Who may speak again after a speech: besides the writer, whoever told of it."""

    speaker: str  # of the speech: he does not name himself
    asked: bool = False  # a reporter asks
    nested: bool = False  # another speaker tells of it


def _names_speaker(reading: Reading, start: int, end: int, speaker: str) -> bool:
    """Whether a clause after a semicolon tells of the speaker, or of another person: `白宫称…；至于王毅就…`."""
    if speaker and reading.veiled.startswith(speaker, start):
        return True
    names = reading.mentions_in(start, end) if reading.veiled.startswith("至于", start) else ()
    about = names and names[0].span.start == start + len("至于")
    return bool(about) and reading.actor_types[names[0].actor] is ActorType.PERSON


def own_end(reading: Reading, chain: ClauseChain, start: int, end: int, teller: Teller) -> int:
    """Return where a later clause of `start`…`end` is the writer's or a teller's again, else `end`."""
    veiled, (speaker, asked, nested) = reading.veiled, teller
    first = chain.clause_at(start) + 1
    before = ""
    for begin, stop, mark in chain.clauses[first - 1 : first + _LOOKED_AT]:
        if begin >= end:
            break
        switches, before = before in ("；", ";"), mark
        if begin <= start:
            continue
        if _FIRST_TIME.match(veiled, begin, stop) or _DECLINES.match(veiled, begin, stop):
            return begin
        if _TELLS_OF_IT.match(veiled, begin, stop) or (nested and _OWN_SIDE.match(veiled, begin, stop)):
            return begin
        if switches and _names_speaker(reading, begin, stop, speaker):
            return begin
        if asked and mark[:1] in ("？", "?") and _ASKS.match(veiled, begin):
            return begin
    return end
