"""The named graph of one article: what was read, who is named, what is said and what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import __version__
from kg.identity import outlet_key
from kg.model import ActorType, Analysis, Article
from kg.nquads import Graph, language_tag, literal, whole
from kg.rdf.actors import Actors
from kg.rdf.passages import Passages
from kg.rdf.reports import Reports
from kg.rdf.times import write_time
from kg.vocab import KG, PROV, SCHEMA, XSD

if TYPE_CHECKING:
    from kg.iri import Iris


def to_quads(article: Article, analysis: Analysis, iris: Iris, rules_digest: str) -> tuple[str, ...]:
    """Return all that the graph says of one article: N-Quads lines, sorted, each once.

    The same article, analysis, base and rules give the same lines.
    """
    graph_iri = iris.article_graph(article.sha256)
    graph = Graph(graph_iri)
    passages = Passages(article, analysis, iris, graph)
    actors = Actors(iris, graph, article.language)
    for actor in analysis.actors:
        actors.write(actor, passages)
    actors.write_roles(analysis.actors, passages)
    _write_article(article, passages.article, actors, graph)
    reports = Reports(iris, graph, passages, actors)
    for event in analysis.events:
        reports.write_event(event)
    for statement in analysis.statements:
        reports.write_statement(statement)
    _write_extraction(passages.article, graph_iri, iris, rules_digest, graph)
    return graph.lines()


def _write_article(article: Article, node: str, actors: Actors, graph: Graph) -> None:
    graph.a(node, KG.Article)
    graph.tell(node, KG.text, literal(article.text))
    graph.tell(node, KG.sha256, literal(article.sha256))
    graph.tell(node, KG.file, literal(article.file))
    if article.paragraphs:
        graph.tell(node, KG.bodyStart, whole(article.body.start))
        graph.tell(node, KG.bodyEnd, whole(article.body.end))
    graph.tell(node, SCHEMA.identifier, literal(article.name))
    graph.tell(node, SCHEMA.inLanguage, literal(language_tag(article.language)))
    if article.title:
        graph.tell(node, SCHEMA.headline, literal(article.title, article.language))
    if article.author:
        graph.tell(node, SCHEMA.author, literal(article.author))
    if article.place:
        graph.tell(node, SCHEMA.dateline, literal(article.place))
    if article.url:
        graph.tell(node, SCHEMA.url, literal(article.url, datatype=XSD.anyURI))
    if article.published:
        write_time(graph, node, SCHEMA.datePublished, article.published)
    if article.outlet:
        outlet = actors.outlined(outlet_key(article.outlet), article.outlet, ActorType.ORGANIZATION)
        graph.link(node, SCHEMA.publisher, outlet)


def _write_extraction(article: str, graph_iri: str, iris: Iris, rules_digest: str, graph: Graph) -> None:
    """Say by which program and rules the graph was made; when it was is told in the graph of the run."""
    node, software = iris.extraction(article), iris.software(__version__)
    graph.a(node, KG.Extraction)
    graph.link(node, PROV.used, article)
    graph.link(node, PROV.wasAssociatedWith, software)
    graph.tell(node, KG.rulesDigest, literal(rules_digest))
    graph.link(graph_iri, PROV.wasGeneratedBy, node)
    graph.a(software, PROV.SoftwareAgent)
    graph.tell(software, SCHEMA.softwareVersion, literal(__version__))
