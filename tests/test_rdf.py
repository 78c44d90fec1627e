"""The graph of one article: each fact of the hand-written sample, read back by a real engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.iri import Iris
from kg.model import Actor, ActorType, Analysis, Article, Form, Sentence, Span, Statement
from kg.rdf import ontology_quads, run_quads, to_quads
from kg.store import Store
from sample_graph import ANALYSIS, ARTICLE, CALL, GRAPH, IRIS, NODE, TEXT, span

PREFIXES = """
PREFIX kg: <https://w3id.org/readout/ontology#>
PREFIX actor: <https://w3id.org/readout/id/actor/>
PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX topic: <https://w3id.org/readout/id/topic/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
QUADS = to_quads(ARTICLE, ANALYSIS, IRIS, "digest")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.open(None) as opened:
        opened.replace(GRAPH, QUADS)
        yield opened


def passage(snippet: str) -> str:
    return f"<{IRIS.passage(NODE, span(snippet))}>"


# what the graph says of the sample; <> is the article, «…» a passage of it
SAID = {
    "article": """<> a kg:Article ; schema:headline "Talks go on"@en ; schema:inLanguage "en" ;
        kg:file "news/talks.txt" ; schema:identifier "talks.txt" ; schema:author "C. Reporter" ;
        schema:dateline "OSLO" ;
        schema:url "https://example.org/talks"^^xsd:anyURI ; schema:publisher actor:daily-wire ;
        schema:datePublished "2026-05-05T10:30"^^edtf:EDTF ; kg:earliest "2026-05-05"^^xsd:date ;
        kg:latest "2026-05-05"^^xsd:date""",
    "passage": """«told» a kg:Passage ; kg:inArticle <> ; kg:start 27 ; kg:end 31 ; kg:exact "told"@en""",
    "language of a passage": """«说» kg:exact "说"@zh""",
    "mention": "«琼斯» kg:refersTo actor:bo-jones",
    "provisional actor": """actor:ada-smith a kg:Person ; kg:provisional true ;
        skos:prefLabel "Ada Smith"@en""",
    "other name": """actor:bo-jones skos:prefLabel "Bo Jones"@en ; skos:altLabel "琼斯"@zh""",
    "actor outside the text": """actor:oslo-town a kg:Actor ;
        skos:prefLabel "Oslo Town"@en ; kg:provisional true""",
    "role held": """<role/1> a kg:RoleHeld ; kg:inArticle <> ; org:member actor:ada-smith ;
        kg:at «Foreign Minister» ; org:organization actor:oslo-town ; kg:asStated "Foreign Minister"@en""",
    "statement": """<statement/1> a kg:Statement ; kg:inArticle <> ; kg:speaker actor:ada-smith ;
        kg:addressee actor:bo-jones ; kg:addresseePassage «Bo Jones» ; kg:sourcePassage «Ada Smith» ;
        kg:cuePassage «told» ; kg:contentPassage «talks», «would "go on"» ; kg:form kg:Mixed ;
        kg:speechAct kg:act-state ; kg:occasion <event/1> ; schema:about topic:diplomacy ;
        kg:mentions actor:bo-jones ; schema:text "talks … would \\"go on\\""@en""",
    "time": """<statement/1> kg:when "2026-05-04"^^edtf:EDTF ; kg:earliest "2026-05-04"^^xsd:date ;
        kg:latest "2026-05-04"^^xsd:date ; kg:whenPassage «Monday»""",
    "relays": """<statement/1> kg:relayedBy actor:daily-wire ;
            kg:relay <statement/1/relay/1>, <statement/1/relay/2> .
        <statement/1/relay/1> a kg:Relay ; kg:order 1 ; kg:by actor:daily-wire ; kg:at «Daily Wire» .
        <statement/1/relay/2> kg:order 2 ; kg:at «according to»""",
    "act and form": "<statement/2> kg:speechAct kg:act-praise ; kg:form kg:Direct",
    "event report": """<event/1> a kg:EventReport ; kg:inArticle <> ; kg:eventType kg:event-type-call ;
        kg:status kg:Occurred ; kg:medium kg:medium-phone ; kg:triggerPassage «phone» ;
        kg:place actor:oslo-town ; kg:when "2026-05-04"^^edtf:EDTF ; kg:whenPassage «Monday» ;
        kg:hasParticipant actor:ada-smith, actor:bo-jones""",
    "sentence of an event": """<event/1> kg:sentencePassage ?sentence .
        ?sentence a kg:Passage ; kg:start 0 ; kg:exact ?words .
        FILTER (LANG(?words) = "en" && STRENDS(?words, "according to Daily Wire.\\n"))""",
    "participation": """<event/1> kg:participation <event/1/participation/1>, <event/1/participation/2> .
        <event/1/participation/1> a kg:Participation ; kg:participant actor:ada-smith ;
            kg:role kg:role-initiator ; kg:at «Ada Smith» .
        <event/1/participation/2> kg:participant actor:bo-jones ; kg:role kg:role-target""",
    "extraction": """<extraction> a kg:Extraction ; prov:used <> ; kg:rulesDigest "digest" ;
        prov:wasAssociatedWith/schema:softwareVersion ?version""",
}


