"""The bodies of all articles in a store, each read when it is looked at: many do not fit into memory at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.consolidate.origins import Body
from kg.nquads import iri as term
from kg.store import Store
from kg.vocab import KG, SCHEMA

_ARTICLES = f"SELECT DISTINCT ?article WHERE {{ ?article <{KG.bodyStart}> ?start }}"
_BODY = (
    f"SELECT ?text ?start ?end ?language WHERE {{{{ {{article}} <{KG.text}> ?text ; <{KG.bodyStart}> ?start ;"
    f" <{KG.bodyEnd}> ?end ; <{SCHEMA.inLanguage}> ?language }}}} LIMIT 1"
)


class Bodies(Mapping[str, Body]):
    """The body of every article that has one, by the article's IRI."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._articles = sorted(row["article"].value for row in store.select(_ARTICLES))

    def __getitem__(self, article: str) -> Body:
        for row in self._store.select(_BODY.format(article=term(article))):
            start, end = int(row["start"].value), int(row["end"].value)
            return Body(row["text"].value[start:end], start, row["language"].value)
        raise KeyError(article)

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)
