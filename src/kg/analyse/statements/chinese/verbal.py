"""Whether a cue is a verb with content where it stands: `外长警告美方`, and not `外长的警告`, `尚未宣布`."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.statements.chinese.cues import Kind, endings, ends, words
from kg.analyse.statements.chinese.places import Place
from kg.analyse.statements.chinese.text import QUOTED, VEILS
from kg.model import ActorType, SpeechAct

# 他所警告的, 他会表示, 王毅将在北京宣布, 该警告: a noun, or not said yet
_NO_VERB_BEFORE = re.compile(
    r"(?:(?<![究易务出守诊戒养])所|(?<=[他她它我你们谁将能不就也都还总才便仍亦方])会|(?<![中上少大小名])将(?:[在于][^，。]{1,12})?"
    r"|[一几两]个|这[一个种番]|(?<![对就为因])[该此])$"
)
# 他不会轻易确认会面, 尚未正式宣布: nothing is said
_UNSAID = re.compile(
    r"(?:不会|不曾|尚未|并未|从未|没有|拒绝|无法|难以|是否)(?:[\u3400-\u9fff]{2}地?)?$|(?:切勿|请勿|不要|不得|不准|禁止|避免)[^，。]*$"
)
_POINTS_BACK = re.compile(r"(?:前述|上述|该|此一|这[一个项])[\u3400-\u9fff]{2,4}$")  # 宣布前述消息: told before
# 通话是王毅主动提出，…: what follows is not what he proposed
_CLEFT = re.compile(r"(?<![不但可只就若便也都还这正])是[\u3400-\u9fff]{2,6}$")
# 他提到谈判代表，对老李说道…: a noun is what he spoke about, a clause has one of these words
_VERBAL = re.compile(r"[是有将要能已了在不应正被无使让可]|会(?![议谈见晤面]|$)")
_RELATIVE = re.compile(f"[{''.join(sorted(VEILS))}]+的")
_QUESTION = re.compile("是否|还是|如何|为何|为什么|会不会|能不能|有没有|吗")
_PLANS = re.compile("计[划画](?!书|署)|打算|准备(?!金)")
_BARE_TOPIC = 8
_LONGEST_TOPIC = 30
_MAY_END_SO = frozenset("所会将个一种番该此")
_NO_VERB_AFTER = re.compile(
    rf"[的之](?!是)|上[，。{''.join(sorted(VEILS))}]|下[，。]|[书信者性率]|中[，的]|后[，,]|的时候"
)
_NO_VERB_AFTER_FIRST = frozenset("的之上下书信者性率中后")
_LOOK_BACK = 20  # characters in which such words stand
_PASSIVE = re.compile(r"被(?!告|害|捕|访)[^时后，]{0,11}$")
_SCHEDULE = re.compile(
    r"[也亦还]?[将会]|[于在\d]|下[周月]|明[天日年]|本[周月]|年底"
)  # 代表团预计15日抵达: nobody predicts
# 他否认，指报道不实: the second verb has the content
_ANOTHER_VERB = re.compile(r"[并又也还亦]?(?:指(?![挥定数标导])|称(?!为)|说(?!明)|表示|认为|强调)")
_THEN_SAYS = re.compile(r"时(?:再次|还|也|曾|又|均)?(?:说|称|表示|指出|强调|坦言|直言|透露|回答)")


def can_be_verb(place: Place, kind: Kind) -> bool:
    """Whether the words around the cue let it be a verb with content."""
    cue, before, after = place.cue, place.before[-_LOOK_BACK:], place.after
    if before.endswith(QUOTED) and not _is_quoted_name(place):
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
    if (not after and _CLEFT.search(before)) or _is_plan(place):
        return False
    if cue.senses[kind] is SpeechAct.ANNOUNCE and _POINTS_BACK.match(after):
        return False
    if cue.senses[kind] is SpeechAct.PREDICT and not place.breaks and _SCHEDULE.match(after):
        return False
    if "被" in before and _PASSIVE.search(before) and not before.endswith(("时", "后")):
        return False
    asks = kind is Kind.URGE or cue.senses[kind] is SpeechAct.EXPRESS  # 教育部要求，…; 他希望，…
    return bool(after) or kind not in (Kind.URGE, Kind.STANCE) or (asks and not place.is_last)


def _is_quoted_name(place: Place) -> bool:
    """Whether a quotation before a cue is a speaker's name, or what he takes a stand on: `对“关键角色”表示感谢`."""
    if "attitude-verbs" in place.cue.traits and place.before.startswith("对"):
        return True
    before = place.before.rstrip(QUOTED)
    return ends("documents", before, 0, len(before)) or ends("offices", before, 0, len(before))


