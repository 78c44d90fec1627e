"""The command line's manners: what goes where, exit codes, help, and the traps of the seeds end to end."""

from __future__ import annotations

import csv
import gzip
import json
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer.main

import kg
from command import run
from conftest import ROOT, SEEDS
from kg.answers import width
from kg.cli import app
from kg.cli.drawing import WIDTH

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]  # a group has commands


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    shown = run(*command.split(), "--help")
    assert shown.code == 0
    assert f"kg {command}" in shown.out
    assert "Example" in shown.out


def test_version_is_the_packages() -> None:
    assert run("--version").out == f"kg (Readout) {kg.__version__}\n"


def test_every_verb_is_a_function_of_the_library() -> None:
    for command in COMMANDS:
        verb = {"eval": "evaluate"}.get(command, command)  # Python has an `eval` of its own
        assert callable(getattr(kg, verb.replace(" ", "_")))


def test_a_verb_stays_a_function_after_its_module_is_imported() -> None:
    import_module("kg.check")
    assert callable(kg.check)


def test_extract_prints_one_object_an_article_and_nothing_else() -> None:
    outcome = run("extract", str(SEEDS))
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert [row["article"] for row in rows] == sorted(path.name for path in SEEDS.glob("*.txt"))
    assert outcome.err == ""


def test_extract_reads_standard_input() -> None:
    text = (SEEDS / "002_0130f08132d9bf85.txt").read_bytes()
    row = json.loads(run("extract", "-", stdin=text).out)
    assert row["statements"]


def test_offsets_count_into_the_untouched_file() -> None:
    for line in run("extract", str(SEEDS)).out.splitlines():
        row = json.loads(line)
        text = (SEEDS / row["article"]).read_bytes().decode("utf-8")
        for actor in row["actors"]:
            assert {text[start:end] for start, end in actor["mentions"]} == set(actor["names"])


def test_facts_lie_inside_the_body() -> None:
    for line in run("extract", str(SEEDS)).out.splitlines():
        row = json.loads(line)
        start, end = row["body"]
        spans = [span for actor in row["actors"] for span in actor["mentions"]]
        spans += [span for statement in row["statements"] for span in statement["content"]]
        spans += [span for event in row["events"] for span in event["triggers"]]
        assert all(start <= a < b <= end for a, b in spans)


def test_the_same_articles_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for store, workers in (("one", "1"), ("two", "2")):
        assert run("build", "seeds", "--store", str(tmp_path / store), "--workers", workers).code == 0
    first, second = (run("export", "--format", "nq", "--store", str(tmp_path / store)).out for store in ("one", "two"))
    assert first == second
    assert first.count("\n") > 1000


def test_an_unknown_day_stays_unknown_until_another_article_gives_it(seed_store: Path) -> None:
    quads = run("export", "--format", "nq", "--store", str(seed_store)).out.splitlines()
    when = [line for line in quads if "ontology#when>" in line]
    assert any('"XXXX-09-09"' in line and "/graph/consolidated>" not in line for line in when)
    shared = [line for line in when if "/id/event/call-" in line and "09-09" in line]
    assert [('"2025-09-09"' in line, "/graph/consolidated>" in line) for line in shared] == [(True, True)]


def test_an_article_that_changed_is_replaced(tmp_path: Path) -> None:
    store, article = str(tmp_path / "graph"), tmp_path / "a.txt"
    for text in ("Minister Ada Lund met Bo Berg in Oslo on 3 March 2025.", "Minister Ada Lund said it was late."):
        article.write_text(text, encoding="utf-8")
        assert run("build", str(article), "--store", store).code == 0
    held = run("export", "--format", "nt", "--store", store).out
    assert "it was late" in held
    assert "3 March" not in held


def test_a_removed_article_leaves_nothing(tmp_path: Path) -> None:
    store = str(tmp_path / "graph")
    (tmp_path / "a.txt").write_text("Minister Ada Lund met Bo Berg in Oslo on 3 March 2025.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Minister Cy Dahl said on Monday that Norway would wait.", encoding="utf-8")
    run("build", str(tmp_path / "b.txt"), "--store", store)
    alone = run("export", "--format", "nq", "--store", store).out
    run("build", str(tmp_path / "a.txt"), "--store", store)
    assert run("export", "--format", "nq", "--store", store).out != alone
    assert run("remove", "a.txt", "--store", store).code == 0
    assert run("export", "--format", "nq", "--store", store).out == alone


