"""The footnotes of an answer: the exact passages that say what its rows say.

A row is cited by its statements, event reports and passages; where it has none, by all reports of its events and
utterances; where it has none of these, by its articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from kg.answers import Answer, Citation, CitedArticle
from kg.engines import Engine
from kg.errors import KgError
from kg.queries.names import labels_of
from kg.sparql import listed
from kg.store import NamedNode, Term
from kg.vocab import KG, SCHEMA

_TELLING = f"<{KG.contentPassage}>|<{KG.sentencePassage}>"
_PLACE = f"<{KG.start}> ?start ; <{KG.end}> ?end ; <{KG.exact}> ?exact ; <{KG.inArticle}> ?article"
# what says a node's fact: the passage itself, what a statement or event report rests on, all reports of an event
_DIRECT = f"""
SELECT DISTINCT ?node ?article ?start ?end ?exact WHERE {{
  {{ VALUES ?node {{ %s }} ?node {_TELLING} ?passage . ?passage {_PLACE} }}
  UNION {{ VALUES ?node {{ %s }} ?node {_PLACE} }}
}}"""
_REPORTED = f"""
SELECT DISTINCT ?node ?article ?start ?end ?exact WHERE {{
  VALUES ?node {{ %s }} ?report <{KG.reports}> ?node . ?report {_TELLING} ?passage . ?passage {_PLACE}
}}"""
_ARTICLES = f"""
SELECT DISTINCT ?article ?property ?value WHERE {{
  VALUES ?article {{ %s }}
  VALUES ?property {{
    <{KG.file}> <{SCHEMA.headline}> <{SCHEMA.datePublished}> <{SCHEMA.author}> <{SCHEMA.url}> <{SCHEMA.inLanguage}>
    <{SCHEMA.publisher}>
  }}
  ?article ?property ?value
}}"""
_FIELDS = {
    KG.file: "file",
    SCHEMA.headline: "headline",
    SCHEMA.datePublished: "published",
    SCHEMA.author: "author",
    SCHEMA.url: "url",
    SCHEMA.inLanguage: "language",
    SCHEMA.publisher: "outlet",
}

_Place = tuple[str, int, int, str]  # article, start, end, exact


def cited(engine: Engine, answer: Answer) -> Answer:
    """Return a table with its citations.

    Raises:
        KgError: it is no table, or none of its rows has anything to cite.
    """
    if answer.rows is None:
        raise KgError("only the rows of a table can be cited; leave --cite out")
    nodes = [[term.value for term in row if isinstance(term, NamedNode)] for row in answer.rows]
    every = dict.fromkeys(node for row in nodes for node in row)
    places = _places(engine, _DIRECT, every)
    reported = _places(engine, _REPORTED, [node for node in every if node not in places])
    articles = _articles(
        engine, {*every, *(place[0] for found in (places, reported) for p in found.values() for place in p)}
    )
    citations = tuple(
        tuple(dict.fromkeys(_by_place(row, places, articles)))
        or tuple(dict.fromkeys(_by_place(row, reported, articles)))
        or tuple(Citation(articles[node]) for node in row if node in articles)
        for row in nodes
    )
    if answer.rows and not any(citations):
        raise KgError("no column of this answer is a statement, event, utterance or article; leave --cite out")
    return replace(answer, citations=citations)


def _by_place(
    row: Collection[str], places: Mapping[str, list[_Place]], articles: Mapping[str, CitedArticle]
) -> Iterator[Citation]:
    """Yield the citations of a row's nodes: one for each article that a node stands in."""
    for node in row:
        within = defaultdict(list)
        for article, start, end, exact in sorted(places.get(node, ())):
            within[article].append((start, end, exact))
        for article in sorted(within, key=lambda iri: (articles[iri].published, articles[iri].file, iri)):
            found = within[article]
            yield Citation(articles[article], tuple((s, e) for s, e, _ in found), tuple(exact for *_, exact in found))


def _places(engine: Engine, query: str, nodes: Collection[str]) -> dict[str, list[_Place]]:
    found: dict[str, list[_Place]] = defaultdict(list)
    for node, article, start, end, exact in _ask(engine, query, nodes):
        found[node].append((article, int(start), int(end), exact))
    return dict(found)


def _articles(engine: Engine, nodes: Collection[str]) -> dict[str, CitedArticle]:
    """Return what is known of those nodes that are articles, the outlet by its name."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for article, property_, value in sorted(_ask(engine, _ARTICLES, nodes), reverse=True):  # the first of several
        told[article][_FIELDS[property_]] = value
    articles = {iri: fields for iri, fields in told.items() if "file" in fields}
    names = labels_of(engine, {fields["outlet"] for fields in articles.values() if "outlet" in fields})
    for fields in articles.values():
        if outlet := fields.get("outlet"):
            fields["outlet"] = names.get(outlet, outlet.rpartition("/")[2])
    return {iri: CitedArticle(iri, **fields) for iri, fields in articles.items()}


def _ask(engine: Engine, query: str, nodes: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a query of which `%s` is a list of nodes, as bare values; asked in batches."""
    for some in listed(nodes):
        for row in engine.select(query.replace("%s", some)):
            yield tuple(_bare(term) for term in row)


def _bare(term: Term | None) -> str:
    return str(getattr(term, "value", ""))
