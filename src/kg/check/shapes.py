"""The graph against `ontology/shapes.ttl`, some articles at a time: the work grows as the graph does.

rdflib and pyshacl take most of a second to load, so they are imported when the first graph is validated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.check.fault import Fault
from kg.iri import Iris
from kg.model import Severity
from kg.paths import ontology_dir
from kg.rdf.ontology import SHAPES, read_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph

    from kg.store import Store

_BATCH = 32  # graphs validated together: enough to make the ontology, read with each, a small part


def shape_faults(store: Store) -> Iterator[Fault]:
    """Validate every named graph with the ontology beside it: its subclasses and concepts, a user's own too."""
    from rdflib import Graph  # noqa: PLC0415

    shapes = Graph().parse(ontology_dir() / SHAPES)
    ontology = read_ontology(store.base)
    ontology.parse(data=store.dump("nt", Iris(store.base).ontology_graph), format="nt")
    graphs = [graph for graph in store.graphs() if graph != Iris(store.base).ontology_graph]
    for first in range(0, len(graphs), _BATCH):
        batch = Graph() + ontology
        for graph in graphs[first : first + _BATCH]:
            batch.parse(data=store.dump("nt", graph), format="nt")
        yield from _faults(batch, shapes)


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
