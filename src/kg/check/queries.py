"""The stored checks: a `queries/checks/*.rq` selects what is at fault, its header says why and what to do.

A check selects `?fault`, the node, and may select `?value`, what is wrong with it. Its header has `summary`,
`description`, `remedy` and `severity` (error or warning).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.check.fault import Fault
from kg.model import Severity
from kg.paths import queries_dir
from kg.queries.header import one_line, split_header

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store


@dataclass(frozen=True, slots=True)
class StoredCheck:
    """A fault to look for, as its file describes it."""

    name: str
    summary: str
    principle: str
    remedy: str
    severity: Severity
    text: str


@cache
def stored_checks() -> tuple[StoredCheck, ...]:
    """The checks in `queries/checks`, by name."""
    return tuple(_read(path) for path in sorted((queries_dir() / "checks").glob("*.rq")))


def query_faults(store: Store) -> Iterator[Fault]:
    """Run every stored check; a row is a fault."""
    for check in stored_checks():
        yield from faults_of(check, store)


def faults_of(check: StoredCheck, store: Store) -> Iterator[Fault]:
    """Run one check."""
    found = store.select(check.text)
    for row in found:
        value = row["value"] if "value" in found.variables else None
        detail = f" ({value.value})" if value is not None else ""
        yield Fault(row["fault"].value, f"{check.summary}{detail}; {check.remedy}", check.severity)


def _read(path: Path) -> StoredCheck:
    header, text = split_header(path.read_text(encoding="utf-8"), str(path))
    return StoredCheck(
        name=path.stem,
        summary=one_line(header["summary"]),
        principle=one_line(header["description"]),
        remedy=one_line(header["remedy"]),
        severity=Severity(header["severity"]),
        text=text,
    )
