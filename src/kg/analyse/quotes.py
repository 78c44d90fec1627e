"""Which passages stand in quotation marks, and which of those inside others.

Straight, curly, single, corner and angle marks; 《》 are titles and no quotation. An unbalanced mark is repaired
inside its paragraph, never across it, except that a paragraph opening with a mark may continue a quotation the one
before left open (the English convention for long quotations).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.model import Analysis, Article, Quote, Span

_CLOSER_OF = {"“": "”", "„": "”", "‘": "’", "「": "」", "『": "』", "«": "»", "‹": "›", '"': '"', "＂": "＂", "'": "'"}
_OPENER_OF = {"”": "“„", "’": "‘", "」": "「", "』": "『", "»": "«", "›": "‹"}
# '' and `` are one mark, a lone ` is none; a pattern that begins with a set of characters is found fastest
_MARK = re.compile("[“”„‘’「」『』«»‹›\"＂'`](?:(?<=')'|(?<=`)`|(?<!`))")
_ENDS_SPEECH = (",", "!", "?", "…")
_WORDS_OF_SPEECH = 2  # spaces between them
_TYPED = {"''": '"', "``": "“"}  # two strokes for one mark, as typed by some newsrooms
_LEADS_IN = frozenset(" \t\n\u00a0\u3000([{—–-“‘「『")
_LEADS_OUT = frozenset(" \t\n\u00a0\u3000)]},.;:!?—–-”’」』，。！？；：、")


class _Open(NamedTuple):
    """A mark that still waits for its partner."""

    mark: str
    at: int


def _width(text: str, at: int) -> int:
    """Return how many characters the mark at `at` has."""
    return 2 if text[at : at + 2] in _TYPED else 1


def _neighbours(text: str, at: int, paragraph: Span) -> tuple[str, str]:
    """Return the characters before and after `at`; a space stands for the edge of the paragraph."""
    width = _width(text, at)
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + width] if at + width < paragraph.end else " "
    return before, after


def _opens(text: str, at: int, paragraph: Span) -> bool | None:
    """Whether an undirected mark opens (True) or closes (False) by what stands beside it; None if unclear."""
    before, after = _neighbours(text, at, paragraph)
    can_open = before in _LEADS_IN and not after.isspace()
    can_close = after in _LEADS_OUT and not before.isspace()
    return None if can_open == can_close else can_open


def _is_apostrophe(text: str, at: int, paragraph: Span) -> bool:
    """Whether ' or ’ stands inside a word ("China's") or for left-out figures ("the ’90s")."""
    before, after = _neighbours(text, at, paragraph)
    if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        return True
    return before.isspace() and after.isdigit()


def _last_closers(text: str, paragraph: Span, marks: Sequence[re.Match[str]]) -> dict[str, int]:
    """Return where the last mark stands that could close a single quotation, for each kind of mark."""
    return {
        mark[0]: mark.start()
        for mark in marks
        if mark[0] in ("'", "’")
        and not _is_apostrophe(text, mark.start(), paragraph)
        and _opens(text, mark.start(), paragraph) is not True
    }


