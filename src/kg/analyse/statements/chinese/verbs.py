"""Verbs that attribute speech in Chinese: `外长表示，…`, `“…”，外长说`, `外长敦促美方…`."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.statements.chinese.citing import cited, cites
from kg.analyse.statements.chinese.cues import Kind, endings, ends, lexicon, words
from kg.analyse.statements.chinese.hearers import addressed, towards
from kg.analyse.statements.chinese.peeling import peel_adverbs
from kg.analyse.statements.chinese.places import Attribution, Place, is_medium, source_of
from kg.analyse.statements.chinese.subjects import Subject, is_person
from kg.analyse.statements.chinese.text import QUOTED
from kg.model import Span, SpeechAct

# 他所警告的, 他会表示, 王毅将在北京宣布, 该警告: a noun, or not said yet
_NO_VERB_BEFORE = re.compile(
    r"(?:(?<![究易务出守诊戒养])所|(?<=[他她它我你们谁将能不就也都还总才便仍亦方])会|(?<![中上少大小名])将(?:[在于][^，。]{1,12})?"
    r"|[一几两]个|这[一个种番]|(?<![对就为因])[该此])$"
)
# 他不会轻易确认会面, 尚未正式宣布: nothing is said
_UNSAID = re.compile(r"(?:不会|不曾|尚未|并未|从未|没有|拒绝|无法|难以|是否)(?:[\u3400-\u9fff]{2}地?)?$")
_POINTS_BACK = re.compile(r"(?:前述|上述|该|此一|这[一个项])[\u3400-\u9fff]{2,4}$")  # 宣布前述消息: told before
# 通话是王毅主动提出，…: what follows is not what he proposed
_CLEFT = re.compile(r"(?<![不但可只就若便也都还这正])是[\u3400-\u9fff]{2,6}$")
# 他提到谈判代表，对老李说道…: a noun is what he spoke about, a clause has one of these words
_VERBAL = re.compile(r"[是有将要能已了在不应正被无使让可]|会(?![议谈见晤面]|$)")
_LONGEST_TOPIC = 30
_MAY_END_SO = frozenset("所会将个一种番该此")
_NO_VERB_AFTER = re.compile(r"[的之](?!是)|下[，。]|[书信者性率]|中[，的]|后[，,]|的时候")
_NO_VERB_AFTER_FIRST = frozenset("的之下书信者性率中后")
_LOOK_BACK = 20  # characters in which such words stand
_LONGEST_NAME = 6
_HIMSELF = ("自己", "其", "本人")
_PASSIVE = re.compile(r"被(?!告|害|捕|访)[^时后，]{0,11}$")
_SCHEDULE = re.compile(
    r"[也亦还]?[将会]|[于在\d]|下[周月]|明[天日年]|本[周月]|年底"
)  # 代表团预计15日抵达: nobody predicts
# 他否认，指报道不实: the second verb has the content
_ANOTHER_VERB = re.compile(r"[并又也还亦]?(?:指(?![挥定数标导])|称(?!为)|说(?!明)|表示|认为|强调)")
_THEN_SAYS = re.compile(r"时(?:再次|还|也|曾|又|均)?(?:说|称|表示|指出|强调|坦言|直言|透露|回答)")
_CONTRAST = re.compile(r"(?:则|亦都|也都|亦|也)$")  # 中方则指出: another speaker, not one the first speaks of
_NO_SUBJECT = re.compile(
    r"^[这那此其它该谁]|^(?:历史|事实|现实|实践|经验|时间)|[是有不了让把使被着仅没无更]|似乎|明显|意味|[时后中]$"
)
_FRONTED = re.compile(r"针对|对于|至于|关于")


def read_verb(place: Place, kind: Kind) -> Attribution | None:
    """Read a verb of saying, thinking or urging."""
    if not _can_be_verb(place, kind):
        return None
    source, start, own = source_of(place, place.begin, place.cue.span.start)
    if source is None:
        can_speak = own and kind is Kind.SAY and place.number > 0 and not _only_names(place)
    else:
        can_speak = _can_speak(place, kind, source) if own else _can_follow(place, kind)
    if not can_speak:
        return None
    if source and _written().search(place.before) and not is_person(place.reading, source):
        source = source._replace(document=True)
    runs_on = "findings" not in place.cue.traits
    attribution = place.attribution(kind, source, start, own=own, runs_on=runs_on)
    quotation_before = _follows_quotation(place)
    if place.is_last or quotation_before:
        sure = source is not None and (source.speaks or quotation_before)
        return _after_content(place, towards(place, attribution)) if sure else None
    if _FRONTED.match(place.before) and place.clause.stop in ("，", ",") and not place.breaks:
        # 针对对方称谈判已破裂，外长回应…: what others said ends with its clause
        return attribution._replace(content=(Span(place.content_start, place.clause.end),), closed=True)
    attribution = towards(place, cited(place, attribution))
    if place.cue.word == "表达" and attribution.lead is None:
        return None  # 表达立场 tells no stand, 对此表达关切 does
    return addressed(place, attribution)


def _can_be_verb(place: Place, kind: Kind) -> bool:
    """Whether the words around the cue let it be a verb with content."""
    cue, before, after = place.cue, place.before[-_LOOK_BACK:], place.after
    if before.endswith(QUOTED):
        return False  # “一带一路”倡议
    if _is_no_verb_after(before) and not _follows_name(place):
        return False
    veiled, end = place.reading.veiled, cue.span.end
    if veiled[end : end + 1] in _NO_VERB_AFTER_FIRST and _NO_VERB_AFTER.match(veiled, end, place.clause.end + 1):
        return False
    if cue.traits and _lacks_speech(place, kind, before):
        return False
    if after.startswith("着") and not place.breaks:
        return False  # 他说着站了起来
    if _is_scene(place) or (not after and _yields(place)):
        return False
    if Kind.NOUN in cue.senses and (after.startswith("是") or _light_verb().search(before)):
        return False  # 停火要求是他提出的
    if cue.word in words("also-topics") and not place.breaks and _is_topic(place):
        return False
    if (not after and _CLEFT.search(before)) or _POINTS_BACK.match(after):
        return False
    if cue.senses[kind] is SpeechAct.PREDICT and not place.breaks and _SCHEDULE.match(after):
        return False
    if "被" in before and _PASSIVE.search(before) and not before.endswith(("时", "后")):
        return False
    asks = kind is Kind.URGE or cue.senses[kind] is SpeechAct.EXPRESS  # 教育部要求，…; 他希望，…
    return bool(after) or kind not in (Kind.URGE, Kind.STANCE) or (asks and not place.is_last)


def _is_topic(place: Place) -> bool:
    """Whether no more than a noun follows a cue: `他提到谈判代表，对老李说道…`."""
    if len(place.after) > _LONGEST_TOPIC or _VERBAL.search(place.after):
        return False
    last = place.number + 1 == len(place.chain.clauses)
    return last or place.reading.veiled.startswith(("对", "并", "又"), place.chain.clauses[place.number + 1].start)


def _lacks_speech(place: Place, kind: Kind, before: str) -> bool:
    """Whether a cue is no verb of saying here, since no speech follows it at once."""
    if "only-before-a-break" in place.cue.traits:
        if kind is not Kind.STANCE and not place.breaks and not _announces_plan(place):
            return True
        if ends("light-verbs", before, 0, len(before)):
            return True  # 已发布提醒，…
    needs_speech = "only-before-speech" in place.cue.traits and place.verb == place.cue.span
    return needs_speech and not _opens_quotation(place)


def _announces_plan(place: Place) -> bool:
    """Whether the cue announces or threatens what will be: `公布将关税减半`, `威胁将加税`."""
    plans = {SpeechAct.ANNOUNCE, SpeechAct.THREATEN}.intersection(place.cue.senses.values())
    return bool(plans) and place.after.startswith(("将", "会", "拟", "要"))


def _is_no_verb_after(before: str) -> bool:
    """Whether a word is a noun, or nothing is said, by the words before it: 王毅的呼吁, 没有表示, 将宣布."""
    if ends("not-before-a-verb", before, 0, len(before)):
        return True
    odd = before[-1:] in _MAY_END_SO or "将" in before
    return (odd and _NO_VERB_BEFORE.search(before) is not None) or _UNSAID.search(before) is not None


def _follows_name(place: Place) -> bool:
    """Whether a name ends right before the cue: 零售商联合会警告, where 会 is no "will"."""
    named = place.reading.mentions_in(place.begin, place.cue.span.start)
    return bool(named) and named[-1].span.end == place.cue.span.start


def _opens_quotation(place: Place) -> bool:
    """Whether a colon or a quotation follows the cue."""
    return place.clause.stop in ("：", ":") or place.after.startswith(QUOTED)


def _yields(place: Place) -> bool:
    """Whether the cue ends its clause, and another one follows that has the content."""
    if place.clause.stop not in ("，", ","):
        return False
    return _ANOTHER_VERB.match(place.reading.veiled, place.content_start) is not None


@cache
def _written() -> re.Pattern[str]:
    return re.compile("|".join(endings("written")))


@cache
def _light_verb() -> re.Pattern[str]:
    """Match 作出 before 警告, 发表 before 声明: such a cue is a noun, and a verb after it may be the cue."""
    written = "|".join(endings("written"))  # 发表声明警告: 声明 is the noun, 警告 the verb
    return re.compile(
        rf"(?:{'|'.join(endings('light-verbs'))})(?:(?!{written})[^，。时后中]|中[方国美俄日韩欧]){{0,14}}$"
    )


def _is_scene(place: Place) -> bool:
    """Whether the clause only sets the scene: `在回应提问时`, `面对记者追问`."""
    if place.before.startswith(("面对", "对于", "针对", "应")) and place.breaks and not place.is_last:
        return True
    if place.before.startswith(("在", "当")) and place.after.endswith(("时", "时候", "之际", "中", "后")):
        return True
    if "only-before-a-break" in place.cue.traits and _THEN_SAYS.search(place.after):
        return True  # 回应“停火”提议时说
    return place.after.endswith(("时", "之际")) and place.clause.stop in ("，", ",")


def _can_speak(place: Place, kind: Kind, source: Subject) -> bool:
    """Whether this is somebody's speech, and not what a speaker says of others, or the writer of a policy."""
    passage = place.reading.veiled[source.span.start : source.span.end]
    attitude = "attitudes" in place.cue.traits
    if (place.found or place.speaking) and _is_spoken_of(place, kind, source, passage):
        return False
    if kind is Kind.DOCUMENT:
        return source.document or cites(place)
    if not source.speaks:
        told = kind is Kind.URGE and place.clause.stop in ("：", ":", "，", ",")
        likely = (told or (place.breaks and kind is Kind.SAY and not attitude)) and not place.found
        return likely and not _NO_SUBJECT.search(passage)
    return source.personal or not attitude


