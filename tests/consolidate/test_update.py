"""The ledger at work: what people write into it wins over the rules, and what they take out is undone."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from calls import MEETING, ROWS, VISIT, build, edit, ledger_lines, rebuild, take_out

import kg
from kg.consolidate.records import Kind, Verdict
from kg.consolidate.update import judgements_in, kind_of
from kg.errors import KgError
from kg.store import Store

_EVENTS = """
PREFIX kg: <https://w3id.org/readout/ontology#> PREFIX schema: <https://schema.org/>
SELECT ?event ?row { ?report kg:reports ?event ; kg:inArticle/schema:identifier ?row . ?event a kg:Event }"""


def events(folder: Path) -> dict[str, str]:
    """The rows that report each event, by the event's slug."""
    found: dict[str, set[str]] = {}
    with Store.open(folder / "graph", read_only=True) as store:
        for line in store.select(_EVENTS):
            found.setdefault(line["event"].value.rpartition("/")[2], set()).add(line["row"].value)
    return {event: "".join(sorted(rows)) for event, rows in sorted(found.items())}


def together(folder: Path) -> list[str]:
    return sorted(events(folder).values())


def line_on(folder: Path, row: str) -> list[str]:
    """The ledger's line whose right or left side is the report of a row."""
    words = ROWS[row][1].split(" ")[0]
    return next(cells for cells in ledger_lines(folder) if any(words in cell for cell in cells[8:10]))


def graphs(folder: Path) -> dict[str, set[str]]:
    with Store.open(folder / "graph", read_only=True) as store:
        return {name: {str(quad) for quad in store.quads(name)} for name in store.graphs() if "/run" not in name}


def test_a_country_stands_for_its_president(tmp_path: Path) -> None:
    assert build(tmp_path, *ROWS) == ()
    assert events(tmp_path) == {
        "call-2031-05-05-emmanuel-macron-xi-jinping": "abc",
        "visit-2031-06-03-vladimir-putin": "d",
    }
    assert line_on(tmp_path, "c")[7] == "stand-ins"


def test_an_unrelated_article_changes_no_byte_of_other_graphs(tmp_path: Path) -> None:
    build(tmp_path, "a", "b")
    before = graphs(tmp_path)
    build(tmp_path, "d")
    after = graphs(tmp_path)
    consolidated = next(name for name in before if name.endswith("/consolidated"))
    assert before[consolidated] < after[consolidated]
    for name in before.keys() - {consolidated}:
        assert before[name] == after[name]


def test_a_line_taken_out_undoes_its_merge_and_no_other(tmp_path: Path) -> None:
    build(tmp_path, *ROWS)
    take_out(tmp_path, "stand-ins")
    assert rebuild(tmp_path) == ()
    assert together(tmp_path) == ["ab", "c", "d"]
    assert line_on(tmp_path, "c")[:2] == ["undecided", "hand"]
    rebuild(tmp_path)  # and it stays undone
    assert together(tmp_path) == ["ab", "c", "d"]


def test_a_ledger_of_other_joins_takes_nothing_out(tmp_path: Path) -> None:
    build(tmp_path, "a", "b")
    (tmp_path / "mine.tsv").write_bytes((tmp_path / "graph" / "ledger.tsv").read_bytes())
    build(tmp_path, *ROWS)
    build(tmp_path, *ROWS, ledger=tmp_path / "mine.tsv")
    assert together(tmp_path) == ["abc", "d"]


def test_a_verdict_changed_by_hand_wins_and_survives(tmp_path: Path) -> None:
    build(tmp_path, *ROWS)
    line = "\t".join(line_on(tmp_path, "c"))
    edit(tmp_path, line, line.replace("same\trule", "different\tAda Smith", 1))
    rebuild(tmp_path)
    rebuild(tmp_path)
    assert together(tmp_path) == ["ab", "c", "d"]
    verdict, by, *_, rules = line_on(tmp_path, "c")[:7]
    assert (verdict, by, rules) == ("different", "Ada Smith", "same")
    with Store.open(tmp_path / "graph", read_only=True) as store:
        judged = judgements_in(store)
    assert [(j.verdict, j.by) for j in judged if j.decided] == [(Verdict.DIFFERENT, "Ada Smith")]
    assert kg.check(tmp_path / "graph") == []