class _Pairing:
    """Pairs the marks of one paragraph, left to right, each looked at once."""

    def __init__(self, text: str, paragraph: Span, marks: Sequence[re.Match[str]]) -> None:
        self.text = text
        self.paragraph = paragraph
        self.marks = marks
        self.last_closers = _last_closers(text, paragraph, marks)
        self.waiting: list[_Open] = []
        self.count = dict.fromkeys(_CLOSER_OF, 0)  # of the marks waiting, by kind
        self.found: list[Quote] = []

    def run(self) -> None:
        """Pair all marks; those left over stay in `waiting`."""
        for match in self.marks:
            self._take(_TYPED.get(match[0], match[0]), match.start())

    def _take(self, mark: str, at: int) -> None:
        if mark in ("'", "’", "‘") and self._is_no_mark(mark, at):
            return
        if mark == "“" and self.count[mark] and _opens(self.text, at, self.paragraph) is False:
            self._close("“", at)  # “typed so“
        elif mark == "”" and not self._waits("“„") and self._begins(at):
            self._open("“", at)  # ”typed so”
        elif mark == "”" and self._is_first(at):
            self._add_from_start(at)
        elif mark in _OPENER_OF:
            self._close(_OPENER_OF[mark] if self._waits(_OPENER_OF[mark]) else '"' if mark == "”" else "", at)
        elif _CLOSER_OF[mark] != mark:
            self._open(mark, at)
        else:
            self._take_undirected(mark, at)

    def _begins(self, at: int) -> bool:
        """Whether a closing mark opens a paragraph that has another: ”Typed so,” he said."""
        return at == self.paragraph.start and self.text.find("”", at + 1, self.paragraph.end) > 0

    def _is_no_mark(self, mark: str, at: int) -> bool:
        """Whether a single mark is an apostrophe: inside a word, or after a plural ("the workers' rights")."""
        if _is_apostrophe(self.text, at, self.paragraph):
            return True
        if mark == "‘":
            return False
        opening = "'" if mark == "'" else "‘"
        if not self.count[opening]:
            return mark == "’" or self.last_closers.get(mark, -1) <= at or not _opens(self.text, at, self.paragraph)
        before, after = _neighbours(self.text, at, self.paragraph)
        return before == "s" and after == " " and self.last_closers.get(mark, -1) > at

    def _take_undirected(self, mark: str, at: int) -> None:
        opens = _opens(self.text, at, self.paragraph)
        if mark == '"' and not self.count[mark] and opens is not True and self._waits("“„"):
            self._close("“„", at)  # “so typed"
        elif not self.count[mark]:
            if opens is not False:
                self._open(mark, at)
            elif mark == '"' and self._is_first(at):
                self._add_from_start(at)
        elif opens:  # the one before was never closed: it was astray
            self._drop(mark)
            self._open(mark, at)
        else:
            self._close(mark, at)

    def _is_first(self, at: int) -> bool:
        """Whether a closing mark ends the speech with which a paragraph opens without a mark (`Not yet," he said`)."""
        if at != self.marks[0].start() or self.text[at - 1 : at] not in _ENDS_SPEECH:
            return False
        return self.text.count(" ", self.paragraph.start, at) >= _WORDS_OF_SPEECH

    def _add_from_start(self, at: int) -> None:
        start = self.paragraph.start
        self.found.append(Quote(Span(start, at + 1), Span(start, at)))

    def _open(self, mark: str, at: int) -> None:
        self.waiting.append(_Open(mark, at))
        self.count[mark] += 1

    def _drop(self, mark: str) -> None:
        """Forget the last waiting `mark` and all inside it."""
        while self.waiting:
            last = self.waiting.pop()
            self.count[last.mark] -= 1
            if last.mark == mark:
                return

    def _waits(self, openers: str) -> bool:
        return any(self.count[opener] for opener in openers)

    def _close(self, openers: str, at: int) -> None:
        if not self._waits(openers):
            return
        while self.waiting:
            opened = self.waiting.pop()
            self.count[opened.mark] -= 1
            if opened.mark in openers:
                self._add(opened, at, _width(self.text, at))
                return

    def _add(self, opened: _Open, end: int, closing: int) -> None:
        inner = opened.at + _width(self.text, opened.at)
        self.found.append(Quote(Span(opened.at, end + closing), Span(min(inner, end), end)))

    def finish(self, following: str) -> None:
        """End what is still open at the paragraph's end, where it introduces speech or is taken up again."""
        first = next((opened for opened in self.waiting if opened.mark not in "'‘"), None)
        if first is None:
            return
        before = self.text[self.paragraph.start : first.at].rstrip()
        if following.startswith(first.mark) or not before or before[-1] in ":：,，.。!?！？":
            self._add(first, self.paragraph.end, 0)


def _with_depths(found: list[Quote]) -> list[Quote]:
    """Return the quotations in order of the text, each with the number of those around it."""
    ordered = sorted(found, key=lambda quote: (quote.span.start, -quote.span.end))
    ends: list[int] = []
    nested = []
    for quote in ordered:
        while ends and ends[-1] <= quote.span.start:
            ends.pop()
        nested.append(replace(quote, depth=len(ends)) if ends else quote)
        ends.append(quote.span.end)
    return nested


def quotes(article: Article, analysis: Analysis) -> Analysis:
    """Add every quoted passage, in order of the text."""
    found: list[Quote] = []
    for number, paragraph in enumerate(article.paragraphs):
        marks = list(_MARK.finditer(article.text, *paragraph))
        if not marks:
            continue
        pairing = _Pairing(article.text, paragraph, marks)
        pairing.run()
        following = ""
        if number + 1 < len(article.paragraphs):
            opening = article.paragraphs[number + 1].start
            following = article.text[opening : opening + 1]
        pairing.finish(following)
        found += pairing.found
    return replace(analysis, quotes=tuple(_with_depths(found)))
