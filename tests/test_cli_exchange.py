"""`kg load` and `kg export` from the command line: what they print, and what they make."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from command import run
from other_store import OtherStore, running


@pytest.fixture
def other() -> Iterator[OtherStore]:
    with running(OtherStore()) as server:
        yield server


@pytest.fixture
def store(seed_store: Path, tmp_path: Path) -> str:
    """A store that a journal may be written into."""
    return str(shutil.copytree(seed_store, tmp_path / "graph"))


def test_a_load_tells_what_was_sent_and_that_it_was_counted(store: str, other: OtherStore) -> None:
    url = f"{other.address}/store"
    dry = run("load", url, "--store", store, "--dry-run")
    assert (dry.code, other.requests) == (0, [])
    assert "7 graphs to send, " in dry.err
    first = run("load", url, "--store", store)
    assert first.err.startswith(f"{url}: 7 graphs sent, ")
    assert first.err.endswith("triples; all equal when counted by query\n")
    assert run("load", url, "--store", store).err == f"{url}: 7 graphs there already; all equal when counted by query\n"
    assert run("load", url, "--store", store, "--verify").code == 0
    other.held.remove(other.held.graphs()[0])
    lost = run("load", url, "--store", store, "--verify")
    assert (lost.code, lost.err.count("\n")) == (2, 1)
    assert "holds 0 of" in lost.err


def test_an_update_address_is_one_option(store: str, other: OtherStore) -> None:
    done = run("load", "--update", f"{other.address}/update", "--store", store, "--add")
    assert "all equal when counted by query" in done.err
    other.answers_queries = False
    again = run("load", "--update", f"{other.address}/update", "--store", store)
    assert "not counted: say with --query" in again.err


def test_a_load_needs_an_address_or_a_folder(store: str, tmp_path: Path) -> None:
    missing = run("load", "--store", store)
    assert (missing.code, missing.err) == (2, "kg: where to? give the store's address, or a folder: --bundle DIR\n")
    both = run("load", "http://127.0.0.1:9/store", "--bundle", str(tmp_path / "bulk"), "--store", store)
    assert (both.code, both.err) == (2, "kg: a store's address and --bundle DIR: give one of them\n")
    bulk = run("load", "--bundle", str(tmp_path / "bulk"), "--store", store)
    assert "7 graphs in" in bulk.err
    assert (tmp_path / "bulk" / "graph.nq.gz").exists()


def test_a_data_set_is_published_from_one_folder(store: str, tmp_path: Path) -> None:
    both = run("export", "--bundle", str(tmp_path / "news"), "-o", "graph.ttl", "--store", store)
    assert (both.code, both.out, (tmp_path / "news").exists()) == (2, "", False)
    done = run("export", "--bundle", str(tmp_path / "news"), "--store", store)
    assert done.code == 0
    assert " triples in 7 graphs in " in done.err
    assert {path.name for path in (tmp_path / "news").iterdir()} == {
        "README.md",
        "SHA256SUMS",
        "graph.trig.gz",
        "void.ttl",
    }


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        (["-o", "events.csv", "--table", "events"], "event,type,label"),
        (["-o", "days.csv", "--table", "dyad-days"], "day,one,other"),
        (["-o", "actors.graphml"], '<?xml version="1.0"'),
        (["-o", "actors.gexf"], '<?xml version="1.0"'),
        (["-o", "nif.ttl", "--format", "nif"], "@base"),
        (["-o", "annotations.jsonld", "--format", "annotations"], "{"),
        (["-o", "claims.ttl", "--format", "reified"], "@prefix"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_every_format_is_one_command(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], begins: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("export", "--store", store, *options)
    assert (done.code, done.err) == (0, f"wrote {options[1]}\n")
    assert (tmp_path / options[1]).read_text(encoding="utf-8").startswith(begins)
