"""Whole articles against annotations: the figures are those of the annotators' own script, and errors are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from compile_gold import Gold
from score import score

import kg
from conftest import ROOT, SEEDS
from kg.evaluate import Evaluation
from kg.evaluate.figures import Score, Share
from kg.extract import to_row
from kg.model import Analysis, Article

TEXT = "Ada Smith said taxes will rise. Bob Jones denied it. Ada Smith met Bob Jones in Rome.\n"


def spans(*passages: str) -> list[list[int]]:
    """The first place of each passage in TEXT."""
    return [[TEXT.index(passage), TEXT.index(passage) + len(passage)] for passage in passages]


def row(**changes: Any) -> dict[str, Any]:
    """Annotations of TEXT."""
    ada, bob, rome = (
        {"id": name.lower().replace(" ", "-"), "type": kind, "mentions": spans(name)}
        for name, kind in (("Ada Smith", "person"), ("Bob Jones", "person"), ("Rome", "place"))
    )
    said: dict[str, Any] = {
        "id": "s1",
        "speaker": "ada-smith",
        "source": spans("Ada Smith")[0],
        "cue": spans("said")[0],
    }
    said |= {"content": spans("taxes will rise"), "form": "indirect", "topics": ["taxes"], "said_on": "2026-02-04"}
    met: dict[str, Any] = {
        "id": "e1",
        "type": "meeting",
        "triggers": spans("met"),
        "status": "occurred",
        "time": "2026-02",
    }
    met |= {"participants": [{"actor": "ada-smith"}, {"actor": "bob-jones"}]}
    whole: dict[str, Any] = {
        "article": "a.txt",
        "body": [0, len(TEXT)],
        "actors": [ada, bob, rome],
        "statements": [said],
    }
    return whole | {"events": [met]} | changes


@pytest.fixture
def compared(tmp_path: Path) -> Any:
    """A function that scores one row against another, with the text at hand."""

    def run(gold: dict[str, Any], found: dict[str, Any]) -> Evaluation:
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        for name, one in (("gold", gold), ("found", found)):
            (tmp_path / f"{name}.jsonl").write_text(json.dumps(one) + "\n", encoding="utf-8")
        return kg.evaluate(tmp_path / "gold.jsonl", [tmp_path / "found.jsonl", tmp_path / "a.txt"])

    return run


def changed(where: str, **changes: Any) -> dict[str, Any]:
    """A row whose first record of a kind differs."""
    given = row()
    return given | {where: [given[where][0] | changes, *given[where][1:]]}


def kinds(found: Evaluation) -> list[str]:
    return [one.kind for one in found.differences]


@pytest.fixture(scope="module")
def gold_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    rows = [Gold(path, SEEDS).out for path in sorted((ROOT / "tests" / "gold").glob("0*.yaml"))]
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows), encoding="utf-8")
    return file


def test_figures_on_the_seeds_are_those_of_the_annotators_script(
    gold_file: Path, seeds: dict[str, tuple[Article, Analysis]]
) -> None:
    gold = {one["article"]: one for one in map(json.loads, gold_file.read_text(encoding="utf-8").splitlines())}
    theirs = score(gold, {name: json.loads(json.dumps(to_row(*found))) for name, found in seeds.items()})
    ours = kg.evaluate(gold_file, [SEEDS]).figures
    for name in ("mentions", "statements", "attributed", "topics", "events", "participants"):
        figure = ours[name]
        assert isinstance(figure, Score)
        mine = {"P": figure.precision, "R": figure.recall, "F1": figure.value}
        assert mine | {"gold": figure.gold, "predicted": figure.found} == theirs[name]
    assert ours["linking"].value == pytest.approx(theirs["linking"], abs=1e-12)
    shares = {name: figure for name, figure in ours.items() if isinstance(figure, Share)}
    assert {name: (one.right, one.of) for name, one in shares.items()} == {
        name: (one["right"], one["of"]) for name, one in theirs["accuracy"].items()
    }


def test_a_worse_extraction_gets_the_scripts_figures_too(
    gold_file: Path, seeds: dict[str, tuple[Article, Analysis]], tmp_path: Path
) -> None:
    """Every second statement dropped, contents cut short, actors and events mixed up."""
    gold = {one["article"]: one for one in map(json.loads, gold_file.read_text(encoding="utf-8").splitlines())}
    rows = {name: json.loads(json.dumps(to_row(*found))) for name, found in seeds.items()}
    for one in rows.values():
        one["statements"] = [
            s | {"content": [[a, (a + 2 * b) // 3] for a, b in s["content"]]} for s in one["statements"]
        ]
        one["statements"] = [*one["statements"][::2], one["statements"][1] | {"speaker": None, "said_on": "2026"}]
        one["actors"][0]["mentions"] += one["actors"].pop(1)["mentions"]
        one["events"] = [*one["events"][1:], one["events"][0] | {"id": "again"}]
    file = tmp_path / "found.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in rows.values()), encoding="utf-8")
    theirs, found = score(gold, rows), kg.evaluate(gold_file, [file])
    ours = {name: figure.value for name, figure in found.figures.items()}
    for name in ("mentions", "statements", "attributed", "topics", "events", "participants"):
        assert ours[name] == theirs[name]["F1"] < 1
    assert ours["linking"] == pytest.approx(theirs["linking"], abs=1e-12)
    assert all(ours[name] == one["share"] for name, one in theirs["accuracy"].items())


def test_equal_annotations_have_no_differences(compared: Any) -> None:
    found = compared(row(), row())
    assert kinds(found) == []
    assert {figure.value for figure in found.figures.values()} == {1.0}


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("missed statement", row(statements=[])),
        ("wrong speaker", changed("statements", speaker="bob-jones")),
        ("wrong span of statement", changed("statements", content=spans("rise. Bob Jones denied it"))),
        ("wrong form", changed("statements", form="direct")),
        ("wrong date", changed("statements", said_on=None)),
        ("wrong topics", changed("statements", topics=["economy"])),
        ("missed mention", row(actors=row()["actors"][:2])),
        ("wrong span of mention", changed("actors", mentions=spans("Ada"))),
        ("missed event", row(events=[])),
        ("wrong type", changed("events", type="visit")),
        ("wrong time", changed("events", time="2025")),
        ("wrong status", changed("events", status="planned")),
        ("wrong participants", changed("events", participants=[{"actor": "ada-smith"}])),
    ],
)
def test_each_kind_of_error_is_told_with_its_sentence(compared: Any, kind: str, found: dict[str, Any]) -> None:
    one = next(one for one in compared(row(), found).differences if one.kind == kind)
    start, end = one.spans[0]
    assert f"⟦{TEXT[start:end]}⟧" in one.sentence
    assert one.sentence.replace("⟦", "").replace("⟧", "") in TEXT
    assert one.article == "a.txt"
    assert one.gold != one.found


@pytest.mark.parametrize(
    ("kind", "gold"),
    [
        ("spurious statement", row(statements=[])),
        ("spurious mention", row(actors=row()["actors"][:2])),
        ("spurious event", row(events=[])),
        ("wrong addressee", changed("statements", addressee="bob-jones")),
        ("wrong relay", changed("statements", via=["bob-jones"])),
        ("wrong occasion", changed("statements", occasion="e1")),
        ("wrong medium", changed("events", medium="phone")),
    ],
)
def test_what_only_gold_has_or_lacks_is_told(compared: Any, kind: str, gold: dict[str, Any]) -> None:
    assert kind in kinds(compared(gold, row()))


def test_names_of_two_actors_under_one_are_wrong_actors(compared: Any) -> None:
    actors = row()["actors"]
    everybody = [span for actor in actors for span in actor["mentions"]]
    found = row(actors=[actors[0] | {"mentions": everybody}])
    assert kinds(compared(row(), found)).count("wrong actor") == 2


def test_an_unnamed_source_is_right_where_its_words_are(compared: Any) -> None:
    unnamed = changed("statements", speaker=None)
    assert compared(unnamed, row()).figures["attributed"].value == 1
    elsewhere = changed("statements", source=spans("Bob Jones")[0])
    assert compared(unnamed, elsewhere).figures["attributed"].value == 0


def test_what_lies_outside_the_body_counts_nowhere(compared: Any) -> None:
    assert compared(row(body=[0, 31]), row()).figures["mentions"] == Score.of(1, found=1, gold=1)


@pytest.mark.parametrize(("start", "value"), [(120, 1), (121, 0)])
def test_events_far_apart_are_two(compared: Any, start: int, value: int) -> None:
    gold = changed("events", triggers=[[0, 3]]) | {"body": [0, 200]}
    assert compared(gold, changed("events", triggers=[[start, start + 3]])).figures["events"].value == value
