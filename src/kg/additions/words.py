"""The words of a user's file: those that show a topic, and those that name an event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.additions.sheet import Node, Sheet
from kg.folding import simplify
from kg.gazetteer import is_han
from kg.lexicon import load_lexicon
from kg.model import EventType, Medium

_STRENGTHS = ("strong", "weak")
_LABELS = ("en", "zh")
_SLUG = re.compile(r"[a-z]+(?:-[a-z]+)*")
_TRIGGER = ("type", "forms", "word", "medium", "starts", "licence")
_WORDS = ("noun", "verb")
_STARTS = ("never", "any", "one", "two")
_FRAME = "none"  # of a trigger of a type that has no other: nobody takes part


def read_topics(sheet: Sheet, node: Node) -> Mapping[str, Any]:
    """Return the entries of the section `topics`: more words for the topics there are, and new topics with labels."""
    topics: dict[str, dict[str, Any]] = {}
    known = load_lexicon("topics")
    for topic, at, content in sheet.entries(node, "topics"):
        given = _topic(sheet, content, _STRENGTHS if topic in known else (*_STRENGTHS, *_LABELS))
        if not _SLUG.fullmatch(topic):
            sheet.fault(at, f"{topic!r} is no name of a topic; write small letters and hyphens, as in 'fish-quotas'")
        elif topic not in known and not {"strong", "labels"} <= given.keys():
            sheet.fault(
                at,
                f"topic {topic!r} is new; give its 'strong' words and its labels, 'en' and 'zh', or write one of "
                f"{', '.join(known)}",
            )
        else:
            topics[topic] = given
    return {"topics": topics}


def _topic(sheet: Sheet, node: Node, keys: tuple[str, ...]) -> dict[str, Any]:
    """The words that show a topic, as the lexicon spells them, and its labels where it is new."""
    given: dict[str, Any] = {}
    labels = {}
    for key, _, content in sheet.entries(node, "a topic", keys):
        if key in _STRENGTHS:
            given[key] = [simplify(word).lower() for word in sheet.texts(content, key)]
        else:
            labels[key] = sheet.text(content, key)
    return given | ({"labels": labels} if labels.keys() == {*_LABELS} else {})


def read_events(sheet: Sheet, node: Node) -> Mapping[str, Any]:
    """Return the entries of the section `events`: more triggers, English and Chinese apart by their script."""
    triggers: dict[str, list[dict[str, Any]]] = {"en": [], "zh": []}
    for item in sheet.items(node, "events"):
        given = _trigger(sheet, item)
        if not {"type", "forms"} <= given.keys():
            sheet.fault(item, "an event needs a 'type' and its 'forms', as in {type: call, forms: [hotline talks]}")
            continue
        for language, forms in triggers.items():
            own = [form for form in given["forms"] if is_han(form) == (language == "zh")]
            if own:
                forms.append({**_like_others(given, language), "forms": own})
    return {f"events.{language}": {"triggers": listed} for language, listed in triggers.items() if listed}


def _trigger(sheet: Sheet, node: Node) -> dict[str, Any]:
    allowed = {
        "type": [str(kind) for kind in EventType],
        "medium": [str(medium) for medium in Medium],
        "word": _WORDS,
        "starts": _STARTS,
    }
    given: dict[str, Any] = {}
    for key, _, content in sheet.entries(node, "an event", _TRIGGER):
        if key in ("forms", "licence"):
            value: Any = [simplify(form) for form in sheet.texts(content, key)]
        else:
            value = sheet.text(content, key, allowed[key])
        if value:
            given[key] = value
    return given


def _like_others(given: Mapping[str, Any], language: str) -> dict[str, Any]:
    """A trigger with what it leaves open as the first of its type and kind of word has it."""
    word = given.get("word", "noun")
    others = load_lexicon(f"events.{language}")["triggers"]
    alike = [other for other in others if (other["type"], other["word"]) == (given["type"], word)]
    frame = alike[0]["frame"] if alike else _FRAME
    starts = alike[0].get("starts", "one") if alike else "any"
    medium = {"medium": alike[0]["medium"]} if alike and "medium" in alike[0] else {}
    return {"word": word, "frame": frame, "starts": starts, **medium, **given}
