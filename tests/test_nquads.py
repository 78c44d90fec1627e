"""N-Quads: any text comes back from a real parser as it went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.nquads import Graph, iri, literal, quad
from kg.vocab import KG, XSD


def read_back(term: str) -> NamedNode | Literal:
    line = quad(iri("http://e/s"), iri("http://e/p"), term, iri("http://e/g"))
    (found,) = parse(line.encode(), RdfFormat.N_QUADS)
    assert isinstance(found.object, NamedNode | Literal)
    return found.object


@given(st.text())
def test_any_text_survives(text: str) -> None:
    assert read_back(literal(text)) == Literal(text)
    assert read_back(literal(text, lang="zh-Hant")) == Literal(text, language="zh-hant")


@given(st.text())
def test_any_text_can_end_an_iri(text: str) -> None:
    assert read_back(iri(f"http://e/#{text.replace('#', '')}")).value.startswith("http://e/#")


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (literal('say "no"\\\r\n\t\x00\x7f'), r'"say \"no\"\\\r\n\t\u0000\u007F"'),
        (literal("a\ud800b"), '"a\ufffdb"'),
        (literal("习", lang="zh-Hans"), '"习"@zh-hans'),
        (literal("x", lang="not a tag"), '"x"@und'),
        (literal("x", datatype=XSD.string), '"x"'),
        (literal("2026-02-04", datatype=XSD.date), f'"2026-02-04"^^<{XSD.date}>'),
        (iri("http://e/a b<c>"), "<http://e/a%20b%3Cc%3E>"),
    ],
)
def test_terms_are_written_as_canonical_n_quads_are(term: str, expected: str) -> None:
    assert term == expected


def test_a_graph_has_each_line_once_and_in_order() -> None:
    graph = Graph("http://e/g")
    graph.link("http://e/s", KG.speaker, "http://e/o")
    graph.a("http://e/a", KG.Statement)
    graph.link("http://e/s", KG.speaker, "http://e/o")
    lines = graph.lines()
    assert len(lines) == 2
    assert list(lines) == sorted(lines)
    assert all(line.endswith(" <http://e/g> .\n") for line in lines)
