"""Who takes part in an event, by where they stand in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.analyse.events.chinese import chinese_slots
from kg.analyse.events.elsewhere import other_party, told_in_interview, topic_or_next
from kg.analyse.events.lexicon import Naming
from kg.analyse.events.party import Party, Slots
from kg.analyse.events.scene import Scene
from kg.analyse.events.sightings import Trigger
from kg.analyse.events.subjects import BE, has_unnamed_subject, subject_of
from kg.model import EventType, Role

_NEAR = 60  # characters
_LONGEST_GAP = 120  # characters between two words that belong together
_PARTING = ("light-verbs", "prepositions", "clause-breaks", "auxiliaries", "reporting")
_WISHES = re.compile("request|initiative|invitation")
_BEHIND = 90  # characters behind a trigger in which its prepositions stand
_WORD = re.compile(r"[\w'-]+")
_AT_WISH = re.compile(
    r"\bat\s+(?:[\w.-]+\s+){0,4}?(?:[\w.-]+'s?\s+)?(?P<wish>request|initiative|invitation)\b(?P<of>\s+of\s+(?:the\s+)?)?"
)
_MARK = re.compile(r"[,;:()\"“”]")
_AGENTS = frozenset({"subject", "possessive", "modifier", "by", "of", "from"})
_FOR_A = re.compile(r"\bfor\s+(?:(?:an?|more|further|another)\s+)?(?:[\w-]+\s+){0,3}\Z")
_EACH = re.compile(r"\b(?:both|each|separately|respectively)\b")
_PRONOUN = re.compile(r"\s+(?:him|her|them)\b")
_FINITE_END = re.compile(r"(?<![-\w])[a-z]{3,}ed\Z")
_FINITE = re.compile(r"(?<![-\w])[a-z]{3,}ed\b")


def slots(scene: Scene, trigger: Trigger, naming: Naming) -> Slots:
    """Return who stands where round the trigger: subject, object, possessive, modifier, and by preposition."""
    if scene.language == "zh":
        return chinese_slots(scene, trigger, naming)
    found = _noun(scene, trigger) if naming.noun else _verb(scene, trigger)
    goes_far = "topic" in naming.frame or "next" in naming.frame
    if not naming.noun and (goes_far or "subject" in found) and has_unnamed_subject(scene, trigger.start):
        return {slot: party for slot, party in found.items() if slot != "subject"}
    agents = (
        _AGENTS - {"modifier"} if naming.type is EventType.INTERVIEW else _AGENTS
    )  # "in a Post interview, Ode said"
    if not goes_far or any(slot in agents and slot in naming.frame for slot in found):
        return found
    if "between" in naming.frame and naming.frame.get("topic") is Role.PARTICIPANT:
        return found | other_party(scene, trigger, found)
    if naming.type is EventType.INTERVIEW and (told := told_in_interview(scene, trigger)):
        return found | told
    other = topic_or_next(scene, trigger, None)
    if naming.type is EventType.VISIT and "topic" in other:
        low, _ = scene.clause(trigger.start, trigger.end)
        return found if other["topic"].start < low else found | other  # "told the Post that the visit was long"
    return found | other


def _before(scene: Scene, at: int) -> list[Party]:
    return [party for party in scene.around if party[1] <= at]


def _after(scene: Scene, at: int) -> list[Party]:
    return [party for party in scene.around if party[0] >= at]


def _noun(scene: Scene, trigger: Trigger) -> Slots:
    before = _before(scene, trigger.start)
    found = dict(_behind(scene, trigger))
    if before:
        gap = _plain_words(scene, before[-1].end, trigger.start)
        if before[-1].owner and gap is not None and gap <= 5:
            found["possessive"] = before[-1]
        elif gap is not None and gap <= 3:
            found["modifier"] = before[-1].tail()
    carried = _carried(scene, trigger)
    if not carried and "with" in found:
        carried = _come_for(scene, trigger)
    return found | carried if carried else found


def _come_for(scene: Scene, trigger: Trigger) -> Slots:
    """Who comes or calls for a talk, which is with another: "Ode will visit Norland in April | for talks with Berg"."""
    purpose = _FOR_A.search(scene.lower, max(0, trigger.start - _NEAR), trigger.start)
    subject = subject_of(scene, purpose.start()) if purpose else None
    return {"subject": subject} if subject else {}


def _carried(scene: Scene, trigger: Trigger) -> Slots:
    """Who holds what a noun names, by the verb that carries it: "Xi held a call", "Angola hosted the summit"."""
    text = scene.text
    low, _ = scene.clause(trigger.start, trigger.end)
    carriers = scene.words.within("light-verbs", low, trigger.start)
    if not carriers:
        return {}
    start, end, verb = carriers[-1]
    others = scene.words.within("triggers", end, trigger.start - 1)
    if others and " and " not in text[others[-1][1] : trigger.start]:
        return {}  # "vetoed a resolution demanding a truce": no truce of who vetoes
    if ", " in text[end : trigger.start] or len(_WORD.findall(text, end, trigger.start)) > 8:
        return {}
    subject = subject_of(scene, start)
    if (
        subject is None
        or _is_each_alone(scene, subject, trigger)
        or (not verb.endswith("ing") and BE.search(scene.lower, max(0, start - _NEAR), start))
    ):
        return {}
    if verb.startswith("host"):
        return {"host": subject}
    joined = _after(scene, end)[:1] if verb.startswith("join") else []  # "joined | Norland | in an exercise"
    return {"subject": subject} | ({"object": joined[0]} if joined and not joined[0].before else {})


def _is_each_alone(scene: Scene, subject: Party, trigger: Trigger) -> bool:
    """Whether two do the same apart, and so not with each other: "Ode and Berg both held talks with Hall"."""
    return len(subject.actors) > 1 and bool(_EACH.search(scene.text, subject.end, trigger.start))


def _verb(scene: Scene, trigger: Trigger) -> Slots:
    after = _after(scene, trigger.end)
    found = dict(_behind(scene, trigger))
    subject = subject_of(scene, trigger.start)
    participle = not scene.text[trigger.start : trigger.end].lower().endswith("ing")
    passive = participle and bool(BE.search(scene.lower, max(0, trigger.start - _NEAR), trigger.start))
    if subject and "by" in found and not passive and not scene.text[subject.end : trigger.start].strip():
        del found["by"]  # "Norland | protested against a decision by Sudland": Norland did
    if subject and (passive or "by" not in found) and not _is_each_alone(scene, subject, trigger):
        found["object" if passive else "subject"] = subject
    if after and not after[0].before and not passive:
        gap = _plain_words(scene, trigger.end, after[0].start)
        if gap is not None and gap <= 5 and not (subject and subject.actors == after[0].actors):
            found["object"] = after[0]  # but "he invited him"
    if subject and "object" not in found and _PRONOUN.match(scene.lower, trigger.end):
        whom = _thanked(scene, subject, trigger)
        found |= {"object": whom} if whom else {}
    head = None if passive or "object" in found or subject is None else _whom(scene, subject)
    return found | {"object": head} if head else found


def _thanked(scene: Scene, subject: Party, trigger: Trigger) -> Party | None:
    """Whom a pronoun stands for that cannot be the subject: "Ode thanked Berg for his help and invited | him"."""
    between = [p for p in scene.around if subject.end <= p.start and p.end <= trigger.start and p.person]
    named = [party for party in between if not party.owner and party.actors != subject.actors]
    return named[0] if named and scene.text.endswith(" and ", 0, trigger.start) else None


def _whom(scene: Scene, subject: Party) -> Party | None:
    """Of whom a relative clause tells what another did: "Ode, | whom | Berg met in May"."""
    start = subject.start - len("whom ")
    if not scene.text.startswith("whom ", max(0, start)):
        return None
    return next((party for party in scene.around if party.end <= start <= party.end + len(", ")), None)


def asker_of(scene: Scene, trigger: Trigger) -> Party | None:
    """Return at whose wish it took place: "at the request of Kenya", "at Kenya's initiative"."""
    if not scene.stage.names_wishes or not _WISHES.search(scene.text):
        return None
    for match in _AT_WISH.finditer(scene.text, 0, trigger.end + 2 * _BEHIND):
        for party in scene.around:
            behind = match["of"] is not None and 0 <= party.start - match.end() <= 12
            owner = match["of"] is None and match.start() < party.start and 0 <= match.start("wish") - party.end <= 9
            if behind or owner:
                return party
    return None


def _plain_words(scene: Scene, start: int, end: int) -> int | None:
    """How many words a gap has; None where a verb, preposition or mark in it parts what it lies between."""
    text, words = scene.text, scene.words
    if end - start > _LONGEST_GAP or _MARK.search(text, start, end) or _FINITE.search(text, start, end):
        return None
    carriers = words.within("carrier-nouns", start, end)
    for name in _PARTING:
        for at, to, _ in words.within(name, start, end):
            if not any(low <= at and to <= high for low, high, _ in carriers):
                return None
    count = len(_WORD.findall(text, start + 2 if text.startswith("'s", start, end) else start, end))
    return count - sum(len(noun.split()) for _, _, noun in carriers)


def _is_by_another(scene: Scene, trigger: Trigger, party: Party) -> bool:
    """Whether "by" goes with another participle: "a strike against cuts | planned by | Ode"."""
    by = scene.text.rfind(" by ", trigger.end, party.start)
    last = _FINITE_END.search(scene.text, trigger.end, max(by, trigger.end))
    return last is not None and scene.words.stands("prepositions", trigger.end, last.start())


def _behind(scene: Scene, trigger: Trigger) -> Iterator[tuple[str, Party]]:
    """The parties behind the trigger with their prepositions, the nearest for each, up to the next trigger."""
    _, high = scene.clause(trigger.start, trigger.end)
    following = next((other.start for other in scene.triggers if other.start >= trigger.end), high)
    high = min(high, trigger.end + _BEHIND, following)
    seen: set[str] = set()
    for party in _after(scene, trigger.end):
        if party.start >= high:
            return
        if party.before == "by" and _is_by_another(scene, trigger, party):
            continue
        if party.before and party.before not in seen:
            seen.add(party.before)
            yield party.before, party
