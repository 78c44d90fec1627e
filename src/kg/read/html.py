"""An HTML page to an article: its text and what its head says, by trafilatura; offsets count in that text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model import Article
from kg.read.decode import Unreadable
from kg.read.plain import to_article

_PAGE = re.compile(r"[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TIME = re.compile(
    r"(?:article:published_time|datePublished|pubdate|parsely-pub-date|publishdate|date\.issued)[\"']?"
    r"(?:\s+content=|\s*:)\s*[\"'](?P<time>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)",
    re.IGNORECASE,
)
# fixed bounds: left alone, the library takes today's date as the latest, and the same page could read otherwise tomorrow
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2100-01-01"}


def is_html(text: str) -> bool:
    """Whether `text` is a whole HTML page."""
    return bool(_PAGE.match(text[:5000]))


def read_html(
    name: str, page: str, *, file: str | None = None, known: Mapping[str, str] | None = None
) -> Article:
    """Read the article of an HTML page.

    Raises:
        Unreadable: the page holds no text.
    """
    import trafilatura  # noqa: PLC0415 (heavy, and only HTML needs it)

    try:
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=_DATES
        )
        text = (found.text if found else "") or trafilatura.html2txt(page)
    except (ValueError, RecursionError, AssertionError) as error:
        raise Unreadable("is HTML too broken to read: save the page again, or give its text") from error
    if not text.strip():
        raise Unreadable("is HTML without any text to read: save the page as the browser shows it, or give its text")
    fields = _metadata(page, found) | {key: value for key, value in (known or {}).items() if value}
    return to_article(name, text, file=file, known=fields)


def _metadata(page: str, found: object) -> dict[str, str]:
    """What the head of the page says, as the fields of an article."""
    time = _TIME.search(page)
    names = {"title": "title", "author": "author", "url": "url", "published": "date", "outlet": "sitename", "language": "language"}
    values = {field: getattr(found, name, None) for field, name in names.items()}
    if time:
        values["published"] = time["time"]
    return {field: value.strip() for field, value in values.items() if isinstance(value, str) and value.strip()}
