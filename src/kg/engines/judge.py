"""rdflib over the graph of a store: slow, and an independent judge of what a query means."""

from __future__ import annotations

import rdflib
from rdflib.plugins.sparql import prepareQuery

from kg.engines.quirks import plain_results
from kg.errors import KgError
from kg.store import Store, Table, Triple, read_results, read_triples


class Judge:
    """All that a store holds, asked by way of rdflib."""

    def __init__(self, store: Store) -> None:
        self.base = store.base
        self._dataset = rdflib.Dataset(default_union=True)
        self._dataset.parse(data=store.dump("nq"), format="nquads")

    def query(self, text: str) -> Table | bool | tuple[Triple, ...]:
        """Ask SPARQL: a table for SELECT, True or False for ASK, triples for CONSTRUCT and DESCRIBE.

        Raises:
            KgError: the query does not parse.
        """
        try:
            prepared = prepareQuery(text)
        except Exception as error:  # its parser raises what it likes
            raise KgError(f"the query is not SPARQL 1.1 to rdflib: {' '.join(str(error).split())}") from error
        found = self._dataset.query(prepared)
        if found.graph is not None:
            return read_triples(found.graph.serialize(format="nt", encoding="utf-8"), "application/n-triples")
        return read_results(plain_results((found.serialize(format="json") or b"").decode()))

    def select(self, text: str) -> Table:
        """Ask a SELECT."""
        found = self.query(text)
        if not isinstance(found, Table):
            raise KgError("the query is not a SELECT")
        return found
