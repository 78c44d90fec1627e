"""Whatever the bytes or the text: an article or a problem, and paragraphs that lie where they should."""

from __future__ import annotations

import io
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, Problem
from kg.read import read_articles, read_html, read_rows, read_text
from kg.read.decode import UnreadableError

PIECES = st.sampled_from(
    [
        *("\n", "\n\n", "\r\n", "---\n", "# ", "title: x\n", "“", '"', "（", "(", "...", "<p>", "1", "a" * 130),
        *("\u200b", "\ufeff", "\u2028", "\x85", "\ud800", "\0", "<figcaption>", "(Updated.)", "Short words here"),
        *("(Reuters) - ", "The two met in Paris on Monday and talked.", "By Jane Doe", "told the BBC", "Photo: AFP"),
        *("外交部发言人表示，中方坚决反对。", "新华社北京9月10日电", "相关内容", "Related articles"),
        *("2026-03-03 16:05", "[a](http://b/2025/11/13/)"),
    ]
)
PAGES = st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join)


def check(article: Article) -> None:
    """Paragraphs are in order, apart, inside the text, and not empty."""
    end = 0
    for span in article.paragraphs:
        assert end <= span.start < span.end <= len(article.text)
        assert article.text[span.start : span.end].strip()
        end = span.end
    assert len(article.sha256) == 64
    article.text.encode()


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    article = read_text("a.txt", text)
    check(article)
    assert len(article.text) == len(text)
    assert read_text("a.txt", text) == article


@given(st.binary(max_size=400) | PAGES.map(lambda text: text.encode("utf-8", "replace")))
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes) -> None:
    for found in read_articles(["-"], stdin=io.BytesIO(data)):
        if isinstance(found, Article):
            check(found)
        else:
            assert isinstance(found, Problem)
            assert found.where.startswith("stdin")


@given(st.lists(PAGES | st.just('{"id": "a", "text": "The two met."}') | st.binary(max_size=60), max_size=6))
@settings(max_examples=100, deadline=None)
def test_any_rows(lines: list[str | bytes]) -> None:
    for found in read_rows("rows.jsonl", lines):
        if isinstance(found, Article):
            check(found)


@given(PAGES)
@settings(max_examples=40, deadline=None)
def test_any_page(page: str) -> None:
    with suppress(UnreadableError):
        check(read_html("a.html", "<html><body><p>" + page))
