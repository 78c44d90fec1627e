"""Time expressions and their values in EDTF, resolved against the day the article came out.

Nothing is invented: what the text and the article's date leave open stays open (`XXXX-09-09`, `2025-11`), and an
expression that can have no value is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from heapq import merge
from typing import NamedTuple

from kg.analyse.pieces import pieces
from kg.analyse.times import chinese, english
from kg.analyse.times.dates import Date, parse_published
from kg.analyse.times.resolve import Dates, Setting, Stated, unknown
from kg.analyse.times.rules import Found, Grammar
from kg.model import Analysis, Article, Sentence, Span, Time


class _Value(NamedTuple):
    """A resolved expression, before intervals are put together."""

    span: Span
    dates: Dates


@cache
def _grammar(language: str) -> Grammar:
    return chinese.grammar() if language == "zh" else english.grammar()


def times(article: Article, analysis: Analysis) -> Analysis:
    """Add the times of every sentence."""
    anchor = parse_published(article.published)
    stated = Stated()
    found: list[Time] = []
    for sentence, expressions in _by_sentence(analysis):
        values, stated = _values(analysis.folded, sentence, expressions, anchor, stated)
        joined = _intervals(values, analysis.folded) if len(values) > 1 else values
        found += [Time(span, "/".join([date.edtf for date in dates])) for span, dates in joined]
    return replace(analysis, times=tuple(found))


def _by_sentence(analysis: Analysis) -> Iterator[tuple[Sentence, list[Found]]]:
    """Yield the sentences that have time expressions, in order, each with its expressions."""
    here: Sentence | None = None
    expressions: list[Found] = []
    for sentence, found in _expressions(analysis):
        if sentence is not here:
            if here is not None:
                yield here, expressions
            here, expressions = sentence, []
        expressions.append(found)
    if here is not None:
        yield here, expressions


def _expressions(analysis: Analysis) -> Iterable[tuple[Sentence, Found]]:
    """Return the time expressions in order, each with its sentence, by the rules of its language."""
    languages = {sentence.language for sentence in analysis.sentences}
    if len(languages) == 1:
        return _grammar(languages.pop()).find(analysis.folded, pieces(analysis))
    by_language = [
        _grammar(language).find(analysis.folded, [each for each in pieces(analysis) if each.language == language])
        for language in languages
    ]
    return merge(*by_language, key=lambda found: found[1].start)


def _values(
    folded: str, sentence: Sentence, expressions: Sequence[Found], anchor: Date | None, stated: Stated
) -> tuple[list[_Value], Stated]:
    """Return the expressions of `sentence` that have a value, and the days stated so far."""
    start, end = sentence.span
    text, way = folded[start:end], _grammar(sentence.language).direction
    values: list[_Value] = []
    month: Date | None = None
    for number, (begin, stop, rule, groups) in enumerate(expressions):
        direction = unknown if number > _MOST else partial(way, text, begin - start, stop - start)
        beside = values[-1].dates[-1] if values and begin - values[-1].span.end <= _BESIDE else None
        dates = rule.resolve(groups, Setting(anchor, stated, direction, beside, month))
        if dates:
            values.append(_Value(Span(begin, stop), dates))
        if dates and dates[-1].month and groups.get("year"):
            month = dates[-1]
        if rule.stated and dates and dates[-1].day:
            stated = stated.then(dates[-1], anchor)
    return values, stated


_BESIDE = 12  # characters between two days of one month: 9月23日抵达，24日会谈
_MOST = 20  # times in a sentence that verbs can govern; more of them are a list
_THROUGH = re.compile(r"\s*(?:-|–|—|to|through|until|till|至|到)\s*(?:the\s+)?")
_BRACKET = re.compile(r",\s+|\s*[(（]")
_AND = re.compile(r"\s*(?:and|&|和|、|与|及)\s*(?:on\s+|in\s+)?")


def _intervals(values: list[_Value], folded: str) -> Iterator[_Value]:
    """Join "from Monday to Friday", and "Tuesday and Wednesday" where one follows the other."""
    waiting: _Value | None = None
    for value in values:
        joined = waiting and _joined(waiting, value, folded[waiting.span.end : value.span.start])
        if waiting and not joined and _explains(waiting, value, folded):
            waiting = waiting._replace(dates=value.dates)
        if waiting and not joined:
            yield waiting
        waiting = joined or value
    if waiting:
        yield waiting


def _explains(first: _Value, second: _Value, folded: str) -> bool:
    """Whether a date only says which weekday is meant: "on Thursday (April 24, 2025)", "Tuesday, May 5"."""
    if len(first.dates) > 1 or len(second.dates) > 1 or not folded[slice(*first.span)].isalpha():
        return False
    beside = _BRACKET.fullmatch(folded, first.span.end, second.span.start) is not None
    (weekday,), (day,) = first.dates, second.dates
    on, meant = weekday.calendar, day.calendar
    return beside and on is not None and meant is not None and on.weekday() == meant.weekday()


def _joined(first: _Value, second: _Value, between: str) -> _Value | None:
    """Return both as one interval, None where they are two times."""
    if len(first.dates) > 1 or len(second.dates) > 1 or len(between) > 16:
        return None
    (start,), (end,) = first.dates, second.dates
    through = bool(_THROUGH.fullmatch(between))
    neighbours = bool(_AND.fullmatch(between)) and end in (
        start.plus_days(1),
        start.plus_months(1),
        start.plus_years(1),
    )
    alike = len(start.edtf) == len(end.edtf) and (start.year is None) == (end.year is None)
    if not (alike and (through or neighbours) and start.edtf < end.edtf):
        return None
    return _Value(Span(first.span.start, second.span.end), (start, end))
