"""The topics that a user adds to the lexicon, as concepts beside those of the ontology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lexicon import load_lexicon
from kg.nquads import Graph, literal
from kg.vocab import SKOS, TOPICS

if TYPE_CHECKING:
    from kg.iri import Iris


def own_topics(iris: Iris) -> tuple[str, ...]:
    """Return the concepts of a user's own topics (`kg.additions`), as N-Quads lines of the ontology's graph."""
    graph = Graph(iris.ontology_graph)
    for slug, listed in load_lexicon("topics").items():
        for language, label in listed.get("labels", {}).items():
            topic = iris.topic(slug)
            graph.a(topic, SKOS.Concept)
            graph.link(topic, SKOS.inScheme, TOPICS)
            graph.link(topic, SKOS.topConceptOf, TOPICS)
            graph.tell(topic, SKOS.notation, literal(slug))
            graph.tell(topic, SKOS.prefLabel, literal(label, language))
    return graph.lines()
