"""Loading into another store: a small one stands in for it, on this machine alone."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.errors import KgError
from kg.iri import Iris
from kg.load import BATCH, load
from kg.store import NamedNode, Store

WORLD = Path(__file__).parent / "queries" / "world.trig"
IRIS = Iris()


class OtherStore(ThreadingHTTPServer):
    """Speaks the Graph Store protocol, SPARQL Update and SPARQL at three addresses, over our own engine."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.held = Store.open(None)
        self.requests: list[tuple[str, int]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: OtherStore

    def do_PUT(self) -> None:
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if address.path != "/store":
            self.answer(int(address.path.strip("/") or 404))
            return
        self.server.held.replace(parse_qs(address.query)["graph"][0], body.split("\n"))
        self.server.requests.append(("PUT", body.count(" .\n")))
        self.answer(204)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.headers["Content-Type"].startswith("application/sparql-update"):
            self.server.held.engine.update(body)
            self.server.requests.append((body.split()[0], body.count(" .\n")))
            self.answer(200)
        else:
            self.answer(415)

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path != "/query":
            self.answer(200, b"<html>")
            return
        table = self.server.held.select(parse_qs(address.query)["query"][0])
        number = next(iter(table))["n"].value
        self.answer(200, json.dumps({"results": {"bindings": [{"n": {"value": number}}]}}).encode())

    def answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def other() -> Iterator[OtherStore]:
    server = OtherStore()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def world() -> Store:
    store = Store.open(None)
    store.load(WORLD.read_bytes(), "trig")
    store.replace(IRIS.ontology_graph, ['<http://e/o> <http://e/p> "o" .'])
    store.replace(IRIS.run_graph, ['<http://e/r> <http://e/p> "now" .'])
    return store


def without_run(store: Store) -> set[object]:
    return {quad for quad in store.quads() if quad.graph_name != NamedNode(IRIS.run_graph)}


def test_each_graph_is_put_in_one_request(world: Store, other: OtherStore) -> None:
    seen: list[str] = []
    count = load(world, f"{other.address}/store", on_graph=seen.append)
    assert count == len(seen) == len(other.requests) == 5
    assert set(other.held.quads()) == without_run(world)
    assert set(seen) == set(world.graphs()) - {IRIS.run_graph}


def test_updates_come_in_batches_and_replace_what_was_there(world: Store, other: OtherStore) -> None:
    world.replace("http://e/big", [f'<http://e/s{n}> <http://e/p> "習 \\" }} {n}" .' for n in range(2 * BATCH + 1)])
    other.held.replace(IRIS.consolidated, ['<http://e/old> <http://e/p> "old" .'])
    load(world, f"{other.address}/update", update=True, query_endpoint=f"{other.address}/query")
    assert set(other.held.quads()) == without_run(world)
    assert max(size for _, size in other.requests) <= BATCH


def test_the_counts_are_compared_where_they_can_be_asked(world: Store, other: OtherStore) -> None:
    load(world, f"{other.address}/store", query_endpoint=f"{other.address}/query")
    with pytest.raises(KgError, match="does not answer queries"):
        load(world, f"{other.address}/store", query_endpoint=f"{other.address}/page")


def test_a_store_that_loses_statements_is_found_out(
    world: Store, other: OtherStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other.held, "replace", lambda *_: None)
    with pytest.raises(KgError, match=r"holds 0 statements of .*, 1 were sent"):
        load(world, f"{other.address}/store", query_endpoint=f"{other.address}/query")


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        (400, "Graph Store address"),
        (401, "wants a name and password"),
        (404, "nothing at this address"),
        (413, "--update"),
        (500, "see the store's log"),
    ],
)
def test_a_refusal_is_one_line_with_its_remedy(world: Store, other: OtherStore, status: int, remedy: str) -> None:
    with pytest.raises(KgError, match=f"refused with {status} .*{remedy}") as caught:
        load(world, f"{other.address}/{status}")
    assert "\n" not in str(caught.value)


def test_a_password_is_not_repeated_in_messages(world: Store, other: OtherStore) -> None:
    address = other.address.replace("http://", "http://ada:secret@")
    with pytest.raises(KgError, match="refused with 401") as caught:
        load(world, f"{address}/401")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/store", "http://127.0.0.1:1"])
def test_a_store_that_is_not_running_is_named(world: Store, address: str) -> None:
    with pytest.raises(KgError, match=r"cannot be reached .*is the store running"):
        load(world, address)


@pytest.mark.parametrize("address", ["localhost", "ftp://127.0.0.1/x", "http://a:b/", ""])
def test_what_is_no_address_is_named(world: Store, address: str) -> None:
    with pytest.raises(KgError, match="is not an address such as"):
        load(world, address)
