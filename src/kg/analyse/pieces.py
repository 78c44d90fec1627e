"""Sentences of a length that rules can work on: an endless one is read in pieces, so that no text takes for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Analysis, Sentence, Span

_LONGEST = 800  # characters; the sentences of newspapers stay far below


def pieces(analysis: Analysis) -> Iterator[Sentence]:
    """Yield the sentences, those that never end cut at a space."""
    for sentence in analysis.sentences:
        if sentence.span.end - sentence.span.start <= _LONGEST:
            yield sentence
        else:
            yield from _cut(analysis.folded, sentence)


def _cut(folded: str, sentence: Sentence) -> Iterator[Sentence]:
    at = sentence.span.start
    while at < sentence.span.end:
        stop = min(at + _LONGEST, sentence.span.end)
        space = folded.rfind(" ", at + 1, stop)
        if stop < sentence.span.end and space > at:
            stop = space
        yield replace(sentence, span=Span(at, stop))
        at = stop
