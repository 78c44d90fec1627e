"""An HTML page to an article: its text and what its head says, by trafilatura; offsets count in that text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model import Article
from kg.read.decode import UnreadableError
from kg.read.plain import to_article

_PAGE = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TIME = re.compile(
    r"(?:article:published_time|datePublished|pubdate|parsely-pub-date|publishdate|date\.issued)[\"']?"
    r"(?:\s+content=|\s*:)\s*[\"'](?P<time>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)",
    re.IGNORECASE,
)
# left alone, the library takes today as the latest date, and the same page could read otherwise tomorrow
_DATES = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1990-01-01",
    "max_date": "2100-01-01",
}
_METADATA = {
    "title": "title",
    "author": "author",
    "url": "url",
    "published": "date",
    "outlet": "sitename",
    "language": "language",
}


def is_html(text: str) -> bool:
    """Whether `text` is a whole HTML page."""
    return bool(_PAGE.match(text[:5000]))


def read_html(name: str, page: str, *, file: str | None = None, known: Mapping[str, str] | None = None) -> Article:
    """Read the article of an HTML page.

    Args:
        name: what the article is called, such as its file's name.
        page: the page as it was served.
        file: where it came from; `name` where not given.
        known: fields known from elsewhere; they win over the page's head.

    Raises:
        UnreadableError: the page holds no text.
    """
    import trafilatura  # noqa: PLC0415 (heavy, and only HTML needs it)

    page = page.replace("\0", "\ufffd")
    try:
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=_DATES
        )
        text = getattr(found, "text", None) or trafilatura.html2txt(page)
    except (ValueError, RecursionError, AssertionError) as error:
        raise UnreadableError("is HTML too broken to read: save the page again, or give its text") from error
    if not text.strip():
        raise UnreadableError("is HTML without text: save the page as the browser shows it, or give its text")
    fields = _metadata(page, found) | {key: value for key, value in (known or {}).items() if value}
    return to_article(name, text, file=file, known=fields)


def _metadata(page: str, found: object) -> dict[str, str]:
    """What the head of the page says, as the fields of an article."""
    values = {field: getattr(found, name, None) for field, name in _METADATA.items()}
    time = _TIME.search(page)
    if time:
        values["published"] = time["time"]
    return {field: value.strip() for field, value in values.items() if isinstance(value, str) and value.strip()}