def to_sparql(pattern: str) -> str:
    """Fill in IRIs: `<role/1>` is the article's role, «told» its passage."""
    pattern = re.sub("«(.+?)»", lambda match: passage(match[1]), pattern)
    pattern = re.sub(r"<((?:role|statement|event)/[^>]*|extraction)>", rf"<{NODE}/\1>", pattern)
    return pattern.replace("<>", f"<{NODE}>")


@pytest.mark.parametrize("pattern", SAID.values(), ids=SAID.keys())
def test_the_graph_says(store: Store, pattern: str) -> None:
    assert store.query(f"{PREFIXES} ASK {{ {to_sparql(pattern)} }}") is True


NOT_SAID = {
    "a blank node": "?node ?relation ?value FILTER (isBlank(?node) || isBlank(?value))",
    "an actor for an unnamed relay": "<statement/1/relay/2> kg:by ?who",
    "an addressee where none is": "<statement/2> kg:addressee ?who",
    "a time where none is": "<statement/2> kg:when|kg:earliest|kg:latest ?when",
    "a preferred name as another name": "?who skos:prefLabel ?name ; skos:altLabel ?name",
}


@pytest.mark.parametrize("pattern", NOT_SAID.values(), ids=NOT_SAID.keys())
def test_the_graph_does_not_say(store: Store, pattern: str) -> None:
    assert store.query(f"{PREFIXES} ASK {{ {to_sparql(pattern)} }}") is False


def test_the_graph_hands_out_the_text_untouched(store: Store) -> None:
    (row,) = store.select(f"{PREFIXES} SELECT ?text {{ <{NODE}> kg:text ?text }}")
    assert row["text"].value == TEXT


def test_the_same_article_gives_the_same_lines_sorted_and_unique() -> None:
    assert to_quads(ARTICLE, ANALYSIS, Iris(), "digest") == QUADS
    assert list(QUADS) == sorted(set(QUADS))


def test_the_order_of_actors_changes_nothing() -> None:
    turned = replace(ANALYSIS, actors=ANALYSIS.actors[::-1])
    assert to_quads(ARTICLE, turned, IRIS, "digest") == QUADS


def test_all_iris_of_the_data_follow_the_base() -> None:
    quads = to_quads(ARTICLE, ANALYSIS, Iris("http://e.org/"), "digest")
    assert not any("https://w3id.org/readout/id/" in quad for quad in quads)


def test_an_article_without_facts_is_still_described() -> None:
    bare = Article("a", "a", "", "0" * 64, "und", ())
    quads = to_quads(bare, Analysis(), IRIS, "digest")
    assert any("#Article>" in quad for quad in quads)
    assert not any("#Passage>" in quad for quad in quads)


