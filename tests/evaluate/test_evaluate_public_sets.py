"""Attributions and names in the literature's measures, on small invented texts with figures worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.evaluate import Evaluation
from kg.evaluate.attribution import widen
from kg.evaluate.cofenet import score_runs
from kg.evaluate.figures import Mean, Score, Share
from kg.evaluate.rows import Said
from kg.evaluate.tokens import WORDS_AND_SIGNS, Tokens
from kg.model import Span

TEXT = 'The minister of trade said that prices "will fall". Later, Ada Jones, a baker, denied it. 张三说物价会跌。'


def at(passage: str) -> list[int]:
    start = TEXT.index(passage)
    return [start, start + len(passage)]


def statement(content: str, source: str | None, form: str = "indirect", **more: Any) -> dict[str, Any]:
    return {"content": [at(content)], "source": source and [at(source)], "form": form} | more


def evaluate(tmp_path: Path, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Evaluation:
    gold_file, found_file = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold_file.write_text(json.dumps({"id": "n/1", "text": TEXT, "statements": gold}) + "\n", encoding="utf-8")
    printed = {"article": "n/1", "actors": [], "statements": found, "events": []}
    found_file.write_text(json.dumps(printed) + "\n", encoding="utf-8")
    return kg.evaluate(gold_file, [found_file])


def test_a_set_of_attributions_is_scored_by_tokens(tmp_path: Path) -> None:
    gold = [
        statement('that prices "will fall"', "The minister of trade", "mixed"),  # that prices will fall: 4 tokens
        statement("it", "Ada Jones, a baker"),
        statement("物价会跌", "张三"),
    ]
    found = [
        statement("prices", "minister"),  # 'that' is taken in: 2 of 4 tokens; another head than "minister of trade"?
        statement("it", "Jones"),  # one of four tokens of the source, but its head
        statement("Later", None),
    ]
    figures = evaluate(tmp_path, gold, found).figures
    assert figures["content-match"] == Score.of(2, found=3, gold=3)
    assert figures["content-exact"] == Score.of(1, found=3, gold=3)
    assert figures["match-and-source"] == Score.of(2, found=3, gold=3)
    assert figures["source-share"] == Share(2, 2)
    # by form: what matches gold of another form is left aside, and what matches nothing has its own form
    assert figures["content-match/mixed"] == Score.of(1, found=1, gold=1)
    assert figures["content-match/indirect"] == Score.of(1, found=2, gold=2)
    assert "content-match/direct" not in figures
    assert figures["texts"] == Score.of(1, found=1, gold=1)
    assert "cofenet/cue/exact" not in figures


def test_half_of_the_tokens_is_the_least(tmp_path: Path) -> None:
    gold = [statement("Jones, a baker, denied", None)]
    assert evaluate(tmp_path, gold, [statement("Jones, a", None)]).figures["content-match"].value == 1
    assert evaluate(tmp_path, gold, [statement("Jones", None)]).figures["content-match"].value == 0


def test_another_source_is_wrong_and_told(tmp_path: Path) -> None:
    found = evaluate(tmp_path, [statement("it", "Ada Jones")], [statement("it", "baker")])
    assert found.figures["match-and-source"].value == 0
    (one,) = found.differences
    assert (one.kind, one.gold, one.found) == ("wrong source", "source 'Ada Jones'", "source 'baker'")
    assert one.sentence == "Later, Ada Jones, a baker, denied ⟦it⟧."


def test_marks_that_sets_put_on_statements_are_heeded(tmp_path: Path) -> None:
    alternative = statement("it", "Ada Jones", source_alt=[at("baker")])
    assert evaluate(tmp_path, [alternative], [statement("it", "baker")]).figures["match-and-source"].value == 1
    unscored = statement("it", "Ada Jones", source_unscored=True)
    figures = evaluate(tmp_path, [unscored], [statement("it", "minister")]).figures
    assert figures["match-and-source"].value == 1
    assert figures["source-share"] == Share(0, 0)
    ignored = [statement("it", "Ada Jones", ignore=True), statement("物价会跌", "张三")]
    figures = evaluate(tmp_path, ignored, [statement("it", None)]).figures
    assert figures["content-match"] == Score.of(0, found=0, gold=1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("all is well", '"all is well."'),
        ("it is late", "that it is late"),
        ('they "agree', 'they "agree"'),
        ("nothing more", "nothing more"),
        ("天黑了", "“天黑了。”"),
    ],
)
def test_contents_are_widened_by_marks_and_that(before: str, after: str) -> None:
    text = '"All is well" and "all is well." He said that it is late, they "agree" on nothing more. 他说：“天黑了。”'
    start = text.rindex(before)
    wide = widen(text, Span(start, start + len(before)))
    assert text[wide.start : wide.end] == after


def test_runs_are_those_of_wang_and_others() -> None:
    text = "Ada said it rains\nand pours. Bob agreed."
    content = Span(9, 27)  # "it rains", then "and pours": a paragraph's end ends a run
    gold = (Said("s1", (content,), source=(Span(0, 3),), cue=(Span(4, 8),)),)
    found = (
        Said("s1", (Span(9, 21),), source=(Span(0, 3),), cue=(Span(4, 11),)),  # "it rains", "and pours" less "pours"
        Said("s2", (Span(33, 39),), source=(Span(29, 32),)),
    )
    figures = score_runs([(text, gold, found)])
    assert figures["cofenet/source/exact"] == Score.of(1, found=2, gold=1)
    assert figures["cofenet/cue/exact"] == Score.of(0, found=1, gold=1)
    assert figures["cofenet/cue/begin"] == Score.of(1, found=1, gold=1)
    assert figures["cofenet/cue/jaccard"] == Mean(0.5)  # said, of "said it"
    assert figures["cofenet/content/exact"] == Score.of(1, found=3, gold=2)
    assert figures["cofenet/content/begin"] == Score.of(2, found=3, gold=2)
    # it rains: 1; and, of "and pours": 1/2; "agreed" touches nothing: 0
    assert figures["cofenet/content/jaccard"] == Mean(0.5)


def test_tokens_are_words_and_single_han_characters() -> None:
    tokens = Tokens("GDP rose 3.5%，他说", WORDS_AND_SIGNS)
    assert tokens.within([Span(0, 99)]) == set(range(9))  # GDP rose 3 . 5 % ， 他 说
    assert Tokens("GDP rose 3.5%，他说").within([Span(0, 99)]) == set(range(6))
    assert tokens.within([Span(2, 4)]) == {0}  # touching is enough


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("the minister of trade", "minister"),
        ("Ada Jones, a baker", "Jones"),
        ("an aide", "aide"),
        (", who left", "left"),
    ],
)
def test_the_head_of_a_source(phrase: str, head: str) -> None:
    tokens = Tokens(phrase)
    number = tokens.head([Span(0, len(phrase))])
    start = phrase.index(head)
    assert {number} == tokens.within([Span(start, start + len(head))])


def test_a_set_of_names_is_scored_by_span_type_and_overlap(tmp_path: Path) -> None:
    text = "Ada Smith of Acme Corp flew to Rome, Oslo and Bern."
    places = {word: [text.index(word), text.index(word) + len(word)] for word in ("Ada Smith", "Acme Corp", "Rome")}
    places |= {word: [text.index(word), text.index(word) + len(word)] for word in ("Ada", "Corp", "Oslo", "Bern")}

    def mention(word: str, kind: str) -> dict[str, Any]:
        return {"start": places[word][0], "end": places[word][1], "type": kind}

    gold = [mention("Ada Smith", "PERSON"), mention("Acme Corp", "ORG"), mention("Rome", "GPE"), mention("Oslo", "LOC")]
    found = {"Ada Smith": "person", "Corp": "organization", "Rome": "person", "Bern": "place"}
    actors = [{"id": str(n), "type": kind, "mentions": [places[word]]} for n, (word, kind) in enumerate(found.items())]
    gold_file, found_file = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold_file.write_text(json.dumps({"id": "n", "text": text, "mentions": gold}) + "\n", encoding="utf-8")
    printed = {"article": "n", "actors": actors, "statements": [], "events": []}
    found_file.write_text(json.dumps(printed) + "\n", encoding="utf-8")
    outcome = kg.evaluate(gold_file, [found_file])
    assert outcome.figures == {
        "names-span": Score.of(2, found=4, gold=4),  # Ada Smith, Rome
        "names-typed": Score.of(1, found=4, gold=4),
        "names-typed/PER": Score.of(1, found=2, gold=1),
        "names-typed/ORG": Score.of(0, found=1, gold=1),
        "names-typed/LOC": Score.of(0, found=1, gold=2),
        "names-overlap": Score.of(2, found=4, gold=4),  # Ada Smith, Corp
    }
    told = [(one.kind, one.spans[0]) for one in outcome.differences]
    assert told == [
        ("wrong span of name", tuple(places["Acme Corp"])),
        ("wrong type", tuple(places["Rome"])),
        ("missed name", tuple(places["Oslo"])),
        ("spurious name", tuple(places["Bern"])),
    ]
