"""Whom phrases stand for, case by case: tests/cases/references.yaml."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from staging import Case, article_of, staged, the_place

from kg.analyse.fold import fold
from kg.analyse.references import referents
from kg.analyse.references.offices import read_office
from kg.analyse.sentences import sentences
from kg.model import Actor, ActorType, Analysis, Form, Span, Statement

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "references.yaml").read_text(encoding="utf-8"))


def place_of(case: Case) -> Span:
    """Where the phrase of a case stands: its first place from the words `from` on."""
    return the_place(case["text"], case["phrase"], case["text"].index(case.get("from", case["phrase"])))


def language_of(case: Case) -> str:
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in case["phrase"]) else "en"


@pytest.mark.parametrize("case", CASES["stands-for"], ids=lambda case: case["phrase"])
def test_a_phrase_stands_for(case: Case) -> None:
    article, analysis = staged(case)
    assert list(referents(article, analysis, place_of(case))) == case["expect"]


@pytest.mark.parametrize("case", CASES["noop"], ids=lambda case: case["phrase"])
def test_a_phrase_stands_for_nobody(case: Case) -> None:
    article, analysis = staged(case)
    assert referents(article, analysis, place_of(case)) == ()


def test_every_kind_of_phrase_has_cases_in_both_languages() -> None:
    found, noop = (
        Counter((case["as"], language_of(case)) for case in cases) for cases in (CASES["stands-for"], CASES["noop"])
    )
    kinds = [(kind, language) for kind in ("pronoun", "description", "pair", "name") for language in ("en", "zh")]
    for kind in [*kinds, ("counterpart", "en")]:
        assert found[kind] >= 5, kind
        assert noop[kind] >= 3, kind


def test_a_pronoun_prefers_who_spoke_before_to_who_was_named_last() -> None:
    case = {
        "text": "Smith said that Jones agreed. He added a word.",
        "actors": {
            "al-smith": {"type": "person", "names": ["Smith"]},
            "bo-jones": {"type": "person", "names": ["Jones"]},
        },
    }
    article, analysis = staged(case)
    said = Statement("s1", Span(0, 5), Span(6, 10), (Span(16, 28),), Form.INDIRECT, speaker="al-smith")
    analysis = replace(analysis, statements=(said,))
    assert referents(article, analysis, the_place(article.text, "He")) == ("al-smith",)


def test_a_country_in_the_name_of_a_body_is_not_that_of_its_spokesperson() -> None:
    office = read_office("spokesperson for the Taiwan Affairs Office")
    assert office.kinds == {"spokesperson"}
    assert office.countries == frozenset()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="He said Xi, the two leaders'他表示习。\n\"", max_size=80), st.data())
def test_any_phrase_of_any_text_has_an_answer(text: str, data: st.DataObject) -> None:
    article = article_of(text)
    analysis = Analysis()
    for step in (fold, sentences):
        analysis = step(article, analysis)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    mentions = tuple(Span(at, at + 2) for at in range(len(text) - 1) if text[at : at + 2] == "Xi")
    if mentions:
        analysis = replace(analysis, actors=(Actor("xi-jinping", ActorType.PERSON, "Xi", mentions),))
    assert set(referents(article, analysis, Span(start, end))) <= {"xi-jinping"}
