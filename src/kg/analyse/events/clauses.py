"""The clause round a trigger, and what its other words say: whether it happened, when, and by what means."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.events.lexicon import EventLexicon
from kg.analyse.events.sightings import Trigger
from kg.lexicon import load_lexicon
from kg.model import Medium, Status

_MARKS = re.compile(r"[;:；：。—“”\"「」]")
_REACH = {"en": 90, "zh": 30}  # characters before a trigger in which a word governs it
_HAPPENED = re.compile(r"(?:was|were|had|has been|have been|[a-z]{2,}ed)(?!\w)", re.IGNORECASE)


def clause(text: str, lexicon: EventLexicon, start: int, end: int) -> tuple[int, int]:
    """Return where the clause round `text[start:end]` begins and ends; the word that opens it is part of it."""
    breaks = lexicon.patterns["clause-breaks"]
    opened = [match.start() for match in breaks.finditer(text, 0, start)]
    marked = [match.end() for match in _MARKS.finditer(text, 0, start)]
    closed = [match.start() for pattern in (breaks, _MARKS) if (match := pattern.search(text, end))]
    return max([0, *opened, *marked]), min([len(text), *closed])


def status(text: str, lexicon: EventLexicon, trigger: Trigger, language: str, noun: bool) -> Status:
    """Whether the clause says that it took place; the nearest word before the trigger decides."""
    low, high = clause(text, lexicon, trigger.start, trigger.end)
    low = max(low, trigger.start - _REACH[language])
    found = [(match.end(), kind) for match, kind in lexicon.status.find(text[low : trigger.start])]
    if language == "zh":
        after = [kind for match, kind in lexicon.status.find(text[trigger.end : min(high, trigger.end + 6)])]
        found = found or [(0, kind) for kind in after if kind != "planned" or "计划" in text[trigger.end : high]]
    if not found:
        return Status.OCCURRED
    at, kind = found[-1]
    if language == "en" and _happened_since(text[low + at : trigger.start], lexicon, noun, text[trigger.start : trigger.end]):
        return Status.OCCURRED
    return Status(kind)


def _happened_since(between: str, lexicon: EventLexicon, noun: bool, trigger: str) -> bool:
    """Whether a verb in the past tense stands between: "could fight on, Kyiv said after the attack"."""
    if "," in between:
        return True
    past = _HAPPENED.search(between.strip())
    verb = not noun and trigger.lower().endswith("ed") and len(between.split()) > 2
    return verb or bool(past)


def medium(text: str, lexicon: EventLexicon, trigger: Trigger) -> Medium | None:
    """By what means: "over the phone" in the same clause."""
    low, high = clause(text, lexicon, trigger.start, trigger.end)
    nearest: tuple[int, str] | None = None
    for match, kind in lexicon.media.find(text[low:high]):
        distance = abs(low + match.start() - trigger.start)
        if nearest is None or distance < nearest[0]:
            nearest = (distance, kind)
    return Medium(nearest[1]) if nearest else None


@cache
def reporting(language: str) -> re.Pattern[str]:
    """Verbs of saying with the time of the saying behind or before them: what follows has another time."""
    said = load_lexicon(f"events.{language}")["reporting"]
    either = "|".join(sorted(said, key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\b" if language == "en" else f"(?:{either})")
