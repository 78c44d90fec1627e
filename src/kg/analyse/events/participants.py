"""Who takes part in an event, by where they stand in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.analyse.events.clauses import clause
from kg.analyse.events.lexicon import EventLexicon, Naming
from kg.analyse.events.parties import Party
from kg.analyse.events.sightings import Trigger

Slots = dict[str, Party]

_BEHIND = 90  # characters behind a trigger in which its prepositions stand
_WORD = re.compile(r"[\w'-]+")
_BE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:(?:\w+ly|not|never|also)\s+)?\Z", re.IGNORECASE)
_WHO = re.compile(r"\bwho\s+(?:(?:has|had|have|also|recently|last|later|then)\s+){0,2}\Z")
_AT_WISH = re.compile(
    r"\bat\s+(?:[\w.-]+\s+){0,4}?(?:[\w.-]+'s?\s+)?(?P<wish>request|initiative|invitation)\b(?P<of>\s+of\s+(?:the\s+)?)?"
)
# "that a delegation was expected to travel": nobody whom the sentence names
_UNNAMED = re.compile(
    r"\W*(?:(?:that|after|when|while|as|because|but|and)\s+)?(?:an?|some|many|several|thousands|hundreds|dozens|two|three|four|five|six|\d+)\s+\w+"
)
_MARK = re.compile(r"[,;:()\"“”]")
# "after Xi met Trump": these open a clause as often as they govern a noun
_OPENERS = frozenset({"after", "before", "since", "than"})
_AGENTS = frozenset({"subject", "possessive", "modifier", "by", "of", "from"})
_IN_A = re.compile(r"\b(?:in|during|on|at|over)\s+(?:a|an|the|their|his|her)?\s*(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE)
_PARTNER = frozenset({"与", "和", "同", "跟"})
_THEREAFTER = re.compile("[后时际]")  # 在中方提出抗议后: 在 opens a clause, not a place
_APART = re.compile("[，,、：:；;。“”]")
_ANNOUNCED = re.compile("宣布")  # the one who announces a measure takes it
_FINITE = re.compile(r"(?<![-\w])[a-z]{3,}ed\b")
_TOWARDS = frozenset({"向", "对", "对于", "就"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its parties and all its triggers."""

    text: str
    lexicon: EventLexicon
    language: str
    around: list[Party]
    triggers: list[Trigger]


def slots(scene: Scene, trigger: Trigger, naming: Naming) -> Slots:
    """Return who stands where round the trigger: subject, object, possessive, modifier, and by preposition."""
    if scene.language == "zh":
        return _chinese(scene, trigger)
    found = _noun(scene, trigger) if naming.noun else _verb(scene, trigger)
    if not naming.noun and _has_unnamed_subject(scene, trigger.start):
        return {slot: party for slot, party in found.items() if slot != "subject"}
    if not naming.frame.keys() & {"topic", "next"} or found.keys() & _AGENTS & naming.frame.keys():
        return found
    if "between" in naming.frame:
        return found | _other_party(scene, trigger, found)
    return found | _fallback(scene, trigger)


def _other_party(scene: Scene, trigger: Trigger, found: Slots) -> Slots:
    """Who else was in the call: "In a call with Trump, Xi said", "Xi told Trump in a call"."""
    if "with" in found:
        rest = [party for party in scene.around if party is not found["with"]]
        return _fallback(replace(scene, around=rest), trigger)
    if found.keys() & {"between", "among", "object"} or not _IN_A.search(scene.text[: trigger.start]):
        return {}
    low, _ = clause(scene.text, scene.lexicon, trigger.start, trigger.end)
    before = [party for party in _before(scene, trigger.start) if party.start >= low]
    people = [party for party in before if party.person and not (party.before or party.owner)][-2:]
    if len(people) < 2:
        return {}
    told = scene.lexicon.patterns["addressing"].search(scene.text, people[0].end, people[1].start)
    return {"subject": people[0], "topic": people[1]} if told else {}


def _before(scene: Scene, at: int) -> list[Party]:
    return [party for party in scene.around if party.end <= at]


def _after(scene: Scene, at: int) -> list[Party]:
    return [party for party in scene.around if party.start >= at]


