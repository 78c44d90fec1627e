"""Inputs nobody wishes for: each gives a clear line or a handled article, no traceback, and nothing built is lost."""

from __future__ import annotations

import gzip
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from command import Run, run
from conftest import SEEDS
from kg.store import Store

GOOD = (
    "Talks resume\n\nForeign Minister Ada Lund met Prime Minister Bo Berg in Oslo on 3 March 2025. "
    '"We will not wait," Lund said on Monday.\n'
)
ZH = "会谈恢复\n\n中国外交部发言人林剑3月3日表示，双方将保持沟通。“我们不会等待。”他说。\n"


def text(name: str, content: str, encoding: str = "utf-8") -> Callable[[Path], None]:
    return lambda folder: _write(folder / name, content.encode(encoding))


def data(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: _write(folder / name, content)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def loop(folder: Path) -> None:
    (folder / "again").symlink_to(folder, target_is_directory=True)


def dangling(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")


def folder_called_txt(folder: Path) -> None:
    (folder / "a.txt").mkdir()


def locked_folder(folder: Path) -> None:
    (folder / "locked").mkdir()
    _write(folder / "locked" / "in.txt", GOOD.encode())
    (folder / "locked").chmod(0)


def locked_file(folder: Path) -> None:
    _write(folder / "locked.txt", GOOD.encode() + b"x")
    (folder / "locked.txt").chmod(0)


def fifo(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")


NOISE = random.Random(0).randbytes(4096)

# (what stands beside the good article, must it be told of?)
BESIDE = {
    "empty file": (text("x.txt", ""), True),
    "white space only": (text("x.txt", " \n\t\n"), True),
    "binary": (data("x.txt", NOISE), True),
    "null bytes": (data("x.txt", b"abc\0\0\0def\0" * 50), True),
    "picture": (data("x.html", b"\x89PNG\r\n\x1a\n" + NOISE), True),
    "UTF-16 with a mark": (text("x.txt", ZH, "utf-16"), False),
    "UTF-8 with a mark": (text("x.txt", ZH, "utf-8-sig"), False),
    "GBK": (text("x.txt", ZH * 3, "gbk"), False),
    "Big5": (text("x.txt", "會談恢復\n\n外交部發言人三月三日表示，雙方將保持溝通，不會等待。\n" * 3, "big5"), False),
    "Windows-1252": (text("x.txt", GOOD + "“Café – naïve,” said Señor Núñez of Málaga.\n" * 3, "cp1252"), False),
    "unbalanced quotes": (text("x.txt", GOOD + "“" * 5000 + '"' * 5001 + "’" * 500), False),
    "nested quotes": (text("x.txt", GOOD + "“‘" * 3000 + "x" + "’”" * 3000), False),
    "one long line": (text("x.txt", (GOOD.replace("\n", " ") * 200)), False),
    "no space at all": (text("x.txt", "a" * 300_000), None),
    "right-to-left marks": (text("x.txt", "\u202e\u200f" + GOOD.replace(" ", " \u200f")), False),
    "broken HTML": (text("x.html", "<html><body><p>Lund said <b>no.<div></p><p" + "<i>" * 3000), None),
    "HTML without text": (text("x.html", "<html><script>var x</script></html>"), True),
    "bad row": (text("x.jsonl", '{"id": "a", "text": "Lund said no."}\n{"id": \n{"id": "c", "text": 7}\n'), True),
    "cut gzip": (data("x.txt.gz", gzip.compress(GOOD.encode() * 50)[:60]), True),
    "no gzip": (data("x.txt.gz", b"plain"), None),
    "symlink loop": (loop, None),
    "dangling symlink": (dangling, True),
    "folder called a.txt": (folder_called_txt, None),
    "pipe": (fifo, None),
    "broken front matter": (text("x.md", "---\ntitle: [\n---\n\n" + GOOD + "More."), None),
    "same text": (text("same.txt", GOOD), True),
    "other language": (text("x.txt", "Le ministre a dit que la réunion aura lieu à Paris avec eux.\n"), True),
    "broken sources.yaml": (text("sources.yaml", "good.txt: [\n"), True),
    "lone surrogates": (data("x.jsonl", b'{"id": "a", "text": "Lund said \\ud800 no."}\n'), None),
    "locked folder": (locked_folder, True),
    "locked file": (locked_file, True),
}


@pytest.mark.parametrize("case", BESIDE)
def test_one_bad_input_never_stops_the_good_one(case: str, tmp_path: Path) -> None:
    if case.startswith("locked") and os.geteuid() == 0:
        pytest.skip("root may read everything")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    make, told = BESIDE[case]
    make(folder)
    built = run("build", str(folder), "--store", str(tmp_path / "graph"))
    assert built.code == 0, built.err
    assert "Traceback" not in built.err
    if told is not None:
        named = any(name in built.err for name in ("x.", "same.txt", "gone.txt", "locked", "sources.yaml"))
        assert named == told, built.err
    with Store.open(tmp_path / "graph", read_only=True) as store:
        assert "good.txt" in {article.name for article in store.articles()}
    if told and case != "same text":  # two names of one text are two rows of an extract
        assert run("extract", str(folder), "--strict").code == 1


def test_all_of_them_at_once_give_a_sound_graph(tmp_path: Path) -> None:
    for number, (make, _) in enumerate(BESIDE.values()):
        folder = tmp_path / "in" / f"{number:02}"
        folder.mkdir(parents=True)
        make(folder)
    (tmp_path / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    store = str(tmp_path / "graph")
    built = run("build", str(tmp_path / "in"), "--store", store)
    assert built.code == 0
    assert "Traceback" not in built.err
    checked = run("check", "--store", store)
    assert checked == (0, "", ""), checked.err


def fails(outcome: Run, *words: str) -> None:
    """A user's mistake: exit 2 and one line."""
    assert outcome.code == 2
    lines = outcome.err.strip().splitlines()
    assert len(lines) == 1, outcome.err
    assert all(word in lines[0] for word in words)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    fails(run("build", str(tmp_path / "nowhere"), "--store", str(tmp_path / "g")), "nowhere")


def test_a_glob_that_fits_nothing_is_named(tmp_path: Path) -> None:
    fails(run("extract", str(tmp_path / "*.txt")), "*.txt")


def test_a_store_that_is_not_there_is_named(tmp_path: Path) -> None:
    for command in (["check"], ["stats"], ["export"], ["query", "timeline"], ["show", "china"], ["remove", "x"]):
        fails(run(*command, "--store", str(tmp_path / "nowhere")), "nowhere", "kg build")


def test_a_folder_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    fails(run("build", str(SEEDS), "--store", str(tmp_path)), str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_mistaken_input_leaves_what_was_built(tmp_path: Path, seed_store: Path) -> None:
    store = str(tmp_path / "graph")
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    assert run("build", str(tmp_path / "a.txt"), "--store", store).code == 0
    before = run("export", "--format", "nq", "--store", store).out
    fails(run("build", str(tmp_path / "nowhere"), "--store", store), "nowhere")
    assert run("export", "--format", "nq", "--store", store).out == before
    assert before
