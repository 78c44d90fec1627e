"""The reader's single rules, each with what it finds and what it must not find."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.folding import fold_text
from kg.read.dateline import find_dateline
from kg.read.dates import date_in_address, find_dates, parse_date
from kg.read.labels import Label, date_line, label
from kg.read.language import detect_language
from kg.read.outlets import outlet_of_url, outlet_told

TABLES = yaml.load(
    (Path(__file__).parents[1] / "cases" / "read-rules.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # dates stay text
)
TEXT = frozenset({Label.SHORT, Label.SENTENCE, Label.PROSE})


def table(name: str, half: str) -> list[Any]:
    rows: list[Any] = TABLES[name][half]
    return rows


@pytest.mark.parametrize("row", table("dates", "found"))
def test_date(row: dict[str, str]) -> None:
    assert [found.iso for found in find_dates(row["text"])] == [row["expect"]]
    assert parse_date(row["text"]) == row["expect"]


@pytest.mark.parametrize("text", table("dates", "noop"))
def test_no_date(text: str) -> None:
    assert not find_dates(text)


@pytest.mark.parametrize("row", table("date_lines", "found"))
def test_date_line(row: dict[str, str]) -> None:
    found = date_line(fold_text(row["text"]))
    assert found is not None
    assert found.iso == row["expect"]
    assert label(fold_text(row["text"])) is Label.DATE


@pytest.mark.parametrize("text", table("date_lines", "noop"))
def test_no_date_line(text: str) -> None:
    assert date_line(fold_text(text)) is None


@pytest.mark.parametrize("row", table("datelines", "found"))
def test_dateline(row: dict[str, str]) -> None:
    text = row["text"]
    found = find_dateline(fold_text(text))
    assert found is not None
    assert text[found.end :] == row["rest"]
    assert (text[slice(*found.place)] if found.place else None) == row.get("place")
    assert (text[slice(*found.outlet)] if found.outlet else None) == row.get("outlet")
    assert (text[slice(*found.author)] if found.author else None) == row.get("author")
    assert found.published == row.get("published")


@pytest.mark.parametrize("text", table("datelines", "noop"))
def test_no_dateline(text: str) -> None:
    assert find_dateline(fold_text(text)) is None


@pytest.mark.parametrize("row", table("labels", "found"))
def test_label(row: dict[str, str]) -> None:
    assert label(fold_text(row["text"])).name == row["expect"]


@pytest.mark.parametrize("text", table("labels", "noop"))
def test_text_of_an_article_is_no_furniture(text: str) -> None:
    assert label(fold_text(text)) in TEXT


@pytest.mark.parametrize("row", [*table("languages", "found"), *table("languages", "noop")])
def test_language(row: dict[str, str]) -> None:
    assert detect_language(row["text"]) == row["expect"]


@pytest.mark.parametrize("row", table("outlets", "found"))
def test_outlet_of_url(row: dict[str, str]) -> None:
    outlet = outlet_of_url(row["url"])
    assert outlet is not None
    assert outlet.called(row["language"]) == row["expect"]


@pytest.mark.parametrize("row", table("outlets", "noop"))
def test_no_outlet_of_url(row: dict[str, str]) -> None:
    assert outlet_of_url(row["url"]) is None


@pytest.mark.parametrize("row", table("told", "found"))
def test_outlet_that_sources_tell(row: dict[str, str]) -> None:
    outlet = outlet_told(row["text"])
    assert outlet is not None
    assert outlet.name == row["expect"]


@pytest.mark.parametrize("text", table("told", "noop"))
def test_other_outlets_are_only_quoted(text: str) -> None:
    assert outlet_told(text) is None


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("2025-11", "2025-11"),
        ("XXXX-09-09", "XXXX-09-09"),
        ("2025-10/2025-11", "2025-10/2025-11"),
        ("2025-02-30", None),
        ("2025-13", None),
        ("soon", None),
    ],
)
def test_dates_given_in_edtf(text: str, expect: str | None) -> None:
    assert parse_date(text) == expect


@pytest.mark.parametrize(
    ("url", "expect"),
    [
        ("https://tv.example.com/2025/11/13/a.shtml", "2025-11-13"),
        ("https://www.example.com/news/2025-11-13-talks", "2025-11-13"),
        ("https://www.example.com/20251113/a.html", "2025-11-13"),
        ("https://www.example.com/2025/99/13/", None),
        ("https://www.example.com/article/43748", None),
    ],
)
def test_day_in_an_address(url: str, expect: str | None) -> None:
    assert date_in_address(url) == expect
