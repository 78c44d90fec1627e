"""Concepts, by which an English and a Chinese wording are compared, and the lexicon of them."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.consolidate.concepts import concepts, opposed, stem, weight
from kg.consolidate.words import numbers
from kg.lexicon import load_lexicon

LEXICON = load_lexicon("concepts")
NAMES = [name for part in ("polarity", "slight", "telling") for name in LEXICON[part]]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("we will never allow it", "我们绝不允许"),
        ("an integral part of the post-war order", "战后秩序的重要组成部分"),
        ("stopped interfering in internal affairs", "停止干涉内政"),
        ("both countries built mutual trust", "兩國建立互信"),
        ("don't escalate the crisis", "不要让危机升级"),
    ],
)
def test_two_languages_talk_of_the_same(english: str, chinese: str) -> None:
    ours, theirs = concepts(english), concepts(chinese)
    assert len(ours & theirs) >= 0.6 * max(len(ours), len(theirs))


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("核心利益", "nuclear"),
        ("无人机", "not"),
        ("机会", "will"),
        ("the United States", "country"),
        ("a partisan", "part"),
    ],
)
def test_a_word_inside_another_is_not_read(text: str, absent: str) -> None:
    assert absent not in concepts(text)


def test_opposites_are_seen_where_each_side_has_one() -> None:
    raised, lowered = concepts("raise tariffs"), concepts("lower tariffs")
    assert opposed(raised, lowered)
    assert not opposed(raised, raised | lowered)


@pytest.mark.parametrize(
    ("one", "other"),
    [("12 million", "1200万"), ("3.5 billion", "35亿"), ("1,000", "1000"), ("10-percent", "10%"), ("５０", "50")],
)
def test_numbers_are_the_same_in_both_languages(one: str, other: str) -> None:
    assert numbers(one) == numbers(other)


@pytest.mark.parametrize(
    "forms", ["stop stops stopped stopping", "carry carries carried", "impose imposes imposed imposing"]
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_the_lexicon_gives_every_concept_once_and_in_both_languages() -> None:
    text = files("kg").joinpath("data", "concepts.yaml").read_text(encoding="utf-8")
    keys = Counter(re.findall(r"(?m)^  ([a-z0-9-]+):", text))
    assert {key for key, often in keys.items() if often > 1} == set()
    assert len(NAMES) == len(set(NAMES))
    for part in ("polarity", "slight", "telling"):
        for name, words in LEXICON[part].items():
            english, bar, chinese = words.partition("|")
            assert bar, name
            assert all(word.strip().isascii() or "é" in word for word in english.split(",")), name
            assert all(re.fullmatch(r"[\u3400-\u9fff]+", word.strip()) for word in chinese.split(",")), name
            assert name in concepts(english), name
            assert name in concepts(chinese), name
            assert 0 < weight(name) <= 1


def test_opposites_are_concepts() -> None:
    assert {name for pair in LEXICON["opposites"] for name in pair.split()} <= set(NAMES)


@given(st.text())
def test_any_text_has_concepts_or_none(text: str) -> None:
    assert concepts(text) <= set(NAMES)
    assert all(figure for figure in numbers(text))
