"""Who stands where round a trigger of Chinese, which has no endings: order and small words say it.

The partner stands before the trigger behind 与, 和, 同 or 跟, the target behind 对 or 向; the subject opens its clause,
and goes on over commas where the next clause has none of its own.
"""

from __future__ import annotations

import re

from kg.analyse.events.lexicon import Naming
from kg.analyse.events.party import Party, Slots
from kg.analyse.events.scene import Scene
from kg.analyse.events.sightings import Trigger
from kg.model import EventType

# 在峰会期间会晤: who does something else there need not be its host
_SETTINGS = frozenset({EventType.SUMMIT, EventType.PARADE, EventType.EXERCISE, EventType.ELECTION})
_PARTNER = frozenset({"与", "和", "同", "跟"})
_TOWARDS = frozenset({"向", "对", "对于", "就"})
_SLOTS = (("with", _PARTNER), ("towards", _TOWARDS), ("from", frozenset({"从"})))
_ABOUT = frozenset({"就", "关于"})
_DETERMINED = 4  # characters between a preposition and the noun it governs: 对|这次|会谈
_MODIFIES = 8  # characters between a name and the noun it stands before: 中美副部长级会谈
_MIDST = re.compile(r"[^，,。；]{0,8}[后时际]|期间|中(?!国|方)")  # 在中方提出抗议后: 在 opens a clause, no place
_NAMELESS = re.compile(
    "(?![并还也又但而随其之即再将拟已曾就在于为以不未没包只均都应因及另先由从向对与同和跟])[\u4e00-\u9fff]{2,3}"
)  # 智利选举，|帕斯|当选
_SINCE = re.compile("[^，,。；]{1,10}?(?:以来|之际|之后|期间|后)，?")
_APART = re.compile("[，,、：:；;。“”]")
_COMMA = re.compile("[，,；;：:]")
_PASSIVE = re.compile("遭到|遭受|受到|遭|被")
_COUNTED = re.compile(r"[了过]?(?:约|近|逾|超过)?[\d一二两三四五六七八九十百千万数多]*[架枚艘名辆座处家个位批]?")
# between a subject and its verb: 鲁托7月将|访问
_ADVERBS = re.compile(
    r"(?:[\d一二三四五六七八九十]+[年月日]|[今明昨当后]天?|[今明去后]年|本周|下周|上周|[将已曾正拟就再次随后于率团应邀亲自分别起晚]|计划|准备|表示)*"
)
_NUMBER_OF_PEOPLE = re.compile(  # 罗马|数万人, 一名官员
    r"[有约近逾超过]*(?:数|多|上|成|\d|[一二两三四五六七八九十])[\d,.]*[十百千万余多]*[名个]?[^，,。]{0,3}(?:人|者|民|生|众|工会|团体)"
)
_BESIDE = 2  # characters between a name and those who are only of it: 热那亚|港工人
# who announces a measure takes it; 表示，将访问: so does who speaks of what is to come
_OWN_DEED = re.compile(r"宣布|[^，,：:]{1,3}[，,：:]?(?:将|会|已|要|愿|计划|正|拟|不会|没有|不排除|准备)")


def chinese_slots(scene: Scene, trigger: Trigger, naming: Naming) -> Slots:
    """Return who stands where round the trigger."""
    text = scene.text
    low, _ = scene.clause(trigger.start, trigger.end)
    found: Slots = {}
    target = next((party for party in scene.around if party.start >= trigger.end), None)
    if (
        target is not None
        and not target.before
        and not _is_other(scene, target)
        and _COUNTED.fullmatch(text, trigger.end, target.start)
    ):
        found["object"] = target
    midst = "object" not in found and _MIDST.match(text, trigger.end) is not None
    inside = [party for party in scene.around if party.start >= low and party.end <= trigger.start]
    if (modifier := _modifier(scene, trigger, inside, midst=midst)) is not None:
        found["modifier"] = modifier
    for party in reversed(_segment(text, inside, trigger.start)):
        for slot, words in _SLOTS:
            if party.before in words and not (slot == "with" and _is_subject_of_talk(scene, party)):
                found.setdefault(slot, party)
    setting = (midst and naming.type in _SETTINGS) or _is_judged(scene, trigger, naming)
    if not setting and not _is_spoken_of(scene, trigger, naming) and not _makes_it_alone(found, naming):
        subject = _subject(scene, trigger, naming, inside) or _announcer(scene, low, trigger)
        if subject is None and midst and "with" in found:
            subject = _next_opener(scene, trigger)
        found |= {"subject": subject} if subject else {}
    return _turned(text, found, inside, trigger)


