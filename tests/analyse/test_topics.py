"""What statements are about, case by case: tests/cases/topics.yaml."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from staging import Case, article_of

from kg.analyse.fold import fold
from kg.analyse.sentences import sentences
from kg.analyse.topics import topics
from kg.lexicon import load_lexicon
from kg.model import Analysis, Form, Span, Statement

ROOT = Path(__file__).parent.parent.parent
CASES = yaml.safe_load((ROOT / "tests" / "cases" / "topics.yaml").read_text(encoding="utf-8"))


def _topics(text: str) -> list[str]:
    start, end = text.index("["), text.index("]") - 1
    article = article_of(text.replace("[", "").replace("]", ""))
    statement = Statement("s1", None, None, (Span(start, end),), Form.INDIRECT)
    analysis = replace(sentences(article, fold(article, Analysis())), statements=(statement,))
    return list(topics(article, analysis).statements[0].topics)


@pytest.mark.parametrize("case", CASES["shown"] + CASES["surroundings"], ids=lambda case: case["text"])
def test_a_statement_is_about(case: Case) -> None:
    assert _topics(case["text"]) == case["topics"]


@pytest.mark.parametrize("case", CASES["noop"], ids=lambda case: case["text"])
def test_a_statement_is_about_nothing_known(case: Case) -> None:
    assert _topics(case["text"]) == []


def test_an_article_on_one_region_lends_it_to_its_statements() -> None:
    lines = ["Iran spoke.", "Iran waited.", "Iran left.", "The minister said [the blockade goes on] to Iran."]
    assert "middle-east" in _topics("\n".join(lines))
    assert "middle-east" not in _topics("\n".join(["Spain waited."] * 3 + ["He said [the blockade goes on]."]))


def test_every_topic_of_the_lexicon_is_one_of_the_scheme() -> None:
    scheme = (ROOT / "ontology" / "topics.ttl").read_text(encoding="utf-8")
    assert set(load_lexicon("topics")) <= set(re.findall(r'skos:notation "([^"]+)"', scheme))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60), st.data())
def test_any_content_of_any_text_has_topics_or_none(text: str, data: st.DataObject) -> None:
    article = article_of(text)
    start = data.draw(st.integers(0, len(text)))
    statement = Statement("s1", None, None, (Span(start, len(text)),), Form.DIRECT)
    analysis = replace(sentences(article, fold(article, Analysis())), statements=(statement,))
    assert set(topics(article, analysis).statements[0].topics) <= set(load_lexicon("topics"))
