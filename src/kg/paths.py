"""Where `ontology/`, `queries/` and their cases lie: beside `src/` in a checkout, inside the package in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def _folder(name: str, packed: str) -> Path:
    inside = _PACKAGE / packed
    return inside if inside.is_dir() else _CHECKOUT / name


def ontology_dir() -> Path:
    """The folder of `kg.ttl`, the SKOS schemes and `shapes.ttl`."""
    return _folder("ontology", "ontology")


def queries_dir() -> Path:
    """The folder of the stored queries and `checks/`."""
    return _folder("queries", "queries_files")


def query_cases_dir() -> Path:
    """The folder of the made-up world that the stored queries are tried on, and their answers."""
    return _folder("tests/queries", "query_cases")
