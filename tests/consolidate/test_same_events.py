"""Properties of how event reports are judged and grouped: no order, no neighbours, no contradiction within a group."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.consolidate.dates import agree
from kg.consolidate.events import EventGroup, group_events, judge_events
from kg.consolidate.parties import Parties, same_place
from kg.consolidate.records import EventReport, Judgement, Verdict

PEOPLE = ("xi-jinping", "donald-trump", "wang-yi", "marco-rubio", "ada-anders")
COUNTRIES = ("china", "united-states", "france")
TIMES = (None, "2025", "2025-11", "2025-11-24", "XXXX-11-24", "2025-11-25", "2024-11-24", "2025-11/2025-12", "nonsense")

parties = st.frozensets(st.sampled_from(PEOPLE + COUNTRIES), max_size=3)


@st.composite
def some_reports(draw: st.DrawFn) -> list[EventReport]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        coming = draw(parties)
        report = EventReport(
            iri=f"urn:report:{number}",
            article=f"urn:article:{draw(st.integers(0, 4))}",
            type=draw(st.sampled_from(("call", "meeting", "summit", "visit", "conflict"))),
            participants=tuple(sorted(coming)),
            people=coming.intersection(PEOPLE),
            when=draw(st.sampled_from(TIMES)),
            place=draw(st.sampled_from((None, "beijing", "china", "france", "somewhere"))),
            medium=draw(st.sampled_from((None, "phone", "video"))),
            status=draw(st.sampled_from(("occurred", "planned", "hypothetical", "denied"))),
            names=draw(st.sampled_from((frozenset(), frozenset({"World War II"})))),
            published=draw(st.sampled_from((None, "2025-11-24", "2025-12-24T08:00"))),
            told_by=draw(st.sampled_from((None, "ada-anders"))),
        )
        found.append(report)
    return found


def grouped(reports: list[EventReport]) -> tuple[list[EventGroup], list[Judgement]]:
    return group_events(reports, judge_events(reports, Parties()))


def told(reports: list[EventReport]) -> tuple[list[set[str]], list[Judgement]]:
    groups, judged = grouped(reports)
    return [{report.iri for report in group.reports} for group in groups], judged


@given(some_reports(), st.randoms(use_true_random=False))
def test_the_order_of_reports_makes_no_difference(reports: list[EventReport], chance: object) -> None:
    expected = told(reports)
    chance.shuffle(reports)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert told(reports) == expected


@given(some_reports())
def test_a_group_never_contradicts_itself(reports: list[EventReport]) -> None:
    groups, judged = grouped(reports)
    assert sorted(report.iri for group in groups for report in group.reports) == sorted(r.iri for r in reports)
    for group in groups:
        for one, other in combinations(group.reports, 2):
            assert one.article != other.article
            assert agree(one.when, other.when)
            assert same_place(one.place, other.place) is not False
            assert {one.status, other.status} != {"occurred", "denied"}
    assert len({judgement.pair for judgement in judged}) == len(judged)
    assert all(0 <= judgement.score <= 1 and judgement.evidence and judgement.rule for judgement in judged)


@given(some_reports())
def test_a_judgement_of_another_type_and_other_parties_changes_nothing(reports: list[EventReport]) -> None:
    groups, judged = told(reports)
    other = EventReport("urn:other", "urn:article:9", "interview", ("bo-berg",), frozenset({"bo-berg"}), "2025-11-24")
    with_other, still = told([*reports, other])
    assert still == judged
    assert [group for group in with_other if group != {"urn:other"}] == groups


@given(some_reports(), st.data())
def test_a_join_that_a_person_undoes_is_undone(reports: list[EventReport], data: st.DataObject) -> None:
    proposed = judge_events(reports, Parties())
    _, settled = group_events(reports, proposed)
    joins = [judgement for judgement in settled if judgement.verdict is Verdict.SAME]
    if not joins:
        return
    gone = data.draw(st.sampled_from(joins))
    undone = Judgement(*gone.pair, Verdict.UNDECIDED, gone.kind, gone.score, gone.rule, gone.evidence, "hand")
    groups, _ = group_events(reports, [*proposed, undone])
    homes = {report.iri: number for number, group in enumerate(groups) for report in group.reports}
    assert homes[gone.left] != homes[gone.right]


@pytest.mark.parametrize(
    ("places", "place"),
    [
        ((), None),
        (("china",), "china"),
        (("china", "beijing"), "beijing"),
        (("beijing", "shanghai"), None),
        (("china", "beijing", "shanghai"), None),
        (("beijing", "france"), None),
        (("norwich-hall", "china"), "norwich-hall"),
        (("norwich-hall", "other-hall"), None),
    ],
)
def test_an_event_has_the_place_that_its_reports_agree_on(places: tuple[str, ...], place: str | None) -> None:
    reports = [EventReport(f"urn:report:{name}", f"urn:article:{name}", "meeting", place=name) for name in places]
    group = EventGroup.of(EventReport("urn:report:none", "urn:article:none", "meeting"))
    for report in reports:
        group.absorb(EventGroup.of(report))
    assert group.place == place
