"""Actors under two keys, case by case: tests/cases/same-actors.yaml; and how names sound."""

from __future__ import annotations

import random
import time
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.consolidate.actors import group_actors, judge_actors, under_one_name
from kg.consolidate.records import ActorRecord, EventReport, Judgement, Kind, Reports, StatementReport, Verdict
from kg.consolidate.sounds import latin_of, pinyin_of, skeleton_of
from kg.iri import Iris
from kg.store import Store

IRIS = Iris()
CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "same-actors.yaml").read_text(encoding="utf-8"))
Case = dict[str, Any]


def record(key: str, given: Case) -> ActorRecord:
    return ActorRecord(
        key=key,
        type=given.get("type", "person"),
        names=frozenset(given["names"]),
        provisional=not given.get("known", False),
        roles=frozenset(given.get("roles", [])),
        bodies=frozenset(given.get("bodies", [])),
        articles=frozenset([given.get("article", key)]),
    )


def events(case: Case) -> list[EventReport]:
    return [
        EventReport(f"urn:{key}", f"urn:article:{key}", "meeting", (key, given["with"]), when="2030-05-04")
        for key, given in case["actors"].items()
        if "with" in given
    ]


def pairs(judged: list[Judgement], verdict: Verdict) -> list[list[str]]:
    return sorted([side.rpartition("/")[2] for side in j.pair] for j in judged if j.verdict is verdict)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_actors_are_one_or_left_apart(case: Case) -> None:
    actors = [record(*item) for item in case["actors"].items()]
    for order in permutations(actors):
        judged = judge_actors(order, events(case), IRIS)
        under, settled = group_actors(order, IRIS, judged)
        assert sorted([*item] for item in (sorted(pair) for pair in under.items())) == case.get("same", [])
        assert pairs(settled, Verdict.DIFFERENT) == case.get("different", [])
        assert pairs(settled, Verdict.UNDECIDED) == case.get("undecided", [])
        assert all(judgement.kind is Kind.ACTOR and judgement.evidence for judgement in settled)


def test_a_group_goes_by_the_name_that_the_gazetteer_has_or_by_a_latin_one() -> None:
    actors = [record(*item) for item in CASES[0]["actors"].items()]
    under, _ = group_actors(actors, IRIS, judge_actors(actors, [], IRIS))
    assert under == {"zheng-guoqiang-1": "zheng-guoqiang"}


def test_the_merged_view_speaks_of_each_by_one_name() -> None:
    reports = Reports(
        events=(EventReport("e", "a", "meeting", ("b", "c"), frozenset("b"), told_by="b"),),
        statements=(StatementReport("s", "a", "b", "", "en", addressee="c", mentions=frozenset("b")),),
        acts_for={"b": frozenset("n"), "a": frozenset("m")},
    )
    merged = under_one_name(reports, {"b": "a"})
    assert merged.events[0].participants == ("a", "c")
    assert (merged.statements[0].speaker, merged.statements[0].mentions) == ("a", frozenset("a"))
    assert merged.acts_for == {"a": frozenset("mn")}


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [("郑国强", "Zheng Guoqiang"), ("鄭國強", "Guoqiang Zheng"), ("欧阳娜", "Ouyang Na"), ("李娜", "LI Na")],
)
def test_a_chinese_name_is_read_aloud(chinese: str, latin: str) -> None:
    assert pinyin_of(chinese) == latin_of(latin)


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("拉尔斯·卡尔森", "Lars Carlsen"),
        ("默克尔", "Angela Merkel"),
        ("布林肯", "Blinken"),
        ("古特雷斯", "Guterres"),
        ("施罗德", "Schröder"),
    ],
)
def test_a_foreign_name_is_known_by_its_consonants(chinese: str, latin: str) -> None:
    assert skeleton_of(chinese) == skeleton_of(latin) != ""


@pytest.mark.parametrize(("chinese", "latin"), [("卡尔森", "Larsen"), ("默克尔", "Macron"), ("莫迪", "Modi")])
def test_other_names_and_short_ones_are_not(chinese: str, latin: str) -> None:
    assert skeleton_of(chinese) != skeleton_of(latin) or not skeleton_of(latin)


@given(st.text())
def test_any_name_has_a_sound_or_none(name: str) -> None:
    assert all(isinstance(sound(name), str) for sound in (pinyin_of, latin_of, skeleton_of))


def test_many_actors_are_compared_quickly() -> None:
    rng = random.Random(5)
    given_names = [chr(number) for number in range(0x4E00, 0x4F00)]
    actors = [
        ActorRecord(
            f"p{number}", "person", frozenset([rng.choice("王李张刘") + "".join(rng.choices(given_names, k=2))])
        )
        for number in range(5000)
    ]
    start = time.process_time()
    judge_actors(actors, [], IRIS)
    assert time.process_time() - start < 5


def test_no_article_is_changed_and_the_merged_view_has_one_actor(tmp_path: Path) -> None:
    texts = {
        "en": "Trade talks\n\nBEIJING, March 4, 2030 — Zheng Guoqiang, a professor at Tsinghua University, said on "
        "Monday that tariffs would hurt both economies.\n",
        "zh": "专家谈贸易\n\n北京2030年3月4日电 清华大学教授郑国强周一表示，关税将损害两国经济。\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    kg.build([tmp_path], tmp_path / "graph")
    with Store.open(tmp_path / "graph", read_only=True) as store:
        prefix = "PREFIX kg: <https://w3id.org/readout/ontology#> SELECT DISTINCT ?one ?other "
        (merged,) = store.select(prefix + "{ ?one kg:sameActorAs ?other }")
        said = store.select(prefix + "{ ?s a kg:Statement ; kg:speaker ?one . ?u a kg:Utterance ; kg:speaker ?other }")
        assert merged["other"].value.endswith("/actor/zheng-guoqiang")
        assert {row["one"].value for row in said} == {merged["one"].value, merged["other"].value}
        assert {row["other"].value for row in said} == {merged["other"].value}
    assert kg.check(tmp_path / "graph") == []
    for name in ("郑国强", "Zheng Guoqiang", "zheng-guoqiang"):  # whichever the user types
        answer = kg.query("said-by", tmp_path / "graph", {"actor": name}, format="tsv")
        assert len(answer.splitlines()) == 3
        assert '"@en' in answer
        assert '"@zh' in answer
