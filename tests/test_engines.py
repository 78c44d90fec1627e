"""One query on the embedded store, RDF files, an endpoint with its oddities, and rdflib."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.answers import shown
from kg.engines import Engine, open_place
from kg.engines.endpoint import Endpoint
from kg.engines.files import ENDINGS, read_files
from kg.engines.judge import Judge
from kg.engines.quirks import NO_UNION, plain_results
from kg.errors import KgError
from kg.queries import load_query, run
from kg.store import Literal, NamedNode, Store, Table
from kg.trial import made_up_world
from peer import Peer, peer

WORLD = Path(__file__).parent / "queries" / "world.trig"
SPOKEN = load_query("said-by")
WHO = {"actor": "Bo Berg", "from": "2030-06-01"}


@cache
def world() -> Store:
    return made_up_world()


@pytest.fixture
def server() -> Iterator[Peer]:
    with peer(world()) as running:
        yield running


def quotations(engine: Engine) -> list[str]:
    head, rows = shown(run(engine, SPOKEN, WHO))
    return [row[head.index("quotation")] for row in rows]


# --- files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["turtle", "trig", "nt", "nq", "rdfxml", "jsonld"])
@pytest.mark.parametrize("packed", [False, True])
def test_files_of_every_format_can_be_asked(tmp_path: Path, format_: str, packed: bool) -> None:
    ending = next(ending for ending, of in ENDINGS.items() if of == format_)
    union = Store.open(None)
    union.load(b"".join(world().dump("nt", graph) for graph in world().graphs()), "nt", "http://e/all")
    data = world().dump(format_) if format_ in ("trig", "nq", "jsonld") else union.dump(format_, "http://e/all")
    path = tmp_path / f"world{ending}{'.gz' if packed else ''}"
    path.write_bytes(gzip.compress(data) if packed else data)
    with open_place([path]) as engine:
        assert quotations(engine) == ["Anders has broken her word"]


def test_several_files_are_asked_together(tmp_path: Path) -> None:
    paths = []
    for number, graph in enumerate(world().graphs()):
        paths.append(tmp_path / f"{number}.nt")
        paths[-1].write_bytes(world().dump("nt", graph))
    with open_place(paths) as engine:
        assert quotations(engine) == ["Anders has broken her word"]


def test_files_of_another_base_bring_their_own(tmp_path: Path) -> None:
    path = tmp_path / "world.trig"
    path.write_text(WORLD.read_text(encoding="utf-8").replace("https://w3id.org/readout/id/", "http://example.org/d/"))
    store = read_files([path])
    assert store.base == "http://example.org/d/"
    answer = run(store, load_query("said-by"), {"actor": "ada-anders", "topic": "Trade"})
    assert shown(answer)[1][0][-1] == "article/bbbbbbbbbbbb/statement/1"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("none.ttl", None, "cannot be read"),
        ("graph.csv", b"a,b", "is no RDF file by its ending; give one of .ttl, .trig"),
        ("broken.ttl", b"<a> <b>", "not well-formed turtle"),
        ("broken.nt.gz", b"no gzip", "is no whole gzip file"),
        ("cut.nt.gz", gzip.compress(b"<http://e/s> <http://e/p> 1 ." * 99, mtime=0)[:40], "is no whole gzip file"),
    ],
)
def test_files_at_fault_are_named(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(KgError, match=f"{name}: .*{message}"):
        read_files([tmp_path / name])


# --- endpoints -----------------------------------------------------------------------------------------------


def test_an_endpoint_answers_as_the_store_does(server: Peer) -> None:
    with open_place(server.url) as engine:
        assert quotations(engine) == quotations(world())
        assert run(engine, load_query("spoke-to"), {"speaker": "ada-anders", "addressee": "伯格"}).boolean is True
        told = run(engine, load_query("about"), {"node": "event/visit"}).triples
    assert told
    assert set(told) == set(run(world(), load_query("about"), {"node": "event/visit"}).triples or ())


@pytest.mark.parametrize(
    "asked_so",
    [{"union-default-graph": "true"}, {"default-graph-uri": "urn:x-arq:UnionGraph"}],
    ids=["Oxigraph", "Jena"],
)
def test_the_default_graph_is_asked_to_be_the_union(server: Peer, asked_so: dict[str, str]) -> None:
    server.is_union = lambda fields: asked_so.items() <= fields.items()
    with Endpoint(server.url) as engine:
        assert quotations(engine) == ["Anders has broken her word"]


def test_a_default_graph_that_stays_empty_is_told_with_its_remedy(server: Peer) -> None:
    server.is_union = lambda _: False
    with Endpoint(server.url) as engine, pytest.raises(KgError) as caught:
        quotations(engine)
    assert str(caught.value).endswith(NO_UNION)


def test_an_endpoint_without_any_article_is_asked_as_it_is() -> None:
    with peer(Store.open(None)) as empty, Endpoint(empty.url) as engine:
        assert engine.query("ASK { ?s ?p ?o }") is False
        assert engine.base == "https://w3id.org/readout/id/"


def test_an_endpoint_that_takes_get_alone_is_asked_so(server: Peer) -> None:
    server.get_alone = True
    with Endpoint(server.url) as engine:
        assert quotations(engine) == ["Anders has broken her word"]
    assert server.seen.count("POST") == 1


def test_results_as_virtuoso_writes_them_are_read() -> None:
    boolean = "http://www.w3.org/2001/XMLSchema#boolean"
    term = {"a": {"type": "typed-literal", "datatype": boolean, "value": "1"}}
    text = f'{{"head": {{"link": [], "vars": ["a"]}}, "results": {{"bindings": [{term}]}}}}'.replace("'", '"')
    with peer(world()) as server:
        server.rewrite = lambda _: text
        with Endpoint(server.url) as engine:
            table = engine.select("SELECT ?a { }")
    assert [tuple(row) for row in table] == [(Literal("true", datatype=NamedNode(boolean)),)]


def test_what_a_literal_says_is_not_taken_for_a_type() -> None:
    text = '{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"\\"typed-literal\\" {}"}}]}}'
    assert '\\"typed-literal\\" {}' in plain_results(text)


@pytest.mark.parametrize("text", ["", "<html>", "{}", '{"head": {}, "results": 3}', "[1]"])
def test_an_answer_that_is_none_is_told(server: Peer, text: str) -> None:
    server.rewrite = lambda _: text
    with Endpoint(server.url) as engine, pytest.raises(KgError, match="not SPARQL results in JSON") as caught:
        engine.query("ASK {}")
    assert "\n" not in str(caught.value)


def test_a_query_that_is_refused_is_told_in_the_endpoints_words(server: Peer) -> None:
    with Endpoint(server.url) as engine, pytest.raises(KgError, match=r"refused with 400 .*\(malformed query"):
        engine.query("SELECT")


# --- rdflib --------------------------------------------------------------------------------------------------


def test_rdflib_answers_in_the_same_terms() -> None:
    judge = Judge(world())
    assert quotations(judge) == ["Anders has broken her word"]
    assert judge.query("ASK { ?s ?p ?o }") is True
    with pytest.raises(KgError, match=r"not SPARQL 1\.1 to rdflib"):
        judge.query("SELECT")


def test_nothing_is_no_row_to_rdflib_too() -> None:
    table = Judge(Store.open(None)).query("SELECT ?s (MIN(?o) AS ?m) { ?s <http://e/p> ?o } GROUP BY ?s")
    assert isinstance(table, Table)
    assert len(table) == 0
