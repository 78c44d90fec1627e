"""IRIs: pure functions of keys, all under one base."""

from __future__ import annotations

import pytest

from kg.iri import BASE, Iris
from kg.model import Span

SHA256 = "0123456789abcdef" * 4
ARTICLE = f"{BASE}article/0123456789ab"


def test_an_article_is_known_by_twelve_digits_of_its_hash() -> None:
    assert Iris().article(SHA256) == ARTICLE


def test_a_passage_is_a_fragment_of_its_article_as_rfc_5147_writes_it() -> None:
    assert Iris().passage(ARTICLE, Span(120, 180)) == f"{ARTICLE}#char=120,180"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Iris().statement(ARTICLE, 3), f"{ARTICLE}/statement/3"),
        (Iris().event_report(ARTICLE, 1), f"{ARTICLE}/event/1"),
        (Iris().role_held(ARTICLE, 2), f"{ARTICLE}/role/2"),
        (Iris().extraction(ARTICLE), f"{ARTICLE}/extraction"),
        (Iris().relay(f"{ARTICLE}/statement/3", 1), f"{ARTICLE}/statement/3/relay/1"),
        (Iris().participation(f"{ARTICLE}/event/1", 2), f"{ARTICLE}/event/1/participation/2"),
    ],
)
def test_what_an_article_says_lies_under_the_article(made: str, expected: str) -> None:
    assert made == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Iris().actor("xi-jinping"), "actor/xi-jinping"),
        (Iris().topic("taiwan"), "topic/taiwan"),
        (Iris().event("call-2025-11-24"), "event/call-2025-11-24"),
        (Iris().utterance("one"), "utterance/one"),
        (Iris().software("1.2.3"), "software/readout-1.2.3"),
        (Iris().article_graph(SHA256), "graph/0123456789ab"),
        (Iris().consolidated, "graph/consolidated"),
        (Iris().ontology_graph, "graph/ontology"),
        (Iris().run_graph, "graph/run"),
    ],
)
def test_what_articles_share_lies_under_the_base(made: str, expected: str) -> None:
    assert made == BASE + expected


def test_all_iris_follow_the_base() -> None:
    assert Iris("http://e.org/").actor("a") == "http://e.org/actor/a"
