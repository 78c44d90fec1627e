"""Who is the subject of a Chinese trigger: who opens its clause, or an earlier one, and goes on over commas."""

from __future__ import annotations

import re

from kg.analyse.events.lexicon import Naming
from kg.analyse.events.party import Party
from kg.analyse.events.scene import Scene
from kg.analyse.events.sightings import Trigger
from kg.model import EventType

PARTNER = frozenset({"与", "和", "同", "跟"})
TOWARDS = frozenset({"向", "对", "对于", "就"})
ABOUT = frozenset({"就", "关于"})
APART = re.compile("[，,、：:；;。“”]")
COMMA = re.compile("[，,；;：:]")
# a name that nobody knows: 智利举行选举，|帕斯|当选总统; no word of its own opens a clause
_NAMELESS = re.compile(
    "(?![并还也又但而随其之即再将拟已曾就在于为以不未没包只均都应因及另先由从向对与同和跟])[\u4e00-\u9fff]{2,3}"
)
_SINCE = re.compile("[^，,。；]{1,10}?(?:以来|之际|之后|期间|后)，?")
# between a subject and its verb: 鲁托7月将|访问
_ADVERBS = re.compile(
    r"(?:[\d一二三四五六七八九十]+[年月日]|[今明昨当后]天?|[今明去后]年|本周|下周|上周|[将已曾正拟就再次随后于率团应邀亲自分别起晚]|计划|准备|表示)*"
)
_NUMBER_OF_PEOPLE = re.compile(  # 罗马|数万人, 一名官员
    r"[有约近逾超过]*(?:数|多|上|成|\d|[一二两三四五六七八九十])[\d,.]*[十百千万余多]*[名个]?[^，,。]{0,3}(?:人|者|民|生|众|工会|团体)"
)
_OFFICIALS = 10  # characters behind countries in which their officials are named
_BESIDE = 2  # characters between a name and those who are only of it: 热那亚|港工人
# who announces a measure takes it; 表示，将访问: so does who speaks of what is to come
_OWN_DEED = re.compile(r"宣布|[^，,：:]{1,3}[，,：:]?(?:将|会|已|要|愿|计划|正|拟|不会|没有|不排除|准备)")


def segment_before(text: str, inside: list[Party], at: int) -> list[Party]:
    """Return the parties between the last comma before `at` and there."""
    commas = [match.end() for match in COMMA.finditer(text, 0, at)]
    low = commas[-1] if commas else 0
    return [party for party in inside if party.start >= low]


def subject_of(scene: Scene, trigger: Trigger, naming: Naming, inside: list[Party]) -> Party | None:
    """Return who does it: the name right before a verb, else the one that opens its clause, or an earlier clause."""
    text = scene.text
    last = inside[-1] if inside else None
    if last is not None and is_other(scene, last):
        return None
    if (
        last is not None
        and not naming.noun
        and (is_subject(scene, last) or last.before in ABOUT)
        and _ADVERBS.fullmatch(text, last.end, trigger.start)
    ):
        return last  # 感谢陆安来访, 邀请她访华, 就他辞职发表声明
    at = trigger.start
    for party in inside[:-1]:
        if is_subject(scene, party) and _opens_phrase(scene, party, trigger):
            return party  # 关于挪威对智利动武的言论
    while inside:
        segment = segment_before(text, inside, at)
        first = next((party for party in segment if _may_go_on(scene, party, trigger)), None)
        if first is not None and (inner := _behind_time(scene, segment, first)) is not None:
            first = inner
        if first is not None:
            if _opens_with_crowd(scene, segment, first):
                return None  # 士兵袭击|秘鲁|一个村庄，打死两人
            return None if _is_about_another(scene, first, trigger, naming) else first
        start = max((match.end() for match in COMMA.finditer(text, 0, at)), default=0)
        if not start or is_crowd(scene, start) or (not naming.noun and _NAMELESS.fullmatch(text, start, at)):
            return None
        inside = [party for party in inside if party.end < start]
        at = start - 1
    return None


def _is_about_another(scene: Scene, first: Party, trigger: Trigger, naming: Naming) -> bool:
    """Whether a verb without an object is part of what somebody speaks about: 高远就一名部长辞职发表声明."""
    if naming.noun or "object" in naming.frame:
        return False
    prepositions = scene.words.within("prepositions", first.end, trigger.start)
    return any(word in ABOUT for _, _, word in prepositions)


