"""The actors of a text: tables of cases, and what holds for any text."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analyse.actors import actors
from kg.analyse.fold import fold
from kg.analyse.sentences import sentences
from kg.identity import resolve
from kg.model import ActorType, Analysis, Article, Span

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "actors.yaml").read_text(encoding="utf-8")
)


def analysed(text: str, outlet: str | None = None) -> tuple[Article, Analysis]:
    paragraphs = tuple(Span(*found.span()) for found in re.finditer(r"[^\n]+", text))
    language = "zh" if re.search(r"[\u4e00-\u9fff]", text) else "en"
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article("a.txt", "a.txt", text, digest, language, paragraphs, outlet=outlet)
    analysis = Analysis()
    for step in (fold, sentences, actors):
        analysis = step(article, analysis)
    return article, resolve(article, analysis)


def mentions(text: str, outlet: str | None = None) -> dict[str, list[str]]:
    _, analysis = analysed(text, outlet)
    return {actor.id: [text[span.start : span.end] for span in actor.mentions] for actor in analysis.actors}


@pytest.mark.parametrize("case", CASES["names"], ids=lambda case: case["text"][:40])
def test_names_are_found_and_linked(case: dict[str, Any]) -> None:
    assert mentions(case["text"], case.get("outlet")) == case["expect"]


@pytest.mark.parametrize(
    "case", [case for case in CASES["names"] if "roles" in case], ids=lambda case: case["text"][:40]
)
def test_titles_are_found(case: dict[str, Any]) -> None:
    _, analysis = analysed(case["text"])
    held = {
        actor.id: [case["text"][role.span.start : role.span.end] for role in actor.roles]
        for actor in analysis.actors
        if actor.roles
    }
    assert held == case["roles"]


@pytest.mark.parametrize("text", CASES["noop"])
def test_what_is_no_name_is_left_alone(text: str) -> None:
    assert mentions(text) == {}


FEWEST_FOUND, FEWEST_NOT = 5, 3
FOUND = [(name, *row) for name, rows in CASES["constructions"].items() for row in rows["found"]]
NOT_FOUND = [(name, *row) for name, rows in CASES["constructions"].items() for row in rows["not"]]


def named(text: str) -> list[tuple[Span, ActorType]]:
    _, analysis = analysed(text)
    return [(span, actor.type) for actor in analysis.actors for span in actor.mentions]


@pytest.mark.parametrize("construction", CASES["constructions"])
def test_every_construction_has_cases_of_both_kinds(construction: str) -> None:
    rows = CASES["constructions"][construction]
    assert len(rows["found"]) >= FEWEST_FOUND
    assert len(rows["not"]) >= FEWEST_NOT


@pytest.mark.parametrize(("construction", "text", "name", "kind"), FOUND)
def test_a_construction_names_somebody(construction: str, text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(text[slice(*span)], kind.value) for span, kind in named(text)], construction


@pytest.mark.parametrize(("construction", "text", "words"), NOT_FOUND)
def test_what_looks_like_a_construction_names_nobody(construction: str, text: str, words: str) -> None:
    start = text.index(words)
    end = start + len(words)
    assert [span for span, _ in named(text) if span.start < end and start < span.end] == [], construction


def test_a_title_names_the_organisation_it_belongs_to() -> None:
    _, analysis = analysed("Lin Jian, spokesperson of the Chinese Ministry of Foreign Affairs, said so.")
    [lin] = [actor for actor in analysis.actors if actor.id == "lin-jian"]
    assert [role.organization for role in lin.roles] == ["chinese-foreign-ministry"]


def test_a_name_broken_by_a_line_end_is_one_name() -> None:
    assert mentions("General") == {}
    article, analysis = analysed("He met Zhang\u00a0Youxia in the South China\u00a0Sea.")
    assert [actor.id for actor in analysis.actors] == ["zhang-youxia", "south-china-sea"]
    assert analysis.actors[0].name == "Zhang Youxia"
    assert article.text[slice(*analysis.actors[0].mentions[0])] == "Zhang\u00a0Youxia"


def test_no_name_goes_across_paragraphs() -> None:
    assert mentions("They met at the European\nUnion, and Foreign Minister\nOrrel left.") == {}
    assert mentions("他是外交部\n长王明亮的朋友。") == {"chinese-foreign-ministry": ["外交部"]}


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    assert mentions("İzmir's mayor met Foreign Minister Ilse Quast.")["ilse-quast"] == ["Ilse Quast"]


def test_unlisted_actors_are_provisional_and_typed() -> None:
    _, analysis = analysed("Tamsin Orrel, director of the Lorne Institute, flew to the town of Arwen.")
    assert {(actor.id, actor.type, actor.provisional) for actor in analysis.actors} == {
        ("tamsin-orrel", ActorType.PERSON, True),
        ("lorne-institute", ActorType.ORGANIZATION, True),
        ("arwen-place", ActorType.PLACE, True),
    }


PIECES = st.sampled_from(
    [
        *"中美日方以台华国部长说·（）“”。，\n 9'’-.(",
        *["Xi", "Jinping", "President", "the", "of", "U.S.", "China", "’s", "Ministry", "said", "外交部", "发言人"],
        *["王", "毅", "表示", "阿拉", "İ", "ß", "ǅ", "\u2028", "Mr.", "al-", "(DPP)", "Center for", "in", "X"],
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_yields_mentions_inside_it_that_never_overlap(text: str) -> None:
    _, analysis = analysed(text)
    spans = [mention.span for mention in analysis.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert len({actor.id for actor in analysis.actors}) == len(analysis.actors)


@pytest.mark.parametrize("piece", ["Xi Jinping said ", "中美日", "A B C of the ", "李·", '"(', "Aa Bb "])
def test_a_long_line_takes_no_more_than_its_share(piece: str) -> None:
    _, analysis = analysed(piece * 3000)
    assert len(analysis.actors) <= 10
