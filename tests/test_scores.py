"""What extraction reaches on the annotated seeds: floors that no change may fall below."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from compile_gold import Gold
from score import score

from conftest import SEEDS
from kg.extract import to_row
from kg.model import Analysis, Article

GOLD = Path(__file__).parent / "gold"

FLOORS = {
    "mentions": 0.99,
    "statements": 0.94,
    "attributed": 0.93,
    "topics": 0.88,
    "events": 0.96,
    "participants": 0.83,
}
LINKING = 0.99
ACCURACY = {
    "form": 0.99,
    "addressee": 0.95,
    "via": 0.99,
    "said_on": 0.92,
    "occasion": 0.95,
    "time": 0.91,
    "medium": 0.95,
    "status": 0.95,
}


@pytest.fixture(scope="module")
def report(seeds: dict[str, tuple[Article, Analysis]]) -> Any:
    gold = {}
    for path in sorted(GOLD.glob("0*.yaml")):
        compiled = Gold(path, SEEDS)
        assert compiled.errors == []
        gold[compiled.out["article"]] = compiled.out
    rows = {name: json.loads(json.dumps(to_row(*found))) for name, found in seeds.items()}
    assert rows.keys() == gold.keys()
    return score(gold, rows)


@pytest.mark.parametrize("measure", FLOORS)
def test_no_measure_falls_below_its_floor(report: Any, measure: str) -> None:
    assert report[measure]["F1"] >= FLOORS[measure]


@pytest.mark.parametrize("field", ACCURACY)
def test_no_accuracy_falls_below_its_floor(report: Any, field: str) -> None:
    assert report["accuracy"][field]["share"] >= ACCURACY[field]


def test_mentions_of_one_actor_are_linked(report: Any) -> None:
    assert report["linking"] >= LINKING
