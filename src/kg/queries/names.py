"""What a user calls a node: its IRI, the last part of it, or a label in any language.

`xi-jinping`, `actor/xi-jinping`, `Xi Jinping`, `习近平` and `習近平` are one actor, where the graph knows him so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from kg.engines import Engine
from kg.errors import KgError
from kg.folding import fold_text
from kg.sparql import is_iri, listed, write_term
from kg.store import Literal, NamedNode
from kg.vocab import KG, SKOS

KINDS = ("actor", "article", "event", "topic", "utterance")  # the spaces of IRIs below the base
_SHOWN = 8  # candidates in a message
_LABELS = f"<{SKOS.prefLabel}>|<{SKOS.altLabel}>"


def find_iri(engine: Engine, value: str, kind: str | None) -> str:
    """Return the IRI of the node that `value` names; `kind` is the space it is looked for in, all if None.

    Raises:
        KgError: no node in the graph is called so, or several are.
    """
    if is_iri(value):
        return value
    found = _by_last_part(engine, value, kind) or _under_one_name(engine, _by_label(engine, value, kind))
    if not found:
        names = known_names(engine, kind)
        named = {node for name, node in names if fold_name(name) == fold_name(value)}
        found = _under_one_name(engine, named)
        if not found:
            hint = _did_you_mean(engine, value, names)
            raise KgError(f"no {kind or 'node'} called {value!r} in the graph{hint}")
    if len(found) == 1:
        return found[0]
    shown = ", ".join(iri.removeprefix(engine.base) for iri in found[:_SHOWN])
    raise KgError(f"{value!r} may be {shown}; give one of these")


def known_names(engine: Engine, kind: str | None, beginning: str = "") -> list[tuple[str, str]]:
    """Return the labels of the nodes of a kind that begin so, each with its node, sorted."""
    wanted = write_term(Literal(beginning.lower()))
    begins = f"FILTER(STRSTARTS(LCASE(STR(?label)), {wanted}))" if beginning else ""
    rows = engine.select(f"SELECT DISTINCT ?node ?label WHERE {{ ?node {_LABELS} ?label {begins} }}")
    starts = _starts(engine, kind)
    pairs = {(row[1].value, row[0].value) for row in rows}
    return sorted((label, node) for label, node in pairs if node.startswith(starts))


def labels_of(engine: Engine, nodes: Collection[str], language: str = "") -> dict[str, str]:
    """Return the preferred label of each node that has one, one in this language before others, then a Latin one.

    A language stands for its scripts and regions too: `zh` is `zh-hans` rather than `zh-hant`, where there are both.
    """
    labels: list[tuple[int, bool, str, str, str]] = []
    for some in listed(nodes):
        named = f"VALUES ?node {{ {some} }} ?node <{SKOS.prefLabel}> ?label"
        for node, label in engine.select(f"SELECT DISTINCT ?node ?label WHERE {{ {named} }}"):
            if isinstance(label, Literal) and isinstance(node, NamedNode):
                tag = label.language or ""
                labels.append((_distance(tag, language), not label.value.isascii(), tag, label.value, node.value))
    return {node: label for *_, label, node in sorted(labels, reverse=True)}


def _distance(tag: str, language: str) -> int:
    """Return how far a label's language is from the one asked for.

    >>> [_distance(tag, "zh-hant") for tag in ("zh-Hant", "zh-hans", "en")], _distance("zh-hans", "zh")
    ([0, 1, 2], 0)
    """
    tag, language = tag.lower(), language.lower()
    if tag == language or tag.startswith(f"{language}-"):
        return 0
    return 1 if tag.partition("-")[0] == language.partition("-")[0] else 2


def fold_name(name: str) -> str:
    """Return a name as it is compared: no capitals, accents or needless spaces, simplified Han.

    >>> fold_name(" Peña  NIETO"), fold_name("習近平")
    ('pena nieto', '习近平')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(fold_text(unicodedata.normalize("NFC", bare)).casefold().split())


def _by_last_part(engine: Engine, value: str, kind: str | None) -> list[str]:
    candidates = [f"{engine.base}{space}/{value}" for space in _spaces(kind)]
    if value.partition("/")[0] in KINDS:
        candidates.insert(0, engine.base + value)
    return [iri for iri in candidates if is_iri(iri) and engine.query(f"ASK {{ <{iri}> ?p ?o }}")]


def _by_label(engine: Engine, value: str, kind: str | None) -> list[str]:
    wanted = write_term(Literal(value.strip().lower()))
    rows = engine.select(f"""
        SELECT DISTINCT ?node WHERE {{
          ?node {_LABELS} ?label
          FILTER(LCASE(STR(?label)) = {wanted})
        }} ORDER BY ?node""")
    return [iri for iri in (row[0].value for row in rows) if iri.startswith(_starts(engine, kind))]


def _under_one_name(engine: Engine, nodes: Collection[str]) -> list[str]:
    """Return nodes by the names that the merged view has them under, in order: 郑国强 is Zheng Guoqiang."""
    named: dict[str, str] = {}
    for some in listed(nodes):
        rows = engine.select(
            f"SELECT DISTINCT ?node ?named WHERE {{ VALUES ?node {{ {some} }} ?node <{KG.sameActorAs}> ?named }}"
        )
        named |= {row[0].value: row[1].value for row in rows}
    return sorted({named.get(node, node) for node in nodes})


def _did_you_mean(engine: Engine, value: str, names: Iterable[tuple[str, str]]) -> str:
    """Return `; did you mean …?` with what looks alike among labels and last parts of IRIs, or nothing."""
    called: dict[str, str] = {}
    for label, node in names:
        called.setdefault(fold_name(label), node)
        called.setdefault(node.rpartition("/")[2], node)
    alike = get_close_matches(fold_name(value), called, n=3, cutoff=0.6)
    shown = dict.fromkeys(called[name].removeprefix(engine.base) for name in alike)
    return f"; did you mean {' or '.join(shown)}?" if shown else ""


def _spaces(kind: str | None) -> tuple[str, ...]:
    return KINDS if kind is None else (kind,)


def _starts(engine: Engine, kind: str | None) -> tuple[str, ...]:
    return tuple(f"{engine.base}{space}/" for space in _spaces(kind))
