"""What the other words of a trigger's clause say of it: whether it took place, and by what means."""

from __future__ import annotations

import re

from kg.analyse.events.lexicon import NO_MARKER
from kg.analyse.events.scene import Scene
from kg.analyse.events.sightings import Trigger
from kg.analyse.events.words import Hit
from kg.model import EventType, Medium, Status

_REACH = {"en": 90, "zh": 30}  # characters before a trigger in which a word governs it
_CARRIED = 60  # characters before a trigger in which a Chinese plan governs it over commas
_DENIAL = 20  # characters before a clause in which it is denied
_BEHIND = 60  # characters behind a trigger in which a word is said of it
_NEW_SUBJECT = re.compile(r",\s+(?:and\s+|but\s+)?(?:[A-Z]|(?:he|she|it|they|the|an?|its|their|his|her)\b)")
_STATED = re.compile("[了曾已仍却]|此前|日前|昨|刚|上[周月]|去年")  # 将访问埃及，此前与塞西会谈
_CALLED_OFF = re.compile(r"\s+(?:[\w'-]+\s+){0,5}")  # "cancelled | his planned state | visit"
_OPENS = re.compile(r"(?:^|[，,；。“「]|但|而|并)\s*\Z")
_COMMA = re.compile("[,，]")
_OCCASION = re.compile(
    r"\b(?:in|during|at|after|following)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE
)
_QUOTED = re.compile(r"[,.?!…][\"”](?=\s)")
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|rul(?:e|es|ed|ing) out)\s+\Z")  # "denied | that it held talks"
_WHEN = re.compile(r"\b(?:when|before|until|once)\s+(?:[\w.'-]+\s+){1,4}\Z")
_PRESENT = re.compile(r"(?:meets?|visits?|travels?|arrives?|speaks?|holds?|hosts?)\b")
_TELLING = re.compile(r"\b(?:told|tells|addressed|addressing)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,3}\Z")
_FUTURE = re.compile(r"\b(?:will|would|is to|are to|due to|scheduled|plans?|planned|expected|if|unless|not|no|never)\b")
_SPOKEN = frozenset({EventType.BRIEFING, EventType.INTERVIEW, EventType.POST})
_NEGATION = re.compile(r"\b(?:do|does|did|would|will|could|should)\s+not\Z|n't\Z")
_BARE_VERB = re.compile(r"\s+(?:\w+ly\s+)?(?!be\b|have\b)[a-z]+\s+(?:an?|the|its|their|his|her|any|this|that|[a-z]+)\s")
_PAST = re.compile(r"(?<!\w)[a-z]{2,}ed(?!\w)", re.IGNORECASE)


def status(scene: Scene, trigger: Trigger) -> Status:
    """Whether the clause says that it took place: a condition decides, else the nearest word before the trigger."""
    text, language = scene.text, scene.language
    opening, high = scene.clause(trigger.start, trigger.end)
    low = max(opening, trigger.start - _REACH[language], _spoken_until(text, trigger.start))
    if _told(text, low, trigger):
        return Status.OCCURRED
    within = trigger.start if trigger.namings[0].noun else trigger.end - 1  # "will | host"
    found = [hit for hit in scene.words.within("status", low, within) if not _is_name(text, hit)]
    said = _said_behind(scene, trigger, high)
    if said is not None and not (said == "planned" and any(kind == "denied" for _, _, kind in found)):
        return Status(said)  # but "no meeting is planned" is a denial
    for start, _, kind in found:
        if kind == "conditional" and (language == "en" or _OPENS.search(text[:start])):
            return Status.HYPOTHETICAL
    if language == "zh" and _is_possible(scene, trigger, high):
        return Status.HYPOTHETICAL
    if opening and _DENIES.search(text, max(0, opening - _DENIAL), opening):
        return Status.DENIED
    agreed = any(naming.type is EventType.AGREEMENT for naming in trigger.namings)
    last = next((hit for hit in reversed(found) if not _is_no_sign(scene, hit, agreed=agreed)), None)
    if language == "zh" and _is_planned_before(scene, trigger):
        return Status.PLANNED
    if last is None:
        return Status.PLANNED if language == "en" and _is_to_come(text, trigger) else Status.OCCURRED
    if called_off_at(scene, trigger) is not None:
        return Status.DENIED
    return Status.OCCURRED if _happened(scene, last, trigger) else Status(last[2])


def _is_planned_before(scene: Scene, trigger: Trigger) -> bool:
    """Whether a plan goes on over a comma to what the same subject does next: 将访问埃及，|与塞西举行会谈."""
    if trigger.namings[0].type is EventType.INVITATION:
        return False  # 邀请他明年访华，而他也|邀请
    low, _ = scene.clause(trigger.start, trigger.end)
    segment = _last_comma(scene.text, trigger.start)
    if segment <= low or _STATED.search(scene.text, segment, trigger.end + 1):
        return False
    if scene.words.stands("status", segment, trigger.start):
        return False  # 将访问埃及，但|没有|同塞西会谈的计划
    if any(party.start == segment and not party.before for party in scene.around):
        return False  # 将访问埃及，|挪威|对此表示欢迎
    if any(start == segment for start, _, _ in scene.words.get("pronouns", ())):
        return False
    before = scene.words.within("status", max(low, trigger.start - _CARRIED), segment)
    if not before or before[-1][2] != "planned":
        return False
    return scene.words.stands("triggers", before[-1][1], segment)


