"""Who takes part in an event, by where they stand in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.analyse.events.clauses import clause
from kg.analyse.events.lexicon import EventLexicon, Naming
from kg.analyse.events.parties import Party
from kg.analyse.events.sightings import Trigger

Slots = dict[str, Party]

_BEHIND = 90  # characters behind a trigger in which its prepositions stand
_WORD = re.compile(r"[\w'-]+")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
_PARTNER = ("与", "和", "同", "跟")
_TOWARDS = ("向", "对", "对于", "就")


def slots(text: str, lexicon: EventLexicon, trigger: Trigger, naming: Naming, around: list[Party], language: str) -> Slots:
    """Return who stands where round the trigger: subject, object, possessive, modifier, and by preposition."""
    if language == "zh":
        return _chinese(text, lexicon, trigger, around)
    return _noun(text, lexicon, trigger, around) if naming.noun else _verb(text, lexicon, trigger, around)


def _split(trigger: Trigger, around: list[Party]) -> tuple[list[Party], list[Party]]:
    before = [party for party in around if party.end <= trigger.start]
    return before, [party for party in around if party.start >= trigger.end]


def _free(parties: list[Party]) -> list[Party]:
    """Those that may be subjects."""
    return [party for party in parties if not party.before and not party.owner and not party.demonym]


def _noun(text: str, lexicon: EventLexicon, trigger: Trigger, around: list[Party]) -> Slots:
    before, after = _split(trigger, around)
    found = dict(_behind(text, lexicon, trigger.end, after))
    if before:
        gap = _plain_words(text[before[-1].end : trigger.start], lexicon)
        if before[-1].owner and gap is not None and gap <= 5:
            found["possessive"] = before[-1]
        elif gap is not None and gap <= 3:
            found["modifier"] = before[-1]
    low, _ = clause(text, lexicon, trigger.start, trigger.end)
    carriers = list(lexicon.patterns["light-verbs"].finditer(text, low, trigger.start))
    if carriers and len(_WORD.findall(text[carriers[-1].end() : trigger.start])) <= 8:
        subject = _subject(text, lexicon, carriers[-1].start(), before)
        if subject and not _PASSIVE.search(text[: carriers[-1].start()]):
            found["subject"] = subject
    return found


def _verb(text: str, lexicon: EventLexicon, trigger: Trigger, around: list[Party]) -> Slots:
    before, after = _split(trigger, around)
    found = dict(_behind(text, lexicon, trigger.end, after))
    subject = _subject(text, lexicon, trigger.start, before)
    passive = bool(_PASSIVE.search(text[: trigger.start]))
    if subject:
        found["object" if passive else "subject"] = subject
    if after and not after[0].before and not passive:
        gap = _plain_words(text[trigger.end : after[0].start], lexicon)
        if gap is not None and gap <= 5:
            found["object"] = after[0]
    return found


def _plain_words(gap: str, lexicon: EventLexicon) -> int | None:
    """How many words a gap has; None where a verb, preposition or mark in it parts what it lies between."""
    names = ("light-verbs", "prepositions", "clause-breaks")
    if re.search(r"[,;:()\"“”]", gap) or any(lexicon.patterns[name].search(gap) for name in names):
        return None
    return len(_WORD.findall(gap.removeprefix("'s")))


def _subject(text: str, lexicon: EventLexicon, verb: int, before: list[Party]) -> Party | None:
    """The nearest party before a verb that hangs on no preposition, in its clause if there is one."""
    candidates = _free([party for party in before if party.end <= verb])
    if not candidates:
        return None
    low, _ = clause(text, lexicon, verb, verb)
    inside = [party for party in candidates if party.start >= low]
    return inside[-1] if inside else candidates[-1]


def _behind(text: str, lexicon: EventLexicon, end: int, after: list[Party]) -> Iterator[tuple[str, Party]]:
    """The parties behind the trigger with their prepositions, the nearest for each."""
    _, high = clause(text, lexicon, end, end)
    seen: set[str] = set()
    for party in after:
        if party.start - end > _BEHIND or party.start >= high:
            return
        if party.before and party.before not in seen:
            seen.add(party.before)
            yield party.before, party


def _chinese(text: str, lexicon: EventLexicon, trigger: Trigger, around: list[Party]) -> Slots:
    """In Chinese the partner stands before the trigger behind 与, 和, 同 or 跟, the subject before the partner."""
    before, after = _split(trigger, around)
    low, _ = clause(text, lexicon, trigger.start, trigger.end)
    found: Slots = {}
    if after and after[0].start - trigger.end <= 2 and not after[0].before:
        found["object"] = after[0]
    inside = [party for party in before if party.start >= low]
    if inside:
        gap = text[inside[-1].end : trigger.start]
        if len(gap) <= 8 and not re.search(r"[，,、：:]|" + lexicon.patterns["prepositions"].pattern, gap):
            found["modifier"] = inside[-1]
    for party in reversed(inside):
        if party.before in _PARTNER:
            found.setdefault("with", party)
        elif party.before in _TOWARDS:
            found.setdefault("towards", party)
        elif not party.before:
            found.setdefault("subject", party)
    if "subject" not in found and (earlier := [party for party in before if not party.before]):
        found["subject"] = earlier[-1]
    return found
