"""Keys of actors that all articles share: a pure function of an actor's own names, its type, and the gazetteer.

Adding or removing an unrelated article never changes a key. A name that may be anybody's ("Zheng" alone, "the
foreign ministry") is kept to its article: its key carries a piece of the article's digest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain, count

from kg.folding import simplify
from kg.gazetteer import known_actors, latin_slug, slug
from kg.lexicon import load_lexicon
from kg.model import Actor, ActorType, Analysis, Article, Event, RoleHeld, Statement

_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")


def resolve(article: Article, analysis: Analysis) -> Analysis:
    """Return `analysis` with every actor's id, wherever it stands, replaced by the actor's key."""
    keys = {actor: key for actor, key in _keys(article, analysis).items() if actor != key}
    if not keys:
        return analysis
    return replace(
        analysis,
        actors=tuple(_actor(actor, keys) for actor in analysis.actors),
        statements=tuple(_statement(statement, keys) for statement in analysis.statements),
        events=tuple(_event(event, keys) for event in analysis.events),
    )


def actor_key(article: Article, actor: Actor) -> str:
    """Return the key of one actor, before clashes inside the article are seen to.

    Listed actors and those that a rule made of listed ones keep their ids.
    """
    if not actor.provisional:
        return actor.id
    plain = latin_slug(_ARTICLE.sub("", actor.name))
    if plain and not _HAN.search(actor.name) and _may_be_anybody(actor.type, plain):
        return f"{plain}-{article.sha256[:6]}"
    return _key_of_name(actor.name, actor.type)


def outlet_key(name: str) -> str:
    """Return the key of an outlet: the gazetteer's where it knows the name, else one made of the name.

    >>> outlet_key("The Global Times")
    'global-times'
    """
    folded = simplify(name).casefold().strip()
    known = _outlets()
    actor = known.get(folded) or known.get(folded.removeprefix("the "))
    return actor or _key_of_name(name, ActorType.ORGANIZATION)


@lru_cache(maxsize=4096)
def _key_of_name(name: str, kind: ActorType) -> str:
    """The key of an unlisted name: no two types share one, and none is a listed actor's."""
    name = _ARTICLE.sub("", simplify(" ".join(name.split())))
    if _HAN.search(name):
        return f"{slug(name)}-{_digest(name if kind is ActorType.PERSON else f'{name} {kind}')}"
    key = latin_slug(name)
    if not key or key in known_actors():
        return f"{key or 'unnamed'}-{_digest(name)}"
    return key if _shows_type(name, kind) else f"{key}-{kind}"


@cache
def _outlets() -> Mapping[str, str]:
    """Every organisation by each of its names."""
    return {
        simplify(name).casefold(): actor.id
        for actor in reversed(list(known_actors().values()))
        if actor.type is ActorType.ORGANIZATION
        for language in actor.names
        for name in actor.names[language]
    }


def _digest(name: str) -> str:
    return hashlib.sha1(name.casefold().encode()).hexdigest()[:4]


def _shows_type(name: str, kind: ActorType) -> bool:
    """Whether a Latin name needs no type in its key: "Arwen" the place is not Arwen the company.

    >>> _shows_type("Lorne Institute", ActorType.ORGANIZATION), _shows_type("Arwen", ActorType.PLACE)
    (True, False)
    """
    words, parts = name.split(" "), _parts_of_names()
    single = len(words) == 1
    organisation = words[-1] in parts["organisations"] or words[0] in parts["organisations-of"]
    place = not single and not organisation
    place = place and (words[-1] in parts["places"] or words[0] in parts["places-named"] | parts["places-of"])
    if kind is ActorType.PERSON:
        return not organisation and not place
    if kind is ActorType.ORGANIZATION:
        return organisation or not (place or (words[0] in parts["given"] and not single))
    return kind is ActorType.PLACE and place


@cache
def _parts_of_names() -> dict[str, frozenset[str]]:
    """The lists that tell what kind of name one is."""
    lists = ("given", "organisations", "organisations-of", "places", "places-named", "places-of")
    return {name: frozenset(load_lexicon("names.en")[name]) for name in lists}


def _may_be_anybody(kind: ActorType, key: str) -> bool:
    """Whether a name tells nobody apart: a single name of a person, a ministry of no country."""
    words = key.split("-")
    if kind is ActorType.PERSON:
        return len(words) < 2
    heads, generic = _generic_words()
    return (
        kind is ActorType.ORGANIZATION
        and all(word in generic for word in words)
        and (words[-1] in heads or words[0] in ("ministry", "department", "office"))
    )


@cache
def _generic_words() -> tuple[frozenset[str], frozenset[str]]:
    """(what ministries and forces are called, all words that many organisations share)."""
    lexicon = load_lexicon("names.en")
    nouns = [noun for organ in load_lexicon("organs").values() for noun in organ["en"]]
    heads = frozenset(latin_slug(noun.split(" ")[-1]) for noun in nouns)
    words = " ".join([*lexicon["organisations"], *lexicon["organisations-of"], *lexicon["ordinary"]])
    return heads, frozenset(latin_slug(" ".join([words, *nouns])).split("-")) | {"and"}


def _keys(article: Article, analysis: Analysis) -> dict[str, str]:
    """Return the key of every id; no two actors of the article share one."""
    keys: dict[str, str] = {}
    taken = {actor.id for actor in analysis.actors if not actor.provisional}
    for actor in analysis.actors:
        key = actor_key(article, actor)
        if actor.provisional:
            key = _free(key, actor.type, taken)
            taken.add(key)
        keys[actor.id] = key
    return keys


def _free(key: str, kind: ActorType, taken: set[str]) -> str:
    """The key, or one like it that no other actor of the article has."""
    endings = chain(("", f"-{kind.value}"), (f"-{number}" for number in count(2)))
    return next(key + ending for ending in endings if key + ending not in taken)


def _new(key: str | None, keys: Mapping[str, str]) -> str | None:
    return None if key is None else keys.get(key, key)


def _actor(actor: Actor, keys: Mapping[str, str]) -> Actor:
    if actor.id not in keys and all(role.organization not in keys for role in actor.roles):
        return actor
    return replace(actor, id=keys.get(actor.id, actor.id), roles=_roles(actor, keys))


def _roles(actor: Actor, keys: Mapping[str, str]) -> tuple[RoleHeld, ...]:
    return tuple(replace(role, organization=_new(role.organization, keys)) for role in actor.roles)


def _statement(statement: Statement, keys: Mapping[str, str]) -> Statement:
    relays = (relay.actor for relay in statement.relays)
    if not any(actor in keys for actor in (statement.speaker, statement.addressee, *relays, *statement.actors)):
        return statement
    return replace(
        statement,
        speaker=_new(statement.speaker, keys),
        addressee=_new(statement.addressee, keys),
        relays=tuple(replace(relay, actor=_new(relay.actor, keys)) for relay in statement.relays),
        actors=tuple(dict.fromkeys(keys.get(actor, actor) for actor in statement.actors)),
    )


def _event(event: Event, keys: Mapping[str, str]) -> Event:
    if event.place not in keys and all(part.actor not in keys for part in event.participants):
        return event
    return replace(
        event,
        participants=tuple(replace(part, actor=keys.get(part.actor, part.actor)) for part in event.participants),
        place=_new(event.place, keys),
    )
