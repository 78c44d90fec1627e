"""The graph of the last run: when, by which version, how much; it alone differs between equal runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import __version__
from kg.nquads import Graph, literal
from kg.vocab import PROV, RDFS, XSD

if TYPE_CHECKING:
    from datetime import datetime

    from kg.iri import Iris


def run_quads(iris: Iris, started: datetime, ended: datetime, articles: int) -> tuple[str, ...]:
    """Return what is said of a run that wrote so many articles, as N-Quads lines."""
    node = iris.run_graph
    graph = Graph(node)
    graph.a(node, PROV.Activity)
    graph.tell(node, RDFS.label, literal(f"{articles} articles written", "en"))
    graph.tell(node, PROV.startedAtTime, literal(started.isoformat(), datatype=XSD.dateTime))
    graph.tell(node, PROV.endedAtTime, literal(ended.isoformat(), datatype=XSD.dateTime))
    graph.link(node, PROV.wasAssociatedWith, iris.software(__version__))
    return graph.lines()
