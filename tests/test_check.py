"""Whether a graph is well-formed: nothing is found in a good one, and each fault is found where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.check import check, shapes
from kg.check.queries import StoredCheck, faults_of, stored_checks
from kg.model import Severity, Span
from kg.nquads import iri, literal, quad
from kg.rdf import ontology_quads, to_quads
from kg.store import Store
from kg.vocab import KG, RDF, SCHEMA, SKOS, XSD
from sample_graph import ANALYSIS, ARTICLE, GRAPH, IRIS, NODE

CASES = Path(__file__).parent / "queries" / "checks"
QUADS = to_quads(ARTICLE, ANALYSIS, IRIS, "digest")
TOLD = f"{NODE}#char=27,31"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(None) as opened:
        opened.replace(IRIS.ontology_graph, ontology_quads(IRIS))
        opened.replace(GRAPH, QUADS)
        yield opened


def test_a_good_graph_has_no_faults(store: Store) -> None:
    assert check(store) == []


def test_an_empty_store_has_no_faults() -> None:
    with Store.open(None) as store:
        assert check(store) == []


SHARED = (
    quad(iri(IRIS.origin("one")), iri(RDF.type), iri(KG.Origin), iri(IRIS.consolidated)),
    quad(iri(NODE), iri(KG.origin), iri(IRIS.origin("one")), iri(IRIS.consolidated)),
)


def test_what_articles_share_is_validated_with_all_of_them(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Graphs are validated some at a time; those that the shared one speaks of may be of another batch."""
    monkeypatch.setattr(shapes, "_BATCH", 1)
    store.replace(IRIS.consolidated, SHARED)
    assert check(store) == []


def test_faults_of_what_articles_share_are_found(store: Store) -> None:
    second = quad(iri(NODE), iri(KG.origin), iri(f"{NODE}/statement/1"), iri(IRIS.consolidated))
    store.replace(IRIS.consolidated, [*SHARED, second])
    assert [problem.message for problem in check(store)] == [
        f"article/{ARTICLE.sha256[:12]}: an article carries one piece of writing (kg:origin); consolidate again"
    ]


def without(*parts: str) -> list[str]:
    """The graph without the lines that hold all the parts."""
    kept = [line for line in QUADS if not all(part in line for part in parts)]
    assert len(kept) < len(QUADS)
    return kept


def with_line(subject: str, predicate: str, value: str) -> list[str]:
    return [*QUADS, quad(iri(subject), iri(predicate), value, iri(GRAPH))]


BROKEN: dict[str, tuple[Callable[[], list[str]], str]] = {
    "no form": (lambda: without("statement/1>", KG.form), "exactly one form"),
    "two forms": (lambda: with_line(f"{NODE}/statement/2", KG.form, iri(f"{KG.form}x")), "exactly one form"),
    "no content": (lambda: without("statement/2>", KG.contentPassage), "passages of its content"),
    "an act of no scheme": (
        lambda: [line.replace("#act-praise", "#act-sing") for line in QUADS],
        "scheme kg:speech-acts",
    ),
    "a topic of no scheme": (
        lambda: [line.replace("topic/diplomacy", "topic/x") for line in QUADS],
        "topics.ttl",
    ),
    "no role": (lambda: without("participation/1>", KG.role), "exactly one role"),
    "no name": (lambda: without("actor/bo-jones>", SKOS.prefLabel), "must have a name"),
    "two names": (
        lambda: with_line(IRIS.actor("bo-jones"), SKOS.prefLabel, literal("Bob", "en")),
        "one preferred name",
    ),
    "no text": (lambda: without(KG.text), "must have its text once"),
    "no order": (lambda: without("relay/1>", KG.order), "place in the chain"),
    "no trigger": (lambda: without(KG.triggerPassage), "words that name the event"),
    "no sentence": (lambda: without(KG.sentencePassage), "the one sentence that first names it"),
    "not stated": (lambda: without(KG.asStated), "in the article's words"),
    "ends before it starts": (
        lambda: [*without(TOLD, KG.end), *with_line(TOLD, KG.end, literal("20", datatype=XSD.integer))[-1:]],
        "before its kg:end",
    ),
    "offsets that are no numbers": (
        lambda: [*without(TOLD, KG.end), *with_line(TOLD, KG.end, literal("x", datatype=XSD.integer))[-1:]],
        "must have one kg:end",
    ),
    "earliest after latest": (
        lambda: [
            line.replace('"2026-05-04"^^<http://www.w3', '"2026-05-06"^^<http://www.w3')
            if KG.earliest in line
            else line
            for line in QUADS
        ],
        "not after kg:latest",
    ),
    "other characters": (
        lambda: [*without(TOLD, KG.exact), *with_line(TOLD, KG.exact, literal("tell", "en"))[-1:]],
        "says 'tell', but the article has 'told' there",
    ),
    "beyond the text": (
        lambda: [line.replace('"27"', '"9027"').replace('"31"', '"9031"') for line in QUADS],
        "but the article ends before",
    ),
    "overlapping mentions": (
        lambda: with_line(f"{NODE}#char=17,26", KG.refersTo, iri(IRIS.actor("bo-jones"))),
        "refers to one actor",
    ),
    "no words": (lambda: without("statement/2>", SCHEMA.text), "must have its words once"),
}


