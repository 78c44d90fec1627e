"""Mentions, quotations and triggers as NIF 2.0, the NLP Interchange Format, in Turtle.

Our passages are named as NIF names strings by RFC 5147 (`article/…#char=120,180`), so that they are the same nodes
in both. See https://persistence.uni-leipzig.org/nlp2rdf/specification/core.html.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kg.export.facts import ArticleFacts, facts_by_article
from kg.export.selection import Selection, Writer
from kg.nquads import iri, literal
from kg.store import Store
from kg.turtle import Terms, turtle
from kg.vocab import KG, RDF, SCHEMA

NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
ITSRDF = "http://www.w3.org/2005/11/its/rdf#"
_WHOLE = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"  # as NIF wants it


def _turtle(store: Store, _: Selection) -> Iterator[str]:
    triples = {triple for found in facts_by_article(store) for triple in _article(found)}
    return turtle(triples, store.base, {"nif": NIF, "itsrdf": ITSRDF})


def _article(found: ArticleFacts) -> Iterator[Terms]:
    """Yield the article's text as a context, and each of its passages as a string of it."""
    article, facts = found.article.iri, found.facts
    text = facts.one(article, KG.text) or ""
    context = f"{article}#char=0,{len(text)}"
    yield from _string(context, context, 0, len(text))
    yield iri(context), iri(RDF.type), iri(f"{NIF}Context")
    yield iri(context), iri(f"{NIF}isString"), literal(text)
    if language := facts.one(article, SCHEMA.inLanguage):
        yield iri(context), iri(f"{NIF}predLang"), iri(f"http://lexvo.org/id/iso639-1/{language}")
    if url := facts.one(article, SCHEMA.url):
        yield iri(context), iri(f"{NIF}sourceUrl"), iri(url)
    for passage in facts.of_class(KG.Passage):
        start, end = facts.number(passage, KG.start), facts.number(passage, KG.end)
        yield from _string(passage, context, start, end)
        yield iri(passage), iri(f"{NIF}anchorOf"), literal(text[start:end])
        for actor in facts.all(passage, KG.refersTo):
            yield iri(passage), iri(f"{ITSRDF}taIdentRef"), iri(actor)
            for class_ in facts.all(actor, RDF.type):
                yield iri(passage), iri(f"{ITSRDF}taClassRef"), iri(class_)


def _string(node: str, context: str, start: int, end: int) -> Iterator[Terms]:
    yield iri(node), iri(RDF.type), iri(f"{NIF}RFC5147String")
    yield iri(node), iri(RDF.type), iri(f"{NIF}String")
    yield iri(node), iri(f"{NIF}referenceContext"), iri(context)
    yield iri(node), iri(f"{NIF}beginIndex"), literal(str(start), datatype=_WHOLE)
    yield iri(node), iri(f"{NIF}endIndex"), literal(str(end), datatype=_WHOLE)


WRITERS: Mapping[str, Writer] = MappingProxyType({"nif": _turtle})
