"""The graph of every seed, triple by triple: `make golden` writes it again, and the difference is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SEEDS
from generate import golden

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def graphs() -> dict[Path, str]:
    return dict(golden())


@pytest.mark.parametrize("seed", sorted(path.stem for path in SEEDS.glob("*.txt")))
def test_the_graph_of_a_seed_is_the_expected_one(seed: str, graphs: dict[Path, str]) -> None:
    path = GOLDEN / f"{seed}.nq"
    expected = path.read_text(encoding="utf-8").splitlines()
    assert graphs[path].splitlines() == expected


def test_every_expected_graph_has_its_seed() -> None:
    assert {path.stem for path in GOLDEN.glob("*.nq")} == {path.stem for path in SEEDS.glob("*.txt")}
