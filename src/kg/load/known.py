"""Where well-known stores answer queries, told from the address that is written to."""

from __future__ import annotations

import re

# address written to → address asked; a Graph Store address, or one for SPARQL UPDATE
_ASKED_AT = (
    (r"/store/?$", "/query"),  # Oxigraph
    (r"/update/?$", "/query"),  # Oxigraph, Fuseki, Stardog
    (r"/data/?$", "/query"),  # Fuseki
    (r"/sparql-graph-crud(-auth)?/?$", "/sparql"),  # Virtuoso
    (r"/sparql-auth/?$", "/sparql"),  # Virtuoso
    (r"/rdf-graphs/service/?$", ""),  # RDF4J, GraphDB
    (r"/statements/?$", ""),  # RDF4J, GraphDB
    (r"/sparql/gsp/?$", "/sparql"),  # Neptune
    (r"/sparql/?$", "/sparql"),  # Neptune, Blazegraph
)


def asked_at(url: str) -> str | None:
    """Return the address at which a store that is written to at `url` probably answers queries.

    >>> asked_at("http://localhost:3030/news/data")
    'http://localhost:3030/news/query'
    >>> asked_at("http://localhost:7200/repositories/news/rdf-graphs/service")
    'http://localhost:7200/repositories/news'
    """
    address = url.partition("?")[0]
    for written, asked in _ASKED_AT:
        if re.search(written, address):
            return re.sub(written, asked, address)
    return None