@pytest.mark.parametrize(("broken", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_graph_is_told_of(store: Store, broken: Callable[[], list[str]], message: str) -> None:
    store.replace(GRAPH, broken())
    assert [problem for problem in check(store) if message in problem.message]


def test_a_problem_says_where_to_look(store: Store) -> None:
    store.replace(GRAPH, without("statement/2>", KG.form))
    (problem,) = check(store)
    assert problem.where == "news/talks.txt"
    assert problem.span == Span(ARTICLE.text.index("会谈"), ARTICLE.text.index("会谈") + 5)
    assert "“会谈有益。”" in problem.message
    assert problem.severity is Severity.ERROR


def test_overlapping_mentions_are_told_of(store: Store) -> None:
    inner = f"{NODE}#char=21,26"
    lines = with_line(inner, KG.refersTo, iri(IRIS.actor("ada-smith")))
    for predicate, number in ((KG.start, "21"), (KG.end, "26")):
        lines.append(quad(iri(inner), iri(predicate), literal(number, datatype=XSD.integer), iri(GRAPH)))
    lines.append(quad(iri(inner), iri(KG.exact), literal("Smith", "en"), iri(GRAPH)))
    lines.append(quad(iri(inner), iri(KG.inArticle), iri(NODE), iri(GRAPH)))
    store.replace(GRAPH, lines)
    assert [p.span for p in check(store) if "two mentions overlap" in p.message] == [Span(21, 26)]


def test_a_fault_of_no_article_is_told_of_the_graph(store: Store) -> None:
    store.replace(IRIS.consolidated, [f"<{IRIS.event('lost')}> <{KG.reports}> <{IRIS.event('gone')}> ."])
    assert {problem.where for problem in check(store)} == {"graph"}


def test_every_article_is_checked_however_many_there_are() -> None:
    from dataclasses import replace  # noqa: PLC0415

    with Store.open(None) as store:
        store.replace(IRIS.ontology_graph, ontology_quads(IRIS))
        for number in range(40):
            article = replace(ARTICLE, file=f"{number:02}.txt", sha256=f"{number:064x}"[::-1])
            quads = to_quads(article, ANALYSIS, IRIS, "digest")
            lines = [line for line in quads if not ("statement/1>" in line and KG.form in line)]
            store.replace(IRIS.article_graph(article.sha256), lines)
        assert [problem.where for problem in check(store)] == [f"{number:02}.txt" for number in range(40)]


@pytest.mark.parametrize("stored", stored_checks(), ids=lambda stored: stored.name)
def test_a_stored_check_finds_the_fault_and_nothing_else(stored: StoredCheck) -> None:
    """Each case names what is at fault `bad…`; all else in it is good."""
    trig = (CASES / f"{stored.name}.trig").read_bytes()
    with Store.open(None) as store:
        store.load(trig, "trig")
        nodes = {term.value for quad in store.quads() for term in quad.triple if hasattr(term, "value")}
        bad = {node for node in nodes if node.replace("#", "/").rpartition("/")[2].startswith("bad")}
        found = list(faults_of(stored, store))
    assert bad
    assert {fault.node for fault in found} == bad
    assert len(found) == len(bad), "a fault is told once"


def test_every_case_is_of_a_check() -> None:
    assert {path.stem for path in CASES.iterdir()} == {stored.name for stored in stored_checks()}


def test_a_stored_check_says_what_is_wrong_why_and_what_to_do() -> None:
    for stored in stored_checks():
        assert all([stored.summary, stored.principle.endswith("."), stored.remedy]), stored.name
