"""What graphs say, by subject and property: how tables, networks and profiles look things up.

An article is exported with the facts of its own graph and those that all articles share, so that the size of the
whole graph is no matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.iri import Iris
from kg.store import Literal, Store, StoredArticle, Term, Triple
from kg.turtle import natural_key
from kg.vocab import KG, RDF, SKOS

# class of an actor → what tables and networks call it
ACTOR_KINDS = {KG.Person: "person", KG.Organization: "organization", KG.Place: "place", KG.Group: "group"}


def value_of(term: Term) -> str:
    """Return an IRI or a literal's text as plain text."""
    return str(term) if isinstance(term, Triple) else term.value


class Facts:
    """The statements of some graphs, and behind them those of others."""

    def __init__(self, store: Store, graphs: Iterable[str], behind: Facts | None = None) -> None:
        """Read the graphs."""
        self._behind = behind
        self._said: dict[tuple[str, str], list[Term]] = defaultdict(list)
        self._of_class: dict[str, list[str]] = defaultdict(list)
        for graph in graphs:
            for quad in store.quads(graph):
                subject, predicate = value_of(quad.subject), quad.predicate.value
                self._said[subject, predicate].append(quad.object)
                if predicate == RDF.type:
                    self._of_class[value_of(quad.object)].append(subject)

    def of_class(self, class_: str) -> list[str]:
        """Return the nodes of a class in the graphs themselves, by name and number."""
        return sorted(self._of_class[class_], key=lambda node: (natural_key(node), node))

    def terms(self, node: str, predicate: str) -> list[Term]:
        """Return what is said of a node, in no order."""
        here = self._said.get((node, predicate), [])
        return here + self._behind.terms(node, predicate) if self._behind else here

    def all(self, node: str, predicate: str) -> list[str]:
        """Return the values of what is said of a node, sorted, each once."""
        values = set(map(value_of, self.terms(node, predicate)))
        return sorted(values, key=lambda value: (natural_key(value), value))

    def one(self, node: str | None, predicate: str) -> str | None:
        """Return the value of what is said of a node, the first of several; None where nothing is."""
        return next(iter(self.all(node, predicate)), None) if node else None

    def number(self, node: str, predicate: str) -> int:
        """Return a number that is said of a node."""
        value = self.one(node, predicate)
        return int(value) if value else 0

    def label(self, node: str | None, language: str = "en") -> str | None:
        """Return a node's preferred label in a language, else in any other."""
        if node is None:
            return None
        labels = {
            term.language or "": term.value
            for term in sorted(self.terms(node, SKOS.prefLabel), key=str)
            if isinstance(term, Literal)
        }
        first = (text for tag, text in labels.items() if tag.partition("-")[0] == language)
        return next(first, next(iter(labels.values()), None))

    def slug(self, concept: str | None) -> str | None:
        """Return the notation of a concept: `call`, `warn`."""
        return self.one(concept, SKOS.notation)


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article, and what its own graph and the shared ones say."""

    article: StoredArticle
    facts: Facts


def shared_facts(store: Store) -> Facts:
    """Return what no single article says: the graph of what several share, and the ontology."""
    iris = Iris(store.base)
    return Facts(store, [iris.consolidated], behind=Facts(store, [iris.ontology_graph]))


def facts_by_article(store: Store, shared: Facts | None = None) -> Iterator[ArticleFacts]:
    """Yield each article with its facts, by file."""
    behind = shared or shared_facts(store)
    for article in store.articles():
        yield ArticleFacts(article, Facts(store, [article.graph], behind))
