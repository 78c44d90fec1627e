"""The actors of a user's file: new ones, and corrections of those that Readout knows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.additions.sheet import Node, Sheet
from kg.gazetteer import countries, is_han, known_actors
from kg.lexicon import load_lexicon, load_names
from kg.model import ActorType

_KEYS = ("type", "en", "zh", "hant", "also", "kind", "iso", "office", "wikidata", "member")
_OF_COUNTRY = ("en", "zh", "also")  # a country's code, type and kind stay as they are
_FILES = {ActorType.PERSON: "gazetteer.people", ActorType.PLACE: "gazetteer.places"}
_OTHERS = "gazetteer.organisations"
_COUNTRIES = "gazetteer.countries"
_LISTED = (*_FILES.values(), _OTHERS)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")

Entry = dict[str, str]
Found = dict[str, dict[str, Entry]]  # lexicon → actor → what is said of it


def read_actors(sheet: Sheet, node: Node) -> Found:
    """Return the entries of the section `actors`, for the lexicons that they belong to."""
    found: Found = {}
    isos = {country.id: iso for iso, country in countries().items()}
    for key, at, content in sheet.entries(node, "actors"):
        if not _SLUG.fullmatch(key):
            sheet.fault(at, f"{key!r} is no id; write small letters, digits and hyphens, as in 'ada-anders'")
        elif key in isos:
            given = _given(sheet, content, _OF_COUNTRY)
            iso = isos[key]
            found.setdefault(_COUNTRIES, {})[iso] = _with_names(load_names(_COUNTRIES)[iso], given, label=True)
        else:
            given = _given(sheet, content, _KEYS)
            file, known = _known(key, given)
            if not known and not {"type", "en"} <= given.keys():
                sheet.fault(at, f"{key} is new; give its 'type' and its English name, 'en'")
            found.setdefault(file, {})[key] = _with_names(known, given)
    return found


def _known(key: str, given: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """The lexicon that an actor is in, or belongs into, and what this has of it."""
    listed = next((file for file in _LISTED if key in load_names(file)), None)
    if listed:
        return listed, load_names(listed)[key]
    if key in known_actors():  # the seat of a country's government
        seat = known_actors()[key]
        names = {"en": seat.names["en"], "zh": seat.names.get("zh-hans", ())}
        known = {language: " | ".join(given) for language, given in names.items() if given}
        return _FILES[ActorType.PLACE], {**known, "kind": seat.kind, "iso": seat.iso or ""}
    type_ = ActorType(given["type"]) if given.get("type") in {*ActorType} else ActorType.ORGANIZATION
    return _FILES.get(type_, _OTHERS), {}


def _given(sheet: Sheet, node: Node, keys: tuple[str, ...]) -> Entry:
    """What is said of an actor, checked."""
    given = {}
    for key, _, content in sheet.entries(node, "an actor", keys):
        if key in ("type", "wikidata", "iso"):
            value = _of_one_kind(sheet, key, content)
        elif key == "office":
            value = "; ".join(_offices(sheet, content))
        else:
            value = " | ".join(sheet.texts(content, key))
        if value:
            given[key] = value
    return given


def _of_one_kind(sheet: Sheet, key: str, node: Node) -> str:
    if key == "type":
        return sheet.text(node, "type", [str(kind) for kind in ActorType])
    value = sheet.text(node, key)
    if key == "wikidata" and value and not _WIKIDATA.fullmatch(value):
        sheet.fault(node, f"wikidata {value!r} is no item; write it as Q42")
    if key == "iso" and value and value not in countries():
        sheet.fault(node, f"iso {value!r} is no country; write its code of ISO 3166-1 in two capitals, as in 'FR'")
    return value


def _offices(sheet: Sheet, node: Node) -> list[str]:
    """The offices that a person holds: `foreign-minister FR`."""
    kinds = load_lexicon("titles.en")["offices"]
    offices = [part.strip() for text in sheet.texts(node, "office") for part in text.split(";")]
    for office in offices:
        kind, _, of = office.partition(" ")
        if kind not in kinds:
            sheet.fault(node, f"office {kind!r} is not known; write one of {', '.join(kinds)}, then of whom")
        elif of not in countries() and not _SLUG.fullmatch(of):
            sheet.fault(node, f"office {office!r} is of nobody; write a country's code or an actor's id behind it")
    return offices


def _with_names(known: Mapping[str, str], given: Entry, *, label: bool = False) -> Entry:
    """What is known with what is given in its place; the names under `also` stand behind the others, by script."""
    entry = {**known, **given}
    for name in entry.pop("also", "").split(" | "):
        language = "zh" if is_han(name) else "en"
        if name and name not in entry.get(language, "").split(" | "):
            entry[language] = " | ".join(filter(None, (entry.get(language), name)))
    if label and {"en", "zh"} & given.keys():
        entry["label"] = "true"  # of a country: what is given comes before the names of CLDR
    return entry
