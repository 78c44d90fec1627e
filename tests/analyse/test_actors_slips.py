"""When one name is another misspelt."""

from __future__ import annotations

import pytest

from kg.analyse.actors.slips import distance, is_slip


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("hegseth", "hegseth", 0), ("hegsesth", "hegseth", 1), ("markovo", "makrovo", 1), ("rubio", "putin", 3)],
)
def test_distance_counts_letters_added_dropped_changed_or_swapped(left: str, right: str, expected: int) -> None:
    assert distance(left, right, 2) == expected


@pytest.mark.parametrize(("word", "name"), [("Hegsesth", "Hegseth"), ("Makrovo", "Markovo"), ("Hegseyth", "Hegseth")])
def test_slips(word: str, name: str) -> None:
    assert is_slip(word, name)


@pytest.mark.parametrize(
    ("word", "name"), [("Hegseth", "Hegseth"), ("Liu", "Lin"), ("Moon", "Koon"), ("Harris", "Morris")]
)
def test_other_names(word: str, name: str) -> None:
    assert not is_slip(word, name)


def test_the_same_office_allows_one_letter_more() -> None:
    assert is_slip("Hegsey", "Hegseth", same_office=True)
    assert not is_slip("Hegsey", "Hegseth")
