"""All candidates of all finders, the longest of those that overlap."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.analyse.actors.administrations import find_administrations
from kg.analyse.actors.candidate import Candidate, without_overlaps
from kg.analyse.actors.chinese_given_names import find_given_names
from kg.analyse.actors.chinese_organisations import find_chinese_organisations
from kg.analyse.actors.chinese_people import find_chinese_people
from kg.analyse.actors.chinese_places import find_chinese_places
from kg.analyse.actors.compounds import find_compounds, with_meant_countries
from kg.analyse.actors.known import find_han, find_latin, han_names, latin_names
from kg.analyse.actors.organs import find_chinese_organs, find_english_organs
from kg.analyse.actors.page import Page
from kg.analyse.actors.seats import government_or_city
from kg.analyse.actors.shared_heads import find_shared_heads
from kg.analyse.actors.spread import spread
from kg.analyse.actors.states import country_before
from kg.analyse.actors.unlisted import find_unlisted
from kg.gazetteer import countries, known_actors
from kg.lexicon import load_lexicon
from kg.model import ActorType, Article, Span

_TRADITIONAL = 12  # one of so many characters differs from its simplified form in traditional script
_PREFIX = re.compile(r"\b(Sino|Russo|Franco|Anglo)(?=-)|\b[Cc]ross-(Strait)\b")
# "WARSAW, June 3 --", and an article's first words in capitals: "NORLAND HAS never agreed"
_DATELINE = re.compile(
    r"([A-Z]{3,}(?:[ .'-]+[A-Z]{2,})*?)(?=,| --| ?[–—]| \(| - | (?:[A-Z]{2,} )?[a-z]{2}| [A-Z][a-z])"
)
_NAME_AFTER = re.compile(r" [A-Z][a-z]")  # "WARSAW Poland's president": the city only heads the line
_LATIN = re.compile(r"[A-Za-z]")
_MARKS = ',.;:?!"()“”'
# the part that is always written so stands first: the search leaps from one to the next
_SIDE = re.compile(r"ide\b(?<= [Ss]ide)")
_MAINLAND = re.compile(r"ainland\b(?<=\b[Mm]ainland)(?! (?:of|Europe|Greece|Australia|Spain|Italy|Southeast))")
_OWN_PROVINCE = re.compile(r"(?:'s)? (?:[A-Z]\w+ ){1,3}Province\b")
_NETWORK_X = re.compile(
    r"X(?:(?:(?<=\bon X)|(?<=\bto X)|(?<=\bvia X)|(?<=\bplatform X))(?='s|[.,;:)]|$| [a-z])"
    r"|(?<=\bX)(?=, (?:formerly|the platform)))",
    re.M,
)


def find_candidates(page: Page, article: Article) -> Sequence[Candidate]:
    """Return the names on a page, in order of the text; none overlaps another."""
    default = "TW" if _speaks_as_taiwan(article, page) else default_country(article.outlet, article.language)
    found = without_overlaps(_find(page, default, _country_of(article.place)))
    return spread(page, with_meant_countries(page, found)) if page.has_han else found


def _vocabulary(text: str) -> frozenset[str]:
    """The words of a text as they are written, without the marks after them."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return frozenset(text.split())


def _speaks_as_taiwan(article: Article, page: Page) -> bool:
    """Whether an article of no known outlet is written in Taiwan: traditional script, and words of its own usage."""
    if article.outlet or article.language != "zh":
        return False
    beginning = [
        span for span, language in zip(page.paragraphs[:6], page.languages[:6], strict=True) if language == "zh"
    ]
    written = "".join(article.text[slice(*span)] for span in beginning)
    traditional = sum(map(operator.ne, written, "".join(page.text[slice(*span)] for span in beginning)))
    if traditional * _TRADITIONAL < len(written):
        return False
    return (
        sum(
            page.text[slice(*span)].count(word) > 0
            for span in page.paragraphs
            for word in load_lexicon("names.zh")["taiwan-usage"]
        )
        > 1
    )


def default_country(outlet: str | None, language: str) -> str | None:
    """The country whose ministries an article means that names none: that of its outlet, else of its language."""
    for index in (latin_names(), han_names()):
        known = index.actors.get(outlet or "")
        if known and known.iso:
            return known.iso
    return "CN" if language == "zh" else None


