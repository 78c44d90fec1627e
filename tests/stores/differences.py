"""What stores do differently: what is worked round, and what is left, one line each."""

from __future__ import annotations

from collections.abc import Mapping

WORKED_ROUND: Mapping[str, str] = {
    "oxigraph": "its default graph is empty beside the named ones: it is asked with `union-default-graph`.",
    "fuseki": "its default graph is empty beside the named ones: start it with `tdb2:unionDefaultGraph`, or it is asked"
    " for `urn:x-arq:UnionGraph`. It writes the decimal 1 as 1.0.",
    "virtuoso": "`INSERT DATA` in batches of 2,000 triples, for it refuses 5,000; a digest login; JSON results with"
    " `typed-literal` and booleans as numbers; graphs asked for as RDF alone; queries without COALESCE around"
    " aggregates, MINUS over a UNION, or REGEX, which goes by bytes; paths to broader topics step by step.",
    "rdf4j": "queries name a path once for each object; sub-SELECTs in OPTIONAL bind names of their own.",
    "comunica": "what it adds to its results in JSON is dropped.",
}
# store → stored query → why it answers otherwise than our own engine
_UNBOUND = "COUNT gives nothing where some rows of a group leave its variable unbound."
EXPLAINED: Mapping[str, Mapping[str, str]] = {
    "comunica": {
        "dyad-days": _UNBOUND,
        "dyads": _UNBOUND,
        "event-reports": _UNBOUND,
        "mentioned-with": _UNBOUND,
        "timeline": "no answer within half a minute.",
    },
}
