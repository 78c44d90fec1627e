"""The span contract: a passage holds the characters that its offsets point at; mentions do not overlap."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.check.fault import OFFSETS, Fault
from kg.nquads import iri
from kg.vocab import KG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Store, StoredArticle


class _Passage(NamedTuple):
    start: int
    end: int
    node: str
    exact: str
    is_mention: bool


def span_faults(store: Store) -> Iterator[Fault]:
    """Find passages that say other characters than their article has there, and overlapping mentions."""
    for article in store.articles():
        passages = _passages(store, article)
        yield from _misplaced(_text(store, article), passages)
        yield from _overlapping([passage for passage in passages if passage.is_mention])


def _text(store: Store, article: StoredArticle) -> str:
    query = f"SELECT ?text {{ GRAPH {iri(article.graph)} {{ {iri(article.iri)} <{KG.text}> ?text }} }}"
    return next((row["text"].value for row in store.select(query)), "")


def _passages(store: Store, article: StoredArticle) -> list[_Passage]:
    rows = store.select(f"""
        SELECT ?start ?end ?node ?exact ?actor WHERE {{ GRAPH {iri(article.graph)} {{
          ?node <{KG.start}> ?start ; <{KG.end}> ?end ; <{KG.exact}> ?exact {OFFSETS}
          OPTIONAL {{ ?node <{KG.refersTo}> ?actor }}
        }} }}""")
    return sorted(
        _Passage(int(start.value), int(end.value), node.value, exact.value, actor is not None)
        for start, end, node, exact, actor in rows
    )


def _misplaced(text: str, passages: list[_Passage]) -> Iterator[Fault]:
    for start, end, node, exact, _ in passages:
        there = text[start:end]
        if there != exact:
            what = f"has {there[:60]!r} there" if there else "ends before"
            yield Fault(node, f"says {exact[:60]!r}, but the article {what}; build the article again")


def _overlapping(mentions: list[_Passage]) -> Iterator[Fault]:
    for one, other in pairwise(mentions):
        if other.start < one.end and other.node != one.node:
            message = f"two mentions overlap, {one.exact!r} and {other.exact!r}; build the article again"
            yield Fault(other.node, message)
