"""The graph against `ontology/shapes.ttl`, some articles at a time: the work grows as the graph does.

rdflib and pyshacl take most of a second to load, so they are imported when the first graph is validated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.check.fault import Fault
from kg.iri import Iris
from kg.model import Severity
from kg.nquads import iri
from kg.paths import ontology_dir
from kg.rdf.ontology import SHAPES, read_ontology
from kg.vocab import RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph

    from kg.store import Store

_BATCH = 32  # graphs validated together: enough to make the ontology, read with each, a small part


# the classes of nodes that the graph of what articles share speaks of, and others describe
_CLASSES = f"""
SELECT DISTINCT ?node ?class WHERE {{{{
  GRAPH {{shared}} {{{{ {{{{ ?node ?says ?object }}}} UNION {{{{ ?subject ?says ?node }}}} }}}}
  GRAPH ?other {{{{ ?node <{RDF.type}> ?class }}}} FILTER (?other != {{shared}})
}}}}"""


def shape_faults(store: Store) -> Iterator[Fault]:
    """Validate every named graph with the ontology beside it: its subclasses and concepts, a user's own too."""
    from rdflib import Graph  # noqa: PLC0415

    shapes = Graph().parse(ontology_dir() / SHAPES)
    ontology = read_ontology(store.base)
    ontology.parse(data=store.dump("nt", Iris(store.base).ontology_graph), format="nt")
    beside = (Iris(store.base).ontology_graph, Iris(store.base).consolidated)
    graphs = [graph for graph in store.graphs() if graph not in beside]
    for first in range(0, len(graphs), _BATCH):
        batch = Graph() + ontology
        for graph in graphs[first : first + _BATCH]:
            batch.parse(data=store.dump("nt", graph), format="nt")
        yield from _faults(batch, shapes)
    yield from _shared_faults(store, ontology, shapes)


def _shared_faults(store: Store, ontology: Graph, shapes: Graph) -> list[Fault]:
    """Validate what articles share. Of the nodes that other graphs describe it needs the classes, and no more."""
    from rdflib import Graph, URIRef  # noqa: PLC0415
    from rdflib.namespace import SH  # noqa: PLC0415

    consolidated = Iris(store.base).consolidated
    shared = Graph().parse(data=store.dump("nt", consolidated), format="nt")
    own_shapes, a = Graph() + shapes, URIRef(RDF.type)
    for shape, kind in shapes.subject_objects(SH.targetClass):
        if (None, a, kind) not in shared:
            own_shapes.remove((shape, SH.targetClass, kind))
    shared += ontology
    for node, kind in store.select(_CLASSES.format(shared=iri(consolidated))):
        shared.add((URIRef(node.value), a, URIRef(kind.value)))
    return _faults(shared, own_shapes)


def _faults(data: Graph, shapes: Graph) -> list[Fault]:
    from pyshacl import validate  # noqa: PLC0415
    from rdflib import Graph  # noqa: PLC0415
    from rdflib.namespace import RDF, SH  # noqa: PLC0415

    conforms, report, text = validate(data, shacl_graph=shapes, inplace=True)
    if conforms:
        return []
    if not isinstance(report, Graph):
        raise TypeError(f"pyshacl could not validate: {text}")
    faults = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        severe = report.value(result, SH.resultSeverity) == SH.Violation
        faults.add(
            Fault(
                str(report.value(result, SH.focusNode)),
                str(report.value(result, SH.resultMessage)),
                Severity.ERROR if severe else Severity.WARNING,
            )
        )
    return sorted(faults)
