"""A SPARQL endpoint on this machine, over a store of our own; it can be made as odd as those that are met."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat

from kg.store import Store


class Handler(BaseHTTPRequestHandler):
    """Answers queries at any path, updates at /update."""

    server: Peer

    def do_GET(self) -> None:
        self.server.seen.append("GET")
        self.ask(fields_of(urlsplit(self.path).query))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/update":
            self.server.store.engine.update(body)
            self.reply(204)
            return
        self.server.seen.append("POST")
        if self.server.get_alone:
            self.reply(405)
        elif self.headers["Content-Type"].startswith("application/sparql-query"):
            self.ask({"query": body, **fields_of(urlsplit(self.path).query)})
        else:
            self.ask(fields_of(body))

    def ask(self, fields: dict[str, str]) -> None:
        union = self.server.is_union(fields)
        try:
            found = self.server.store.engine.query(fields["query"], use_default_graph_as_union=union)
        except SyntaxError as error:
            self.reply(400, "text/plain", f"malformed query\n{error}")
            return
        if isinstance(found, QueryTriples):
            self.reply(200, "application/n-triples", (found.serialize(format=RdfFormat.N_TRIPLES) or b"").decode())
        else:
            text = (found.serialize(format=QueryResultsFormat.JSON) or b"").decode()
            self.reply(200, "application/sparql-results+json", self.server.rewrite(text))

    def reply(self, status: int, kind: str = "text/plain", text: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        data = text.encode()
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def fields_of(form: str) -> dict[str, str]:
    """The fields of a form, or of an address."""
    return {name: values[0] for name, values in parse_qs(form).items()}


class Peer(ThreadingHTTPServer):
    """The endpoint: what it holds, what it was sent, and its oddities."""

    daemon_threads = True

    def __init__(self, store: Store) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.store = store
        self.seen: list[str] = []
        self.get_alone = False
        self.is_union: Callable[[dict[str, str]], bool] = lambda _: True
        self.rewrite: Callable[[str], str] = lambda text: text

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def peer(store: Store) -> Iterator[Peer]:
    """Serve a store while the block runs."""
    server = Peer(store)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
