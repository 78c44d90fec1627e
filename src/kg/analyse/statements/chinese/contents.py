"""The finished content of a Chinese statement: its passages without stops and outer quotation marks, its form."""

from __future__ import annotations

from collections.abc import Iterator

from kg.analyse.statements.chinese.text import Reading
from kg.model import Form, Span

EDGES = "，。；：、,.;: \t\n\u3000—"


def passages(reading: Reading, span: Span) -> Iterator[Span]:
    """Yield a passage of content without stops at its ends; of quotations, what is inside the marks."""
    trimmed = _trim(reading.article.text, span)
    if reading.is_quotation(*trimmed):
        for quote in reading.quotes_in(*trimmed):
            inner = _trim(reading.article.text, Span(quote.start + 1, quote.end - 1))
            if inner.start < inner.end:
                yield inner
    elif trimmed.start < trimmed.end:
        yield trimmed


def form_of(reading: Reading, content: list[Span]) -> Form:
    """Return how the content is reported: in quotation marks wholly, in part or not at all."""
    if not any(reading.quotes_in(*span) for span in content):
        return Form.INDIRECT
    quoted = all(reading.is_quotation(*_trim(reading.article.text, span)) for span in content)
    return Form.DIRECT if quoted else Form.MIXED


def _trim(text: str, span: Span) -> Span:
    """Return `span` without stops at its ends; an exclamation or question mark stays."""
    start, end = span
    while start < end and text[start] in EDGES:
        start += 1
    while start < end and text[end - 1] in EDGES:
        end -= 1
    if start < end < len(text) and text[end] in "！？!?" and text[end - 1] not in "！？!?":
        end += 1
    return Span(start, end)
