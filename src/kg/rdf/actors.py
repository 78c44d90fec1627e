"""Actors as nodes: what kind of thing, by which names, at which passages, in which roles."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.gazetteer import known_actors
from kg.nquads import Graph, literal
from kg.rdf.passages import Passages, name_language, one_line
from kg.vocab import KG, ORG, SKOS, XSD, actor_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.gazetteer import KnownActor
    from kg.iri import Iris
    from kg.model import Actor, ActorType, RoleHeld

_WIKIDATA = "http://www.wikidata.org/entity/"
_COUNTRY = "country"  # a kind of the gazetteer: a country or territory that has a code of its own
_TRUE = literal("true", datatype=XSD.boolean)


class Actors:
    """Writes each actor that a fact speaks of into the graph, and hands out its IRI."""

    def __init__(self, iris: Iris, graph: Graph, language: str) -> None:
        self._iris = iris
        self._graph = graph
        self._language = language
        self._written: dict[str, str] = {}

    def node(self, key: str) -> str:
        """Return the IRI of an actor; one that no mention names is described too."""
        return self._written.get(key) or self.outlined(key, key.replace("-", " ").title(), None)

    def outlined(self, key: str, name: str, kind: ActorType | None) -> str:
        """Write an actor of which a key, a name and perhaps a kind are known, unless it is there already."""
        if key in self._written:
            return self._written[key]
        known = known_actors().get(key)
        kind = known.type if known else kind
        node = self._begin(key, kind)
        self._label(node, name, known)
        if known is None:
            self._graph.tell(node, KG.provisional, _TRUE)
        return node

    def write(self, actor: Actor, passages: Passages) -> None:
        """Write an actor that the article names, with its mentions and the forms of its name."""
        known = known_actors().get(actor.id)
        node = self._begin(actor.id, actor.type)
        preferred = self._label(node, actor.name, known)
        for span in actor.mentions:
            self._graph.link(passages.at(span), KG.refersTo, node)
        for name in {passages.name(span) for span in actor.mentions} - preferred:
            self._graph.tell(node, SKOS.altLabel, literal(name, name_language(name, self._language)))
        if actor.provisional:
            self._graph.tell(node, KG.provisional, _TRUE)

    def write_roles(self, actors: Iterable[Actor], passages: Passages) -> None:
        """Write the titles and functions that the article gives its actors, numbered in order of the text."""
        held = [(role, actor.id) for actor in actors for role in actor.roles]
        held.sort(key=lambda pair: (pair[0].span, pair[1]))
        for number, (role, holder) in enumerate(held, start=1):
            self._role(self._iris.role_held(passages.article, number), holder, role, passages)

    def _role(self, node: str, holder: str, role: RoleHeld, passages: Passages) -> None:
        self._graph.a(node, KG.RoleHeld)
        self._graph.link(node, KG.inArticle, passages.article)
        self._graph.link(node, ORG.member, self.node(holder))
        self._graph.tell(node, KG.asStated, passages.words(role.span))
        passages.link(node, KG.at, role.span)
        if role.organization:
            self._graph.link(node, ORG.organization, self.node(role.organization))

    def _begin(self, key: str, kind: ActorType | None) -> str:
        node = self._written[key] = self._iris.actor(key)
        self._graph.a(node, actor_class(kind) if kind else KG.Actor)
        return node

    def _label(self, node: str, name: str, known: KnownActor | None) -> set[str]:
        """Write the preferred names, one a language, and the gazetteer's codes; return the bare names."""
        if known is None:
            name = one_line(name)
            preferred = {name_language(name, self._language): name}
        else:
            preferred = _preferred_names(known.id)
            self._codes(node, known)
        for language, label in preferred.items():
            self._graph.tell(node, SKOS.prefLabel, literal(label, language))
        return set(preferred.values())

    def _codes(self, node: str, known: KnownActor) -> None:
        if known.iso and known.kind == _COUNTRY:
            self._graph.tell(node, KG.isoCode, literal(known.iso))
        if known.wikidata:
            self._graph.link(node, SKOS.exactMatch, _WIKIDATA + known.wikidata)


@cache
def _preferred_names(key: str) -> dict[str, str]:
    """The first name in each language; kept, for the gazetteer converts characters when it is asked."""
    return {language: names[0] for language, names in known_actors()[key].names.items() if names}
