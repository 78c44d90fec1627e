"""Annotations written by hand in YAML, anchored by exact snippets of the text instead of offsets.

docs/how-to-annotate.md tells how they are written. A snippet must occur in the article's body once, or be pinned by
`near`, a longer snippet around it; one with a Latin letter or digit at an edge counts at word boundaries only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from kg.errors import KgError
from kg.evaluate.rows import Annotated, RowError, to_annotated
from kg.model import ActorType, EventType, Form, Medium, Span, Status

_LATIN = re.compile(r"[A-Za-z0-9_\u00c0-\u024f]")
# what a record must have, and may have
_FILE = ({"article", "body", "actors", "statements", "events"}, {"language", "outlet", "published", "title", "author"})
_BODY: tuple[set[str], set[str]] = ({"first", "last"}, set())
_ACTOR = ({"id", "type", "name", "names"}, {"roles"})
_STATEMENT = (
    {"id", "speaker", "source", "cue", "content", "form"},
    {"addressee", "via", "said_on", "occasion", "topics", "near", "act"},
)
_PARTICIPANT = ({"actor"}, {"role"})
_NAME: tuple[set[str], set[str]] = ({"text", "in"}, set())
_PINNED: tuple[set[str], set[str]] = ({"text", "near"}, set())
_EVENT = ({"id", "type", "triggers", "participants", "status"}, {"time", "place", "medium"})


def read_snippets(file: Path, texts: Mapping[str, str]) -> Annotated | None:
    """Read one file of annotations; None where it is of something else, with no `article`.

    Args:
        file: the YAML file.
        texts: the articles' texts by name.

    Raises:
        KgError: the file is no YAML, its article is not among the texts, or a record or snippet is at fault.
    """
    try:
        given = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KgError(f"{file}: is no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(given, dict) or "article" not in given:
        return None
    name = str(given["article"])
    if name not in texts:
        raise KgError(f"{file}: article {name} is not among the articles named: add its path")
    try:
        return to_annotated(_Body(given, texts[name]).row())
    except RowError as fault:
        raise KgError(f"{file}: {fault}") from None


class _Body:
    """One file's annotations and the body of the article they are of."""

    def __init__(self, given: Mapping[str, Any], text: str) -> None:
        _keys(given, _FILE, "file")
        self.given, self.text = given, text
        self.body = Span(0, len(text))
        ends = [self._once(_record(given["body"], _BODY, "body")[end], "body") for end in ("first", "last")]
        self.body = Span(ends[0].start, ends[1].end)
        if self.body.start >= self.body.end:
            raise RowError("body: its last words come before its first")
        self.named = self._records("actors", _ACTOR)
        self.happened = self._records("events", _EVENT)
        self.actors, self.events = ({one["id"] for one in part} for part in (self.named, self.happened))

    def row(self) -> dict[str, Any]:
        """The annotations as `kg extract` prints facts."""
        mentions = self._mentions()
        return {
            "article": self.given["article"],
            "body": list(self.body),
            "actors": [
                {"id": one["id"], "type": _one_of(one, "type", ActorType), "mentions": mentions[one["id"]]}
                for one in self.named
            ],
            "statements": [self._statement(one) for one in self._records("statements", _STATEMENT)],
            "events": [self._event(one) for one in self.happened],
        }

    def _records(self, part: str, keys: tuple[set[str], set[str]]) -> list[dict[str, Any]]:
        """The records of a part, each with an id of its own."""
        given = enumerate(_list(self.given, part, "file"), 1)
        records = [_record(one, keys, f"{part} {number}") for number, one in given]
        records = [one | {"id": str(one["id"])} for one in records]
        ids = [one["id"] for one in records]
        if twice := next((one for one in ids if ids.count(one) > 1), None):
            raise RowError(f"{twice}: there are two of this id")
        return records

    def _statement(self, one: Mapping[str, Any]) -> dict[str, Any]:
        where, near = one["id"], one.get("near")
        found = {part: [self._once(one[part], where, near)] if one[part] else None for part in ("source", "cue")}
        occasion = one.get("occasion")
        if occasion is not None and str(occasion) not in self.events:
            raise RowError(f"{where}: {occasion!r} is no event of this file")
        return {
            "id": where,
            "speaker": self._actor(one["speaker"], where),
            **{part: spans and list(map(list, spans)) for part, spans in found.items()},
            "content": [list(self._once(part, where, near)) for part in _list(one, "content", where)],
            "form": _one_of(one, "form", Form),
            "addressee": self._actor(one.get("addressee"), where),
            "via": [self._actor(relay, where) for relay in _list(one, "via", where)],
            "said_on": _date(one.get("said_on")),
            "occasion": None if occasion is None else str(occasion),
            "topics": _list(one, "topics", where),
        }

    def _event(self, one: Mapping[str, Any]) -> dict[str, Any]:
        where = one["id"]
        triggers = {span for trigger in _list(one, "triggers", where) for span in self._triggers(trigger, where)}
        parts = [_record(part, _PARTICIPANT, where)["actor"] for part in _list(one, "participants", where)]
        return {
            "id": where,
            "type": _one_of(one, "type", EventType),
            "triggers": [list(span) for span in sorted(triggers)],
            "participants": [{"actor": self._actor(actor, where)} for actor in parts],
            "time": _date(one.get("time")),
            "medium": _one_of(one, "medium", Medium) if one.get("medium") else None,
            "status": _one_of(one, "status", Status),
        }

    def _actor(self, name: object, where: str) -> str | None:
        if name is not None and str(name) not in self.actors:
            raise RowError(f"{where}: {name!r} is no actor of this file")
        return None if name is None else str(name)

    def _mentions(self) -> dict[str, list[list[int]]]:
        """Where each actor is named; the longest name wins, and first of all one pinned as {text, in}."""
        names: list[tuple[bool, str, str, list[Span]]] = []  # pinned, name, actor, places
        for actor in self.named:
            for name in _list(actor, "names", actor["id"]):
                if isinstance(name, dict):
                    pin = _record(name, _NAME, actor["id"])
                    names.append((True, str(pin["text"]), actor["id"], list(self._inside(**pin))))
                else:
                    names.append((False, str(name), actor["id"], list(self._occurrences(str(name), self.body))))
        taken: set[int] = set()
        found: dict[str, list[list[int]]] = {actor: [] for actor in self.actors}
        for _, text, owner, places in sorted(names, key=lambda one: (not one[0], -len(one[1]))):
            free = [span for span in places if taken.isdisjoint(range(*span))]
            if not free:
                raise RowError(f"{owner}: the name {text!r} does not occur in the body, or only inside longer names")
            taken.update(at for span in free for at in range(*span))
            found[owner] += [list(span) for span in free]
        return {actor: sorted(spans) for actor, spans in found.items()}

    def _inside(self, **pin: object) -> Iterator[Span]:
        """A short name inside each place of a longer string: 中 in 中美."""
        for place in self._occurrences(str(pin["in"]), self.body):
            yield from islice(self._occurrences(str(pin["text"]), place), 1)

    def _triggers(self, trigger: object, where: str) -> list[Span]:
        """Every place of a trigger, or the one that is pinned."""
        if isinstance(trigger, str) and (spans := list(self._occurrences(trigger, self.body))):
            return spans
        return [self._once(trigger, where)]

    def _once(self, snippet: object, where: str, near: object = None) -> Span:
        """The one place of a snippet in the body."""
        if isinstance(snippet, dict):
            pinned = _record(snippet, _PINNED, where)
            snippet, near = pinned["text"], pinned["near"]
        if not isinstance(snippet, str) or not snippet:
            raise RowError(f"{where}: the snippet is no text: {snippet!r}")
        spans = list(self._occurrences(snippet, self.body))
        if not spans:
            raise RowError(f"{where}: the snippet does not occur in the body: {snippet!r}")
        if len(spans) > 1 and near is not None:
            at = self.text.find(str(near), *self.body)
            spans = [span for span in spans if 0 <= at <= span.start and span.end <= at + len(str(near))]
        if len(spans) != 1:
            inside = f" inside {near!r}" if near is not None else ""
            raise RowError(f"{where}: the snippet occurs {len(spans)} times{inside}, pin it by near: {snippet!r}")
        return spans[0]

    def _occurrences(self, snippet: str, within: Span) -> Iterator[Span]:
        """The places of a snippet, one after the other, at word boundaries where its edges are Latin."""
        at = self.text.find(snippet, *within)
        while snippet and at >= 0:
            end = at + len(snippet)
            whole = not self._in_word(at) and not self._in_word(end)
            if whole:
                yield Span(at, end)
            at = self.text.find(snippet, end if whole else at + 1, within.end)

    def _in_word(self, at: int) -> bool:
        return 0 < at < len(self.text) and bool(_LATIN.match(self.text[at - 1]) and _LATIN.match(self.text[at]))


