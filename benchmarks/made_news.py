"""News made from facts: articles in two languages of calls and meetings whose every mention is known.

Tellers give dates as far as they please, word what was said in their own way, cut and head agency stories anew. Among
the facts are near-misses: two calls of the same two people within one week, the same thing said on two occasions, the
same day's call of another pair, what was planned first and then took place. The same seed makes the same articles.
"""

from __future__ import annotations

import random
from calendar import day_name, month_name
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.gazetteer import countries, known_actors
from kg.model import ActorType

_YEAR = 2025
_OFFICES = frozenset({"president", "prime-minister", "foreign-minister", "defence-minister"})
_MONTHS = month_name[1:]
_DAYS = tuple(day_name)
_CHINESE_DAYS = "一二三四五六日"
_COPIED = 0.33  # of the independent articles are an agency's, and carried …
_COPIES = (2, 6)  # … by so many others
_PLANNED = 0.12  # of them announce the event
_AGAIN = 0.15  # of the events have another of the same two people in the same week
_DATED = 0.85  # of the articles say when they were published


@dataclass(frozen=True, slots=True)
class Said:
    """One act of speech."""

    key: str
    speaker: str
    hearer: str
    content: int
    number: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One event: who, when, where, and what was said."""

    key: str
    type: str
    parties: tuple[str, str]
    day: date
    city: str
    said: tuple[Said, ...]
    only_one: bool  # whether no other event of this type and these parties is in its month


@dataclass(frozen=True, slots=True)
class Mark:
    """A sentence that tells of an event, or of an act of speech."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(slots=True)
class MadeArticle:
    """An article, with all that its sentences tell of."""

    id: str
    origin: str
    language: str
    published: str | None
    outlet: str
    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def add(self, sentence: str, kind: str = "", key: str = "", more: str = "") -> None:
        """Add a paragraph: a sentence that tells of something, and perhaps more."""
        start = len(self.text)
        self.text += f"{sentence}{' ' if more else ''}{more}\n\n"
        if kind:
            self.marks.append(Mark(start, start + len(sentence), kind, key))

    def row(self) -> dict[str, str]:
        """Return it as a row of JSONL."""
        known = {"published": self.published} if self.published else {}
        return {"id": self.id, "text": self.text, "outlet": self.outlet, **known}


@cache
def _phrases() -> Any:  # noqa: ANN401 (what YAML holds)
    return yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


@cache
def _people() -> tuple[tuple[str, str], ...]:
    """People of the gazetteer who hold an office of state, with their countries, one each."""
    chosen: dict[str, str] = {}
    lands = {country.id for country in countries().values()}
    for actor in known_actors().values():
        of = {office.of for office in actor.offices if office.kind in _OFFICES and office.of in lands}
        if actor.type is ActorType.PERSON and len(of) == 1 and any(map(_is_plain, actor.names.listed("zh-hans"))):
            chosen.setdefault(of.pop(), actor.id)
    return tuple((person, land) for land, person in sorted(chosen.items()))


def _is_plain(name: str) -> bool:
    """Whether a Chinese name is that of a Chinese, or of a foreigner by his family name alone."""
    return "·" not in name


def _name(actor: str, language: str) -> str:
    names = known_actors()[actor].names["en" if language == "en" else "zh-hans"]
    return next(filter(_is_plain, names))


def make_facts(number: int, rng: random.Random) -> list[Fact]:
    """Make so many events."""
    facts: list[Fact] = []
    taken: dict[tuple[str, tuple[str, str], int], int] = {}
    while len(facts) < number:
        pair = tuple(sorted(rng.sample(range(len(_people())), 2)))
        parties = _people()[pair[0]][0], _people()[pair[1]][0]
        type_, day = rng.choice(["call", "call", "meeting"]), date(_YEAR, 1, 5) + timedelta(rng.randrange(340))
        days = [day, day + timedelta(rng.randint(2, 5))] if rng.random() < _AGAIN else [day]
        if any((type_, parties, month) in taken for month in {each.month for each in days}):
            continue
        for each in days:
            taken[type_, parties, each.month] = taken.get((type_, parties, each.month), 0) + 1
        for each in days[: number - len(facts)]:
            key = f"e{len(facts)}"
            city = rng.choice(_phrases()["cities"])
            facts.append(Fact(key, type_, parties, each, city, _made_said(key, parties, rng), len(days) == 1))
    return facts


def _made_said(key: str, parties: tuple[str, str], rng: random.Random) -> tuple[Said, ...]:
    contents = rng.sample(range(len(_phrases()["contents"])), rng.randint(2, 4))
    said = []
    for number, content in enumerate(contents):
        speaker = rng.choice(parties)
        hearer = parties[1] if speaker == parties[0] else parties[0]
        said.append(Said(f"{key}s{number}", speaker, hearer, content, rng.randint(12, 98)))
    return tuple(said)


