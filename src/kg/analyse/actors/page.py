"""The article as the finders look at it: one text with the offsets of the article, and its titles.

Whatever is no paragraph is line ends, so that no pattern of plain spaces goes across paragraphs and every finder
sweeps the article once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.analyse.actors.titles import Title, find_chinese_titles, find_titles, lower
from kg.model import Analysis, Article, Span

_HAN = re.compile(r"[\u3400-\u9fff]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+(?:(?<=[/_%=-])[\u3400-\u9fff·]+[!-~]*)*")  # holds names, says nothing
_WHITE_SPACE = "\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Page:
    """The paragraphs, folded, every white space in them a plain space; the titles in them, in order."""

    text: str
    small: str  # the text in lower case
    paragraphs: tuple[Span, ...]
    languages: tuple[str, ...]  # of each paragraph
    has_han: bool
    titles: Sequence[Title]  # English
    chinese_titles: Sequence[Title]

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph that holds the character at `at`."""
        return bisect_right(self.paragraphs, (at, len(self.text))) - 1

    def start(self, at: int) -> int:
        """Return where the paragraph begins that holds the character at `at`."""
        return self.text.rfind("\n", 0, at) + 1


def page_of(article: Article, analysis: Analysis) -> Page:
    """Return the article's page; a paragraph has the language that most of its sentences have."""
    text = _paragraphs_only(analysis.folded, article.paragraphs)
    languages = _languages(article, analysis)
    small = lower(text)
    chinese = find_chinese_titles(text) if "zh" in languages else ()
    has_han = not text.isascii() and bool(_HAN.search(text))
    return Page(text, small, article.paragraphs, languages, has_han, find_titles(text, small), chinese)


def _languages(article: Article, analysis: Analysis) -> tuple[str, ...]:
    if all(sentence.language == article.language for sentence in analysis.sentences):
        return (article.language,) * len(article.paragraphs)
    sentences: dict[int, list[str]] = {}
    for sentence in analysis.sentences:
        sentences.setdefault(sentence.paragraph, []).append(sentence.language)
    return tuple(
        max(set(found), key=lambda language: (found.count(language), language))
        for found in (sentences.get(number, [article.language]) for number in range(len(article.paragraphs)))
    )


def _paragraphs_only(folded: str, paragraphs: Sequence[Span]) -> str:
    plain = _ADDRESS.sub(lambda found: "\0" * len(found[0]), folded) if "://" in folded or "www." in folded else folded
    for space in _WHITE_SPACE:
        plain = plain.replace(space, " ")
    pieces, at = [], 0
    for start, end in paragraphs:
        pieces += ["\n" * (start - at), plain[start:end]]
        at = end
    return "".join([*pieces, "\n" * (len(plain) - at)])
