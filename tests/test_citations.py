"""The footnotes of answers: the exact passages, and the articles as a bibliography."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache

import pytest

from kg.answers import Answer, Citation, CitedArticle, render, shown
from kg.citations import cited
from kg.errors import KgError
from kg.queries import load_query, parse_query, run
from kg.store import Literal, Store
from kg.trial import made_up_world

BASE = "https://w3id.org/readout/id/"


@cache
def world() -> Store:
    return made_up_world()


def answer(name: str, **params: str) -> Answer:
    return cited(world(), run(world(), load_query(name), params))


def one(text: str) -> Answer:
    return cited(world(), run(world(), parse_query(text, "test")))


def test_a_statement_is_cited_by_its_exact_words_in_their_parts() -> None:
    (row,) = answer("said-to", actor="bo-berg").citations or ()
    (citation,) = row
    assert citation.quotation == "We will lower tariffs … by the end of summer"
    assert citation.offsets == "75-96, 110-130"
    assert (citation.article.outlet, citation.article.published) == ("The Norland Post", "2030-05-03")
    assert citation.article.file == "news/post.txt"


def test_an_event_report_is_cited_by_its_sentence() -> None:
    citations = answer("events-by-status", status="denied").citations or ()
    assert [c.quotation for row in citations for c in row] == ["There was no second call, she told people."]


@pytest.mark.parametrize("node", ["utterance/tariffs", "event/call"])
def test_what_several_articles_report_is_cited_by_all(node: str) -> None:
    found = one(f"SELECT ?n {{ BIND(<{BASE}{node}> AS ?n) }}")
    assert [citation.article.file for citation in found.footnotes] == ["news/daily.txt", "news/post.txt"]


def test_a_row_with_statements_is_cited_by_these_alone() -> None:
    node = f"<{BASE}article/aaaaaaaaaaaa/statement/1>"
    found = one(f"SELECT * {{ BIND({node} AS ?s) BIND(<{BASE}event/call> AS ?e) BIND(<{BASE}event/visit> AS ?v) }}")
    assert [citation.offsets for citation in found.footnotes] == ["75-96, 110-130"]


def test_a_row_of_an_article_is_cited_by_the_article() -> None:
    found = one(f"SELECT ?a {{ BIND(<{BASE}article/bbbbbbbbbbbb> AS ?a) }}")
    assert [(c.article.headline, c.spans) for c in found.footnotes] == [("安德斯与伯格通话", ())]


def test_footnotes_are_numbered_once_each() -> None:
    head, rows = shown(answer("said-about", actor="ada-anders"))
    assert head[-1] == "cited"
    assert [row[-1] for row in rows] == ["[1]", "[2]"]
    twice = one(f"SELECT ?s ?n {{ BIND(<{BASE}article/cccccccccccc/statement/1> AS ?s) VALUES ?n {{ 1 2 }} }}")
    assert [row[-1] for row in shown(twice)[1]] == ["[1]", "[1]"]


@pytest.mark.parametrize("value", ["1", f"<{BASE}actor/suland>"])
def test_what_has_nothing_to_cite_is_told(value: str) -> None:
    with pytest.raises(KgError, match="no column of this answer"):
        one(f"SELECT ?n {{ VALUES ?n {{ {value} }} }}")


def test_only_tables_are_cited() -> None:
    with pytest.raises(KgError, match="only the rows of a table"):
        one("ASK {}")


def test_no_rows_need_no_footnotes() -> None:
    assert one("SELECT ?n { ?n <http://e/none> ?x }").citations == ()


# --- formats -------------------------------------------------------------------------------------------------


def test_a_table_has_its_footnotes_below() -> None:
    lines = render(answer("said-to", actor="bo-berg"), "table").splitlines()
    assert lines[0].endswith("  cited")
    assert lines[-1] == (
        "[1] “We will lower tariffs … by the end of summer” — The Norland Post, 2030-05-03, "
        f"news/post.txt 75-96, 110-130, {BASE}article/aaaaaaaaaaaa"
    )


def test_markdown_links_to_the_passage() -> None:
    text = render(answer("said-about", actor="ada-anders"), "markdown")
    assert f"<{BASE}article/aaaaaaaaaaaa#char=180,214>" in text
    assert "1. “talks on trade" in text


def test_csv_has_the_citation_in_columns() -> None:
    rows = list(csv.DictReader(io.StringIO(render(answer("said-to", actor="bo-berg"), "csv"))))
    assert rows[0]["cited_quotation"] == "We will lower tariffs … by the end of summer"
    assert rows[0]["cited_offsets"] == "75-96, 110-130"
    assert rows[0]["cited_outlet"] == "The Norland Post"
    both = one(f"SELECT ?n {{ BIND(<{BASE}event/call> AS ?n) }}")
    (row,) = csv.DictReader(io.StringIO(render(both, "csv")))
    assert row["cited_file"] == "news/daily.txt | news/post.txt"


HOSTILE = CitedArticle(
    iri="http://e/article/0a1b",
    file="a_b.txt",
    headline='Tariffs & <b>"trade"</b> {50%} \\o/',
    outlet="The Föö Post",
    published="2030-05",
    author="A. Writer",
    url="javascript:alert(1)",
    language="en",
)
ROW = Answer(
    variables=("s",),
    rows=((Literal("<script>", language="en"),),),
    citations=((Citation(HOSTILE, ((1, 2),), ("<i>x</i>",)),),),
    question="What & why?",
)


def test_a_page_of_html_stands_alone_and_escapes_what_it_shows() -> None:
    text = render(ROW, "html")
    assert text.startswith("<!doctype html>")
    assert "<title>What &amp; why?</title>" in text
    assert '<td lang="en">&lt;script&gt;</td>' in text
    assert '<a href="#note-1">[1]</a>' in text
    assert "<i>" not in text
    assert "javascript:" not in re.findall('href="([^"]*)"', text)
    assert 'href="http://e/article/0a1b#char=1,2"' in text


def test_html_links_to_the_article_on_the_web() -> None:
    citation = Citation(replace(HOSTILE, url="https://example.org/a?b=1&c=2"), ((1, 2),), ("x",))
    text = render(replace(ROW, citations=((citation,),)), "html")
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in text


def test_html_shows_yes_and_no() -> None:
    assert "<td>yes</td>" in render(Answer(boolean=True), "html")


def test_bibtex_has_an_entry_an_article() -> None:
    assert render(ROW, "bibtex") == (
        "@article{thefoopost2030-0a1b,\n"
        '  title = {{Tariffs \\& <b>"trade"</b> \\textbraceleft{}50\\%\\textbraceright{} \\textbackslash{}o/}},\n'
        "  author = {{A. Writer}},\n"
        "  journal = {The Föö Post},\n"
        "  date = {2030-05},\n"
        "  year = {2030},\n"
        "  url = {javascript:alert(1)},\n"
        "  langid = {english},\n"
        "  note = {a\\_b.txt},\n"
        "}\n"
    )


def test_csl_json_has_an_item_an_article() -> None:
    (item,) = json.loads(render(ROW, "csl-json"))
    assert item["type"] == "article-newspaper"
    assert item["container-title"] == "The Föö Post"
    assert item["issued"] == {"date-parts": [[2030, 5]]}
    assert item["author"] == [{"literal": "A. Writer"}]


@pytest.mark.parametrize("published", ["", "XXXX-09-09", "203X", "unknown"])
def test_a_date_that_is_not_known_is_left_out(published: str) -> None:
    article = CitedArticle("http://e/article/0a1b", published=published)
    row = replace(ROW, citations=((Citation(article),),))
    assert "year" not in render(row, "bibtex")
    assert json.loads(render(row, "csl-json")) == [{"id": "article-0a1b", "type": "article-newspaper"}]


def test_each_article_is_listed_once_the_oldest_first() -> None:
    text = render(answer("said-about", actor="ada-anders"), "bibtex")
    assert re.findall("@article{(.*),", text) == ["thenorlandpost2030-aaaaaaaaaaaa", "article2030-cccccccccccc"]


def test_many_nodes_are_asked_for_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.sparql.MOST_LISTED", 1)
    assert answer("said-about", actor="ada-anders") == cited(
        world(), run(world(), load_query("said-about"), {"actor": "ada-anders"})
    )
