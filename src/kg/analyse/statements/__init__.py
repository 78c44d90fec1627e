"""Who says what by which word: the statements that the grammar of a sentence shows.

A statement has a source ("he"), a cue ("said"), one or more passages of content, a form and a speech act, and
possibly an addressee and relays. Only passages are found here; whom they stand for is `speakers`' part. English and
Chinese sentences are read by their own grammars, also within one article.
"""

from __future__ import annotations

from dataclasses import replace

from kg.analyse.statements.chinese import chinese_statements
from kg.analyse.statements.english import english_statements
from kg.model import Analysis, Article, Statement


def _position(statement: Statement) -> tuple[int, int]:
    """Where a statement stands in the text, for ordering."""
    passages = [span for span in (statement.source, statement.cue, *statement.content) if span is not None]
    return min(span.start for span in passages), passages[-1].start


def _numbered(statement: Statement, number: int) -> Statement:
    """Return the statement with its place in the text as its id; `replace` would take several times longer."""
    return Statement(
        f"s{number}",
        statement.source,
        statement.cue,
        statement.content,
        statement.form,
        statement.act,
        addressee_at=statement.addressee_at,
        relays=statement.relays,
    )


def statements(article: Article, analysis: Analysis) -> Analysis:
    """Add the statements of all sentences, numbered in order of the text."""
    english, chinese = english_statements(article, analysis), chinese_statements(article, analysis)
    if not english:
        return replace(analysis, statements=chinese)
    ordered = sorted(english + chinese, key=_position)
    return replace(analysis, statements=tuple(_numbered(statement, n) for n, statement in enumerate(ordered, 1)))
