"""Which mentions name the same actor.

Names of the gazetteer bring their ids. Unlisted names are one actor when they are written alike, when one is the
short form of the other ("Zheng" after "Zheng Jian", "DPP" beside "Democratic Progressive Party"), or when one is a
slip of the pen for the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from kg.analyse.actors.candidate import Candidate
from kg.analyse.actors.family_names import link_family_names, without_false_people
from kg.analyse.actors.later_names import (
    link_acronyms,
    link_heads,
    link_repeated,
    link_short_names,
    link_single_words,
    link_slips,
)
from kg.analyse.actors.links import Links, Name, marks, normal, provisional_id, with_particles, words
from kg.analyse.actors.page import Page
from kg.analyse.actors.slips import is_slip
from kg.analyse.actors.spread import han_short_forms, han_surname
from kg.gazetteer import known_actors
from kg.model import Actor, ActorType, Article

_OPENS_BRACKET = re.compile(r"'?s? ?[(（]\"?")
_ALSO_KNOWN = re.compile(r"(?: \w+)?,? (?:also |formerly |previously |better )?known as (?:the )?[\"'“]?|, or ")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_LONGEST_GAP = 60  # characters between a name and the other name that it introduces


def link(article: Article, page: Page, found: Sequence[Candidate]) -> tuple[Actor, ...]:
    """Return the actors in order of their first mention."""
    text = page.text
    names = without_false_people(
        [Name(candidate, text[slice(*candidate.span)], candidate.span.start) for candidate in found], text
    )
    links = Links()
    _link_full_names(names, links)
    link_family_names(names, links, text)
    _link_bracketed(names, links, text)
    link_short_names(names, links, page)
    link_acronyms(names, links)
    link_heads(names, links, page)
    link_slips(names, links)
    link_repeated(names, links)
    link_single_words(names, links)
    groups: dict[str, list[Name]] = {}
    for name in names:
        if name.actor:
            groups.setdefault(name.actor, []).append(name)
    return tuple(_actor(article, key, group) for key, group in groups.items())


def _link_full_names(names: Sequence[Name], links: Links) -> None:
    """Names that stand for themselves: the gazetteer's, the rules', and unlisted ones of several words."""
    namesakes: dict[tuple[str, bool], dict[str, str]] = {}  # name → text → actor
    for name in names:
        candidate = name.candidate
        if candidate.weak:
            continue
        actor = candidate.actor
        if actor is None:
            alike = namesakes.setdefault((normal(name.text), candidate.type is ActorType.PERSON), {})
            actor = _same(name, alike) or _known_person(name) or _known_as(name) or _similar(name, links)
            actor = actor or provisional_id(name.text, candidate.type)
            alike.setdefault(name.text, actor)
        links.add(name, actor)
        if candidate.type is ActorType.PERSON:
            for word in (*words(name.text), *with_particles(name.text)):
                links.call(word, name.start, actor)
            if not name.text.isascii():
                _call_han(name, actor, links)


def _call_han(name: Name, actor: str, links: Links) -> None:
    for word in han_short_forms(name.text):
        links.call(word, name.start, actor)
    if surname := han_surname(name.text):
        links.call(surname, name.start, actor)


def _same(name: Name, alike: Mapping[str, str]) -> str | None:
    """Whom the article called so before, but for initials that do not contradict: "Joseph R. Orrel", "Joseph Orrel"."""
    if name.text in alike:
        return alike[name.text]
    return next((actor for text, actor in alike.items() if not _are_apart(marks(name.text), marks(text))), None)


def _are_apart(left: tuple[str, str], right: tuple[str, str]) -> bool:
    """Whether two people bear one name: "Gus W. Orrel" and "Gus P. Orrel", "Gus Orrel Jr." and "Gus Orrel Sr."."""
    initials = left[0] and right[0] and left[0] != right[0]
    suffixes = left[1] != right[1] and (bool(left[1] and right[1]) or "Sr" in (left[1], right[1]))
    return bool(initials) or suffixes


def _known_person(name: Name) -> str | None:
    """The gazetteer's person whose name it is but for initials and suffixes."""
    if name.candidate.type is not ActorType.PERSON:
        return None
    actor, known = _people_by_normal_name().get(normal(name.text), (None, ()))
    here = marks(name.text)
    initials = {middle for middle, _ in known if middle}
    suffixes = {suffix for _, suffix in known}
    other = here[0] and initials and here[0] not in initials
    return None if other or ("" not in suffixes and here[1] not in suffixes) else actor


