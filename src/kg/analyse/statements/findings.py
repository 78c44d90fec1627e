"""A finding: one attribution as the grammar reads it, before it becomes a statement of the article."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyse.statements.contents import Reading, form_of, spans_of
from kg.analyse.statements.phrases import Phrase, source_span
from kg.model import Relay, SpeechAct, Span, Statement


@dataclass(frozen=True, slots=True)
class Finding:
    """Source, cue and content as runs of words; `clause` is the first word of the whole attribution."""

    source: Phrase | None
    cue: Phrase
    parts: tuple[Phrase, ...]
    act: SpeechAct
    clause: int
    end: int  # the word at which reading goes on
    hearer: Phrase | None = None
    relays: tuple[Relay, ...] = ()
    saying: bool = False
    core: bool = False  # a plain verb of speech, as an outlet uses of those it quotes
    relative: bool = False  # stands in a relative clause
    named: Span | None = None  # the source where it is part of a word or of another phrase ("Trump's claim")


def to_statement(reading: Reading, finding: Finding) -> Statement:
    """Return the statement that a finding stands for; it is numbered later."""
    words = reading.words
    source = finding.named
    if source is None and finding.source is not None:
        source = source_span(words, finding.source)
    return Statement(
        id="",
        source=source,
        cue=Span(words[finding.cue.start].start, words[finding.cue.end - 1].end),
        content=spans_of(reading, finding.parts),
        form=form_of(reading, finding.parts),
        act=finding.act,
        addressee_at=source_span(words, finding.hearer) if finding.hearer else None,
        relays=finding.relays,
    )
