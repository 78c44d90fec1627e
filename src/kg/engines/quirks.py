"""What engines do differently, and how it is worked round: the one place that knows.

| engine | what it does | what we do |
|---|---|---|
| Oxigraph server, Fuseki | the default graph is not the union of the named ones | ask so that it is: `UNION_WAYS` |
| Virtuoso | JSON says `typed-literal`, and `1` for true | rewrite the answer: `plain_results` |
| Virtuoso | a graph comes as JSON of its own where JSON is taken | take RDF alone for CONSTRUCT: `accepted` |
| Comunica | tells of its work behind the results in JSON | drop it: `plain_results` |
| Virtuoso | COALESCE around an aggregate does not compile; it speeds up our own engine | leave it out: `plain_query` |
| Virtuoso | `about/broader*` lacks the steps of no length, and within EXISTS all | say it step by step: `plain_query` |
| Virtuoso | a MINUS is not matched by what a UNION in it binds | NOT EXISTS in each branch of the UNION |
| RDF4J | a path of alternatives with two objects finds nothing | the path stands once for each object |
| rdflib | GROUP BY over nothing gives one row of nothing | drop rows in which nothing is bound: `plain_results` |
| some endpoints | take questions by GET alone | ask by GET where POST is refused: `GET_ALONE` |
| Oxigraph, RDF4J | the union keeps what two graphs say twice | the stored queries say DISTINCT |
| all | DESCRIBE answers what it likes | the stored queries say CONSTRUCT |
| all | no ORDER BY: any order | the stored queries order their rows; `kg query test` compares rows as a bag |
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from kg.sparql import find_form

# the parameters of a request by which a store takes the union of its named graphs as the default graph
UNION_WAYS: tuple[Mapping[str, str], ...] = (
    {},  # as it is set up: Virtuoso, GraphDB, RDF4J, QLever, Fuseki with tdb2:unionDefaultGraph
    {"union-default-graph": "true"},  # Oxigraph
    {"default-graph-uri": "urn:x-arq:UnionGraph"},  # Jena
)
NO_UNION = (
    "its default graph is empty beside its named graphs; set it up so that the default graph is their union "
    "(Fuseki: tdb2:unionDefaultGraph true)"
)
GET_ALONE = (405, 415, 501)  # how endpoints refuse POST
_LEAST = re.compile(r"COALESCE\((IRI\(MIN\(STR\(\?\w+\)\)\)), <about:none>\)")
_STEPS = 3  # up the tree of topics, whose leaves stand two steps below its roots
_UPWARDS = re.compile(r"\b(\w+:\w+)/(\w+:\w+)\*")
_GRAPHS = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_ROWS = "application/sparql-results+json, application/json;q=0.2"
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_MARKS = ('"typed-literal"', _BOOLEAN, "{}", '"metadata"')  # of an answer that may not be as the standard has it
_PARTS = ("head", "results", "boolean")
_TRUTH = {"1": "true", "0": "false"}


def plain_query(query: str) -> str:
    """Return a query without what some engines cannot compile or get wrong; it asks the same.

    >>> plain_query("SELECT (COALESCE(IRI(MIN(STR(?a))), <about:none>) AS ?b)")
    'SELECT (IRI(MIN(STR(?a))) AS ?b)'
    """
    return _UPWARDS.sub(_step_by_step, _LEAST.sub(r"\1", query))


def _step_by_step(path: re.Match[str]) -> str:
    return f"({'|'.join(path[1] + f'/{path[2]}' * steps for steps in range(_STEPS + 1))})"


def accepted(query: str) -> str:
    """Return what a request says that it takes, going by the form of the query."""
    return _GRAPHS if find_form(query) in ("CONSTRUCT", "DESCRIBE") else _ROWS


def plain_results(text: str) -> str:
    """Return SPARQL results in JSON as the standard has them, whichever engine wrote them.

    >>> plain_results('{"head": {"vars": ["a"]}, "results": {"bindings": [{}]}}')
    '{"head": {"vars": ["a"]}, "results": {"bindings": []}}'
    """
    if not any(mark in text for mark in _MARKS):
        return text
    document = {name: part for name, part in json.loads(text).items() if name in _PARTS}
    results = document.get("results")
    if results:
        rows = [row for row in results["bindings"] if row]
        results["bindings"] = [{name: _plain_term(term) for name, term in row.items()} for row in rows]
    return json.dumps(document, ensure_ascii=False)


def _plain_term(term: Mapping[str, str]) -> Mapping[str, str]:
    if term["type"] == "typed-literal":
        term = {**term, "type": "literal"}
    if term.get("datatype") == _BOOLEAN:
        term = {**term, "value": _TRUTH.get(term["value"], term["value"])}
    return term
