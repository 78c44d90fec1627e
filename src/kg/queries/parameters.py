"""Parameters of a query: variables named by grlc's convention.

`?_actor_iri` is a parameter called `actor` that takes an IRI, `?__from_date` an optional one that takes an
xsd:date, `?_word` a plain literal, `?_word_en` one in English, `?_when_edtf_EDTF` one typed `edtf:EDTF`.

>>> [(p.name, p.type, p.required) for p in find_parameters("ASK { ?_actor_iri ?p ?__from_date }")]
[('actor', 'iri', True), ('from', 'date', False)]
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import KgError
from kg.queries.values import XSD, XSD_TYPES
from kg.sparql import find_variables

_NAME = re.compile(r"(__?)(?P<name>[^_]+)(?:_(?P<type>[A-Za-z0-9]+))?(?:_(?P<local>[A-Za-z0-9]+))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query; `type` is `iri`, `number`, `string`, or the short name of a datatype."""

    name: str
    variable: str
    type: str
    required: bool
    datatype: str | None = None  # the datatype's IRI
    language: str | None = None
    description: str = ""
    kind: str | None = None  # of node that it names: actor, topic, event …
    default: str | None = None
    allowed: tuple[str, ...] = ()

    @property
    def takes(self) -> str:
        """What it takes, in a word: `actor`, `date`, `text`."""
        return self.kind or {"iri": "node", "string": "text"}.get(self.type, self.type)


def find_parameters(query: str) -> tuple[Parameter, ...]:
    """Return the parameters of a query, in order of first occurrence.

    Raises:
        KgError: a type is unknown, or one name is used with two.
    """
    found: dict[str, Parameter] = {}
    for variable in find_variables(query):
        if match := _NAME.fullmatch(variable):
            parameter = _parameter(variable, match, query)
            known = found.setdefault(parameter.name, parameter)
            if known != parameter:
                raise KgError(f"parameter {known.name}: both ?{known.variable} and ?{variable}; use one")
    return tuple(found.values())


def _parameter(variable: str, match: re.Match[str], query: str) -> Parameter:
    name, required = match["name"], match[1] == "_"
    kind, local = match["type"] or "string", match["local"]
    if kind in ("iri", "number", "string", "literal"):
        return Parameter(name, variable, "string" if kind == "literal" else kind, required)
    if kind in XSD_TYPES:
        return Parameter(name, variable, kind, required, datatype=XSD + kind)
    if local:
        return Parameter(name, variable, local, required, datatype=_namespace(query, kind, variable) + local)
    if len(kind) == 2:
        return Parameter(name, variable, "string", required, language=kind.lower())
    raise KgError(f"?{variable}: {kind!r} is no type of a parameter; say _iri, _date, _integer or a language")


def _namespace(query: str, prefix: str, variable: str) -> str:
    declared = re.search(rf"\bPREFIX\s+{re.escape(prefix)}:\s*<([^>]*)>", query, re.IGNORECASE)
    if not declared:
        raise KgError(f"?{variable}: the query declares no PREFIX {prefix}:")
    return declared[1]