def test_a_known_actor_has_the_names_and_the_code_of_the_gazetteer() -> None:
    article = replace(ARTICLE, text="France told Paris, and 法国 told 法兰西.")
    named = tuple(Span(start, start + len(name)) for name, start in (("France", 0), ("法国", 23), ("法兰西", 31)))
    france = Actor("france", ActorType.PLACE, "France", named)
    paris = Actor("paris", ActorType.PLACE, "Paris", (Span(12, 17),))
    with Store.open(None) as store:
        store.replace(GRAPH, to_quads(article, Analysis(actors=(france, paris)), IRIS, "digest"))
        says = 'actor:france kg:isoCode "FR" ; skos:prefLabel "France"@en, "法国"@zh-hans, "法國"@zh-hant'
        assert store.query(f"{PREFIXES} ASK {{ {says} }}") is True
        others = store.select(f"{PREFIXES} SELECT ?name {{ actor:france skos:altLabel ?name }}")
        assert [row["name"].value for row in others] == ["法兰西"], "a preferred name is no other name"
        assert store.query(f"{PREFIXES} ASK {{ actor:paris kg:isoCode ?code }}") is False, "a city has no code"
        assert store.query(f"{PREFIXES} ASK {{ ?known kg:provisional ?any . FILTER (?known = actor:france) }}") is False


def test_a_name_over_two_lines_is_one_name() -> None:
    article = replace(ARTICLE, text="Ada\r\n  Smith spoke.")
    actor = Actor("ada-smith", ActorType.PERSON, "Ada Jane Smith", (Span(0, 12),), provisional=True)
    quads = to_quads(article, Analysis(actors=(actor,)), IRIS, "digest")
    assert any('altLabel> "Ada Smith"@en' in quad for quad in quads)


@given(st.text(min_size=1, max_size=40), st.data())
def test_any_text_at_any_offsets_loads(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    found = Span(start, data.draw(st.integers(start + 1, len(text))))
    actor = Actor("somebody", ActorType.GROUP, text, (found,), provisional=True)
    statement = Statement("s1", found, found, (found,), Form.DIRECT, speaker="somebody", said_on=text)
    sentence = Sentence(Span(0, len(text)), 0, "zh")
    analysis = Analysis(sentences=(sentence,), actors=(actor,), statements=(statement,))
    article = replace(ARTICLE, text=text, title=text, author=text, url=text, published=text, place=text)
    with Store.open(None) as fresh:
        fresh.replace(GRAPH, to_quads(article, analysis, IRIS, "digest"))
        (row,) = fresh.select(f"{PREFIXES} SELECT ?exact {{ ?passage kg:exact ?exact }}")
    assert row["exact"].value == text[found.start : found.end].encode("utf-8", "replace").decode()


def test_writing_an_article_takes_a_millisecond() -> None:
    started = perf_counter()
    for _ in range(100):
        to_quads(ARTICLE, ANALYSIS, IRIS, "digest")
    assert (perf_counter() - started) / 100 < 0.005, "five times slack for a busy machine"


def test_the_ontology_is_a_graph_with_labels_and_without_shapes() -> None:
    quads = ontology_quads(Iris())
    assert any("ontology#speaker> <http://www.w3.org/2000/01/rdf-schema#label>" in quad for quad in quads)
    assert not any("shacl#" in quad for quad in quads)
    assert list(quads) == sorted(quads)


def test_topics_follow_the_base_of_the_data() -> None:
    quads = ontology_quads(Iris("http://e.org/"))
    assert any(quad.startswith("<http://e.org/topic/taiwan> ") for quad in quads)


def test_only_the_graph_of_the_run_tells_the_time() -> None:
    started = datetime(2026, 5, 5, 10, 30, tzinfo=UTC)
    quads = run_quads(IRIS, started, started, 3)
    assert any('startedAtTime> "2026-05-05T10:30:00+00:00"' in quad for quad in quads)
    assert all(f"<{IRIS.run_graph}> .\n" in quad for quad in quads)


def test_an_event_without_a_day_has_no_bounds() -> None:
    someday = replace(CALL, time="XXXX-09-09")
    quads = to_quads(ARTICLE, replace(ANALYSIS, events=(someday,)), IRIS, "digest")
    about = [quad for quad in quads if quad.startswith(f"<{NODE}/event/1> ")]
    assert any('"XXXX-09-09"^^' in quad for quad in about)
    assert not any("#earliest>" in quad or "#latest>" in quad for quad in about)


def test_an_event_outside_all_sentences_quotes_its_trigger() -> None:
    quads = to_quads(ARTICLE, replace(ANALYSIS, sentences=()), IRIS, "digest")
    assert any("#sentencePassage> " + passage("phone") in quad for quad in quads)