def _is_spoken_of(place: Place, kind: Kind, source: Subject, passage: str) -> bool:
    """Whether a subject is one that the speaker of the moment speaks of: `他说…，中方希望…`."""
    if place.found and place.found[-1].act is SpeechAct.ASK and kind is Kind.SAY:
        return False  # a reporter asks what others have said
    if passage in words("sides") and (passage.startswith("我") or not _is_apart(place, kind)):
        return True
    if "attitudes" in place.cue.traits or kind is Kind.STANCE:
        # 他表示，他希望…: the wish is the content of what he says
        first = bool(place.found) and place.begin <= place.found[-1].content_start
        if (first and not is_medium(place.found[-1])) or ("attitudes" in place.cue.traits and not source.personal):
            return True
    if kind is Kind.STANCE and place.found and passage not in words("pronouns"):
        return not is_medium(place.found[-1])
    return False


def _is_apart(place: Place, kind: Kind) -> bool:
    """Whether a side is another speaker than the one of the moment: `中方则指出，…`, `双方强调，…`."""
    contrast = _CONTRAST.search(place.before)
    if contrast and (place.found or contrast[0] == "则"):
        return True
    if place.before.endswith(("互相", "相互")):
        return True  # 双方互相指责…
    return kind is Kind.SAY and place.breaks and not place.found and place.number == 0


