"""Query files, their headers and parameters; values are terms and never add to a query."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.queries import bound_text, load_query, parse_query, read_query, run, stored_queries
from kg.queries.header import split_header
from kg.queries.names import labels_of
from kg.queries.parameters import Parameter, find_parameters
from kg.queries.values import XSD
from kg.sparql import bind, find_form, write_term
from kg.store import Literal, NamedNode, Store
from kg.vocab import SKOS

BASE = "https://w3id.org/readout/id/"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
WORDS = ["plain", 'say "no"', "back\\slash", "習近平"]
HOSTILE = [
    '" } ; DROP ALL ; #',
    '"@en . ?s ?p ?o } UNION { ?s ?p "',
    "\\",
    '\\"',
    r"\u0022 } #",
    r"\\u0022",
    'a\nb\r\n"""',
    "<http://example.org/> ?x",
    "?_word ?s",
    "\x00\x07\u2028😀",
    "') } SELECT * { ?s ?p ?o } #",
]


@pytest.fixture
def store() -> Store:
    lines = [f"<http://e/s{n}> <http://e/p> {Literal(word)} ." for n, word in enumerate([*WORDS, *HOSTILE])]
    for slug, *labels in [
        ("ada-anders", '"Ada Anders"@en', '"阿达·安德斯"@zh'),
        ("bo-berg", '"Bo Berg"@en'),
        ("bo-berg-junior", '"Bo Berg"@en'),
    ]:
        lines += [f"<{BASE}actor/{slug}> <{LABEL}> {label} ." for label in labels]
    lines.append(f'<{BASE}topic/trade> <{LABEL}> "Trade"@en .')
    store = Store.open(None)
    store.replace("http://e/g", lines)
    return store


def asked(store: Store, text: str, **params: str) -> list[tuple[object, ...]]:
    answer = run(store, parse_query(text, "test"), params)
    assert answer.rows is not None
    return [tuple(term.value if isinstance(term, NamedNode | Literal) else None for term in row) for row in answer.rows]


# --- binding -------------------------------------------------------------------------------------------------

PLACES = {
    "a filter": "SELECT ?o { ?s ?p ?o FILTER(?o = ?_word) }",
    "an object": "SELECT ?o { ?s ?p ?_word, ?o }",
    "an optional": "SELECT ?o { ?s ?p ?o OPTIONAL { ?s ?q ?f FILTER(?f = ?_word) } FILTER(BOUND(?f)) }",
    "a nested select": "SELECT ?o { ?s ?p ?o { SELECT ?s { ?s ?p ?v FILTER(?v = ?_word) } } }",
    "exists": "SELECT ?o { ?s ?p ?o FILTER EXISTS { ?s ?p ?_word } }",
    "minus": "SELECT ?o { ?s ?p ?o MINUS { ?s ?p ?v FILTER(?v != ?_word) } FILTER(isLiteral(?o)) }",
    "bind": "SELECT ?o { BIND(?_word AS ?w) ?s ?p ?o FILTER(?o = ?w) }",
    "values": "SELECT ?o { ?s ?p ?o VALUES ?o { ?_word } }",
    "having": "SELECT ?o { ?s ?p ?o } GROUP BY ?o HAVING(?o = ?_word)",
    "bound": "SELECT ?o { ?s ?p ?o FILTER(BOUND(?_word) && ?o = ?_word) }",
}


@pytest.mark.parametrize("value", WORDS + HOSTILE)
@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES)
def test_a_value_is_itself_wherever_it_stands(store: Store, text: str, value: str) -> None:
    assert asked(store, text, word=value) == [(value,)]


@pytest.mark.parametrize("value", WORDS + HOSTILE)
def test_a_value_is_itself_in_another_engine(store: Store, value: str) -> None:
    query = parse_query("SELECT ?o { BIND(?_word AS ?o) }", "test")
    found = list(rdflib.Graph().query(bound_text(store, query, {"word": value})))
    assert [str(row[0]) for row in found if isinstance(row, rdflib.query.ResultRow)] == [value]


@given(st.text())
def test_any_text_survives(value: str) -> None:
    text = f"SELECT ({write_term(Literal(value))} AS ?x) {{}}"
    rows = Store.open(None).select(text)
    assert [row["x"].value for row in rows] == [value]


