"""Statements of Chinese sentences: who says what by which word, and how far his words run on.

A cue opens a statement; its content runs to the next cue, and over the following sentences of the paragraph until
the writer speaks again (`这一表态对美国…`, `事实上，…`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.analyse.statements.chinese.attributions import attributions
from kg.analyse.statements.chinese.contents import EDGES, form_of, passages
from kg.analyse.statements.chinese.cues import Cue, Kind, endings, find_cues, words
from kg.analyse.statements.chinese.places import Attribution
from kg.analyse.statements.chinese.returns import narrates, own_end
from kg.analyse.statements.chinese.sources import Subject, is_adverbial, subject_of
from kg.analyse.statements.chinese.text import ClauseChain, Reading, chains
from kg.model import Analysis, Article, Span, SpeechAct, Statement

_FORGOTTEN = 600  # characters after which 他 may be another
_LONGEST_QUESTION = 3000
_LONGEST_PENDING = 1500  # characters of a speech that nothing marks as one before 我们 does
# 我们正告日方 is the speaker's, 我们不妨看看 the writer's
_FIRST_PERSON = re.compile("我们(?!可以看|不妨|看|能看|都?知道|发现|再|来|注意到|回顾|不难|有理由|也看|应该看)|我方")
_COUNT = re.compile(r"[两二三四五六七八九十几数\d](?:个|条|点|项|大|方面|份|步)")  # 三条底线: its points follow


@dataclass
class _Draft:
    """A statement whose content is still growing."""

    attribution: Attribution
    content: list[Span] = field(default_factory=list)


def chinese_statements(article: Article, analysis: Analysis) -> tuple[Statement, ...]:
    """Return the statements of the sentences in Chinese, in order of the text."""
    if not any(sentence.language == "zh" for sentence in analysis.sentences):
        return ()
    reading = Reading(article, analysis)
    writer = _Drafting(reading)
    cues = find_cues(reading.veiled)
    starts = [cue.span.start for cue in cues]
    for chain in chains(reading, frozenset(cue.span.end for cue in cues if Kind.SAY in cue.senses)):
        writer.read(chain, cues[bisect_left(starts, chain.start) : bisect_left(starts, chain.end)])
    return tuple(statement for draft in writer.drafts if (statement := _statement(reading, draft)))


class _Drafting:
    """Goes through the sentences in order and remembers who is speaking."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.drafts: list[_Draft] = []
        self.open: _Draft | None = None  # whose content the next sentence may go on with
        self.dormant: _Draft | None = None  # the last speech, ended with its paragraph
        self.pending: list[Span] = []  # what belongs to the dormant speech if 我们 shows that it goes on
        self.listing: _Draft | None = None  # whose points are being counted: 第一…第二…
        self.asked_until = 0  # where the reporter's question ends
        self.paragraph = -1
        self.position = 0

    def read(self, chain: ClauseChain, cues: tuple[Cue, ...]) -> None:
        """Take one more sentence."""
        if chain.paragraph != self.paragraph:
            self._new_paragraph(chain)
        self.position = chain.start
        speaking = self.open is not None or self.dormant is not None
        found = attributions(self.reading, chain, cues, self._latest(), speaking=speaking)
        lead = Span(chain.start, found[0].start if found else chain.end)
        if lead.start >= self.asked_until and not (found and self._is_other(found[0])):
            self._continue(chain, lead, alone=not found)
        if found:
            self._open(chain, found)

    def _is_other(self, attribution: Attribution) -> bool:
        """Whether somebody else speaks now, so that the words before his cue are not the last speaker's."""
        source, latest = attribution.source, self._latest()
        if not attribution.own or latest is None:
            return False
        if source is None:
            return True
        passage = self.reading.veiled[source.span.start : source.span.end]
        return passage not in words("pronouns") and passage != self.reading.veiled[latest.span.start : latest.span.end]

    def _latest(self) -> Subject | None:
        """Return who spoke last, unless that is long ago."""
        last = self.drafts[-1] if self.drafts else None
        return last.attribution.source if last and self._is_near(last) else None

    def _is_near(self, draft: _Draft) -> bool:
        """Whether the last words of a speech stand not long before."""
        return bool(draft.content) and self.position - draft.content[-1].end <= _FORGOTTEN

    def _new_paragraph(self, chain: ClauseChain) -> None:
        """End the open speech with its paragraph, except in a transcript, or where lines are sentences."""
        apart = self.paragraph < 0 or self.reading.are_apart(self.paragraph, chain.paragraph)
        self.paragraph = chain.paragraph
        if self.open is None or not apart or self.open.attribution.spans_paragraphs:
            return
        self.dormant, self.pending, self.open = self.open, [], None

    def _continue(self, chain: ClauseChain, lead: Span, *, alone: bool) -> None:
        """Add `lead`, the words of a sentence before its first cue, to the speech that goes on with them."""
        veiled = self.reading.veiled
        if not veiled[lead.start : lead.end].strip(EDGES):
            return
        if alone and self.reading.is_quotation(*lead) and self._last_is_quotation():
            self.drafts[-1].content.append(lead)
        elif speech := self._counting(lead):
            self.listing = speech
            self._extend(speech, lead)
        elif self._returns(chain, lead):
            self.open = self.dormant = None
        elif self.open is not None:
            self._extend(self.open, lead)
        elif self.dormant is not None:
            self._wait(self.dormant, lead)

    def _wait(self, speech: _Draft, lead: Span) -> None:
        """Keep words after the end of a speech's paragraph until 我们 shows that they are the speaker's."""
        self.pending.append(lead)
        if lead.end - self.pending[0].start > _LONGEST_PENDING:
            self.dormant = None
        elif _FIRST_PERSON.search(self.reading.veiled, *lead):
            for span in self.pending:
                self._extend(speech, span)
            self.pending = []

    def _counting(self, lead: Span) -> _Draft | None:
        """Return the speech whose points `第一…`, `第二…` the sentence counts."""
        veiled = self.reading.veiled
        if veiled.startswith(endings("enumerations-first"), lead.start):
            announced = self.dormant and any(_COUNT.search(veiled, *span) for span in self.dormant.content[-1:])
            return self.open or (self.dormant if announced else None)
        counted = veiled.startswith(endings("enumerations"), lead.start)
        if not counted:
            return None
        return self.listing if self.listing and self._is_near(self.listing) else self.open

    def _last_is_quotation(self) -> bool:
        """Whether the last speech is a quotation that ended not long before."""
        last = self.drafts[-1] if self.drafts else None
        return last is not None and self._is_near(last) and self.reading.is_quotation(*last.content[-1])

    def _extend(self, draft: _Draft, span: Span) -> None:
        """Add a passage; what only a stop parts from the last one is one with it."""
        last = draft.content[-1] if draft.content else None
        if last and not self.reading.veiled[last.end : span.start].strip(EDGES + "！？!?…”’」』"):
            gap = self.reading.article.text[last.end : span.start]
            if "\n\n" not in gap:
                draft.content[-1] = Span(last.start, span.end)
                return
        draft.content.append(span)

    def _returns(self, chain: ClauseChain, lead: Span) -> bool:
        """Whether the writer speaks again."""
        veiled, speech = self.reading.veiled, self.open or self.dormant
        if speech is None:
            return False
        if veiled.startswith(endings("returns-opening"), lead.start):
            return True
        if narrates(veiled, lead):
            return True
        passage = veiled[lead.start : lead.end]
        if any(word in passage for word in endings("returns-anywhere")):
            return True
        if speech.attribution.source is None:
            return False
        subject = self._subject(chain)
        if subject is None:
            return False
        text = veiled[subject.span.start : subject.span.end]
        said = speech.attribution.source.span
        return text in ("他", "她") or text == veiled[said.start : said.end]

    def _subject(self, chain: ClauseChain) -> Subject | None:
        """Return the subject of a sentence, that of its second clause where the first sets the scene."""
        for clause in chain.clauses[:2]:
            if subject := subject_of(self.reading, clause.start, clause.end):
                return subject
            if not is_adverbial(self.reading, clause.start, clause.end):
                return None
        return None

    def _open(self, chain: ClauseChain, found: list[Attribution]) -> None:
        """Start a statement for every attribution of a sentence."""
        for number, attribution in enumerate(found):
            end = self._content_end(chain, found, number)
            draft = _Draft(attribution)
            draft.content = list(self._content(chain, attribution, end))
            self.drafts.append(draft)
        self.open = self.drafts[-1] if self._can_go_on(self.drafts[-1]) else None
        if any(attribution.own for attribution in found):
            self.dormant = None

    def _content_end(self, chain: ClauseChain, found: list[Attribution], number: int) -> int:
        """Return where the next cue's words begin; another's speech at the very start is inside the content."""
        here = found[number]
        if number + 1 == len(found) or found[number + 1].start <= here.content_start:
            return chain.end
        return found[number + 1].start

    def _content(self, chain: ClauseChain, attribution: Attribution, end: int) -> Iterator[Span]:
        if attribution.lead:
            yield attribution.lead
        yield from attribution.content or ()
        if attribution.closed or attribution.content_start >= end:
            return
        start = attribution.content_start
        first = chain.clauses[chain.clause_at(start)]
        if attribution.act is SpeechAct.ASK:
            self.asked_until = self._question_end(chain, start)
            end = max(end, self.asked_until)
        before = self.reading.veiled[max(0, start - 2) : start].rstrip()
        if before[-1:] in ("：", ":") and first.start == start and self.reading.is_quotation(start, first.end):
            end = first.end
            for clause in chain.clauses[chain.clause_at(start) + 1 :]:
                if not self.reading.is_quotation(clause.start, clause.end):
                    break
                end = clause.end
        asked = attribution.act is not SpeechAct.ASK and start < self.asked_until
        yield Span(start, own_end(self.reading, chain, Span(start, end), asked=asked))

    def _question_end(self, chain: ClauseChain, start: int) -> int:
        """Return where the last question mark of the paragraph stands: a reporter's question may quote others."""
        end = min(self.reading.article.paragraphs[chain.paragraph].end, start + _LONGEST_QUESTION)
        return max(self.reading.veiled.rfind(mark, start, end) for mark in "？?")

    def _can_go_on(self, draft: _Draft) -> bool:
        """Whether the next sentence may still be this speech: not after a quotation, a thought or a wish."""
        attribution = draft.attribution
        if attribution.closed or attribution.act is SpeechAct.ASK or not draft.content:
            return False
        if not attribution.runs_on or attribution.kind not in (Kind.SAY, Kind.REPORT, Kind.DOCUMENT):
            return False
        return not self.reading.is_quotation(*draft.content[-1])


def _statement(reading: Reading, draft: _Draft) -> Statement | None:
    """Return the finished statement; None where no content is left."""
    content = tuple(part for span in draft.content for part in passages(reading, span))
    if not content:
        return None
    attribution = draft.attribution
    return Statement(
        id="",
        source=attribution.source.span if attribution.source else None,
        cue=attribution.cue,
        content=content,
        form=form_of(reading, draft.content),
        act=attribution.act,
        addressee_at=attribution.addressee,
        relays=attribution.relays,
    )
