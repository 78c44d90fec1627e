"""Every stored query against a small made-up world, on two engines; a query without a case fails."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
import rdflib.compare
import yaml

from kg.answers import Answer, render, shorten, shown
from kg.iri import Iris
from kg.model import SpeechAct
from kg.paths import ontology_dir
from kg.queries import StoredQuery, bound_text, load_query, run, stored_queries
from kg.store import NamedNode, Store

CASES_DIR = Path(__file__).parent / "queries"
CASES: list[dict[str, Any]] = yaml.safe_load((CASES_DIR / "cases.yaml").read_text(encoding="utf-8"))
QUERIES = {query.name: query for query in stored_queries()}


@cache
def world_trig() -> bytes:
    """The made-up world, with the ontology in its own graph."""
    world = rdflib.Dataset()
    ontology = world.graph(rdflib.URIRef(Iris().ontology_graph))
    for path in sorted(ontology_dir().glob("*.ttl")):
        if path.name != "shapes.ttl":
            ontology.parse(path)
    world.parse(CASES_DIR / "world.trig", format="trig")
    return world.serialize(format="trig", encoding="utf-8")


@cache
def world() -> Store:
    store = Store.open(None)
    store.load(world_trig(), "trig")
    return store


@cache
def world_in_rdflib() -> rdflib.Dataset:
    return rdflib.Dataset(default_union=True).parse(io.BytesIO(world_trig()), format="trig")


def params(case: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in case["params"].items()}


def as_lines(answer: Answer) -> list[str]:
    head, rows = shown(answer)
    return ["\t".join(line) for line in [head, *rows]]


def named(case: dict[str, Any]) -> str:
    return str(case["answer"])


def graph_of(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle")


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_answer_is_the_expected_one(case: dict[str, Any]) -> None:
    answer = run(world(), load_query(case["query"]), params(case))
    expected = (CASES_DIR / case["answer"]).read_text(encoding="utf-8")
    if answer.triples is None:
        assert as_lines(answer) == expected.splitlines()
    else:
        assert rdflib.compare.isomorphic(graph_of(render(answer, "turtle")), graph_of(expected))


@pytest.mark.parametrize("case", CASES, ids=named)
def test_another_engine_gives_the_same_answer(case: dict[str, Any]) -> None:
    """rdflib, where the default graph is a true union of the named graphs."""
    query = QUERIES[case["query"]]
    found = world_in_rdflib().query(bound_text(world(), query, params(case)))
    expected = (CASES_DIR / case["answer"]).read_text(encoding="utf-8")
    if found.type == "SELECT":
        assert sorted(lines_of(found)) == sorted(expected.splitlines()[1:])
    elif found.type == "ASK":
        assert expected.splitlines()[1:] == ["yes" if found.askAnswer else "no"]
    else:
        assert found.graph is not None
        assert rdflib.compare.isomorphic(found.graph, graph_of(expected))


def lines_of(found: rdflib.query.Result) -> list[str]:
    """The rows as text; where GROUP BY finds no group, rdflib gives one row in which nothing is bound."""
    rows = [row for row in found.bindings if row]
    return ["\t".join(short(row.get(name)) for name in found.vars or ()) for row in rows]


def short(term: object) -> str:
    if isinstance(term, rdflib.URIRef):
        return shorten(NamedNode(str(term)))
    return "" if term is None else str(term)


@pytest.mark.parametrize("query", stored_queries(), ids=lambda query: query.name)
def test_every_query_says_what_it_asks_and_has_a_case(query: StoredQuery) -> None:
    assert query.name in {case["query"] for case in CASES}
    assert (CASES_DIR / f"{query.name}.tsv").exists() or (CASES_DIR / f"{query.name}.ttl").exists()
    assert query.summary
    assert query.tags
    for parameter in query.parameters:
        assert parameter.description, f"{query.name}: say what {parameter.name} is"
        assert parameter.type != "iri" or parameter.kind or parameter.name == "node"
        tried = {name for case in CASES if case["query"] == query.name for name in case["params"]}
        assert parameter.name in tried, f"{query.name}: no case gives {parameter.name}"


@pytest.mark.parametrize("query", stored_queries(), ids=lambda query: query.name)
def test_tools_that_put_values_in_by_text_can_run_it(query: StoredQuery) -> None:
    """As grlc does: each parameter's variable replaced by a term, wherever it stands."""
    text = query.text
    for parameter in query.parameters:
        text = text.replace(f"?{parameter.variable}", "<http://e/x>" if parameter.type == "iri" else '"x"')
    assert world().query(text) is not None


@pytest.mark.parametrize("query", stored_queries(), ids=lambda query: query.name)
def test_grlc_reads_its_parameters_as_we_do(query: StoredQuery) -> None:
    """grlc takes `_date` for a language, and puts a value wherever a longer variable begins as the parameter does."""
    names = [parameter.variable for parameter in query.parameters]
    assert not [(a, b) for a in names for b in names if a != b and b.startswith(a)]
    typed = [parameter for parameter in query.parameters if parameter.datatype and parameter.type != "integer"]
    assert all(parameter.variable.endswith(f"_xsd_{parameter.type}") for parameter in typed)
    assert not typed or "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n" in query.text


def test_every_answer_belongs_to_a_case() -> None:
    files = {path.name for path in CASES_DIR.iterdir() if path.suffix in (".tsv", ".ttl")}
    assert files == {case["answer"] for case in CASES}


def test_speech_acts_to_choose_from_are_those_of_the_model() -> None:
    allowed = {name: {p.name: p.allowed for p in query.parameters}.get("act") for name, query in QUERIES.items()}
    assert allowed["speaks-of"] == tuple(SpeechAct)
    assert set(allowed["threats-and-promises"] or ()) < set(SpeechAct)
