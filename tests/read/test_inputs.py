"""From paths to articles: order, names, patterns, standard input, and what `sources.yaml` knows."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from kg.model import Article, Problem, Severity
from kg.read import read_articles, read_html, read_rows

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "The minister met her counterpart in {} on Monday, and both sides called the talks useful."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles, the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.md").write_text(TEXT.format("Paris"), encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.format("Rome"), encoding="utf-8")
    (tmp_path / "a.TXT.gz").write_bytes(gzip.compress(TEXT.format("Bern").encode(), mtime=0))
    (tmp_path / "rows.jsonl").write_text(json.dumps({"id": "r1", "text": TEXT.format("Oslo")}), encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(TEXT.format("Kyiv"), encoding="utf-8")
    (tmp_path / "notes.csv").write_text("a,b", encoding="utf-8")
    return tmp_path


def names(*paths: str | Path, stdin: bytes = b"") -> list[tuple[str, str]]:
    found = list(read_articles(paths, stdin=io.BytesIO(stdin)))
    assert not [one for one in found if isinstance(one, Problem)]
    return [(one.file, one.name) for one in found if isinstance(one, Article)]


ALL = [("a.TXT.gz", "a.TXT"), ("b.txt", "b.txt"), ("b/two.md", "two.md"), ("rows.jsonl#r1", "r1")]


def test_a_folder_is_read_in_order(folder: Path) -> None:
    assert names(".") == ALL
    assert names(folder) == ALL


def test_each_file_is_read_once_however_often_it_is_named(folder: Path) -> None:
    assert names("b.txt", ".", "./b/../b.txt", "*.txt") == ALL


def test_patterns(folder: Path) -> None:
    assert names("*.txt") == [("b.txt", "b.txt")]
    assert names("**/*.md") == [("b/two.md", "two.md")]
    (folder / "odd[1].txt").write_text(TEXT.format("Lima"), encoding="utf-8")
    assert names("odd[1].txt") == [("odd[1].txt", "odd[1].txt")]


def test_a_file_above_the_current_folder_has_its_whole_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "b")
    assert names("../b.txt") == [((folder / "b.txt").as_posix(), "b.txt")]


def test_a_named_file_may_have_any_ending(folder: Path) -> None:
    (folder / "article").write_text(TEXT.format("Quito"), encoding="utf-8")
    assert names("article") == [("article", "article")]


@pytest.mark.parametrize(
    ("data", "expect"),
    [
        (TEXT.encode(), [("stdin", "stdin")]),
        (gzip.compress(TEXT.encode(), mtime=0), [("stdin", "stdin")]),
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>".encode(), [("stdin", "stdin")]),
        (json.dumps({"id": "x", "text": TEXT}).encode(), [("stdin#x", "x")]),
    ],
)
def test_standard_input_is_told_apart_by_content(data: bytes, expect: list[tuple[str, str]]) -> None:
    assert names("-", stdin=data) == expect


def test_what_sources_yaml_knows_wins(folder: Path) -> None:
    (folder / "sources.yaml").write_text(
        "b.txt: {published: 2025-11-24, outlet: The Example, title: Talks, note: dated by hand}", encoding="utf-8"
    )
    article = next(one for one in read_articles(["."]) if isinstance(one, Article) and one.name == "b.txt")
    assert (article.published, article.outlet, article.title) == ("2025-11-24", "The Example", "Talks")
    assert names("sources.yaml", "b.txt") == [("b.txt", "b.txt")], "it is no article itself"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("b.txt: [", "YAML"),
        ("- b.txt", "mapping"),
        ("b.txt: 2025", "no fields"),
        ("b.txt: {publisher: x}", "unknown field"),
        ("b.txt: {published: soon}", "date"),
        ("b.txt: {title: [a]}", "plain text"),
        ("c.txt: {title: a}", "not in its folder"),
    ],
)
def test_a_faulty_sources_yaml_is_a_problem(folder: Path, content: str, message: str) -> None:
    (folder / "sources.yaml").write_text(content, encoding="utf-8")
    problem, *rest = read_articles(["b.txt"])
    assert isinstance(problem, Problem)
    assert problem.where.startswith("sources.yaml")
    assert message in problem.message
    assert [type(one) for one in rest] == [Article]


def test_a_row_says_what_its_text_does_not() -> None:
    row = {
        "id": 5,
        "text": "Talks in Paris\nMarch 1, 2026\n" + TEXT.format("Paris"),
        "published": "2026-03-03T10:00",
        "outlet": "The Example",
        "language": "en-GB",
        "url": "https://www.bbc.com/news/1",
        "author": "Jane Doe",
        "title": "Talks in Paris",
    }
    (article,) = read_rows("rows.jsonl", [json.dumps(row)])
    assert isinstance(article, Article)
    assert (article.name, article.file) == ("5", "rows.jsonl#5")
    assert (article.published, article.outlet, article.language) == ("2026-03-03T10:00", "The Example", "en")
    assert (article.author, article.url) == ("Jane Doe", "https://www.bbc.com/news/1")
    assert article.text[slice(*article.body)] == TEXT.format("Paris")


@pytest.mark.parametrize(
    "text",
    [
        "Whigs died, but the party can survive.",
        "Nothing but a heading",
        "A heading\n\nThe two met.\n\nA heading below",
        "The minister said:\n\n“No.”",
    ],
)
def test_the_text_of_a_row_is_kept_whole(text: str) -> None:
    (article,) = read_rows("rows.jsonl", [json.dumps({"id": "a", "text": text})])
    assert isinstance(article, Article)
    assert article.text[slice(*article.body)] == text


def test_an_odd_date_in_a_row_is_a_warning() -> None:
    problem, article = read_rows("rows.jsonl", [json.dumps({"id": "a", "text": TEXT, "published": 5})])
    assert isinstance(problem, Problem)
    assert problem.severity is Severity.WARNING
    assert isinstance(article, Article)


def test_html() -> None:
    page = f"""<!DOCTYPE html><html lang="en"><head><title>Talks in Paris - BBC News</title>
    <meta property="og:title" content="Talks in Paris"><meta property="og:site_name" content="BBC News">
    <meta property="article:published_time" content="2026-03-03T16:05:00Z"><meta name="author" content="Jane Doe">
    <link rel="canonical" href="https://www.bbc.com/news/world-1"></head><body><nav><a href="/">Home</a></nav>
    <article><h1>Talks in Paris</h1><p>{TEXT.format("Paris")}</p><p>{TEXT.format("Rome")}</p></article>
    <footer>Copyright 2026 BBC</footer></body></html>"""
    article = read_html("a.html", page)
    assert (article.title, article.author) == ("Talks in Paris", "Jane Doe")
    assert article.published == "2026-03-03T16:05:00"
    assert article.outlet == "BBC"
    assert article.url == "https://www.bbc.com/news/world-1"
    assert [article.text[slice(*span)] for span in article.paragraphs] == [TEXT.format("Paris"), TEXT.format("Rome")]


def test_the_seeds() -> None:
    found = list(read_articles([SEEDS]))
    assert [one for one in found if isinstance(one, Problem)] == []
    articles = [one for one in found if isinstance(one, Article)]
    assert [one.published for one in articles] == [
        None,
        "2025-09-12T22:03:00",
        "2026-02-05T23:52",
        "2025-11-28",
        "2025-11",
    ]
    assert [one.language for one in articles] == ["en", "zh", "en", "en", "en"]
    assert [one.outlet for one in articles] == [None, None, "Global Times", "People's Daily", None]
    assert [one.author for one in articles] == [None, "创始人", None, "Zhong Sheng", None]