def _is_spoken_of(scene: Scene, trigger: Trigger, naming: Naming) -> bool:
    """Whether the subject only has an opinion of what a noun names: 高远对|停火|感到鼓舞, 就本次会谈发表声明."""
    if not naming.noun:
        return False
    found = scene.words.within("prepositions", trigger.start - _DETERMINED, trigger.start)
    if not found or found[-1][2] not in _TOWARDS:
        return False
    end = found[-1][1]
    return not any(party.start >= end and party.end <= trigger.start for party in scene.around)


def _is_judged(scene: Scene, trigger: Trigger, naming: Naming) -> bool:
    """Whether a noun is what somebody takes a stand on, who so has no part in it: 秘鲁谴责|演习."""
    return naming.noun and any(end == trigger.start for _, end, _ in scene.words.get("stands", ()))


def _turned(text: str, found: Slots, inside: list[Party], trigger: Trigger) -> Slots:
    """Let the subject of a passive be its object: 智利遭挪威空袭, 大使被驱逐."""
    subject = found.get("subject")
    marker = _PASSIVE.search(text, subject.end, trigger.start) if subject else None
    if subject is None or marker is None:
        return found
    agent = next((party for party in inside if party.start == marker.end()), None)
    rest = {slot: party for slot, party in found.items() if slot not in ("subject", "modifier", "object")}
    return rest | {"object": subject} | ({"subject": agent} if agent else {})


def _next_opener(scene: Scene, trigger: Trigger) -> Party | None:
    """Who opens the next clause: 在同陆安的通话中，|王敏|强调."""
    comma = _COMMA.search(scene.text, trigger.end, trigger.end + _MODIFIES)
    return next((p for p in scene.around if comma and p.start == comma.end() and _is_subject(scene, p)), None)


def _is_subject_of_talk(scene: Scene, party: Party) -> bool:
    """Whether a name behind "and" is part of what is talked about: 就贸易和|苏丹|战事交换意见."""
    opening = party.start - len(party.before)
    topics = [end for _, end, word in scene.words.get("prepositions", ()) if word in _ABOUT and end < opening]
    return bool(topics) and not _APART.search(scene.text, topics[-1], party.start)


def _modifier(scene: Scene, trigger: Trigger, inside: list[Party], *, midst: bool) -> Party | None:
    """Who stands right before a trigger and has a part in it: 中美会谈, 在中美会谈后, but not in 在天津会谈."""
    if not inside or trigger.start - inside[-1].end > _MODIFIES:
        return None
    party, gap = inside[-1], (inside[-1].end, trigger.start)
    if party.before and not (party.before == "在" and midst):
        return None
    parted = _APART.search(scene.text, *gap) or any(
        scene.words.stands(name, *gap) for name in ("prepositions", "light-verbs", "triggers", "stands")
    )
    return None if parted or _is_crowd(scene, party.end) else party


def _makes_it_alone(found: Slots, naming: Naming) -> bool:
    """Whether the names right before a trigger are all who take part: 王毅在中美会谈后, 呼吁举行俄乌会晤."""
    modifier = found.get("modifier")
    if modifier is None or "with" not in naming.frame:
        return False
    return modifier.before == "在" or len(modifier.actors) > 1


def _segment(text: str, inside: list[Party], at: int) -> list[Party]:
    """The parties between the last comma before `at` and there."""
    commas = [match.end() for match in _COMMA.finditer(text, 0, at)]
    low = commas[-1] if commas else 0
    return [party for party in inside if party.start >= low]


def _subject(scene: Scene, trigger: Trigger, naming: Naming, inside: list[Party]) -> Party | None:
    """Who does it: the name right before a verb, else the one that opens its clause, or an earlier clause."""
    text = scene.text
    last = inside[-1] if inside else None
    if last is not None and _is_other(scene, last):
        return None
    if (
        last is not None
        and not naming.noun
        and (_is_subject(scene, last) or last.before in _ABOUT)
        and _ADVERBS.fullmatch(text, last.end, trigger.start)
    ):
        return last  # 感谢陆安来访, 邀请她访华, 就他辞职发表声明
    at = trigger.start
    for party in inside[:-1]:
        if _is_subject(scene, party) and _opens_phrase(scene, party, trigger):
            return party  # 关于中国对台湾动武的言论
    while inside:
        segment = _segment(text, inside, at)
        first = next((party for party in segment if _may_go_on(scene, party, trigger)), None)
        if first is not None and (inner := _behind_time(scene, segment, first)) is not None:
            first = inner
        if first is not None:
            if _opens_with_crowd(scene, segment, first):
                return None  # 士兵袭击|秘鲁|一个村庄，打死两人
            return None if _is_about_another(scene, first, trigger, naming) else first
        start = max((match.end() for match in _COMMA.finditer(text, 0, at)), default=0)
        if not start or _is_crowd(scene, start) or (not naming.noun and _NAMELESS.fullmatch(text, start, at)):
            return None
        inside = [party for party in inside if party.end < start]
        at = start - 1
    return None


