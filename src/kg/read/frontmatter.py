"""The YAML front matter of a Markdown file: fields known of the article, and where its text begins."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

import yaml

_FENCED = re.compile(r"[\s\ufeff]*---[ \t]*\r?\n(?P<yaml>.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(?P<key>[A-Za-z_-]{2,30})\s*:\s*['\"]?(?P<value>.*?)['\"]?\s*")
# what the fields of the record are called in front matter, the more telling name first
_NAMES = {
    "title": ("title", "headline"),
    "published": ("published_time", "published", "date_published", "datepublished", "pubdate", "date", "publish_date"),
    "author": ("author", "authors", "byline"),
    "outlet": ("outlet", "publisher", "site", "sitename", "site_name", "publication"),
    "url": ("original_url", "source_url", "canonical_url", "canonical", "url", "link", "permalink", "source"),
    "language": ("language", "lang"),
}


class FrontMatter(NamedTuple):
    """What the front matter says, and the offset behind it (0 where there is none)."""

    known: dict[str, str]
    end: int


def read_front_matter(text: str) -> FrontMatter:
    r"""Return the fields of the front matter; a broken one is read line by line.

    >>> read_front_matter("---\ntitle: Readout\ndate: '2024-08-28'\n---\nThe two met.")
    FrontMatter(known={'title': 'Readout', 'published': '2024-08-28'}, end=42)
    """
    match = _FENCED.match(text)
    if not match:
        return FrontMatter({}, 0)
    fields = _parse(match["yaml"])
    if not fields:
        return FrontMatter({}, 0)
    known = {
        field: next(fields[name] for name in names if fields.get(name))
        for field, names in _NAMES.items()
        if any(fields.get(name) for name in names)
    }
    return FrontMatter(known, match.end())


def _parse(source: str) -> dict[str, str]:
    try:
        data = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        matches = (_FIELD.fullmatch(line.strip()) for line in source.splitlines())
        return {match["key"].lower(): match["value"] for match in matches if match}
    if not isinstance(data, dict):
        return {}
    return {str(key).lower(): plain for key, value in data.items() if (plain := _plain(value))}


def _plain(value: object) -> str:
    """A scalar as one line; a list of names joined; anything else is not for us."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(_plain(part) for part in value if isinstance(part, str))
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
