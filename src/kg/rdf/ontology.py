"""The graph of the ontology: the files in `ontology/`, without the shapes, which speak of graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.iri import BASE
from kg.nquads import iri, literal, quad
from kg.paths import ontology_dir
from kg.rdf.own_topics import own_topics

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Graph
    from rdflib.term import Node

    from kg.iri import Iris

SHAPES = "shapes.ttl"


def ontology_files() -> list[Path]:
    """The files of the vocabulary: classes and properties, and a SKOS scheme each."""
    return sorted(path for path in ontology_dir().glob("*.ttl") if path.name != SHAPES)


def ontology_quads(iris: Iris) -> tuple[str, ...]:
    """Return the ontology as N-Quads lines, sorted; topics, a user's too, lie under the base of the data."""
    graph = iri(iris.ontology_graph)
    lines = (quad(_term(s), _term(p), _term(o), graph) for s, p, o in read_ontology(iris.base))
    return tuple(sorted({*lines, *own_topics(iris)}))


def read_ontology(base: str = BASE) -> Graph:
    """Parse the files of the vocabulary into one graph, topics under the base of the data."""
    from rdflib import Graph  # noqa: PLC0415 (half a second to load: a run that builds nothing needs it not)

    graph = Graph()
    for path in ontology_files():
        graph.parse(path)
    for subject, predicate, object_ in list(graph) if base != BASE else ():
        graph.remove((subject, predicate, object_))
        graph.add((_under(base, subject), predicate, _under(base, object_)))
    return graph


def _under(base: str, node: Node) -> Node:
    from rdflib import URIRef  # noqa: PLC0415

    if isinstance(node, URIRef) and node.startswith(BASE):
        return URIRef(base + node.removeprefix(BASE))
    return node


def _term(node: Node) -> str:
    from rdflib import Literal, URIRef  # noqa: PLC0415

    if isinstance(node, Literal):
        return literal(str(node), node.language, node.datatype)
    if isinstance(node, URIRef):
        return iri(str(node))
    raise TypeError(f"{node!r} is a blank node; every node of the ontology has an IRI")
