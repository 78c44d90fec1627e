r"""The header of a query file: comment lines `#+` that together are YAML, as grlc reads them.

`summary`, `description`, `tags`, `defaults` and `enumerate` mean what they mean to grlc. `parameters` is ours
(grlc passes over it): what each parameter is, and of what kind a node it names.

>>> header, body = split_header("#+ summary: All there is\nSELECT * { ?s ?p ?o }")
>>> header["summary"], body
('All there is', 'SELECT * { ?s ?p ?o }')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from kg.errors import KgError

_DECORATOR = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)


def split_header(text: str, where: str = "query") -> tuple[Mapping[str, Any], str]:
    """Return the header's fields, and the query without the header.

    Raises:
        KgError: the header is no YAML mapping.
    """
    source = "\n".join(match[1] for match in _DECORATOR.finditer(text))
    try:
        fields = yaml.safe_load(source) or {}
    except yaml.YAMLError as error:
        why = " ".join(str(error).split())
        raise KgError(f"{where}: the header (lines '#+') is not YAML: {why}") from error
    if not isinstance(fields, dict):
        raise KgError(f"{where}: the header (lines '#+') must have fields, such as '#+ summary: …'")
    return fields, _DECORATOR.sub("", text).strip()


def by_name(field: object) -> dict[str, Any]:
    """Return a field that is a mapping, or a list of mappings as grlc writes it, as one mapping.

    >>> by_name([{"from": 1}, {"to": 2}])
    {'from': 1, 'to': 2}
    """
    if isinstance(field, list):
        return {key: value for part in field if isinstance(part, dict) for key, value in part.items()}
    return dict(field) if isinstance(field, dict) else {}


def one_line(value: object) -> str:
    r"""Return a header's text on one line.

    >>> one_line("two\n  lines")
    'two lines'
    """
    return " ".join(str(value or "").split())
