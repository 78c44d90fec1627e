"""From what a user names to articles: files, folders, patterns, standard input; text, HTML, Markdown, JSON Lines.

`read_articles` is for all of them together; the other three are pure functions on one text.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Article
from kg.read.articles import read_articles
from kg.read.html import read_html
from kg.read.plain import to_article
from kg.read.rows import read_rows

__all__ = ["read_articles", "read_html", "read_rows", "read_text"]


def read_text(name: str, text: str, *, file: str | None = None, known: Mapping[str, str] | None = None) -> Article:
    """Read one article of plain text or Markdown.

    Args:
        name: what the article is called, such as its file's name.
        text: the whole text; offsets count in it.
        file: where it came from; `name` where not given.
        known: `title`, `published`, `outlet`, `author`, `language` or `url` from elsewhere; they win over the text.
    """
    return to_article(name, text, file=file, known=known)
