"""The actors that may go by two keys, with all that the articles of a store say of who they are."""

from __future__ import annotations

from collections.abc import Iterator

from kg.consolidate.records import ActorRecord
from kg.consolidate.shelf import Shelf, only
from kg.model import ActorType
from kg.vocab import KG, ORG, RDF, SKOS, actor_class

_TYPES = {actor_class(kind): kind.value for kind in ActorType}
_PROVISIONAL = f"SELECT DISTINCT ?of ?value WHERE {{ ?of <{KG.provisional}> ?value }}"
_KIND = f"SELECT DISTINCT ?of ?value WHERE {{{{ VALUES ?value {{{{ <{{kind}}> }}}} ?of <{RDF.type}> ?value }}}}"
_NAMES = f"SELECT DISTINCT ?of ?value WHERE {{ ?of <{SKOS.prefLabel}>|<{SKOS.altLabel}> ?value }}"
_NAMED_IN = (
    f"SELECT DISTINCT ?of ?value WHERE {{ {{ SELECT DISTINCT ?of WHERE {{ ?of <{KG.provisional}> true }} }}"
    f" ?passage <{KG.refersTo}> ?of ; <{KG.inArticle}> ?value }}"
)
_HELD = f"SELECT DISTINCT ?of ?value WHERE {{{{ ?held <{ORG.member}> ?of ; <{{predicate}}> ?value }}}}"


def actors_in(shelf: Shelf) -> Iterator[ActorRecord]:
    """Yield the people and bodies of all articles, those that the gazetteer knows too, in order."""
    provisional, names = shelf.values(_PROVISIONAL), shelf.values(_NAMES)
    roles, bodies = (shelf.values(_HELD.format(predicate=predicate)) for predicate in (KG.asStated, ORG.organization))
    articles = shelf.values(_NAMED_IN)
    for kind in (KG.Person, KG.Organization):
        for iri in sorted(shelf.values(_KIND.format(kind=kind))):
            (key,) = shelf.actors([iri])
            yield ActorRecord(
                key=key,
                type=_TYPES[kind],
                names=frozenset(names.get(iri, ())),
                provisional=only(provisional.get(iri)) is not None,
                roles=frozenset(roles.get(iri, ())),
                bodies=frozenset(shelf.actors(bodies.get(iri, ()))),
                articles=frozenset(articles.get(iri, ())),
            )
