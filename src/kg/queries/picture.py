"""How a query's answer is drawn: the header's `picture`, which says what each column is for.

A weight may be a list of columns, which are added up.

>>> find_picture({"kind": "matrix", "row": "outlet", "column": "topic", "value": "statements"}, "q").columns["row"]
'outlet'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.errors import KgError

# what each kind of picture needs a column for, and what it may have one for
NEEDED = {
    "timeline": ("when", "label"),
    "network": ("from", "to", "weight"),
    "matrix": ("row", "column", "value"),
}
MAY_HAVE = {"timeline": ("lane", "status"), "network": (), "matrix": ()}


@dataclass(frozen=True, slots=True)
class Picture:
    """A kind of picture, and the column for each of its parts."""

    kind: str
    columns: Mapping[str, str] = field(default_factory=dict)


def find_picture(declared: object, where: str) -> Picture | None:
    """Return what a header's `picture` says; None where it says nothing.

    Raises:
        KgError: the kind is unknown, or a part of it has no column or is unknown.
    """
    if declared is None:
        return None
    if not isinstance(declared, dict) or declared.get("kind") not in NEEDED:
        raise KgError(f"{where}: the header's picture needs a kind: {', '.join(NEEDED)}")
    kind = str(declared["kind"])
    columns = {
        str(part): " ".join(map(str, column)) if isinstance(column, list) else str(column)
        for part, column in declared.items()
        if part != "kind"
    }
    known = NEEDED[kind] + MAY_HAVE[kind]
    if missing := [part for part in NEEDED[kind] if part not in columns]:
        raise KgError(f"{where}: a {kind} needs a column for {', '.join(missing)}")
    if unknown := [part for part in columns if part not in known]:
        raise KgError(f"{where}: a {kind} has no {', '.join(unknown)}; it has {', '.join(known)}")
    return Picture(kind, columns)