def _is_about_another(scene: Scene, first: Party, trigger: Trigger, naming: Naming) -> bool:
    """Whether a verb without an object is part of what somebody speaks about: 高远就一名部长辞职发表声明."""
    if naming.noun or "object" in naming.frame:
        return False
    prepositions = scene.words.within("prepositions", first.end, trigger.start)
    return any(word in _ABOUT for _, _, word in prepositions)


def _opens_phrase(scene: Scene, party: Party, trigger: Trigger) -> bool:
    """Whether a party stands right before a preposition and its name, and these before the trigger."""
    following = next((p for p in scene.around if p.start >= party.end and p.end <= trigger.start), None)
    if following is None or following.before not in _TOWARDS | _PARTNER or trigger.start - following.end > 2:
        return False
    return following.start - len(following.before) == party.end


def _is_subject(scene: Scene, party: Party) -> bool:
    """Whether a party can be a subject: no 访美 or 售台 (names of one character open a clause), no 罗马数万人."""
    text = scene.text
    if party.before or _is_crowd(scene, party.end) or text.startswith("的", party.end):
        return False
    return party.end - party.start > 1 or party.start == 0 or bool(_APART.match(text, party.start - 1))


def _may_go_on(scene: Scene, party: Party, trigger: Trigger) -> bool:
    """Whether a party is a subject that may go on over commas: not whom another verb is about, 会见|陆安|，前往智利."""
    if not _is_subject(scene, party):
        return False
    if not _COMMA.search(scene.text, party.end, trigger.start):
        return True
    return not any(
        end == party.start for start, end, _ in scene.words["triggers"] if start < party.start and end <= trigger.start
    )


def _is_other(scene: Scene, party: Party) -> bool:
    """Whether a pronoun behind a verb is taken for who does it, and so for the wrong one: 王敏祝贺陆安，并邀请|他."""
    if not any(start == party.start for start, _, _ in scene.words.get("pronouns", ())):
        return False
    if not any(end == party.start for _, end, _ in scene.words["triggers"]):
        return False
    opener = next((each for each in scene.around if _is_subject(scene, each)), None)
    return opener is not None and opener.start < party.start and opener.actors == party.actors


def _behind_time(scene: Scene, segment: list[Party], first: Party) -> Party | None:
    """Who stands behind a clause of time that opens with another: 陆安就任以来|王敏|第五次访问."""
    time = _SINCE.match(scene.text, first.end)
    if time is None:
        return None
    return next((party for party in segment if party.start == time.end() and _is_subject(scene, party)), None)


def _opens_with_crowd(scene: Scene, segment: list[Party], first: Party) -> bool:
    """Whether people without names open the clause of a party, which so is none that acts."""
    low = max((match.end() for match in _COMMA.finditer(scene.text, 0, first.start)), default=0)
    return low < first.start and segment[0].start > low and _is_crowd(scene, low)


def _is_crowd(scene: Scene, at: int) -> bool:
    """Whether people without names stand at a place."""
    named = any(at <= start <= at + _BESIDE for start, _, _ in scene.words.get("crowds", ()))
    return named or _NUMBER_OF_PEOPLE.match(scene.text, at) is not None


def _announcer(scene: Scene, low: int, trigger: Trigger) -> Party | None:
    """Who announces what the clause from `low` says, where it has no subject of its own: 称击落, 表示，将访问."""
    if not low:
        return None
    opener = next((end for start, end, _ in scene.words.get("clause-breaks", ()) if start == low), low)
    if trigger.start - opener > 2 and not _OWN_DEED.match(scene.text, low):
        return None
    earlier = [party for party in scene.around if party.end <= low]
    segment = _segment(scene.text, earlier, low) or earlier
    return next((party for party in segment if _is_subject(scene, party)), None)
