"""Which triggers of a sentence can be what they look like, by the words right beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kg.analyse.events.lexicon import NOTHING, Naming, any_of, event_lexicon
from kg.analyse.events.scene import Scene
from kg.analyse.events.sightings import Trigger
from kg.analyse.events.stage import Stage
from kg.lexicon import load_lexicon
from kg.model import Sentence

_NEAR = 40  # characters before a trigger in which an article or a form of "be" is part of its group
_OBJECT_REACH = {"en": 70, "zh": 25}
_PLACE_REACH = {"en": 40, "zh": 8}
_BE = re.compile(r"\b(?:was|were|been|be|is|are|being)\s+(?:\w+ly\s+)?\Z")
_END_OF = re.compile(r"\b(?:end|halt|stop) to\s+(?:(?:the|all|any|its|their|his)\s+)?(?:[\w-]+\s+)?\Z")
# "the Norland Invasion | Prevention Act": the name of a law is no invasion
_TITLE = re.compile(
    r"(?:\s+(?:[A-Z][\w'-]*|of|and|for|on|the)){0,5}?"
    r"\s+(?:Act|Bill|Law|Treaty|Convention|Museum|Memorial|Prize|Institute|Cent(?:er|re)|Committee|Commission|Day)\b"
)
# "the capability | to attack", "the right | to protest": nobody does it yet
_POWER = re.compile(
    r"\b(?:(?:capabilit(?:y|ies)|abilit(?:y|ies)|capacity|propensity|rights?|powers?|means)\s+to|capable\s+of)\s+(?:\w+ly\s+)?\Z"
)
# "in | occupied Norland"
_GOVERNED = re.compile(r"\b(?:in|of|from|into|at|to|near|across|inside|over|on|through)\s+\Z")
_TAKEN = re.compile("[将把][^，,。；]{2,20}\\Z")
_CLOSING = '"” '
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})


def beside(stage: Stage, sentence: Sentence, triggers: list[Trigger]) -> list[Trigger]:
    """Return the triggers of a sentence with those namings that the words right beside them allow."""
    (low, high), language = sentence.span, sentence.language
    text, lower = stage.text[low:high], stage.lower[low:high]
    triggers = [each for each in triggers if not _is_in_title(text, each)]
    return _kept(triggers, lambda t, naming: naming.fits_anywhere or _fits(stage, language, lower, t, naming))


def _is_in_title(text: str, trigger: Trigger) -> bool:
    """Whether a trigger is part of the name of a law or a body: "the Norland | Invasion | Prevention Act"."""
    return text[trigger.start].isupper() and _TITLE.match(text, trigger.end) is not None


def complete(scene: Scene) -> list[Trigger]:
    """Return the triggers of a scene with those namings that have the object they need."""
    if all(naming.fits_alone for trigger in scene.triggers for naming in trigger.namings):
        return scene.triggers
    scene.triggers = _kept(scene.triggers, lambda t, naming: not _is_ruled_out(scene, t, naming))
    return _kept(scene.triggers, lambda t, naming: naming.fits_alone or _is_complete(scene, t, naming))


def _kept(triggers: list[Trigger], fits: Callable[[Trigger, Naming], bool]) -> list[Trigger]:
    found = []
    for trigger in triggers:
        namings = tuple([naming for naming in trigger.namings if fits(trigger, naming)])
        if namings:
            found.append(trigger if len(namings) == len(trigger.namings) else trigger._replace(namings=namings))
    return found


@cache
def _determined(language: str) -> re.Pattern[str]:
    determiners = any_of(load_lexicon(f"events.{language}")["determiners"], language)
    return re.compile(rf"(?:{determiners}|'s|s')\s+(?:[\"“”]?[\w-]+\.?[\"“”]?\s+){{0,3}}\Z|\w-\w+\s+\Z")


def _fits(stage: Stage, language: str, text: str, trigger: Trigger, naming: Naming) -> bool:
    """Whether the words beside the trigger let it be what `naming` says."""
    start, end, _ = trigger
    if naming.never_after is not NOTHING and naming.never_after.match(text[end : end + 21].lstrip()):
        return False
    if naming.only_before is not None and not naming.only_before.match(text[end : end + 25].lstrip()):
        return False
    if naming.sort == "strike" and _END_OF.search(text, max(0, start - _NEAR), start):
        return False  # "called for an end to the bombing"
    if text.startswith(("to ", "of "), start - 3) and _POWER.search(text, max(0, start - _NEAR), start):
        return False
    if not naming.noun:
        if language == "zh" and (text.startswith("的", end) or text.startswith("的", start - 1)):
            return False  # 实施的制裁, 91%的加征关税
        if text[max(0, start - 8) : start].rstrip().rpartition(" ")[2] in _ARTICLES:
            return False  # "the hit show"
        if text[start:end].endswith("ed") and _GOVERNED.search(text, max(0, start - _NEAR), start):
            return False
        if text[start:end] == "protests" and _is_plural_noun(text, start, language):
            return False
    if naming.determined and not _is_determined(text, start, language):
        return False
    return stage.holds(naming.beside)


def _is_determined(text: str, start: int, language: str) -> bool:
    """Whether an article or an owner stands before a noun: "the | visit", "Ode's state | visit"."""
    return bool(_determined(language).search(text, max(0, start - _NEAR), start))


def _is_plural_noun(text: str, start: int, language: str) -> bool:
    """Whether "protests" is a noun: "saw its largest | protests", "would kindle worker | protests"."""
    before = text[max(0, start - _NEAR) : start].split()
    kinds = event_lexicon(language).patterns["kinds-of-protest"]
    return _is_determined(text, start, language) or bool(before and kinds.fullmatch(before[-1]))


def _is_ruled_out(scene: Scene, trigger: Trigger, naming: Naming) -> bool:
    """Whether a word of its clause makes it another thing: "the teachers' strike" is no blow."""
    return naming.unless is not None and bool(
        naming.unless.search(scene.lower, *scene.clause(trigger.start, trigger.end))
    )


def _is_complete(scene: Scene, trigger: Trigger, naming: Naming) -> bool:
    """Whether a verb has the object that it needs."""
    if naming.object_place and not _place_behind(scene, trigger):
        return False
    return naming.object is None or _has_object(scene, trigger, naming.object)


def _has_object(scene: Scene, trigger: Trigger, wanted: str) -> bool:
    """Whether what the verb is about stands behind it: "suspended the tariffs", no "tariffs imposed on"."""
    objects = scene.words.get(wanted)
    if not objects:
        return False
    text, reach = scene.lower, _OBJECT_REACH[scene.language]
    following = next((other.start for other in scene.triggers if other.start >= trigger.end), len(text))
    comma = text.find(", ", trigger.end)
    stop = min(trigger.end + reach, len(text) if comma < 0 else comma + 1, following)
    before = [end for start, end, _ in objects if start >= trigger.start - reach and end <= trigger.start]
    if scene.words.stands(wanted, trigger.end, stop):
        return not (before and not text[before[-1] : trigger.start].strip(_CLOSING))
    if not before:
        return False
    if scene.language == "zh" and (taken := _TAKEN.search(text, max(0, trigger.start - reach), trigger.start)):
        return before[-1] > taken.start()  # 将关税|减半
    by = text.startswith(" by ", trigger.end)
    return by or _BE.search(text, max(0, trigger.start - _NEAR), trigger.start) is not None


def _place_behind(scene: Scene, trigger: Trigger) -> bool:
    for party in scene.around:
        if party.start >= trigger.end:
            return party.start - trigger.end <= _PLACE_REACH[scene.language] and not party.person
    return False
