"""A finding: one attribution as the grammar reads it, before it becomes a statement of the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.analyse.statements.english.contents import form_of, spans_of
from kg.analyse.statements.english.cues import Cue
from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.sources import source_span
from kg.analyse.statements.english.words import Reading, Word, closed_class
from kg.model import Relay, Span, SpeechAct, Statement


class Finding(NamedTuple):
    """Source, cue and content as runs of words; `clause` is the first word of the whole attribution."""

    source: Phrase | None
    cue: Phrase
    parts: tuple[Phrase, ...]
    act: SpeechAct
    clause: int
    end: int  # the word at which reading goes on
    hearer: Phrase | None = None
    relays: tuple[Relay, ...] = ()
    lexeme: Cue | None = None  # of a verb
    kind: str = "none"  # of complement, as in the lexicon's `takes`
    relative: bool = False  # stands in a relative clause
    named: Span | None = None  # the source where it is only a part of a word: "Trump's claim"

    @property
    def saying(self) -> bool:
        """Whether the cue is a verb that takes a clause, and has no noun phrase instead."""
        return self.lexeme is not None and self.lexeme.saying and self.kind not in ("noun", "as", "found")

    @property
    def is_plain(self) -> bool:
        """Whether the cue is a plain verb of speech, as an outlet uses of those it quotes."""
        return self.saying and self.act is not SpeechAct.BELIEVE and self.lexeme is not None and not self.lexeme.agent


class Context(NamedTuple):
    """Where reading stands: nothing left of `low` belongs to the attribution; `last` is the finding before."""

    low: int
    sentence: int
    last: Finding | None

    @property
    def speaker(self) -> Phrase | None:
        """Who spoke last in this sentence."""
        return self.last.source if self.last is not None else None


def to_statement(reading: Reading, finding: Finding) -> Statement:
    """Return the statement that a finding stands for; it is numbered later."""
    words = reading.words
    source = finding.named
    if source is None and finding.source is not None:
        source = source_span(words, finding.source)
    return Statement(
        id="",
        source=source,
        cue=Span(words[_cue_start(words, finding)].start, words[finding.cue.end - 1].end),
        content=spans_of(reading, finding.parts),
        form=form_of(reading, finding.parts),
        act=finding.act,
        addressee_at=source_span(words, finding.hearer) if finding.hearer else None,
        relays=finding.relays,
    )


def _cue_start(words: Sequence[Word], finding: Finding) -> int:
    """Return where a verb begins with its auxiliary: "has said", "have been urging"."""
    start = finding.cue.start
    if finding.lexeme is None or start == 0:
        return start
    before = words[start - 1].low
    if finding.lexeme.form == "ing":
        if before not in closed_class("forms-of-be"):
            return start
        start -= 1
        before = words[start - 1].low if start > 0 and before == "been" else ""
    return start - 1 if before in closed_class("forms-of-have") else start