def test_a_parameter_can_be_projected_grouped_and_sorted(store: Store) -> None:
    text = "SELECT ?_word (COUNT(*) AS ?n) { ?s ?p ?_word } GROUP BY ?_word ORDER BY ?_word"
    assert asked(store, text, word="plain") == [("plain", "1")]


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?o { ?s ?p ?o FILTER(?o = "?_word") }',
        "SELECT ?o { ?s ?p '''\n?_word''' }",
        "SELECT ?o { ?s <http://e/?_word> ?o }",
        "SELECT ?o # ?_word\n{ ?s ?p ?o }",
    ],
)
def test_what_only_looks_like_a_parameter_is_left(text: str) -> None:
    assert find_parameters(text) == ()
    assert bind(text, {"_word": Literal("x")}) == text


def test_no_value_leaves_an_optional_parameter_unbound(store: Store) -> None:
    text = "SELECT ?o { BIND(?__word AS ?w) ?s <http://e/p> ?o FILTER(!BOUND(?w) || ?o = ?w) }"
    assert len(asked(store, text)) == len(WORDS + HOSTILE)
    assert asked(store, text, word="plain") == [("plain",)]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("PREFIX select: <http://e/ask> ASK { ?s select:ask ?o }", "ASK"),
        ("# SELECT\nconstruct { ?s ?p ?o } where { ?s ?p ?o }", "CONSTRUCT"),
        ("BASE <http://e/describe>\nDESCRIBE <select>", "DESCRIBE"),
        ("PREFIX : <http://e/> SELECT * { :ask ?p ?construct }", "SELECT"),
        ("", None),
    ],
)
def test_the_form_is_the_first_keyword(text: str, form: str | None) -> None:
    assert find_form(text) == form


# --- parameters ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variable", "parameter"),
    [
        ("_word", Parameter("word", "_word", "string", required=True)),
        ("__word", Parameter("word", "__word", "string", required=False)),
        ("_word_literal", Parameter("word", "_word_literal", "string", required=True)),
        ("_actor_iri", Parameter("actor", "_actor_iri", "iri", required=True)),
        ("__n_number", Parameter("n", "__n_number", "number", required=False)),
        ("_n_integer", Parameter("n", "_n_integer", "integer", required=True, datatype=XSD + "integer")),
        ("_word_en", Parameter("word", "_word_en", "string", required=True, language="en")),
        ("_when_e_EDTF", Parameter("when", "_when_e_EDTF", "EDTF", required=True, datatype="http://e/EDTF")),
    ],
)
def test_a_variables_name_says_what_it_takes(variable: str, parameter: Parameter) -> None:
    assert find_parameters(f"PREFIX e: <http://e/> ASK {{ ?s ?p ?{variable} }}") == (parameter,)


@pytest.mark.parametrize("variable", ["s", "s_t", "_", "__", "___x"])
def test_other_variables_are_no_parameters(variable: str) -> None:
    assert find_parameters(f"ASK {{ ?s ?p ?{variable} }}") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ASK { ?s ?_a_iri ?_a_date }", "both"),
        ("ASK { ?s ?p ?_a_nonsense }", "no type"),
        ("ASK { ?s ?p ?_a_ex_type }", "PREFIX ex"),
    ],
)
def test_parameters_at_fault_are_named(text: str, message: str) -> None:
    with pytest.raises(KgError, match=message):
        find_parameters(text)


TYPED = {
    "date": (["2025-11-24"], ["2025-02-30", "24.11.2025", "2025-W01-1", "20251124", "", "2025-11-24\n"]),
    "dateTime": (["2025-11-24T09:30:00", "2025-11-24T09:30:00+08:00"], ["2025-11-24", "noon"]),
    "integer": (["12", "-3", "007"], ["1.5", "twelve", "", "١٢"]),
    "decimal": (["1.5", "-2", ".5"], ["1e3", "a"]),
    "double": (["1e3", "NaN", "-INF"], ["e3"]),
    "boolean": (["true", "0"], ["yes"]),
    "gYear": (["2025"], ["25"]),
    "gYearMonth": (["2025-11"], ["2025-13"]),
    "time": (["09:30:00"], ["9"]),
    "number": (["12", "1.5", "1e3"], ["one", ""]),
}


@pytest.mark.parametrize(("type_", "value"), [(type_, value) for type_, (good, _) in TYPED.items() for value in good])
def test_values_of_the_type_are_taken(store: Store, type_: str, value: str) -> None:
    query = parse_query(f"SELECT (?_x_{type_} AS ?o) {{}}", "test")
    assert f'"{value}"^^<{XSD}' in bound_text(store, query, {"x": value})


