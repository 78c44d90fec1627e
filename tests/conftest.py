"""What several tests share: the seeds, read and analysed once, and a store of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

import kg
from kg.model import Analysis, Article, Problem
from kg.pipeline import understand
from kg.read import read_articles

# the same examples in every run, on however busy a machine; `--hypothesis-profile=default` looks for new ones
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def seeds() -> dict[str, tuple[Article, Analysis]]:
    """The seed articles and what they say, by file name."""
    found = {}
    for outcome in map(understand, read_articles([SEEDS])):
        assert not isinstance(outcome, Problem), outcome
        found[outcome[0].name] = outcome
    return found


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the seeds, for reading only."""
    store = tmp_path_factory.mktemp("seeds") / "graph"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        kg.build(["seeds"], store)
    return store
