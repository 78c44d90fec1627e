"""What other engines answer, as the terms of our own: SPARQL results in JSON, and graphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import KgError
from kg.store.folder import first_line


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT: `row["name"]` or `row[0]` is a term, or None where unbound."""

    variables: tuple[str, ...]
    solutions: tuple[QuerySolution, ...]

    def __iter__(self) -> Iterator[QuerySolution]:
        return iter(self.solutions)

    def __len__(self) -> int:
        return len(self.solutions)


def read_results(json: str) -> Table | bool:
    """Read SPARQL 1.1 Query Results JSON.

    Raises:
        KgError: it is not.
    """
    try:
        found = parse_query_results(json, QueryResultsFormat.JSON)
        if isinstance(found, QueryBoolean):
            return bool(found)
        return Table(tuple(v.value for v in found.variables), tuple(found))
    except (SyntaxError, ValueError) as error:
        raise KgError(f"its answer is not SPARQL results in JSON: {first_line(error)}") from error


def read_triples(data: bytes, media_type: str) -> tuple[Triple, ...]:
    """Read a graph, without the names of its graphs.

    Raises:
        KgError: the media type is no RDF, or the data is not well-formed.
    """
    form = RdfFormat.from_media_type(media_type)
    if form is None:
        raise KgError(f"its answer is {media_type or 'of no stated type'}, which is no RDF")
    try:
        return tuple(quad.triple for quad in parse(data, form))
    except (SyntaxError, ValueError) as error:
        raise KgError(f"its answer is not well-formed {media_type}: {first_line(error)}") from error
