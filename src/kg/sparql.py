r"""Terms in place of a query's variables.

A value never reaches a query as text: it is a term, and the term is written where the query's own tokens have
the variable. So no value can add to the query, and it is known inside sub-SELECT, MINUS and EXISTS as well.

>>> bind("SELECT ?s { ?s ?p ?_word }", {"_word": Literal('" } #')})
'SELECT ?s { ?s ?p "\\" } #" }'
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from kg.store import Literal, NamedNode

# the tokens of SPARQL 1.1, section 19.8, as far as they decide where a variable stands
_TOKEN = re.compile(
    r"""(?P<skip>\#[^\n]*
        |<[^<>"{}|^`\\\x00-\x20]*>
        |\"\"\"(?:\\.|[^\\])*?\"\"\"|'''(?:\\.|[^\\])*?'''
        |"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'
        |(?:[^\W\d][\w.-]*)?:(?:[\w.:%-]|\\.)*
        |@[a-z]+(?:-[a-z0-9]+)*)
     |\bBOUND\s*\(\s*[?$](?P<tested>\w+)\s*\)
     |[?$](?P<variable>\w+)
     |(?P<word>[a-z_]\w*)
     |(?P<mark>[{}()])""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
MOST_LISTED = 500  # nodes in one query
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_ESCAPE = re.compile(r"\\\\([uU])|\\.")  # an escaped backslash before a u, or any other escape
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_PATTERN_BEGINS = ("WHERE", "FROM", "HAVING", "VALUES", "{", "}")


def bind(query: str, values: Mapping[str, NamedNode | Literal]) -> str:
    """Return the query with terms in place of the variables that `values` names."""
    pieces: list[str] = []
    end = 0
    for start, stop, variable, place in _places(query):
        if (term := values.get(variable)) is not None:
            pieces += [query[end:start], _written(term, variable, place)]
            end = stop
    return "".join([*pieces, query[end:]])


def find_variables(query: str) -> list[str]:
    """Return the names of the variables, each time they stand in the query."""
    return [variable for _, _, variable, _ in _places(query)]


def listed(nodes: Collection[str]) -> Iterator[str]:
    """Yield nodes as VALUES lists them, sorted, as many at a time as any endpoint takes in one query.

    >>> list(listed({"http://e/b", "http://e/a"}))
    ['<http://e/a> <http://e/b>']
    """
    ordered = sorted(nodes)
    for start in range(0, len(ordered), MOST_LISTED):
        yield " ".join(f"<{node}>" for node in ordered[start : start + MOST_LISTED])


def find_form(query: str) -> str | None:
    r"""Return the first of SELECT, ASK, CONSTRUCT and DESCRIBE, in capitals; None where there is none.

    >>> find_form("PREFIX ask: <http://e/select/> # describe\nselect * { ?s ?p ?o }")
    'SELECT'
    """
    words = (token["word"].upper() for token in _TOKEN.finditer(query) if token["word"])
    return next((word for word in words if word in _FORMS), None)


def is_iri(value: str) -> bool:
    """Say whether a value is an absolute IRI that SPARQL can write.

    >>> is_iri("https://example.org/习近平"), is_iri("a b:c"), is_iri("xi-jinping")
    (True, False, False)
    """
    return _IRI.fullmatch(value) is not None


def write_term(term: NamedNode | Literal) -> str:
    r"""Return a term as SPARQL writes it.

    That is N-Triples, but for `\u` in a text: some engines expand `\\u0022` to a quotation mark before they
    read strings (SPARQL 1.1, section 19.2), so its `u` is written as an escape of its own.

    >>> print(write_term(Literal(r"\u0022")))
    "\\\U000000750022"
    """
    return _ESCAPE.sub(_spell_u, str(term))


def _spell_u(escape: re.Match[str]) -> str:
    return rf"\\\U{ord(escape[1]):08X}" if escape[1] else escape[0]


def _written(term: NamedNode | Literal, variable: str, place: str) -> str:
    """Return a term as its place wants it: a projection, a GROUP BY and BOUND take no bare term."""
    if place == "bound":
        return "true"
    if place == "select":
        return f"({write_term(term)} AS ?{variable})"
    if place == "modifier":
        return f"({write_term(term)})"
    return write_term(term)


def _places(query: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield each variable: start, end, name, and whether in a projection, a modifier, BOUND or a pattern."""
    clause, depth = "pattern", 0
    for token in _TOKEN.finditer(query):
        word = (token["word"] or token["mark"] or "").upper()
        if token["tested"]:
            yield token.start(), token.end(), token["tested"], "bound"
        elif token["variable"]:
            yield token.start(), token.end(), token["variable"], "pattern" if depth else clause
        elif word in ("(", ")"):
            depth += 1 if word == "(" else -1
        elif word in ("SELECT", "GROUP", "ORDER"):
            clause, depth = "select" if word == "SELECT" else "modifier", 0
        elif word in _PATTERN_BEGINS:
            clause, depth = "pattern", 0
