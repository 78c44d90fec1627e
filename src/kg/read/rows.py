"""JSON Lines to articles, row by row: `id`, `text`, and what else is known of an article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.model import Article, Problem, Severity
from kg.read.dates import parse_date
from kg.read.decode import UnreadableError, decode
from kg.read.plain import clean, to_article
from kg.read.streams import MAX_BYTES, TOO_LONG

_FIELDS = ("title", "published", "outlet", "author", "language", "url")
_SHAPE = 'write one object a line, with "id" and "text"'


def read_rows(
    file: str, lines: Iterable[str | bytes], *, known: Mapping[str, Mapping[str, str]] | None = None
) -> Iterator[Article | Problem]:
    """Read one article a line; a bad line is a problem at `file:line`, and the rest goes on.

    Args:
        file: where the rows came from.
        lines: the lines, decoded or not.
        known: fields known of single rows, by id; they win over the row's own.
    """
    ids: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        where = f"{file}:{number}"
        try:
            row = _parse(line)
            name = _name_of(row, ids) if row else ""
        except UnreadableError as fault:
            yield Problem(Severity.ERROR, str(fault), where)
            continue
        if not row:
            continue
        ids[name] = number
        yield from _odd_values(row, where)
        fields = _fields(row) | dict((known or {}).get(name, {}))
        yield to_article(name, row["text"], file=f"{file}#{name}", known=fields, whole=True)


def _parse(line: str | bytes) -> dict[str, Any] | None:
    """The object of a line; None for an empty one."""
    if len(line) > MAX_BYTES:
        raise UnreadableError(TOO_LONG)
    if not line.strip():
        return None
    text = decode(line) if isinstance(line, bytes) else line
    try:
        row = json.loads(text.strip().lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"is no JSON: {_SHAPE}") from error
    if not isinstance(row, dict):
        raise UnreadableError(f"is JSON but no object: {_SHAPE}")
    if not isinstance(row.get("text"), str):
        raise UnreadableError('has no "text": give the article\'s text as a string')
    if not row["text"].strip():
        raise UnreadableError('has an empty "text": fill it, or leave the row out')
    return row


def _name_of(row: Mapping[str, Any], ids: Mapping[str, int]) -> str:
    """The row's id, in one line; no other row may have it."""
    given = row.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int) or not str(given).strip():
        raise UnreadableError('has no "id": give the row a name of its own')
    name = " ".join(clean(str(given)).split())
    if name in ids:
        raise UnreadableError(f"has the id of line {ids[name]}, {name!r}: give each row its own")
    return name


def _fields(row: Mapping[str, Any]) -> dict[str, str]:
    """What the row says of its article; many data sets call the day of publication `date`."""
    given = {"published": row.get("date"), **{field: row[field] for field in _FIELDS if row.get(field)}}
    texts = {field: clean(value).strip() for field, value in given.items() if isinstance(value, str)}
    return {field: text for field, text in texts.items() if text}


def _odd_values(row: Mapping[str, Any], where: str) -> Iterator[Problem]:
    """A time of publication that cannot be read: the row is read without it."""
    published = row.get("published")
    if published is not None and not (isinstance(published, str) and parse_date(published)):
        message = f'has a "published" that is no date, {published!r}: write 2026-02-05 or 2026-02-05T23:52'
        yield Problem(Severity.WARNING, message, where)
