"""Real triple stores, started here on the loopback address: what is loaded arrives, and is answered as by our own.

Run by `make test-stores`, not by `make test`: the stores are downloaded once into `build/stores`. A store that cannot
be had is skipped, with its reason. What each did is kept in `build/stores/results`, for `docs/stores.md`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from comparison import changed_triples
from differences import EXPLAINED
from kg.engines.endpoint import Endpoint
from kg.errors import KgError
from kg.export import Selection, export
from kg.load import Sending, load
from kg.load.target import UpdateEndpoint
from kg.queries import stored_queries
from kg.remote import Remote
from kg.store import Store
from kg.trial import Tried, cases_of, made_up_world, try_against, try_cases
from kg.trial.lending import lend
from real_stores import STORES, Running, comunica, free_port
from results import note
from store_files import Unavailable

pytestmark = pytest.mark.stores
PATIENCE = 30.0  # seconds for one question
LOGINS = ("KG_USER", "KG_PASSWORD", "KG_TOKEN")


@dataclass
class Bench:
    """A store under test, and what is noted of it."""

    key: str
    store: Running
    noted: dict[str, object] = field(default_factory=dict)

    def note_tried(self, what: str, tried: list[Tried]) -> list[str]:
        """Keep how many queries answered alike; return those that did not and are not explained."""
        differing = {each.query: each.difference for each in tried if each.difference}
        unlike = sum(1 for each in tried if each.difference)
        self.noted[what] = {"alike": len(tried) - unlike, "of": len(tried), "differing": sorted(differing)}
        known = EXPLAINED.get(self.key, {})
        return [f"{query}: {difference}" for query, difference in differing.items() if query not in known]


@pytest.fixture(scope="module")
def own(seed_store: Path) -> Iterator[Store]:
    """Our own store of the seeds."""
    with Store.open(seed_store, read_only=True) as store:
        yield store


@contextmanager
def logged_in(login: Mapping[str, str]) -> Iterator[None]:
    """Log in by the environment, as a user does."""
    with pytest.MonkeyPatch.context() as patch:
        for name in LOGINS:
            patch.delenv(name, raising=False)
        for name, value in login.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="module", params=list(STORES))
def bench(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, own: Store) -> Iterator[Bench]:
    """Each store in turn, with the graph of the seeds; what is noted of it is written when it stops."""
    folder = tmp_path_factory.mktemp(request.param)
    try:
        with STORES[request.param](folder / "store") as store, logged_in(store.login):
            bench = Bench(request.param, store, {"name": store.name, "version": store.version})
            load(own, store.graph_store)
            yield bench
            note(bench.key, bench.noted)
    except Unavailable as reason:
        pytest.skip(str(reason))


def test_the_graph_store_takes_every_graph(bench: Bench, own: Store) -> None:
    loaded = load(own, bench.store.graph_store, Sending(afresh=True))
    assert loaded.counted == "by query"
    assert len(loaded.sent) == len(own.graphs()) - 1
    bench.noted["graph store"] = loaded.triples


def test_each_triple_comes_back_as_it_was(bench: Bench, own: Store) -> None:
    with Endpoint(bench.store.query) as endpoint:
        for graph in own.graphs():
            if not graph.endswith("/run"):
                assert changed_triples(own, endpoint, graph) == []
    bench.noted["triple for triple"] = True


def test_the_update_address_takes_every_graph(bench: Bench, own: Store) -> None:
    loaded = load(own, bench.store.update, Sending(update=True, afresh=True))
    assert loaded.counted == "by query"
    bench.noted["update"] = loaded.triples


def test_stored_queries_answer_as_on_our_own_store(bench: Bench, own: Store) -> None:
    with Endpoint(bench.store.query, PATIENCE) as endpoint:
        tried = list(try_against(own, bench.key, endpoint, stored_queries()))
    assert len(tried) > 20
    assert bench.note_tried("seeds", tried) == []


def test_stored_queries_answer_as_expected_of_the_made_up_world(bench: Bench, own: Store) -> None:
    with Remote(bench.store.update) as remote:
        for graph in own.graphs():
            UpdateEndpoint(remote).drop(graph)
    world = made_up_world()
    with lend(world, bench.store.update), Endpoint(bench.store.query, PATIENCE) as endpoint:
        tried = list(try_cases({bench.key: endpoint}, cases_of()))
    assert bench.note_tried("world", tried) == []


def test_a_login_that_lacks_or_is_wrong_is_one_clear_line(bench: Bench, own: Store) -> None:
    if not bench.store.login:
        pytest.skip(f"{bench.store.name} as it is started here asks for no login")
    for login, told in (({}, "wants a login"), ({**bench.store.login, "KG_PASSWORD": "no"}, "does not accept this")):
        with logged_in(login), pytest.raises(KgError, match=told) as caught:
            load(own, bench.store.graph_store, Sending(afresh=True))
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", list(STORES))
@pytest.mark.parametrize("update", [False, True], ids=["graph-store", "update"])
def test_a_store_that_is_killed_in_the_middle_is_loaded_on(
    name: str, update: bool, tmp_path: Path, seed_store: Path
) -> None:
    """Killed as by a power cut; then it is started again, and the same load ends with equal counts."""
    own = tmp_path / "own"  # the journal of what arrived is kept in it
    shutil.copytree(seed_store, own)
    start, port, folder = STORES[name], free_port(), tmp_path / "store"
    how = Sending(update=update)
    try:
        with Store.open(own, read_only=True) as graph:
            with start(folder, port) as store, logged_in(store.login):
                url = store.update if update else store.graph_store
                arrived: list[str] = []

                def kill_in_the_middle(each: str) -> None:
                    arrived.append(each)
                    if len(arrived) == 3:
                        store.kill()

                with pytest.raises(KgError, match=r"cannot be reached .* graphs are there, load again to go on"):
                    load(graph, url, how, on_graph=kill_in_the_middle)
            with start(folder, port) as store, logged_in(store.login):
                loaded = load(graph, url, how)
                assert loaded.counted == "by query"
                assert len(loaded.sent) + len(loaded.same) == len(graph.graphs()) - 1
                assert load(graph, url, how).sent == ()
                note(name, {"name": store.name, "version": store.version, "killed": True})
    except Unavailable as reason:
        pytest.skip(str(reason))


def test_a_store_that_is_served_read_only_is_one_clear_line(tmp_path: Path, own: Store) -> None:
    try:
        with STORES["fuseki"](tmp_path / "store") as store, pytest.raises(KgError, match="is read-only") as caught:
            load(own, store.query)
    except Unavailable as reason:
        pytest.skip(str(reason))
    assert "\n" not in str(caught.value)


def test_comunica_answers_from_the_exported_file(tmp_path: Path, own: Store) -> None:
    """An engine of its own, without a store, over the Turtle that `kg export` writes."""
    export(own, tmp_path / "graph.ttl", None, Selection(with_ontology=True))
    try:
        with (
            comunica(tmp_path / "graph.ttl", tmp_path / "server") as store,
            Endpoint(store.query, PATIENCE) as endpoint,
        ):
            bench = Bench("comunica", store, {"name": store.name, "version": store.version})
            unexplained = bench.note_tried("seeds", list(try_against(own, "comunica", endpoint, stored_queries())))
            note(bench.key, bench.noted)
    except Unavailable as reason:
        pytest.skip(str(reason))
    assert unexplained == []
