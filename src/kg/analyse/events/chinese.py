"""Who stands where round a trigger of Chinese, which has no endings: order and small words say it.

The partner stands before the trigger behind 与, 和, 同 or 跟, the target behind 对 or 向; the subject opens its clause,
and goes on over commas where the next clause has none of its own.
"""

from __future__ import annotations

import re

from kg.analyse.events.chinese_subjects import (
    ABOUT,
    APART,
    COMMA,
    PARTNER,
    TOWARDS,
    announcer_of,
    guest_behind,
    invited_to,
    is_crowd,
    is_other,
    is_subject,
    segment_before,
    subject_of,
)
from kg.analyse.events.lexicon import Naming
from kg.analyse.events.party import Party, Slots
from kg.analyse.events.scene import Scene
from kg.analyse.events.sightings import Trigger
from kg.model import EventType

# 在峰会期间会晤: who does something else there need not be its host
_SETTINGS = frozenset({EventType.SUMMIT, EventType.PARADE, EventType.EXERCISE, EventType.ELECTION})
_SLOTS = (("with", PARTNER), ("towards", TOWARDS), ("from", frozenset({"从"})))
_AGENT = 4  # characters between a doer behind 由 and what is done: 由|智利|主动发起
_DETERMINED = 4  # characters between a preposition and the noun it governs: 对|这次|会谈
_MODIFIES = 8  # characters between a name and the noun it stands before: 中美副部长级会谈
_MIDST = re.compile(r"[^，,。；]{0,8}[后时际]|期间|中(?!国|方)")  # 在中方提出抗议后: 在 opens a clause, no place
_REGARDING = frozenset({"对于", "就", "关于"})
_LODGES = re.compile("提出|提起|表达|发起")  # 对于|智利|提出抗议: Chile did
_AND_THEN = re.compile("并|随后|还|会后|双方|两人")
_PASSIVE = re.compile("遭到|遭受|受到|遭|被")
_COUNTED = re.compile(r"[了过]?(?:约|近|逾|超过)?[\d一二两三四五六七八九十百千万数多]*[架枚艘名辆座处家个位批]?")


def chinese_slots(scene: Scene, trigger: Trigger, naming: Naming) -> Slots:
    """Return who stands where round the trigger."""
    text = scene.text
    low, _ = scene.clause(trigger.start, trigger.end)
    found: Slots = {}
    target = next((party for party in scene.around if party.start >= trigger.end), None)
    if (
        target is not None
        and not target.before
        and not is_other(scene, target)
        and _COUNTED.fullmatch(text, trigger.end, target.start)
    ):
        found["object"] = target
    midst = "object" not in found and _MIDST.match(text, trigger.end) is not None
    inside = [party for party in scene.around if party.start >= low and party.end <= trigger.start]
    if (modifier := _modifier(scene, trigger, inside, midst=midst)) is not None:
        found["modifier"] = modifier
    lodger = next((party for party in inside if party.before in _REGARDING and _LODGES.match(text, party.end)), None)
    for party in reversed(segment_before(text, inside, trigger.start)):
        for slot, words in _SLOTS:
            if (
                party is not lodger
                and party.before in words
                and not (slot == "with" and _is_subject_of_talk(scene, party))
            ):
                found.setdefault(slot, party)
    setting = (midst and naming.type in _SETTINGS) or _is_judged(scene, trigger, naming)
    if not setting and not _is_spoken_of(scene, trigger, naming) and not _makes_it_alone(found, naming):
        subject = subject_of(scene, trigger, naming, inside) or announcer_of(scene, low, trigger)
        if subject is None and midst and "with" in found:
            subject = _next_opener(scene, trigger)
        found |= {"subject": subject} if subject else {}
    agent = next((party for party in inside if party.before == "由" and trigger.start - party.end <= _AGENT), None)
    if (doer := lodger or agent) is not None:
        found["subject"] = doer
    if naming.type is EventType.INVITATION and "object" not in found and (guest := guest_behind(scene, trigger.end)):
        found["object"] = guest
    if naming.type is EventType.VISIT and (guest := invited_to(scene, trigger)) is not None:
        found["subject"] = guest
    if naming.type is EventType.AGREEMENT and "with" not in found and (other := _signs_too(scene, found, trigger)):
        found["with"] = other
    return _turned(text, found, inside, trigger)


def _signs_too(scene: Scene, found: Slots, trigger: Trigger) -> Party | None:
    """Who signs with the subject, by what both did before: 王敏|与陆安|会谈，并签署协议."""
    subject, segment = found.get("subject"), scene.text.rfind("，", 0, trigger.start)
    if subject is None or segment < 0 or not _AND_THEN.match(scene.text, segment + 1):
        return None
    partners = [p for p in scene.around if p.before in PARTNER and subject.end <= p.start and p.end <= segment]
    return partners[0] if partners and partners[0].person == subject.person else None


def _is_spoken_of(scene: Scene, trigger: Trigger, naming: Naming) -> bool:
    """Whether the subject only has an opinion of what a noun names: 高远对|停火|感到鼓舞, 就本次会谈发表声明."""
    if not naming.noun:
        return False
    found = scene.words.within("prepositions", trigger.start - _DETERMINED, trigger.start)
    if not found or found[-1][2] not in TOWARDS:
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
    comma = COMMA.search(scene.text, trigger.end, trigger.end + _MODIFIES)
    return next((p for p in scene.around if comma and p.start == comma.end() and is_subject(scene, p)), None)


def _is_subject_of_talk(scene: Scene, party: Party) -> bool:
    """Whether a name behind "and" is part of what is talked about: 就贸易和|苏丹|战事交换意见."""
    opening = party.start - len(party.before)
    topics = [end for _, end, word in scene.words.get("prepositions", ()) if word in ABOUT and end < opening]
    return bool(topics) and not APART.search(scene.text, topics[-1], party.start)


def _modifier(scene: Scene, trigger: Trigger, inside: list[Party], *, midst: bool) -> Party | None:
    """Who stands right before a trigger and has a part in it: 中美会谈, 在中美会谈后, but not in 在天津会谈."""
    if not inside or trigger.start - inside[-1].end > _MODIFIES:
        return None
    party, gap = inside[-1], (inside[-1].end, trigger.start)
    if party.before and not (party.before == "在" and midst):
        return None
    parted = APART.search(scene.text, *gap) or any(
        scene.words.stands(name, *gap) for name in ("prepositions", "light-verbs", "triggers", "stands")
    )
    return None if parted or is_crowd(scene, party.end) else party


def _makes_it_alone(found: Slots, naming: Naming) -> bool:
    """Whether the names right before a trigger are all who take part: 王毅在中美会谈后, 呼吁举行俄乌会晤."""
    modifier = found.get("modifier")
    if modifier is None or "with" not in naming.frame:
        return False
    return modifier.before == "在" or len(modifier.actors) > 1
