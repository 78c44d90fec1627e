"""Plain text and Markdown to an article: what is known, what the text shows, and its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from kg.folding import fold_text
from kg.model import Article, Span
from kg.read.blocks import find_blocks
from kg.read.body import Page, find_paragraphs, to_page
from kg.read.dateline import Dateline, find_dateline
from kg.read.dates import parse_date
from kg.read.frontmatter import read_front_matter
from kg.read.language import detect_language
from kg.read.metadata import (
    find_author,
    find_outlet_of_page,
    find_published,
    find_title,
)
from kg.read.outlets import Outlet, find_outlet, outlet_told

_BROKEN = re.compile(r"[\ud800-\udfff\0]")
_SENTENCE_END = re.compile(r".*[。！？.!?][”\"’」』]?", re.DOTALL)
_OPENING = 3  # paragraphs among which the dateline is looked for


def clean(text: str) -> str:
    """`text` with what no graph can hold (lone surrogates, null) as U+FFFD; the length is kept."""
    return _BROKEN.sub("\ufffd", text) if _BROKEN.search(text) else text


def to_article(
    name: str, text: str, *, file: str | None = None, known: Mapping[str, str] | None = None, whole: bool = False
) -> Article:
    """Read one article.

    Args:
        name: what the article is called.
        text: the whole text, offsets count in it.
        file: where it came from; the name where not given.
        known: title, published, outlet, author, language or url known from elsewhere; they win over the text.
        whole: the text is the article proper, without a page around it.
    """
    text = clean(text)
    folded = fold_text(text)
    front = read_front_matter(text)
    told = {**front.known, **{key: value for key, value in (known or {}).items() if value}}
    page = to_page(folded, find_blocks(text, front.end))
    title_at = find_title(text, page)
    title = told.get("title") or (text[title_at.start : title_at.end] if title_at else None)
    shown = folded[title_at.start : title_at.end] if title_at and not whole else fold_text(told.get("title", ""))
    paragraphs = find_paragraphs(page, title=shown, whole=whole)
    captions = {block.span for block in page.blocks if block.caption}
    paragraphs = tuple(_without_credit(folded, span) if span in captions else span for span in paragraphs)
    paragraphs, dateline, at = _without_dateline(folded, paragraphs)
    body = "\n".join(text[span.start : span.end] for span in paragraphs)
    language = _primary(told.get("language") or detect_language(body or text))
    named = _passage(text, at, dateline.outlet) if dateline else None
    return Article(
        name=name,
        file=file if file is not None else name,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        language=language,
        paragraphs=paragraphs,
        title=" ".join(title.split()) if title else None,
        published=_published(page, told, dateline),
        outlet=_given_outlet(told.get("outlet"), language)
        or _outlet(find_outlet_of_page(text, page, told.get("url"), named), body, language),
        author=told.get("author")
        or find_author(text, page)
        or (_passage(text, at, dateline.author) if dateline else None),
        url=told.get("url"),
        place=_passage(text, at, dateline.place) if dateline else None,
    )


def _primary(language: str) -> str:
    """`zh` of `zh-Hant-TW`."""
    return re.split(r"[-_]", language.strip().lower())[0] or "und"


def _without_credit(folded: str, span: Span) -> Span:
    """A caption without the photographer: up to the end of its last sentence."""
    sentence = _SENTENCE_END.match(folded, *span)
    return Span(span.start, sentence.end()) if sentence else span


def _without_dateline(folded: str, paragraphs: tuple[Span, ...]) -> tuple[tuple[Span, ...], Dateline | None, int]:
    """The paragraphs without the dateline, the dateline, and where it stands."""
    for number, span in enumerate(paragraphs[:_OPENING]):
        dateline = find_dateline(folded[span.start : span.end])
        if dateline:
            rest = Span(span.start + dateline.end, span.end)
            return (*paragraphs[:number], rest, *paragraphs[number + 1 :]), dateline, span.start
    return paragraphs, None, 0


def _passage(text: str, at: int, where: tuple[int, int] | None) -> str | None:
    return text[at + where[0] : at + where[1]] if where else None


def _published(page: Page, told: Mapping[str, str], dateline: Dateline | None) -> str | None:
    """The date given beside the text, else the dateline's or the page's, whichever has the year."""
    given = parse_date(told["published"]) if "published" in told else None
    dated = dateline.published if dateline else None
    if given or (dated and not dated.startswith("X")):
        return given or dated
    return find_published(page, told.get("url")) or dated


def _given_outlet(name: str | None, language: str) -> str | None:
    """An outlet named beside the text; other names of one we know ("BBC News") become its usual one."""
    outlet = find_outlet(name) if name else None
    return outlet.called(language) if outlet and name and not outlet.is_called(name) else name


def _outlet(found: Outlet | str | None, body: str, language: str) -> str | None:
    """The outlet's name in the article's language; where the page names none, the one that sources "told"."""
    found = found or outlet_told(body)
    return found.called(language) if isinstance(found, Outlet) else found
