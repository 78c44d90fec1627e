"""The graph written out: the same statements in every format, the same bytes every time."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
import rdflib.compare
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.export import Graphs, Selection, export, format_of
from kg.iri import BASE, Iris
from kg.store import Literal, NamedNode, Store
from kg.turtle import trig, turtle
from kg.vocab import KG, SCHEMA

WORLD = Path(__file__).parent.parent / "queries" / "world.trig"
IRIS = Iris()
RDFLIB = {"turtle": "turtle", "nt": "nt", "rdfxml": "xml", "jsonld": "json-ld"}
ENGINE = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
ONTOLOGY_LINE = "<http://e/o> <http://e/p> <http://e/o> ."
RUN_LINE = '<http://e/run> <http://e/at> "now" .'


@pytest.fixture(scope="module")
def world() -> Store:
    store = Store.open(None)
    store.load(WORLD.read_bytes(), "trig")
    store.replace(IRIS.ontology_graph, [ONTOLOGY_LINE])
    store.replace(IRIS.run_graph, [RUN_LINE])
    return store


def written(store: Store, name: str, selection: Selection | None = None) -> str:
    out = io.BytesIO()
    export(store, out, name, selection)
    return out.getvalue().decode()


def triples(text: str, name: str) -> set[pyoxigraph.Triple]:
    return {quad.triple for quad in pyoxigraph.parse(text.encode(), ENGINE[name])}


@pytest.mark.parametrize("name", ENGINE)
def test_every_format_holds_the_same_statements(world: Store, name: str) -> None:
    expected = {
        quad.triple
        for graph in world.graphs()
        if graph not in (IRIS.ontology_graph, IRIS.run_graph)
        for quad in world.quads(graph)
    }
    assert len(expected) > 300
    assert triples(written(world, name), name) == expected


@pytest.mark.parametrize("name", RDFLIB)
def test_another_library_reads_the_same_graph(world: Store, name: str) -> None:
    expected = rdflib.Graph().parse(data=written(world, "nt"), format="nt")
    found = rdflib.Graph().parse(data=written(world, name), format=RDFLIB[name])
    assert rdflib.compare.isomorphic(found, expected)


@pytest.mark.parametrize("name", ["trig", "nq"])
def test_named_graphs_are_kept_where_the_format_has_them(world: Store, name: str) -> None:
    everything = Selection(with_ontology=True, with_run=True)
    copy = Store.open(None)
    copy.load(written(world, name, everything).encode(), name)
    assert set(copy.quads()) == set(world.quads())


def test_the_parts_can_be_chosen(world: Store) -> None:
    def count(graphs: Graphs) -> int:
        return len(written(world, "nq", Selection(graphs)).splitlines())

    assert count(Graphs.ALL) == count(Graphs.ARTICLE) + count(Graphs.CONSOLIDATED)
    assert written(world, "nt", Selection(Graphs.ONTOLOGY)) == ONTOLOGY_LINE + "\n"
    assert RUN_LINE not in written(world, "nt")
    assert RUN_LINE in written(world, "nt", Selection(with_run=True))
    assert ONTOLOGY_LINE in written(world, "nt", Selection(with_ontology=True))


def test_n_quads_are_sorted_and_the_same_whatever_the_order_of_writing(world: Store) -> None:
    text = written(world, "nq")
    assert text.splitlines() == sorted(text.splitlines())
    copy = Store.open(None)
    copy.load("\n".join(reversed(text.splitlines())).encode(), "nq")
    for name in ENGINE:
        assert written(copy, name) == written(world, name)


def test_turtle_reads_as_a_person_would_write_it(world: Store) -> None:
    text = written(world, "turtle")
    assert (
        """
# People

actor:ada-anders a kg:Person ;
    skos:prefLabel "Ada Anders"@en, "阿达·安德斯"@zh ;
    skos:altLabel "安德斯"@zh .

actor:bo-berg a kg:Person ;
    skos:prefLabel "Bo Berg"@en ;
    skos:altLabel "伯格"@zh .
