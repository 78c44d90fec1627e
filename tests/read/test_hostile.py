"""Inputs that are broken, odd or hostile: each gives an article or a located problem, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from kg.errors import KgError
from kg.model import Article, Problem, Severity
from kg.read import read_articles, read_text
from kg.read.streams import MAX_BYTES

GOOD = "The minister met her counterpart in Paris on Monday, and both sides called the talks useful."
CHINESE = "外交部发言人在例行记者会上表示，中方对此坚决反对，要求对方立即纠正错误言行。"
TRADITIONAL = "外交部長在會談後會見來訪的副國務卿，他表示雙方應當管控分歧，防止關係進一步下滑。"


def read(folder: Path, name: str, data: bytes) -> list[Article | Problem]:
    """Read `data` as one file of a folder that also holds a good article."""
    (folder / name).write_bytes(data)
    (folder / "zz-good.txt").write_text(GOOD, encoding="utf-8")
    found = list(read_articles([folder]))
    rest = [one for one in found if not (isinstance(one, Article) and one.name == "zz-good.txt")]
    assert len(rest) == len(found) - 1, "the good article is always read"
    return rest


PROBLEMS = {
    "empty": ("a.txt", b"", "is empty"),
    "white space only": ("a.txt", b" \n\t\r\n \xef\xbb\xbf", "is empty"),
    "null bytes": ("a.txt", b"abc\0\0\0def" * 50, "null bytes"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG picture"),
    "a PDF": ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
    "control characters": ("a.txt", bytes(range(1, 32)) * 40, "binary"),
    "an unclear encoding": ("a.txt", bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF, 0xFE, 0x80]) * 9, "encoding"),
    "UTF-16 that breaks off": ("a.txt", GOOD.encode("utf-16")[:-1], "utf-16"),
    "gzip that breaks off": ("a.txt.gz", gzip.compress(GOOD.encode() * 50)[:-12], "breaks off"),
    "gzip that is damaged": ("a.txt.gz", gzip.compress(GOOD.encode())[:14] + b"\xff" * 40, "gzip"),
    "gzip of no length": ("a.txt.gz", b"", "is empty"),
    "a gzip bomb": ("a.jsonl.gz", gzip.compress(b" " * 40_000_000), "unpacks to far more"),
    "too long": ("a.txt", b"word " * (MAX_BYTES // 5 + 1), "longer than"),
    "HTML without text": ("a.html", b"<html><body><script>x()</script></body></html>", "without text"),
}


@pytest.mark.parametrize(("name", "data", "message"), PROBLEMS.values(), ids=PROBLEMS)
def test_is_a_problem(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    problem = read(tmp_path, name, data)[-1]
    assert isinstance(problem, Problem)
    assert problem.severity is Severity.ERROR
    assert message in problem.message
    assert ":" in problem.message, "what to do about it"
    assert "\n" not in problem.message
    assert problem.where == (tmp_path / name).as_posix()


ARTICLES = {
    "UTF-8 with a byte order mark": (b"\xef\xbb\xbf" + GOOD.encode(), GOOD),
    "UTF-16 with a byte order mark": (GOOD.encode("utf-16"), GOOD),
    "UTF-16 without one": (GOOD.encode("utf-16-be"), GOOD),
    "UTF-32": (CHINESE.encode("utf-32"), CHINESE),
    "GBK": (CHINESE.encode("gbk"), CHINESE),
    "GB18030": ((CHINESE * 5).encode("gb18030"), CHINESE * 5),
    "Big5": (TRADITIONAL.encode("big5"), TRADITIONAL),
    "Windows-1252": (
        "“We won’t,” the minister said on Monday in Paris, and that was all.".encode("cp1252"),
        "“We won’t",
    ),
    "Latin-1": ("Le président a déclaré à Genève que la réunion était très utile.".encode("latin-1"), "à Genève"),
    "unbalanced quotation marks": (('He said: "' * 10_000).encode(), 'He said: "'),
    "marks of direction": (("\u202b\u200f" + GOOD + "\u200e\u202c").encode(), GOOD),
    "one line of a megabyte": ((GOOD + " ").encode() * 11_000, GOOD),
    "one word of a megabyte": (b"a" * 1_000_000, "aaa"),
    "brackets without end": (b"[(" * 100_000, "[("),
    "dashes without end": (b"- " * 200_000 + b"The end came soon.", "The end"),
    "broken front matter": (b"---\ntitle: [Readout\nauthor: 'x\n---\n" + GOOD.encode(), GOOD),
    "front matter without end": (b"---\n" * 3000 + GOOD.encode(), GOOD),
    "packed": (gzip.compress(GOOD.encode()), GOOD),
    "packed twice in a row": (gzip.compress(GOOD.encode()) + gzip.compress(b" It ended."), "It ended."),
}


@pytest.mark.parametrize(("data", "holds"), ARTICLES.values(), ids=ARTICLES)
def test_is_read(tmp_path: Path, data: bytes, holds: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (article,) = read_articles([tmp_path])
    assert isinstance(article, Article)
    assert holds in article.text
    assert article.paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "a > " * 95,
        "/".join("a" * 190),
        "#a" * 190 + "!",
        "home" + " > a" * 95 + ">",
        "By Jane, " + "A" * 380 + "@",
        "[a](" * 99,
    ],
)
def test_no_line_makes_a_pattern_run_for_ever(line: str) -> None:
    article = read_text("a.txt", f"{line}\n{GOOD}\n{line}")
    assert GOOD in [article.text[slice(*span)] for span in article.paragraphs]


@pytest.mark.parametrize("mark", ["<div>", "<p>", "<table><tr><td>", "<b", "&#", "<!--", "<![CDATA["])
def test_broken_html_is_read(tmp_path: Path, mark: str) -> None:
    page = f"<html><head><title>Talks</title><body><p>{GOOD} It ended.</p>" + mark * 2000
    (found,) = read(tmp_path, "a.html", page.encode())
    assert isinstance(found, Problem) or GOOD[:40] in found.text


def test_offsets_count_the_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    (article,) = read_articles([tmp_path])
    assert isinstance(article, Article)
    assert article.body == (1, len(GOOD) + 1)


def test_newlines_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{GOOD}\r\n\r\n{GOOD[4:]}\r\n".encode())
    (article,) = read_articles([tmp_path])
    assert isinstance(article, Article)
    assert article.text.count("\r\n") == 3
    assert len(article.paragraphs) == 2


def test_bad_rows_are_located_and_the_rest_is_read(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": "a", "text": GOOD}),
        "{broken",
        "[1, 2]",
        "[" * 100_000,
        json.dumps({"id": "b"}),
        json.dumps({"text": GOOD}),
        json.dumps({"id": True, "text": GOOD}),
        json.dumps({"id": "a", "text": "Another one."}),
        json.dumps({"id": "c", "text": " "}),
        "",
        json.dumps({"id": "d", "text": CHINESE, "published": "yesterday"}),
        '{"id": "e", "text": "A lone \\ud800 surrogate and a null \\u0000 are no text."}',
        "{" + '"id": "f", "text": "' + "x" * (MAX_BYTES + 10) + '"}',
        json.dumps({"id": 7, "text": CHINESE[::-1]}, ensure_ascii=False).encode("gbk").decode("latin-1"),
    ]
    (tmp_path / "rows.jsonl").write_bytes("\n".join(rows).encode("latin-1"))
    found = list(read_articles([tmp_path]))
    problems = {one.where.rpartition(":")[2]: one.message for one in found if isinstance(one, Problem)}
    assert sorted(problems, key=int) == ["2", "3", "4", "5", "6", "7", "8", "9", "11", "13"]
    assert "line 1" in problems["8"]
    names = [one.name for one in found if isinstance(one, Article)]
    assert names == ["a", "d", "e", "7"]


def test_rows_in_utf_16(tmp_path: Path) -> None:
    rows = [json.dumps({"id": str(n), "text": f"{CHINESE}{n}"}, ensure_ascii=False) for n in range(3)]
    (tmp_path / "rows.jsonl").write_bytes("\n".join(rows).encode("utf-16"))
    assert [one.name for one in read_articles([tmp_path]) if isinstance(one, Article)] == ["0", "1", "2"]


class _Endless(io.RawIOBase):
    """A stream that never ends and counts what was read of it."""

    def __init__(self, row: bytes) -> None:
        self.row, self.given = row, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        at = self.given % len(self.row)
        part = (self.row * 2)[at : at + min(len(buffer), len(self.row))]
        buffer[: len(part)] = part
        self.given += len(part)
        return len(part)


def test_rows_without_end_are_streamed() -> None:
    stream = _Endless(json.dumps({"id": "a", "text": GOOD * 50}).encode() + b"\n")
    found = read_articles(["-"], stdin=cast("BinaryIO", stream))
    assert isinstance(next(found), Article)
    assert isinstance(next(found), Problem)
    assert stream.given < 5_000_000


def test_the_same_text_is_read_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    article, problem = read_articles([tmp_path])
    assert isinstance(article, Article)
    assert article.name == "a.txt"
    assert isinstance(problem, Problem)
    assert problem.severity is Severity.WARNING
    assert article.file in problem.message
    assert len([one for one in read_articles([tmp_path], distinct=False) if isinstance(one, Article)]) == 2


def test_a_folder_called_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    (tmp_path / "a.txt" / "b.txt").write_text(GOOD, encoding="utf-8")
    assert [one.name for one in read_articles([tmp_path / "a.txt"]) if isinstance(one, Article)] == ["b.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    article, problem = read_articles([tmp_path])
    assert isinstance(article, Article)
    assert isinstance(problem, Problem)
    assert problem.where.endswith("self")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "locked.txt").touch(mode=0)
    found = list(read_articles([tmp_path]))
    assert [type(one) for one in found] == [Article, Problem, Problem]


@pytest.mark.parametrize("path", ["missing", "missing/*.txt", "**/*.nothing", "nul\0l", ""])
def test_a_mistaken_path_is_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KgError) as mistake:
        read_articles([path])
    assert "\n" not in str(mistake.value)


def test_a_folder_without_articles_is_the_users_mistake(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").touch()
    (tmp_path / ".hidden.txt").write_text(GOOD, encoding="utf-8")
    with pytest.raises(KgError, match=r"\.jsonl"):
        read_articles([tmp_path])


def test_no_path_at_all() -> None:
    with pytest.raises(KgError, match="nothing to read"):
        read_articles([])
