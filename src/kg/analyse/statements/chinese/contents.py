"""The finished content of a Chinese statement: its passages without stops and outer quotation marks, its form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.analyse.statements.chinese.places import Attribution
from kg.analyse.statements.chinese.text import Reading
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
    trimmed = [_trim(reading.veiled, span) for span in draft.content]  # a stop inside a quotation is no edge
    content = tuple(part for span in trimmed for part in _passages(reading, span))
    if not content:
        return None
    source, cue = draft.attribution.source, draft.attribution.cue
    return Statement(
        "",
        source.span if source else None,
        cue,
        content,
        _form_of(reading, trimmed),
        draft.attribution.act,
        addressee_at=draft.attribution.addressee,
        relays=draft.attribution.relays,
    )


def _passages(reading: Reading, span: Span) -> Iterator[Span]:
    """Yield a trimmed passage of content; of quotations, what is inside the marks."""
    if reading.is_quotation(*span):
        for quote in reading.quotes_in(*span):
            inner = _trim(reading.article.text, reading.inside(quote))
            if inner.start < inner.end:
                yield inner
    elif span.start < span.end:
        yield _trim(reading.article.text, span)


def _form_of(reading: Reading, content: list[Span]) -> Form:
    """Return how the content is reported: in quotation marks wholly, in part or not at all."""
    if not any(reading.quotes_in(*span) for span in content):
        return Form.INDIRECT
    return Form.DIRECT if all(reading.is_quotation(*span) for span in content) else Form.MIXED


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