def _noun(scene: Scene, trigger: Trigger) -> Slots:
    before = _before(scene, trigger.start)
    found = dict(_behind(scene, trigger))
    if before:
        gap = _plain_words(scene, before[-1].end, trigger.start)
        if before[-1].owner and gap is not None and gap <= 5:
            found["possessive"] = before[-1]
        elif gap is not None and gap <= 3:
            found["modifier"] = before[-1].tail()
    low, _ = clause(scene.text, scene.lexicon, trigger.start, trigger.end)
    carriers = list(scene.lexicon.patterns["light-verbs"].finditer(scene.text, low, trigger.start))
    if (
        carriers
        and ", " not in scene.text[carriers[-1].end() : trigger.start]
        and len(_WORD.findall(scene.text[carriers[-1].end() : trigger.start])) <= 8
    ):
        subject = _subject(scene, carriers[-1].start())
        passive = not carriers[-1][0].endswith("ing") and _BE.search(scene.text[: carriers[-1].start()])
        if subject and not passive:
            found["host" if carriers[-1][0].lower().startswith("host") else "subject"] = subject
    return found


def _verb(scene: Scene, trigger: Trigger) -> Slots:
    after = _after(scene, trigger.end)
    found = dict(_behind(scene, trigger))
    subject = _subject(scene, trigger.start)
    participle = not scene.text[trigger.start : trigger.end].lower().endswith("ing")
    passive = participle and bool(_BE.search(scene.text[: trigger.start]))
    if subject and "by" not in found:
        found["object" if passive else "subject"] = subject
    if after and not after[0].before and not passive:
        gap = _plain_words(scene, trigger.end, after[0].start)
        if gap is not None and gap <= 5:
            found["object"] = after[0]
    return found


def _fallback(scene: Scene, trigger: Trigger) -> Slots:
    """The subject of the sentence ("Chen said at a briefing"), or who follows ("In a post, Trump said")."""
    found: Slots = {}
    topic = [party for party in _before(scene, trigger.start) if not party.before and not party.demonym]
    if topic:
        found["topic"] = topic[-1]
    following = [party for party in _after(scene, trigger.end) if not party.before and not party.demonym]
    if following and not topic and following[0].start - trigger.end <= _BEHIND:
        found["next"] = following[0]
    return found


def asker_of(scene: Scene, trigger: Trigger) -> Party | None:
    """Return at whose wish it took place: "at the request of Kenya", "at Kenya's initiative"."""
    for match in _AT_WISH.finditer(scene.text, 0, trigger.end + 2 * _BEHIND):
        for party in scene.around:
            behind = match["of"] is not None and 0 <= party.start - match.end() <= 12
            owner = match["of"] is None and match.start() < party.start and 0 <= match.start("wish") - party.end <= 9
            if behind or owner:
                return party
    return None


def _plain_words(scene: Scene, start: int, end: int) -> int | None:
    """How many words a gap has; None where a verb, preposition or mark in it parts what it lies between."""
    patterns = scene.lexicon.patterns
    gap = patterns["carrier-nouns"].sub("", scene.text[start:end])
    names = ("light-verbs", "prepositions", "clause-breaks", "auxiliaries", "reporting")
    if _MARK.search(gap) or _FINITE.search(gap) or any(patterns[name].search(gap) for name in names):
        return None
    return len(_WORD.findall(gap.removeprefix("'s")))


def _subject(scene: Scene, verb: int) -> Party | None:
    """The nearest party before a verb that hangs on no preposition, in its clause if there is one."""
    relative = _WHO.search(scene.text[:verb])
    if relative:  # "talks with the envoy, who visited Rome": the envoy
        return next((p for p in reversed(_before(scene, relative.start())) if _is_followed(scene, p, relative)), None)
    candidates = [party for party in _before(scene, verb) if _may_be_subject(scene, party, verb)]
    if not candidates:
        return None
    low, _ = clause(scene.text, scene.lexicon, verb, verb)
    inside = [party for party in candidates if party.start >= low]
    if inside:
        return inside[-1]
    return None if _has_unnamed_subject(scene, verb) else candidates[-1]


