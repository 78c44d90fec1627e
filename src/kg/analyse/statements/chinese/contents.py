"""The finished content of a Chinese statement: its passages without stops and outer quotation marks, its form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.analyse.statements.chinese.places import Attribution
from kg.analyse.statements.chinese.text import QUOTED, Reading
from kg.model import Form, Span, Statement

EDGES = "，。；：、,.;: \t\n\u3000—"
_STRONG = "！？!?"


@dataclass(slots=True)
class Draft:
    """A statement whose content is still growing."""

    attribution: Attribution
    content: list[Span] = field(default_factory=list)

    def extend(self, reading: Reading, span: Span) -> None:
        """Add a passage; what only a stop parts from the last one is one with it."""
        last = self.content[-1] if self.content else None
        if last and not reading.veiled[last.end : span.start].strip(EDGES + _STRONG + "…”’」』"):
            gap = reading.article.text[last.end : span.start]
            if "\n\n" not in gap:
                self.content[-1] = Span(last.start, span.end)
                return
        self.content.append(span)


def finished(reading: Reading, draft: Draft) -> Statement | None:
    """Return the finished statement; None where no content is left."""
    content: list[Span] = []
    quoted, whole = False, True  # whether something is in quotation marks, and whether all of it is
    for passage in draft.content:
        span = _trim(reading.veiled, passage)  # a stop inside a quotation is no edge
        if reading.is_quotation(*span):
            quoted = True
            content += _inside_marks(reading, span)
        elif span.start < span.end:
            whole = False
            quoted = quoted or bool(reading.quotes_in(*span))
            content.append(_trim(reading.article.text, span) if reading.veiled[span.end - 1] == QUOTED else span)
    if not content:
        return None
    form = Form.INDIRECT if not quoted else Form.DIRECT if whole else Form.MIXED
    attribution = draft.attribution
    return Statement(
        "",
        attribution.source.span if attribution.source else None,
        attribution.cue,
        tuple(content),
        form,
        attribution.act,
        addressee_at=attribution.addressee,
        relays=attribution.relays,
    )


def _inside_marks(reading: Reading, span: Span) -> Iterator[Span]:
    """Yield what is inside the marks of the quotations that `span` consists of."""
    for quote in reading.quotes_in(*span):
        inner = _trim(reading.article.text, reading.inside(quote))
        if inner.start < inner.end:
            yield inner


def _trim(text: str, span: Span) -> Span:
    """Return `span` without stops at its ends; an exclamation or question mark stays."""
    start, end = span
    while start < end and text[start] in EDGES:
        start += 1
    while start < end and text[end - 1] in EDGES:
        end -= 1
    if start < end < len(text) and text[end] in _STRONG and text[end - 1] not in _STRONG:
        end += 1
    return Span(start, end)
