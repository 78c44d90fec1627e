"""Whole pages: what is the article, and what is the page around it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.read import read_text

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "read-layouts.yaml").read_text(encoding="utf-8"))


def plain(value: object) -> str | None:
    """YAML reads some dates as dates."""
    return None if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_page(case: dict[str, Any]) -> None:
    article = read_text("page.txt", case["text"])
    passages = [article.text[span.start : span.end] for span in article.paragraphs]
    expect = case["expect"]
    for field in ("title", "published", "outlet", "author", "place", "language"):
        if field in expect:
            assert getattr(article, field) == plain(expect[field]), field
    assert passages[0].startswith(expect.get("first", ""))
    assert passages[-1].endswith(expect.get("last", ""))
    assert len(passages) == expect.get("paragraphs", len(passages)), passages
    for text in expect.get("absent", ()):
        assert not any(text in passage for passage in passages)