def _opens_phrase(scene: Scene, party: Party, trigger: Trigger) -> bool:
    """Whether a party stands right before a preposition and its name, and these before the trigger."""
    following = next((p for p in scene.around if p.start >= party.end and p.end <= trigger.start), None)
    if following is None or following.before not in TOWARDS | PARTNER or trigger.start - following.end > 2:
        return False
    return following.start - len(following.before) == party.end


def is_subject(scene: Scene, party: Party) -> bool:
    """Tell whether a party can be a subject: no 访美 or 售台 (one-character names open a clause), no 罗马数万人."""
    text = scene.text
    if party.before or is_crowd(scene, party.end):
        return False
    if text.startswith("的", party.end):
        heads = scene.lexicon.patterns["heads"]  # 挪威与智利|的高层官员
        return len(party.actors) > 1 and bool(heads.search(text, party.end, party.end + _OFFICIALS))
    return party.end - party.start > 1 or party.start == 0 or bool(APART.match(text, party.start - 1))


def _may_go_on(scene: Scene, party: Party, trigger: Trigger) -> bool:
    """Whether a party is a subject that may go on over commas: not whom another verb is about, 会见|陆安|，前往智利."""
    if not is_subject(scene, party):
        return False
    if not COMMA.search(scene.text, party.end, trigger.start):
        return True
    return not any(
        end == party.start for start, end, _ in scene.words["triggers"] if start < party.start and end <= trigger.start
    )


def _behind_time(scene: Scene, segment: list[Party], first: Party) -> Party | None:
    """Who stands behind a clause of time that opens with another: 陆安就任以来|王敏|第五次访问."""
    time = _SINCE.match(scene.text, first.end)
    if time is None:
        return None
    return next((party for party in segment if party.start == time.end() and is_subject(scene, party)), None)


def invited_to(scene: Scene, trigger: Trigger) -> Party | None:
    """Return who is invited to what a trigger names: 邀请|陆安|明年4月访问."""
    asked = [t.end for t in scene.triggers if t.end <= trigger.start and t.namings[0].type is EventType.INVITATION]
    if not asked or COMMA.search(scene.text, asked[-1], trigger.start):
        return None
    return guest_behind(scene, asked[-1])


def guest_behind(scene: Scene, at: int) -> Party | None:
    """Return who is invited: the name behind, or whom a pronoun there can stand for but the host: 王敏邀请|他."""
    guest = next((party for party in scene.around if party.start == at), None)
    if guest is not None and not is_other(scene, guest):
        return guest
    if not any(start == at for start, _, _ in scene.words.get("pronouns", ())):
        return None
    before = [party for party in scene.around if party.end <= at and party.person]
    host = segment_before(scene.text, before, at)[:1] or before[:1]
    return next((party for party in before if host and party.actors != host[0].actors), None)


def is_other(scene: Scene, party: Party) -> bool:
    """Tell whether a pronoun behind a verb is taken for who does it, wrongly: 王敏祝贺陆安，并邀请|他."""
    if not any(start == party.start for start, _, _ in scene.words.get("pronouns", ())):
        return False
    if not any(end == party.start for _, end, _ in scene.words["triggers"]):
        return False
    doers = [each for each in scene.around if each.end <= party.start and is_subject(scene, each)]
    nearest = segment_before(scene.text, doers, party.start)[-1:]
    return any(doer.actors == party.actors for doer in (*doers[:1], *nearest))


def _opens_with_crowd(scene: Scene, segment: list[Party], first: Party) -> bool:
    """Whether people without names open the clause of a party, which so is none that acts."""
    low = max((match.end() for match in COMMA.finditer(scene.text, 0, first.start)), default=0)
    return low < first.start and segment[0].start > low and is_crowd(scene, low)


def is_crowd(scene: Scene, at: int) -> bool:
    """Tell whether people without names stand at a place."""
    named = any(at <= start <= at + _BESIDE for start, _, _ in scene.words.get("crowds", ()))
    return named or _NUMBER_OF_PEOPLE.match(scene.text, at) is not None


def announcer_of(scene: Scene, low: int, trigger: Trigger) -> Party | None:
    """Return who announces what a clause without a subject of its own says: 称击落, 表示，将访问."""
    if not low:
        return None
    opener = next((end for start, end, _ in scene.words.get("clause-breaks", ()) if start == low), low)
    if trigger.start - opener > 2 and not _OWN_DEED.match(scene.text, low):
        return None
    earlier = [party for party in scene.around if party.end <= low]
    segment = segment_before(scene.text, earlier, low) or earlier
    return next((party for party in segment if is_subject(scene, party)), None)
