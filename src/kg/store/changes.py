"""What a change of a graph is to the engine: the statements of lines, and the text of an update."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse


def parse_graph(lines: Iterable[str], graph: NamedNode) -> set[Quad]:
    """Read N-Triples or N-Quads; a statement of any other graph is a bug of the caller's."""
    quads = set()
    for quad in parse("\n".join(lines).encode(), RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, DefaultGraph):
            quad = Quad(quad.subject, quad.predicate, quad.object, graph)  # noqa: PLW2901 (the same statement)
        elif quad.graph_name != graph:
            raise ValueError(f"{quad} is not of {graph}")
        quads.add(quad)
    return quads


def data_update(verb: str, graph: NamedNode, quads: set[Quad]) -> str:
    """Return `INSERT DATA` or `DELETE DATA` of statements of one graph; nothing where there are none."""
    if not quads:
        return ""
    triples = " .\n".join(str(quad.triple) for quad in quads)
    return f"{verb} {{ GRAPH {graph} {{\n{triples} }} }}"
