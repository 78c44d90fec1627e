"""The sentence around a passage, the passage marked, for people who read errors."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kg.evaluate.rows import Spans
from kg.model import Analysis, Article, Span

OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Context:
    """A text and where its sentences are; without a text there is nothing to show."""

    text: str = ""
    sentences: tuple[Span, ...] = ()

    @classmethod
    def of(cls, article: Article, analysis: Analysis) -> Context:
        """Return the context of passages in an article."""
        return cls(article.text, tuple(sentence.span for sentence in analysis.sentences))

    def quote(self, spans: Spans) -> str:
        """Return the words of passages, or their offsets where the text is not at hand."""
        if not self.text:
            return ", ".join(f"{start}:{end}" for start, end in spans)
        return " … ".join(_one_line(self.text[start:end]) for start, end in spans)

    def sentence(self, spans: Spans) -> str:
        """Return the sentence, or sentences, in which the passages stand, each passage between ⟦ and ⟧."""
        if not self.text or not spans:
            return ""
        marked, at = "", self._around(min(spans).start).start
        for start, end in sorted(spans):
            until = self._around(start).start
            if until > at:  # a passage further on: what lies between is not shown
                marked, at = f"{marked}{self.text[at : self._around(at).end]} … ", until
            marked += f"{self.text[at:start]}{OPEN}{self.text[start:end]}{CLOSE}"
            at = end
        return _one_line(marked + self.text[at : max(at, self._around(at - 1).end)])

    def _around(self, at: int) -> Span:
        """The sentence that an offset is in, or its line where it is in none, such as a heading."""
        number = bisect_right(self.sentences, at, key=lambda span: span.start) - 1
        if number >= 0 and at < self.sentences[number].end:
            return self.sentences[number]
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return Span(start, end if end >= 0 else len(self.text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