def _country_of(place: str | None) -> str | None:
    """The country of the place that an article is written at."""
    actor = latin_names().actors.get((place or "").title())
    return actor.iso if actor and actor.type is ActorType.PLACE else None


def _find(page: Page, default: str | None, home: str | None) -> Iterator[Candidate]:
    known: list[Candidate] = []
    if _LATIN.search(page.text):
        known += find_latin(page)
        datelines = list(_find_dateline(page))
        yield from (city for city in datelines if not _NAME_AFTER.match(page.text, city.span.end))
        home = next((known_actors()[city.actor or ""].iso for city in datelines), None) or home
        yield from find_english_organs(page, default, home)
        if "ide" in page.text:
            yield from _find_sides(page)
        if "ainland" in page.text:
            yield from _find_mainland(page)
        if "X" in page.text:
            yield from _find_network_x(page)
        yield from find_unlisted(page, [*known, *datelines], _vocabulary(page.text))
        if "Province" in page.text:
            yield from _find_branches(page, known)
        yield from find_shared_heads(page, known)
        if "o-" in page.text or "ross-Strait" in page.text:
            yield from _find_prefixes(page)
    if page.has_han:
        han = list(find_han(page))
        known += han
        yield from find_chinese_organs(page, default)
        yield from find_compounds(page)
        people = list(find_chinese_people(page, han))
        yield from people
        yield from find_given_names(page, [*han, *people])
        places = list(find_chinese_places(page, han))
        yield from places
        yield from find_chinese_organisations(page, han, places)
    for candidate in known:
        yield government_or_city(page, candidate)
    yield from find_administrations(page, known)


def _find_sides(page: Page) -> Iterator[Candidate]:
    """Yield "the Chinese side" as a name of China."""
    for found in _SIDE.finditer(page.text):
        if before := country_before(page.text, found.start() - 1):
            start, iso = before
            yield Candidate(Span(start, found.end()), ActorType.PLACE, countries()[iso].id)


def _find_mainland(page: Page) -> Iterator[Candidate]:
    """Yield "the mainland" as China, unless another country's adjective stands before ("the Ukrainian mainland")."""
    for found in _MAINLAND.finditer(page.text):
        start = found.start() - 1
        before = country_before(page.text, start)
        if before is None or before[1] == "CN":
            yield Candidate(Span(start, found.end()), ActorType.PLACE, "china")


def _find_prefixes(page: Page) -> Iterator[Candidate]:
    """Yield "Sino" in "Sino-Japanese" as China, "Strait" in "cross-Strait" as the Taiwan Strait."""
    for found in _PREFIX.finditer(page.text):
        actor = _prefixes().get(found[1]) or "taiwan-strait"
        yield Candidate(Span(*found.span(found.lastindex or 0)), ActorType.PLACE, actor)


def _find_branches(page: Page, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the branch that an armed group calls its province: "Islamic State's Sinai Province"."""
    for group in known:
        actor = known_actors().get(group.actor or "")
        if actor and actor.kind == "armed group" and (found := _OWN_PROVINCE.match(page.text, group.span.end)):
            yield Candidate(Span(group.span.start, found.end()), ActorType.ORGANIZATION)


@cache
def _prefixes() -> dict[str, str]:
    return {country.prefix: country.id for country in countries().values() if country.prefix}


def _find_dateline(page: Page) -> Iterator[Candidate]:
    """Yield the city in capitals: "WARSAW, June 3 (Xinhua) --"."""
    for start, _ in page.paragraphs:
        if found := _DATELINE.match(page.text, start):
            actor = latin_names().actors.get(found[1].title())
            if actor and actor.type is ActorType.PLACE:
                yield Candidate(Span(*found.span(1)), ActorType.PLACE, actor.id, rank=1)


def _find_network_x(page: Page) -> Iterator[Candidate]:
    """The social network's one-letter name, where words of posting stand before it: "wrote on X"."""
    for found in _NETWORK_X.finditer(page.text):
        actor = known_actors()["x-social-network"]
        yield Candidate(Span(*found.span()), actor.type, actor.id)
