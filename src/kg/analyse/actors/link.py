"""Which mentions name the same actor.

Names of the gazetteer bring their ids. Unlisted names are one actor when they are written alike, when one is the
short form of the other ("Zheng" after "Zheng Jian", "DPP" beside "Democratic Progressive Party"), or when one is a
slip of the pen for the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.analyse.actors.candidate import Candidate, Passage
from kg.analyse.actors.runs import name_parts
from kg.analyse.actors.slips import is_slip
from kg.analyse.actors.spread import han_short_forms
from kg.folding import simplify
from kg.gazetteer import Office, known_actors, latin_slug
from kg.model import Actor, ActorType, Article, Span

_INITIAL_OR_SUFFIX = re.compile(r"(?<![^ ])(?:(?:[A-Z]\.)+|,? ?(?:Jr|Sr)\.?|I{2,3}|IV|[Tt]he)(?![^ ,])")
_OPENS_BRACKET = re.compile(r"'?s?\s?[(（]\"?")
_ALSO_KNOWN = re.compile(r"(?: \w+)?,? (?:also |formerly |previously |better )?known as (?:the )?[\"'“]?|, or ")


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate and its words."""

    candidate: Candidate
    text: str

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.candidate.span.start


@dataclass(slots=True)
class Links:
    """What is linked so far: the actor of each span, and by which words people may be called later."""

    of: dict[Span, str] = field(default_factory=dict)
    people: dict[str, list[tuple[int, str]]] = field(default_factory=dict)  # word → (where, actor)
    types: dict[str, ActorType] = field(default_factory=dict)

    def add(self, name: Name, actor: str) -> None:
        """Link `name` to `actor`."""
        self.of[name.candidate.span] = actor
        self.types.setdefault(actor, name.candidate.type)


def normal(text: str) -> str:
    """Return a name without what people leave out: "Joseph R. Biden, Jr." → "joseph biden"."""
    bare = " ".join(_INITIAL_OR_SUFFIX.sub(" ", " ".join(text.split())).replace(",", " ").split())
    return latin_slug(bare).replace("-", " ") or simplify(bare or text).casefold()


def link(article: Article, passages: Sequence[Passage], found: Sequence[Sequence[Candidate]]) -> tuple[Actor, ...]:
    """Return the actors in order of their first mention."""
    names = [
        Name(candidate, passage.text[candidate.span.start - passage.start : candidate.span.end - passage.start])
        for passage, candidates in zip(passages, found, strict=True)
        for candidate in candidates
    ]
    links = Links()
    _link_full_names(names, links)
    _link_bracketed(names, links, passages)
    _link_short_names(names, links)
    _link_heads(names, links)
    _link_slips(names, links)
    _link_single_words(names, links)
    groups: dict[str, list[Name]] = {}
    for name in names:
        if name.candidate.span in links.of:
            groups.setdefault(links.of[name.candidate.span], []).append(name)
    return tuple(_actor(article, key, group) for key, group in groups.items())


def _link_full_names(names: Sequence[Name], links: Links) -> None:
    """Names that stand for themselves: the gazetteer's, the rules', and unlisted ones of several words."""
    by_normal: dict[tuple[str, bool], str] = {}
    for name in names:
        candidate = name.candidate
        if candidate.weak:
            continue
        actor = candidate.actor
        if actor is None:
            kind = candidate.type is ActorType.PERSON
            actor = by_normal.get((normal(name.text), kind)) or _known_person(name) or _similar(name, links)
            actor = actor or provisional_id(name.text, candidate.type)
            by_normal[normal(name.text), kind] = actor
        links.add(name, actor)
        if candidate.type is ActorType.PERSON:
            for word in (*_words(name.text), *han_short_forms(name.text)):
                links.people.setdefault(word, []).append((name.start, actor))


def _known_person(name: Name) -> str | None:
    """The gazetteer's person whose name it is but for initials and suffixes."""
    if name.candidate.type is not ActorType.PERSON:
        return None
    return _people_by_normal_name().get(normal(name.text))


