"""Times as literals: an EDTF value as the text gives it, and the days that it allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.edtf import bounds
from kg.nquads import literal
from kg.vocab import EDTF, KG, XSD

if TYPE_CHECKING:
    from kg.nquads import Graph


def write_time(graph: Graph, node: str, predicate: str, edtf: str) -> None:
    """Write a time and the first and last day that it allows."""
    graph.tell(node, predicate, literal(edtf, datatype=EDTF.EDTF))
    for bound, day in zip((KG.earliest, KG.latest), bounds(edtf), strict=True):
        if day:
            graph.tell(node, bound, literal(day, datatype=XSD.date))
