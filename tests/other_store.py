"""A triple store that stands in for another, on this machine alone, and can be told to fail."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from kg.store import NamedNode, Store, Table


class BrokenOffError(Exception):
    """The store breaks off the connection."""


class OtherStore(ThreadingHTTPServer):
    """Speaks the Graph Store protocol, SPARQL UPDATE and SPARQL at three addresses, over our own engine.

    `/401`, `/500` and the like answer everything with that status.
    """

    daemon_threads = True

    def __init__(self, held: Store | None = None, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.held = held or Store.open(None)
        self.requests: list[tuple[str, int]] = []  # what changed it: the method or verb, and how many triples came
        self.faults: list[int] = []  # statuses of the next answers to what would change it
        self.breaks_after: int | None = None  # that many changes
        self.answers_queries = True
        self.loses = False  # says that it took what it did not

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        """Say nothing of who broke off."""


class Handler(BaseHTTPRequestHandler):
    server: OtherStore

    def do_PUT(self) -> None:
        self.write_graph(replace=True)

    def do_DELETE(self) -> None:
        self.change("DELETE", 0, lambda: self.server.held.remove(self.graph))

    def do_POST(self) -> None:
        kind = self.headers.get("Content-Type", "")
        if kind.startswith("application/sparql-update"):
            text = self.body()
            self.change(text.split()[0], text.count(" .\n"), lambda: self.server.held.engine.update(text))
        elif kind.startswith("application/x-www-form-urlencoded"):
            self.ask(parse_qs(self.body())["query"][0])
        else:
            self.write_graph(replace=False)

    def do_GET(self) -> None:
        if urlsplit(self.path).path != "/store":
            self.answer(200, b"<html>")
        elif self.graph in self.server.held.graphs():
            self.answer(200, self.server.held.dump("nt", self.graph), "application/n-triples")
        else:
            self.answer(404)

    @property
    def graph(self) -> str:
        return parse_qs(urlsplit(self.path).query)["graph"][0]

    def body(self) -> str:
        return self.rfile.read(int(self.headers["Content-Length"])).decode()

    def write_graph(self, *, replace: bool) -> None:
        text = self.body()
        if urlsplit(self.path).path != "/store":
            self.answer(int(urlsplit(self.path).path.strip("/") or 404))
            return
        held = self.server.held
        lines = text.split("\n")
        kept = [] if replace else held.dump("nt", self.graph).decode().split("\n")
        self.change(self.command, text.count(" .\n"), lambda: held.replace(self.graph, [*kept, *lines]))

    def change(self, verb: str, size: int, act: Callable[[], object]) -> None:
        """Change what is held, unless the store is told to fail."""
        server = self.server
        if server.breaks_after is not None and len(server.requests) >= server.breaks_after:
            raise BrokenOffError
        if server.faults:
            self.answer(server.faults.pop(0))
            return
        server.requests.append((verb, size))
        if not server.loses:
            act()
        self.answer(204)

    def ask(self, query: str) -> None:
        path = urlsplit(self.path).path
        if path != "/query" or not self.server.answers_queries:
            self.answer(200 if path == "/page" else 404, b"<html>")
            return
        found = self.server.held.query(query, union=False)
        if isinstance(found, bool):
            self.answer(200, json.dumps({"head": {}, "boolean": found}).encode())
            return
        assert isinstance(found, Table)
        rows = [
            {
                name: {"type": "uri" if isinstance(term, NamedNode) else "literal", "value": term.value}
                for name, term in zip(found.variables, row, strict=True)
            }
            for row in found
        ]
        self.answer(200, json.dumps({"results": {"bindings": rows}}).encode())

    def answer(self, status: int, body: bytes = b"", kind: str = "application/sparql-results+json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def running(server: OtherStore) -> Iterator[OtherStore]:
    """Serve until the block ends."""
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
