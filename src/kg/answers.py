"""Answers to questions, and the forms in which they are handed over.

Tables as CSV, TSV, JSON and XML follow the SPARQL 1.1 result formats; `table` and `markdown` are for people,
with IRIs shortened: `actor/xi-jinping`, `kg:Planned`. Graphs are written by `export`.

>>> answer = Answer(variables=("who",), rows=((NamedNode("https://w3id.org/readout/id/actor/ada"),),))
>>> print(render(answer, "table"), end="")
who
---------
actor/ada
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kg.errors import KgError
from kg.iri import BASE, ONTOLOGY
from kg.store import FORMATS as GRAPH_FORMATS
from kg.store import BlankNode, Literal, NamedNode, Term, Triple

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_RESULTS = "http://www.w3.org/2005/sparql-results#"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query answers: a table, yes or no, or triples; the other two are None."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] | None = None
    boolean: bool | None = None
    triples: tuple[Triple, ...] | None = None
    base: str = BASE  # what IRIs are shortened by


def render(answer: Answer, format: str) -> str:  # noqa: A002 (the user's word)
    """Return an answer in one of `FORMATS`, or a graph in one of `store.FORMATS`.

    Raises:
        KgError: an answer of this kind cannot be written so.
    """
    if answer.triples is not None:
        return _graph(answer.triples, format, answer.base)
    if format not in FORMATS:
        raise KgError(f"a table cannot be written as {format}; choose one of {', '.join(FORMATS)}")
    return FORMATS[format](answer)


def shown(answer: Answer) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return the head and the rows of a table as people read them: IRIs shortened, literals bare, on one line."""
    if answer.boolean is not None:
        return ("answer",), [["yes" if answer.boolean else "no"]]
    return answer.variables, [[_one_line(shorten(term, answer.base)) for term in row] for row in answer.rows or ()]


def shorten(term: Term | None, base: str = BASE) -> str:
    """Return a term as people read it.

    >>> shorten(NamedNode("https://w3id.org/readout/ontology#Planned")), shorten(Literal("x", language="en"))
    ('kg:Planned', 'x')
    """
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        if term.value.startswith(ONTOLOGY):
            return f"kg:{term.value.removeprefix(ONTOLOGY)}"
        return term.value.removeprefix(base)
    return term.value if isinstance(term, Literal) else str(term)


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal; Han characters and the like take two.

    >>> width("习近平 said")
    11
    """
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _table(answer: Answer) -> str:
    head, rows = shown(answer)
    lines = [list(head), *rows]
    widths = [max(width(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, ["-" * wide for wide in widths])
    return "".join(_aligned(line, widths) + "\n" for line in lines)


def _aligned(cells: list[str], widths: list[int]) -> str:
    padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _markdown(answer: Answer) -> str:
    head, rows = shown(answer)
    lines = [list(head), ["---"] * len(head), *([_in_markdown(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _in_markdown(cell: str) -> str:
    return re.sub(r"([\\|<>*_`\[\]])", r"\\\1", cell)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def _csv(answer: Answer) -> str:
    """SPARQL 1.1 Query Results CSV: values without their types."""
    if answer.boolean is not None:
        return f"{_truth(answer)}\n"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.variables)
    writer.writerows([_value(term) for term in row] for row in answer.rows or ())
    return out.getvalue()


def _tsv(answer: Answer) -> str:
    """SPARQL 1.1 Query Results TSV: terms as Turtle writes them."""
    if answer.boolean is not None:
        return f"{_truth(answer)}\n"
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join("" if term is None else _in_tsv(term) for term in row) for row in answer.rows or ()]
    return "".join(f"{line}\n" for line in lines)


def _in_tsv(term: Term) -> str:
    return str(term).replace("\t", "\\t")


def _json(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON."""
    document: dict[str, object] = {"head": {}, "boolean": answer.boolean}
    if answer.boolean is None:
        bindings = [
            {name: _binding(term) for name, term in zip(answer.variables, row, strict=True) if term}
            for row in answer.rows or ()
        ]
        document = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _binding(term: Term) -> dict[str, str]:
    binding = {"type": _kind(term), "value": _value(term)}
    if isinstance(term, Literal):
        if term.language:
            binding["xml:lang"] = term.language
        elif term.datatype.value != _XSD_STRING:
            binding["datatype"] = term.datatype.value
    return binding


def _xml(answer: Answer) -> str:
    """SPARQL Query Results XML."""
    head = (f"    <variable name={quoteattr(name)}/>" for name in answer.variables)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<sparql xmlns="{_RESULTS}">']
    lines += ["  <head>", *head, "  </head>"]
    if answer.boolean is not None:
        lines.append(f"  <boolean>{_truth(answer)}</boolean>")
    else:
        lines.append("  <results>")
        for row in answer.rows or ():
            lines += ["    <result>", *map(_xml_binding, answer.variables, row), "    </result>"]
        lines.append("  </results>")
    return "".join(f"{line}\n" for line in [*filter(None, lines), "</sparql>"])


def _xml_binding(name: str, term: Term | None) -> str:
    if term is None:
        return ""
    binding = _binding(term)
    attribute = "".join(f" {key}={quoteattr(binding[key])}" for key in ("xml:lang", "datatype") if key in binding)
    kind = binding["type"]
    # a literal may hold what XML 1.0 cannot, such as a form feed
    value = _NOT_XML.sub("\ufffd", escape(binding["value"], {"\r": "&#13;"}))
    return f"      <binding name={quoteattr(name)}><{kind}{attribute}>{value}</{kind}></binding>"


def _kind(term: Term) -> str:
    if isinstance(term, NamedNode):
        return "uri"
    return "bnode" if isinstance(term, BlankNode) else "literal"


def _value(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, Triple) else term.value


def _truth(answer: Answer) -> str:
    return "true" if answer.boolean else "false"


def _graph(triples: tuple[Triple, ...], format: str, base: str) -> str:  # noqa: A002 (the user's word)
    from kg.export import write_triples  # noqa: PLC0415 (only questions that answer with a graph need it)

    if format not in GRAPH_FORMATS:
        raise KgError(f"a graph cannot be written as {format}; choose one of {', '.join(GRAPH_FORMATS)}")
    return write_triples(triples, format, base)


FORMATS: dict[str, Callable[[Answer], str]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
    "markdown": _markdown,
}
