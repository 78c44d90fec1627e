"""The articles behind the paths a user gives: streamed, in one order; a bad one never stops the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kg.model import Article, Problem, Severity
from kg.read.decode import UnreadableError, decode
from kg.read.files import Input, find_inputs
from kg.read.html import is_html, read_html
from kg.read.plain import to_article
from kg.read.rows import read_rows
from kg.read.sources import Sources, load_sources
from kg.read.streams import read_lines, read_pieces, read_whole


def read_articles(
    paths: Sequence[str | Path], stdin: BinaryIO | None = None, *, distinct: bool = True
) -> Iterator[Article | Problem]:
    """Read every article behind `paths`, in sorted order.

    Args:
        paths: files, folders, patterns (`seeds/*.txt`), or `-` for standard input.
        stdin: what `-` reads; the process's own standard input where not given.
        distinct: yield the same text once only, and a warning for each copy.

    Raises:
        KgError: a path does not exist, a pattern matches nothing, or there is nothing to read at all.
    """
    found = _read_all(find_inputs(paths), stdin)
    return _distinct(found) if distinct else found


def _distinct(found: Iterator[Article | Problem]) -> Iterator[Article | Problem]:
    first: dict[str, str] = {}
    for one in found:
        if isinstance(one, Problem):
            yield one
        elif one.sha256 in first:
            message = f"has the same text as {first[one.sha256]} and is left out: remove one of the two"
            yield Problem(Severity.WARNING, message, one.file)
        else:
            first[one.sha256] = one.file
            yield one


def _read_all(inputs: Sequence[Input | Problem], stdin: BinaryIO | None) -> Iterator[Article | Problem]:
    folders: dict[Path, Sources] = {}
    for one in inputs:
        if isinstance(one, Problem):
            yield one
            continue
        folder = one.path.parent if one.path else None
        if folder is not None and folder not in folders:
            folders[folder] = load_sources(folder)
            yield from folders[folder].problems
        sources = folders[folder] if folder is not None else Sources()
        try:
            yield from _read_input(one, sources.known, stdin)
        except UnreadableError as fault:
            yield Problem(Severity.ERROR, str(fault), one.label)
        except OSError as error:
            reason = (error.strerror or "cannot be read").lower()
            yield Problem(Severity.ERROR, f"{reason}: check the file and its rights", one.label)


def _read_input(
    one: Input, known: Mapping[str, Mapping[str, str]], stdin: BinaryIO | None
) -> Iterator[Article | Problem]:
    if one.path is None:
        yield from _read_stream(one, known, stdin or sys.stdin.buffer)
        return
    with one.path.open("rb") as stream:
        yield from _read_stream(one, known, stream)


def _read_stream(one: Input, known: Mapping[str, Mapping[str, str]], stream: BinaryIO) -> Iterator[Article | Problem]:
    pieces = read_pieces(stream)
    head = next(pieces, b"")
    pieces = chain([head], pieces)
    if one.suffix == ".jsonl" or (one.path is None and _looks_like_rows(head)):
        yield from read_rows(one.label, read_lines(pieces), known=known)
        return
    text = decode(read_whole(pieces))
    if not text.strip(" \t\r\n\ufeff"):
        raise UnreadableError("is empty: fill it or leave it out")
    page = one.suffix in (".html", ".htm") or is_html(text)
    fields = known.get(one.path.name if one.path else "") or known.get(one.name)
    yield (read_html if page else to_article)(one.name, text, file=one.label, known=fields)


def _looks_like_rows(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b'"text"' in head
