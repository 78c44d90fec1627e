"""What engines do differently is mended on the way there and on the way back."""

from __future__ import annotations

import json

import pytest
import rdflib
from rdflib.namespace import SKOS

from kg.engines.quirks import accepted, plain_query, plain_results
from kg.paths import ontology_dir
from kg.queries import stored_queries


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ('{"head": {"vars": ["a"]}, "results": {"bindings": []}, "metadata": {"httpRequests": 0}}', []),
        ('{"head": {"vars": ["a"]}, "results": {"bindings": [{}]}}', []),
        (
            '{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "typed-literal", "value": "1",'
            ' "datatype": "http://www.w3.org/2001/XMLSchema#boolean"}}]}}',
            [{"type": "literal", "value": "true", "datatype": "http://www.w3.org/2001/XMLSchema#boolean"}],
        ),
    ],
    ids=["Comunica tells of its work", "a group of nothing", "Virtuoso"],
)
def test_answers_are_read_as_the_standard_has_them(text: str, terms: list[dict[str, str]]) -> None:
    document = json.loads(plain_results(text))
    assert set(document) == {"head", "results"}
    assert [row["a"] for row in document["results"]["bindings"]] == terms


def test_an_answer_that_is_as_it_should_be_is_not_touched() -> None:
    text = '{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"uri","value":"http://e/"}}]}}'
    assert plain_results(text) is text


def test_a_graph_is_asked_for_as_rdf_alone() -> None:
    assert "json" not in accepted("# select\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert "sparql-results+json" in accepted("PREFIX construct: <http://e/> SELECT * { ?s ?p ?o }")
    assert "sparql-results+json" in accepted("ASK {}")


def test_a_path_to_topics_above_is_said_step_by_step() -> None:
    """Virtuoso 7 leaves out what is about the topic itself, and within EXISTS all."""
    said = plain_query("?s schema:about/skos:broader* ?t")
    assert said.startswith("?s (schema:about|schema:about/skos:broader|schema:about/skos:broader/skos:broader|")
    assert said.endswith(") ?t")
    assert plain_query("?s skos:broader* ?t") == "?s skos:broader* ?t"


def test_the_steps_reach_the_top_of_every_topic() -> None:
    topics = rdflib.Graph().parse(ontology_dir() / "topics.ttl")
    far = [f"<{topic}>" for topic in topics.subjects(SKOS.broader / SKOS.broader / SKOS.broader / SKOS.broader)]
    assert far == []


def test_no_query_is_sent_with_a_default_around_its_aggregate() -> None:
    """Virtuoso 7 does not compile it."""
    text = "SELECT (COALESCE(IRI(MIN(STR(?a))), <about:none>) AS ?b) (COALESCE(?c, 1) AS ?d)"
    assert plain_query(text) == "SELECT (IRI(MIN(STR(?a))) AS ?b) (COALESCE(?c, 1) AS ?d)"
    for query in stored_queries():
        assert "COALESCE(IRI(MIN" not in plain_query(query.text)
