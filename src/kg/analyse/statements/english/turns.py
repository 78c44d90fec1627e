"""The turns of a transcript or an interview: paragraphs that open with who speaks ("Q:", "Anna Keller:").

A turn is one statement, all of it the speaker's words though no marks stand round it; paragraphs without a label
go on with the turn before. A single label may be a caption ("Read more:"), so a text has turns only where labels
come again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Analysis, Article, Form, Mention, Span, Statement

_WORD = r"(?:of|the|and|for|[A-Z][\w.'’-]*|\([^()\n]{1,40}\))"
_LABEL = re.compile(rf"([A-Z][\w.'’-]*(?:[ ,]+{_WORD}){{0,9}})\s?:\s+(?=\S)")
_ENDS = re.compile(r"[^\W\d][.?!…][\"'”’)\]]*\s*$")  # a turn is made of sentences, a heading or a row of figures is not
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, as the label says it, the colon, and the passages that are spoken."""

    label: Span
    colon: Span
    said: tuple[Span, ...]


def turns(article: Article, analysis: Analysis) -> tuple[Turn, ...]:
    """Return the turns of an article in order, none where it is no transcript."""
    if article.text.count(":") < _FEWEST:
        return ()
    english = {sentence.paragraph for sentence in analysis.sentences if sentence.language == "en"}
    numbered = [(n, span) for n, span in enumerate(article.paragraphs) if n in english]
    labels = {
        number: match
        for number, span in numbered
        if _ENDS.search(article.text, max(span.start, span.end - 4), span.end)
        and (match := _LABEL.match(article.text, *span))
    }
    shown = [match[1].split()[-1] for match in labels.values()]  # "ADA MOSS:", later "MOSS:"
    if len(shown) < _FEWEST or len(set(shown)) == len(shown):
        return ()
    found: list[Turn] = []
    speaking = False
    for number, span in numbered:
        match = labels.get(number)
        if match is not None:
            colon = article.text.index(":", match.end(1))
            said = _trimmed(article, match.end(), span.end)
            found.append(Turn(Span(*match.span(1)), Span(colon, colon + 1), (said,)))
            speaking = True
        elif article.text[span.start] + article.text[span.end - 1] in ("()", "[]"):
            continue  # "(Laughter.)"
        elif speaking := speaking and not _quotes(analysis, span):
            found[-1] = replace(found[-1], said=(*found[-1].said, _trimmed(article, *span)))
    return tuple(found)


def _quotes(analysis: Analysis, paragraph: Span) -> bool:
    """Whether a paragraph holds a quotation: then the writer speaks again."""
    at = bisect_left(analysis.quotes, paragraph.start, key=lambda quote: quote.span.start)
    return at < len(analysis.quotes) and analysis.quotes[at].span.start < paragraph.end


def _trimmed(article: Article, start: int, end: int) -> Span:
    """Return a passage without its last full stop."""
    return Span(start, end - 1) if article.text[end - 1 : end] == "." and end - 1 > start else Span(start, end)


def spoken_turns(article: Article, analysis: Analysis) -> list[Statement]:
    """Return the statements that the turns of a transcript are."""
    said = turns(article, analysis)
    mentions = analysis.mentions if said else ()
    return [_to_statement(turn, mentions) for turn in said]


def _to_statement(turn: Turn, mentions: Sequence[Mention]) -> Statement:
    """Return the statement that a turn is; its source is the bare one of `mentions` where the label has one."""
    at = bisect_left(mentions, turn.label.start, key=lambda mention: mention.span.start)
    named = [m.span for m in mentions[at : at + 9] if m.span.end == turn.label.end]
    return Statement("", named[-1] if named else turn.label, turn.colon, turn.said, Form.DIRECT)
