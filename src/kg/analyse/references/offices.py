"""What a title says: the office, its countries and bodies ("Chinese leader", 美国国防部长)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.gazetteer import countries, known_actors
from kg.lexicon import load_lexicon

_EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Office:
    """The offices, countries and bodies that a title or description names."""

    kinds: frozenset[str] = _EMPTY
    countries: frozenset[str] = _EMPTY
    bodies: frozenset[str] = _EMPTY

    def joined(self, other: Office) -> Office:
        """Return what both say together."""
        if self is NO_OFFICE:
            return other
        return Office(self.kinds | other.kinds, self.countries | other.countries, self.bodies | other.bodies)

    def of(self, countries: frozenset[str], bodies: frozenset[str]) -> Office:
        """Return the office with more countries and bodies it belongs to."""
        return Office(self.kinds, self.countries | countries, self.bodies | bodies)

    def unless_stated(self, stated: Office) -> Office:
        """Return what the gazetteer adds to an office that a text states: the parts of which the text says nothing."""
        return Office(
            _EMPTY if stated.kinds else self.kinds,
            _EMPTY if stated.countries else self.countries,
            _EMPTY if stated.bodies else self.bodies,
        )

    def fits(self, held: Office) -> bool:
        """Whether a description may stand for somebody who has the office `held`; nothing may contradict."""
        if _covered(self.kinds).isdisjoint(held.kinds):
            return False
        if self.countries and held.countries and not self.countries & held.countries:
            return False
        return not (self.bodies and held.bodies and not self.bodies & held.bodies)

    def shares_side(self, held: Office) -> bool:
        """Whether both name one country or body."""
        return bool(self.countries & held.countries or self.bodies & held.bodies)


NO_OFFICE = Office()


@lru_cache(maxsize=1024)
def _covered(kinds: frozenset[str]) -> frozenset[str]:
    """The offices, and those that a wider word among them stands for ("leader": president, prime minister …)."""
    return kinds.union(*(_wider().get(kind, _EMPTY) for kind in kinds))


@cache
def _wider() -> dict[str, frozenset[str]]:
    wider: dict[str, frozenset[str]] = {}
    for language in ("en", "zh"):
        for kind, entry in load_lexicon(f"references.{language}")["wider"].items():
            wider[kind] = wider.get(kind, _EMPTY) | frozenset(entry["covers"])
    return wider


@cache
def _words(language: str, kind: str) -> dict[str, str]:
    """The words of one part of a lexicon, each with what it stands for; only demonyms keep their capitals."""
    lexicon = load_lexicon(f"references.{language}")
    words = {word: key for key, listed in lexicon[kind].items() for word in listed}
    if kind == "demonyms":
        return _countries(language) | words
    if kind == "offices":
        words |= {word: key for key, entry in lexicon["wider"].items() for word in entry["words"]}
    return {word.lower(): key for word, key in words.items()}


def _countries(language: str) -> dict[str, str]:
    """The names and adjectives of countries, in Chinese also the characters that stand for them: 美防长."""
    words: dict[str, str] = {}
    for country in countries().values():
        names = known_actors()[country.id].names
        listed = names["zh-hans"] + country.characters if language == "zh" else names["en"] + country.adjectives
        words |= {word: country.id for word in listed if word not in words}
    return words


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str]:
    """Finds the words of one part of a lexicon, the longest first; English ones whole, plural or not."""
    longest = sorted(_words(language, kind), key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word) for word in longest)
    return re.compile(rf"(?<![\w.])({joined})(?=s?(?!\w))" if language == "en" else f"({joined})")


def _found(text: str, language: str, kind: str) -> frozenset[str]:
    words = _words(language, kind)
    return frozenset(words[hit[1]] for hit in _pattern(language, kind).finditer(text))


@cache
def _title_words() -> frozenset[str]:
    """Every single word of an English office."""
    return frozenset(part for word in _words("en", "offices") for part in word.split())


def is_word_of_title(word: str) -> bool:
    """Whether an English word in lower case may be part of a title: "foreign", "minister"."""
    return word in _title_words()


def first_word_of_title(text: str) -> int | None:
    """Where the first word that belongs to a title stands in Chinese text: a country, a body or an office."""
    hits = [_pattern("zh", kind).search(text) for kind in ("demonyms", "bodies", "offices")]
    return min((hit.start() for hit in hits if hit), default=None)


def first_office(text: str) -> re.Match[str] | None:
    """Find the first word for an office in English text, in whatever case."""
    return _pattern("en", "offices").search(text.lower())


def is_reporter(text: str) -> bool:
    """Whether a phrase means one who asks the others: "a BBC correspondent", 记者."""
    return "correspondent" in read_office(text).kinds


def is_vague(kinds: frozenset[str]) -> bool:
    """Whether many people of an article may have such an office unnamed: "an official", 专家."""
    return kinds <= frozenset(load_lexicon("references.en")["vague"])


@lru_cache(maxsize=4096)
def read_office(text: str) -> Office:
    """Return what a title says, in folded text.

    >>> read_office("US Secretary of State")
    Office(kinds=frozenset({'foreign-minister'}), countries=frozenset({'united-states'}), bodies=frozenset())
    """
    language = "zh" if re.search("[\u3400-\u9fff]", text) else "en"
    plain = re.sub(r"\s+", " ", text)
    bodies = _found(plain.lower(), language, "bodies")
    countries = _found(_outside_bodies(plain, language), language, "demonyms")
    return Office(_found(plain.lower(), language, "offices"), countries, bodies)


def _outside_bodies(text: str, language: str) -> str:
    """`text` without its bodies, whose names may hold a country's: "Taiwan Affairs Office"."""
    for hit in _pattern(language, "bodies").finditer(text.lower()):
        text = text[: hit.start()] + " " * len(hit[0]) + text[hit.end() :]
    return text
