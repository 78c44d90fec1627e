"""One-character names of countries in Chinese compounds: 中美关系, 访华, 涉台, 以台制华, 美防长, 中方.

A table of characters and of the words around them, no list of compounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.page import Page
from kg.analyse.actors.states import characters, chinese_countries
from kg.analyse.actors.words_beside import Words
from kg.gazetteer import countries, known_actors
from kg.lexicon import load_lexicon
from kg.model import ActorType, Span

_ABBREVIATED = 2  # characters of 中方 and 印尼


@dataclass(frozen=True, slots=True)
class _Table:
    run: re.Pattern[str]
    before_name: re.Pattern[str]
    one: re.Pattern[str]
    side: re.Pattern[str]
    before: Words
    cautious: Words
    cautious_characters: frozenset[str]
    after: Words
    after_characters: frozenset[str]
    means_verbs: frozenset[str]
    usual_characters: frozenset[str]
    never_objects: frozenset[str]
    objects_before: Words


@cache
def _table() -> _Table:
    table = load_lexicon("compounds.zh")
    names = "|".join(name for name in chinese_countries() if len(name) == _ABBREVIATED)
    every = {*characters(), "欧", *table["cautious-characters"], *table["after-characters"]}
    return _Table(
        run=re.compile(rf"[{table['pair-characters']}]{{2,5}}"),
        # 中|印尼关系
        before_name=re.compile(
            rf"[{table['usual-characters']}](?=(?:{names})(?:{'|'.join(table['between-countries'])}))"
        ),
        one=re.compile(rf"[{''.join(sorted(every))}]"),
        side=re.compile(rf"([{''.join(table['sides'])}])方(?!法|案|针|略|圆|位|形(?!成))"),
        before=Words.of(word for word in table["before"] if word not in table["cautious"]),
        cautious=Words.of(table["cautious"]),
        cautious_characters=frozenset(table["cautious-characters"]),
        after=Words.of(table["after"]),
        after_characters=frozenset(table["after-characters"]),
        means_verbs=frozenset(table["means-verbs"]),
        usual_characters=frozenset(table["usual-characters"]),
        never_objects=frozenset(table["never-objects"]),
        objects_before=Words.of(table["objects-before"]),
    )


def _goes_on(text: str, end: int) -> bool:
    """Whether the character before `end` begins another word: 对美好生活."""
    after = text[end : end + 1]
    return bool(after) and after in load_lexicon("compounds.zh")["not-before"].get(text[end - 1], "")


def _ends_word(text: str, start: int) -> bool:
    """Whether the character at `start` ends another word: 其中, 9日, 完美."""
    before = text[start - 1 : start]
    return bool(before) and before in (load_lexicon("compounds.zh")["not-after"].get(text[start]) or "")


def _one(page: Page, at: int) -> Candidate | None:
    actor = load_lexicon("compounds.zh")["beside"].get(page.text[max(0, at - 1) : at + 1])  # 港|澳
    actor = actor or characters().get(page.text[at], "european-union" if page.text[at] == "欧" else None)
    if actor is None:
        return None
    kind = ActorType.ORGANIZATION if actor == "european-union" else ActorType.PLACE
    return Candidate(Span(at, at + 1), kind, actor)


def find_compounds(page: Page) -> Iterator[Candidate]:
    """Yield every such character as a name of its own; 中方 as a whole."""
    text, table = page.text, _table()
    places = {at for found in table.run.finditer(text) for at in _run(text, *found.span())}
    places.update(found.start() for found in table.before_name.finditer(text) if not _ends_word(text, found.start()))
    for found in table.one.finditer(text):
        at = found.start()
        if at not in places and (_after_verb(text, at, table) or _before_noun(text, at, table)):
            places.add(at)
    for at in sorted(places):
        if candidate := _one(page, at):
            yield candidate
    yield from _sides(page)


def _after_verb(text: str, at: int, table: _Table) -> bool:
    """Whether the character is a verb's object (访|华, 涉|台), or a movement's land (台|独), or meant in 以|台|制华."""
    if text[at] in "台港疆藏" and text[at + 1 : at + 2] == "独":
        return True
    cautious = text[at] in table.cautious_characters
    if cautious and text[at - 1 : at] == "以" and text[at + 1 : at + 2] in table.means_verbs:
        return True
    verb = table.before.end_at(text, at) or (cautious and table.cautious.end_at(text, at))
    return verb and _may_be_object(text, at, table) and not _goes_on(text, at + 1)


def _may_be_object(text: str, at: int, table: _Table) -> bool:
    """Whether the character is usual, or shown to be a country by what follows: 驻立|大使, but 挑动对|立."""
    if text[at] in table.usual_characters:
        return True
    return text[at] not in table.never_objects and table.objects_before.begin_at(text, at + 1)


def _before_noun(text: str, at: int, table: _Table) -> bool:
    """Whether the character goes before what states have: 美|军, 俄|外长."""
    if text[at] not in table.after_characters or not table.after.begin_at(text, at + 1):
        return False
    return not _ends_word(text, at) and (text[at] != "以" or not text[at - 1 : at].strip("，。、：；“”"))


def with_meant_countries(page: Page, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return `found` with 乌方 as Uzbekistan where the article names that and not Ukraine."""
    short = {candidate.span for candidate in found if _is_abbreviation(candidate, page)}
    if not short:
        return found
    named: dict[str | None, None] = {
        candidate.actor: None for candidate in found if candidate.actor and candidate.span not in short
    }
    meant: dict[str, str | None] = {}
    return [
        candidate._replace(actor=_meant(page.text[candidate.span.start], named, meant))
        if candidate.span in short and candidate.actor not in named
        else candidate
        for candidate in found
    ]