def _is_topic(place: Place) -> bool:
    """Whether no more than a noun follows a cue: `他提到谈判代表，对老李说道…`."""
    if len(place.after) > _LONGEST_TOPIC or _VERBAL.search(place.after):
        return False
    if len(place.after) <= _BARE_TOPIC and place.clause.stop in ("，", ","):
        return True  # 两人都提到贸易问题，…
    last = place.number + 1 == len(place.chain.clauses)
    return last or place.reading.veiled.startswith(("对", "并", "又"), place.chain.clauses[place.number + 1].start)


def _lacks_speech(place: Place, kind: Kind, before: str) -> bool:
    """Whether a cue is no verb of saying here, since no speech follows it at once."""
    if "only-before-a-break" in place.cue.traits:
        if place.found and _RELATIVE.match(place.after):
            return True  # 讨论王毅提出“…”的可能性
        if kind is not Kind.STANCE and not (place.breaks or _announces_plan(place) or _asks(place)):
            return True
        if ends("light-verbs", before, 0, len(before)):
            return True  # 已发布提醒，…
    needs_speech = "only-before-speech" in place.cue.traits and place.verb == place.cue.span
    return needs_speech and not _opens_quotation(place)


def _announces_plan(place: Place) -> bool:
    """Whether the cue announces or threatens what will be: `公布将关税减半`, `威胁将加税`."""
    plans = {SpeechAct.ANNOUNCE, SpeechAct.THREATEN}.intersection(place.cue.senses.values())
    return bool(plans) and place.after.startswith(("将", "会", "拟", "要"))


def _asks(place: Place) -> bool:
    """Whether a question follows the cue at once: `询问会谈是否推迟`."""
    return SpeechAct.ASK in place.cue.senses.values() and _QUESTION.search(place.after) is not None


def _is_plan(place: Place) -> bool:
    """Whether the clause before a cue without a subject only plans: `他计划施压对方，要求…`."""
    if place.cue.span.start > place.begin or not place.number:
        return False
    before = place.chain.clauses[place.number - 1]
    said = place.found[-1].content_start if place.found else 0
    return before.start >= said and _PLANS.search(place.reading.veiled, before.start, before.end) is not None


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
def _light_verb() -> re.Pattern[str]:
    """Match 作出 before 警告, 发表 before 声明: such a cue is a noun, and a verb after it may be the cue."""
    written = "|".join(endings("written"))  # 发表声明警告: 声明 is the noun, 警告 the verb
    return re.compile(
        rf"(?:{'|'.join(endings('light-verbs'))})(?:(?!{written})[^，。时后中]|中[方国美俄日韩欧]){{0,14}}$"
    )


def _is_anothers_speech(place: Place) -> bool:
    """Whether a person speaks in the words that set a scene: `针对首相在议会表示，…，部长重申…`."""
    if Kind.NOUN in place.cue.senses or place.cue.senses.get(Kind.SAY) is not SpeechAct.STATE:
        return False
    names = place.reading.mentions_in(place.begin, place.cue.span.start)
    return any(place.reading.actor_types[name.actor] is ActorType.PERSON for name in names)


def _is_scene(place: Place) -> bool:
    """Whether the clause only sets the scene: `在回应提问时`, `面对记者追问`."""
    if place.before.startswith(("面对", "对于", "针对", "应")) and place.breaks and not place.is_last:
        return not _is_anothers_speech(place)
    if place.before.startswith(("在", "当")) and place.after.endswith(("时", "时候", "之际", "中", "后")):
        return True
    if "only-before-a-break" in place.cue.traits and _THEN_SAYS.search(place.after):
        return True  # 回应“停火”提议时说
    return place.after.endswith(("时", "之际")) and place.clause.stop in ("，", ",")
