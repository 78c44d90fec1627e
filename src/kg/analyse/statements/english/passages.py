"""The stretches of text that are read as one sentence, and quotations that go on behind their attribution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.analyse.statements.english.contents import spans_of
from kg.analyse.statements.english.cues import verb_cues
from kg.analyse.statements.english.phrases import Phrase
from kg.analyse.statements.english.words import Reading, Tag, Word
from kg.model import Analysis, Article, Span, Statement

_LETTERS = re.compile('[a-z]+|[:"“]')
_QUOTES = re.compile('["“]')
_OPENERS = "\"“‘'"
_CLOSERS = "\"”'"
_SHORT = 40  # characters
_CRY = re.compile(r"[?!…][\"”']+$")


def passages(article: Article, analysis: Analysis) -> Iterator[tuple[int, Span]]:
    """Yield (paragraph, passage): sentences, joined where the end of one lies inside a quotation."""
    quotes = [quote.span for quote in analysis.quotes if quote.depth == 0]
    number = 0
    paragraph, current = -1, None
    for sentence in analysis.sentences:
        if sentence.language != "en":
            continue
        if current is not None:
            while number < len(quotes) and quotes[number].end < current.end:
                number += 1
            inside = number < len(quotes) and quotes[number].start < current.end < quotes[number].end
            announced = (
                article.text[current.end - 1] == ":"
                and sentence.paragraph == paragraph + 1
                and (number < len(quotes) and quotes[number].start == sentence.span.start)
            )
            asked = paragraph == sentence.paragraph and _attributes_back(analysis.folded, current, sentence.span)
            if (inside and paragraph == sentence.paragraph) or announced or asked:
                paragraph = sentence.paragraph
                current = Span(current.start, sentence.span.end)
                continue
            yield paragraph, current
        paragraph, current = sentence.paragraph, sentence.span
    if current is not None:
        yield paragraph, current


def _attributes_back(folded: str, passage: Span, sentence: Span) -> bool:
    """Whether a sentence only says who spoke the question or cry before it (`"Why now?" Li asked.`)."""
    if folded[passage.end - 1] not in _CLOSERS:
        return False
    if not _CRY.search(folded, max(passage.start, passage.end - 4), passage.end):
        closed = sentence.end - sentence.start < _SHORT  # '"… is late." Roth said.'
        said = _LETTERS.findall(folded[sentence.start : sentence.end].lower())[-1:] if closed else []
        return any(map(_is_quoting, said))
    if folded[passage.start] not in _OPENERS and _QUOTES.search(folded, *sentence):
        return False  # 'Li was asked, "Why now?" | He answered, "Why not?"'
    beginning = _LETTERS.findall(folded[sentence.start : sentence.start + 80].lower())[:7]
    return any(_is_quoting(word) for word in beginning[1:])


def _is_quoting(word: str) -> bool:
    alternatives = verb_cues().get(word, ())
    return any(cue.form in ("past", "third") and "quote" in cue.takes for _, cue in alternatives)


def is_quotation(words: list[Word]) -> bool:
    """Whether a passage is nothing but words in quotation marks, and a word that joins them on: 'But "…"'."""
    first = 1 if len(words) > 1 and words[0].tag is Tag.CONJUNCTION else 0
    quoted = len(words) > first and words[first].tag is Tag.QUOTE
    return quoted and all(word.tag is Tag.QUOTE or word.tag is Tag.STOP for word in words[first:])


def continued(statement: Statement, reading: Reading) -> Statement:
    """Return the statement with a quotation that goes on behind its attribution: `"A," he said. "B."`."""
    parts = [Phrase(k, k + 1) for k, word in enumerate(reading.words) if word.tag is Tag.QUOTE]
    return replace(statement, content=statement.content + spans_of(reading, parts))
