r"""N-Quads without a library: terms as text, and the lines of one named graph, sorted and unique.

>>> literal("习近平", lang="zh")
'"习近平"@zh'
>>> quad(iri("http://e/s"), iri("http://e/p"), literal('say "no"'), iri("http://e/g"))
'<http://e/s> <http://e/p> "say \\"no\\"" <http://e/g> .\n'
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.vocab import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

# all that RFC 3987 does not let an IRI hold, and brackets, which only a host may
_NOT_IN_IRI = re.compile(
    r"%(?![0-9A-Fa-f]{2})|[^!#$%&'()*+,./0-9:;=?@A-Z_a-z~\-"
    r"\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)
# what nearly every IRI of ours is made of, so that the slower look above is seldom taken
_BEYOND_PLAIN = re.compile(r"[^#,./0-9:A-Z_a-z=-]")
# https://www.w3.org/TR/rdf-canon/#canonical-quads: these are escaped, all else is written as it is
_NOT_IN_LITERAL = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff]')
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_SURROGATE = range(0xD800, 0xE000)
_LANGUAGE = re.compile(r"[a-z]{1,8}(-[a-z0-9]{1,8})*")
_UNDETERMINED = "und"


def iri(text: str) -> str:
    """Return an IRI as a term; characters that no IRI may hold are percent-encoded."""
    if _BEYOND_PLAIN.search(text):
        text = _NOT_IN_IRI.sub(_percent, text)
    return f"<{text}>"


def literal(text: str, lang: str | None = None, datatype: str | None = None) -> str:
    """Return a literal as a term: plain, tagged with a language, or typed with a datatype's IRI."""
    if _NOT_IN_LITERAL.search(text):  # most hold no such character, and a search is faster than `sub`
        text = _NOT_IN_LITERAL.sub(_escape, text)
    quoted = f'"{text}"'
    if lang is not None:
        return f"{quoted}@{language_tag(lang)}"
    if datatype is not None and datatype != XSD.string:
        return f"{quoted}^^<{datatype}>"
    return quoted


@lru_cache(maxsize=256)
def language_tag(tag: str) -> str:
    """Return a tag in lower case, as stores keep it; `und` where it is none (BCP 47)."""
    lower = tag.lower().replace("_", "-")
    return lower if _LANGUAGE.fullmatch(lower) else _UNDETERMINED


def whole(number: int) -> str:
    """Return a whole number as a term."""
    return f'"{number}"^^<{XSD.integer}>'


def decimal(number: float) -> str:
    """Return a number as a term, to two digits after the point, as stores keep it."""
    digits = f"{number:.2f}".rstrip("0").rstrip(".")
    return f'"{digits}"^^<{XSD.decimal}>'


def quad(subject: str, predicate: str, object_: str, graph: str) -> str:
    """Return one line of N-Quads; all four are terms."""
    return f"{subject} {predicate} {object_} {graph} .\n"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if ord(character) in _SURROGATE:
        return "\ufffd"
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


class Graph:
    """The statements of one named graph, gathered in any order."""

    def __init__(self, graph: str) -> None:
        self._end = f" {iri(graph)} .\n"
        self._lines: set[str] = set()
        self._terms: dict[str, str] = {}  # IRI → term: each is written many times

    def link(self, subject: str, predicate: str, object_: str) -> None:
        """Say that one IRI stands in a relation to another."""
        self._lines.add(f"{self._iri(subject)} <{predicate}> {self._iri(object_)}{self._end}")

    def tell(self, subject: str, predicate: str, value: str) -> None:
        """Say a value of an IRI; `value` is a term made by `literal`."""
        self._lines.add(f"{self._iri(subject)} <{predicate}> {value}{self._end}")

    def describe(self, subject: str, said: Iterable[tuple[str, str]]) -> None:
        """Say several things of an IRI at once: predicates, each with a term."""
        term, end = self._iri(subject), self._end
        self._lines.update([f"{term} <{predicate}> {value}{end}" for predicate, value in said])

    def number(self, subject: str, predicate: str, value: int) -> None:
        """Say a whole number of an IRI."""
        self.tell(subject, predicate, whole(value))

    def a(self, subject: str, class_: str) -> None:
        """Say what kind of thing an IRI is."""
        self.link(subject, RDF.type, class_)

    def lines(self) -> tuple[str, ...]:
        """Return the lines, sorted, each once."""
        return tuple(sorted(self._lines))

    def _iri(self, text: str) -> str:
        term = self._terms.get(text)
        if term is None:
            term = self._terms[text] = iri(text)
        return term
