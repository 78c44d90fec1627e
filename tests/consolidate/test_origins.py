"""Copies of articles: what counts as one piece of writing, and the runs of words that show it."""

from __future__ import annotations

import random
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.consolidate.origins import Body, find_copies, group_articles, judge_origins
from kg.consolidate.records import Verdict
from kg.store import Store

WIRE = """The harbour of Norland will open again on Monday, the minister of transport told reporters in the capital.
Ships have waited off the coast for three weeks since the storm, and the price of grain has doubled in the markets.
Engineers cleared the channel on Friday after they had raised the wreck of a dredger that lay across it.
The minister thanked the crews of two tugs, which had come from Suland to help, and promised to pay for the fuel.
Fishermen complained that nobody had asked them, and that the new buoys were too far apart to be seen at night.
An inquiry into the loss of the dredger will begin in June, and its chairwoman expects to report before winter."""
OTHER = """Voters in Suland chose a new parliament on Sunday, with more of them at the polls than in any year before.
Both large parties lost seats to the Farmers' List, whose leader said that she would talk with everybody.
Counting went on through the night because of snow in the valleys, where the boxes had to be brought down on sledges."""
CHINESE = """\
诺兰交通部长周一在首都告诉记者，港口将于下周重新开放，三周以来船只一直在外海等候，市场上的粮价已经上涨一倍。
工程师周五清理了航道，此前他们打捞起横在航道上的挖泥船残骸。部长感谢从苏兰赶来协助的两艘拖船的船员，并承诺支付燃料费用。
渔民抱怨没有人征求过他们的意见，而且新浮标相距太远，夜里根本看不见。事故调查将在六月开始，主席预计在冬季之前提交报告。"""


def verdicts(**texts: str) -> dict[str, Verdict]:
    judged = judge_origins(find_copies({name: Body(text) for name, text in texts.items()}))
    return {judgement.left + judgement.right: judgement.verdict for judgement in judged}


def lines(text: str, *numbers: int) -> str:
    return "\n".join(text.split("\n")[number] for number in numbers)


def test_a_copy_headed_and_signed_anew_is_found() -> None:
    assert verdicts(a=WIRE, b=f"By our staff. {WIRE}\nCopyright of the paper.") == {"ab": Verdict.SAME}


def test_a_copy_cut_from_the_end_is_found() -> None:
    assert verdicts(a=WIRE, b=lines(WIRE, 0, 1)) == {"ab": Verdict.SAME}


def test_a_copy_with_paragraphs_added_between_is_found() -> None:
    mixed = "\n".join(f"{line}\n{added}" for line, added in zip(WIRE.split("\n"), OTHER.split("\n"), strict=False))
    assert verdicts(a=WIRE, b=f"{mixed}\n{lines(WIRE, 3, 4, 5)}") == {"ab": Verdict.SAME}


def test_a_traditional_copy_of_a_simplified_text_is_found() -> None:
    traditional = CHINESE.translate(str.maketrans("兰长记开边员马报预计", "蘭長記開邊員馬報預計"))
    assert verdicts(a=CHINESE, b=traditional) == {"ab": Verdict.SAME}


def test_what_quotes_a_part_is_no_copy() -> None:
    quoting = f"{OTHER}\n{lines(WIRE, 3)}"
    assert verdicts(a=WIRE, b=quoting) == {}


def test_a_round_up_is_none_of_its_pieces() -> None:
    found = verdicts(a=OTHER, b=lines(WIRE, 0, 1, 2), c=f"{CHINESE}\n{WIRE}\n{WIRE[::-1]}\n{OTHER}")
    assert Verdict.SAME not in found.values()


def test_other_articles_of_one_outlet_are_none() -> None:
    assert verdicts(a=WIRE, b=OTHER, c=CHINESE) == {}


def test_articles_too_short_to_tell_are_left_apart() -> None:
    assert verdicts(a="The harbour will open on Monday.", b="The harbour will open on Monday.") == {}


def test_runs_are_shown_where_they_stand_in_either_text() -> None:
    left, right = f"Headline\n\n{WIRE}", f"A longer headline\n\n{WIRE}\nThe end."
    bodies = {"a": Body(left[10:], 10, "en"), "b": Body(right[19:], 19, "en")}
    (copy,) = find_copies(bodies)
    one, other = copy.runs[0]
    assert left[one.start : one.end] == right[other.start : other.end]
    assert one.end - one.start > 0.95 * len(WIRE)
    for extract, text in zip(copy.shown, (left, right), strict=False):
        assert text[extract.span.start : extract.span.end] == extract.exact
    (judgement,) = judge_origins([copy])
    assert f"{one.start}–{one.end} = {other.start}–{other.end}" in judgement.evidence


@settings(max_examples=50)
@given(st.text(), st.text(), st.integers(0, 3))
def test_any_two_texts_can_be_compared(one: str, other: str, again: int) -> None:
    bodies = {"a": Body(one + WIRE[: 200 * again]), "b": Body(other + WIRE)}
    for copy in find_copies(bodies):
        assert 0.5 <= max(copy.of_left, copy.of_right) <= 1
        for extract in copy.shown:
            assert bodies[extract.article].text[extract.span.start : extract.span.end] == extract.exact


def test_letters_that_grow_in_lower_case_move_no_passage() -> None:
    bodies = {"a": Body(f"İİİ {WIRE}"), "b": Body(WIRE)}
    (copy,) = find_copies(bodies)
    one, other = copy.runs[0]
    assert bodies["a"].text[one.start : one.end] == WIRE[other.start : other.end]


def test_many_copies_of_many_stories_are_found_quickly() -> None:
    rng = random.Random(3)
    words = [f"word{number}" for number in range(3000)]
    stories = [" ".join(rng.choices(words, k=200)) for _ in range(50)]
    bodies = {f"{number:04}": Body(f"By writer {number}. {stories[number % 50]}") for number in range(1000)}
    start = time.process_time()
    copies = find_copies(bodies)
    assert time.process_time() - start < 10
    groups, _ = group_articles(bodies, judge_origins(copies))
    assert len(groups) == 50
    assert len(copies) < 2 * len(bodies)


def test_the_graph_counts_what_is_copied_once(tmp_path: Path) -> None:
    for name, text in {"wire": WIRE, "paper": f"{WIRE}\nThe end.", "vote": OTHER}.items():
        (tmp_path / f"{name}.txt").write_text(f"Headline of {name}\n\n{text}\n", encoding="utf-8")
    kg.build([tmp_path], tmp_path / "graph")
    with Store.open(tmp_path / "graph", read_only=True) as store:
        counted = store.select(
            "PREFIX kg: <https://w3id.org/readout/ontology#> "
            "SELECT (COUNT(DISTINCT ?article) AS ?articles) (COUNT(DISTINCT ?origin) AS ?origins) "
            "WHERE { ?article kg:origin ?origin . ?origin a kg:Origin }"
        )
        assert [[term.value for term in row] for row in counted] == [["3", "2"]]
        shown = store.select(
            "PREFIX kg: <https://w3id.org/readout/ontology#> SELECT DISTINCT ?exact "
            "WHERE { ?judgement kg:evidencePassage/kg:exact ?exact ; kg:verdict kg:Same }"
        )
        assert [row["exact"].value.split()[0] for row in shown] == ["The"]
    assert kg.check(tmp_path / "graph") == []
