"""The words that name events, as `events.en.yaml` and `events.zh.yaml` list them, ready for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.analyse.events.words import WordLists, themselves, word_lists
from kg.lexicon import load_lexicon
from kg.model import EventType, Medium, Role

_CLASS = "object: "  # before the name of a class of objects, among the word lists
NO_MARKER = "none"
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Naming:
    """How a group of words names an event; the head of `events.en.yaml` explains the fields."""

    type: EventType
    noun: bool
    frame: Mapping[str, Role]
    medium: Medium | None = None
    starts: str = "one"
    licence: re.Pattern[str] | None = None
    or_licence: re.Pattern[str] | None = None
    object: str | None = None  # the list of words of which one must follow
    object_place: bool = False
    or_place: bool = False
    or_time: bool = False
    never_after: re.Pattern[str] = NOTHING
    determined: bool = False
    key: str | None = None
    sort: str | None = None
    beside: re.Pattern[str] | None = None
    only_before: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    people: bool = False
    fits_anywhere: bool = False  # whether no word beside it can rule it out
    fits_alone: bool = False  # whether it needs no object, and no word of its clause can rule it out


@dataclass(frozen=True)
class EventLexicon:
    """The namings of one language, and its smaller word lists."""

    automaton: AhoCorasick
    namings: tuple[tuple[Naming, ...], ...]  # a row for each form; a form that is to be ignored has none
    words: WordLists
    patterns: Mapping[str, re.Pattern[str]]  # word lists that have to fit a passage as a whole
    numbers: Mapping[str, int]


def any_of(listed: Iterable[object], language: str) -> str:
    """Return a pattern for any of the words, longest first; English words are whole words."""
    ordered = sorted((str(word) for word in listed), key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return rf"(?<!\w)(?:{either})(?!\w)" if language == "en" else f"(?:{either})"


def _pattern(listed: Iterable[object], language: str) -> re.Pattern[str]:
    """Return a pattern for text in lower case, in which a search is much faster than one blind to case."""
    return re.compile(any_of((str(word).lower() for word in listed), language))


def _naming(entry: Mapping[str, Any], lists: Mapping[str, Any], language: str) -> Naming:
    def optional(key: str) -> re.Pattern[str] | None:
        return _pattern(entry[key], language) if key in entry else None

    frame = lists["frames"][entry["frame"]]
    on_neighbours = {"never-after", "only-before", "determined", "beside"} & entry.keys()
    return Naming(
        type=EventType(entry["type"]),
        noun=entry["word"] == "noun",
        frame={slot: Role(role) for slot, role in frame.items()},
        medium=Medium(entry["medium"]) if "medium" in entry else None,
        starts=entry.get("starts", "one"),
        licence=optional("licence"),
        or_licence=optional("or-licence"),
        object=_CLASS + entry["object"] if "object" in entry else None,
        object_place=entry.get("object-place", False),
        or_place=entry.get("or-place", False),
        or_time=entry.get("or-time", False),
        never_after=optional("never-after") or NOTHING,
        determined=entry.get("determined", False),
        key=entry.get("key"),
        sort=entry.get("sort"),
        beside=optional("beside"),
        only_before=optional("only-before"),
        unless=optional("unless"),
        people=entry.get("people", False),
        fits_anywhere=entry["word"] == "noun" and not on_neighbours and entry.get("sort") != "strike",
        fits_alone=not {"object", "object-place", "unless"} & entry.keys(),
    )


# the word lists that are looked for in every sentence with a trigger
_LISTS = (
    "light-verbs", "prepositions", "clause-breaks", "definite", "distinct", "happened", "carrier-nouns", "numbers",
    "auxiliaries", "reporting", "addressing", "attending", "crowds", "tellings", "quarrels", "descriptions", "pronouns",
    "cancelling", "calling-off", "stands", "endings", "accusing", "urging",
)  # fmt: skip
_KINDS = ("status", "media", "predicates")  # lists of lists: "will" is planned, "could" hypothetical
_PATTERNS = ("forces", "kinds-of-protest", "instruments", "heads")


@cache
def event_lexicon(language: str) -> EventLexicon:
    """Return the lexicon of "en" or "zh"."""
    lists = load_lexicon(f"events.{language}")
    forms: dict[str, list[Naming]] = {str(form).lower(): [] for form in lists["ignore"]}
    for entry in lists["triggers"]:
        naming = _naming(entry, lists, language)
        for form in entry["forms"]:
            forms.setdefault(str(form).lower(), []).append(naming)
    return EventLexicon(
        automaton=AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest),
        namings=tuple(tuple(namings) for namings in forms.values()),
        words=word_lists(_named_lists(lists), whole=language == "en"),
        patterns={name: _pattern(lists[name], language) if name in lists else NOTHING for name in _PATTERNS},
        numbers={str(word): number for word, number in lists["numbers"].items()},
    )


def _named_lists(lists: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The word lists by name, each word with what it stands for."""
    plain = {name: themselves(lists.get(name, ())) for name in _LISTS}
    kinds = {
        name: {str(word).lower(): kind for kind, words in lists[name].items() for word in words} for name in _KINDS
    }
    for word in themselves(lists["no-markers"]):
        kinds["status"][word] = NO_MARKER  # longer than the word it holds, and so found in its place
    classes = {_CLASS + name: themselves(words) for name, words in lists["classes"].items()}
    return plain | kinds | classes