def make_articles(events: int, articles: int, seed: int = 11) -> Iterator[MadeArticle]:
    """Yield so many articles of so many events."""
    rng = random.Random(seed)
    facts = make_facts(events, rng)
    made = 0
    while made < articles:
        for fact in facts:
            for article in _told(fact, made, rng):
                if made < articles:
                    made += 1
                    yield article


def _told(fact: Fact, number: int, rng: random.Random) -> Iterator[MadeArticle]:
    """An independent article on an event, and sometimes copies of it."""
    original = _original(fact, f"a{number}", rng)
    yield original
    if rng.random() < _COPIED:
        for copy in range(rng.randint(*_COPIES)):
            yield _copied(original, f"a{number}c{copy}", rng)


def _original(fact: Fact, id_: str, rng: random.Random) -> MadeArticle:
    language = rng.choice(["en", "zh"])
    planned = rng.random() < _PLANNED and fact.day.month == (fact.day - timedelta(4)).month
    told_on = fact.day + timedelta(-rng.randint(1, 4) if planned else rng.randint(0, 3))
    dated = rng.random() < _DATED
    article = MadeArticle(id_, id_, language, told_on.isoformat() if dated else None, f"Paper {rng.randrange(60)}")
    day = _day(fact, told_on if dated else None, language, rng)
    sentences = _phrases()["events"][fact.type]
    told = rng.choice((sentences["planned"] if planned else sentences)[language])
    names = [_name(party, language) for party in rng.sample(fact.parties, 2)]
    lead = told.format(a=names[0], b=names[1], day=day, city=_name(fact.city, language))
    article.add(lead, "event", fact.key, f"{_around(language, rng)} {_around(language, rng)}")
    for said in () if planned else rng.sample(fact.said, rng.randint(1, len(fact.said))):
        article.add(_saying(fact, said, language, rng), "utterance", said.key)
        if rng.random() < 0.5:
            article.add(_around(language, rng))
    for _ in range(rng.randint(5, 8)):
        article.add(_around(language, rng))
    return article


def _day(fact: Fact, told_on: date | None, language: str, rng: random.Random) -> str:
    """The day as far as a teller gives it; what is vaguer than a day only where that tells the event."""
    day, english = fact.day, language == "en"
    month = _MONTHS[day.month - 1]
    full = f"on {month} {day.day}, {day.year}" if english else f"{day.year}年{day.month}月{day.day}日"
    ways = [full, f"on {month} {day.day}" if english else f"{day.month}月{day.day}日"]
    if told_on and day <= told_on:
        ways.append(f"on {_DAYS[day.weekday()]}" if english else f"周{_CHINESE_DAYS[day.weekday()]}")
    if fact.only_one and told_on:
        ways.append(f"in {month}" if english else f"{day.month}月")
    return rng.choice(ways)


def _saying(fact: Fact, said: Said, language: str, rng: random.Random) -> str:
    land_of = dict(_people())
    content = rng.choice(_phrases()["contents"][said.content][language]).format(
        own=_name(land_of[said.speaker], language), other=_name(land_of[said.hearer], language), n=said.number
    )
    saying = rng.choice(_phrases()["said"][fact.type][language])
    return str(saying.format(s=_name(said.speaker, language), o=_name(said.hearer, language), p=content))


def _around(language: str, rng: random.Random) -> str:
    words = _phrases()
    one, other = rng.sample(range(12), 2)
    months = (_MONTHS[one], _MONTHS[other]) if language == "en" else (f"{one + 1}月", f"{other + 1}月")
    return str(
        rng.choice(words["around"][language]).format(
            x=rng.randint(2, 99),
            y=rng.randint(100, 999),
            place=rng.choice(words["places"][language]),
            good=rng.choice(words["goods"][language]),
            month=months[0],
            month2=months[1],
        )
    )


def _copied(original: MadeArticle, id_: str, rng: random.Random) -> MadeArticle:
    """A copy: cut from the end, signed anew, sometimes with a sentence of its own."""
    copy = MadeArticle(
        id_, original.origin, original.language, original.published, f"Paper {rng.randrange(60)} of {id_}"
    )
    marks: Mapping[int, Mark] = {mark.start: mark for mark in original.marks}
    at, paragraphs = 0, original.text.rstrip("\n").split("\n\n")
    keep = rng.randint(max(4, len(paragraphs) * 2 // 3), len(paragraphs)) if len(paragraphs) > 4 else len(paragraphs)
    for paragraph in paragraphs[:keep]:
        if mark := marks.get(at):
            told = mark.end - mark.start
            copy.add(paragraph[:told], mark.kind, mark.key, paragraph[told:].lstrip())
        else:
            copy.add(paragraph)
        at += len(paragraph) + 2
    if rng.random() < 0.3:
        copy.add(_around(original.language, rng))
    copy.add(rng.choice(_phrases()["copied"][original.language]).format(outlet=copy.outlet))
    return copy