def _record(given: object, keys: tuple[set[str], set[str]], where: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise RowError(f"{where}: is no mapping: {given!r}")
    _keys(given, keys, str(given.get("id", where)))
    return given


def _keys(given: Mapping[str, Any], keys: tuple[set[str], set[str]], where: str) -> None:
    needed, allowed = keys
    if missing := needed - given.keys():
        raise RowError(f"{where}: has no {', '.join(sorted(missing))}")
    if unknown := given.keys() - needed - allowed:
        raise RowError(f"{where}: unknown: {', '.join(sorted(map(str, unknown)))}")


def _list(given: Mapping[str, Any], name: str, where: str) -> list[Any]:
    value = given.get(name)
    if value is not None and not isinstance(value, list):
        raise RowError(f"{where}: {name} is no list: {value!r}")
    return value or []


def _one_of(given: Mapping[str, Any], name: str, words: type[StrEnum]) -> str:
    if given[name] not in list(words):
        raise RowError(f"{given['id']}: {name} {given[name]!r} is not one of {', '.join(words)}")
    return str(given[name])


def _date(given: object) -> str | None:
    """YAML reads 2026-02-04 as a date, and 2026 as a number: back to text."""
    if isinstance(given, datetime.date):
        return given.isoformat()
    return None if given is None else str(given)
