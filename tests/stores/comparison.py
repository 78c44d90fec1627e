"""A named graph in another store compared with ours, triple for triple."""

from __future__ import annotations

import re

from kg.engines.endpoint import Endpoint
from kg.store import Store

_WHOLE_DECIMAL = re.compile(r'\.0+(?="\^\^<http://www\.w3\.org/2001/XMLSchema#decimal>)')


def changed_triples(own: Store, endpoint: Endpoint, graph: str) -> list[str]:
    """Return the triples of a graph that only one side has; 1 and 1.0 are one decimal, which stores write their way."""
    found = endpoint.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    assert isinstance(found, tuple)
    sent = {_by_value(str(quad.triple)) for quad in own.quads(graph)}
    return sorted(sent ^ {_by_value(str(triple)) for triple in found})


def _by_value(triple: str) -> str:
    return _WHOLE_DECIMAL.sub("", triple)
