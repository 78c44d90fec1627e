"""What is in a store, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.answers import shorten, width
from kg.iri import Iris
from kg.store import Store
from kg.vocab import KG, SCHEMA, SKOS

_ARTICLES_BY = """
SELECT ?value (COUNT(DISTINCT ?article) AS ?n) WHERE {{
  ?article a <{article}> . OPTIONAL {{ ?article <{by}> ?value }}
}} GROUP BY ?value"""
_BY_NOTATION = """
SELECT ?value (COUNT(DISTINCT ?node) AS ?n) WHERE {{
  ?node a <{kind}> ; <{by}> ?concept . OPTIONAL {{ ?concept <{notation}> ?slug }}
  BIND(COALESCE(?slug, ?concept) AS ?value)
}} GROUP BY ?value"""
_ACTORS = f"""
SELECT ?value (COUNT(DISTINCT ?actor) AS ?n) WHERE {{
  ?actor a ?class . FILTER(?class IN (<{KG.Person}>, <{KG.Organization}>, <{KG.Place}>, <{KG.Group}>))
  BIND(EXISTS {{ ?actor <{KG.provisional}> true }} AS ?provisional)
  BIND(CONCAT(LCASE(STRAFTER(STR(?class), "#")), IF(?provisional, ", provisional", "")) AS ?value)
}} GROUP BY ?value"""


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something, and of each kind of it, the most first."""

    name: str
    total: int
    kinds: tuple[tuple[str, int], ...]


def counts(store: Store) -> tuple[Count, ...]:
    """Count articles, actors, statements, events and triples."""
    notation = {"notation": SKOS.notation}
    queries = {
        "articles by language": _ARTICLES_BY.format(article=KG.Article, by=SCHEMA.inLanguage),
        "articles by outlet": _ARTICLES_BY.format(article=KG.Article, by=SCHEMA.publisher),
        "actors by type": _ACTORS,
        "statements by form": _BY_NOTATION.format(kind=KG.Statement, by=KG.form, **notation),
        "event reports by type": _BY_NOTATION.format(kind=KG.EventReport, by=KG.eventType, **notation),
        "events by type": _BY_NOTATION.format(kind=KG.Event, by=KG.eventType, **notation),
    }
    found = [_count(name, _kinds(store, query)) for name, query in queries.items()]
    return (*found, _count("triples by graph", _triples(store)))


def stats(store: Store) -> str:
    """Return what is in the store as a page of text."""
    lines: list[str] = []
    for count in counts(store):
        lines.append(f"{count.name}: {count.total:,}")
        wide = max((width(kind) for kind, _ in count.kinds), default=0)
        lines += [f"  {kind}{' ' * (wide - width(kind))}  {number:>9,}" for kind, number in count.kinds]
    return "".join(f"{line}\n" for line in lines)


def _count(name: str, kinds: Counter[str]) -> Count:
    order = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    return Count(name, sum(kinds.values()), tuple(order))


def _kinds(store: Store, query: str) -> Counter[str]:
    rows = store.select(query)
    kinds = {shorten(row["value"], store.base) or "unknown": int(row["n"].value) for row in rows}
    return Counter({kind.removeprefix("actor/"): number for kind, number in kinds.items()})


def _triples(store: Store) -> Counter[str]:
    iris = Iris(store.base)
    kinds = {iris.consolidated: "consolidated", iris.ontology_graph: "ontology", iris.run_graph: "run"}
    kinds |= {article.graph: "articles" for article in store.articles()}
    found: Counter[str] = Counter()
    for graph in store.graphs():
        found[kinds.get(graph, "others")] += store.count(graph)
    return found
