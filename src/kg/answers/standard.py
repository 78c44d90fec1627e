"""Tables in the SPARQL 1.1 result formats, for programs: CSV, TSV, JSON and XML."""

from __future__ import annotations

import csv
import io
import json
from html import escape

from kg.answers.answer import Answer
from kg.store import BlankNode, Literal, NamedNode, Term, Triple
from kg.xml_text import fit_for_xml

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_RESULTS = "http://www.w3.org/2005/sparql-results#"


def write_csv(answer: Answer) -> str:
    """SPARQL 1.1 Query Results CSV: values without their types."""
    if answer.boolean is not None:
        return f"{_truth(answer)}\n"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.variables)
    writer.writerows([_value(term) for term in row] for row in answer.rows or ())
    return out.getvalue()


def write_tsv(answer: Answer) -> str:
    """SPARQL 1.1 Query Results TSV: terms as Turtle writes them."""
    if answer.boolean is not None:
        return f"{_truth(answer)}\n"
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join("" if term is None else _in_tsv(term) for term in row) for row in answer.rows or ()]
    return "".join(f"{line}\n" for line in lines)


def _in_tsv(term: Term) -> str:
    return str(term).replace("\t", "\\t")


def write_json(answer: Answer) -> str:
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


def write_xml(answer: Answer) -> str:
    """SPARQL Query Results XML."""
    head = (f'    <variable name="{escape(name)}"/>' for name in answer.variables)
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
    attribute = "".join(f' {key}="{escape(binding[key])}"' for key in ("xml:lang", "datatype") if key in binding)
    kind = binding["type"]
    value = escape(fit_for_xml(binding["value"]), quote=False).replace("\r", "&#13;")
    return f'      <binding name="{escape(name)}"><{kind}{attribute}>{value}</{kind}></binding>'


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
