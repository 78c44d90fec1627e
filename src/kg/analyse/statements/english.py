"""Statements of English sentences: reads each sentence's cues from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.analyse.statements.colons import read_colon
from kg.analyse.statements.contents import Reading, spans_of
from kg.analyse.statements.cues import openers, verb_cues
from kg.analyse.statements.findings import Finding, to_statement
from kg.analyse.statements.nouns import read_noun
from kg.analyse.statements.passives import read_passive
from kg.analyse.statements.phrases import is_outlet, source_span
from kg.analyse.statements.prepositions import read_preposition
from kg.analyse.statements.verbs import Context, read_verb
from kg.analyse.statements.words import Layers, Tag, Word, words_of
from kg.model import Analysis, Article, Form, Relay, Span, Statement

_LETTERS = re.compile("[a-z]+|:")
_CRY = re.compile(r"[?!…][\"”']+$")
_READERS = (read_colon, read_preposition, read_passive, read_verb, read_noun)


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
            announced = article.text[current.end - 1] == ":" and sentence.paragraph == paragraph + 1 and (
                number < len(quotes) and quotes[number].start == sentence.span.start
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
    """Whether a sentence only says who spoke the question or cry before it: `"Why now?" Li asked.`"""
    if not _CRY.search(folded, max(passage.start, passage.end - 4), passage.end):
        return False
    beginning = _LETTERS.findall(folded[sentence.start : sentence.start + 80].lower())[:7]
    return any(_is_quoting(word) for word in beginning[1:])


def _is_quoting(word: str) -> bool:
    alternatives = verb_cues().get(word, ())
    return any(cue.form in ("past", "third") and "quote" in cue.takes for _, cue in alternatives)


def english_statements(article: Article, analysis: Analysis) -> tuple[Statement, ...]:
    """Return the statements of the sentences in English, in order of the text."""
    layers = Layers.of(analysis)
    statements: list[Statement] = []
    before = -1  # the paragraph of the passage before, where that ended in a quotation that was attributed
    for paragraph, passage in passages(article, analysis):
        if before == -1 and not _may_attribute(analysis.folded, passage):
            continue
        words = words_of(article.text, analysis.folded, passage, layers)
        if _is_quotation(words) and statements and before in (paragraph, paragraph - 1):
            if before == paragraph or _left_open(statements[-1], article.text):
                statements[-1] = _continued(statements[-1], Reading(words, article.text))
                before = paragraph
                continue
        while words and words[-1].tag is Tag.STOP:
            words.pop()
        reading = Reading(words, article.text)
        found = [to_statement(reading, finding) for finding in read_sentence(reading)]
        statements += found
        before = paragraph if found and any(word.tag is Tag.QUOTE for word in words) else -1
    return tuple(statements)


def _may_attribute(folded: str, passage: Span) -> bool:
    """Whether a passage holds any word at which an attribution can begin."""
    return not openers().isdisjoint(_LETTERS.findall(folded[passage.start : passage.end].lower()))


def _left_open(statement: Statement, text: str) -> bool:
    """Whether the statement's quotation runs on to its paragraph's end without a closing mark."""
    return text[statement.content[-1].end :][:2].strip(".,") .startswith("\n")


def _is_quotation(words: list[Word]) -> bool:
    """Whether a passage is nothing but words in quotation marks."""
    return bool(words) and words[0].tag is Tag.QUOTE and all(w.tag in (Tag.QUOTE, Tag.STOP) for w in words)


def _continued(statement: Statement, reading: Reading) -> Statement:
    """Return the statement with a quotation that goes on behind its attribution: `"A," he said. "B."`."""
    from kg.analyse.statements.phrases import Phrase

    parts = [Phrase(k, k + 1) for k, word in enumerate(reading.words) if word.tag is Tag.QUOTE]
    return replace(statement, content=statement.content + spans_of(reading, parts))


def read_sentence(reading: Reading) -> list[Finding]:
    """Return the attributions of one sentence, the outermost where one lies inside another."""
    return _read(reading, _behind_dateline(reading.words))


def _behind_dateline(words: Sequence[Word]) -> int:
    """Return where the sentence begins behind "WASHINGTON (AP) — "."""
    for k in range(1, min(10, len(words))):
        if words[k].tag is Tag.DASH:
            dateline = words[k - 1].tag is Tag.BRACKET or all(w.tag in (Tag.NAME, Tag.COMMA) for w in words[:k])
            return k + 1 if dateline and k + 1 < len(words) else 0
    return 0


def _read(reading: Reading, start: int) -> list[Finding]:
    found: list[Finding] = []
    at, low = start, start
    while at < len(reading.words):
        context = Context(low, start, found[-1] if found else None)
        finding = _read_at(reading, at, context)
        if finding is None:
            at += 1
            continue
        found = _add(reading, found, finding)
        at = max(at + 1, finding.end)
        low = low if finding.relative else at
    return found


def _read_at(reading: Reading, at: int, context: Context) -> Finding | None:
    if reading.words[at].low not in openers():
        return None
    for reader in _READERS:
        finding = reader(reading, at, context)
        if finding is not None:
            return finding
    return None


def _add(reading: Reading, found: list[Finding], finding: Finding) -> list[Finding]:
    """Add a finding; one that speaks of those before as its content relays them or replaces them."""
    if not finding.parts:  # a relay alone: "…, according to Xinhua"
        return [replace(f, relays=(*f.relays, *finding.relays)) for f in found]
    covered = [f for f in found if f.clause >= finding.parts[0].start and f.end <= finding.cue.start]
    if covered and finding.source is not None and is_outlet(reading.words, finding.source):
        relay = Relay(source_span(reading.words, finding.source))
        return [replace(f, relays=(*f.relays, relay)) if f in covered else f for f in found]
    return [*(f for f in found if f not in covered), _unnested(reading, finding)]


def _unnested(reading: Reading, finding: Finding) -> Finding:
    """Return the statement that an outlet only passes on: "State television said the president had told X …"."""
    if finding.source is None or not is_outlet(reading.words, finding.source) or len(finding.parts) != 1:
        return finding
    start, end = finding.parts[0]
    inner = Reading(reading.words[:end], reading.text)
    nested = _first_nested(inner, start)
    if nested is None:
        return finding
    relay = Relay(source_span(reading.words, finding.source))
    return replace(nested, relays=(*nested.relays, relay), end=finding.end)


def _first_nested(reading: Reading, start: int) -> Finding | None:
    """Return the attribution that a content consists of, where it does."""
    for at in range(start + 1, min(len(reading.words), start + 12)):
        finding = read_verb(reading, at, Context(start, start, None))
        if finding is not None:
            speaks = finding.core or finding.hearer is not None
            return finding if speaks and finding.clause == start and finding.cue.start < finding.parts[0].start else None
    return None
