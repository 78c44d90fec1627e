"""The ontology itself: every term is labelled and defined in two languages, every scheme hangs together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import BNode, Graph, Literal, Namespace, URIRef, namespace
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, VANN
from rdflib.term import Node

from kg.iri import BASE, ONTOLOGY
from kg.ontology_page import ontology_page
from kg.paths import ontology_dir, queries_dir
from kg.rdf.ontology import SHAPES, read_ontology

ROOT = Path(__file__).parent.parent
KG = Namespace(ONTOLOGY)
THIS = URIRef(ONTOLOGY.removesuffix("#"))
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


ONTOLOGY_GRAPH = read_ontology()
SHAPES_GRAPH = Graph().parse(ontology_dir() / SHAPES)
TERMS = sorted(term for kind in KINDS for term in ONTOLOGY_GRAPH.subjects(RDF.type, kind) if isinstance(term, URIRef))
CONCEPTS = sorted(c for c in ONTOLOGY_GRAPH.subjects(RDF.type, SKOS.Concept) if isinstance(c, URIRef))
SCHEMES = sorted(s for s in ONTOLOGY_GRAPH.subjects(RDF.type, SKOS.ConceptScheme) if isinstance(s, URIRef))


def short(term: Node) -> str:
    return str(term).removeprefix(ONTOLOGY).removeprefix(BASE)


def languages(term: Node, property_: URIRef) -> list[str]:
    values = ONTOLOGY_GRAPH.objects(term, property_)
    return sorted(str(value.language) for value in values if isinstance(value, Literal) and value.strip())


@pytest.mark.parametrize("term", TERMS, ids=short)
def test_a_term_has_one_label_and_definition_in_english_and_chinese(term: URIRef) -> None:
    assert languages(term, RDFS.label) == ["en", "zh"]
    assert languages(term, SKOS.definition) == ["en", "zh"]
    assert ONTOLOGY_GRAPH.value(term, RDFS.isDefinedBy) == THIS


@pytest.mark.parametrize("concept", [*CONCEPTS, *SCHEMES], ids=short)
def test_a_concept_has_one_label_and_definition_in_english_and_chinese(concept: URIRef) -> None:
    assert languages(concept, SKOS.prefLabel) == ["en", "zh"]
    assert languages(concept, SKOS.definition) == ["en", "zh"]


@pytest.mark.parametrize("concept", CONCEPTS, ids=short)
def test_a_concept_is_in_one_scheme_under_its_notation_and_has_a_place_there(concept: URIRef) -> None:
    (scheme,) = ONTOLOGY_GRAPH.objects(concept, SKOS.inScheme)
    (notation,) = ONTOLOGY_GRAPH.objects(concept, SKOS.notation)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", str(notation))
    assert str(concept).lower().endswith(str(notation))
    broader = set(ONTOLOGY_GRAPH.objects(concept, SKOS.broader))
    assert all((other, SKOS.inScheme, scheme) in ONTOLOGY_GRAPH for other in broader)
    assert bool(broader) != ((concept, SKOS.topConceptOf, scheme) in ONTOLOGY_GRAPH), "broader, or top: not both"


@pytest.mark.parametrize("scheme", SCHEMES, ids=short)
def test_a_scheme_uses_each_notation_and_label_once(scheme: URIRef) -> None:
    concepts = list(ONTOLOGY_GRAPH.subjects(SKOS.inScheme, scheme))
    for property_ in (SKOS.notation, SKOS.prefLabel):
        values = [value for concept in concepts for value in ONTOLOGY_GRAPH.objects(concept, property_)]
        assert len(values) == len(set(values))


def test_no_concept_is_broader_than_itself() -> None:
    for concept in CONCEPTS:
        above = ONTOLOGY_GRAPH.transitive_objects(concept, SKOS.broader)
        assert list(above).count(concept) == 1  # rdflib counts the start


def test_a_property_says_what_it_is_of() -> None:
    of = (RDFS.domain, namespace.SDO.domainIncludes)
    properties = [term for term in TERMS if (term, RDF.type, OWL.Class) not in ONTOLOGY_GRAPH]
    assert [term for term in properties if not any((term, says, None) in ONTOLOGY_GRAPH for says in of)] == []


def test_nothing_is_said_to_be_the_same_as_anything_elsewhere() -> None:
    for relation in (OWL.sameAs, OWL.equivalentClass, OWL.equivalentProperty):
        assert (None, relation, None) not in ONTOLOGY_GRAPH


def test_no_node_of_the_ontology_is_blank() -> None:
    assert not any(isinstance(node, BNode) for triple in ONTOLOGY_GRAPH for node in triple)


def test_the_header_says_what_it_is_and_that_it_is_free() -> None:
    assert languages(THIS, DCTERMS.title) == ["en", "zh"]
    assert ONTOLOGY_GRAPH.value(THIS, DCTERMS.license) == URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
    assert str(ONTOLOGY_GRAPH.value(THIS, VANN.preferredNamespaceUri)) == ONTOLOGY
    assert str(ONTOLOGY_GRAPH.value(THIS, VANN.preferredNamespacePrefix)) == "kg"


def test_terms_of_other_vocabularies_exist_there() -> None:
    used = {node for graph in (ONTOLOGY_GRAPH, SHAPES_GRAPH) for triple in graph for node in triple}
    for vocabulary in (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, VANN, namespace.SDO, namespace.XSD):
        theirs = {node for node in used if isinstance(node, URIRef) and node.startswith(str(vocabulary))}
        assert {term for term in theirs if term not in vocabulary} == set()


def test_language_tags_are_in_lower_case() -> None:
    tags = {o.language for o in [*ONTOLOGY_GRAPH.objects(), *SHAPES_GRAPH.objects()] if isinstance(o, Literal)}
    assert tags <= {None, "en", "zh"}


def test_what_ontology_and_shapes_refer_to_is_defined() -> None:
    defined = {*TERMS, *CONCEPTS, *SCHEMES}
    used = {node for graph in (ONTOLOGY_GRAPH, SHAPES_GRAPH) for triple in graph for node in triple}
    ours = {node for node in used if isinstance(node, URIRef) and node.startswith(ONTOLOGY)}
    assert ours - defined == set()


def test_the_shapes_are_shacl() -> None:
    conforms, _, report = validate(Graph(), shacl_graph=SHAPES_GRAPH, meta_shacl=True)
    assert conforms, report


def test_every_class_of_nodes_has_a_shape() -> None:
    shaped = set(SHAPES_GRAPH.objects(None, SH.targetClass))
    classes = {term for term in TERMS if (term, RDF.type, OWL.Class) in ONTOLOGY_GRAPH}
    assert classes - shaped == {KG.Report}, "a report is a statement or an event report"


def test_every_constraint_has_a_message() -> None:
    properties = {p for s in SHAPES_GRAPH.subjects(SH.targetClass) for p in SHAPES_GRAPH.objects(s, SH.property)}
    assert [p for p in properties if SHAPES_GRAPH.value(p, SH.message) is None] == []


QUERIES = sorted(queries_dir().rglob("*.rq"))


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_uses_only_terms_that_the_ontology_defines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = {KG[name] for name in re.findall(r"\bkg:([A-Za-z][\w-]*)", text)}
    used |= {URIRef(iri) for iri in re.findall(rf"<({re.escape(ONTOLOGY)}[\w-]+)>", text)}
    assert used - {*TERMS, *CONCEPTS, *SCHEMES} == set()


def test_the_page_of_the_ontology_is_current() -> None:
    kept = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert kept == ontology_page(), "write it anew: python -m kg.ontology_page > docs/ontology.md"


def test_the_example_on_the_page_uses_defined_terms_and_true_offsets() -> None:
    page = ontology_page()
    (sentence,) = re.findall("statement in `(.+?)`", page)
    (turtle,) = re.findall("```turtle\n(.+?)```", page, re.DOTALL)
    graph = Graph().parse(data=turtle, format="turtle")
    used = {node for triple in graph for node in triple if str(node).startswith(ONTOLOGY)}
    assert used - {*TERMS, *CONCEPTS} == set()
    offsets = [str(node).partition("#char=")[2] for node in graph.objects() if "#char=" in str(node)]
    words = {sentence[slice(*map(int, offset.split(",")))] for offset in offsets}
    assert words == {"Smith", "told", "talks would go on"}