@cache
def _people_by_normal_name() -> dict[str, str]:
    return {
        normal(full): actor.id
        for actor in reversed(known_actors().values())
        if actor.type is ActorType.PERSON
        for full in actor.names["en"]
        if " " in full
    }


def _similar(name: Name, links: Links) -> str | None:
    """Somebody named before with the same last name, and a first name that is the same but for a slip."""
    if name.candidate.type is not ActorType.PERSON or " " not in name.text:
        return None
    words = _words(name.text)
    for _, actor in links.people.get(words[-1], ()):
        known = known_actors().get(actor)
        fulls = known.names["en"] if known else ()
        if any(is_slip(words[0], full.split(" ")[0]) and full.split(" ")[-1] == words[-1] for full in fulls):
            return actor
    return None


def provisional_id(text: str, kind: ActorType) -> str:
    """The id of an unlisted actor inside its article (see `kg.identity`): never one of the gazetteer's."""
    key = latin_slug(text.removeprefix("the ").removeprefix("The ")) or simplify(text)
    return f"{key}-{kind.value}" if key in known_actors() else key


def _words(text: str) -> list[str]:
    """The words a person may be called by later: no initials, particles or suffixes."""
    separated = text.replace("·", " ").replace(",", " ").split()
    particles = name_parts("particles") | name_parts("suffixes")
    return [word for word in separated if word not in particles and not re.fullmatch(r"(?:[A-Z]\.)+", word)]


def _link_bracketed(names: Sequence[Name], links: Links, passages: Sequence[Passage]) -> None:
    """ "Democratic Progressive Party (DPP)", 鲁比奥（Marco Rubio）: the name in brackets is the same actor's."""
    aliases: dict[str, str] = {}
    for before, name in zip(names, names[1:], strict=False):
        gap = _between(passages, before.candidate.span.end, name.start)
        actor = links.of.get(before.candidate.span)
        if gap is None or actor is None or name.candidate.actor:
            continue
        bracket = _OPENS_BRACKET.fullmatch(gap) and _is_alias(before.text, name.text)
        known_as = _ALSO_KNOWN.fullmatch(gap) and (gap != ", or " or _is_alias(before.text, name.text))
        if name.candidate.type is not ActorType.PERSON and (bracket or known_as) or bracket:
            aliases[name.text] = actor
    for name in names:
        if name.text in aliases and name.candidate.actor is None:
            links.add(name, aliases[name.text])


def _between(passages: Sequence[Passage], start: int, end: int) -> str | None:
    for passage in passages:
        if passage.start <= start and end <= passage.start + len(passage.text):
            return passage.text[start - passage.start : end - passage.start]
    return None


def _is_alias(full: str, short: str) -> bool:
    """Whether `short` is an acronym of `full`, or its name in another script."""
    if full.isascii() != short.isascii():
        return True
    initials = "".join(word[0] for word in full.replace("-", " ").split() if word[0].isupper()).lower()
    letters = [letter.lower() for letter in short if letter.isupper()]
    return bool(letters) and (letters[0] == initials[:1] or short.lower() in initials)


def _link_short_names(names: Sequence[Name], links: Links) -> None:
    """ "Zheng" after "Zheng Jian"; a surname that two share is the one's who was named last."""
    seen: set[str] = set()
    for name in names:
        candidate = name.candidate
        actor = links.of.get(candidate.span)
        if actor is None and candidate.weak:
            bearers = links.people.get(name.text, [])
            before = [actor for start, actor in bearers if start < name.start]
            if candidate.actor and (candidate.actor in seen or candidate.actor in {a for _, a in bearers}):
                actor = candidate.actor
            elif candidate.type in (ActorType.PERSON, ActorType.GROUP) or candidate.actor is None:
                actor = before[-1] if before else candidate.actor or (bearers[0][1] if bearers else None)
            if actor:
                links.add(name, actor)
                if candidate.type is ActorType.PERSON and not bearers:
                    links.people.setdefault(name.text, []).append((name.start, actor))
        if actor:
            seen.add(actor)


