"""Statements of Chinese sentences: who says what by which word, and how far his words run on.

A cue opens a statement; its content runs to the next cue, and over the following sentences of the paragraph until
the writer speaks again (`这一表态对美国…`, `事实上，…`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.analyse.statements.chinese.attributions import attributions
from kg.analyse.statements.chinese.clauses import ClauseChain, Uncut, sentences_of
from kg.analyse.statements.chinese.contents import Draft, finished
from kg.analyse.statements.chinese.cues import Cue, Kind, begins, find_cues, words
from kg.analyse.statements.chinese.extents import content_in, question_end
from kg.analyse.statements.chinese.places import Attribution, Scene
from kg.analyse.statements.chinese.returns import FIRST_PERSON, returns
from kg.analyse.statements.chinese.subjects import Subject
from kg.analyse.statements.chinese.text import BRACKETED, QUOTED, VEILS, Reading
from kg.model import Analysis, Article, Span, SpeechAct, Statement

_WORDS = re.compile(rf"[^\W{BRACKETED}]|[{''.join(sorted(VEILS))}]")
_TOLD = re.compile(r"[\u3400-\u9fff]{1,12}(?=[，。,])")
_ANSWERED_WITHIN = 20  # characters after a question
_INSIDE_EACH_OTHER = 3  # statements that may all end with one quotation: 专家说，数据显示：“…”
_FORGOTTEN = 600  # characters after which 他 may be another
_LONGEST_PENDING = 1500  # characters of a speech that nothing marks as one before 我们 does
_COUNT = re.compile(r"[两二三四五六七八九十几数\d](?:个|条|点|项|大|方面|份|步)")  # 三条底线: its points follow


def chinese_statements(article: Article, analysis: Analysis) -> tuple[Statement, ...]:
    """Return the statements of the sentences in Chinese, in order of the text and numbered."""
    if not any(sentence.language == "zh" for sentence in analysis.sentences):
        return ()
    reading = Reading(article, analysis)
    writer = _Drafting(reading)
    cues = find_cues(reading.veiled, frozenset(reading.mention_starts))
    said = frozenset([_clause_end(reading, cue) for cue in cues if Kind.SAY in cue.senses or Kind.URGE in cue.senses])
    starts = [cue.span.start for cue in cues]
    first = last = 0  # the cues of a sentence
    for sentence in sentences_of(reading, said):
        first = bisect_left(starts, sentence.start, last)
        last = bisect_left(starts, sentence.end, first)
        if first < last or writer.listens(sentence):
            writer.read(sentence, cues[first:last])
    return finished(reading, writer.drafts)


def _clause_end(reading: Reading, cue: Cue) -> int:
    """Return where the words end that attribute a quotation before them: with the cue, or whom it tells: 告诉记者."""
    if Kind.SAY in cue.senses or cue.senses[Kind.URGE] is not SpeechAct.STATE:
        return cue.span.end
    told = _TOLD.match(reading.veiled, cue.span.end)
    return told.end() if told else cue.span.end


class _Drafting:
    """Goes through the sentences in order and remembers who is speaking."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.colons = [colon.start() for colon in re.finditer("[：:]", reading.veiled)]
        self.drafts: list[Draft] = []
        self.open: Draft | None = None  # whose content the next sentence may go on with
        self.dormant: Draft | None = None  # the last speech, ended with its paragraph
        self.pending: list[Span] = []  # what belongs to the dormant speech if 我们 shows that it goes on
        self.listing: Draft | None = None  # whose points are being counted: 第一…第二…
        self.named = ""  # who last spoke by name
        self.asked_until = 0  # where the reporter's question ends
        self.paragraph = -1
        self.position = 0

    def listens(self, sentence: Uncut) -> bool:
        """Whether a sentence without a cue may matter: it has a colon, or goes on with what stands before it."""
        if self.open is not None or self.dormant is not None or self.listing is not None:
            return True
        return self.reading.veiled[sentence.start] == QUOTED or self._has_colon(sentence)

    def read(self, sentence: Uncut, cues: Sequence[Cue]) -> None:
        """Take one more sentence."""
        if sentence.stretch.paragraph != self.paragraph:
            self._new_paragraph(sentence.stretch.paragraph)
        self.position = sentence.start
        chain = sentence.cut() if cues or self._has_colon(sentence) else None
        found = self._attributed(chain, cues) if chain else []
        if not found and not self.listens(sentence):
            return
        lead = Span(sentence.start, found[0].start if found else sentence.end)
        if lead.start >= self.asked_until and not (found and self._is_other(found[0])):
            self._continue(sentence, lead, alone=not found)
        if chain and found:
            self._open(chain, found)

    def _has_colon(self, sentence: Uncut) -> bool:
        """Whether a sentence may be a speaker's without a cue: `答：…`, `他连问三遍：“…”`."""
        number = bisect_left(self.colons, sentence.start)
        return number < len(self.colons) and self.colons[number] < sentence.end

    def _attributed(self, chain: ClauseChain, cues: Sequence[Cue]) -> list[Attribution]:
        """Return what attributes speech in a sentence, by who spoke before it."""
        speaking = self.open is not None or self.dormant is not None
        asked = 0 < self.asked_until <= chain.start <= self.asked_until + _ANSWERED_WITHIN
        running = self.open is not None
        return attributions(Scene(self.reading, chain, self._latest(), speaking, asked, running), cues)

    def _is_other(self, attribution: Attribution) -> bool:
        """Whether somebody else speaks now, so that the words before his cue are not the last speaker's."""
        latest = self._latest() if attribution.own else None
        if latest is None:
            return False
        source = attribution.source
        if source is None:
            return True
        passage = self.reading.veiled[source.span.start : source.span.end]
        return passage not in words("pronouns") and passage != self.reading.veiled[latest.span.start : latest.span.end]

    def _latest(self) -> Subject | None:
        """Return who spoke last, unless that is long ago."""
        last = self.drafts[-1] if self.drafts else None
        return last.attribution.source if last and self._is_near(last) else None

    def _is_near(self, draft: Draft) -> bool:
        """Whether the last words of a speech stand not long before."""
        return bool(draft.content) and self.position - draft.content[-1].end <= _FORGOTTEN

    def _new_paragraph(self, paragraph: int) -> None:
        """End the open speech with its paragraph, except in a transcript, or where lines are sentences."""
        before, self.paragraph = self.paragraph, paragraph
        if self.open is None or self.open.attribution.spans_paragraphs:
            return
        if before < 0 or self.reading.are_apart(before, paragraph):
            self.dormant, self.pending, self.open = self.open, [], None

    def _continue(self, sentence: Uncut, lead: Span, *, alone: bool) -> None:
        """Add `lead`, the words of a sentence before its first cue, to the speech that goes on with them."""
        veiled = self.reading.veiled
        if lead.start >= lead.end or not _WORDS.search(veiled, *lead):
            return  # （资料图片）
        if before := self.reading.continued(lead.start):
            for draft in self.drafts[-_INSIDE_EACH_OTHER:]:
                if draft.content[-1:] and draft.content[-1].end == before:
                    draft.content.append(lead)
        elif alone and self.reading.is_quotation(*lead) and self._last_is_quotation() and self._stands_alone(sentence):
            self.drafts[-1].content.append(lead)
        elif speech := self._counting(lead):
            self.listing = speech
            speech.extend(self.reading, lead)
        elif (speech := self.open or self.dormant) and self._is_over(speech, sentence, lead):
            self.open = self.dormant = None
        elif self.open is not None:
            self.open.extend(self.reading, lead)
        elif self.dormant is not None:
            self._wait(self.dormant, lead)

    def _is_over(self, speech: Draft, sentence: Uncut, lead: Span) -> bool:
        """Whether the writer speaks again after a speech; what is written under a speaker's label is his."""
        labelled = speech.attribution.spans_paragraphs
        return returns(self.reading, sentence, lead, self._speaker_of(speech), labelled=labelled)

    def _speaker_of(self, speech: Draft) -> str:
        """Return the name of who speaks, of the last one named where a pronoun stands for him; "" where unknown."""
        source = speech.attribution.source
        passage = self.reading.veiled[source.span.start : source.span.end] if source else ""
        return (self.named or passage) if passage in words("pronouns") else passage

    def _wait(self, speech: Draft, lead: Span) -> None:
        """Keep words after the end of a speech's paragraph until 我们 shows that they are the speaker's."""
        self.pending.append(lead)
        if lead.end - self.pending[0].start > _LONGEST_PENDING:
            self.dormant = None
        elif FIRST_PERSON.search(self.reading.veiled, *lead):
            for span in self.pending:
                speech.extend(self.reading, span)
            self.pending = []

    def _counting(self, lead: Span) -> Draft | None:
        """Return the speech whose points `第一…`, `第二…` the sentence counts."""
        veiled = self.reading.veiled
        if begins("enumerations-first", veiled, lead.start):
            announced = self.dormant and any(_COUNT.search(veiled, *span) for span in self.dormant.content[-1:])
            return self.open or (self.dormant if announced else None)
        if not begins("enumerations", veiled, lead.start):
            return None
        return self.listing if self.listing and self._is_near(self.listing) else self.open

    def _stands_alone(self, sentence: Uncut) -> bool:
        """Whether a quotation is no new speaker's: `“甲。”老李接过话头，“乙。”`, or a question asked in between."""
        if not sentence.opens:
            return True
        ends = self.reading.article.paragraphs[sentence.stretch.paragraph].end <= sentence.end + 1
        return ends and self.reading.article.text[sentence.end - 2] not in "？?"

    def _last_is_quotation(self) -> bool:
        """Whether the last speech is a quotation that ended not long before."""
        last = self.drafts[-1] if self.drafts else None
        return last is not None and self._is_near(last) and self.reading.is_quotation(*last.content[-1])

    def _open(self, chain: ClauseChain, found: list[Attribution]) -> None:
        """Start a statement for every attribution of a sentence."""
        for number, attribution in enumerate(found):
            if attribution.act is SpeechAct.ASK and not attribution.closed:
                self.asked_until = question_end(self.reading, chain, attribution.content_start)
            if source := attribution.source:
                passage = self.reading.veiled[source.span.start : source.span.end]
                self.named = self.named if passage in words("pronouns") else passage
            content = content_in(self.reading, chain, found, number, self.asked_until)
            self.drafts.append(Draft(attribution, content))
        self.open = self.drafts[-1] if self._can_go_on(self.drafts[-1]) else None
        if any(attribution.own for attribution in found):
            self.dormant = None

    def _can_go_on(self, draft: Draft) -> bool:
        """Whether the next sentence may still be this speech: not after a quotation, a thought or a wish."""
        attribution = draft.attribution
        if attribution.closed or attribution.lead or attribution.act is SpeechAct.ASK or not draft.content:
            return False
        tells = attribution.kind is Kind.URGE and attribution.act is SpeechAct.STATE  # 告诉对方
        if not attribution.runs_on or not (tells or attribution.kind in (Kind.SAY, Kind.REPORT, Kind.DOCUMENT)):
            return False
        return not self.reading.is_quotation(*draft.content[-1])
