"""Whether a graph is well-formed: its shapes, its offsets, and what the stored checks look for.

Three parts find a `Fault` each at a node; `places` says where in which article the node is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.check.places import located
from kg.check.queries import query_faults
from kg.check.shapes import shape_faults
from kg.check.spans import span_faults

if TYPE_CHECKING:
    from kg.model import Problem
    from kg.store import Store

__all__ = ["check"]


def check(store: Store) -> list[Problem]:
    """Return what is wrong with the graph, by file and place; an empty list where nothing is."""
    faults = [*shape_faults(store), *span_faults(store), *query_faults(store)]
    return located(store, faults)
