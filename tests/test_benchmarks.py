"""The benchmarks: articles that are always the same, and a place on docs/quality.md for every table."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import quality
import throughput
from kg.analyse import STEPS


@pytest.mark.parametrize("language", ["en", "zh"])
def test_made_articles_are_the_same_each_time_and_as_long_as_promised(language: str) -> None:
    first, again = (list(throughput.make_articles(language, 3)) for _ in range(2))
    assert first == again
    assert len({article.text for article in first}) == 3
    wanted = throughput.LENGTHS[language]
    for article in first:
        assert wanted <= len(article.text) <= 1.2 * wanted
        assert article.paragraphs


@pytest.mark.parametrize("language", ["en", "zh"])
def test_made_articles_have_much_to_find(language: str) -> None:
    articles = list(throughput.make_articles(language, 3))
    found = throughput.measure(articles)
    assert found.statements >= 10 * len(articles)
    assert found.events >= len(articles)
    told = found.told(language, articles)
    assert re.match(rf"{language}: \d+ articles/s", told)
    assert len(told.splitlines()) == 1 + len(STEPS) + 1  # and the resolving of actors


def test_every_table_has_its_place_on_the_page(tmp_path: Path) -> None:
    content = {"content": [[0, 3]], "source": [[4, 7]], "cue": [[8, 12]], "form": "direct"}
    for folder in (*quality.ATTRIBUTION, *quality.NAMES):
        row = {"id": "a", "text": "Yes Ada said so.", "statements": [content]}
        if folder in quality.NAMES:
            row = {"id": "a", "text": "Ada", "mentions": [{"start": 0, "end": 3, "type": "PER"}]}
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "test.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    page = quality.PAGE.read_text(encoding="utf-8")
    tables = dict(quality.tables(tmp_path))
    assert set(tables) == {"seeds", "attribution", "cofenet", "names"}
    for name, table in tables.items():
        written = quality.replace_table(page, name, table)
        assert "\n".join(table) in written
        assert quality.replace_table(written, name, table) == written
        assert len({line.count("|") for line in table}) == 1
    with pytest.raises(SystemExit, match="has no place for no-table"):
        quality.replace_table(page, "no-table", [])
