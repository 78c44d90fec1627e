"""Statements of English sentences: the table of cases, speech acts, quotations over paragraphs, and any text at all."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analyse.fold import fold
from kg.analyse.quotes import quotes
from kg.analyse.sentences import sentences
from kg.analyse.statements import statements
from kg.analyse.times import times
from kg.lexicon import load_lexicon
from kg.model import Actor, ActorType, Analysis, Article, Span, SpeechAct, Statement

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "statements.en.yaml").read_text(encoding="utf-8")
)


def read(text: str, names: tuple[str, ...] = (), places: tuple[str, ...] = ()) -> tuple[Statement, ...]:
    """Return the statements of `text`, a paragraph a line; `names` are known actors, `places` those that are places."""
    paragraphs = tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text))
    article = Article("case", "case", text, "", "en", paragraphs)
    types = dict.fromkeys(names, ActorType.PERSON) | dict.fromkeys(places, ActorType.PLACE)
    mentions = ((name, re.finditer(rf"\b{re.escape(name)}\b", text)) for name in types)
    actors = tuple(
        Actor(name, types[name], name, tuple(Span(*found.span()) for found in found_at)) for name, found_at in mentions
    )
    analysis = Analysis(actors=actors)
    for step in (fold, sentences, quotes, times, statements):
        analysis = step(article, analysis)
    return analysis.statements


def described(text: str, statement: Statement) -> str:
    """Return a statement as the cases write it."""

    def words(span: Span | None) -> str:
        return text[span.start : span.end] if span else "-"

    parts = [
        words(statement.source),
        words(statement.cue),
        " // ".join(map(words, statement.content)),
        statement.form.value,
    ]
    if statement.addressee_at:
        parts.append(f"to: {words(statement.addressee_at)}")
    if statement.relays:
        parts.append("via: " + ", ".join(words(relay.span) for relay in statement.relays))
    return " | ".join(parts)


FOUND = [case for construction in CASES["constructions"] for case in construction["found"]] + CASES["found"]
NOOP = [text for construction in CASES["constructions"] for text in construction["noop"]] + CASES["noop"]


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["text"][:60])
def test_who_says_what_by_which_word(case: dict[str, Any]) -> None:
    found = read(case["text"], tuple(case.get("names", ())), tuple(case.get("places", ())))
    assert [described(case["text"], statement) for statement in found] == case["expect"]


@pytest.mark.parametrize("text", NOOP)
def test_nothing_is_attributed(text: str) -> None:
    assert [described(text, statement) for statement in read(text)] == []


@pytest.mark.parametrize("construction", CASES["constructions"], ids=lambda construction: construction["name"])
def test_every_construction_has_cases_for_and_against(construction: dict[str, Any]) -> None:
    assert len({case["text"] for case in construction["found"]}) >= 5
    assert len(set(construction["noop"])) >= 3
    assert all(case["expect"] for case in construction["found"])


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Keller denied that she had met him.", "deny"),
        ("Keller warned that time was short.", "warn"),
        ("Keller promised to resign.", "promise"),
        ("Keller urged the council to act.", "urge"),
        ("Keller demanded that he resign.", "demand"),
        ('Keller asked, "Why now?"', "ask"),
        ("Keller praised the soldiers for their courage.", "praise"),
        ("Keller accused the ministry of negligence.", "accuse"),
        ("Keller condemned the attack on the port.", "criticise"),
        ("Keller predicted that prices would fall.", "predict"),
        ("Keller announced that the port would close.", "announce"),
        ("Keller threatened to leave the union.", "threaten"),
        ("Keller believes that the port will close.", "believe"),
        ("Keller said that the port would close.", "state"),
    ],
)
def test_the_cue_names_the_speech_act(text: str, act: str) -> None:
    assert [statement.act.value for statement in read(text)] == [act]


def test_a_quotation_runs_over_paragraphs_as_one_statement() -> None:
    text = "“The port is closed,” Keller said. “It will stay closed.\n“We will see in spring.”"
    assert [described(text, statement) for statement in read(text)] == [
        "Keller | said | The port is closed // It will stay closed // We will see in spring | direct"
    ]


def test_a_colon_announces_the_next_paragraph() -> None:
    text = 'Keller went on to say:\n"The port is closed."'
    assert [described(text, statement) for statement in read(text)] == [
        "Keller | went on to say | The port is closed | direct"
    ]


def test_statements_are_numbered_in_order_of_the_text() -> None:
    found = read('Keller said the port was shut. "It will reopen," Anna Roth said.\nOfficials denied it was shut.')
    assert [statement.id for statement in found] == ["s1", "s2", "s3"]
    assert [statement.cue.start for statement in found if statement.cue] == sorted(
        statement.cue.start for statement in found if statement.cue
    )


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = "Mr. Keller stressed that both villages share a\nwell and a road."
    article = Article("case", "case", text, "", "en", (Span(0, len(text)),))
    analysis = Analysis()
    for step in (fold, sentences, quotes, statements):
        analysis = step(article, analysis)
    assert [described(text, statement) for statement in analysis.statements] == [
        "Keller | stressed | both villages share a\nwell and a road | indirect"
    ]


WORDS = (
    'Keller China "said" said, that , . : ; " “ ” ‘ ( ) — adding urged to told the it was and who according per '
    "Citing quoted as saying claim warning issued not will \n 说 'tis"
)
PROSE = st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join)


@pytest.mark.parametrize("name", ["cues.en", "grammar.en", "sources.en"])
def test_every_word_of_a_lexicon_is_a_word(name: str) -> None:
    """YAML reads a bare `no` or `on` as true or false."""

    lists = [value for value in load_lexicon(name).values() if isinstance(value, list)]
    words = [word for listed in lists for word in listed if not isinstance(word, dict)]
    assert [word for word in words if not isinstance(word, str)] == []


def test_every_act_of_a_cue_is_a_speech_act() -> None:
    lexicon = load_lexicon("cues.en")
    acts = {group["act"] for group in lexicon["verbs"]} | set(lexicon["nouns"])
    assert acts <= {act.value for act in SpeechAct}


@settings(max_examples=300, deadline=None)
@given(PROSE | st.text(max_size=80))
def test_any_text_yields_statements_within_it(text: str) -> None:
    for statement in read(text):
        spans = [span for span in (statement.source, statement.cue, statement.addressee_at, *statement.content) if span]
        spans += [relay.span for relay in statement.relays]
        assert statement.content
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)


@pytest.mark.parametrize("words", ["he said ", "China, ", "adding that ", '" ', "( a said ) "])
def test_an_endless_line_takes_time_in_proportion(words: str) -> None:
    start = time.process_time()
    read(words * 4_000)
    assert time.process_time() - start < 5
