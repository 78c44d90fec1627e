"""JSON Lines to articles, row by row: `id`, `text`, and what else is known of an article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.model import Article, Problem, Severity
from kg.read.dates import parse_date
from kg.read.decode import Unreadable, decode
from kg.read.plain import clean, to_article
from kg.read.streams import MAX_BYTES, TOO_LONG

FIELDS = ("title", "published", "outlet", "author", "language", "url")


def read_rows(
    file: str, lines: Iterable[str | bytes], *, known: Mapping[str, Mapping[str, str]] | None = None
) -> Iterator[Article | Problem]:
    """Read one article a line; a bad line is a problem at `file:line`, and the rest goes on.

    Args:
        file: where the rows came from.
        lines: the lines, decoded or not.
        known: fields known of single rows, by id.
    """
    ids: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        where = f"{file}:{number}"
        try:
            row = _parse(line)
            if row is None:
                continue
            name = _name_of(row)
            if name in ids:
                raise Unreadable(f"the id {name!r} is that of line {ids[name]}: give each row its own")
            ids[name] = number
            fields = _fields(row)
        except Unreadable as fault:
            yield Problem(Severity.ERROR, str(fault), where)
            continue
        yield from _odd_values(row, where)
        fields.update((known or {}).get(name, {}))
        yield to_article(name, row["text"], file=f"{file}#{name}", known=fields, whole=True)


def _parse(line: str | bytes) -> dict[str, Any] | None:
    """The object of a line; None for an empty one."""
    if len(line) > MAX_BYTES:
        raise Unreadable(TOO_LONG)
    text = (decode(line) if line.strip() else "") if isinstance(line, bytes) else line
    text = text.strip().lstrip("\ufeff")
    if not text:
        return None
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("is no JSON object: write one object a line, such as {\"id\": \"a1\", \"text\": \"…\"}") from error
    if not isinstance(row, dict):
        raise Unreadable("is JSON but no object: write one object a line, such as {\"id\": \"a1\", \"text\": \"…\"}")
    if not isinstance(row.get("text"), str):
        raise Unreadable("has no \"text\": give the article's text as a string")
    if not row["text"].strip():
        raise Unreadable("has an empty \"text\": leave the row out or fill it")
    return row


def _name_of(row: Mapping[str, Any]) -> str:
    name = row.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip():
        raise Unreadable("has no \"id\": give the row a name of its own, a string or a whole number")
    return " ".join(clean(str(name)).split())


def _fields(row: Mapping[str, Any]) -> dict[str, str]:
    """What the row says of its article; `date` is read as `published`."""
    given = {"published": row.get("date"), **{field: row[field] for field in FIELDS if row.get(field)}}
    return {field: clean(value).strip() for field, value in given.items() if isinstance(value, str) and value.strip()}


def _odd_values(row: Mapping[str, Any], where: str) -> Iterator[Problem]:
    published = row.get("published")
    if published is not None and (not isinstance(published, str) or not parse_date(published)):
        message = f"cannot read \"published\": {published!r}; write it as 2026-02-05 or 2026-02-05T23:52"
        yield Problem(Severity.WARNING, message, where)
