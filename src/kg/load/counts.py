"""How many triples each named graph has in another store: asked by SPARQL, or fetched and counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol
from urllib.parse import urlencode

from kg.errors import KgError
from kg.remote import Remote
from kg.store import Store

_AT_ONCE = 50  # graphs in one question
_ASKED = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
_FETCHED = {"Accept": "application/n-triples, text/turtle;q=0.9"}


class Counter(Protocol):
    """Counts the triples of named graphs in another store; those that are not there have none."""

    way: str

    def count(self, graphs: Sequence[str]) -> dict[str, int]:
        """Return the number of triples by graph."""


class Asked:
    """Counts by a SPARQL query."""

    way = "by query"

    def __init__(self, remote: Remote) -> None:
        self.remote = remote

    def answers(self) -> bool:
        """Say whether anything answers queries here."""
        try:
            return isinstance(self._ask("ASK {}").get("boolean"), bool)
        except KgError:
            return False

    def count(self, graphs: Sequence[str]) -> dict[str, int]:
        """Return the number of triples by graph.

        Raises:
            KgError: the store cannot be reached, or does not answer queries here.
        """
        found = dict.fromkeys(graphs, 0)
        for some in _parts(graphs):
            values = " ".join(f"<{graph}>" for graph in some)
            found |= self._counts(
                f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
            )
        return found

    def _counts(self, query: str) -> dict[str, int]:
        try:
            rows = self._ask(query)["results"]["bindings"]
            # where there is no group, some stores give a row without a graph
            return {row["g"]["value"]: int(row["n"]["value"]) for row in rows if "g" in row}
        except (ValueError, KeyError, TypeError) as error:
            raise KgError(f"{self.remote.where}: does not answer queries; give its query address (--query)") from error

    def _ask(self, query: str) -> dict[str, dict[str, list[dict[str, dict[str, str]]]]]:
        answer = self.remote.send("POST", headers=_ASKED, content=urlencode({"query": query}).encode())
        try:
            document = answer.json()
        except ValueError:
            document = None
        return document if isinstance(document, dict) else {}


class Fetched:
    """Counts by fetching each graph whole from the Graph Store address, where there is nothing to ask."""

    way = "by fetching each graph"

    def __init__(self, remote: Remote) -> None:
        self.remote = remote

    def count(self, graphs: Sequence[str]) -> dict[str, int]:
        """Return the number of triples by graph.

        Raises:
            KgError: the store cannot be reached, or gives no graphs.
        """
        return {graph: self._count(graph) for graph in graphs}

    def _count(self, graph: str) -> int:
        answer = self.remote.send("GET", params={"graph": graph}, headers=_FETCHED, allow=(404,))
        if not answer.is_success:
            return 0
        kind = answer.headers.get("content-type", "")
        with Store.open(None) as held:
            try:
                held.load(answer.content, "nt" if "n-triples" in kind else "turtle")
            except KgError as error:
                raise KgError(
                    f"{self.remote.where}: gives no Turtle to count; give its query address (--query)"
                ) from error
            return held.count()


def _parts(graphs: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(graphs), _AT_ONCE):
        yield graphs[start : start + _AT_ONCE]
