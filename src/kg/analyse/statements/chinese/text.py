"""A Chinese article as its grammar of speech is read: sentences of clauses, with the quotations closed.

What stands in quotation marks or brackets is veiled, so that a comma or a cue inside a quotation is nobody's:
`X说：“甲，乙。”` has two clauses, `X说` and the quotation. A stop just inside a closing mark ends the clause there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.analyse.references.cast import cast_of
from kg.model import ActorType, Analysis, Article, Mention, Span

QUOTED, BRACKETED, FINAL_CLOSE, COMMA_CLOSE = "\ue000", "\ue001", "\ue002", "\ue003"
_SPACES = frozenset(" \t\u3000\u00a0\n\r")
_SENTENCE_ENDS = frozenset("。！？!?…." + FINAL_CLOSE)
_CLOSES = (FINAL_CLOSE, COMMA_CLOSE)
_CLOSER_OF = {"“": "”", "「": "」", "『": "』"}
OPENING, CLOSING = frozenset("“‘「『\"'＂«‹„"), frozenset("”’」』\"'＂»›")
_LONGEST_QUOTATION = 1200  # characters in which it must be closed
# 笑著说: traditional texts write 着 so, and 著 in 著名 as simplified ones do
_PARTICLE = re.compile("著(?<![原专名显论巨编遗土合译卓昭]著)(?![作名称者述有])")
_WRAPPED = re.compile(r"(?<=[^\n]{25})\n(?=\S)")  # lines of one length, broken in the middle of a word
_FINAL, _COMMAS = tuple("。！？!?…"), tuple("，,；;")
VEILS = frozenset((QUOTED, FINAL_CLOSE, COMMA_CLOSE))
VEILED = re.compile(f"[{QUOTED}{FINAL_CLOSE}{COMMA_CLOSE}]")
_VEIL = re.compile(f"[{QUOTED}{FINAL_CLOSE}{COMMA_CLOSE}]+(?:、[{QUOTED}{FINAL_CLOSE}{COMMA_CLOSE}]+)*")
_BRACKETS = re.compile(r"[（(【〔](?:(?<=[（(])[^（）()\n]{0,60}[）)]|(?<=[【〔])[^【】〔〕\n]{0,60}[】〕])")


@dataclass(frozen=True)
class Reading:
    """An article's text for look-up, its quotations veiled, and the names found in it."""

    article: Article
    analysis: Analysis

    @cached_property
    def veiled(self) -> str:
        """The folded text; outermost quotations, brackets and breaks of wrapped lines are filled with placeholders."""
        folded = _BRACKETS.sub(lambda bracket: BRACKETED * len(bracket[0]), self.analysis.folded)
        if any(folded.find("\n", *paragraph) >= 0 for paragraph in self.article.paragraphs):
            folded = _WRAPPED.sub(BRACKETED, folded)
        if "著" in folded:
            folded = _PARTICLE.sub("着", folded)
        parts, at = [], 0
        for start, end in self.quotes:
            parts += [folded[at:start], QUOTED * (end - start - 1), self._closing(start, end)]
            at = end
        return "".join(parts) + folded[at:]

    def _closing(self, start: int, end: int) -> str:
        """What stands for a closing mark: a stop just inside it ends the clause, or the sentence."""
        last = self.analysis.folded[end - 2] if end - start > 2 else ""
        return FINAL_CLOSE if last in _FINAL else COMMA_CLOSE if last in _COMMAS else QUOTED

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """The outermost quotations, with their marks; one that runs over paragraphs has a part in each."""
        text = self.article.text
        found: list[Span] = []
        for span in sorted(quote.span for quote in self.analysis.quotes if quote.depth == 0):
            if found and span.start < found[-1].end:
                continue  # inside one that runs over paragraphs
            found.append(span)
            if text[span.end - 1] not in CLOSING and text[span.start] in _CLOSER_OF:
                found += self._continued(span)
        return tuple(found)

    def _continued(self, opened: Span) -> list[Span]:
        """The parts in later paragraphs of a quotation whose mark is closed there, and not opened again before."""
        opening = self.article.text[opened.start]
        mark = re.compile(f"[{opening}{_CLOSER_OF[opening]}]").search(
            self.article.text, opened.end, opened.end + _LONGEST_QUOTATION
        )
        if mark is None or mark[0] == opening:
            return []
        end, paragraphs = mark.end(), self.article.paragraphs
        low, high = bisect_left(paragraphs, (opened.end, 0)), bisect_left(paragraphs, (end, 0))
        return [Span(part.start, min(part.end, end)) for part in paragraphs[low:high]]

    def continued(self, start: int) -> int:
        """Return where the part ends that a quotation over paragraphs goes on from at `start`; 0 where none does."""
        number = bisect_left(self.quotes, (start, 0))
        if not 0 < number < len(self.quotes) or self.quotes[number].start != start:
            return 0
        before = self.quotes[number - 1]
        runs_on = self.article.text[start] not in OPENING and self.article.text[before.end - 1] not in CLOSING
        return before.end if runs_on else 0

    def inside(self, quotation: Span) -> Span:
        """Return a quotation without its marks, of which it may lack one."""
        text = self.article.text
        start, end = quotation
        return Span(start + (text[start] in OPENING), end - (text[end - 1] in CLOSING))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All names outside quotations and brackets, in order of the text: 鲁比奥 and not (Rubio)."""
        names, veiled, veils = cast_of(self.analysis).mentions, self.veiled, QUOTED + BRACKETED
        return tuple([name for name in names if veiled[name.span.start] not in veils])

    @cached_property
    def mention_starts(self) -> list[int]:
        """Where those names begin."""
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def actor_types(self) -> dict[str, ActorType]:
        """What kind of thing each actor is."""
        return {actor.id: actor.type for actor in self.analysis.actors}

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """Return the names that lie wholly inside `start`…`end`."""
        low = bisect_left(self.mention_starts, start)
        high = bisect_left(self.mention_starts, end, low)
        if high > low and self.mentions[high - 1].span.end > end:
            high -= 1
        return self.mentions[low:high]

    @cached_property
    def _has_blank_lines(self) -> bool:
        return any(self._breaks_before(number) > 1 for number in range(1, len(self.article.paragraphs)))

    def _breaks_before(self, number: int) -> int:
        """Return how many line breaks stand before a paragraph."""
        before, here = self.article.paragraphs[number - 1 : number + 1]
        return self.article.text.count("\n", before.end, here.start)

    def are_apart(self, before: int, here: int) -> bool:
        """Whether two paragraphs are so in truth: where blank lines part paragraphs, single breaks part sentences."""
        return here != before + 1 or not self._has_blank_lines or self._breaks_before(here) > 1

    def quotes_in(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the outermost quotations that lie wholly inside `start`…`end`."""
        low, high = bisect_left(self.quotes, (start, 0)), bisect_left(self.quotes, (end, 0))
        return tuple(quote for quote in self.quotes[low:high] if quote.end <= end)

    def is_quotation(self, start: int, end: int) -> bool:
        """Whether `start`…`end` is nothing but quotations."""
        if start >= end or self.veiled[start] not in VEILS:
            return False
        return _VEIL.fullmatch(self.veiled, start, end) is not None
