"""Values for the parameters of a query out of a graph: those of which the graph says most."""

from __future__ import annotations

from collections import Counter

from kg.engines import Engine
from kg.queries import Parameter, StoredQuery
from kg.vocab import KG, SCHEMA

# what a node of each kind is ranked by: what points to it
_POINTS_TO = {
    "actor": f"<{KG.speaker}>|<{KG.addressee}>",
    "article": f"<{KG.inArticle}>",
    "event": f"<{KG.reports}>",
    "topic": f"<{SCHEMA.about}>",
    "utterance": f"<{KG.reports}>",
}
_TYPED = {"date": "2025-11-24", "integer": "2", "number": "2", "boolean": "true", "string": "a"}


def sample_params(engine: Engine, query: StoredQuery) -> dict[str, str] | None:
    """Return a value for each parameter that must be given; None where the graph has nothing of its kind."""
    params: dict[str, str] = {}
    asked: Counter[str] = Counter()
    for parameter in query.parameters:
        if parameter.required and parameter.default is None:
            kind = parameter.kind or "actor"
            value = _value(engine, parameter, kind, asked[kind])
            if value is None:
                return None
            asked[kind] += 1
            params[parameter.name] = value
    return params


def _value(engine: Engine, parameter: Parameter, kind: str, nth: int) -> str | None:
    if parameter.allowed:
        return parameter.allowed[0]
    if parameter.type != "iri":
        return _TYPED.get(parameter.type, _TYPED["string"])
    rows = engine.select(f"""
        SELECT ?node (COUNT(DISTINCT ?other) AS ?times) WHERE {{
          ?other {_POINTS_TO[kind]} ?node
          FILTER(STRSTARTS(STR(?node), "{engine.base}{kind}/"))
        }} GROUP BY ?node ORDER BY DESC(?times) ?node LIMIT 1 OFFSET {nth}""")
    return next((row[0].value for row in rows), None)