"""
        in text
    )
    assert "<article/aaaaaaaaaaaa/statement/1> a kg:Statement ;\n    kg:inArticle article:aaaaaaaaaaaa ;\n" in text
    assert "    kg:start 75 ;\n    kg:end 96 ;\n" in text
    assert "@prefix foaf:" not in text
    headings = [line for line in text.splitlines() if line.startswith("# ")]
    assert headings[:3] == ["# Articles", "# People", "# Organisations"]
    assert headings[-1] == "# Passages"
    assert text.index("statement/2> a ") < text.index("statement/3> a ")


def test_trig_says_above_each_graph_which_file_it_is_of(world: Store) -> None:
    text = written(world, "trig")
    assert (
        "\n# news/post.txt\ngraph:aaaaaaaaaaaa {\n\n    # Articles\n\n    article:aaaaaaaaaaaa a kg:Article ;\n" in text
    )


def test_numbers_in_names_sort_by_value() -> None:
    subjects = [f"<{BASE}article/a/statement/{number}>" for number in (10, 9, 1)]
    text = "".join(turtle([(subject, "<http://e/p>", '"x"') for subject in subjects], BASE))
    assert text.index("/1>") < text.index("/9>") < text.index("/10>")


def test_the_text_of_an_article_comes_last_and_over_several_lines() -> None:
    values = [(KG.text, '"one\\n\\"two\\""'), (KG.sha256, '"0a"'), (SCHEMA.headline, '"One"'), (SCHEMA.url, '"u"')]
    text = "".join(turtle([("<http://e/a>", f"<{name}>", value) for name, value in values], BASE))
    assert (
        """<http://e/a> schema:headline "One" ;
    kg:sha256 "0a" ;
    schema:url "u" ;
    kg:text \"""one
"two\\"\""" .
"""
        in text
    )


def test_a_base_that_is_no_folder_gives_no_relative_names() -> None:
    text = "".join(turtle([("<urn:x:article/a/b>", "<http://e/p>", '"x"')], "urn:x:"))
    assert "@base" not in text
    assert "<urn:x:article/a/b>" in text


def test_a_comment_cannot_end_early() -> None:
    triple = ("<http://e/s>", "<http://e/p>", '"x"')
    text = "".join(trig([("http://e/g", [triple])], BASE, {"http://e/g": "a\n<http://e/no> a <b> .\r#"}))
    quads = list(pyoxigraph.parse(text.encode(), pyoxigraph.RdfFormat.TRIG))
    assert len(quads) == 1


def test_the_type_of_things_can_be_spoken_of() -> None:
    """`a` is short for it only between a subject and an object."""
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    terms = [("<http://e/s>", kind, kind), (kind, "<http://e/p>", kind)]
    text = "".join(turtle(terms, BASE))
    assert "<http://e/s> a rdf:type ." in text
    assert len(triples(text, "turtle")) == 2


IRI_TEXT = st.text(
    st.characters(
        max_codepoint=0xFFEF,  # RFC 3987 knows no specials and no tags
        exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cn", "Co", "Cf"),
        exclude_characters='<>"{}|^`\\%[]#?:@',
    ),
    max_size=12,
)
SPACES = st.sampled_from([BASE, f"{BASE}actor/", f"{BASE}article/", "https://schema.org/", "http://e/#", "urn:e:"])
NODES = st.builds(lambda space, local: NamedNode(space + local), SPACES, IRI_TEXT)
LITERALS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])).map(Literal),
    st.text("a\"\\\n\r\t'#", max_size=8).map(Literal),
    st.builds(lambda text: Literal(text, language="zh-hant"), st.text(st.characters(exclude_categories=["Cs"]))),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}")),
        st.sampled_from(["1", "-07", "1.50", "+.5", "1.", "true", "TRUE", "", "2030-05-02", "1e3", "１"]),
        st.sampled_from(["integer", "decimal", "boolean", "date", "double"]),
    ),
)
TRIPLES = st.lists(st.tuples(NODES, NODES, st.one_of(NODES, LITERALS)), max_size=8)


