"""Sentences are cut where they end, and nowhere else."""

from __future__ import annotations

import hashlib
import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.sentences import language_of, sentences, split_sentences
from kg.model import Analysis, Article, Span

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "sentences.yaml").read_text(encoding="utf-8"))


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize("parts", CASES["split"], ids=lambda parts: parts[0])
def test_a_text_is_cut_into_its_sentences(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize("text", CASES["whole"])
def test_a_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(("text", "language"), CASES["language"])
def test_the_script_tells_the_language(text: str, language: str | None) -> None:
    assert {language_of(text, "en"), language_of(text, "zh")} == ({language} if language else {"en", "zh"})


def test_a_full_stop_typed_half_width_ends_a_chinese_sentence() -> None:
    assert cut("中方反对制裁.他没有多说.会谈3.5小时.") == ["中方反对制裁.", "他没有多说.", "会谈3.5小时."]


def test_a_point_in_a_chinese_name_ends_no_sentence() -> None:
    assert cut("唐纳.伯格没有多说。会谈结束。") == ["唐纳.伯格没有多说。", "会谈结束。"]


def test_who_quotes_english_writes_chinese() -> None:
    assert language_of("总干事说，“We are not out of the woods yet, I fear”。", "zh") == "zh"
    assert language_of("The director said so in 北京 on Monday.", "zh") == "en"


def test_a_sentence_never_crosses_a_paragraph() -> None:
    text = "No full stop here\nand none here"
    paragraphs = (Span(0, 17), Span(18, len(text)))
    sha = hashlib.sha256(text.encode()).hexdigest()
    article = Article("a", "a", text, sha, "en", paragraphs)
    found = sentences(article, Analysis()).sentences
    assert [(sentence.span, sentence.paragraph) for sentence in found] == [(paragraphs[0], 0), (paragraphs[1], 1)]


@given(st.text(alphabet=st.sampled_from("aB.!?。！” \n\"'U5")))
def test_sentences_are_in_order_and_hold_all_but_white_space(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for span in spans for i in range(*span)}
    assert all(character.isspace() for i, character in enumerate(text) if i not in covered)


@pytest.mark.parametrize("unit", ["the U.S. President of Mr. No. ", "中.国.", "他说。"])
def test_a_million_abbreviations_take_no_more_than_linear_time(unit: str) -> None:
    text = unit * 30_000
    started = time.process_time()
    split_sentences(text, 0, len(text))
    assert time.process_time() - started < 5
