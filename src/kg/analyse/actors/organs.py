"""Ministries, forces, chambers: "the Iranian foreign ministry", "Ukraine's air force", 伊朗外交部, 外交部 alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.known import NOT_AFTER_ARMY, is_country_and_modal, is_word, latin_names
from kg.analyse.actors.page import Page
from kg.analyse.actors.states import (
    chinese_country_before,
    code_of_character,
    country_before,
    country_of_seat,
    english_adjectives,
    english_countries,
    last_chinese_country,
    organ_of,
    organs,
)
from kg.gazetteer import countries, known_actors
from kg.model import ActorType, Span

# "the U.S. military in Syria said" names the forces, "U.S. military aid" does not
_NOUN_FOLLOWS = re.compile(
    r" (?!(?:in|on|at|to|of|and|or|for|from|by|with|as|that|which|who|is|are|was|were|has|have|had|will|would|can|"
    r"could|may|might|must|should|said|says|also|not|be|been|but|if|when|while|after|before|near|into|under|over|"
    r"did|does|do|it|its|their)\b)[a-z]+(?<!ed)(?<!ly)\b"
)
_FORCES = ("military", "army", "navy", "police")
_NO_MINISTRIES = "US"  # which has departments
_PARAGRAPH = 600  # characters within which a country counts as named before
_CHAMBERS = frozenset(
    {"parliament", "senate", "lower-house", "presidential-office", "prime-minister-office", "cabinet"}
)
_COMMON = frozenset({"government", "military", "army", "police", "parliament"})
_OF_COUNTRY = re.compile(r" of (?:the )?((?:[A-Z][\w.'-]*)(?: (?:of |the |and )*[A-Z][\w.'-]*){0,6})")
_CAPITALISED = re.compile(r"[A-Z][\w.]*")
# where something goes to, or what it is about: "a visit to Norland", "over Norland"
_NOT_ITS = (" to ", " in ", " at ", " over ", " against ", " from ", " with ")
_IN_SEAT = re.compile(r" in ([A-Z]\w+)")
_POSSESSIVE = re.compile(r"(?:'s|\.)+$")
_EMBASSY_IN = re.compile(r" (?:in|to) (?:the )?([A-Z][\w.]*(?: [A-Z][\w.]*)*)")


@cache
def _english() -> tuple[AhoCorasick, tuple[tuple[str, str], ...]]:
    forms: dict[str, str] = {}
    for organ in organs().values():
        for noun in organ.english:
            forms[noun] = organ.kind
            plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
            forms.setdefault(plural, "" if organ.kind in _COMMON else organ.kind)
    automaton = AhoCorasick(tuple(forms), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return automaton, tuple(forms.items())


@cache
def _chinese() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {noun: organ.kind for organ in organs().values() for noun in organ.chinese}
    nouns = "|".join(sorted(kinds, key=len, reverse=True))
    chamber = "(?<![两三四五六各多几该]国会)(?:(?<!国会)|(?![谈晤见面]))"  # not 两国|会谈
    army = rf"(?:(?<!军)|(?![{NOT_AFTER_ARMY}]))"
    return re.compile(rf"({nouns})(?!长|参谋|司令){chamber}{army}"), kinds


def find_english_organs(page: Page, default: str | None, home: str | None) -> Iterator[Candidate]:
    """Yield organs of state.

    One without a country ("the Foreign Ministry") is of the country that had one before, else of that whose capital
    the article is written in, else of the country named last; where there is none, of `default`.
    """
    automaton, forms = _english()
    text = page.text
    titles = {title.start: title.end for title in page.titles}
    named: dict[str, str] = {}  # kind → the country whose organ of that kind was named last
    for number, start, end in automaton.find_matches_as_indexes(page.small):
        kind = forms[number][1]
        if not kind or not is_word(text, start, end) or titles.get(start, end) > end:
            continue  # "Kenya's Cabinet | Secretary"
        if kind in _FORCES and _NOUN_FOLLOWS.match(text, end):
            continue
        if before := country_before(text, start) or _seat_before(text, start):
            # "Japan's military" is the country and a common noun, "the Japanese military" an organisation
            if kind not in _COMMON or text[start].isupper() or not text.endswith(("'s ", "' "), 0, start):
                yield from _english_organ(page, kind, before, end)
                named[kind] = before[1]
        elif text[start].isupper():
            nearest = None
            if not organs()[kind].named:
                at_home = None if home == _NO_MINISTRIES and "inistry" in text[start:end] else home
                nearest = named.get(kind) or at_home or nearest_country(text, page.start(start), start) or default
            yield from _without_country_before(text, kind, start, end, nearest)


def _seat_before(text: str, end: int) -> tuple[int, str] | None:
    """Return where the possessive of a seat of government before a capitalised organ begins: "Hanoi's | Senate"."""
    if not text[end].isupper() or not text.endswith("'s ", 0, end):
        return None
    start = max(text.rfind(" ", 0, end - 1), text.rfind("\n", 0, end)) + 1
    seat = latin_names().actors.get(text[start : end - len("'s ")])
    iso = country_of_seat(seat.id) if seat else None
    return (start, iso) if iso else None


def _english_organ(page: Page, kind: str, before: tuple[int, str], end: int) -> Iterator[Candidate]:
    start, iso = before
    actor, name = organ_of(kind, iso)
    if kind == "embassy":
        abroad = _EMBASSY_IN.match(page.text, end)
        other = abroad and english_countries().get(abroad[1])
        if abroad and other:
            end = abroad.end()
            actor, name = _embassy(iso, other)
    yield Candidate(Span(start, end), ActorType.ORGANIZATION, actor, name)


def _embassy(iso: str, other: str) -> tuple[str, str]:
    actor, name = organ_of("embassy", iso)
    host = known_actors()[countries()[other].id]
    return f"{actor}-in-{host.id}", f"{name} in {host.name}"


def _without_country_before(text: str, kind: str, start: int, end: int, nearest: str | None) -> Iterator[Candidate]:
    """Yield "Ministry of Foreign Affairs of the People's Republic of China", "the Foreign Ministry"."""
    words = [word for word in text[start:end].split(" ") if word not in ("of", "the", "for", "and")]
    if not all(word[0].isupper() for word in words):
        return
    of = _OF_COUNTRY.match(text, end)
    country = _country_within(of[1]) if of else ""
    if of and country:
        actor, name = organ_of(kind, english_countries()[country])
        yield Candidate(Span(start, of.start(1) + len(country)), ActorType.ORGANIZATION, actor, name)
    elif len(words) > 1 and (iso := _seat_after(text, end)):
        yield Candidate(Span(start, end), ActorType.ORGANIZATION, *organ_of(kind, iso))
    elif not organs()[kind].named and len(words) > 1:
        by_rule = organ_of(kind, nearest) if nearest else (None, None)
        yield Candidate(Span(start, end), ActorType.ORGANIZATION, *by_rule)


def _seat_after(text: str, end: int) -> str | None:
    """The country in whose capital an organ is: "the Ministry of Unification in Seoul"."""
    found = _IN_SEAT.match(text, end)
    seat = latin_names().actors.get(found[1]) if found else None
    return country_of_seat(seat.id) if seat else None


def _country_within(words: str) -> str:
    """Return the country that `words` begin with: "Poland" of "Poland of AIM-120 missiles", "" where none does."""
    names = english_countries()
    while words:
        bare = _POSSESSIVE.sub("", words)
        if bare in names:
            return bare
        words = words.rpartition(" ")[0]
    return ""


def nearest_country(text: str, start: int, end: int) -> str | None:
    """The country last named in `text[start:end]`, in the last 300 characters of it."""
    named, adjectives = english_countries(), english_adjectives()
    for word in reversed(list(_CAPITALISED.finditer(text, max(start, end - 300), end))):
        country = named.get(word[0]) or adjectives.get(word[0])
        if country and not text.endswith(_NOT_ITS, start, word.start()):
            return country
    return None


_ENVOYS = re.compile(r"驻([\u3400-\u9fff]{2,8}?)(?:大使馆|使馆|总领事馆|总领馆|领事馆)")


def _find_envoys(page: Page) -> Iterator[Candidate]:
    """Yield a mission in a city: 中国驻华盛顿大使馆."""
    for found in _ENVOYS.finditer(page.text):
        sender = _owner(page.text, found.start())
        if sender and not chinese_country_before(page.text, found.end(1)):
            yield Candidate(Span(sender[0], found.end()), ActorType.ORGANIZATION)


def find_chinese_organs(page: Page, default: str | None) -> Iterator[Candidate]:
    """Yield 伊朗外交部, 美军, 瑞士驻伊朗大使馆; 外交部 alone is the country's whose medium is speaking."""
    yield from _find_envoys(page)
    pattern, kinds = _chinese()
    for found in pattern.finditer(page.text):
        kind = kinds[found[1]]
        owner = _owner(page.text, found.start())
        if owner and owner[0] == found.start() - 1 and is_country_and_modal(page.text, owner[0], found.end()):
            continue  # 美国|会继续
        if kind == "embassy" and owner and page.text[owner[0] - 1 : owner[0]] == "驻":
            sender = _owner(page.text, owner[0] - 1)
            if sender:
                yield Candidate(Span(sender[0], found.end()), ActorType.ORGANIZATION, *_embassy(sender[1], owner[1]))
        elif owner:
            yield Candidate(Span(owner[0], found.end()), ActorType.ORGANIZATION, *organ_of(kind, owner[1]))
        elif iso := _owner_elsewhere(page, found.start(), kind, default):
            yield Candidate(Span(*found.span()), ActorType.ORGANIZATION, *organ_of(kind, iso))


def _owner(text: str, end: int) -> tuple[int, str] | None:
    """The country right before an organ, by its name or a character that stands alone."""
    if named := chinese_country_before(text, end):
        return named
    iso = code_of_character(text[end - 1]) if end else None
    return (end - 1, iso) if iso and _stands_alone(text, end - 1) else None


def _owner_elsewhere(page: Page, start: int, kind: str, default: str | None) -> str | None:
    """The country of 国会 is the one named before, that of 外交部 the medium's; 政府 alone is nobody's name."""
    if kind in _CHAMBERS:
        if default == "TW" and kind == "presidential-office":
            return default
        named = last_chinese_country(page.text, max(page.start(start), start - _PARAGRAPH), start)
        if named and named != "CN":
            return named
        return default if default != "CN" else None  # China has none of that name
    return None if organs()[kind].named else default


def _stands_alone(text: str, at: int) -> bool:
    """Whether the character at `at` is a country's, not the end of another word (9日军方)."""
    before = text[at - 1 : at] if at else ""
    dated = bool(before) and (before.isdigit() or before in "今昨近当即")
    return not (text[at] == "日" and dated) and text[at] not in "中以新"
