"""Reports of several articles brought together, case by case: tests/cases/consolidate.yaml."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.consolidate import EventReport, Reports, consolidate, reports_in
from kg.consolidate.events import group_events, judge_events
from kg.consolidate.parties import Parties
from kg.consolidate.records import Verdict
from kg.iri import Iris
from kg.model import Analysis, Article
from kg.rdf import to_quads
from kg.store import Store
from kg.vocab import KG
from sample_graph import ANALYSIS, ARTICLE

IRIS = Iris()
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "consolidate.yaml").read_text(encoding="utf-8"))
Case = dict[str, Any]


def _event(name: str, given: Case) -> EventReport:
    people = given.get("people", [])
    return EventReport(
        iri=f"urn:event:{name}",
        article=f"urn:article:{given['article']}",
        type=given["type"],
        participants=tuple(sorted(people + given.get("others", []))),
        people=frozenset(people),
        when=given.get("when"),
        place=given.get("place"),
        medium=given.get("medium"),
        status=given.get("status", "occurred"),
        names=frozenset(given.get("names", [])),
        hosts=frozenset(given.get("hosts", [])),
        published=given.get("published"),
        told_by=given.get("told_by"),
        quotation=given.get("quotation", ""),
    )


def _short(iri: str) -> str:
    return iri.rpartition(":")[2]


@pytest.mark.parametrize("case", CASES["events"], ids=lambda case: case["name"])
def test_event_reports_are_grouped(case: Case) -> None:
    reports = [_event(*item) for item in case["reports"].items()]
    parties = Parties({actor: frozenset(bodies) for actor, bodies in case.get("acts_for", {}).items()})
    for order in permutations(reports):
        groups, judged = group_events(order, judge_events(order, parties, {"sanae-takaichi": {"en": "Sanae Takaichi"}}))
        found = {"".join(sorted(_short(r.iri) for r in group.reports)): group.when for group in groups}
        assert sorted(found) == sorted(case["groups"])
        unsure = {_short(j.left) + _short(j.right) for j in judged if j.verdict is Verdict.UNDECIDED}
        assert unsure == set(case.get("undecided", []))
        assert case.get("when", {}).items() <= found.items()


def _reports(case: Case) -> Reports:
    return Reports(tuple(_event(*item) for item in case["reports"].items()))


def _case(name: str) -> Reports:
    return _reports(next(case for case in CASES["events"] if case["name"] == name))


def _event_iris(lines: tuple[str, ...]) -> set[str]:
    return {line.split(" ")[0] for line in lines if f"<{KG.Event}>" in line}


def test_an_event_is_named_after_type_day_and_parties() -> None:
    lines = consolidate(_case("one call on one day"), IRIS).lines
    assert _event_iris(lines) == {"<https://w3id.org/readout/id/event/call-2026-02-04-trump-xi>"}
    assert any('"Call: Trump, Xi, 2026-02-04"@en' in line for line in lines)


def test_an_unrelated_report_changes_no_iri() -> None:
    known = _case("without a time two cities of one country will not do")
    other = Reports((EventReport("urn:event:z", "urn:article:9", "meeting", ("a", "b"), frozenset("ab")),))
    before, after = consolidate(known, IRIS).lines, consolidate(known.joined(other), IRIS).lines
    assert set(before) <= set(after)
    assert len(_event_iris(after)) == len(_event_iris(before)) + 1


def test_two_events_of_one_name_are_told_apart() -> None:
    assert len(_event_iris(consolidate(_case("one article tells its own events apart"), IRIS).lines)) == 2


def test_a_join_is_written_with_its_evidence() -> None:
    lines = consolidate(_case("one call on one day"), IRIS).lines
    assert any(f"<{KG.verdict}> <{KG.Event.removesuffix('Event')}Same>" in line for line in lines)
    assert any(f"<{KG.evidence}>" in line and "trump, xi" in line for line in lines)


def _stored(article: Article, analysis: Analysis) -> Reports:
    store = Store.open(None)
    store.replace(IRIS.article_graph(article.sha256), to_quads(article, analysis, IRIS, "rules"))
    return reports_in(store)


def test_the_store_gives_the_reports_of_the_article() -> None:
    stored = _stored(ARTICLE, ANALYSIS)
    (event,) = stored.events
    assert (event.type, event.published) == ("call", ARTICLE.published)
    assert event.people == {"ada-smith", "bo-jones"}
    assert event.quotation.startswith("Foreign Minister Ada Smith told Bo Jones by phone on Monday")
    assert [statement.speaker for statement in stored.statements] == [s.speaker for s in ANALYSIS.statements]
    assert [(article.name, article.language) for article in stored.articles] == [("talks.txt", "en")]


def test_who_speaks_at_a_call_takes_part_in_it() -> None:
    (call,) = ANALYSIS.events
    alone = replace(call, participants=call.participants[1:])
    speaks = replace(ANALYSIS, events=(alone,))
    (report,) = _stored(ARTICLE, speaks).events
    assert report.people == {"ada-smith", "bo-jones"}
    told = tuple(replace(statement, occasion=None) for statement in ANALYSIS.statements)
    (report,) = _stored(ARTICLE, replace(speaks, statements=told)).events
    assert report.people == {"bo-jones"}


def test_every_report_reports_something() -> None:
    reports = _stored(ARTICLE, ANALYSIS)
    lines = consolidate(reports, IRIS).lines
    linked = {line.split(" ")[0] for line in lines if f" <{KG.reports}> " in line}
    expected = [report.iri for report in reports.events] + [s.iri for s in reports.statements if s.speaker]
    assert linked == {f"<{iri}>" for iri in expected}


def test_many_reports_are_brought_together_quickly() -> None:
    rng = random.Random(7)
    people = [f"person-{n}" for n in range(200)]
    days = [
        None,
        "2025",
        "2025-03",
        "XXXX-03-04",
        *(f"2025-{m:02d}-{d:02d}" for m in range(1, 13) for d in range(1, 28)),
    ]
    events = []
    for number in range(20_000):
        who = tuple(sorted(rng.sample(people, 2)))
        article = f"urn:article:{number // 4}"
        kind = rng.choice(["call", "meeting", "visit", "post"])
        place = rng.choice([None, "france"])
        events.append(EventReport(f"{article}:{number}", article, kind, who, frozenset(who), rng.choice(days), place))
    start = time.process_time()
    lines = consolidate(Reports(tuple(events)), IRIS).lines
    assert time.process_time() - start < 10
    rng.shuffle(events)
    assert consolidate(Reports(tuple(events)), IRIS).lines == lines


def test_an_utterance_has_the_day_that_another_article_knows(seed_store: Path) -> None:
    with Store.open(seed_store, read_only=True) as store:
        said = [
            row["when"].value
            for row in store.select(
                "PREFIX kg: <https://w3id.org/readout/ontology#> SELECT DISTINCT ?when "
                "{ ?u a kg:Utterance ; kg:when ?when ; kg:occasion ?event . ?event kg:when ?when }"
            )
        ]
    assert "2025-09-09" in said
    assert "XXXX-09-09" not in said
