"""The finished content of a Chinese statement: its passages without stops and outer quotation marks, its form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.analyse.statements.chinese.places import Attribution
from kg.analyse.statements.chinese.text import QUOTED, VEILED, VEILS, Reading
from kg.model import Form, Span, Statement

EDGES = "，。；：、,.;: \t\n\u3000—*＊◆■▲●★"
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


class Content(NamedTuple):
    """The words of a statement as they are reported."""

    passages: tuple[Span, ...]
    form: Form


def finished(reading: Reading, drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    """Return the statements of the drafts that have any content, in order of the text and numbered."""
    found = [(draft.attribution, content) for draft in drafts if (content := _content(reading, draft))]
    found.sort(key=_position)
    return tuple([_statement(number, *told) for number, told in enumerate(found, 1)])


def _position(told: tuple[Attribution, Content]) -> tuple[int, int]:
    """Where a statement stands in the text, for ordering."""
    attribution, (passages, _) = told
    first = passages[0].start if len(passages) == 1 else min(passages).start
    cue, source = attribution.cue, attribution.source
    if cue and cue.start < first:
        first = cue.start
    if source and source.span.start < first:
        first = source.span.start
    return first, passages[-1].start


def _statement(number: int, attribution: Attribution, content: Content) -> Statement:
    source = attribution.source
    return Statement(
        f"s{number}",
        source.span if source else None,
        attribution.cue,
        content.passages,
        content.form,
        attribution.act,
        addressee_at=attribution.addressee,
        relays=attribution.relays,
    )


def _content(reading: Reading, draft: Draft) -> Content | None:
    """Return the finished content of a draft; None where none is left."""
    veiled = reading.veiled
    if len(draft.content) == 1:
        span = _trim(veiled, draft.content[0])
        if span.start < span.end and not VEILED.search(veiled, *span):
            return Content((span,), Form.INDIRECT)
    passages: list[Span] = []
    quoted, whole = False, True  # whether something is in quotation marks, and whether all of it is
    for passage in draft.content:
        start, end = span = _trim(veiled, passage)  # a stop inside a quotation is no edge
        if start >= end:
            continue
        if veiled[start] in VEILS and reading.is_quotation(start, end):
            quoted = True
            passages += _inside_marks(reading, span)
        else:
            whole = False
            quoted = quoted or bool(reading.quotes_in(start, end))
            passages.append(_trim(reading.article.text, span) if veiled[end - 1] == QUOTED else span)
    if not passages:
        return None
    return Content(tuple(passages), Form.INDIRECT if not quoted else Form.DIRECT if whole else Form.MIXED)


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
    return span if (start, end) == span else Span(start, end)