def _has_unnamed_subject(scene: Scene, verb: int) -> bool:
    """Whether the clause of a verb has a subject that names nobody: "said a delegation was to travel"."""
    low, _ = clause(scene.text, scene.lexicon, verb, verb)
    told = [match.end() for match in scene.lexicon.patterns["reporting"].finditer(scene.text, low, verb)]
    return bool(_UNNAMED.match(scene.text[max([low, *told]) : verb]))


def _is_followed(scene: Scene, party: Party, relative: re.Match[str]) -> bool:
    """Whether nothing but a comma stands between a party and the relative clause."""
    return not scene.text[party.end : relative.start()].strip(" ,")


def _may_be_subject(scene: Scene, party: Party, verb: int) -> bool:
    if party.demonym and scene.lexicon.patterns["forces"].fullmatch(scene.text[party.end : verb].strip()):
        return True  # "Ukrainian drones struck"
    if party.demonym or (party.before and party.before not in _OPENERS):
        return False
    if any(
        not scene.text[other.end : party.start].strip(" the") for other in scene.triggers if other.end < party.start
    ):
        return False  # the object of another verb: "visit Beijing and invite"
    if not party.owner:
        return True
    gap = scene.text[party.end : verb]
    return len(_WORD.findall(gap.removeprefix("'s"))) <= 3 and not _MARK.search(gap)  # "Japan's military could"


def _behind(scene: Scene, trigger: Trigger) -> Iterator[tuple[str, Party]]:
    """The parties behind the trigger with their prepositions, the nearest for each, up to the next trigger."""
    _, high = clause(scene.text, scene.lexicon, trigger.end, trigger.end)
    others = [other.start for other in scene.triggers if other.start >= trigger.end]
    high = min([high, trigger.end + _BEHIND, *others])
    seen: set[str] = set()
    for party in _after(scene, trigger.end):
        if party.start >= high:
            return
        if party.before and party.before not in seen:
            seen.add(party.before)
            yield party.before, party


def _chinese(scene: Scene, trigger: Trigger) -> Slots:
    """In Chinese the partner stands before the trigger behind 与, 和, 同 or 跟, the subject before the partner."""
    text, patterns = scene.text, scene.lexicon.patterns
    before, after = _before(scene, trigger.start), _after(scene, trigger.end)
    low, _ = clause(text, scene.lexicon, trigger.start, trigger.end)
    found: Slots = {}
    if (
        after
        and after[0].start - trigger.end <= 2
        and not after[0].before
        and not _APART.search(text, trigger.end, after[0].start)
    ):
        found["object"] = after[0]
    after_that = "object" not in found and _THEREAFTER.search(text, trigger.end, trigger.end + 12)
    inside = [party for party in before if party.start >= low]
    if inside:
        gap = text[inside[-1].end : trigger.start]
        if (
            len(gap) <= 8
            and _touches(inside[-1], bool(after_that))
            and not re.search(r"[，,、：:]", gap)
            and not patterns["prepositions"].search(gap)
        ):
            found["modifier"] = inside[-1]
    for party in reversed(inside):
        if party.before in _PARTNER:
            found.setdefault("with", party)
        elif party.before in _TOWARDS:
            found.setdefault("towards", party)
        elif _leads(text, party) and (not party.before or (party.before == "在" and after_that)):
            found.setdefault("subject", party)
    if "subject" not in found:
        earlier = [party for party in before if party.end <= low and not party.before and _leads(text, party)]
        announced = bool(_ANNOUNCED.match(text, low))
        found |= {"subject": earlier[-1]} if earlier and announced else {}
    return found


def _touches(party: Party, after_that: bool) -> bool:
    """Whether a party right before a trigger has a part in it: 中美会谈, 在中美会谈后, but not 在天津会谈."""
    return party.before not in _TOWARDS and (party.before != "在" or after_that)


def _leads(text: str, party: Party) -> bool:
    """Whether a party can be a subject: a name of one character only where it opens a clause, not in 访美 or 售台."""
    return party.end - party.start > 1 or party.start == 0 or bool(_APART.match(text, party.start - 1))