def called_off_at(scene: Scene, trigger: Trigger) -> int | None:
    """Return where the word ends by which a plan is given up: "cancelled | a planned visit", 取消|原定5月的访问."""
    low, _ = scene.clause(trigger.start, trigger.end)
    found = scene.words.within("cancelling", max(low, trigger.start - _REACH[scene.language]), trigger.start)
    if not found:
        return None
    end = found[-1][1]
    if scene.language == "en" and not _CALLED_OFF.fullmatch(scene.text, end, trigger.start):
        return None
    parted = _COMMA.search(scene.text, end, trigger.start) or scene.words.stands("triggers", end, trigger.start - 1)
    return None if parted else end


def _said_behind(scene: Scene, trigger: Trigger, high: int) -> str | None:
    """What is said of a trigger behind it, be it behind a phrase in commas: "talks, due in May, were cancelled"."""
    if not trigger.namings[0].noun or "predicates" not in scene.words:
        return None  # "Ode, who visited Norland, is expected"
    stop = _stop_behind(scene.text, trigger, high)
    for start, end, kind in scene.words["predicates"]:
        if start >= trigger.end and (end <= stop or (end <= high and scene.text.startswith(", ", start - 2))):
            return kind
    return None


def _is_name(text: str, marker: Hit) -> bool:
    """Whether a word only looks like a marker: the month in "In May Ode visited", 将军."""
    return marker[2] == NO_MARKER or text.startswith("May", marker[0])


def _is_no_sign(scene: Scene, marker: Hit, *, agreed: bool) -> bool:
    """Whether a word says nothing of the status: a condition is asked for before, "agreed to a truce" is the truce."""
    start, end, kind = marker
    return kind == "conditional" or (agreed and scene.text[start:end].lower() == "agreed to")


def _stop_behind(text: str, trigger: Trigger, high: int) -> int:
    """Where what is said of a trigger behind it ends: at a comma, or the end of its clause."""
    stop = min(high, trigger.end + _BEHIND)
    comma = _COMMA.search(text, trigger.end, stop)
    return comma.start() if comma else stop


def _last_comma(text: str, before: int) -> int:
    return max(text.rfind("，", 0, before), text.rfind(",", 0, before)) + 1


def _is_to_come(text: str, trigger: Trigger) -> bool:
    """Whether a verb in the present stands behind a word of time: "will raise it when he meets Smith"."""
    return bool(_PRESENT.match(text, trigger.start) and _WHEN.search(text[: trigger.start]))


def _spoken_until(text: str, before: int) -> int:
    """Where the last quotation before a trigger ends: its words say nothing of an event outside it."""
    if '"' not in text and "”" not in text:
        return 0
    return max((match.end() for match in _QUOTED.finditer(text, 0, before)), default=0)


def _told(text: str, low: int, trigger: Trigger) -> bool:
    """Whether something was said at a briefing or in a post, which so took place: "told a press briefing"."""
    if not any(naming.type in _SPOKEN for naming in trigger.namings):
        return False
    before = text[low : trigger.start]
    return not _FUTURE.search(before) and bool(_TELLING.search(before) or _OCCASION.search(before))


def _is_possible(scene: Scene, trigger: Trigger, high: int) -> bool:
    """What a Chinese word right behind the trigger says: 武力介入的可能性."""
    behind = scene.words.within("status", trigger.end, trigger.end + 8)
    if not any(kind == "hypothetical" and start <= trigger.end + 4 for start, _, kind in behind):
        return False
    stop = _stop_behind(scene.text, trigger, high)
    return any(kind == "hypothetical" and start <= trigger.end + 4 and end <= stop for start, end, kind in behind)


def _happened(scene: Scene, marker: Hit, trigger: Trigger) -> bool:
    """Whether the words between a marker and the trigger say that it took place all the same."""
    _, at, kind = marker
    between = scene.text[at : trigger.start]
    if scene.language == "zh":
        return "，" in between or "," in between or scene.words.stands("happened", at, trigger.start)
    if kind == "denied" and (_OCCASION.search(between) or _is_of_other_deed(scene, marker, trigger)):
        return True  # "rejected the plan in an interview"
    if scene.words.stands("happened", at, trigger.start) or _NEW_SUBJECT.search(between):
        return True
    return len(between.split()) > 2 and bool(_PAST.search(between))


def _is_of_other_deed(scene: Scene, marker: Hit, trigger: Trigger) -> bool:
    """Whether a negation is of another verb than one by which something is held: "did not torpedo | a treaty"."""
    _, at, _ = marker
    verb = _BARE_VERB.match(scene.lower, at, trigger.start)
    if verb is None or not trigger.namings[0].noun or not _NEGATION.search(scene.lower, 0, at):
        return False
    return not scene.words.stands("light-verbs", at, trigger.start)


def medium(scene: Scene, trigger: Trigger) -> Medium | None:
    """By what means: "over the phone" in the same clause, the nearest such words."""
    if "media" not in scene.words:
        return None
    low, high = scene.clause(trigger.start, trigger.end)
    if scene.language == "zh":  # 举行会谈，随后通电话: two events
        low, high = max(low, _last_comma(scene.text, trigger.start)), _stop_behind(scene.text, trigger, high)
    found = [(abs(start - trigger.start), kind) for start, _, kind in scene.words.within("media", low, high)]
    return Medium(min(found)[1]) if found else None
