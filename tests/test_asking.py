"""`kg query`, `kg queries` and what the shell completes, as a user meets them."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from command import run
from kg.store import Store
from peer import peer

WORLD = str(Path(__file__).parent / "queries" / "world.trig")
ASKED = ["query", "said-by", "--param", "actor=Bo Berg"]


def test_the_same_query_is_asked_of_a_store_of_files_and_of_an_endpoint(seed_store: Path, tmp_path: Path) -> None:
    asked = ["query", "dyads", "--format", "csv"]
    export = tmp_path / "graph.nq.gz"
    assert run("export", "--store", str(seed_store), "-o", str(export)).code == 0
    of_store = run(*asked, "--store", str(seed_store))
    of_file = run(*asked, "--graph", str(export))
    with Store.open(seed_store, read_only=True) as store, peer(store) as server:
        of_endpoint = run(*asked, "--endpoint", server.url, "--timeout", "30")
    assert of_store.code == of_file.code == of_endpoint.code == 0
    assert of_store.out == of_file.out == of_endpoint.out


def test_days_have_options_of_their_own() -> None:
    short = run(*ASKED, "--graph", WORLD, "--from", "2030-06-01", "--until", "2030-06-30", "--format", "csv")
    spelt = run(*ASKED, "--graph", WORLD, "-p", "from=2030-06-01", "-p", "until=2030-06-30", "--format", "csv")
    assert short.out == spelt.out
    assert len(list(csv.DictReader(short.out.splitlines()))) == 1


def test_footnotes_stand_below_a_table_on_the_terminal() -> None:
    shown = run(*ASKED, "--graph", WORLD, "--cite")
    assert "cited [1]" in shown.out
    assert (
        "[1] “talks on trade to begin without Ada” — The Norland Post, 2030-05-03, news/post.txt 180-214" in shown.out
    )


@pytest.mark.parametrize(
    ("ending", "begins"), [(".html", "<!doctype html>"), (".bib", "@article{"), (".md", "| when |")]
)
def test_the_ending_of_a_file_picks_the_format(tmp_path: Path, ending: str, begins: str) -> None:
    out = tmp_path / f"answer{ending}"
    assert run(*ASKED, "--graph", WORLD, "--cite", "-o", str(out)).code == 0
    assert out.read_text(encoding="utf-8").startswith(begins)


def test_a_dash_is_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*ASKED, "--graph", WORLD, "--format", "csv", "-o", "-").out.startswith("when,")
    assert list(tmp_path.iterdir()) == []


def test_a_picture_is_written(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="the extra 'pictures' is not installed")
    out = tmp_path / "timeline.svg"
    shown = run("query", "timeline", "--graph", WORLD, "--picture", str(out), "--language", "zh")
    assert (shown.code, shown.out) == (0, "")
    assert "Visit: Cara Carlsen, Suland" in out.read_text(encoding="utf-8")


def test_a_picture_without_its_library_is_told_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    for name in [name for name in sys.modules if name.startswith("kg.pictures.")]:
        monkeypatch.delitem(sys.modules, name)
    shown = run("query", "timeline", "--graph", WORLD, "--picture", str(tmp_path / "a.svg"))
    assert shown.code == 2
    assert "pip install 'readout-kg[pictures]'" in shown.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--endpoint", "localhost:7878"], "is not an address such as http://localhost:7878/query"),
        (["--endpoint", "http://127.0.0.1:9/", "--graph", WORLD], "ask one of them"),
        (["--graph", "none.ttl"], "none.ttl: cannot be read"),
        (["--graph", WORLD, "--picture", "a.svg"], "says of no picture"),
        (["--graph", WORLD, "-p", "actor"], "write it as name=value"),
        (["--graph", WORLD, "-p", "actor=Ada Anders"], "parameter actor is given twice, 'bo-berg' and 'Ada Anders'"),
        (["--graph", WORLD, "-p", "from=2030-01-01", "--from", "2030-01-02"], "parameter from is given twice"),
        (["--graph", WORLD, "-p", "topic=traed"], "did you mean topic/trade?"),
        (["--graph", WORLD, "--picture", "a.svg", "--cite"], "leave out --cite, --format and --out"),
    ],
)
def test_mistakes_are_told_in_one_line(arguments: list[str], message: str) -> None:
    shown = run("query", "said-by", "--param", "actor=bo-berg", *arguments)
    assert shown.code == 2
    assert message in shown.err
    assert shown.err.count("\n") == 1


# --- lists and completion ------------------------------------------------------------------------------------


def test_queries_are_listed_by_subject() -> None:
    lines = run("queries").out.splitlines()
    assert "statements" in lines
    assert lines.index("statements") < next(n for n, line in enumerate(lines) if line.startswith("said-by "))


def test_one_query_is_told_with_the_values_that_it_takes() -> None:
    shown = run("queries", "events-by-status").out
    assert "--param status=…  text: what the article says of it" in shown
    assert "one of occurred, planned, hypothetical, denied" in shown
    assert "[--param actor=…]  actor: only events in which this actor takes part" in shown
    assert "person unless given" in run("queries", "named-not-quoted").out
    assert "--picture FILE draws a timeline" in run("queries", "timeline").out


def complete(line: str, word: str) -> list[str]:
    """What zsh is offered behind a line."""
    environment = {**os.environ, "_KG_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": f"{line} {word}"}
    code = "import sys; sys.argv = ['kg']; from kg.cli import app; app(prog_name='kg')"
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    return re.findall(r'^(?:_arguments .*\(\()?"([^"]*)"', found.stdout, re.MULTILINE)


def test_the_shell_completes_queries_and_parameters() -> None:
    assert complete("kg query", "said") == ["said-about", "said-by", "said-to"]
    assert complete("kg query said-by --param", "") == ["actor=", "topic=", "from=", "until="]
    assert complete("kg query events-by-status --param", "status=p") == ["status=planned"]
    assert complete("kg query nonsense --param", "") == []


def test_the_shell_completes_actors_of_the_store(seed_store: Path) -> None:
    asked = f"kg query --store {seed_store} said-by --param"
    assert complete(asked, "actor=xi-j") == ["actor=xi-jinping"]
    assert complete(asked, "actor=习近") == ["actor=习近平"]
    assert complete("kg query --store none said-by --param", "actor=xi") == []
