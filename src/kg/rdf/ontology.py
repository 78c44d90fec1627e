"""The graph of the ontology: the files in `ontology/`, without the shapes, which speak of graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.iri import BASE
from kg.nquads import iri, language_tag, literal, quad
from kg.paths import ontology_dir

if TYPE_CHECKING:
    from pathlib import Path

    from kg.iri import Iris

SHAPES = "shapes.ttl"


def ontology_files() -> list[Path]:
    """The files of the vocabulary: classes and properties, and a SKOS scheme each."""
    return sorted(path for path in ontology_dir().glob("*.ttl") if path.name != SHAPES)


def ontology_quads(iris: Iris) -> tuple[str, ...]:
    """Return the ontology as N-Quads lines, sorted; topics lie under the base of the data."""
    from rdflib import Graph, Literal, URIRef  # noqa: PLC0415 (half a second to load: no other graph needs it)
    from rdflib.term import Node  # noqa: PLC0415

    def term(node: Node) -> str:
        if isinstance(node, Literal):
            return literal(str(node), node.language and language_tag(node.language), node.datatype)
        if isinstance(node, URIRef):
            return iri(_under(str(node), iris.base))
        raise TypeError(f"{node!r} is a blank node; every node of the ontology has an IRI")

    parsed = Graph()
    for path in ontology_files():
        parsed.parse(path)
    graph = iri(iris.ontology_graph)
    return tuple(sorted(quad(term(s), term(p), term(o), graph) for s, p, o in parsed))


def _under(name: str, base: str) -> str:
    return base + name.removeprefix(BASE) if name.startswith(BASE) else name
