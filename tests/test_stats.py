"""What is in the store, in numbers."""

from __future__ import annotations

from pathlib import Path

import rdflib

from kg.iri import Iris
from kg.paths import ontology_dir
from kg.stats import Count, counts, stats
from kg.store import Store

WORLD = Path(__file__).parent / "queries" / "world.trig"


def world(*, with_ontology: bool = True) -> Store:
    store = Store.open(None)
    store.load(WORLD.read_bytes(), "trig")
    if with_ontology:
        graph = rdflib.Graph()
        for name in ("event-types", "forms"):
            graph.parse(ontology_dir() / f"{name}.ttl")
        store.replace(Iris().ontology_graph, graph.serialize(format="nt").splitlines())
    return store


def test_things_are_counted_once_however_many_articles_name_them() -> None:
    found = {count.name: count for count in counts(world())}
    assert found["articles by language"] == Count("articles by language", 3, (("en", 2), ("zh", 1)))
    assert found["articles by outlet"].kinds == (("norland-post", 1), ("suland-daily", 1), ("unknown", 1))
    assert dict(found["actors by type"].kinds) == {
        "organization": 3,
        "person": 2,
        "person, provisional": 1,
        "place": 1,
    }
    assert found["statements by form"].kinds == (("indirect", 3), ("direct", 2))
    assert found["event reports by type"].kinds == (("call", 3), ("visit", 2))
    assert found["events by type"].kinds == (("call", 2), ("visit", 1))
    assert [name for name, _ in found["triples by graph"].kinds] == ["articles", "ontology", "consolidated"]


def test_terms_stand_in_for_their_slugs_where_the_ontology_is_missing() -> None:
    found = {count.name: count for count in counts(world(with_ontology=False))}
    assert found["statements by form"].kinds == (("kg:Indirect", 3), ("kg:Direct", 2))


def test_the_page_is_aligned() -> None:
    lines = stats(world()).splitlines()
    assert lines[:3] == ["articles by language: 3", "  en          2", "  zh          1"]


def test_an_empty_store_has_nothing() -> None:
    assert {count.total for count in counts(Store.open(None))} == {0}
    assert stats(Store.open(None)).splitlines()[0] == "articles by language: 0"
