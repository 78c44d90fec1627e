"""Whether the name of a capital means the city or the government: "Beijing protested", "visit Beijing"."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kg.analyse.actors.candidate import Candidate, Passage
from kg.gazetteer import countries, known_actors
from kg.lexicon import load_lexicon

_CONTEXT = 60
_STOP = re.compile(r"[.!?:;\"]\s")
_WORD = re.compile(r"[\w']+")
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


def government_or_city(passage: Passage, candidate: Candidate) -> Candidate:
    """Return `candidate` for the country where a capital's name stands for its government."""
    country = _governments().get(candidate.actor or "")
    if country is None:
        return candidate
    start, end = candidate.span.start - passage.start, candidate.span.end - passage.start
    if known_actors()[candidate.actor or ""].kind == "metonym" and candidate.actor == "kremlin":
        return candidate._replace(actor=country)
    if passage.text[start] >= "\u3400":
        is_city = _is_city_chinese(passage.text, start, end)
    else:
        is_city = _is_city_english(passage.text, start, end, country)
    return candidate if is_city else candidate._replace(actor=country)


def _is_city_english(text: str, start: int, end: int, country: str) -> bool:
    words = _words("en")
    sentence = _STOP.split(text[max(0, start - _CONTEXT) : start])[-1]
    before = _WORD.findall(sentence)
    after = _WORD_AFTER.match(text, end, end + 30)
    if _in_country(text, end, country):
        return True
    if after and after[1] in words["city-after"]:
        return True
    if _ROUTE.search(text, max(0, start - 20), end + 40) and "-" in text[start - 1 : end + 1]:
        return True
    if not before or text[start - 1 : start] in ("-", "/"):
        return False
    if before[-1] in words["city-before"] and not _across(text, start):
        return True
    return before[-1] in ("to", "from", "for") and not words["journey"].isdisjoint(before[-7:-1])


def _across(text: str, start: int) -> bool:
    """Whether a full stop or comma parts the word before from the name."""
    return text[max(0, start - 2) : start].strip() in (".", ",", ";", ":")


def _in_country(text: str, end: int, country: str) -> bool:
    """Whether the country is named right after its capital: "in Beijing, China"."""
    return any(text.startswith((f", {name}", f", the {name}"), end) for name in known_actors()[country].names["en"])


def _is_city_chinese(text: str, start: int, end: int) -> bool:
    words = _words("zh")
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    if any(after.startswith(word) for word in words["city-after"]):
        return True
    if any(before.endswith(word) for word in words["city-before"]):
        return True
    return not any(after.startswith(word) for word in words["government-after"])
