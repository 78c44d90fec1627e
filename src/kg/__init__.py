"""Readout: news articles in, an RDF knowledge graph of actors, attributed statements and events out.

A verb of the command line is a function of the same name here:

    import kg
    kg.build(["seeds"], "graph")
    kg.query("said-by", "graph", {"actor": "xi-jinping"})
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.evaluate import evaluate
    from kg.pipeline import build, extract, remove
    from kg.promote import promote
    from kg.review import review
    from kg.verbs import answer, check, export, load, picture, queries, query, query_test, show, stats

__all__ = [
    "answer",
    "build",
    "bundle",
    "check",
    "evaluate",
    "export",
    "extract",
    "load",
    "load_bundle",
    "picture",
    "promote",
    "queries",
    "query",
    "query_test",
    "remove",
    "review",
    "show",
    "stats",
]
__version__ = "0.1.0"

# verb → the module that has it, imported when it is first used: `kg --help` needs none of them
_VERBS = {
    "build": "kg.pipeline",
    "extract": "kg.pipeline",
    "evaluate": "kg.evaluate",
    "remove": "kg.pipeline",
    "promote": "kg.promote",
    "review": "kg.review",
    "query": "kg.verbs",
    "query_test": "kg.verbs",
    "picture": "kg.verbs",
    "answer": "kg.verbs",
    "queries": "kg.verbs",
    "export": "kg.verbs",
    "load": "kg.verbs",
    "bundle": "kg.verbs",
    "load_bundle": "kg.verbs",
    "check": "kg.verbs",
    "stats": "kg.verbs",
    "show": "kg.verbs",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 (verbs differ)
    """Return a verb, loading its module."""
    if name in _VERBS:
        return getattr(import_module(_VERBS[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


class _Package(ModuleType):
    """Keeps verbs apart from the modules that bear the same names: importing `kg.check` must not hide `kg.check()`."""

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _VERBS:
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
