"""Readout: news articles in, an RDF knowledge graph of actors, attributed statements and events out.

A verb of the command line is a function of the same name here:

    import kg
    kg.build(["seeds"], "graph")
    kg.query("said-by", "graph", {"actor": "xi-jinping"})
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

# verb → the module that owns it, imported when it is first used: `kg --help` needs none of them
_VERBS = {
    "build": "pipeline",
    "extract": "pipeline",
    "remove": "pipeline",
    "query": "verbs",
    "queries": "verbs",
    "export": "verbs",
    "load": "verbs",
    "check": "verbs",
    "stats": "verbs",
    "show": "verbs",
}


def __getattr__(name: str) -> Any:
    """Return a verb, loading its module."""
    if name in _VERBS:
        return getattr(import_module(f"kg.{_VERBS[name]}"), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
