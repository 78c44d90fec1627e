"""kg review: a person walks through the judgements, and what is decided is in the ledger and in the graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from command import run
from kg.consolidate.ledger import read_ledger
from kg.consolidate.records import Verdict
from kg.errors import KgError
from kg.review import Answer, Case, cases, review
from kg.store import Store

ROWS = {
    "a": ("2031-05-06", "Xi Jinping and Emmanuel Macron held a phone call on May 5, 2031."),
    "b": ("2031-05-08", "On May 6, 2031, Emmanuel Macron spoke by telephone with Chinese President Xi Jinping."),
    "c": ("2031-05-07", "China and France held a call on May 5, 2031, officials said in Paris."),
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two calls a day apart, which may be one; and a third report, joined to the first by rule."""
    rows = ({"id": id_, "published": day, "text": text, "language": "en"} for id_, (day, text) in ROWS.items())
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    kg.build([tmp_path / "rows.jsonl"], tmp_path / "graph")
    return tmp_path / "graph"


def verdicts(store: Path) -> dict[str, tuple[Verdict, str]]:
    lines = read_ledger(store / "ledger.tsv", "https://w3id.org/readout/id/").lines
    return {line.judgement.rule: (line.judgement.verdict, line.judgement.by) for line in lines}


def test_the_undecided_are_shown_with_both_sides(store: Path) -> None:
    (case,) = cases(store)
    assert case.judgement.rule == "a-day-apart"
    assert {case.left.says, case.right.says} == {f"call: {ROWS['a'][1]}", f"call: {ROWS['b'][1]}"}
    assert {side.published for side in (case.left, case.right)} == {"2031-05-06", "2031-05-08"}
    assert [case.judgement.rule for case in cases(store, every=True)] == ["stand-ins", "a-day-apart"]
    assert cases(store, every=True, limit=1) == cases(store, every=True)[:1]
    assert cases(store, kind="utterance") == []


def test_a_listing_asks_nothing(store: Path) -> None:
    shown = run("review", "--list", "--store", str(store))
    assert "1 of 1: event · undecided · 0.40 · a-day-apart" in shown.out
    assert f"call: {ROWS['a'][1]}" in shown.out
    assert "2031-05-08" in shown.out
    assert "because: call on 2031-05-05 and on 2031-05-06" in shown.out
    assert shown.err == "1 judgement to look at\n"


def test_an_answer_is_written_and_joins(store: Path) -> None:
    done = run("review", "--store", str(store), "--by", "Ada Smith", stdin=b"what?\ns\n")
    assert done.code == 0
    assert done.err.count("same, different, undecided, next, quit?") == 2  # asked again after no answer
    assert "1 judgement decided" in done.err
    assert verdicts(store)["a-day-apart"] == (Verdict.SAME, "Ada Smith")
    with Store.open(store, read_only=True) as graphs:
        assert len(graphs.select("SELECT ?e { ?e a <https://w3id.org/readout/ontology#Event> }")) == 1
    assert "0 judgements to look at" in run("review", "--store", str(store), "--by", "Ada Smith").err


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (b"d\nd\n", {"stand-ins": Verdict.DIFFERENT, "a-day-apart": Verdict.DIFFERENT}),
        (b"n\nu\n", {"a-day-apart": Verdict.UNDECIDED}),
        (b"S\nq\n", {"stand-ins": Verdict.SAME}),
        (b"d\n", {"stand-ins": Verdict.DIFFERENT}),  # the input ends
        (b"", {}),
    ],
)
def test_keys(store: Path, keys: bytes, expected: dict[str, Verdict]) -> None:
    run("review", "--all", "--store", str(store), "--by", "Ada", stdin=keys)
    assert {rule: verdict for rule, (verdict, by) in verdicts(store).items() if by == "Ada"} == expected


def test_nothing_decided_changes_nothing(store: Path) -> None:
    before = (store / "ledger.tsv").read_bytes()
    assert review(lambda _: Answer.NEXT, cases(store, every=True), store, by="Ada").decided == 0
    assert (store / "ledger.tsv").read_bytes() == before


def test_decisions_go_to_the_ledger_that_is_named(store: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    review(lambda _: Answer.DIFFERENT, cases(store), store, by="Ada", ledger=mine)
    assert "different\tAda\tevent" in mine.read_text(encoding="utf-8")
    assert "Ada" not in (store / "ledger.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["", "  ", "rule"])
def test_who_decides_must_be_said(store: Path, name: str) -> None:
    def never(_: Case) -> Answer:
        raise AssertionError

    with pytest.raises(KgError, match="say who decides with --by NAME"):
        review(never, cases(store), store, by=name)
    assert run("review", "--store", str(store)).code == 2


def test_the_store_is_free_while_a_person_thinks(store: Path) -> None:
    def think(_: Case) -> Answer:
        with Store.open(store) as graphs:  # as another build would
            assert graphs.articles()
        return Answer.SAME

    assert review(think, cases(store), store, by="Ada").decided == 1
    assert verdicts(store)["a-day-apart"] == (Verdict.SAME, "Ada")


def test_verdicts_are_kept_where_the_store_is_in_use_afterwards(store: Path) -> None:
    found = cases(store)
    with Store.open(store), pytest.raises(KgError, match="another process is writing"):
        review(lambda _: Answer.SAME, found, store, by="Ada")
    assert verdicts(store)["a-day-apart"] == (Verdict.SAME, "Ada")
