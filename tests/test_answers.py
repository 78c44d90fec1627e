"""Answers in every format, for people and for programs."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph
import pytest

from kg.answers import CITING, FORMATS, Answer, render, shorten, shown, width
from kg.errors import KgError
from kg.store import BlankNode, Literal, NamedNode, Term, Triple

ADA = NamedNode("https://w3id.org/readout/id/actor/ada-anders")
DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")
ROWS: tuple[tuple[Term | None, ...], ...] = (
    (ADA, Literal('she said\t"no", then\r\nleft < & >'), Literal("2030-05-02", datatype=DATE)),
    (NamedNode("https://w3id.org/readout/ontology#Planned"), Literal("习近平", language="zh"), None),
    (BlankNode("b"), Literal("a|b\\*c*"), Literal("7", datatype=NamedNode(DATE.value.replace("date", "integer")))),
)
TABLE = Answer(variables=("who", "what", "when"), rows=ROWS)
EMPTY = Answer(variables=("who",), rows=())
YES = Answer(boolean=True)


@pytest.mark.parametrize("name", ["json", "xml", "tsv"])
def test_machine_formats_can_be_read_back(name: str) -> None:
    kinds = {
        "json": pyoxigraph.QueryResultsFormat.JSON,
        "xml": pyoxigraph.QueryResultsFormat.XML,
        "tsv": pyoxigraph.QueryResultsFormat.TSV,
    }
    found = pyoxigraph.parse_query_results(render(TABLE, name).encode(), format=kinds[name])
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert [variable.value for variable in found.variables] == list(TABLE.variables)
    assert [tuple(row) for row in found] == list(ROWS)


def test_csv_holds_the_bare_values() -> None:
    rows = list(csv.reader(io.StringIO(render(TABLE, "csv"), newline="")))
    assert rows == [
        ["who", "what", "when"],
        [ADA.value, 'she said\t"no", then\r\nleft < & >', "2030-05-02"],
        ["https://w3id.org/readout/ontology#Planned", "习近平", ""],
        ["b", "a|b\\*c*", "7"],
    ]


def test_xml_leaves_out_what_xml_cannot_hold() -> None:
    text = render(Answer(variables=("x",), rows=((Literal("a\x00b\x0c"),),)), "xml")
    assert "<literal>a\ufffdb\ufffd</literal>" in text


def test_a_table_is_aligned_by_columns_of_the_terminal() -> None:
    rows = ((Literal("习近平", language="zh"), Literal("x")), (ADA, None))
    assert render(Answer(variables=("who", "what"), rows=rows), "table").splitlines() == [
        "who               what",
        "----------------  ----",
        "习近平            x",
        "actor/ada-anders",
    ]


def test_markdown_keeps_its_cells() -> None:
    lines = render(TABLE, "markdown").splitlines()
    assert lines[0] == "| who | what | when |"
    assert lines[1] == "| --- | --- | --- |"
    assert lines[2] == '| actor/ada-anders | she said "no", then left \\< & \\> | 2030-05-02 |'
    assert lines[4] == r"| \_:b | a\|b\\\*c\* | 7 |"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("table", "answer\n------\nyes\n"),
        ("csv", "true\n"),
        ("tsv", "true\n"),
        ("markdown", "| answer |\n| --- |\n| yes |\n"),
    ],
)
def test_yes_and_no(name: str, text: str) -> None:
    assert render(YES, name) == text


def test_yes_and_no_for_programs() -> None:
    assert json.loads(render(YES, "json")) == {"head": {}, "boolean": True}
    found = pyoxigraph.parse_query_results(render(YES, "xml").encode(), format=pyoxigraph.QueryResultsFormat.XML)
    assert isinstance(found, pyoxigraph.QueryBoolean)
    assert bool(found)


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - CITING.keys()))
def test_no_rows_leave_the_head(name: str) -> None:
    assert "who" in render(EMPTY, name)


def test_terms_are_shortened_below_the_stores_own_base() -> None:
    node = NamedNode("https://example.org/id/actor/ada")
    assert shorten(node, "https://example.org/id/") == "actor/ada"
    assert shorten(node) == node.value
    assert shown(Answer(variables=("a",), rows=((None,),))) == (("a",), [[""]])


@pytest.mark.parametrize(("text", "columns"), [("", 0), ("abc", 3), ("習近平", 6), ("é", 1), ("e\u0301", 1), ("ｱ", 1)])
def test_width_is_that_of_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns


def test_graphs_and_tables_have_formats_of_their_own() -> None:
    graph = Answer(triples=(Triple(ADA, NamedNode("http://e/p"), Literal("x")),))
    assert "actor:ada-anders" in render(graph, "turtle")
    assert render(graph, "nt") == f'<{ADA.value}> <http://e/p> "x" .\n'
    with pytest.raises(KgError, match="a graph cannot be written as csv; choose one of turtle"):
        render(graph, "csv")
    with pytest.raises(KgError, match="a table cannot be written as turtle; choose one of table"):
        render(TABLE, "turtle")
