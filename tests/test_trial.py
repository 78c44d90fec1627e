"""The stored queries tried on engines: what is asked, what differs, and the made-up world lent to an endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from command import run as command
from kg.answers import Answer
from kg.errors import KgError
from kg.paths import query_cases_dir
from kg.queries import StoredQuery, load_query, stored_queries
from kg.store import Literal, NamedNode, Store, Triple
from kg.trial import as_file, cases_of, difference, made_up_world
from kg.trial.samples import sample_params
from peer import Peer, peer


@pytest.fixture
def server() -> Iterator[Peer]:
    with peer(Store.open(None)) as running:
        yield running


def test_every_stored_query_has_a_case_that_travels_with_the_package() -> None:
    assert {case.query for case in cases_of()} == {query.name for query in stored_queries()}
    assert all((query_cases_dir() / case.answer).is_file() for case in cases_of())
    with pytest.raises(KgError, match="did you mean said-by"):
        cases_of(["said-bye"])


def test_queries_are_tried_on_our_engine_and_on_rdflib() -> None:
    tried = list(kg.query_test(["spoke-to", "about", "said-by"]))
    assert {(one.engine, one.difference) for one in tried} == {("embedded", ""), ("rdflib", "")}
    assert {one.query for one in tried} == {"spoke-to", "about", "said-by"}


def test_an_endpoint_is_lent_the_world_and_left_as_it_was(server: Peer) -> None:
    tried = list(kg.query_test(["said-by"], endpoint=server.url, update=f"{server.url}/update"))
    assert [one.difference for one in tried if one.engine == server.url] == ["", "", ""]
    assert len(server.store.engine) == 0


def test_the_world_is_taken_away_when_the_trial_breaks_off(server: Peer) -> None:
    trial = kg.query_test(["said-by"], endpoint=server.url, update=f"{server.url}/update")
    next(trial)
    assert len(server.store.engine) > 0
    trial.close()  # type: ignore[attr-defined] # it is a generator
    assert len(server.store.engine) == 0


def test_a_store_with_articles_is_not_lent_the_world() -> None:
    world = made_up_world()
    with peer(world) as server, pytest.raises(KgError, match="which the made-up world would spoil"):
        list(kg.query_test(["said-by"], endpoint=server.url, update=f"{server.url}/update"))
    assert world.count() == made_up_world().count()


def test_an_endpoint_with_our_graph_is_compared_with_the_store(seed_store: Path) -> None:
    with Store.open(seed_store, read_only=True) as own, peer(own) as server:
        run = command("query", "test", "both-sides", "dyads", "--endpoint", server.url, "--store", str(seed_store))
    assert run.code == 0
    assert f"{server.url}: 2 of 2 answers as expected, 2 queries" in run.out


def test_an_engine_that_differs_is_told_with_what_it_lacks(server: Peer) -> None:
    server.rewrite = lambda text: text.replace("Anders has broken her word", "Nothing")
    arguments = ["--endpoint", server.url, "--update", f"{server.url}/update"]
    run = command("query", "test", "said-by", *arguments)
    assert run.code == 1
    assert f"said-by actor=bo-berg on {server.url}: lacks 1: " in run.out
    assert "has too much 1: " in run.out
    assert f"{server.url}: 1 of 3 answers as expected" in run.out


def test_an_update_address_needs_one_that_answers() -> None:
    with pytest.raises(KgError, match="--update needs --endpoint"):
        list(kg.query_test(update="http://127.0.0.1:9/update"))


def test_answers_are_compared_as_bags() -> None:
    rows = Answer(variables=("a",), rows=((Literal("x"),), (Literal("y"),), (Literal("x"),)))
    assert as_file(rows) == "a\nx\ny\nx\n"
    assert difference(rows, "a\nx\nx\ny\n") == ""
    assert difference(rows, "a\nx\ny\n") == "has too much 1: x"
    assert difference(rows, "a\nx\nx\ny\nz\n") == "lacks 1: z"
    assert difference(Answer(boolean=True), "answer\nno\n") == "lacks 1: no; has too much 1: yes"


def test_graphs_are_compared_as_sets() -> None:
    triple = Triple(NamedNode("http://e/s"), NamedNode("http://e/p"), Literal("o"))
    graph = Answer(triples=(triple, triple))
    assert difference(graph, '<http://e/s> <http://e/p> "o" .') == ""
    assert difference(graph, '<http://e/s> <http://e/p> "o", "q" .').startswith("lacks 1: ")


@pytest.mark.parametrize("query", stored_queries(), ids=lambda query: query.name)
def test_a_graph_gives_values_for_what_must_be_given(query: StoredQuery) -> None:
    params = sample_params(made_up_world(), query)
    assert params is not None


def test_a_graph_without_nodes_of_a_kind_gives_none() -> None:
    assert sample_params(Store.open(None), load_query("said-by")) is None