@pytest.mark.parametrize(("type_", "value"), [(type_, value) for type_, (_, bad) in TYPED.items() for value in bad])
def test_values_of_another_type_are_refused(store: Store, type_: str, value: str) -> None:
    query = parse_query(f"SELECT (?_x_{type_} AS ?o) {{}}", "test")
    with pytest.raises(KgError, match=r"parameter x: .* is not"):
        bound_text(store, query, {"x": value})


def test_a_language_is_added_to_the_text(store: Store) -> None:
    assert bound_text(store, parse_query("ASK { ?s ?p ?_x_en }", "t"), {"x": "a"}) == 'ASK { ?s ?p "a"@en }'


def test_parameters_that_are_not_there_or_missing_are_named(store: Store) -> None:
    query = parse_query("ASK { ?s ?_a_iri ?__b }", "test")
    with pytest.raises(KgError, match="no parameter called c; it takes a, b"):
        run(store, query, {"c": "x"})
    with pytest.raises(KgError, match="parameter a is missing; add --param a="):
        run(store, query, {})
    with pytest.raises(KgError, match="it takes none"):
        run(store, parse_query("ASK {}", "test"), {"c": "x"})


# --- names ---------------------------------------------------------------------------------------------------

ACTOR = "#+ parameters:\n#+   who: {kind: actor}\nSELECT ?x { BIND(?_who_iri AS ?x) }"


@pytest.mark.parametrize(
    "name",
    [f"{BASE}actor/ada-anders", "ada-anders", "actor/ada-anders", "Ada Anders", " ada ANDERS ", "阿达·安德斯"],
)
def test_a_node_can_be_called_by_iri_slug_or_label(store: Store, name: str) -> None:
    assert asked(store, ACTOR, who=name) == [(f"{BASE}actor/ada-anders",)]


@pytest.mark.parametrize("name", ["Ádá  ANDERS", "阿達·安德斯", "Ａda Anders"])
def test_a_name_is_known_with_accents_in_traditional_characters_and_in_full_width(store: Store, name: str) -> None:
    assert asked(store, ACTOR, who=name) == [(f"{BASE}actor/ada-anders",)]


@given(st.text(alphabet=st.sampled_from("ad -_/\\<>\"'{}#;?^`\n\u0000习😀.:@|*()"), max_size=12))
def test_no_name_of_a_node_adds_to_a_query(value: str) -> None:
    """Whatever is called for is found, refused in one line, or taken as an IRI; nothing else is asked or changed."""
    graph = Store.open(None)
    graph.load(f'<{BASE}actor/a> <{LABEL}> "a"@en .'.encode(), "nt", "http://e/g")
    told = ""
    rows: list[tuple[object, ...]] = [(value,)]
    try:
        rows = asked(graph, ACTOR, who=value)
    except KgError as error:
        told = str(error)
    assert "\n" not in told
    assert rows in ([(f"{BASE}actor/a",)], [(value,)])
    assert graph.count() == 1


@pytest.mark.parametrize("name", ["ada-andres", "Ada Andes"])
def test_a_misspelt_name_is_answered_with_the_nearest(store: Store, name: str) -> None:
    with pytest.raises(KgError, match=r"parameter who: no actor called .*; did you mean actor/ada-anders\?"):
        asked(store, ACTOR, who=name)


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("", "Lee Lin"),
        ("en", "Lee Lin"),
        ("zh", "李凌飞"),
        ("zh-hans", "李凌飞"),
        ("zh-Hant", "李凌飛"),
        ("zh-SG", "李凌飞"),
    ],
)
def test_a_language_is_met_by_its_script_or_else_by_another(language: str, label: str) -> None:
    node = f"{BASE}actor/lee"
    text = f'<{node}> <{SKOS.prefLabel}> "李凌飛"@zh-hant, "李凌飞"@zh-hans, "Lee Lin"@en .'
    graph = Store.open(None)
    graph.load(text.encode(), "turtle", f"{BASE}graph")
    assert labels_of(graph, [node], language) == {node: label}


def test_a_name_of_two_is_answered_with_both(store: Store) -> None:
    with pytest.raises(KgError, match="may be actor/bo-berg, actor/bo-berg-junior; give one"):
        asked(store, ACTOR, who="Bo Berg")


