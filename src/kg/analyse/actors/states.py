"""Countries as texts speak of them: by name, adjective, or a single Chinese character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.folding import simplify
from kg.gazetteer import countries, known_actors, slug
from kg.lexicon import load_lexicon, load_names

_WORDS_BEFORE = re.compile(r"(?:[\w.&'-]+ ){0,2}[\w.&'-]+ $")
_LAST_WORD = re.compile(r"[\w.&']+$")
_LONGEST = 50  # characters of "Hong Kong Special Administrative Region's"


@dataclass(frozen=True, slots=True)
class Organ:
    """A kind of ministry, chamber or force that every country has (`data/organs.yaml`)."""

    kind: str
    id: str
    name: str
    english: tuple[str, ...]
    chinese: tuple[str, ...]
    named: bool  # a common noun unless the country is named: "the government"


@cache
def organs() -> dict[str, Organ]:
    """Every kind of organ."""
    return {
        kind: Organ(kind, entry["id"], entry["name"], tuple(entry["en"]), tuple(entry["zh"]), entry.get("named", False))
        for kind, entry in load_lexicon("organs").items()
    }


@cache
def english_countries() -> dict[str, str]:
    """Country by English name ("Iran")."""
    return {
        name.removeprefix("The "): iso
        for iso, country in reversed(list(countries().items()))
        for name in known_actors()[country.id].names["en"]
    }


@cache
def english_adjectives() -> dict[str, str]:
    """Country by adjective ("Iranian", "U.S.")."""
    return {adj: iso for iso, country in reversed(list(countries().items())) for adj in country.adjectives}


@cache
def chinese_countries() -> dict[str, str]:
    """Country by Chinese name in simplified characters."""
    return {
        simplify(name): iso
        for iso, country in reversed(list(countries().items()))
        for language in ("zh-hans", "zh-hant")
        for name in known_actors()[country.id].names.listed(language)
    }


@cache
def characters() -> dict[str, str]:
    """The id of the country or region a single character stands for."""
    found = {char: country.id for country in reversed(list(countries().values())) for char in country.characters}
    for key, entry in load_names("gazetteer.places").items():
        if "char" in entry:
            found[entry["char"]] = key
    return {char: actor for char, actor in found.items() if len(char) == 1}


@cache
def country_of_seat(place: str) -> str | None:
    """Return the code of the country whose seat of government a place is.

    >>> country_of_seat("hanoi")
    'VN'
    """
    return next((iso for iso, country in countries().items() if place in country.seats), None)


def country_before(text: str, end: int) -> tuple[int, str] | None:
    """Return where a country's adjective or possessive right before `end` begins, and its code.

    >>> country_before("the Iranian foreign ministry", 12)
    (4, 'IR')
    """
    if not _may_be_country(text, end):
        return None
    found = _WORDS_BEFORE.search(text, max(0, end - _LONGEST), end)
    words, start = (found[0][:-1], found.start()) if found else ("", end)
    while words:
        name = words.removesuffix("'s").removesuffix("'")
        iso = english_adjectives().get(words) or english_countries().get(name)
        if iso and (start == 0 or not text[start - 1].isalnum()):
            return start, iso
        _, space, rest = words.partition(" ")
        if not space:
            # "U.S.-Angolan", "pro-Chinese": the part after the hyphen
            _, space, rest = words.partition("-")
        start, words = start + len(words) - len(rest), rest if space else ""
    return None


def _may_be_country(text: str, end: int) -> bool:
    """Whether a country's name or adjective may end before the space before `end`; this is asked far more often."""
    if text[end - 1 : end] != " ":
        return False
    word = _LAST_WORD.search(text, text.rfind(" ", max(0, end - _LONGEST), end - 1) + 1, end - 1)
    return word is not None and word[0].removesuffix("'s").removesuffix("'") in _last_words()


@cache
def _last_words() -> frozenset[str]:
    """The last words of countries' names and adjectives."""
    names = (*english_countries(), *english_adjectives())
    return frozenset(word for name in names for word in _LAST_WORD.findall(name))


@cache
def _longest_chinese() -> int:
    return max(map(len, chinese_countries()))


def chinese_country_before(text: str, end: int) -> tuple[int, str] | None:
    """Return where a country's Chinese name right before `end` begins, and its code.

    >>> chinese_country_before("据伊朗外交部", 3)
    (1, 'IR')
    """
    if text[end - 1 : end] not in _last_characters():
        return None
    names = chinese_countries()
    for start in range(max(0, end - _longest_chinese()), end - 1):
        if text[start:end] in names:
            return start, names[text[start:end]]
    return None


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(name[-1] for name in chinese_countries())


def last_chinese_country(text: str, start: int, end: int) -> str | None:
    """Return the code of the country last named in `text[start:end]`."""
    last = _last_characters()
    for stop in range(end, start + 1, -1):
        if text[stop - 1] in last and (country := chinese_country_before(text, stop)) and country[0] >= start:
            return country[1]
    return None


@cache
def code_of_character(character: str) -> str | None:
    """Return the code of the country that a single Chinese character stands for."""
    actor = characters().get(character)
    return next((country.iso for country in countries().values() if country.id == actor), None)


@cache
def organ_of(kind: str, iso: str) -> tuple[str, str]:
    """Return the id and the usual name of a country's organ: ("iranian-foreign-ministry", …)."""
    for actor in known_actors().values():
        if actor.organ == kind and actor.iso == iso:
            return actor.id, actor.name
    country, organ = countries()[iso], organs()[kind]
    label = known_actors()[country.id].name
    adjective = country.adjectives[0] if country.adjectives else label
    word = adjective if organ.name.startswith("{}") else label
    return organ.id.format(slug(adjective)), organ.name.format(word)