@settings(deadline=None)
@given(TRIPLES)
def test_turtle_and_trig_can_be_read_back_whatever_they_hold(
    values: list[tuple[NamedNode, NamedNode, NamedNode | Literal]],
) -> None:
    terms = [(str(s), str(p), str(o)) for s, p, o in values]
    expected = {pyoxigraph.Triple(*value) for value in values}
    text = "".join(turtle(terms, BASE))
    assert triples(text, "turtle") == expected
    assert triples("".join(trig([("http://e/g", terms)], BASE, {})), "trig") == expected


@settings(deadline=None, max_examples=50)
@given(TRIPLES)
def test_rdflib_reads_the_same_turtle(
    values: list[tuple[NamedNode, NamedNode, NamedNode | Literal]],
) -> None:
    terms = [(str(s), str(p), str(o)) for s, p, o in values]
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in terms)
    found = rdflib.Graph().parse(data="".join(turtle(terms, BASE)), format="turtle")
    expected = rdflib.Graph().parse(data=lines, format="nt")
    assert {triple_n3(triple) for triple in found} == {triple_n3(triple) for triple in expected}


def triple_n3(triple: tuple[rdflib.term.Node, ...]) -> tuple[str, ...]:
    return tuple(repr(term) for term in triple)


def test_rdf_xml_keeps_line_ends_and_replaces_what_xml_has_not() -> None:
    store = Store.open(None)
    store.replace("http://e/g", ['<http://e/s> <http://e/p> "a\\r\\nb\\u0000" .'])
    found = rdflib.Graph().parse(data=written(store, "rdfxml"), format="xml")
    assert [str(value) for value in found.objects()] == ["a\r\nb\ufffd"]


def test_rdf_xml_says_which_property_it_cannot_write() -> None:
    store = Store.open(None)
    store.replace("http://e/g", ['<http://e/s> <http://e/1> "x" .'])
    with pytest.raises(KgError, match="cannot write the property <http://e/1>"):
        written(store, "rdfxml")


def test_an_empty_store_gives_an_empty_file() -> None:
    store = Store.open(None)
    assert written(store, "nq") == ""
    assert triples(written(store, "turtle"), "turtle") == set()


# --- files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("a.ttl", "turtle"),
        ("a.b.trig", "trig"),
        ("a.nt", "nt"),
        ("a.nq.gz", "nq"),
        ("a.rdf", "rdfxml"),
        ("a.jsonld", "jsonld"),
    ],
)
def test_the_ending_gives_the_format(world: Store, tmp_path: Path, name: str, format_name: str) -> None:
    assert format_of(Path(name)) == format_name
    export(world, tmp_path / name)
    data = (tmp_path / name).read_bytes()
    assert (gzip.decompress(data) if name.endswith(".gz") else data).decode() == written(world, format_name)


def test_a_format_can_be_given_whatever_the_ending(world: Store, tmp_path: Path) -> None:
    export(world, tmp_path / "a.txt", "nt")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == written(world, "nt")


def test_packed_files_are_the_same_every_time(world: Store, tmp_path: Path) -> None:
    export(world, tmp_path / "one.nq.gz")
    export(world, tmp_path / "two.nq.gz")
    assert (tmp_path / "one.nq.gz").read_bytes() == (tmp_path / "two.nq.gz").read_bytes()


@pytest.mark.parametrize("name", ["a.txt", "a", "a.gz"])
def test_an_ending_that_says_nothing_is_named(world: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(KgError, match="the ending gives no format"):
        export(world, tmp_path / name)


def test_an_unknown_format_is_named(world: Store) -> None:
    with pytest.raises(KgError, match="no format called owl; choose one of turtle"):
        export(world, io.BytesIO(), "owl")


def test_a_file_that_cannot_be_written_is_named(world: Store, tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"a\.ttl: cannot be written"):
        export(world, tmp_path / "none" / "a.ttl")


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    store = Store.open(None)
    store.replace("http://e/g", ['<http://e/s> <http://e/1> "x" .'])
    (tmp_path / "a.rdf").write_text("old")
    with pytest.raises(KgError):
        export(store, tmp_path / "a.rdf")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.rdf": "old"}
