"""What a user calls a node: its IRI, the last part of it, or a label in any language.

`xi-jinping`, `actor/xi-jinping`, `Xi Jinping` and `习近平` are one actor, where the graph knows him so.
"""

from __future__ import annotations

from difflib import get_close_matches

from kg.errors import KgError
from kg.queries.binding import is_iri, write_term
from kg.store import Literal, Store
from kg.vocab import SKOS

KINDS = ("actor", "article", "event", "topic", "utterance")  # the spaces of IRIs below the base
_SHOWN = 8  # candidates in a message


def find_iri(store: Store, value: str, kind: str | None) -> str:
    """Return the IRI of the node that `value` names; `kind` is the space it is looked for in, all if None.

    Raises:
        KgError: no node in the graph is called so, or several are.
    """
    if is_iri(value):
        return value
    found = _by_last_part(store, value, kind) or _by_label(store, value, kind)
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(iri.removeprefix(store.base) for iri in found[:_SHOWN])
        raise KgError(f"{value!r} may be {shown}; give one of these")
    raise KgError(f"no {kind or 'node'} called {value!r} in the graph{_did_you_mean(store, value, kind)}")


def _by_last_part(store: Store, value: str, kind: str | None) -> list[str]:
    candidates = [f"{store.base}{space}/{value}" for space in _spaces(kind)]
    if value.partition("/")[0] in KINDS:
        candidates.insert(0, store.base + value)
    return [iri for iri in candidates if is_iri(iri) and store.query(f"ASK {{ <{iri}> ?p ?o }}")]


def _by_label(store: Store, value: str, kind: str | None) -> list[str]:
    wanted = write_term(Literal(value.strip().lower()))
    rows = store.select(f"""
        SELECT DISTINCT ?node WHERE {{
          ?node <{SKOS.prefLabel}>|<{SKOS.altLabel}> ?label
          FILTER(LCASE(STR(?label)) = {wanted})
        }} ORDER BY ?node""")
    return [iri for iri in (row[0].value for row in rows) if iri.startswith(_starts(store, kind))]


def _did_you_mean(store: Store, value: str, kind: str | None) -> str:
    """Return `; did you mean …?` with what looks alike among labels and last parts of IRIs, or nothing."""
    labels = f"<{SKOS.prefLabel}>|<{SKOS.altLabel}>"
    rows = store.select(f"SELECT DISTINCT ?node ?label {{ ?node {labels} ?label }}")
    called: dict[str, str] = {}
    for node, label in sorted((row[0].value, row[1].value) for row in rows):
        if node.startswith(_starts(store, kind)):
            called.setdefault(label.lower(), node)
            called.setdefault(node.rpartition("/")[2], node)
    alike = get_close_matches(value.lower(), called, n=3, cutoff=0.6)
    names = dict.fromkeys(called[name].removeprefix(store.base) for name in alike)
    return f"; did you mean {' or '.join(names)}?" if names else ""


def _spaces(kind: str | None) -> tuple[str, ...]:
    return KINDS if kind is None else (kind,)


def _starts(store: Store, kind: str | None) -> tuple[str, ...]:
    return tuple(f"{store.base}{space}/" for space in _spaces(kind))
