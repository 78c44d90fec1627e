"""Reading what articles say out of a store, one property at a time.

Asked once for each property and joined in memory, which is much faster than one query for everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.iri import Iris
from kg.store import Literal, Store
from kg.vocab import KG, RDF, SCHEMA, SKOS

Values = dict[str, list[str]]  # node → its values

_PROPERTY = f"SELECT DISTINCT ?of ?value WHERE {{{{ ?of <{RDF.type}> <{{kind}}> ; <{{predicate}}> ?value }}}}"
_LINKED = f"SELECT DISTINCT ?of ?value WHERE {{{{ ?of <{RDF.type}> <{{kind}}> ; <{{one}}>/<{{two}}> ?value }}}}"
_PEOPLE = f"SELECT DISTINCT ?of ?value WHERE {{ VALUES ?value {{ <{KG.Person}> }} ?of <{RDF.type}> ?value }}"
_LABELS = f"SELECT DISTINCT ?of ?value WHERE {{ ?of <{SKOS.prefLabel}> ?value }}"


class Shelf:
    """The articles of a store, and what they say."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._actor = Iris(store.base).actor("")
        self._topic = Iris(store.base).topic("")

    def values(self, query: str) -> Values:
        """Return what a query with `?of` and `?value` finds."""
        found: Values = defaultdict(list)
        for row in self._store.select(query):
            found[row["of"].value].append(row["value"].value)
        return found

    def property(self, kind: str, predicate: str) -> Values:
        """Return the values of a property of all nodes of a class."""
        return self.values(_PROPERTY.format(kind=kind, predicate=predicate))

    def properties(self, kind: str, predicates: Mapping[str, str]) -> dict[str, Values]:
        """Return the values of several properties, each under a name of the caller's."""
        return {name: self.property(kind, predicate) for name, predicate in predicates.items()}

    def linked(self, kind: str, one: str, two: str) -> Values:
        """Return the values two steps away from all nodes of a class."""
        return self.values(_LINKED.format(kind=kind, one=one, two=two))

    def people(self) -> frozenset[str]:
        """Return the actors who are persons."""
        return frozenset(self.actors(self.values(_PEOPLE)))

    def actors(self, iris: Iterable[str]) -> tuple[str, ...]:
        """Return the keys of actors, in order."""
        return tuple(sorted(iri.removeprefix(self._actor) for iri in iris))

    def one_actor(self, iris: list[str] | None) -> str | None:
        """Return the key of an actor; of several the first."""
        return self.actors(iris)[0] if iris else None

    def topics(self, iris: Iterable[str]) -> frozenset[str]:
        """Return the slugs of topics."""
        return frozenset(iri.removeprefix(self._topic) for iri in iris)

    def texts(self) -> dict[str, tuple[str, str]]:
        """Return what each statement says, and in which language."""
        rows = self._store.select(_PROPERTY.format(kind=KG.Statement, predicate=SCHEMA.text))
        found = ((row["of"].value, row["value"]) for row in rows)
        return {iri: (term.value, term.language or "") for iri, term in found if isinstance(term, Literal)}

    def names(self, types: Mapping[str, str]) -> dict[str, dict[str, str]]:
        """Return the names of actors and of `types` (IRI → slug), by language; of several in one the first."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self._store.select(_LABELS):
            iri, term = row["of"].value, row["value"]
            if isinstance(term, Literal) and (iri.startswith(self._actor) or iri in types):
                names = found[types.get(iri) or iri.removeprefix(self._actor)]
                language = term.language or "en"
                names[language] = min(names.get(language, term.value), term.value)
        return dict(found)


def only(found: list[str] | None) -> str | None:
    """Return the one value, of several the first in order."""
    return min(found) if found else None
