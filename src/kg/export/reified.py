"""What articles claim as RDF 1.2 triple terms, reified by the report that makes the claim, in Turtle 1.2.

    <article/0a1b/statement/2> kg:inArticle article:0a1b ;
        rdf:reifies <<( utterance:talks kg:speaker actor:bo-berg )>> .

No claim is asserted: that somebody said a thing, or that an event was such and such, stands within the terms only.
See https://www.w3.org/TR/rdf12-concepts/#section-triple-terms-reification.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pyoxigraph

from kg.export.facts import ArticleFacts, Facts, facts_by_article
from kg.export.selection import Selection, Writer
from kg.store import NamedNode, Store, Triple
from kg.turtle import PREFIXES, SPACES
from kg.vocab import KG, RDF, SCHEMA, SKOS

REIFIES = f"{RDF.type.removesuffix('type')}reifies"
# what a report claims of the utterance or event that it reports
_CLAIMS = {
    KG.Statement: (KG.speaker, KG.addressee, KG.speechAct, KG.when, SCHEMA.about, KG.mentions),
    KG.EventReport: (KG.eventType, KG.hasParticipant, KG.when, KG.place, KG.medium, KG.status),
}
# what is said of the report itself, and of the article and the actors beside it
_OF_REPORTS = (RDF.type, KG.inArticle, SCHEMA.text, KG.form, KG.contentPassage, KG.triggerPassage)
_OF_ARTICLES = (RDF.type, SCHEMA.headline, SCHEMA.publisher, SCHEMA.datePublished, SCHEMA.url, KG.file)
_OF_ACTORS = (RDF.type, SKOS.prefLabel)
_ACTORS = (KG.Person, KG.Organization, KG.Place, KG.Group)


def _turtle(store: Store, _: Selection) -> list[bytes]:
    triples = {triple for found in facts_by_article(store) for triple in _article(found)}
    prefixes = {**PREFIXES, **{space: f"{store.base}{space}/" for space in SPACES}}
    ordered = sorted(triples, key=str)
    return [pyoxigraph.serialize(ordered, format=pyoxigraph.RdfFormat.TURTLE, prefixes=prefixes) or b""]


def _article(found: ArticleFacts) -> Iterator[Triple]:
    facts = found.facts
    yield from _said(facts, found.article.iri, _OF_ARTICLES)
    for class_ in _ACTORS:
        for actor in facts.of_class(class_):
            yield from _said(facts, actor, _OF_ACTORS)
    for class_, claims in _CLAIMS.items():
        for report in facts.of_class(class_):
            yield from _said(facts, report, _OF_REPORTS)
            for node in facts.all(report, KG.reports):
                for claim in _said(facts, report, claims):
                    of_node = Triple(NamedNode(node), claim.predicate, claim.object)
                    yield Triple(NamedNode(report), NamedNode(REIFIES), of_node)


def _said(facts: Facts, node: str, predicates: tuple[str, ...]) -> Iterator[Triple]:
    for predicate in predicates:
        for value in facts.terms(node, predicate):
            yield Triple(NamedNode(node), NamedNode(predicate), value)


WRITERS: Mapping[str, Writer] = MappingProxyType({"reified": _turtle})
