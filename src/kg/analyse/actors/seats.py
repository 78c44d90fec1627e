"""Whether the name of a capital means the city or the government: "Beijing protested", "visit Beijing"."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.page import Page
from kg.gazetteer import countries, known_actors
from kg.lexicon import load_lexicon

_CONTEXT = 60
_STOP = re.compile(r"[.!?:;\"]\s|\n")
_WORD = re.compile(r"[\w']+")
_ROADS = ("to", "from", "for")
_COORDINATORS = ("both", "and", "or")
# "in Arwen and |", "in both |"
_PAIRED = re.compile(r"\b([A-Za-z]+) (?:both (?:[A-Z]\w+ and )?|[A-Z]\w+ (?:and|or) )$")
_WORD_AFTER = re.compile(r"(?:'s)?[ -]([\w]+)")
_ROUTE = re.compile(
    rf"-[A-Z]\w+ (?:\([^)]{{1,9}}\) )?(?:{'|'.join(load_lexicon('seats')['en']['route'])})\b"
)  # "the Baghdad-Damascus highway"


@cache
def _governments() -> dict[str, str]:
    """Country by the id of its seat of government."""
    return {seat: country.id for country in countries().values() for seat in country.seats}


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    table: dict[str, Any] = load_lexicon("seats")[language]
    return {key: frozenset(words) for key, words in table.items()}


@cache
def _chinese_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, Any] = load_lexicon("seats")["zh"]
    return {key: tuple(words) for key, words in table.items()}


@cache
def _chinese_predicate() -> re.Pattern[str]:
    """Match what only a government does, after a mark and adverbs: 华盛顿|“对…”, 东京|很失望."""
    words = _chinese_words()
    adverbs, verbs = "|".join(words["adverbs"]), "|".join((*words["government-after"], *words["government-verbs"]))
    return re.compile(rf"[“「『]?(?:{adverbs})*(?:{verbs})")


def government_or_city(page: Page, candidate: Candidate) -> Candidate:
    """Return `candidate` for the country where a capital's name stands for its government."""
    country = _governments().get(candidate.actor or "")
    if country is None:
        return candidate
    start, end = candidate.span.start, candidate.span.end
    if known_actors()[candidate.actor or ""].kind == "metonym" and candidate.actor == "kremlin":
        return candidate._replace(actor=country)
    if page.text[start] >= "\u3400":
        is_city = _is_city_chinese(page.text, start, end)
    else:
        is_city = _is_city_english(page.text, start, end, country)
    return candidate if is_city else candidate._replace(actor=country)


def _is_city_english(text: str, start: int, end: int, country: str) -> bool:
    words = _words("en")
    after = _WORD_AFTER.match(text, end, end + 30)
    if after and after[1] in words["city-after"]:
        return True
    if text.startswith(", ", end) and _in_country(text, end, country):
        return True
    if "-" in text[start - 1 : end + 1] and _ROUTE.search(text, max(0, start - 20), end + 40):
        return True
    plain = _plain_word_before(text, start)
    if plain in _COORDINATORS and (paired := _PAIRED.search(text, max(0, start - _CONTEXT), start)):
        return paired[1].lower() in words["city-before"]
    if plain and plain not in _ROADS:
        return plain.lower() in words["city-before"]
    before = _WORD.findall(_STOP.split(text[max(0, start - _CONTEXT) : start])[-1])
    if not before or text[start - 1 : start] in ("-", "/"):
        return False
    if before[-1].lower() in words["city-before"] and not _across(text, start):
        return True
    return before[-1] in _ROADS and not words["journey"].isdisjoint(before[-7:-1])


def _plain_word_before(text: str, start: int) -> str:
    """Return the word right before `start`, "" where anything but letters and a space stands there."""
    if not text.endswith(" ", 0, start):
        return ""
    word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1].rpartition("\n")[2]
    return word if word.isalpha() else ""


def _across(text: str, start: int) -> bool:
    """Whether a full stop or comma parts the word before from the name."""
    return text[max(0, start - 2) : start].strip() in (".", ",", ";", ":")


def _in_country(text: str, end: int, country: str) -> bool:
    """Whether the country is named right after its capital: "in Beijing, China"."""
    at = end + len(", the " if text.startswith(", the ", end) else ", ")
    return text.startswith(known_actors()[country].names["en"], at)


def _is_city_chinese(text: str, start: int, end: int) -> bool:
    words = _chinese_words()
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    is_city = after.startswith(words["city-after"]) or before.endswith(words["city-before"])
    return is_city or _chinese_predicate().match(text, end) is None
