"""Quotation marks: the table of cases, and any text at all."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analyse.quotes import quotes
from kg.model import Analysis, Article, Quote, Span

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "quotes.yaml").read_text(encoding="utf-8")
)


def find(text: str) -> tuple[Quote, ...]:
    """Return the quotations of `text`, a paragraph a line."""
    paragraphs = tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text))
    return quotes(Article("case", "case", text, "", "en", paragraphs), Analysis()).quotes


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"][:50])
def test_quotations_and_those_inside_them(case: dict[str, Any]) -> None:
    text = case["text"]
    found = ["  " * quote.depth + text[quote.span.start : quote.span.end] for quote in find(text)]
    assert found == case["quotes"]


@pytest.mark.parametrize("text", CASES["noop"])
def test_apostrophes_and_titles_are_no_quotations(text: str) -> None:
    assert find(text) == ()


def test_inner_leaves_the_marks_out() -> None:
    text = "He said ''yes'' and “no”."
    assert [text[quote.inner.start : quote.inner.end] for quote in find(text)] == ["yes", "no"]


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab ,.\n\"'“”‘’「」『』«»`说", max_size=60))
def test_quotations_nest_and_stay_in_their_paragraph(text: str) -> None:
    found = find(text)
    for quote in found:
        assert quote.span.start <= quote.inner.start <= quote.inner.end <= quote.span.end <= len(text)
        assert "\n" not in text[quote.span.start : quote.span.end]
    for first, second in pairwise(found):
        assert first.span.start < second.span.start
        assert second.span.end <= first.span.end or first.span.end <= second.span.start
        assert second.depth <= first.depth + 1


@pytest.mark.parametrize("mark", ['"', "“", "”", "‘a ", "'a ", "''", "「", ' "a'])
def test_ten_thousand_unbalanced_marks_take_no_time(mark: str) -> None:
    start = time.process_time()
    find(mark * 10_000)
    assert time.process_time() - start < 2
