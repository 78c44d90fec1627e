"""Time expressions: the table of cases, the arithmetic of dates, and any text at all."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analyse.fold import fold
from kg.analyse.sentences import sentences
from kg.analyse.times import times
from kg.analyse.times.dates import Date, parse_published
from kg.model import Analysis, Article, Span

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "times.yaml").read_text(encoding="utf-8"))
DATE = r"[0-9X]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
EDTF = re.compile(rf"{DATE}(/{DATE})?")


def read(text: str, published: object = None) -> list[tuple[str, str]]:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    language = "zh" if re.search(r"[一-鿿]", text) else "en"
    when = None if published is None else str(published)
    article = Article("t", "t", text, digest, language, (Span(0, len(text)),), published=when)
    found = times(article, sentences(article, fold(article, Analysis()))).times
    assert all(0 <= time.span.start < time.span.end <= len(text) for time in found)
    return [(text[time.span.start : time.span.end], time.edtf) for time in found]


@pytest.mark.parametrize("case", CASES["expect"], ids=lambda case: case["text"])
def test_time_is_resolved_as_far_as_the_text_allows(case: dict[str, Any]) -> None:
    expected = [(words, str(edtf)) for words, edtf in case["times"].items()]
    assert read(case["text"], case.get("published")) == expected


@pytest.mark.parametrize("case", CASES["noop"], ids=lambda case: case["text"])
def test_what_is_no_time_is_left_alone(case: dict[str, Any]) -> None:
    assert read(case["text"], case.get("published")) == []


CONSTRUCTIONS = [
    pytest.param(construction[language], id=f"{construction['name']}, {language}")
    for construction in CASES["constructions"]
    for language in ("en", "zh", "zh-hant")
]


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_a_construction_is_read_and_what_resembles_it_is_not(construction: dict[str, Any]) -> None:
    assert len(construction["found"]) >= 5
    assert len(construction["noop"]) >= 3
    for case in construction["found"]:
        expected = [(words, str(edtf)) for words, edtf in case["times"].items()]
        assert read(case["text"], case.get("published")) == expected
    for case in construction["noop"]:
        assert read(case["text"], case.get("published")) == []


def test_hard_wrapped_date_is_one_time() -> None:
    assert read("They met on September\n9, 2025.") == [("September\n9, 2025", "2025-09-09")]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2025", Date(2025)),
        ("2025-11", Date(2025, 11)),
        ("2026-02-05T23:52", Date(2026, 2, 5)),
        ("2026-02-31", Date(2026, 2)),
        ("XXXX-10-14", Date(None, 10, 14)),
        ("XXXX", None),
        ("yesterday", None),
        ("0000-01-01", None),
        (None, None),
    ],
)
def test_article_date_is_read_as_precisely_as_given(published: str | None, expected: Date | None) -> None:
    assert parse_published(published) == expected


def test_day_after_the_end_of_a_february_of_unknown_year_is_unknown() -> None:
    assert Date(None, 2, 28).plus_days(1) is None
    assert Date(None, 12, 31).plus_days(1) == Date(None, 1, 1)
    assert Date(9999, 12, 31).plus_days(1) is None


PIECES = st.sampled_from(
    ["on ", "Monday", "May 31", " and ", "9月31日", "至", "去年", "2025", "-", "last ", "February 29", "the next day",
     "民国", "999", "年", "24日", "次日", "\n", ", ", "next ", "week", "9999年12月31日", "3 days ago", "，", "。"]
)  # fmt: skip
PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(str),
    st.sampled_from(["XXXX-10-14", "XXXX-02-29", "2025", "2025-11", "0001-01-01", "9999-12-31", "0000"]),
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), PUBLISHED)
def test_any_text_gives_valid_dates_inside_it(text: str, published: str | None) -> None:
    for _, edtf in read(text, published):
        assert EDTF.fullmatch(edtf), edtf
