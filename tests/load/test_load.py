"""Loading into another store: what is sent, what is sent again, and what is said when it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import remote
from kg.errors import KgError
from kg.iri import Iris
from kg.load import Sending, load
from kg.load.journal import FOLDER, Journal
from kg.load.known import asked_at
from kg.load.target import MOST_CHARACTERS, MOST_TRIPLES, batches
from kg.store import NamedNode, Store
from other_store import OtherStore, running

WORLD = Path(__file__).parent.parent / "queries" / "world.trig"
IRIS = Iris()
UPDATE = Sending(update=True)
GRAPHS = 5


@pytest.fixture(autouse=True)
def _no_logins_no_pauses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("KG_USER", "KG_PASSWORD", "KG_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    monkeypatch.setattr(remote, "FIRST_PAUSE", 0.0)


@pytest.fixture
def other() -> Iterator[OtherStore]:
    with running(OtherStore()) as server:
        yield server


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "graph") as store:
        store.load(WORLD.read_bytes(), "trig")
        store.replace(IRIS.ontology_graph, ['<http://e/o> <http://e/p> "o" .'])
        store.replace(IRIS.run_graph, ['<http://e/r> <http://e/p> "now" .'])
        yield store


def without_run(store: Store) -> set[object]:
    return {quad for quad in store.quads() if quad.graph_name != NamedNode(IRIS.run_graph)}


# --- what is sent --------------------------------------------------------------------------------------------


def test_each_graph_is_put_in_one_request(world: Store, other: OtherStore) -> None:
    seen: list[str] = []
    loaded = load(world, f"{other.address}/store", on_graph=seen.append)
    assert list(loaded.sent) == seen
    assert len(seen) == len(other.requests) == GRAPHS
    assert set(other.held.quads()) == without_run(world)
    assert set(seen) == set(world.graphs()) - {IRIS.run_graph}
    assert loaded.triples == len(without_run(world))


def test_updates_come_in_batches_and_replace_what_was_there(world: Store, other: OtherStore) -> None:
    world.replace(
        "http://e/big", [f'<http://e/s{n}> <http://e/p> "習 \\" }} {n}" .' for n in range(2 * MOST_TRIPLES + 1)]
    )
    other.held.replace(IRIS.consolidated, ['<http://e/old> <http://e/p> "old" .'])
    load(world, f"{other.address}/update", UPDATE)
    assert set(other.held.quads()) == without_run(world)
    assert max(size for _, size in other.requests) <= MOST_TRIPLES
    assert len(other.requests) == GRAPHS + 3


def test_batches_are_bounded_by_triples_and_by_characters() -> None:
    assert [len(batch) for batch in batches(["t"] * (MOST_TRIPLES + 1))] == [MOST_TRIPLES, 1]
    long = "x" * (MOST_CHARACTERS // 2)
    assert [len(batch) for batch in batches([long, long, long])] == [2, 1]
    assert batches(["x" * (2 * MOST_CHARACTERS)]) == [["x" * (2 * MOST_CHARACTERS)]]
    assert batches([]) == []


@pytest.mark.parametrize(("address", "update"), [("store", False), ("update", True)])
def test_what_a_store_says_beside_can_be_kept(world: Store, other: OtherStore, address: str, update: bool) -> None:
    other.held.replace(IRIS.consolidated, ['<http://e/theirs> <http://e/p> "kept" .'])
    load(world, f"{other.address}/{address}", Sending(update=update, add=True))
    held = set(other.held.quads())
    assert len(held) == len(without_run(world)) + 1
    assert without_run(world) < held
    load(world, f"{other.address}/{address}", Sending(update=update, afresh=True))
    assert set(other.held.quads()) == without_run(world)


def test_a_dry_run_sends_nothing(world: Store, other: OtherStore) -> None:
    loaded = load(world, f"{other.address}/store", Sending(dry_run=True))
    assert len(loaded.sent) == GRAPHS
    assert other.requests == []


# --- what is sent again --------------------------------------------------------------------------------------


def test_a_second_load_sends_only_what_changed(world: Store, other: OtherStore) -> None:
    url = f"{other.address}/store"
    load(world, url)
    assert (load(world, url).sent, len(other.requests)) == ((), GRAPHS)
    world.replace(IRIS.ontology_graph, ['<http://e/o> <http://e/p> "new" .'])
    loaded = load(world, url)
    assert (loaded.sent, len(loaded.same)) == ((IRIS.ontology_graph,), GRAPHS - 1)
    assert set(other.held.quads()) == without_run(world)
    assert len(load(world, url, Sending(afresh=True)).sent) == GRAPHS


def test_a_graph_that_was_removed_here_is_dropped_there(world: Store, other: OtherStore) -> None:
    other.held.replace("http://e/theirs", ['<http://e/s> <http://e/p> "theirs" .'])
    url = f"{other.address}/store"
    load(world, url)
    gone = world.articles()[0].graph
    world.remove(gone)
    assert load(world, url, Sending(add=True)).dropped == ()
    assert load(world, url, Sending(dry_run=True)).dropped == (gone,)
    assert load(world, url).dropped == (gone,)
    assert set(other.held.graphs()) == {*world.graphs(), "http://e/theirs"} - {IRIS.run_graph}


def test_what_the_other_store_lost_is_sent_again(world: Store, other: OtherStore) -> None:
    url = f"{other.address}/update"
    load(world, url, UPDATE)
    other.held.remove(IRIS.consolidated)
    assert load(world, url, UPDATE).sent == (IRIS.consolidated,)
    assert set(other.held.quads()) == without_run(world)


@pytest.mark.parametrize(("address", "update"), [("store", False), ("update", True)])
@pytest.mark.parametrize("lost", [False, True])
def test_a_load_that_broke_off_goes_on(world: Store, address: str, update: bool, lost: bool) -> None:
    """The store is killed in the middle, once with all that it held, and another stands up in its place."""
    world.replace("http://e/big", [f'<http://e/s{n}> <http://e/p> "{n}" .' for n in range(3 * MOST_TRIPLES)])
    with running(OtherStore()) as first:
        first.breaks_after = GRAPHS
        with pytest.raises(KgError, match=rf"cannot be reached .*; \d of {GRAPHS + 1} graphs are there, load again"):
            load(world, f"{first.address}/{address}", Sending(update=update))
        port = first.server_address[1]
    with running(OtherStore(None if lost else first.held, port)) as second:
        loaded = load(world, f"{second.address}/{address}", Sending(update=update))
        assert set(second.held.quads()) == without_run(world)
        assert loaded.counted == "by query"
        assert bool(loaded.same) is not lost


@pytest.mark.parametrize("faults", [[503], [500, 500], [502, 429, 504]])
def test_a_store_that_is_busy_is_asked_again(world: Store, other: OtherStore, faults: list[int]) -> None:
    other.faults = list(faults)
    load(world, f"{other.address}/store")
    assert set(other.held.quads()) == without_run(world)


def test_a_line_that_was_left_half_written_spoils_no_other(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "http://e/store")
    journal.note("http://e/one", "1")
    path = next((tmp_path / FOLDER).iterdir())
    with path.open("a") as file:
        file.write('\n["http://e/two", "')
    Journal(tmp_path, "http://e/store").note("http://e/three", "3")
    assert Journal(tmp_path, "http://ada:secret@e/store").delivered == {"http://e/one": "1", "http://e/three": "3"}
    assert Journal(tmp_path, "http://e/other").delivered == {}
    journal.forget(["http://e/one"])
    assert Journal(tmp_path, "http://e/store").delivered == {"http://e/three": "3"}


def test_a_journal_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file in its place")
    journal = Journal(tmp_path, "http://e/store")
    journal.note("http://e/one", "1")
    journal.tidy()
    assert journal.delivered == {"http://e/one": "1"}


# --- counting ------------------------------------------------------------------------------------------------


def test_the_counts_are_compared_by_query_or_by_fetching(world: Store, other: OtherStore) -> None:
    assert load(world, f"{other.address}/store").counted == "by query"
    assert load(world, f"{other.address}/update", Sending(update=True, query=f"{other.address}/query")).counted
    other.answers_queries = False
    assert load(world, f"{other.address}/store").counted == "by fetching each graph"
    assert load(world, f"{other.address}/update", UPDATE).counted is None
    assert len(load(world, f"{other.address}/update", UPDATE).sent) == GRAPHS, "what cannot be counted is sent"


def test_a_page_is_no_query_address(world: Store, other: OtherStore) -> None:
    with pytest.raises(KgError, match=r"/page: does not answer queries; .*--query"):
        load(world, f"{other.address}/store", Sending(query=f"{other.address}/page"))


@pytest.mark.parametrize("answers_queries", [True, False])
def test_a_store_that_loses_triples_is_found_out(world: Store, other: OtherStore, answers_queries: bool) -> None:
    other.answers_queries = answers_queries
    other.loses = True
    with pytest.raises(KgError, match=r"holds 0 of 1 triples of <.*/ontology>, .* and other numbers of 2 more graphs"):
        load(world, f"{other.address}/store")
    other.loses = False
    assert len(load(world, f"{other.address}/store").sent) == GRAPHS


def test_both_sides_can_be_counted_without_sending(world: Store, other: OtherStore) -> None:
    verify = Sending(verify=True)
    with pytest.raises(KgError, match="holds 0 of"):
        load(world, f"{other.address}/store", verify)
    load(world, f"{other.address}/store")
    number = len(other.requests)
    assert len(load(world, f"{other.address}/store", verify).same) == GRAPHS
    assert len(other.requests) == number
    other.answers_queries = False
    with pytest.raises(KgError, match="say so with --query"):
        load(world, f"{other.address}/update", Sending(update=True, verify=True))


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("http://localhost:7878/store", "http://localhost:7878/query"),
        ("http://localhost:7878/update", "http://localhost:7878/query"),
        ("http://localhost:3030/news/data?default", "http://localhost:3030/news/query"),
        ("http://localhost:8890/sparql-graph-crud-auth", "http://localhost:8890/sparql"),
        ("http://localhost:8890/sparql-auth/", "http://localhost:8890/sparql"),
        (
            "http://localhost:8080/rdf4j-server/repositories/n/rdf-graphs/service",
            "http://localhost:8080/rdf4j-server/repositories/n",
        ),
        ("http://localhost:7200/repositories/n/statements", "http://localhost:7200/repositories/n"),
        ("https://cluster:8182/sparql/gsp/", "https://cluster:8182/sparql"),
        ("https://cluster:8182/sparql", "https://cluster:8182/sparql"),
        ("http://localhost/elsewhere", None),
    ],
)
def test_where_well_known_stores_answer_queries(written: str, asked: str | None) -> None:
    assert asked_at(written) == asked


# --- what goes wrong -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        (400, "Graph Store address"),
        (401, "wants a login; set KG_USER"),
        (403, "read-only, or forbids"),
        (404, "nothing at this address"),
        (405, "read-only, or takes no such request"),
        (413, "--update"),
        (415, "--update"),
        (501, "see the store's log"),
    ],
)
def test_a_refusal_is_one_line_with_a_remedy(world: Store, other: OtherStore, status: int, remedy: str) -> None:
    with pytest.raises(KgError, match=rf"/{status}: refused with {status} .*{remedy}") as caught:
        load(world, f"{other.address}/{status}")
    assert "\n" not in str(caught.value)
    assert "graphs are there" not in str(caught.value)  # what is refused from the start is not to be loaded again


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/store", "http://127.0.0.1:1"])
def test_a_store_that_is_not_running_is_named(world: Store, address: str) -> None:
    with pytest.raises(KgError, match=r"cannot be reached .*is the store running"):
        load(world, address)


@pytest.mark.parametrize("address", ["localhost", "ftp://127.0.0.1/x", "http://a:b/", ""])
def test_what_is_no_address_is_named(world: Store, address: str) -> None:
    with pytest.raises(KgError, match="is not an address such as"):
        load(world, address)
