"""The clause round a trigger, and what its other words say: whether it happened, and by what means."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.analyse.events.lexicon import EventLexicon, any_of
from kg.analyse.events.sightings import Trigger
from kg.lexicon import load_lexicon
from kg.model import EventType, Medium, Status

_REMEMBERED = 8  # sentences: several questions are asked of each
_MARKS = re.compile(r"[;:；：。—]")
_REACH = {"en": 90, "zh": 30}  # characters before a trigger in which a word governs it
_NEW_SUBJECT = re.compile(r",\s+(?:and\s+|but\s+)?(?:[A-Z]|(?:he|she|it|they|the)\b)")
_OPENS = re.compile(r"(?:^|[，,；。“「]|但|而|并)\s*\Z")
_COMMA = re.compile("[,，]")
_OCCASION = re.compile(
    r"\b(?:in|during|at|after|following)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE
)
_QUOTED = re.compile(r"[,.?!…][\"”](?=\s)")
_WHEN = re.compile(r"\b(?:when|before|until|once)\s+(?:[\w.'-]+\s+){1,4}\Z")
_PRESENT = re.compile(r"(?:meets?|visits?|travels?|arrives?|speaks?|holds?|hosts?)\b")
_TELLING = re.compile(r"\b(?:told|tells|addressed|addressing)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,3}\Z")
_FUTURE = re.compile(r"\b(?:will|would|is to|are to|due to|scheduled|plans?|planned|expected|if|unless|not|no|never)\b")
_SPOKEN = frozenset({EventType.BRIEFING, EventType.INTERVIEW, EventType.POST})
_PAST = re.compile(r"(?<!\w)[a-z]{2,}ed(?!\w)", re.IGNORECASE)


def clause(text: str, lexicon: EventLexicon, start: int, end: int) -> tuple[int, int]:
    """Return where the clause round `text[start:end]` begins and ends; the word that opens it is part of it."""
    words, marks = _edges(text, lexicon.patterns["clause-breaks"])
    low = max((at for at, to in words if to <= start), default=0)
    low = max((to for _, to in marks if low < to <= start), default=low)
    high = next((at for at, _ in words if at >= end), len(text))
    return low, next((at for at, _ in marks if end <= at < high), high)


@lru_cache(maxsize=_REMEMBERED)
def _edges(text: str, breaks: re.Pattern[str]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where the words and the marks stand that part clauses."""
    return [match.span() for match in breaks.finditer(text)], [match.span() for match in _MARKS.finditer(text)]


def status(text: str, lexicon: EventLexicon, trigger: Trigger, language: str) -> Status:
    """Whether the clause says that it took place: a condition decides, else the nearest word before the trigger."""
    low, high = clause(text, lexicon, trigger.start, trigger.end)
    low = max(low, trigger.start - _REACH[language], _spoken_until(text, trigger.start))
    if _told(text[low : trigger.start], trigger):
        return Status.OCCURRED
    behind_it = _COMMA.split(text[trigger.end : min(high, trigger.end + 60)])[0]
    said = next((kind for _, kind in lexicon.predicates.find(behind_it)), None)
    if said is not None and _starts_behind(text[low : trigger.start], lexicon, said):
        return Status(said)
    found = [
        (low + match.start(), low + match.end(), kind) for match, kind in lexicon.status.find(text[low : trigger.start])
    ]
    if any(kind == "conditional" and (language == "en" or _OPENS.search(text[:start])) for start, _, kind in found):
        return Status.HYPOTHETICAL
    found = [marker for marker in found if marker[2] != "conditional"]
    if language == "zh" and (behind := _kind_behind(behind_it[:8], lexicon)):
        return behind
    if not found:
        return Status.PLANNED if language == "en" and _is_to_come(text, trigger) else Status.OCCURRED
    _, at, kind = found[-1]
    if kind == "denied" and _OCCASION.search(text[at : trigger.start]):
        return Status.OCCURRED  # "rejected the plan in an interview"
    if _happened_since(text[at : trigger.start], lexicon, language):
        return Status.OCCURRED
    return Status(kind)


def _is_to_come(text: str, trigger: Trigger) -> bool:
    """Whether a verb in the present stands behind a word of time: "will raise it when he meets Smith"."""
    return bool(_WHEN.search(text[: trigger.start]) and _PRESENT.match(text, trigger.start))


def _spoken_until(text: str, before: int) -> int:
    """Where the last quotation before a trigger ends: its words say nothing of an event outside it."""
    return max((match.end() for match in _QUOTED.finditer(text, 0, before)), default=0)


def _told(before: str, trigger: Trigger) -> bool:
    """Whether something was said at a briefing or in a post, which so took place: "told a press briefing"."""
    spoken = any(naming.type in _SPOKEN for naming in trigger.namings)
    return spoken and not _FUTURE.search(before) and bool(_TELLING.search(before) or _OCCASION.search(before))


def _starts_behind(before: str, lexicon: EventLexicon, said: str) -> bool:
    """Whether what is said behind the name holds: "no meeting is planned" is a denial all the same."""
    return not (said == "planned" and any(kind == "denied" for _, kind in lexicon.status.find(before)))


def _kind_behind(after: str, lexicon: EventLexicon) -> Status | None:
    """What a Chinese word right behind the trigger says: 武力介入的可能性."""
    possible = any(kind == "hypothetical" and match.start() <= 4 for match, kind in lexicon.status.find(after))
    return Status.HYPOTHETICAL if possible else None


def _happened_since(between: str, lexicon: EventLexicon, language: str) -> bool:
    """Whether the words between a marker and the trigger say that it took place all the same."""
    if language == "zh":
        return "，" in between or "," in between or bool(lexicon.patterns["happened"].search(between))
    if _NEW_SUBJECT.search(between) or lexicon.patterns["happened"].search(between):
        return True
    return len(between.split()) > 2 and bool(_PAST.search(between))


def medium(text: str, lexicon: EventLexicon, trigger: Trigger) -> Medium | None:
    """By what means: "over the phone" in the same clause, the nearest such words."""
    low, high = clause(text, lexicon, trigger.start, trigger.end)
    found = [(abs(low + match.start() - trigger.start), kind) for match, kind in lexicon.media.find(text[low:high])]
    return Medium(min(found)[1]) if found else None


def reported(between: str) -> bool:
    """Whether a verb of saying stands in English words."""
    return bool(_saying().search(between))


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(any_of(load_lexicon("events.en")["reporting"], "en"))


@cache
def reporting() -> re.Pattern[str]:
    """English verbs of saying with the time of the saying behind them: what follows has another time."""
    return re.compile(any_of(load_lexicon("events.en")["reporting"], "en") + r"[^,]{0,40}\Z")
