"""Annotated articles as JSON Lines, gold or found, checked and turned into values.

Three shapes, told apart by what is in a row: whole articles as `kg extract` prints them (`article`, `actors`,
`statements`, `events`), attributions (`id`, `text`, `statements`), and names (`id`, `text`, `mentions`).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import Span

Spans = tuple[Span, ...]
WHOLE = Span(0, 10**9)  # the body, where a row names none


class Shape(StrEnum):
    """What a row annotates."""

    ARTICLE = "article"
    ATTRIBUTION = "attribution"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement; fields as in `model.Statement`, and marks that public sets put on some of theirs."""

    id: str
    content: Spans
    source: Spans = ()
    cue: Spans = ()
    form: str | None = None
    speaker: str | None = None
    addressee: str | None = None
    via: tuple[str, ...] = ()
    said_on: str | None = None
    occasion: str | None = None
    topics: frozenset[str] = frozenset()
    ignore: bool = False  # counts neither when found nor when missed
    source_unscored: bool = False  # any source is right
    source_alt: Spans = ()  # another source that is right


@dataclass(frozen=True, slots=True)
class Happened:
    """An event; fields as in `model.Event`."""

    id: str
    type: str
    triggers: Spans
    participants: frozenset[str] = frozenset()
    time: str | None = None
    medium: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article with what is annotated in it."""

    name: str
    shape: Shape
    body: Span = WHOLE
    text: str | None = None
    mentions: Mapping[Span, str] = field(default_factory=dict)  # → the id of an actor
    types: Mapping[Span, str] = field(default_factory=dict)  # → what kind of name it is
    statements: tuple[Said, ...] = ()
    events: tuple[Happened, ...] = ()


class RowError(Exception):
    """What is wrong with a row, without its place."""


def read_rows(path: Path) -> list[Annotated]:
    """Read a file of annotated articles.

    Raises:
        KgError: the file cannot be read, or a row is at fault; the first fault is told with its line.
    """
    rows: dict[str, Annotated] = {}
    for number, row in json_lines(path):
        try:
            read = to_annotated(row)
        except RowError as fault:
            raise KgError(f"{path}:{number}: {fault}") from None
        if read.name in rows:
            raise KgError(f"{path}:{number}: {read.name} is annotated twice: keep one of the rows")
        rows[read.name] = read
    if not rows:
        raise KgError(f"{path}: holds no row; write one annotated article a line, as 'kg extract' does")
    return list(rows.values())


def json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of a file, plain or gzipped, with their line numbers.

    Raises:
        KgError: the file cannot be read, or a line is no object.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, _object(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError, EOFError) as error:
        reason = getattr(error, "strerror", None) or "is no UTF-8 text"
        raise KgError(f"{path}: {reason.lower()}; name a file of JSON Lines") from error


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise KgError(f"{where}: is no JSON; write one object a line") from error
    if not isinstance(row, dict):
        raise KgError(f"{where}: is JSON but no object; write one object a line")
    return row


def to_annotated(row: Mapping[str, Any]) -> Annotated:
    """Return a row of any shape as a value."""
    name = row.get("article", row.get("id"))
    if not isinstance(name, str) or not name:
        raise RowError('has neither "article" nor "id": name the article')
    text = row.get("text")
    if text is not None and not isinstance(text, str):
        raise RowError('"text" is no text')
    shape = _shape(row)
    if shape is not Shape.ARTICLE and text is None:
        raise RowError('has no "text": give the article\'s text, or annotate "actors" and "events" too')
    spans = [(span, actor) for actor in _records(row, "actors") for span in _spans(actor.get("mentions"), "mentions")]
    return Annotated(
        name,
        shape,
        body=_span(row["body"], "body") if row.get("body") else WHOLE,
        text=text,
        mentions={span: _text(actor, "id", "actor") for span, actor in spans},
        types={span: _text(actor, "type", "actor") for span, actor in spans} | _names(row),
        statements=tuple(_said(one, number) for number, one in enumerate(_records(row, "statements"), 1)),
        events=tuple(_happened(one, number) for number, one in enumerate(_records(row, "events"), 1)),
    )


def _shape(row: Mapping[str, Any]) -> Shape:
    if "actors" in row:
        return Shape.ARTICLE
    if "statements" in row:
        return Shape.ATTRIBUTION
    if "mentions" in row:
        return Shape.NAMES
    raise RowError('annotates nothing: give it "actors", "statements" and "events", or "mentions"')


def _names(row: Mapping[str, Any]) -> dict[Span, str]:
    found = {}
    for mention in _records(row, "mentions"):
        span = _span([mention.get("start"), mention.get("end")], "mention")
        found[span] = _text(mention, "type", "mention")
    return found


def _said(one: Mapping[str, Any], number: int) -> Said:
    where = f"statement {one.get('id', number)}"
    content = _spans(one.get("content"), f"{where}: content")
    if not content:
        raise RowError(f"{where}: has no content: give its passages as [[start, end], …]")
    return Said(
        id=str(one.get("id", f"s{number}")),
        content=content,
        source=_spans(one.get("source"), f"{where}: source"),
        cue=_spans(one.get("cue"), f"{where}: cue"),
        form=_word(one, "form", where),
        speaker=_word(one, "speaker", where),
        addressee=_word(one, "addressee", where),
        via=_texts(one.get("via"), f"{where}: via"),
        said_on=_word(one, "said_on", where),
        occasion=_word(one, "occasion", where),
        topics=frozenset(_texts(one.get("topics"), f"{where}: topics")),
        ignore=bool(one.get("ignore")),
        source_unscored=bool(one.get("source_unscored")),
        source_alt=_spans(one.get("source_alt"), f"{where}: source_alt"),
    )


def _happened(one: Mapping[str, Any], number: int) -> Happened:
    where = f"event {one.get('id', number)}"
    return Happened(
        id=str(one.get("id", f"e{number}")),
        type=_text(one, "type", where),
        triggers=_spans(one.get("triggers"), f"{where}: triggers"),
        participants=frozenset(_text(part, "actor", where) for part in _records(one, "participants")),
        time=_word(one, "time", where),
        medium=_word(one, "medium", where),
        status=_word(one, "status", where),
    )


def _records(row: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    given = row.get(name) or []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise RowError(f'"{name}" is no list of objects')
    return given


def _spans(given: object, where: str) -> Spans:
    """One passage or several: [3, 9] or [[3, 9], [12, 20]]; none where nothing is given."""
    if not given:
        return ()
    if not isinstance(given, list):
        raise RowError(f"{where}: is no list of [start, end]: {given!r}")
    if isinstance(given[0], int):
        return (_span(given, where),)
    return tuple(_span(one, where) for one in given)


def _span(given: object, where: str) -> Span:
    match given:
        case [int(start), int(end)] if 0 <= start < end or (start, end) == (0, 0):
            return Span(start, end)
    raise RowError(f"{where}: {given!r} is no [start, end] in code points, the end exclusive")


def _text(record: Mapping[str, Any], name: str, where: str) -> str:
    value = record.get(name)
    if not isinstance(value, str) or not value:
        raise RowError(f'{where}: has no "{name}"')
    return value


def _word(record: Mapping[str, Any], name: str, where: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise RowError(f"{where}: {name} is no text: {value!r}")
    return value


def _texts(given: object, where: str) -> tuple[str, ...]:
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise RowError(f"{where}: is no list of texts: {given!r}")
    return tuple(given)
