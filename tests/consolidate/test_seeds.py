"""The seeds against what annotators found to be one event, and one act of speech: tests/gold/crossdoc.yaml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
import yaml

import kg
from kg.evaluate.rows import Annotated
from kg.evaluate.snippets import read_snippets
from kg.model import Span
from kg.store import Store
from kg.vocab import KG, SCHEMA

TESTS = Path(__file__).parent.parent
GOLD = TESTS / "gold"
CROSSDOC = yaml.safe_load((GOLD / "crossdoc.yaml").read_text(encoding="utf-8"))
CALL = "call-2025-11-24-donald-trump-xi-jinping"

Pair = tuple[str, ...]


def pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def annotated() -> dict[str, Annotated]:
    """The annotations of each seed, by its name."""
    texts = {path.name: path.read_bytes().decode() for path in (TESTS.parent / "seeds").glob("*.txt")}
    found = (read_snippets(path, texts) for path in sorted(GOLD.glob("0*.yaml")))
    return {gold.name: gold for gold in found if gold}


def passages(store: Store, predicate: str) -> dict[str, list[tuple[str, Span]]]:
    """The passages of each report: the article's name and the offsets."""
    names = {row["a"].value: row["b"].value for row in store.select(f"SELECT ?a ?b {{ ?a <{SCHEMA.identifier}> ?b }}")}
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for row in store.select(f"SELECT DISTINCT ?a ?b {{ ?a <{predicate}> ?b }}"):
        article, _, offsets = row["b"].value.partition("#char=")
        start, end = offsets.split(",")
        found[row["a"].value].append((names[article], Span(int(start), int(end))))
    return found


def shared(one: Iterable[Span], other: Iterable[Span]) -> float:
    """The share of the characters of the shorter one that both have."""
    left, right = ({at for span in spans for at in range(*span)} for spans in (one, other))
    return len(left & right) / max(1, min(len(left), len(right)))


def merged(store: Store, predicate: str, spans_of: dict[str, dict[str, list[Span]]]) -> Iterator[list[str]]:
    """The annotated reports that the graph has as one: each the one with whose passages it shares most."""
    groups: dict[str, list[str]] = defaultdict(list)
    node = {row["a"].value: row["b"].value for row in store.select(f"SELECT ?a ?b {{ ?a <{KG.reports}> ?b }}")}
    for report, at in passages(store, predicate).items():
        name, spans = at[0][0], [span for _, span in at]
        shares = {gold: shared(spans, theirs) for gold, theirs in spans_of[name].items()}
        best = max(shares, key=lambda gold: shares[gold])
        if report in node and shares[best] >= 0.5:
            groups[node[report]].append(f"{Path(name).stem}#{best}")
    yield from groups.values()


@pytest.mark.parametrize(
    ("kind", "predicate", "least"), [("events", KG.triggerPassage, 9), ("statements", KG.contentPassage, 5)]
)
def test_what_is_one_in_the_seeds_is_one_in_the_graph(seed_store: Path, kind: str, predicate: str, least: int) -> None:
    spans_of = {
        name: {one.id: list(one.content) for one in gold.statements}
        if kind == "statements"
        else {one.id: list(one.triggers) for one in gold.events}
        for name, gold in annotated().items()
    }
    with Store.open(seed_store, read_only=True) as store:
        found = pairs(merged(store, predicate, spans_of))
    right, unsure = pairs(CROSSDOC[kind]), pairs(CROSSDOC["uncertain"][kind])
    assert len(found & right) >= least
    assert found - right - unsure == set()


def test_coverage_tells_who_reported_what_and_who_left_it_out(seed_store: Path) -> None:
    answer = kg.query("coverage", seed_store, {"event": CALL}, format="csv")
    rows = [line for line in answer.splitlines() if "important part of the post-war" in line]
    by_outlet = {line.split(",")[1].rpartition("/")[2]: line.split(",")[2] for line in rows}
    assert by_outlet["peoples-daily"] == "reported"
    assert by_outlet["global-times"] == "left out"
    assert "integral part of the post-war" in answer
