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
from kg.model import Statement

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "occasions.yaml").read_text(encoding="utf-8"))


def _placed(case: Case) -> tuple[Statement, ...]:
    article, analysis = staged(case)
    for step in (speakers, addressees, occasions):
        analysis = step(article, analysis)
    return analysis.statements


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_a_statement_is_placed(case: Case) -> None:
    found = [[s.speaker, s.occasion, s.said_on, s.addressee] for s in _placed(case)]
    expected = [[None if x is None else str(x) for x in row] for row in case["expect"]]
    assert found == expected


def test_a_day_and_an_addressee_have_their_evidence() -> None:
    case = next(case for case in CASES["cases"] if case["name"].startswith("an interview"))
    first, second = _placed(case)
    text = case["text"]
    assert first.said_on_at is not None
    assert text[slice(*first.said_on_at)] == "Wednesday"
    assert second.said_on_at == first.said_on_at
    assert first.addressee_at == second.addressee_at


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
