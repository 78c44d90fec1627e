"""Stored questions: SPARQL files whose header says what they ask and which parameters they take.

A file is found by its name in `queries/` or by its path. Its parameters are variables named by grlc's
convention (see `parameters`), so that any tool that reads grlc's headers can run the same file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from kg.answers import Answer
from kg.engines import Engine
from kg.errors import KgError
from kg.paths import queries_dir
from kg.queries.header import by_name, one_line, split_header
from kg.queries.names import KINDS, find_iri
from kg.queries.parameters import Parameter, find_parameters
from kg.queries.picture import Picture, find_picture
from kg.queries.values import to_term
from kg.sparql import bind, find_form
from kg.store import Literal, NamedNode, Table

__all__ = ["Form", "Parameter", "Picture", "StoredQuery", "bound_text", "load_query", "run", "stored_queries"]


class Form(StrEnum):
    """What a query answers with."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A question in a file; `text` is the SPARQL without the header."""

    name: str
    text: str
    form: Form
    summary: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    picture: Picture | None = None  # how its answer is drawn, where it can be


def stored_queries(folder: Path | None = None) -> list[StoredQuery]:
    """Return the queries of a folder (`queries/` unless another is given), by name."""
    return [read_query(path) for path in sorted((folder or queries_dir()).glob("*.rq"))]


def load_query(name_or_path: str | Path) -> StoredQuery:
    """Return the stored query of that name, or the query in that file.

    Raises:
        KgError: there is none, or its header is at fault.
    """
    path = Path(name_or_path)
    if path.suffix in (".rq", ".sparql") or path.is_file():
        return read_query(path)
    stored = queries_dir() / f"{name_or_path}.rq"
    if stored.is_file():
        return read_query(stored)
    names = [file.stem for file in sorted(queries_dir().glob("*.rq"))]
    alike = get_close_matches(str(name_or_path), names, n=3)
    hint = f"did you mean {' or '.join(alike)}?" if alike else "'kg queries' lists them"
    raise KgError(f"no stored query called {name_or_path}, and no such file; {hint}")


def read_query(path: Path) -> StoredQuery:
    """Read a query and its header from a file.

    Raises:
        KgError: the file cannot be read, or its header is at fault.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise KgError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise KgError(f"{path}: is not UTF-8; save it as UTF-8") from error
    return parse_query(text, path.stem, str(path))


def parse_query(text: str, name: str, where: str | None = None) -> StoredQuery:
    """Read a query and its header; `where` is what messages call it."""
    fields, body = split_header(text, where or name)
    form = find_form(body)
    if form is None:
        raise KgError(f"{where or name}: no SELECT, ASK, CONSTRUCT or DESCRIBE in it")
    tags = fields.get("tags") or ()
    return StoredQuery(
        name=name,
        text=body,
        form=Form(form),
        summary=one_line(fields.get("summary")),
        description=one_line(fields.get("description")),
        tags=(tags,) if isinstance(tags, str) else tuple(map(str, tags)),
        parameters=_parameters(body, fields),
        picture=find_picture(fields.get("picture"), where or name),
    )


def run(engine: Engine, query: StoredQuery, params: Mapping[str, str] | None = None) -> Answer:
    """Ask a stored query; `params` holds values as a user types them.

    Raises:
        KgError: a parameter is unknown, missing or at fault, or the query does not parse.
    """
    try:
        found = engine.query(bound_text(engine, query, params or {}))
    except KgError as error:
        raise KgError(f"{query.name}: {error}") from error
    about = Answer(base=engine.base, question=query.summary)
    if isinstance(found, bool):
        return replace(about, boolean=found)
    if isinstance(found, Table):
        return replace(about, variables=found.variables, rows=tuple(tuple(row) for row in found))
    return replace(about, triples=found)


def bound_text(engine: Engine, query: StoredQuery, params: Mapping[str, str]) -> str:
    """Return the SPARQL of a query with its parameters filled in, for this engine or any other that has the same data.

    Raises:
        KgError: a parameter is unknown, missing or at fault.
    """
    known = {parameter.name for parameter in query.parameters}
    for name in params:
        if name not in known:
            such = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
            raise KgError(f"no parameter called {name}; {such}")
    terms = {}
    for parameter in query.parameters:
        value = params.get(parameter.name, parameter.default)
        if value is not None:
            terms[parameter.variable] = _term(engine, parameter, value)
        elif parameter.required:
            raise KgError(f"parameter {parameter.name} is missing; add --param {parameter.name}=…")
    return bind(query.text, terms)


def _term(engine: Engine, parameter: Parameter, value: str) -> NamedNode | Literal:
    try:
        if parameter.allowed:
            _check_allowed(value, parameter.allowed)
        elif parameter.type == "iri":
            value = find_iri(engine, value, parameter.kind)
        return to_term(value, type_=parameter.type, datatype=parameter.datatype, language=parameter.language)
    except KgError as error:
        raise KgError(f"parameter {parameter.name}: {error}") from error


def _check_allowed(value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise KgError(f"{value!r} is not one of {', '.join(allowed)}")


def _parameters(body: str, fields: Mapping[str, object]) -> tuple[Parameter, ...]:
    """Return the parameters that a query uses, those that must be given first, then as the header lists them."""
    listed = list(by_name(fields.get("parameters")))
    found = sorted(
        find_parameters(body),
        key=lambda parameter: (
            not parameter.required,
            listed.index(parameter.name) if parameter.name in listed else len(listed),
        ),
    )
    return tuple(_described(parameter, fields) for parameter in found)


def _described(parameter: Parameter, fields: Mapping[str, object]) -> Parameter:
    """Add to a parameter what the header says of it."""
    about = by_name(fields.get("parameters")).get(parameter.name)
    details = about if isinstance(about, dict) else {"description": about}
    default = _field(fields, "defaults", parameter)
    allowed = _field(fields, "enumerate", parameter)
    kind = details.get("kind") or (parameter.name if parameter.name in KINDS else None)
    return replace(
        parameter,
        description=one_line(details.get("description")),
        kind=str(kind) if kind and parameter.type == "iri" else None,
        default=None if default is None else _as_typed(default),
        allowed=tuple(map(_as_typed, allowed)) if isinstance(allowed, list) else (),
    )


def _field(fields: Mapping[str, object], field: str, parameter: Parameter) -> object:
    """Return what `defaults` or `enumerate` says of a parameter, under its own name or its variable's."""
    named = by_name(fields.get(field))
    return named.get(parameter.name, named.get(parameter.variable))


def _as_typed(value: object) -> str:
    """Return a value of the header's YAML as a user would type it: `true`, `2025-11-24`, `10`."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)
