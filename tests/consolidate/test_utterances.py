"""Statements brought together, case by case: tests/cases/utterances.yaml."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.consolidate.events.groups import EventGroup
from kg.consolidate.records import ArticleRecord, EventReport, Judgement, Kind, StatementReport, Verdict
from kg.consolidate.scenes import Scenes
from kg.consolidate.utterances import UtteranceGroup, group_statements, judge_statements

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "utterances.yaml").read_text(encoding="utf-8"))
Case = dict[str, Any]


def statement(name: str, given: Case) -> StatementReport:
    return StatementReport(
        iri=f"urn:statement:{name}",
        article=f"urn:article:{given['article']}",
        speaker=given.get("speaker"),
        text=given["text"],
        language=given.get("language", "en"),
        when=given.get("when"),
        occasion=f"urn:report:{given['article']}:{given['event']}" if "event" in given else None,
        topics=frozenset(given.get("topics", [])),
        mentions=frozenset(given.get("mentions", [])),
    )


def scenes_of(case: Case) -> Scenes:
    """One event for each name, reported by every article that places a statement at it or around it."""
    groups: dict[str, EventGroup] = {}
    event_of = {}
    for given in case["statements"].values():
        if event := given.get("event", given.get("around")):
            iri, speaker = f"urn:report:{given['article']}:{event}", given["speaker"]
            group = EventGroup.of(EventReport(iri, f"urn:article:{given['article']}", "call", (speaker,)))
            if event in groups:
                groups[event].absorb(group)
            else:
                groups[event] = group
            event_of[iri] = f"urn:event:{event}"
    articles = [
        ArticleRecord(f"urn:article:{given['article']}", published=given.get("told"))
        for given in case["statements"].values()
    ]
    return Scenes(groups.values(), event_of, articles)


def short(iri: str) -> str:
    return iri.rpartition(":")[2]


def names(groups: list[UtteranceGroup]) -> list[str]:
    return sorted("".join(sorted(short(s.iri) for s in group.statements)) for group in groups)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_statements_are_grouped(case: Case) -> None:
    statements = [statement(*item) for item in case["statements"].items()]
    scenes = scenes_of(case)
    for order in permutations(statements):
        groups, judged = group_statements(order, scenes, judge_statements(order, scenes))
        assert names(groups) == sorted(case["groups"])
        unsure = {short(j.left) + short(j.right) for j in judged if j.verdict is Verdict.UNDECIDED}
        assert set(case.get("undecided", [])) <= unsure


def test_a_judgement_says_what_both_talk_of() -> None:
    case = next(case for case in CASES if case["name"] == "two languages, no word in common")
    statements = [statement(*item) for item in case["statements"].items()]
    (judgement,) = judge_statements(statements, scenes_of(case))
    assert judgement.kind is Kind.UTTERANCE
    assert judgement.rule == "same-occasion-and-content"
    assert "thwart" in judgement.evidence
    assert 0.5 < judgement.score <= 1


def test_a_person_decides() -> None:
    case = next(case for case in CASES if case["name"] == "the same words on one day")
    statements = [statement(*item) for item in case["statements"].items()]
    scenes = scenes_of(case)
    apart = Judgement("urn:statement:a", "urn:statement:b", Verdict.DIFFERENT, Kind.UTTERANCE, 0.0, "", "", by="Ada")
    groups, _ = group_statements(statements, scenes, [*judge_statements(statements, scenes), apart])
    assert names(groups) == ["a", "b"]


def test_many_copies_of_one_statement_are_brought_together() -> None:
    given = {"speaker": "xi", "text": "trade matters to both our great nations today", "when": "2026-02-04"}
    copies = [statement(f"{n}", given | {"article": n}) for n in range(3000)]
    judged = judge_statements(copies, Scenes())
    assert len(judged) < 2 * len(copies)
    assert len(group_statements(copies, Scenes(), judged)[0]) == 1