def test_an_added_line_joins_what_no_rule_would(tmp_path: Path) -> None:
    build(tmp_path, *ROWS)
    call, visit = line_on(tmp_path, "c")[3], _report_of(tmp_path, "d")
    with (tmp_path / "graph" / "ledger.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write(f"same\tAda\tevent\t{visit}\t{call}\n")
    assert rebuild(tmp_path) == ()
    assert together(tmp_path) == ["abcd"]
    # the days differ: both are kept, none is chosen
    with Store.open(tmp_path / "graph", read_only=True) as store:
        rows = store.select(
            "SELECT ?w { ?e a <https://w3id.org/readout/ontology#Event> ; <https://w3id.org/readout/ontology#when> ?w }"
        )
    assert [row["w"].value for row in rows] == ["[2031-05-05,2031-06-03]"]
    days = kg.query("conflicts", tmp_path / "graph", {"aspect": "day"}, format="tsv")
    assert '"2031-06-03"' in days
    assert "Vladimir Putin visited India" in days


def _report_of(folder: Path, row: str) -> str:
    with Store.open(folder / "graph", read_only=True) as store:
        article = next(article for article in store.articles() if article.name == row)
        return f"{article.iri.removeprefix(store.base)}/event/1"


def test_a_line_on_another_text_is_kept_and_told_and_decides_nothing(tmp_path: Path) -> None:
    build(tmp_path, *ROWS)
    line = "\t".join(line_on(tmp_path, "c"))
    edit(tmp_path, line, line.replace("same\trule", "different\tAda", 1).replace("China and France", "Suland", 1))
    (problem,) = rebuild(tmp_path)
    assert "decides nothing" in problem.message
    assert "ledger.tsv, line " in problem.where
    assert together(tmp_path) == ["abc", "d"]
    assert any("Suland" in cell for cells in ledger_lines(tmp_path) for cell in cells)


def test_a_line_follows_a_report_that_has_another_number_now(tmp_path: Path) -> None:
    build(tmp_path, *ROWS)
    line = "\t".join(line_on(tmp_path, "c"))
    moved = line.replace("same\trule", "different\tAda", 1).replace("/event/1\t0", "/event/7\t0", 1)
    edit(tmp_path, line, moved)
    assert rebuild(tmp_path) == ()
    assert together(tmp_path) == ["ab", "c", "d"]
    assert len([cells for cells in ledger_lines(tmp_path) if cells[1] == "Ada"]) == 1
    assert "/event/7" not in "".join(line_on(tmp_path, "c"))


def test_a_line_waits_for_an_article_that_was_removed(tmp_path: Path) -> None:
    build(tmp_path, *ROWS)
    line = "\t".join(line_on(tmp_path, "c"))
    edit(tmp_path, line, line.replace("same\trule", "different\tAda", 1))
    rebuild(tmp_path)
    kg.remove(["c"], tmp_path / "graph")
    assert line_on(tmp_path, "c")[1] == "Ada"
    assert rebuild(tmp_path) == ()  # the article is back
    assert together(tmp_path) == ["ab", "c", "d"]


def test_the_life_of_an_event_that_was_put_off(tmp_path: Path) -> None:
    build(tmp_path, *VISIT)
    assert together(tmp_path) == ["gh", "ij"]
    edit(tmp_path, "undecided\trule", "same\tAda")
    rebuild(tmp_path)
    assert together(tmp_path) == ["ghij"]
    lives = csv.DictReader(io.StringIO(kg.query("event-lives", tmp_path / "graph", format="csv")))
    assert [(line["stage"], line["when"]) for line in lives] == [
        ("planned", "2031-06-03"),
        ("confirmed", "2031-06-03"),
        ("postponed", "2031-06-08"),
        ("occurred", "2031-06-08"),
    ]


@pytest.mark.parametrize("ids", ["kl", "mn"])
def test_a_plan_that_is_put_off_without_a_new_day_is_not_confirmed(ids: str, tmp_path: Path) -> None:
    build(tmp_path, *ids)
    lives = csv.DictReader(io.StringIO(kg.query("event-lives", tmp_path / "graph", format="csv")))
    assert [line["stage"] for line in lives] == ["planned", "postponed"]


def test_one_person_under_two_names_by_a_persons_word(tmp_path: Path) -> None:
    build(tmp_path, *MEETING)
    assert together(tmp_path) == ["e", "f"]
    with (tmp_path / "graph" / "ledger.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write("same\tAda\tactor\tactor/ada-anders\tactor/a-b-anders\n")
    assert rebuild(tmp_path) == ()
    assert together(tmp_path) == ["ef"]
    # another article knows the person by another name: what the line quotes has changed, who is meant has not
    edit(tmp_path, "A. B. Anders\tAda Anders", "A. B. Anders\tAda Anders, Anders")
    assert rebuild(tmp_path) == ()
    assert together(tmp_path) == ["ef"]


def test_decisions_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    build(tmp_path, "a", "b", "c")
    a, b, c = (_report_of(tmp_path, row) for row in "abc")
    with (tmp_path / "graph" / "ledger.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write(f"same\tAda\tevent\t{a}\t{b}\nsame\tBo\tevent\t{b}\t{c}\ndifferent\tCy\tevent\t{a}\t{c}\n")
    for problems in (rebuild(tmp_path), rebuild(tmp_path)):
        assert ["other decisions keep them apart" in problem.message for problem in problems] == [True]
    assert {cells[1]: cells[0] for cells in ledger_lines(tmp_path)} == {"Ada": "same", "Bo": "same", "Cy": "different"}


def test_a_malformed_line_stops_the_build_before_it_begins(tmp_path: Path) -> None:
    build(tmp_path, "a", "b")
    with (tmp_path / "graph" / "ledger.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write("perhaps\tAda\tevent\tx\ty\n")
    written = (tmp_path / "graph" / "ledger.tsv").read_bytes()
    before = graphs(tmp_path)
    with pytest.raises(KgError, match="no verdict 'perhaps'"):
        build(tmp_path, *ROWS)
    with pytest.raises(KgError, match="no verdict 'perhaps'"):
        kg.remove(["a"], tmp_path / "graph")
    assert graphs(tmp_path) == before
    assert (tmp_path / "graph" / "ledger.tsv").read_bytes() == written


def test_the_order_of_arrival_makes_no_difference_to_the_ledger(tmp_path: Path) -> None:
    for name, rows in (("one", "abcd"), ("two", "dcba")):
        (tmp_path / name).mkdir()
        for row in rows:
            build(tmp_path / name, row)
    one, two = ((tmp_path / name / "graph" / "ledger.tsv").read_bytes() for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize(
    ("iri", "kind"),
    [
        ("https://e.org/id/article/aa/event/3", Kind.EVENT),
        ("https://e.org/id/article/aa/statement/3", Kind.UTTERANCE),
        ("https://e.org/id/article/aa", Kind.ORIGIN),
        ("https://e.org/id/actor/ada-anders", Kind.ACTOR),
    ],
)
def test_what_an_iri_is_of(iri: str, kind: Kind) -> None:
    assert kind_of(iri) is kind
