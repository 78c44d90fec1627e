"""Where a question can be asked: the embedded store, RDF files, a remote endpoint, or rdflib.

All of them take the same SPARQL and answer in the same terms; what an engine does differently is worked round in
`quirks`. The default graph is the union of the named graphs everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from kg.iri import BASE
from kg.store import NamedNode, Store, Table, Triple
from kg.vocab import KG

__all__ = ["Engine", "Place", "find_base", "open_place"]

Place = str | Path | Sequence[str | Path]  # a store's folder, RDF files, or the address of an endpoint
AN_ARTICLE = f"SELECT ?article WHERE {{ ?article a <{KG.Article}> }} LIMIT 1"


class Engine(Protocol):
    """What can be asked SPARQL."""

    @property
    def base(self) -> str:
        """What the IRIs of the data begin with."""
        ...

    def query(self, text: str) -> Table | bool | tuple[Triple, ...]:
        """Ask SPARQL: a table for SELECT, True or False for ASK, triples for CONSTRUCT and DESCRIBE.

        Raises:
            KgError: the query does not parse, or the engine does not answer.
        """
        ...

    def select(self, text: str) -> Table:
        """Ask a SELECT."""
        ...


@contextmanager
def open_place(place: Place, timeout: float | None = None) -> Iterator[Engine]:
    """Open the engine of a place: `graph`, `["a.ttl", "b.nq.gz"]`, `https://example.org/sparql`.

    Raises:
        KgError: there is no such store or file, or the endpoint cannot be asked.
    """
    if isinstance(place, str) and place.startswith(("http://", "https://")):
        from kg.engines.endpoint import Endpoint  # noqa: PLC0415 (a tenth of a second that other places need not)

        with Endpoint(place, timeout) as endpoint:
            yield endpoint
    elif isinstance(place, str | Path):
        with Store.open(Path(place), read_only=True) as store:
            yield store
    else:
        from kg.engines.files import read_files  # noqa: PLC0415 (other places need it not)

        yield read_files([Path(path) for path in place])


def find_base(select: Callable[[str], Table]) -> str:
    """Return what the IRIs of the data begin with, going by those of an article; the usual base where there is none."""
    for row in select(AN_ARTICLE):
        article = row[0]
        if isinstance(article, NamedNode) and "article/" in article.value:
            return article.value.rpartition("article/")[0]
    return BASE