@pytest.mark.parametrize("value", ["Trade", "topic/none", "x> } #", "", *HOSTILE])
def test_a_name_of_none_is_refused(store: Store, value: str) -> None:
    with pytest.raises(KgError, match="no actor called"):
        asked(store, ACTOR, who=value)


def test_a_parameter_without_a_kind_takes_any_node(store: Store) -> None:
    assert asked(store, "SELECT (?_node_iri AS ?x) {}", node="trade") == [(f"{BASE}topic/trade",)]


# --- headers and files ---------------------------------------------------------------------------------------

FULL = """#+ summary: Who said it
#+ description: >
#+   In two
#+   lines.
#+ tags: [statements]
#+ endpoint: http://example.org/sparql
#+ parameters:
#+   form: how it is said
#+   since: {description: from then on}
#+ enumerate:
#+   - form: [direct, mixed]
#+ defaults:
#+   - since: 2025-11-24
SELECT ?s { ?s ?p ?__since_date FILTER(?s != ?_form) }
"""


def test_a_header_describes_the_query_and_its_parameters() -> None:
    query = parse_query(FULL, "who")
    assert (query.summary, query.description, query.tags) == ("Who said it", "In two lines.", ("statements",))
    assert query.form == "SELECT"
    assert query.text.startswith("SELECT")
    assert query.parameters == (
        Parameter("form", "_form", "string", True, description="how it is said", allowed=("direct", "mixed")),
        Parameter(
            "since", "__since_date", "date", False, XSD + "date",
            description="from then on", default="2025-11-24",
        ),
    )  # fmt: skip


def test_defaults_fill_in_and_only_listed_values_are_taken(store: Store) -> None:
    query = parse_query(FULL, "who")
    assert '"2025-11-24"^^' in bound_text(store, query, {"form": "direct"})
    assert '"2030-01-01"^^' in bound_text(store, query, {"form": "direct", "since": "2030-01-01"})
    with pytest.raises(KgError, match="parameter form: 'loud' is not one of direct, mixed"):
        bound_text(store, query, {"form": "loud"})


def test_a_header_may_name_the_variable_as_grlc_does() -> None:
    query = parse_query("#+ enumerate: [{_form: [a, b]}]\n#+ defaults: {_form: a}\nASK { ?s ?p ?_form }", "q")
    assert (query.parameters[0].allowed, query.parameters[0].default) == (("a", "b"), "a")


@pytest.mark.parametrize("header", ["#+ summary: [", "#+ - a list", "#+ a: b: c"])
def test_a_header_that_is_no_yaml_mapping_is_named(header: str) -> None:
    with pytest.raises(KgError, match="q: the header"):
        split_header(f"{header}\nASK {{}}", "q")


def test_a_query_needs_no_header(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("ASK { ?s ?p 'plain' }", encoding="utf-8")
    assert run(store, load_query(path)).boolean is True


def test_queries_are_found_by_name() -> None:
    assert load_query("said-by") in stored_queries()
    with pytest.raises(KgError, match=r"no stored query called said-bye, .*did you mean said-by"):
        load_query("said-bye")
    with pytest.raises(KgError, match="'kg queries' lists them"):
        load_query("zzz")


def test_files_that_are_no_queries_are_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"none\.rq: cannot be read"):
        load_query(tmp_path / "none.rq")
    (tmp_path / "bytes.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KgError, match="is not UTF-8"):
        read_query(tmp_path / "bytes.rq")
    (tmp_path / "empty.rq").write_text("# nothing")
    with pytest.raises(KgError, match="no SELECT, ASK, CONSTRUCT or DESCRIBE"):
        read_query(tmp_path / "empty.rq")


def test_an_update_is_refused(store: Store) -> None:
    with pytest.raises(KgError, match="no SELECT"):
        parse_query("DROP ALL", "bad")
    with pytest.raises(KgError, match="bad: the query is not SPARQL"):
        run(store, parse_query("DROP ALL ; SELECT * {}", "bad"))
    assert store.count() > 0


def test_each_form_answers_in_its_kind(store: Store) -> None:
    assert run(store, parse_query("ASK { ?s ?p 'nowhere' }", "q")).boolean is False
    triples = run(store, parse_query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(?o = 'plain') }", "q")).triples
    assert triples is not None
    assert [str(triple.object) for triple in triples] == ['"plain"']
    described = run(store, parse_query("DESCRIBE <http://e/s0>", "q")).triples
    assert described is not None
    assert {triple.subject for triple in described} == {NamedNode("http://e/s0")}
