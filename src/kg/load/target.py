"""Another store, as it is written to: by the SPARQL 1.1 Graph Store protocol, or by SPARQL UPDATE.

Both write one named graph at a time, and both may be repeated without harm: a store that breaks off is sent the
same again. There are no blank nodes in our graphs, which some stores refuse and which would come twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from kg.remote import Remote

# Virtuoso 7 refuses some 5,000 triples in one INSERT DATA, and others long requests
MOST_TRIPLES = 2000
MOST_CHARACTERS = 1_000_000
_TURTLE = {"Content-Type": "text/turtle; charset=utf-8"}
_UPDATE = {"Content-Type": "application/sparql-update; charset=utf-8"}
_WRONG_ONE = "is this its Graph Store address, or its update address (--update)?"
REMEDIES: Mapping[int, str] = {
    400: f"it does not understand the request; {_WRONG_ONE}",
    403: "it is read-only, or forbids writing to this user",
    404: "there is nothing at this address; look up the store's Graph Store or update address",
    405: f"it is read-only, or takes no such request; {_WRONG_ONE}",
    413: "the graph is too large for one request; send batches with --update",
    415: f"it takes no Turtle here; {_WRONG_ONE}",
}
_GONE = (404,)  # what is to be dropped and is not there


class Target(Protocol):
    """Another store that named graphs are written to; triples are lines of N-Triples."""

    remote: Remote

    def replace(self, graph: str, lines: list[str]) -> None:
        """Make `lines` all that the graph says."""

    def add(self, graph: str, lines: list[str]) -> None:
        """Add `lines` to what the graph says."""

    def drop(self, graph: str) -> None:
        """Take the graph away, if it is there."""


class GraphStore:
    """A store at its Graph Store address: one request a graph."""

    def __init__(self, remote: Remote) -> None:
        self.remote = remote

    def replace(self, graph: str, lines: list[str]) -> None:
        """Make `lines` all that the graph says."""
        self._send("PUT", graph, lines)

    def add(self, graph: str, lines: list[str]) -> None:
        """Add `lines` to what the graph says."""
        self._send("POST", graph, lines)

    def drop(self, graph: str) -> None:
        """Take the graph away, if it is there."""
        self.remote.send("DELETE", params={"graph": graph}, allow=_GONE, remedies=REMEDIES)

    def _send(self, method: str, graph: str, lines: list[str]) -> None:
        # N-Triples are Turtle, and Turtle is what every store takes
        content = "".join(f"{line}\n" for line in lines).encode()
        self.remote.send(method, params={"graph": graph}, headers=_TURTLE, content=content, remedies=REMEDIES)


class UpdateEndpoint:
    """A store at its SPARQL UPDATE address: requests small enough for every store."""

    def __init__(self, remote: Remote) -> None:
        self.remote = remote

    def replace(self, graph: str, lines: list[str]) -> None:
        """Make `lines` all that the graph says: in one request where they fit, so that it is never half there."""
        first, *others = batches(lines) or [[]]
        self._send(f"DROP SILENT GRAPH <{graph}>" + (f" ;\n{_insertion(graph, first)}" if first else ""))
        for batch in others:
            self._send(_insertion(graph, batch))

    def add(self, graph: str, lines: list[str]) -> None:
        """Add `lines` to what the graph says."""
        for batch in batches(lines):
            self._send(_insertion(graph, batch))

    def drop(self, graph: str) -> None:
        """Take the graph away, if it is there."""
        self._send(f"DROP SILENT GRAPH <{graph}>")

    def _send(self, text: str) -> None:
        self.remote.send("POST", headers=_UPDATE, content=text.encode(), remedies=REMEDIES)


def batches(lines: Iterable[str]) -> list[list[str]]:
    """Part lines into batches that a store takes in one request."""
    return list(_batches(lines))


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for line in lines:
        if batch and (len(batch) == MOST_TRIPLES or size + len(line) > MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(line)
        size += len(line)
    if batch:
        yield batch


def _insertion(graph: str, lines: list[str]) -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n" + "\n".join(lines) + "\n} }"
