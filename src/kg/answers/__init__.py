"""Answers to questions, and the forms in which they are handed over.

Tables as CSV, TSV, JSON and XML follow the SPARQL 1.1 result formats; `table`, `markdown` and `html` are for people,
with IRIs shortened: `actor/xi-jinping`, `kg:Planned`; `bibtex` and `csl-json` list the articles that are cited.
Graphs are written by `export`.

>>> answer = Answer(variables=("who",), rows=((NamedNode("https://w3id.org/readout/id/actor/ada"),),))
>>> print(render(answer, "table"), end="")
who
---------
actor/ada
"""

from __future__ import annotations

from collections.abc import Callable

from kg.answers.answer import (
    Answer,
    Citation,
    CitedArticle,
    shorten,
    shown,
    width,
    with_citation_columns,
)
from kg.answers.bibliography import bibtex, csl_json
from kg.answers.pages import aligned, footnote_lines, html, markdown, table
from kg.answers.standard import write_csv, write_json, write_tsv, write_xml
from kg.errors import KgError
from kg.store import FORMATS as GRAPH_FORMATS
from kg.store import NamedNode, Triple

__all__ = [
    "CITING",
    "FORMATS",
    "Answer",
    "Citation",
    "CitedArticle",
    "NamedNode",
    "aligned",
    "footnote_lines",
    "html",
    "render",
    "shorten",
    "shown",
    "width",
]

CITING: dict[str, Callable[[Answer], str]] = {"bibtex": bibtex, "csl-json": csl_json}  # nothing but what is cited
_FOR_PROGRAMS: dict[str, Callable[[Answer], str]] = {
    "csv": write_csv,
    "tsv": write_tsv,
    "json": write_json,
    "xml": write_xml,
}
FORMATS: dict[str, Callable[[Answer], str]] = {
    "table": table,
    **_FOR_PROGRAMS,
    "markdown": markdown,
    "html": html,
    **CITING,
}


def render(answer: Answer, format: str) -> str:  # noqa: A002 (the user's word)
    """Return an answer in one of `FORMATS`, or a graph in one of `store.FORMATS`.

    Raises:
        KgError: an answer of this kind cannot be written so.
    """
    if answer.triples is not None:
        return _graph(answer.triples, format, answer.base)
    if format not in FORMATS:
        raise KgError(f"a table cannot be written as {format}; choose one of {', '.join(FORMATS)}")
    return FORMATS[format](with_citation_columns(answer) if format in _FOR_PROGRAMS else answer)


def _graph(triples: tuple[Triple, ...], format: str, base: str) -> str:  # noqa: A002 (the user's word)
    from kg.export import write_triples  # noqa: PLC0415 (only questions that answer with a graph need it)

    if format not in GRAPH_FORMATS:
        raise KgError(f"a graph cannot be written as {format}; choose one of {', '.join(GRAPH_FORMATS)}")
    return write_triples(triples, format, base)
