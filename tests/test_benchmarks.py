"""The benchmarks: articles that are always the same, and a place on docs/quality.md for every table."""

from __future__ import annotations

import json
import re
from pathlib import Path
from time import process_time

import pytest

import identity
import made_news
import quality
import throughput
from kg.analyse import STEPS
from kg.consolidate import Reports, consolidate
from kg.iri import Iris


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


def test_made_news_is_the_same_each_time_and_its_marks_lie_in_it() -> None:
    first, again = (list(made_news.make_articles(10, 60)) for _ in range(2))
    assert first == again
    assert len(first) == 60
    assert {article.language for article in first} == {"en", "zh"}
    assert len({article.origin for article in first}) < 60
    for article in first:
        assert article.marks
        assert all(article.text[mark.start : mark.end][-1] in ".。" for mark in article.marks)


def test_identity_is_as_good_as_promised(tmp_path: Path) -> None:
    made = list(made_news.make_articles(15, 120))
    identity.build(made, tmp_path)
    events, utterances, origins = identity.measure(made, tmp_path / "graph")
    assert events.precision >= 0.97
    assert events.recall >= 0.90
    assert utterances.precision >= 0.97
    assert utterances.recall >= 0.85
    assert origins.precision >= 0.99
    assert origins.recall >= 0.90
    assert min(pairs.true for pairs in (events, utterances, origins)) > 50
    assert re.match(r"events: precision [01]\.\d{3}, recall", events.told())


def test_a_wrong_join_costs_precision_and_a_missing_one_recall() -> None:
    truth = {("a", "x"): "x", ("b", "x"): "x", ("c", "y"): "y"}
    all_one = identity.count("events", truth, dict.fromkeys(truth, "n"))
    assert (all_one.right, all_one.joined, all_one.true) == (1, 3, 1)
    assert all_one.precision == pytest.approx(1 / 3)
    assert identity.count("events", truth, {("a", "x"): "n"}).recall == 0


def test_event_reports_take_time_by_their_number() -> None:
    first, again = (list(identity.make_reports(3_000)) for _ in range(2))
    assert first == again
    start = process_time()
    found = consolidate(Reports(tuple(first)), Iris())
    assert process_time() - start < 10
    assert found.judgements