def _is_abbreviation(candidate: Candidate, page: Page) -> bool:
    """Whether a name is a single character for a country, alone or before 方."""
    start, end = candidate.span.start, candidate.span.end
    short = end - start == 1 or (end - start == _ABBREVIATED and page.text[end - 1] == "方")
    return short and characters().get(page.text[start]) == candidate.actor


@cache
def _countries_by_character() -> dict[str, set[str]]:
    """The countries by the first character of their usual Chinese name; 印尼 is never called 印."""
    found: dict[str, set[str]] = {}
    for country in countries().values():
        name, *others = known_actors()[country.id].names.listed("zh-hans")
        if len(name) == _ABBREVIATED or not any(_is_short_for(other, name) for other in others):
            found.setdefault(name[0], set()).add(country.id)
    return found


def _is_short_for(name: str, full: str) -> bool:
    """Whether a name of two characters shortens a country's usual one: 印尼, not 狮城."""
    return len(name) == _ABBREVIATED and name[0] == full[0]


def _meant(character: str, named: dict[str | None, None], meant: dict[str, str | None]) -> str | None:
    """Return the one country that the article names and whose name begins with the character, else the usual one."""
    if character not in meant:
        others = [actor for actor in named if actor in _countries_by_character().get(character, ())]
        meant[character] = others[0] if len(others) == 1 else characters().get(character)
    return meant[character]


def _sides(page: Page) -> Iterator[Candidate]:
    for found in _table().side.finditer(page.text):
        if page.text[found.start() - 1 : found.start()] not in "同与" and _ends_word(page.text, found.start()):
            continue
        if one := _one(page, found.start()):
            yield Candidate(Span(*found.span()), one.type, one.actor, rank=1)


def _run(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the places of two or more such characters in a row (中美, 美日韩) that are not parts of other words."""
    if _ends_word(text, start):
        start += 1
    if end > start and _goes_on(text, end):
        end -= 1
    only = load_lexicon("compounds.zh")["only-before"].get(text[start])
    if only and text[start + 1 : start + 2] not in only:
        start += 1
    run = text[start:end]
    if len(run) < 2 or len({characters().get(char) for char in run}) < len(run):
        return
    if any(pair in run for pair in load_lexicon("compounds.zh")["not-pairs"]):
        return
    yield from range(start, end)
