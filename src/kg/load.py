"""The graph sent to another triple store, one named graph at a time.

By the SPARQL 1.1 Graph Store protocol a PUT replaces a graph whole; by SPARQL Update the graph is dropped and
inserted in batches small enough for every store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.export import Selection, choose
from kg.store import Store

if TYPE_CHECKING:
    import httpx

BATCH = 2000  # triples in one INSERT DATA: some stores refuse 5,000
_TIMEOUT = 60.0  # seconds for one request
_REMEDIES = {
    400: "it does not understand the request; is this its Graph Store address, or its update address (--update)?",
    401: "it wants a name and password; put them in the address: https://NAME:PASSWORD@HOST/…",
    403: "it forbids writing to this user",
    404: "there is nothing at this address; look up the store's Graph Store or update address",
    405: "it takes no such request; is this its Graph Store address, or its update address (--update)?",
    413: "the graph is too large for one request; send batches with --update",
    415: "it takes no Turtle here; is this its Graph Store address, or its update address (--update)?",
}


def load(
    store: Store,
    endpoint: str,
    *,
    update: bool = False,
    query_endpoint: str | None = None,
    on_graph: Callable[[str], None] = lambda _: None,
) -> int:
    """Send all graphs but that of the run, the ontology's too; return how many.

    `endpoint` is a Graph Store address, or with `update` a SPARQL Update address. Where a query address is given,
    what the other store holds afterwards is counted.

    Raises:
        KgError: the endpoint cannot be reached, refuses, or holds other numbers of statements afterwards.
    """
    import httpx  # noqa: PLC0415 (a tenth of a second that no other command needs)

    graphs = choose(store, Selection(with_ontology=True))
    send = _insert if update else _put
    with httpx.Client(timeout=_TIMEOUT, follow_redirects=True) as client:
        for graph in graphs:
            triples = [line for line in store.dump("nt", graph).decode().split("\n") if line]
            for request in send(client, endpoint, graph, triples):
                _answer(client, request)
            if query_endpoint:
                _check_count(client, query_endpoint, graph, len(triples))
            on_graph(graph)
    return len(graphs)


def _put(client: httpx.Client, endpoint: str, graph: str, triples: list[str]) -> Iterator[httpx.Request]:
    # N-Triples are Turtle, and Turtle is what every store takes
    yield _request(
        client,
        "PUT",
        endpoint,
        params={"graph": graph},
        headers={"Content-Type": "text/turtle; charset=utf-8"},
        content="\n".join(triples).encode() + b"\n",
    )


def _insert(client: httpx.Client, endpoint: str, graph: str, triples: list[str]) -> Iterator[httpx.Request]:
    batches = [triples[start : start + BATCH] for start in range(0, len(triples), BATCH)]
    updates = [f"INSERT DATA {{ GRAPH <{graph}> {{\n" + "\n".join(batch) + "\n} }" for batch in batches]
    for text in [f"DROP SILENT GRAPH <{graph}>", *updates]:
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        yield _request(client, "POST", endpoint, headers=headers, content=text.encode())


def _check_count(client: httpx.Client, endpoint: str, graph: str, expected: int) -> None:
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    headers = {"Accept": "application/sparql-results+json"}
    answer = _answer(client, _request(client, "GET", endpoint, params={"query": query}, headers=headers))
    try:
        found = int(answer.json()["results"]["bindings"][0]["n"]["value"])
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise KgError(f"{endpoint}: does not answer queries; leave the query address out") from error
    if found != expected:
        raise KgError(f"{endpoint}: holds {found} statements of {graph}, {expected} were sent; send it again")


def _request(client: httpx.Client, method: str, endpoint: str, **parts: object) -> httpx.Request:
    import httpx  # noqa: PLC0415 (loaded already, by `load`)

    try:
        return client.build_request(method, endpoint, **parts)  # type: ignore[arg-type] # httpx types each by name
    except (httpx.InvalidURL, TypeError) as error:
        raise KgError(f"{endpoint}: is not an address such as http://localhost:7878/store") from error


def _answer(client: httpx.Client, request: httpx.Request) -> httpx.Response:
    """Send a request; turn what goes wrong into one line with a remedy."""
    import httpx  # noqa: PLC0415 (loaded already, by `load`)

    where = str(request.url.copy_with(query=None, username=None, password=None))
    try:
        response = client.send(request)
    except httpx.UnsupportedProtocol as error:
        raise KgError(f"{where}: is not an address such as http://localhost:7878/store") from error
    except httpx.TimeoutException as error:
        raise KgError(f"{where}: no answer within {_TIMEOUT:.0f} s; is the store busy or down?") from error
    except httpx.HTTPError as error:
        raise KgError(f"{where}: cannot be reached ({error}); is the store running?") from error
    if response.is_success:
        return response
    remedy = _REMEDIES.get(response.status_code, "see the store's log")
    raise KgError(f"{where}: refused with {response.status_code} {response.reason_phrase}; {remedy}")
