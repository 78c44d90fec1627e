"""Events: the table of cases, and any text at all."""

from __future__ import annotations

import hashlib
import re
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
from kg.lexicon import load_lexicon
from kg.model import Actor, ActorType, Analysis, Article, Event, EventType, Span

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


@pytest.mark.parametrize("case", CASES["expect"], ids=lambda case: case["text"])
def test_events_are_found_with_what_is_said_of_them(case: dict[str, Any]) -> None:
    found = find(case["text"], case["actors"], case.get("published"))
    assert [event.type.value for event in found] == [wanted["type"] for wanted in case["events"]]
    for event, wanted in zip(found, case["events"], strict=True):
        assert said_of(case["text"], event, wanted) == expected(wanted)


@pytest.mark.parametrize("case", CASES["noop"], ids=lambda case: case["text"])
def test_what_is_no_event_is_left_alone(case: dict[str, Any]) -> None:
    assert find(case["text"], case["actors"]) == ()


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