def _can_follow(place: Place, kind: Kind) -> bool:
    """Whether a cue without a subject goes on with an earlier speaker: `他强调…，敦促…，重申…`."""
    if place.found:
        return _can_follow_cue(place, kind, place.found[-1])
    if place.number and _only_names(place):
        return False
    if place.number == 0 and place.before.endswith("地"):
        return False  # 坦率地说，…: the writer's own
    return kind in (Kind.SAY, Kind.URGE) and place.begin == place.clause.start


def _only_names(place: Place) -> bool:
    """Whether nothing but a name stands before the cue's clause: `帛琉，又称帕劳，…`."""
    return place.chain.clauses[place.number - 1].end - place.chain.start <= _LONGEST_NAME


def _can_follow_cue(place: Place, kind: Kind, earlier: Attribution) -> bool:
    """Whether a cue without a subject is the speaker's, and not in the content of his `earlier` one."""
    at = earlier.content_start
    end = peel_adverbs(place.reading, at, place.cue.span.start)
    if end <= at or place.reading.veiled[at:end] in _HIMSELF:
        return False  # 表示希望…, 称自己相信…: the second verb is in the content of the first
    if _is_anothers(place, earlier):
        return False
    if kind is Kind.THINK:
        return place.cue.senses[kind] == SpeechAct.BELIEVE
    if kind is Kind.URGE:
        blames = earlier.act in (SpeechAct.CRITICISE, SpeechAct.ACCUSE)  # 炮轰政府“无能”，要求部长下台
        adds = place.before.startswith(("又", "亦", "同时"))  # 指政府会协助，又呼吁市民捐款
        return (
            blames or adds or earlier.kind is not Kind.SAY or not place.reading.veiled.startswith(endings("sides"), at)
        )
    if kind is Kind.STANCE:
        # 表示赞同…，并感谢…: both are the speaker's own, as no subject stands between
        bare = place.reading.veiled.startswith(_stances(), at) or place.before.startswith("同时")
        return bare or earlier.kind in (Kind.URGE, Kind.STANCE)
    return kind is Kind.SAY