@cache
def _people_by_normal_name() -> dict[str, tuple[str, frozenset[tuple[str, str]]]]:
    """Who bears a name, by what is left of it without initials and suffixes, and which of those the lists give."""
    found: dict[str, tuple[str, frozenset[tuple[str, str]]]] = {}
    for actor in reversed(list(known_actors().values())):
        if actor.type is ActorType.PERSON:
            full = [name for name in actor.names["en"] if " " in name]
            for name in full:
                same = frozenset(marks(other) for other in full if normal(other) == normal(name))
                found[normal(name)] = actor.id, same
    return found


def _known_as(name: Name) -> str | None:
    """The listed actor of several words whose name is written otherwise: "FOX News", "Time Magazine"."""
    return _by_bare_name().get(_bare(name.text)) if " " in name.text else None


def _bare(text: str) -> str:
    return text.casefold().replace(".", "").removeprefix("the ")


@cache
def _by_bare_name() -> dict[str, str]:
    return {
        _bare(full): actor.id
        for actor in reversed(list(known_actors().values()))
        for full in actor.names["en"]
        if " " in full.removeprefix("The ")
    }


def _similar(name: Name, links: Links) -> str | None:
    """Somebody named before with the same last name, and a first name that is the same but for a slip."""
    if name.candidate.type is not ActorType.PERSON or " " not in name.text:
        return None
    parts = words(name.text)
    for _, actor in links.bearers.get(parts[-1], ()):
        known = known_actors().get(actor)
        fulls = known.names["en"] if known else ()
        if any(is_slip(parts[0], full.split(" ")[0]) and full.split(" ")[-1] == parts[-1] for full in fulls):
            return actor
    return None


def _link_bracketed(names: Sequence[Name], links: Links, text: str) -> None:
    """Link the name in brackets to the actor before: "Democratic Progressive Party (DPP)", 鲁比奥（Marco Rubio）."""
    aliases: dict[str, str] = {}
    for before, name in pairwise(names):
        actor = before.actor
        end = before.candidate.span.end
        if actor is None or name.start - end > _LONGEST_GAP:
            continue
        gap = text[end : name.start]
        if "(" not in gap and "（" not in gap and "known" not in gap and gap != ", or ":
            continue
        if name.candidate.actor:
            if _OPENS_BRACKET.fullmatch(gap):
                _link_to_listed(before, name, names)
            continue
        bracket = _OPENS_BRACKET.fullmatch(gap) and (
            _is_alias(before.text, name.text) or _is_foreign_acronym(before, name, text)
        )
        known_as = _ALSO_KNOWN.fullmatch(gap) and (gap != ", or " or _is_alias(before.text, name.text))
        if (name.candidate.type is not ActorType.PERSON and (bracket or known_as)) or bracket:
            aliases[name.text] = actor
    for name in names:
        if name.text in aliases and name.candidate.actor is None:
            links.add(name, aliases[name.text])


def _link_to_listed(before: Name, name: Name, names: Sequence[Name]) -> None:
    """Link an unlisted spelling to the listed actor in the brackets after it: 赫格塞瑟（Pete Hegseth）."""
    actor, listed = before.actor, name.actor
    unlisted = actor not in known_actors() and not before.text.isascii() and name.text.isascii()
    if listed and unlisted and before.candidate.type is name.candidate.type:
        for other in names:
            if other.actor == actor:
                other.actor = listed


def _is_foreign_acronym(before: Name, name: Name, text: str) -> bool:
    """Whether an acronym of other letters fills the brackets: "State Committee for National Security (GKNB)"."""
    of_body = before.candidate.type is ActorType.ORGANIZATION and before.candidate.actor is None and " " in before.text
    end = name.candidate.span.end
    return of_body and bool(_ACRONYM.fullmatch(name.text)) and text[end : end + 1] in (")", "）")


def _is_alias(full: str, short: str) -> bool:
    """Whether `short` is an acronym of `full`, or its name in another script."""
    if full.isascii() != short.isascii():
        return True
    if not re.fullmatch(r"[A-Z][A-Za-z&]{1,7}", short):
        return False
    initials = "".join(word[0] for word in full.replace("-", " ").split() if word[0].isupper()).lower()
    letters = [letter.lower() for letter in short if letter.isupper()]
    return len(letters) > 1 and (letters[0] == initials[:1] or short.lower() in initials)


def _actor(article: Article, key: str, group: Sequence[Name]) -> Actor:
    spans = tuple(name.candidate.span for name in group)
    known = known_actors().get(key)
    if known:
        return Actor(key, known.type, known.name, spans)
    made = next((name.candidate.name for name in group if name.candidate.name), None)
    if made:
        return Actor(key, group[0].candidate.type, made, spans)
    fullest = max(spans, key=lambda span: (span.end - span.start, -span.start))
    name = " ".join(article.text[fullest.start : fullest.end].split())
    best = max(group, key=lambda n: (n.candidate.actor is None, not n.candidate.weak, n.candidate.rank, -n.start))
    return Actor(key, best.candidate.type, name, spans, provisional=True)
