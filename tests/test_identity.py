"""Keys of actors: shared by articles where the name is somebody's, kept apart where it may be anybody's."""

from __future__ import annotations

import pytest

from kg.gazetteer import known_actors
from kg.identity import outlet_key, resolve
from kg.model import (
    Actor,
    ActorType,
    Analysis,
    Article,
    Event,
    EventType,
    Form,
    Participant,
    Relay,
    Role,
    RoleHeld,
    Span,
    Statement,
)

HERE = (Span(0, 1),)


def article(digest: str = "abcdef0123") -> Article:
    return Article("a.txt", "a.txt", "text", digest, "en", (Span(0, 4),))


def person(name: str, key: str = "local", kind: ActorType = ActorType.PERSON) -> Actor:
    return Actor(key, kind, name, HERE, provisional=True)


def key_of(actor: Actor, digest: str = "abcdef0123") -> str:
    return resolve(article(digest), Analysis(actors=(actor,))).actors[0].id


def test_a_listed_actor_keeps_its_id() -> None:
    assert key_of(Actor("xi-jinping", ActorType.PERSON, "Xi Jinping", HERE)) == "xi-jinping"


def test_a_full_name_is_the_same_person_in_every_article() -> None:
    assert key_of(person("Zheng Jian"), "aa") == key_of(person("Zheng Jian", "other"), "bb") == "zheng-jian"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Zheng", ActorType.PERSON),
        ("Foreign Ministry", ActorType.ORGANIZATION),
        ("Ministry of Defence", ActorType.ORGANIZATION),
    ],
)
def test_a_name_that_may_be_anybodys_stays_in_its_article(name: str, kind: ActorType) -> None:
    first, second = (key_of(person(name, kind=kind), digest * 3) for digest in ("abcdef", "123456"))
    assert first != second
    assert first.endswith("-abcdef")


def test_an_organisation_of_its_own_name_is_shared() -> None:
    assert key_of(person("Lorne Institute", kind=ActorType.ORGANIZATION)) == "lorne-institute"


def test_chinese_homophones_stay_apart_and_scripts_together() -> None:
    assert key_of(person("陈斌华")) == key_of(person("陳斌華"))
    assert key_of(person("陈斌华")).startswith("chen-binhua-")
    assert key_of(person("陈斌华")) != key_of(person("陈滨华"))


@pytest.mark.parametrize("name", ["Arwen", "Duran Orrel", "Charlie Lantern", "Lake Tamsin", "Orrel Institute", "时代"])
def test_actors_of_one_name_and_two_types_are_apart_in_every_article(name: str) -> None:
    kinds = (ActorType.ORGANIZATION, ActorType.PLACE, ActorType.GROUP)
    keys = {key_of(person(name, kind=kind), digest) for kind in kinds for digest in ("abcdef0123", "0123456789")}
    assert len(keys) == len(kinds)


def test_an_outlet_and_the_organisation_of_its_name_share_a_key() -> None:
    for name in ("Lorne Courier", "Arwen Today", "某某新闻网"):
        assert key_of(person(name, kind=ActorType.ORGANIZATION)) == outlet_key(name)


def test_an_unlisted_actor_never_takes_a_listed_ones_id() -> None:
    assert "wang-yi" in known_actors()
    assert key_of(person("Wang-Yi")) != "wang-yi"


def test_two_actors_of_an_article_never_share_a_key() -> None:
    actors = (person("Port Arwen", "a"), person("Port Arwen", "b", ActorType.PLACE), person("port arwen", "c"))
    keys = [actor.id for actor in resolve(article(), Analysis(actors=actors)).actors]
    assert len(set(keys)) == 3
    assert keys[1] == "port-arwen"


def test_every_place_of_an_id_is_rewritten() -> None:
    statement = Statement(
        "s1",
        None,
        None,
        HERE,
        Form.DIRECT,
        speaker="p",
        addressee="p",
        relays=(Relay(HERE[0], "p"),),
        actors=("p", "x"),
    )
    event = Event("e1", EventType.CALL, HERE, (Participant("p", Role.HOST),), place="p")
    holder = Actor("q", ActorType.PERSON, "Ada Orrel", HERE, (RoleHeld(HERE[0], "p"),), provisional=True)
    before = Analysis(actors=(person("Tamsin Orrel", "p"), holder), statements=(statement,), events=(event,))
    after = resolve(article(), before)
    key = "tamsin-orrel"
    assert [actor.id for actor in after.actors] == [key, "ada-orrel"]
    assert after.actors[1].roles[0].organization == key
    done = after.statements[0]
    assert (done.speaker, done.addressee, done.relays[0].actor, done.actors) == (key, key, key, (key, "x"))
    assert (after.events[0].participants[0].actor, after.events[0].place) == (key, key)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Global Times", "global-times"),
        ("The Guardian", "guardian"),
        ("環球時報", "global-times"),
        ("Lorne Courier", "lorne-courier"),
        ("The Lorne Courier", "lorne-courier"),
    ],
)
def test_outlets(name: str, key: str) -> None:
    assert outlet_key(name) == key


def test_an_unknown_chinese_outlet_has_a_latin_key() -> None:
    assert outlet_key("某某新闻网").isascii()
    assert outlet_key("…") != ""
