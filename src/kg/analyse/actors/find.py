"""All candidates of all finders, the longest of those that overlap."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.analyse.actors.administrations import find_administrations
from kg.analyse.actors.candidate import Candidate, Passage, without_overlaps
from kg.analyse.actors.chinese_organisations import find_chinese_organisations
from kg.analyse.actors.chinese_people import find_chinese_people
from kg.analyse.actors.compounds import find_compounds, with_meant_countries
from kg.analyse.actors.known import find_han, find_latin, han_names, latin_names
from kg.analyse.actors.organs import find_chinese_organs, find_english_organs
from kg.analyse.actors.seats import government_or_city
from kg.analyse.actors.spread import spread
from kg.analyse.actors.states import country_before
from kg.analyse.actors.unlisted import find_unlisted
from kg.gazetteer import countries, known_actors
from kg.lexicon import load_lexicon
from kg.model import ActorType, Article

_TRADITIONAL = 12  # one of so many characters differs from its simplified form in traditional script
_PREFIX = re.compile(r"\b(Sino|Russo|Franco|Anglo)(?=-)|\b[Cc]ross-(Strait)\b")
_DATELINE = re.compile(r"([A-Z]{3,}(?:[ .'-]+[A-Z]{2,})*)(?=,| --| ?[–—]| \(| - )")
_LATIN = re.compile(r"[A-Za-z]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SMALL_WORD = re.compile(r"(?<![\w'./@#-])[a-z]{2,}\b(?![./@]\w)")
_SIDE = re.compile(r"\b[Ss]ide\b")
_MAINLAND = re.compile(r"\b[Mm]ainland\b(?! (?:of|Europe|Greece|Australia|Spain|Italy|Southeast))")
_NETWORK_X = re.compile(r"\b(?:on|to|via|platform) (X)(?=\'s|[.,;:)]|$| [a-z])|\b(X)(?=, (?:formerly|the platform))")


def find_candidates(passages: Sequence[Passage], article: Article) -> list[list[Candidate]]:
    """Return the names in every passage, in order of the text; none overlaps another."""
    default = "TW" if _speaks_as_taiwan(article, passages) else default_country(article)
    vocabulary = frozenset(word for passage in passages for word in _SMALL_WORD.findall(passage.text))
    found = [without_overlaps(_find(passage, default, vocabulary)) for passage in passages]
    return spread(passages, with_meant_countries(passages, found))


def _speaks_as_taiwan(article: Article, passages: Sequence[Passage]) -> bool:
    """Whether an article of no known outlet is written in Taiwan: traditional script, and words of its own usage."""
    if article.outlet or article.language != "zh":
        return False
    beginning = [passage for passage in passages[:6] if passage.language == "zh"]
    written = "".join(article.text[p.start : p.start + len(p.text)] for p in beginning)
    traditional = sum(map(operator.ne, written, "".join(p.text for p in beginning)))
    if traditional * _TRADITIONAL < len(written):
        return False
    return sum(word in p.text for p in passages for word in load_lexicon("names.zh")["taiwan-usage"]) > 1


def default_country(article: Article) -> str | None:
    """The country whose ministries an article means that names none: that of its outlet, else of its language."""
    for outlet in (article.outlet or "",):
        for index in (latin_names(), han_names()):
            known = index.actors.get(outlet)
            if known and known.iso:
                return known.iso
    return "CN" if article.language == "zh" else None


def _find(passage: Passage, default: str | None, vocabulary: frozenset[str]) -> Iterator[Candidate]:
    known: list[Candidate] = []
    if _LATIN.search(passage.text):
        known += find_latin(passage)
        yield from find_english_organs(passage, default)
        if "ide" in passage.text:
            yield from _find_sides(passage)
        if "ainland" in passage.text:
            yield from _find_mainland(passage)
        if "X" in passage.text:
            yield from _find_network_x(passage)
        yield from find_unlisted(passage, known, vocabulary)
        if "-" in passage.text:
            yield from _find_prefixes(passage)
        yield from _find_dateline(passage)
    if _HAN.search(passage.text):
        han = list(find_han(passage))
        known += han
        yield from find_chinese_organs(passage, default)
        yield from find_compounds(passage)
        yield from find_chinese_people(passage, han)
        yield from find_chinese_organisations(passage, han)
    for candidate in known:
        yield government_or_city(passage, candidate)
    yield from find_administrations(passage, known)


def _find_sides(passage: Passage) -> Iterator[Candidate]:
    """Yield "the Chinese side" as a name of China."""
    for found in _SIDE.finditer(passage.text):
        if before := country_before(passage.text, found.start()):
            start, iso = before
            yield Candidate(passage.span(start, found.end()), ActorType.PLACE, countries()[iso].id)


def _find_mainland(passage: Passage) -> Iterator[Candidate]:
    """Yield "the mainland" as China, unless another country's adjective stands before ("the Ukrainian mainland")."""
    for found in _MAINLAND.finditer(passage.text):
        before = country_before(passage.text, found.start())
        if before is None or before[1] == "CN":
            yield Candidate(passage.span(*found.span()), ActorType.PLACE, "china")


def _find_prefixes(passage: Passage) -> Iterator[Candidate]:
    """Yield "Sino" in "Sino-Japanese" as China, "Strait" in "cross-Strait" as the Taiwan Strait."""
    for found in _PREFIX.finditer(passage.text):
        actor = _prefixes().get(found[1]) or "taiwan-strait"
        yield Candidate(passage.span(*found.span(found.lastindex or 0)), ActorType.PLACE, actor)


@cache
def _prefixes() -> dict[str, str]:
    return {country.prefix: country.id for country in countries().values() if country.prefix}


def _find_dateline(passage: Passage) -> Iterator[Candidate]:
    """Yield the city in capitals: "WARSAW, June 3 (Xinhua) --"."""
    if found := _DATELINE.match(passage.text):
        actor = latin_names().actors.get(found[1].title())
        if actor and actor.type is ActorType.PLACE:
            yield Candidate(passage.span(*found.span(1)), ActorType.PLACE, actor.id, rank=1)


def _find_network_x(passage: Passage) -> Iterator[Candidate]:
    """The social network's one-letter name, where words of posting stand before it: "wrote on X"."""
    for found in _NETWORK_X.finditer(passage.text):
        actor = known_actors()["x-social-network"]
        at = found.start(found.lastindex or 1)
        yield Candidate(passage.span(at, at + 1), actor.type, actor.id)
