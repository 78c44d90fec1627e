"""What is exported: the made-up world of the stored queries, and an article with its text."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from kg.iri import Iris
from kg.paths import ontology_dir
from kg.rdf import to_quads
from kg.store import Store
from kg.vocab import KG
from sample_graph import ANALYSIS, ARTICLE, GRAPH

WORLD = Path(__file__).parent.parent / "queries" / "world.trig"


@pytest.fixture(scope="package", name="world")
def made_up_world() -> Store:
    ontology = rdflib.Graph()
    for path in sorted(ontology_dir().glob("*.ttl")):
        if path.name != "shapes.ttl":
            ontology.parse(path)
    store = Store.open(None)
    store.load(WORLD.read_bytes(), "trig")
    store.replace(Iris().ontology_graph, ontology.serialize(format="nt").split("\n"))
    return store


@pytest.fixture(scope="package", name="talks")
def article_with_its_text() -> Store:
    store = Store.open(None)
    store.replace(GRAPH, to_quads(ARTICLE, ANALYSIS, Iris(), rules_digest="0"))
    shared = Iris().consolidated
    reports = f"<{Iris().article(ARTICLE.sha256)}/statement/1> <{KG.reports}> <{Iris().utterance('told')}> ."
    held = f"<{Iris().article(ARTICLE.sha256)}/event/1> <{KG.reports}> <{Iris().event('call')}> ."
    store.replace(shared, [reports, held])
    return store
