"""Statements of Chinese sentences: the cases of `cases/statements.zh*.yaml`, and what holds for any text."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analyse.fold import fold
from kg.analyse.quotes import quotes
from kg.analyse.sentences import sentences
from kg.analyse.statements.chinese import chinese_statements
from kg.folding import simplify
from kg.model import Actor, ActorType, Analysis, Article, Span, SpeechAct, Statement

FOLDER = Path(__file__).parents[1] / "cases"
CASES: dict[str, Any] = yaml.safe_load((FOLDER / "statements.zh.yaml").read_text(encoding="utf-8"))
TRADITIONAL: dict[str, Any] = yaml.safe_load((FOLDER / "statements.zh-hant.yaml").read_text(encoding="utf-8"))
SCRIPTS = [pytest.param(CASES, id="simplified"), pytest.param(TRADITIONAL, id="traditional")]


def read(text: str, names: dict[str, list[str]] | None = None) -> tuple[Article, tuple[Statement, ...]]:
    """Return `text` as an article, a paragraph a line, and its statements; `names` are known actors."""
    paragraphs = tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text))
    article = Article("case", "case", text, "", "zh", paragraphs)
    analysis = Analysis()
    for step in (fold, sentences, quotes):
        analysis = step(article, analysis)
    analysis = replace(analysis, actors=actors_of(text, names or {}))
    return article, chinese_statements(article, analysis)


def actors_of(text: str, names: dict[str, list[str]]) -> tuple[Actor, ...]:
    """Return an actor for every name in `text`; the longest name wins."""
    types = {name: ActorType(kind) for kind, listed in names.items() for name in listed}
    places: dict[str, list[Span]] = {}
    if types:
        longest_first = "|".join(sorted(types, key=len, reverse=True))
        for found in re.finditer(longest_first, text):
            places.setdefault(found[0], []).append(Span(*found.span()))
    return tuple(Actor(name, types[name], name, tuple(spans)) for name, spans in places.items())


def described(article: Article, statement: Statement, *, act: bool = False) -> str:
    """Return a statement as the cases write it, with its act where they ask for that."""

    def said(span: Span | None) -> str:
        return "null" if span is None else article.text[span.start : span.end]

    parts = [said(statement.source), said(statement.cue), " // ".join(map(said, statement.content))]
    parts.append(statement.form)
    if act:
        parts.append(f"act: {statement.act}")
    if statement.addressee_at:
        parts.append(f"to: {said(statement.addressee_at)}")
    if statement.relays:
        parts.append("via: " + ", ".join(said(relay.span) for relay in statement.relays))
    return " | ".join(parts)


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"][:24])
def test_statements_are_found(case: dict[str, Any]) -> None:
    article, found = read(case["text"], CASES["names"])
    expected = case["expect"]
    acts = ["act:" in line for line in expected] + [False] * len(found)
    assert [described(article, each, act=act) for each, act in zip(found, acts, strict=False)] == expected


@pytest.mark.parametrize("text", CASES["noop"])
def test_nothing_is_said(text: str) -> None:
    article, found = read(text, CASES["names"])
    assert [described(article, statement) for statement in found] == []


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("number", range(len(CASES["constructions"])))
def test_a_construction_is_found_and_what_resembles_it_is_not(script: dict[str, Any], number: int) -> None:
    construction = script["constructions"][number]
    for case in construction["found"]:
        article, found = read(case["text"], script["names"])
        assert [described(article, statement) for statement in found] == case["expect"]
    for text in construction["noop"]:
        article, found = read(text, script["names"])
        assert [described(article, statement) for statement in found] == []


def test_every_construction_has_cases_in_both_scripts() -> None:
    names = [[construction["name"] for construction in script["constructions"]] for script in (CASES, TRADITIONAL)]
    assert names[0] == names[1]
    for script in (CASES, TRADITIONAL):
        for construction in script["constructions"]:
            assert len(construction["found"]) >= 5, construction["name"]
            assert len(construction["noop"]) >= 3, construction["name"]


def test_a_plain_statement_states() -> None:
    _, found = read("王毅表示，会谈富有成果。", CASES["names"])
    assert [statement.act for statement in found] == [SpeechAct.STATE]


def test_english_paragraphs_are_left_alone() -> None:
    _, found = read("Wang said talks went well.", CASES["names"])
    assert found == ()


VERBS = ["表示", "说", "报道", "视为", "敦促", "认为", "希望", "提问", "声明", "援引", "所说"]
PIECES = [*VERBS, "王毅", "中方", "我们", "第二", "被", *"，。“”「」：据他在时的（）？！ a\n", "\n\n", "24日"]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.text(max_size=80)))
def test_any_text_gives_statements_that_lie_in_it(text: str) -> None:
    article, found = read(text, CASES["names"])
    for statement in found:
        assert statement.content
        spans = [*statement.content, *filter(None, (statement.source, statement.cue, statement.addressee_at))]
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)


@pytest.mark.parametrize(
    "unit",
    [
        "他表示，",
        "“",
        "“甲。”",
        "据报道，",
        "记者提问，甲。",
        "在甲时，",
        "甲：“乙”，",
        "被视为，",
        "他说：“甲。\n乙。”\n",
        "说不|",
        "总统",
    ],
)
def test_long_texts_are_read_in_linear_time(unit: str) -> None:
    start = time.process_time()
    read(unit * 3000)
    assert time.process_time() - start < 5


def test_the_lexicon_is_written_as_texts_are_looked_up() -> None:
    text = (Path(__file__).parents[2] / "src" / "kg" / "data" / "cues.zh.yaml").read_text(encoding="utf-8")
    assert simplify(text) == text


def test_a_line_broken_in_the_middle_of_a_word_is_one_with_the_next() -> None:
    lines = (
        "外交部长王毅在长时间会谈之后的记者会上再次表示，双方认为此次会谈及",
        "时、必要，也富有成效，今后还要保持沟通，妥善管控分歧，推动两国关",
        "系发展。",
    )
    text = "\n".join(lines)
    article = Article("case", "case", text, "", "zh", (Span(0, len(text)),))
    analysis = Analysis()
    for step in (fold, sentences, quotes):
        analysis = step(article, analysis)
    (found,) = chinese_statements(article, analysis)
    assert [text[span.start : span.end] for span in found.content] == [text[text.index("双方") : -1]]
