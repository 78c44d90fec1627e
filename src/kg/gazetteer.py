"""The actors known beforehand: countries, people, organisations and places, with their names per language.

Countries and territories take their names from CLDR (Babel), all else from `data/gazetteer.*.yaml`. Where the
files say nothing, traditional Chinese names are made from the simplified ones by OpenCC.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from kg.folding import simplify
from kg.lexicon import load_lexicon, load_names
from kg.model import ActorType

# letters that Unicode does not take apart into a letter and an accent
_NO_ACCENT = str.maketrans("øØłŁđĐıßæ", "oOlLdDisa")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_TYPES = {"people": ActorType.PERSON, "organisations": ActorType.ORGANIZATION, "places": ActorType.PLACE}


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody holds or held: `president` of `china`; evidence for links, never a fact by itself."""

    kind: str
    of: str  # the id of a country or organisation


class Names(Mapping[str, tuple[str, ...]]):
    """An actor's names by language (`en`, `zh-hans`, `zh-hant`), the preferred one first.

    >>> Names({"en": ("Wang Yi",), "zh-hans": ("王毅",)})["en"][0]
    'Wang Yi'
    """

    def __init__(self, given: Mapping[str, tuple[str, ...]]) -> None:
        self._given = {language: names for language, names in given.items() if names}

    def __getitem__(self, language: str) -> tuple[str, ...]:
        given = self._given.get(language)
        if given is None and language == "zh-hant" and "zh-hans" in self._given:
            return tuple(_traditional(name) for name in self._given["zh-hans"])
        return self._given[language] if given is None else given

    def listed(self, language: str) -> tuple[str, ...]:
        """Return the names that the gazetteer itself gives in `language`, none made from another script."""
        return self._given.get(language, ())

    def __iter__(self) -> Iterator[str]:
        yield from (language for language in ("en", "zh-hans", "zh-hant") if language in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, language: object) -> bool:
        return language in self._given or (language == "zh-hant" and "zh-hans" in self._given)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the gazetteer."""

    id: str
    type: ActorType
    names: Names
    kind: str = ""  # "ministry", "media outlet", "country" …
    iso: str | None = None  # of the country it is, or belongs to
    wikidata: str | None = None
    member_of: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    organ: str = ""  # the office of state it is, a key of `data/organs.yaml`

    @property
    def name(self) -> str:
        """The usual English name."""
        return self.names["en"][0]


@dataclass(frozen=True, slots=True)
class Country:
    """What is special to countries: adjectives, abbreviations in Chinese, the cities that stand for it."""

    id: str
    iso: str
    adjectives: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    prefix: str = ""  # "Sino" in "Sino-Japanese"
    seats: tuple[str, ...] = field(default=())  # ids of places whose name also means the country's government


@lru_cache(maxsize=4096)  # an article's names come again and again
def latin_slug(name: str) -> str:
    """Return the Latin letters and digits of `name` without accents, hyphens between them.

    >>> latin_slug("João Lourenço")
    'joao-lourenco'
    """
    plain = unicodedata.normalize("NFKD", name.translate(_NO_ACCENT))
    ascii_only = plain.encode("ascii", "ignore").decode().lower().replace("'", "").replace(".", "")
    return _NO_LETTERS.sub("-", ascii_only).strip("-")


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """Return `name` as the last part of an IRI; Chinese names as pinyin, a person's given name in one.

    >>> slug("陈斌华")
    'chen-binhua'
    """
    if not is_han(name):
        return latin_slug(name)
    from pypinyin import lazy_pinyin  # noqa: PLC0415 (its dictionary takes a while to load)

    syllables = lazy_pinyin(simplify(name))
    surnames = load_lexicon("names.zh")["surnames"]
    family = next((size for size in (2, 1) if simplify(name[:size]) in surnames), 0)
    if family and family < len(name) <= family + 2:
        syllables = ["".join(syllables[:family]), "".join(syllables[family:])]
    return latin_slug(" ".join(syllables))


@cache
def _to_traditional() -> Callable[[str], str]:
    import opencc  # noqa: PLC0415 (loading its dictionaries takes a while; only labels need them)

    convert: Callable[[str], str] = opencc.OpenCC("s2t").convert
    return convert


def _traditional(name: str) -> str:
    return _to_traditional()(name)


def _split(names: object) -> tuple[str, ...]:
    """`"Xi Jinping | Xi"` as a tuple."""
    return tuple(part for part in (piece.strip() for piece in str(names or "").split(" | ")) if part)


def _unbracketed(name: str) -> tuple[str, ...]:
    """CLDR adds in brackets what tells two places apart ("Myanmar (Burma)"): the name alone."""
    return tuple(part for part in (re.sub(r"\s*[（(].*?[)）]", "", name),) if part)


@cache
def _cldr(locale: str) -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 (reading CLDR's tables takes a while)

    return dict(Locale.parse(locale).territories)


def _country_names(iso: str, entry: Mapping[str, Any]) -> Names:
    typed, cldr = _split(entry.get("en")), _cldr("en")[iso].replace("’", "'")
    english = (*typed, cldr) if entry.get("label") else (cldr, *typed)
    chinese = [*_unbracketed(_cldr("zh_Hans")[iso]), *_split(entry.get("zh"))]
    hant = _cldr("zh_Hant")[iso]
    if entry.get("label"):
        chinese = [*_split(entry.get("zh")), *_unbracketed(_cldr("zh_Hans")[iso])]
    return Names(
        {
            "en": tuple(dict.fromkeys(english)),
            "zh-hans": tuple(dict.fromkeys(chinese)),
            "zh-hant": _unbracketed(hant) if not entry.get("label") else (),
        }
    )


def is_han(name: str) -> bool:
    """Whether a name is written in Chinese characters."""
    return any("\u3400" <= character <= "\u9fff" for character in name)


def _city(names: str, iso: str, kind: str) -> KnownActor:
    """A seat of government: `Beijing | Peking | 北京`."""
    parts = _split(names)
    english = tuple(name for name in parts if not is_han(name))
    chinese = tuple(name for name in parts if is_han(name))
    key = slug(english[0].removeprefix("the "))
    return KnownActor(key, ActorType.PLACE, Names({"en": english, "zh-hans": chinese}), kind, iso)


@cache
def countries() -> Mapping[str, Country]:
    """Every country and territory, by ISO 3166 code."""
    found = {}
    for iso, entry in load_names("gazetteer.countries").items():
        key = entry.get("id") or slug(_cldr("en")[iso])
        seats = [_city(entry[role], iso, role).id for role in ("capital", "metonym") if role in entry]
        found[iso] = Country(
            key, iso, _split(entry.get("adj")), _split(entry.get("char")), entry.get("prefix", ""), tuple(seats)
        )
    return found


def _known_countries() -> Iterator[KnownActor]:
    for iso, entry in load_names("gazetteer.countries").items():
        country = countries()[iso]
        yield KnownActor(country.id, ActorType.PLACE, _country_names(iso, entry), "country", iso)
        for role in ("capital", "metonym"):
            if role in entry:
                yield _city(entry[role], iso, role)


def _office(text: str) -> Office:
    kind, _, of = text.strip().partition(" ")
    return Office(kind, countries()[of].id if of in countries() else of)


def _known_listed(file: str) -> Iterator[KnownActor]:
    for key, entry in load_names(f"gazetteer.{file}").items():
        yield KnownActor(
            id=key,
            type=ActorType(entry["type"]) if "type" in entry else _TYPES[file],
            names=Names(
                {
                    "en": _split(entry["en"]),
                    "zh-hans": _split(entry.get("zh")),
                    "zh-hant": _split(entry.get("hant")),
                }
            ),
            kind=entry.get("kind", ""),
            iso=entry.get("iso"),
            wikidata=entry.get("wikidata"),
            member_of=_split(entry.get("member")),
            offices=tuple(_office(part) for part in entry.get("office", "").split(";") if part),
            organ=entry.get("as", ""),
        )


@cache
def known_actors() -> Mapping[str, KnownActor]:
    """Every actor of the gazetteer, by id; a listed one wins over a country's seat of the same id."""
    found = {actor.id: actor for actor in _known_countries()}
    for file in _TYPES:
        found.update((actor.id, actor) for actor in _known_listed(file))
    return found