def _is_anothers(place: Place, earlier: Attribution) -> bool:
    """Whether the cue's subject is one that the speaker speaks of: `他说，新政府上台以来，明确表示…`."""
    veiled, at = place.reading.veiled, earlier.content_start
    before = place.chain.clauses[place.number - 1] if place.number else place.clause
    if before.start <= at < before.end and veiled.endswith(("以来", "之后", "以后", "期间"), at, before.end):
        return True  # or nothing but 上台以来 would be left for him
    if earlier.act is SpeechAct.CRITICISE and veiled.startswith("有", at):
        return True  # 他批评有议员不理事实，并要求…
    return "一致" in place.before and place.reading.veiled.startswith("并", place.begin)  # 并一致认为: both sides


@cache
def _stances() -> tuple[str, ...]:
    return tuple(word for listed in lexicon()[Kind.STANCE].values() for word in listed)


def _follows_quotation(place: Place) -> bool:
    """Whether the clause before the cue's is a quotation that no earlier cue claims: `“甲，”他说，“乙。”`."""
    if place.found or not place.number:
        return False
    before = place.chain.clauses[: place.number]
    return all(place.reading.is_quotation(clause.start, clause.end) for clause in before)


def _after_content(place: Place, attribution: Attribution) -> Attribution | None:
    """Read `“甲。”他说。` and `甲，他说。`: the content, or its first part, stands before the source."""
    if place.found or not place.number or attribution.kind not in (Kind.SAY, Kind.THINK, Kind.URGE):
        return None
    start = place.chain.start
    content = (Span(start, place.chain.clauses[place.number - 1].end),)
    return attribution._replace(start=start, content=content, closed=place.is_last)
