"""Groups are made of judgements alone: people first, then the surest; one taken away undoes its merge."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.consolidate.cluster import Bare, cluster
from kg.consolidate.records import RULE, Judgement, Kind, Verdict

NODES = "abcdef"
S, D, U = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNDECIDED


def judged(pair: str, verdict: Verdict = S, score: float = 0.8, by: str = RULE) -> Judgement:
    return Judgement(pair[0], pair[1], verdict, Kind.EVENT, score, "rule", "why", by)


def groups(judgements: Iterable[Judgement]) -> list[str]:
    found, _ = cluster({node: Bare({node}) for node in NODES}, judgements)
    return sorted("".join(sorted(group.members)) for group in found if len(group.members) > 1)


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ([], []),
        ([judged("ab"), judged("bc")], ["abc"]),
        ([judged("ab"), judged("bc", U)], ["ab"]),
        # the surer one wins where both cannot be
        ([judged("ab", S, 0.7), judged("bc", S, 0.9), judged("ac", D)], ["bc"]),
        # a person's word beats the rules', whatever their score
        ([judged("ab", S, 0.99), judged("ab", D, 0, "Ada")], []),
        ([judged("ab", D, 0.99), judged("ab", S, 0, "Ada")], ["ab"]),
        # what a person holds apart is not bridged, and what a person left open neither
        ([judged("ab"), judged("bc"), judged("ac", D, 0, "Ada")], ["ab"]),
        ([judged("ab"), judged("bc"), judged("ac", U, 0, "Ada")], ["ab"]),
        # but a person may bridge what rules hold apart
        ([judged("ab", S, 1, "Ada"), judged("bc", S, 1, "Ada"), judged("ac", D)], ["abc"]),
        # two people who differ: neither bridge nor break
        ([judged("ab", S, 1, "Ada"), judged("bc", S, 1, "Bo"), judged("ac", D, 0, "Cy")], ["ab"]),
        # nodes that are not there make no difference
        ([judged("ab"), judged("bz"), judged("az")], ["ab"]),
    ],
)
def test_groups(judgements: list[Judgement], expected: list[str]) -> None:
    assert groups(judgements) == expected
    assert groups(reversed(judgements)) == expected


def test_a_join_that_cannot_be_comes_back_undecided_with_the_reason() -> None:
    _, settled = cluster({n: Bare({n}) for n in NODES}, [judged("ab"), judged("bc", S, 0.7), judged("ac", D)])
    refused = next(judgement for judgement in settled if judgement.pair == ("b", "c"))
    assert refused.verdict is U
    assert refused.evidence == "why; but reports joined with them are kept apart"


pairs = st.sampled_from([one + other for one in NODES for other in NODES if one < other])
verdicts = st.builds(
    judged, pairs, st.sampled_from(Verdict), st.sampled_from([0.5, 0.7, 0.9]), st.sampled_from([RULE, "Ada"])
)


@given(st.lists(verdicts, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_judgements_makes_no_difference(judgements: list[Judgement], chance: object) -> None:
    expected = groups(judgements)
    chance.shuffle(judgements)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert groups(judgements) == expected


@given(st.lists(verdicts, max_size=12))
def test_what_people_hold_apart_stays_apart(judgements: list[Judgement]) -> None:
    found, settled = cluster({node: Bare({node}) for node in NODES}, judgements)
    home = {node: number for number, group in enumerate(found) for node in group.members}
    assert sorted(home) == list(NODES)
    for judgement in settled:
        apart = home[judgement.left] != home[judgement.right]
        if judgement.verdict is S:
            assert not apart
        elif judgement.decided and judgement.verdict is D:
            assert apart


@given(st.lists(pairs, max_size=8, unique=True), st.data())
def test_a_judgement_taken_away_undoes_its_own_merge_and_no_other(joined: list[str], data: st.DataObject) -> None:
    judgements = [judged(pair) for pair in joined]
    gone = data.draw(st.sampled_from(judgements)) if judgements else None
    before = groups(judgements)
    after = groups(judgement for judgement in judgements if judgement is not gone)
    touched = {node for group in before for node in group if gone and {gone.left, gone.right} & set(group)}
    assert [group for group in before if not touched & set(group)] == [g for g in after if not touched & set(g)]
    assert all(any(set(group) <= set(whole) for whole in before) for group in after)
