"""Who said it, when, at which event and to whom: tests/cases/occasions.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from staging import Case, article_of, staged

from kg.analyse import analyse
from kg.analyse.addressees import addressees
from kg.analyse.occasions import occasions
from kg.analyse.speakers import speakers
from kg.folding import fold_text
from kg.model import Statement

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "occasions.yaml").read_text(encoding="utf-8"))


def _placed(case: Case) -> tuple[Statement, ...]:
    article, analysis = staged(case)
    for step in (speakers, addressees, occasions):
        analysis = step(article, analysis)
    return analysis.statements


def short(case: Case) -> Case:
    """A short case of the table as `staging` reads it, with those of its cast whom the text names."""
    text = case["text"]
    actors = {
        key: actor | {"names": named, "roles": [role for role in actor.get("roles", []) if role in text]}
        for key, actor in CASES["cast"].items()
        if (named := [name for name in actor["names"] if name in text])
    }
    events = [
        {"type": kind, "triggers": triggers, "participants": parts} | ({"time": time} if time else {})
        for kind, triggers, parts, time in case.get("events", [])
    ]
    said = [dict(zip(("source", "cue", "content", "to"), row, strict=False)) for row in case["said"]]
    return {"text": text, "published": CASES["published"], "actors": actors, "events": events, "statements": said}


CONSTRUCTIONS = CASES["constructions"]
FOUND = [case for group in CONSTRUCTIONS.values() for case in group["found"]]
NOOP = [case for group in CONSTRUCTIONS.values() for case in group["noop"]]


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["text"])
def test_a_construction_places_a_statement(case: Case) -> None:
    found = [[s.speaker, s.occasion, s.said_on, s.addressee] for s in _placed(short(case))]
    assert found == [[None if x is None else str(x) for x in row] for row in case["expect"]]


@pytest.mark.parametrize("case", NOOP, ids=lambda case: case["text"])
def test_what_only_looks_placed_is_not(case: Case) -> None:
    assert {(s.occasion, s.said_on, s.addressee) for s in _placed(short(case))} == {(None, None, None)}


def script(text: str) -> str:
    """How a text is written: en, or Chinese in simplified or traditional characters."""
    if text.isascii():
        return "en"
    return "zh-hans" if fold_text(text) == text else "zh-hant"


@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_every_construction_has_cases_of_both_halves_in_every_script(name: str) -> None:
    for half, least in (("found", 5), ("noop", 3)):
        written = [script(case["text"]) for case in CONSTRUCTIONS[name][half]]
        assert len(written) >= least
        assert set(written) == {"en", "zh-hans", "zh-hant"}


@pytest.mark.parametrize("case", CASES["passages"], ids=lambda case: case["name"])
def test_a_statement_is_placed(case: Case) -> None:
    found = [[s.speaker, s.occasion, s.said_on, s.addressee] for s in _placed(case)]
    expected = [[None if x is None else str(x) for x in row] for row in case["expect"]]
    assert found == expected


def test_a_day_and_an_addressee_have_their_evidence() -> None:
    case = next(case for case in CASES["passages"] if case["name"].startswith("an interview"))
    first, second = _placed(case)
    text = case["text"]
    assert first.said_on_at is not None
    assert text[slice(*first.said_on_at)] == "Wednesday"
    assert second.said_on_at == first.said_on_at
    assert first.addressee_at == second.addressee_at


def test_a_reporter_asks_the_one_who_answers() -> None:
    text = "外交部6月3日举行例行记者会，外交部发言人林悦答记者问。\n有记者问：港口何时开放？\n林悦回应称，已经开放。"
    question, answer = analyse(article_of(text, "2025-06-03")).statements[-2:]
    assert answer.speaker is not None
    assert (question.addressee, question.addressee_at) == (answer.speaker, answer.source)
    assert question.occasion == answer.occasion is not None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Xi said",
                "he said",
                " that ",
                "“",
                "”",
                "on Monday",
                "during the call",
                ". ",
                ", ",
                "\n",
                "王毅",
                "表示",
                "，",
            ]
        ),
        max_size=25,
    )
)
def test_any_text_is_read_without_a_fault(parts: list[str]) -> None:
    analysis = analyse(article_of("".join(parts)))
    events = {event.id for event in analysis.events}
    assert all(s.occasion is None or s.occasion in events for s in analysis.statements)
