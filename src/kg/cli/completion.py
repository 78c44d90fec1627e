"""What the shell offers for the words of `kg query`: names of queries, their parameters, and the values of these."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from kg.errors import KgError

_OFFERED = 50  # values from the graph


def query_names(incomplete: str) -> list[tuple[str, str]]:
    """Offer the stored queries that begin so, with their questions."""
    from kg.queries import stored_queries  # noqa: PLC0415 (needed while the shell completes, never else)

    return [(query.name, query.summary) for query in stored_queries() if query.name.startswith(incomplete)]


def parameters(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the parameters of the query on the line, and behind `name=` the values that it takes."""
    from kg.queries import load_query  # noqa: PLC0415

    asked = ctx.params.get("query") or next(iter(ctx.args), "")  # an option without its value leaves it unread
    try:
        query = load_query(str(asked))
    except KgError:
        return []
    name, given, beginning = incomplete.partition("=")
    if not given:
        return [(f"{p.name}=", p.description) for p in query.parameters if p.name.startswith(name)]
    for parameter in query.parameters:
        if parameter.name == name and parameter.allowed:
            return [(f"{name}={value}", "") for value in parameter.allowed if value.startswith(beginning)]
        if parameter.name == name and parameter.type == "iri":
            store = Path(str(ctx.params.get("store") or "graph"))
            return [(f"{name}={value}", label) for value, label in _nodes(store, parameter.kind, beginning)]
    return []


def _nodes(store: Path, kind: str | None, beginning: str) -> Iterator[tuple[str, str]]:
    """Yield the nodes whose label, or last part of the IRI, begins so; none where there is no store.

    A shell drops what does not begin as the word on its line: 习 is offered 习近平, and xi is offered xi-jinping.
    """
    from kg.queries.names import known_names  # noqa: PLC0415
    from kg.store import Store  # noqa: PLC0415

    try:
        with Store.open(store, read_only=True) as graphs:
            names = known_names(graphs, kind)
    except KgError:
        return
    folded = beginning.casefold()
    nodes: dict[str, str] = {}
    for label, node in names:
        last = node.rpartition("/")[2]
        if last.startswith(folded):
            nodes[last] = max(nodes.get(last, ""), label, key=len)
        elif label.startswith(beginning) and " " not in label:  # which a shell would part into words
            nodes[label] = last
    yield from sorted(nodes.items())[:_OFFERED]
