"""`sources.yaml`: what is known of a folder's articles and does not stand in their text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from kg.model import Problem, Severity
from kg.read.dates import parse_date
from kg.read.files import SOURCES, label_of

_FIELDS = ("published", "title", "outlet", "author", "language", "url", "note")


@dataclass(frozen=True, slots=True)
class Sources:
    """Fields by file name, and what is wrong with the file that gives them."""

    known: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load_sources(folder: Path) -> Sources:
    """Return what `sources.yaml` in `folder` says; nothing where there is none."""
    path = folder / SOURCES
    where = label_of(path)
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Sources()
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        place = where if line is None else f"{where}:{line + 1}"
        return Sources({}, (_problem("is no readable YAML: mend it, or remove it", place),))
    if data is None:
        return Sources()
    if not isinstance(data, dict):
        return Sources({}, (_problem("is no mapping: write FILE NAME: {published: …}", where),))
    known: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for name, fields in data.items():
        for one in _read_fields(str(name), fields, where):
            if isinstance(one, Problem):
                problems.append(one)
            else:
                known.setdefault(str(name), {})[one[0]] = one[1]
        if not (folder / str(name)).is_file():
            problems.append(_problem(f"names {name}, which is not in its folder: correct or remove it", where))
    return Sources(known, tuple(problems))


def _read_fields(name: str, fields: object, where: str) -> Iterator[tuple[str, str] | Problem]:
    """The fields of one article, and what is wrong with them."""
    if not isinstance(fields, dict):
        yield _problem(f"has no fields for {name}: write {name}: {{published: …}}", where)
        return
    for key, value in fields.items():
        if key not in _FIELDS:
            yield _problem(f"has an unknown field {key!r} for {name}: use {', '.join(_FIELDS)}", where)
        elif not isinstance(value, str | int | date):
            yield _problem(f"has no plain text as {key} of {name}: write one line", where)
        else:
            text = value.isoformat() if isinstance(value, date) else str(value)
            if key == "published" and not parse_date(text):
                yield _problem(f"gives {name} the date {text!r}: write it as 2025-11-24, 2025-11 or 2025", where)
            else:
                yield key, text


def _problem(message: str, where: str) -> Problem:
    return Problem(Severity.ERROR, message, where)