def test_removing_what_is_not_there_is_a_mistake(tmp_path: Path, seed_store: Path) -> None:
    assert run("remove", "nobody.txt", "--store", str(seed_store)).code == 2


def test_quiet_says_nothing_on_success(tmp_path: Path) -> None:
    assert run("--quiet", "build", str(SEEDS), "--store", str(tmp_path / "g")).err == ""


def test_the_ending_of_the_file_picks_the_format(seed_store: Path, tmp_path: Path) -> None:
    store = ["--store", str(seed_store)]
    assert run("export", "-o", str(tmp_path / "g.ttl.gz"), *store).code == 0
    assert b"@prefix" in gzip.decompress((tmp_path / "g.ttl.gz").read_bytes())
    assert run("query", "timeline", "-o", str(tmp_path / "t.json"), *store).code == 0
    assert json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))["results"]["bindings"]


def test_a_question_stands_above_its_answer_and_outside_it(seed_store: Path) -> None:
    asked = run("query", "names", "--param", "actor=xi-jinping", "--store", str(seed_store))
    assert asked.err == "By which names articles call an actor (actor=xi-jinping)\n"
    assert asked.out.startswith("name ")
    piped = run("query", "names", "--param", "actor=xi-jinping", "--format", "csv", "--store", str(seed_store))
    assert piped.err == ""


def test_a_row_too_wide_for_a_table_is_a_card_in_the_order_of_its_columns(seed_store: Path) -> None:
    lines = run("query", "timeline", "--param", "type=call", "--store", str(seed_store)).out.splitlines()
    assert all(width(line) <= WIDTH for line in lines)
    firsts, rest = [line for line in lines if line[0] != " "], [line for line in lines if line[0] == " "]
    assert firsts
    assert all(line.startswith("when ") for line in firsts)
    assert sum(line.split()[0] == "quotation" for line in rest) == len(firsts)
    assert lines[-1].split()[-2] == "report", "the node stands last"


def demo_queries() -> list[list[str]]:
    """The questions of `make demo`, as the arguments of each."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return [shlex.split(line) for line in re.findall(r"\$\(BIN\)/kg (query .+)", makefile)]


@pytest.mark.parametrize("question", demo_queries(), ids=lambda question: question[1])
def test_each_row_of_the_demo_has_its_quotation_and_its_source(question: list[str], seed_store: Path) -> None:
    command = [str(seed_store) if part == "$(STORE)" else part for part in question]
    rows = list(csv.DictReader(run(*command, "--format", "csv").out.splitlines()))
    assert rows
    assert all(row["quotation"] and row["file"] for row in rows)


def test_the_demo_asks_four_questions() -> None:
    assert len(demo_queries()) == 4


def test_show_marks_an_article_and_lists_its_facts(seed_store: Path) -> None:
    shown = run("show", "003_169bf27854fce590.txt", "--store", str(seed_store))
    assert shown.code == 0
    assert "Xi Jinping" in shown.out
    assert "[s1]" in shown.out
    assert "[e1]" in shown.out


@pytest.mark.parametrize("name", ["xi-jinping", "习近平", "Xi Jinping"])
def test_show_finds_an_actor_by_slug_or_any_name(name: str, seed_store: Path) -> None:
    shown = run("show", name, "--store", str(seed_store))
    assert shown.code == 0
    assert shown.out.startswith("actor/xi-jinping")


def test_show_says_when_there_is_no_such_thing(seed_store: Path) -> None:
    outcome = run("show", "nobody-at-all", "--store", str(seed_store))
    assert outcome.code == 2
    assert "nobody-at-all" in outcome.err


def test_check_is_silent_on_the_seeds(seed_store: Path) -> None:
    outcome = run("check", "--store", str(seed_store))
    assert outcome == (0, "", "")


def test_stats_count_what_is_there(seed_store: Path) -> None:
    assert "statement" in run("stats", "--store", str(seed_store)).out


def test_no_colour_where_none_is_wanted() -> None:
    environment = {"NO_COLOR": "1", "FORCE_COLOR": "1", "PATH": ""}
    command = [sys.executable, "-m", "kg.cli", "show", "x", "--store", "nowhere"]
    outcome = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert b"\x1b[3" not in outcome.stderr
    assert outcome.returncode == 2


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m kg.cli extract {SEEDS} | head -c 10"
    outcome = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert outcome.stderr == b""
