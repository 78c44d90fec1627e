"""What a user types for a parameter, checked and made a term: an IRI, a date, a number, a text.

>>> print(to_term("2025-11-24", type_="date", datatype=XSD + "date"))
"2025-11-24"^^<http://www.w3.org/2001/XMLSchema#date>
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time

from kg.errors import KgError
from kg.sparql import is_iri
from kg.store import Literal, NamedNode

XSD = "http://www.w3.org/2001/XMLSchema#"

_INTEGER, _DECIMAL = r"[+-]?\d+", r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
_DOUBLE = rf"{_DECIMAL}(?:[eE][+-]?\d+)?|[+-]?INF|NaN"
_INTEGERS = ("byte", "int", "integer", "long", "nonNegativeInteger", "positiveInteger", "short")
_FORMS = {
    **dict.fromkeys(_INTEGERS, _INTEGER),
    "boolean": "true|false|0|1",
    "date": r"\d{4}-\d\d-\d\d",
    "dateTime": r"\d{4}-\d\d-\d\dT.+",
    "decimal": _DECIMAL,
    "double": _DOUBLE,
    "float": _DOUBLE,
    "gYear": r"-?\d{4,}",
    "gYearMonth": r"-?\d{4,}-(?:0[1-9]|1[0-2])",
    "time": r"\d\d:\d\d:\d\d.*",
}
_CALENDAR: dict[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
    "time": time.fromisoformat,
}
_FREE = ("anyURI", "duration", "normalizedString", "token")  # taken as they come
_EXAMPLES = {"date": "2025-11-24", "dateTime": "2025-11-24T09:30:00", "time": "09:30:00", "integer": "12"}

XSD_TYPES = frozenset([*_FORMS, *_FREE])


def to_term(value: str, *, type_: str, datatype: str | None = None, language: str | None = None) -> NamedNode | Literal:
    """Return a value as a term of a parameter's type.

    Raises:
        KgError: the value is not of that type.
    """
    if type_ == "iri":
        if not is_iri(value):
            raise KgError(f"{value!r} is not an IRI, such as https://example.org/a")
        return NamedNode(value)
    if type_ == "number":
        return Literal(value, datatype=NamedNode(XSD + _number_type(value)))
    if language:
        return Literal(value, language=language)
    if datatype is None:
        return Literal(value)
    if datatype.startswith(XSD) and not _fits(value, type_):
        example = f", such as {_EXAMPLES[type_]}" if type_ in _EXAMPLES else ""
        raise KgError(f"{value!r} is not of type {type_}{example}")
    return Literal(value, datatype=NamedNode(datatype))


def _number_type(value: str) -> str:
    """Return the datatype that SPARQL gives a number written so."""
    for datatype, form in (("integer", _INTEGER), ("decimal", _DECIMAL), ("double", _DOUBLE)):
        if re.fullmatch(form, value, re.ASCII):
            return datatype
    raise KgError(f"{value!r} is not a number")


def _fits(value: str, type_: str) -> bool:
    if not re.fullmatch(_FORMS.get(type_, ".*"), value, re.DOTALL | re.ASCII):
        return False
    try:
        _CALENDAR.get(type_, str)(value)
    except ValueError:
        return False
    return True
