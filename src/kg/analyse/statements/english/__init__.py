"""Statements of English sentences: reads each sentence's cues from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from kg.analyse.statements.english.adjectives import read_adjective
from kg.analyse.statements.english.announced import read_announced
from kg.analyse.statements.english.colons import read_colon
from kg.analyse.statements.english.cues import (
    adjective_cues,
    infinitive_nouns,
    light_verbs,
    noun_cues,
    preposition_cues,
    relaying_verbs,
    stance_nouns,
    verb_cues,
)
from kg.analyse.statements.english.findings import Context, Finding, to_statement
from kg.analyse.statements.english.gate import may_attribute
from kg.analyse.statements.english.nouns import read_noun
from kg.analyse.statements.english.passages import continued, is_quotation, passages
from kg.analyse.statements.english.passives import read_relayed
from kg.analyse.statements.english.prepositions import read_preposition
from kg.analyse.statements.english.relays import add_finding
from kg.analyse.statements.english.tagger import Layers, words_of
from kg.analyse.statements.english.turns import spoken_turns
from kg.analyse.statements.english.verbs import read_verb
from kg.analyse.statements.english.words import Reading, Tag, Word
from kg.model import Analysis, Article, Form, Span, Statement

_SHORTEST_ASIDE = 24  # characters
_LONGEST_ANNOUNCING = 120  # characters
_OPENERS, _CLOSERS = '"“', '"”'
_LONGEST = 200  # words; no sentence written by people is longer


class Reader(Protocol):
    """Reads the attribution whose cue begins at a word, if one does."""

    def __call__(self, reading: Reading, at: int, context: Context) -> Finding | None:
        """Return the attribution at word `at`."""
        ...


@cache
def _readers() -> dict[str, tuple[Reader, ...]]:
    """Return the constructions to try, in order, at each word with which a cue can begin."""
    readers: dict[str, tuple[Reader, ...]] = {}
    for reader, openers in (
        (read_colon, (":",)),
        (read_preposition, ("as", *(words[0] for words in preposition_cues()))),
        (read_relayed, relaying_verbs()),
        (read_verb, verb_cues()),
        (read_adjective, adjective_cues()),
        (
            read_noun,
            noun_cues().keys() | light_verbs().keys() | infinitive_nouns().keys() | {n for n, _ in stance_nouns()},
        ),
    ):
        for opener in openers:
            readers[opener] = (*readers.get(opener, ()), reader)
    return readers


def english_statements(article: Article, analysis: Analysis) -> tuple[Statement, ...]:
    """Return the statements of the sentences in English, in order of the text."""
    if not any(sentence.language == "en" for sentence in analysis.sentences):
        return ()
    layers = Layers.of(analysis)
    spoken = spoken_turns(article, analysis)
    colons = {statement.cue for statement in spoken}
    statements: list[Statement] = []
    spoken_last = -1  # the statement of the passage before that another quotation goes on with
    quoted = -1  # the paragraph of the passage before, where that ended in a quotation that was attributed
    before = -1, Span(0, 0)  # the paragraph of the passage before, and the passage
    for paragraph, passage in passages(article, analysis):
        earlier, before = before, (paragraph, passage)
        if quoted == -1 and earlier[0] == paragraph and _is_marked(article.text, passage):
            announced = _announced(article.text, analysis.folded, (earlier[1], passage), layers)
            if announced is not None:
                quoted, spoken_last = paragraph, len(statements)
                statements.append(announced)
                continue
        if quoted != -1 and paragraph - quoted <= 1 and layers.opens_quoted(passage):
            words = words_of(analysis.folded, passage, layers)
            if is_quotation(words):
                statements[spoken_last] = continued(statements[spoken_last], Reading(words, article.text))
                quoted = paragraph
                continue
        quoted = -1
        if not may_attribute(analysis.folded, passage):
            continue
        words = words_of(analysis.folded, passage, layers)
        found = [s for s in _statements_of(words, article.text) if s.cue not in colons]
        found += _in_brackets(words, article.text, analysis.folded, layers)
        if found and any(word.tag is Tag.QUOTE for word in words):
            quoted = paragraph
            spoken_last = len(statements) + _last_spoken(found)
        statements += found
    return tuple(sorted([*spoken, *statements], key=_place) if spoken else statements)


def _is_marked(text: str, passage: Span) -> bool:
    """Whether a passage begins and ends with quotation marks."""
    return text[passage.start] in _OPENERS and text[passage.end - 1] in _CLOSERS


def _announced(text: str, folded: str, pair: tuple[Span, Span], layers: Layers) -> Statement | None:
    """Return the statement of two passages, of which the first says who speaks and the second is the quotation."""
    sentence, quotation = pair
    words = words_of(folded, quotation, layers) if sentence.end - sentence.start <= _LONGEST_ANNOUNCING else []
    if not is_quotation(words):
        return None
    return read_announced(Reading(words_of(folded, sentence, layers), text), Reading(words, text))


def _last_spoken(found: Sequence[Statement]) -> int:
    """Return which statement of a sentence is a quotation: '"A," he said, noting that B. | "C."' goes on with A."""
    direct = (n for n in range(len(found) - 1, -1, -1) if found[n].form is Form.DIRECT)
    return next(direct, len(found) - 1)


def _in_brackets(words: Sequence[Word], text: str, folded: str, layers: Layers) -> list[Statement]:
    """Return the statements inside brackets: `The vote drew protest ("Shame!" Roth called)`."""
    found: list[Statement] = []
    for word in words:
        if word.tag is Tag.BRACKET and word.end - word.start > _SHORTEST_ASIDE:
            inside = Span(word.start + 1, word.end - 1)
            if may_attribute(folded, inside):
                found += _statements_of(words_of(folded, inside, layers), text)
    return found


def _place(statement: Statement) -> int:
    """Where a statement begins, by its source or cue."""
    return min(span.start for span in (statement.source, statement.cue, *statement.content) if span is not None)


def _statements_of(words: list[Word], text: str) -> list[Statement]:
    """Return the statements of a sentence; an endless one (no full stop in a megabyte) is read in pieces."""
    while words and words[-1].tag is Tag.STOP:
        words.pop()
    if len(words) <= _LONGEST:
        pieces = [Reading(words, text)]
    else:
        pieces = [Reading(words[k : k + _LONGEST], text) for k in range(0, len(words), _LONGEST)]
    return [to_statement(piece, finding) for piece in pieces for finding in read_sentence(piece)]


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
    readers = _readers()
    for k, word in enumerate(reading.words):
        if k < at or word.low not in readers:
            continue
        context = Context(low, start, found[-1] if found else None)
        finding = None
        for reader in readers[word.low]:
            finding = reader(reading, k, context)
            if finding is not None:
                break
        if finding is None:
            continue
        found = add_finding(reading, found, finding)
        at = max(k + 1, finding.end)
        low = low if finding.relative else at
    return found
