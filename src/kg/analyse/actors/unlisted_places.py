"""What shows a capitalised run to be a place's name."""

from __future__ import annotations

import re
from functools import cache

from kg.analyse.actors.english_organisations import COMMON_END
from kg.analyse.actors.evidence import ACRONYM, WORD_AFTER, Surroundings, common_words, is_common
from kg.analyse.actors.known import latin_names
from kg.analyse.actors.runs import Run, name_parts
from kg.analyse.actors.states import english_countries
from kg.model import ActorType

# "Mayor Rafael Lozano of Ciudad Verde"
_LEADER_OF = re.compile(
    r"\b(?:President|Premier|Mayor|Governor|King|Queen|Prince|Minister|Senator|Rep\.|Sen\.|Gov\.) "
    r"(?:[A-Z][\w.'-]* ){1,4}of $"
)
_WIDER = re.compile(r", (?:the )?([A-Z][\w.]*(?: [A-Z][\w.]*){0,3})")
_CLASS_OF = re.compile(r"\b(?:city|town|village|province|region|district|port|island|state|county|capital) of $")
_DIRECTIONS = ("North", "South", "East", "West")
_COMPOUND = re.compile(r"-[a-z]")


def place_evidence(around: Surroundings, run: Run) -> str:
    """Return how strongly the run is shown to be a place's name: "strong", "weak" or ""."""
    words = run.words
    if (len(words) == 1 and words[0] in common_words()) or _COMPOUND.search(run.text):
        return ""
    if len(words) > 1 and (words[-1] in name_parts("places") or " ".join(words[-2:]) in name_parts("place-ends")):
        return "strong"
    if len(words) > 1 and words[0] in name_parts("places-named") and not is_common(around, words[1]):
        return "strong"  # "Lake Tamsin"
    if len(words) > 1 and words[0] in name_parts("places-first") and _is_wider(" ".join(words[1:])):
        return "strong"  # "West Jerusalem"
    if len(words) > 1 and words[-1] in _DIRECTIONS and _is_wider(" ".join(words[:-1])):
        return "strong"  # "Kowloon East"
    if len(words) > 2 and words[-2] in name_parts("buildings") and _is_wider(words[-1]):
        return "strong"  # "Orrel Tower Manila"
    text, end = around.text, run.end
    wider = _WIDER.match(text, end) if text.startswith(", ", end) and len(words) <= 3 else None
    if wider and _is_wider(wider[1]):
        return "strong"
    before = text[max(0, run.start - 24) : run.start]
    if before.endswith(" of ") and _CLASS_OF.search(before):
        return "strong"
    if ACRONYM.fullmatch(run.text):
        return ""
    leads_to = before.endswith(" of ") and len(words) <= 2
    if leads_to and _LEADER_OF.search(text, max(0, run.start - 60), run.start):
        return "strong"
    noun = WORD_AFTER.match(text, end) if len(words) == 1 else None
    if noun and noun[1] in name_parts("place-nouns"):
        return "strong"
    in_place = not name_parts("place-before").isdisjoint(before.split(" ")) and _place_preposition().search(before)
    if in_place and not _is_field(around, words):
        return "strong" if len(words) <= 2 else "weak"
    return ""


def _is_wider(name: str) -> bool:
    """Whether what follows a comma is a country, a state or a region: "Arwen, Ohio", "Arwen, Pa."."""
    if name.rstrip(".") in english_countries() or name in name_parts("state-abbreviations"):
        return True
    known = latin_names().actors.get(name.rstrip("."))
    return known is not None and known.type is ActorType.PLACE


def _is_field(around: Surroundings, words: list[str]) -> bool:
    """Whether "in" may stand before a field or a thing: "a degree in Linguistics", "in Ants"."""
    common = all(is_common(around, word) or is_common(around, word.removesuffix("s")) for word in words)
    return common or (len(words) == 1 and bool(_FIELD.search(words[0])))


_FIELD = re.compile(rf"ics$|logy$|{COMMON_END.pattern}")


@cache
def _place_preposition() -> re.Pattern[str]:
    """Match "in", "near downtown", "across the northern" right before a name."""
    words = "|".join(sorted(name_parts("place-before")))
    parts = "north|south|east|west|central|northern|southern|eastern|western|downtown|nearby|rural"
    return re.compile(rf"\b(?:(?:{words}) (?:(?:the )?(?:{parts}) )?|(?:near|outside|around|toward|towards) the )$")
