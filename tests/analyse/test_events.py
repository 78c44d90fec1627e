"""Events: the table of cases, and any text at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analyse.events import events
from kg.analyse.events.lexicon import event_lexicon
from kg.analyse.fold import fold
from kg.analyse.quotes import quotes
from kg.analyse.sentences import sentences
from kg.analyse.times import times
from kg.folding import fold_text
from kg.lexicon import load_lexicon
from kg.model import Actor, ActorType, Analysis, Article, Event, EventType, Role, Span, Status

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "events.yaml").read_text(encoding="utf-8"))
KINDS = {"p": ActorType.PERSON, "o": ActorType.ORGANIZATION, "g": ActorType.GROUP, "l": ActorType.PLACE}


def slug(name: str) -> str:
    return name.lower().replace(" ", "-").replace(".", "")


def named(text: str, names: dict[str, str]) -> tuple[Actor, ...]:
    """The actors of a case, longer names before shorter ones inside them."""
    spans: dict[str, list[Span]] = {name: [] for name in names}
    if names:
        longest_first = sorted(names, key=len, reverse=True)
        for match in re.finditer("|".join(map(re.escape, longest_first)), text):
            spans[match[0]].append(Span(*match.span()))
    return tuple(Actor(slug(name), KINDS[kind], name, tuple(spans[name])) for name, kind in names.items())


def find(text: str, names: dict[str, str], published: object = None) -> tuple[Event, ...]:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    language = "zh" if re.search(r"[一-鿿]", text) else "en"
    when = None if published is None else str(published)
    article = Article("t", "t", text, digest, language, (Span(0, len(text)),), published=when)
    analysis = times(article, quotes(article, sentences(article, fold(article, Analysis()))))
    return events(article, Analysis(**{**fields(analysis), "actors": named(text, names)})).events


def fields(analysis: Analysis) -> dict[str, Any]:
    return {name: getattr(analysis, name) for name in Analysis.__dataclass_fields__}


def said_of(text: str, event: Event, wanted: dict[str, Any]) -> dict[str, Any]:
    """What was found of an event, as far as the case asks for it."""
    who: dict[str, set[str]] = {}
    for participant in event.participants:
        who.setdefault(participant.role.value, set()).add(participant.actor)
    found: dict[str, Any] = {
        "type": event.type.value,
        "triggers": [text[span.start : span.end] for span in event.triggers],
        "who": {role: who.get(role, set()) for role in wanted.get("who", {})},
        "time": event.time,
        "place": event.place,
        "medium": event.medium.value if event.medium else None,
        "status": event.status.value,
    }
    return {key: found[key] for key in wanted}


def expected(wanted: dict[str, Any]) -> dict[str, Any]:
    who = {role: set(actors) for role, actors in wanted.get("who", {}).items()}
    plain = {key: str(value) if key == "time" and value else value for key, value in wanted.items()}
    return plain | ({"who": who} if "who" in wanted else {})


FOUND = [case | {"construction": name} for name, group in CASES["constructions"].items() for case in group["found"]]
NOOP = [case | {"construction": name} for name, group in CASES["constructions"].items() for case in group["noop"]]
NOT_OF_STATUS = [case | {"not": status} for status, cases in CASES["not-of-status"].items() for case in cases]
NOT_IN_ROLE = [case | {"not": role} for role, cases in CASES["not-in-role"].items() for case in cases]
LEAST_FOUND, LEAST_NOOP = 5, 3


def found_in(case: dict[str, Any]) -> tuple[Event, ...]:
    """The events of a short case: the cast is that of the table, as far as the text names it."""
    names = {name: kind for name, kind in CASES["cast"].items() if name in case["text"]}
    return find(case["text"], names, CASES["published"])


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["text"])
def test_a_construction_names_its_events(case: dict[str, Any]) -> None:
    compare(case, found_in(case))


@pytest.mark.parametrize("case", CASES["passages"], ids=lambda case: case["text"])
def test_events_are_found_with_what_is_said_of_them(case: dict[str, Any]) -> None:
    compare(case, find(case["text"], case["actors"], case.get("published")))


def compare(case: dict[str, Any], found: tuple[Event, ...]) -> None:
    assert [event.type.value for event in found] == [wanted["type"] for wanted in case["events"]]
    for event, wanted in zip(found, case["events"], strict=True):
        assert said_of(case["text"], event, wanted) == expected(wanted)


@pytest.mark.parametrize("case", NOOP, ids=lambda case: case["text"])
def test_what_is_no_event_is_left_alone(case: dict[str, Any]) -> None:
    assert found_in(case) == ()


@pytest.mark.parametrize("case", NOT_OF_STATUS, ids=lambda case: case["text"])
def test_a_word_of_a_status_may_mean_something_else(case: dict[str, Any]) -> None:
    assert {event.status.value for event in found_in(case)} == {case["status"]} != {case["not"]}


@pytest.mark.parametrize("case", NOT_IN_ROLE, ids=lambda case: case["text"])
def test_who_is_named_beside_an_event_has_no_part_of_another(case: dict[str, Any]) -> None:
    events_found = found_in(case)
    assert events_found
    assert (case["actor"], case["not"]) not in {(p.actor, p.role.value) for e in events_found for p in e.participants}


def script(text: str) -> str:
    """How a text is written: en, or Chinese in simplified or traditional characters."""
    if text.isascii():
        return "en"
    return "zh-hans" if fold_text(text) == text else "zh-hant"


def scripts(kind: str, name: str) -> tuple[list[str], list[str]]:
    """The scripts of the cases found, and of those not to be found, of one type, status, role or construction."""
    keys: dict[str, Callable[[dict[str, Any]], set[str]]] = {
        "construction": lambda case: {case["construction"]},
        "type": lambda case: {wanted["type"] for wanted in case["events"]},
        "status": lambda case: {wanted["status"] for wanted in case["events"]},
        "role": lambda case: {role for wanted in case["events"] for role in wanted.get("who", {})},
    }
    like = {"construction": [case for case in NOOP if case["construction"] == name],
            "type": [case for case in NOOP if case["like"] == name],
            "status": [case for case in NOT_OF_STATUS if case["not"] == name],
            "role": [case for case in NOT_IN_ROLE if case["not"] == name]}  # fmt: skip
    found = [case for case in FOUND if name in keys[kind](case)]
    return [script(case["text"]) for case in found], [script(case["text"]) for case in like[kind]]


KINDS_OF_CASE = [
    *(("type", kind.value) for kind in EventType),
    *(("status", status.value) for status in Status),
    *(("role", role.value) for role in Role),
    *(("construction", name) for name in CASES["constructions"]),
]


@pytest.mark.parametrize(("kind", "name"), KINDS_OF_CASE)
def test_every_kind_has_cases_of_both_halves_in_every_script(kind: str, name: str) -> None:
    found, noop = scripts(kind, name)
    assert len(found) >= LEAST_FOUND
    assert len(noop) >= LEAST_NOOP
    assert set(found) == set(noop) == {"en", "zh-hans", "zh-hant"}


def test_hard_wrapped_trigger_is_found() -> None:
    (event,) = find("Xi held a phone\ncall with Trump.", {"Xi": "p", "Trump": "p"})
    assert {participant.actor for participant in event.participants} == {"xi", "trump"}


NAMES = {"Xi": "p", "Trump": "p", "China": "l", "Nato": "o", "王毅": "p", "美国": "l"}
PIECES = st.sampled_from(
    [*NAMES, " ", " and ", " met ", " held a call with ", " their two calls ", "'s visit to ", ", ", " that ",
     " attacks on ", " suspended tariffs ", "通话", "与", "在", "中", "会谈", "9月9日", " on Monday", '"', "“", ". ",
     "。", "his talks with ", " World War II ", " fought ", "İ", "的"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_gives_events_whose_spans_lie_inside_it(text: str) -> None:
    for number, event in enumerate(find(text, NAMES, "2026-02-05"), start=1):
        assert event.id == f"e{number}"
        assert event.triggers
        spans = [*event.triggers, *(p.at for p in event.participants if p.at), event.time_at, event.place_at]
        assert all(0 <= span.start < span.end <= len(text) for span in spans if span)


def test_a_sentence_that_never_ends_is_read_in_pieces() -> None:
    found = find("Xi held a phone call with Trump on Monday and so on, " * 200, NAMES)
    assert [event.type.value for event in found] == ["call"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_word_list_is_well_formed(language: str) -> None:
    lists = load_lexicon(f"events.{language}")
    assert {entry["type"] for entry in lists["triggers"]} == {kind.value for kind in EventType}
    assert all(isinstance(form, str) for entry in lists["triggers"] for form in entry["forms"])
    assert event_lexicon(language).namings
