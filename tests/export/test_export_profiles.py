"""NIF, Web Annotations and RDF 1.2 triple terms: each is read back, and each place found again in the text."""

from __future__ import annotations

import io
import json
from typing import Any

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import RDF, XSD

from kg.export import export
from kg.export.annotations import CONTEXT
from kg.export.reified import REIFIES
from kg.rdf import to_quads
from kg.store import Store
from kg.vocab import KG
from sample_graph import ANALYSIS, ARTICLE, GRAPH, IRIS, NODE, TEXT, span

NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ITSRDF = rdflib.Namespace("http://www.w3.org/2005/11/its/rdf#")
# as much of the W3C's own context as is used here, so that no test needs the network
LOCAL_CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "https://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "items": {"@id": "as:items", "@container": "@list"},
    "first": {"@id": "as:first", "@type": "@id"},
    **{name: f"oa:{name}" for name in ("Annotation", "SpecificResource", "TextualBody", "TextPositionSelector")},
    **{name: f"oa:{name}" for name in ("TextQuoteSelector", "identifying", "describing", "linking", "classifying")},
}


@pytest.fixture(scope="module")
def talks() -> Store:
    """A small article with its text, its statement and its event part of what articles share."""
    store = Store.open(None)
    store.replace(GRAPH, to_quads(ARTICLE, ANALYSIS, IRIS, rules_digest="0"))
    told = f"<{NODE}/statement/1> <{KG.reports}> <{IRIS.utterance('told')}> ."
    held = f"<{NODE}/event/1> <{KG.reports}> <{IRIS.event('call')}> ."
    store.replace(IRIS.consolidated, [told, held])
    return store


def written(store: Store, name: str) -> str:
    out = io.BytesIO()
    export(store, out, name)
    return out.getvalue().decode()


# --- NIF -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def nif(talks: Store) -> rdflib.Graph:
    return rdflib.Graph().parse(data=written(talks, "nif"), format="turtle")


def test_nif_every_string_lies_in_the_text_of_its_context(nif: rdflib.Graph) -> None:
    (context,) = nif.subjects(RDF.type, NIF.Context)
    assert str(context) == f"{NODE}#char=0,{len(TEXT)}"
    text = str(nif.value(context, NIF.isString))
    assert text == TEXT
    strings = list(nif.subject_objects(NIF.anchorOf))
    assert len(strings) > 10
    for node, words in strings:
        start, end = (nif.value(node, name) for name in (NIF.beginIndex, NIF.endIndex))
        assert start.datatype == end.datatype == XSD.nonNegativeInteger  # type: ignore[union-attr]
        assert text[int(str(start)) : int(str(end))] == str(words)
        assert str(node) == f"{NODE}#char={start},{end}"
        assert nif.value(node, NIF.referenceContext) == context
        assert {NIF.RFC5147String, NIF.String} <= set(nif.objects(node, RDF.type))


def test_nif_mentions_name_their_actors(nif: rdflib.Graph) -> None:
    at = span("Ada Smith")
    node = rdflib.URIRef(f"{NODE}#char={at.start},{at.end}")
    assert nif.value(node, ITSRDF.taIdentRef) == rdflib.URIRef(IRIS.actor("ada-smith"))
    assert nif.value(node, ITSRDF.taClassRef) == rdflib.URIRef(KG.Person)


# --- Web Annotations -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def collection(talks: Store) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(written(talks, "annotations"))
    return document


def test_annotations_point_at_their_words_twice(collection: dict[str, Any]) -> None:
    items = collection["first"]["items"]
    assert (collection["@context"], collection["type"]) == (CONTEXT, "AnnotationCollection")
    assert collection["total"] == len(items) > 5
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        for target in item["target"]:
            assert target["source"] == NODE
            position, quote = target["selector"]
            assert TEXT[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT


def test_annotations_tell_who_is_named_who_spoke_and_what_happened(collection: dict[str, Any]) -> None:
    told = {
        (item["motivation"], body.get("source", body.get("value")))
        for item in collection["first"]["items"]
        for body in item["body"]
    }
    assert ("identifying", IRIS.actor("bo-jones")) in told
    assert {("describing", f"{NODE}/statement/1"), ("describing", IRIS.actor("ada-smith"))} <= told
    assert ("describing", "Ada Smith told") in told
    assert ("classifying", f"{NODE}/event/1") in told


def test_annotations_are_json_ld(talks: Store) -> None:
    document = json.loads(written(talks, "annotations"))
    document["@context"] = LOCAL_CONTEXT
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert len(list(graph.subjects(RDF.type, oa.Annotation))) == document["total"]
    for node in graph.subjects(RDF.type, oa.Annotation):
        assert graph.value(node, oa.motivatedBy) in (oa.identifying, oa.describing, oa.classifying)
        assert graph.value(node, oa.hasTarget) is not None


# --- RDF 1.2 -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reified(talks: Store) -> set[pyoxigraph.Triple]:
    data = written(talks, "reified").encode()
    return {quad.triple for quad in pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE)}


def test_claims_are_reified_by_the_report_that_makes_them(reified: set[pyoxigraph.Triple]) -> None:
    def node(iri: str) -> pyoxigraph.NamedNode:
        return pyoxigraph.NamedNode(iri)

    told = pyoxigraph.Triple(node(IRIS.utterance("told")), node(KG.addressee), node(IRIS.actor("bo-jones")))
    met = pyoxigraph.Triple(node(IRIS.event("call")), node(KG.hasParticipant), node(IRIS.actor("ada-smith")))
    assert pyoxigraph.Triple(node(f"{NODE}/statement/1"), node(REIFIES), told) in reified
    assert pyoxigraph.Triple(node(f"{NODE}/event/1"), node(REIFIES), met) in reified
    assert pyoxigraph.Triple(node(f"{NODE}/event/1"), node(KG.inArticle), node(NODE)) in reified


def test_no_claim_is_asserted(reified: set[pyoxigraph.Triple]) -> None:
    claimed = {triple.object for triple in reified if isinstance(triple.object, pyoxigraph.Triple)}
    assert len(claimed) > 5
    assert not claimed & reified
    subjects = {triple.subject.value for triple in claimed}  # type: ignore[union-attr]
    assert subjects == {IRIS.utterance("told"), IRIS.event("call")}
    assert not subjects & {str(triple.subject) for triple in reified}


@pytest.mark.parametrize("name", ["nif", "annotations", "reified", "csv", "graphml", "gexf"])
def test_equal_graphs_give_equal_bytes_and_an_empty_one_is_no_hindrance(talks: Store, name: str) -> None:
    assert written(talks, name) == written(talks, name)
    assert written(Store.open(None), name) == written(Store.open(None), name)