def _link_heads(names: Sequence[Name], links: Links) -> None:
    """ "The Corridor" after "Lobito Corridor": the head of the one name that ends with it."""
    heads: dict[str, set[str]] = {}
    for name in names:
        actor = links.of.get(name.candidate.span)
        if actor and name.candidate.type is not ActorType.PERSON and " " in name.text:
            heads.setdefault(name.text.split(" ")[-1], set()).add(actor)
        elif actor is None and name.candidate.definite and len(heads.get(name.text, ())) == 1:
            links.add(name, *heads[name.text])


def _link_slips(names: Sequence[Name], links: Links) -> None:
    """ "US Secretary of Defense Hegsey" is who holds that office and is called nearly so; then "Hegsesth" is too."""
    for name in names:
        office = name.candidate.office
        if name.candidate.span not in links.of and office and name.candidate.actor is None:
            if holder := _holder(office, name.text):
                links.add(name, holder)
                links.people.setdefault(name.text, []).append((name.start, holder))
    called = {
        word: actor for actor in dict.fromkeys(links.of.values()) for word in _latin_words(actor, links)
    }
    for name in names:
        if name.candidate.span in links.of or not name.candidate.weak or name.candidate.actor:
            continue
        same = {actor for word, actor in called.items() if is_slip(name.text, word)}
        if len(same) == 1:
            links.add(name, same.pop())


def _latin_words(actor: str, links: Links) -> list[str]:
    """The last names of a person that is named in the article."""
    if links.types.get(actor) is not ActorType.PERSON:
        return []
    known = known_actors().get(actor)
    told = [word for word, bearers in links.people.items() if any(bearer == actor for _, bearer in bearers)]
    return told + ([full.split(" ")[-1] for full in known.names["en"]] if known else [])


def _holder(office: Office, text: str) -> str | None:
    for actor in known_actors().values():
        if office in actor.offices and any(
            is_slip(text.split(" ")[-1], full.split(" ")[-1], same_office=True) for full in actor.names["en"]
        ):
            return actor.id
    return None


def _link_single_words(names: Sequence[Name], links: Links) -> None:
    """A single unlisted word is a name everywhere when somewhere its surroundings show it to be one."""
    evidence: dict[str, list[Name]] = {}
    for name in names:
        if name.candidate.span not in links.of and name.candidate.actor is None:
            evidence.setdefault(name.text, []).append(name)
    shown = {text: group for text, group in evidence.items() if any(n.candidate.rank > -5 for n in group)}
    for text, group in shown.items():
        kinds = [name.candidate.type for name in sorted(group, key=lambda n: -n.candidate.rank) if name.candidate.rank > -5]
        for name in group:
            links.of[name.candidate.span] = provisional_id(text, kinds[0])
            links.types[links.of[name.candidate.span]] = kinds[0]
    for text, group in evidence.items():
        rarer = [known for known in shown if known != text and len(shown[known]) >= len(group)]
        if other := next((known for known in rarer if is_slip(text, known)), None):
            for name in group:
                links.of[name.candidate.span] = links.of[shown[other][0].candidate.span]


def _actor(article: Article, key: str, group: Sequence[Name]) -> Actor:
    spans = tuple(sorted(name.candidate.span for name in group))
    known = known_actors().get(key)
    if known:
        return Actor(key, known.type, known.name, spans)
    made = next((name.candidate.name for name in group if name.candidate.name), None)
    if made:
        return Actor(key, group[0].candidate.type, made, spans)
    fullest = max(spans, key=lambda span: (span.end - span.start, -span.start))
    name = " ".join(article.text[fullest.start : fullest.end].split())
    best = max(group, key=lambda n: (n.candidate.rank, -n.start))
    return Actor(key, best.candidate.type, name, spans, provisional=True)
