"""A text as blocks: one a line, or, where lines are wrapped by hand, one a paragraph.

Blocks are the units that `body` keeps or drops whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import Span

# invisible marks (byte order mark, zero-width and direction marks) count as space
INVISIBLE = "\ufeff\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202e\u00ad"
_PICTURES = "\U0001f000-\U0001faff\u2607-\u27bf\ufe0e\ufe0f\u20e3"  # that decorate a line at its ends
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_LEAD = re.compile(
    rf"(?:[\s{INVISIBLE}{_PICTURES}]|#{{1,6}}(?=\s)|>(?=\s)|[-*+•·](?=\s)|\*\*(?=\S)|__(?=\S)|</?[a-z][^<>]{{0,2000}}>)*"
)
_TRAIL = re.compile(rf"(?:[\s{INVISIBLE}{_PICTURES}]|(?<=\S)\*\*|(?<=\S)__|</?[a-z][^<>]{{0,100}}>)+\Z")
_HEADING = re.compile(rf"[\s{INVISIBLE}]*(#{{1,6}})\s")
_TAIL = 200  # characters at a line's end that are looked at for space and marks
_CLOSING = ".!?\"'”’。！？」"  # the usual ends of lines: nothing to take off
_WIDTHS = range(40, 111)  # characters of a line wrapped by hand
# what archives of pages put before the first line: "date 2025-11-28 The headline"
_FETCHED = re.compile(
    r"(?:date|日期|时间|時間)\s?[:：]?\s?\d{4}-\d\d?-\d\d?(?:[T ]\d\d:\d\d(?::\d\d)?)?(?=\s)",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u3400-\u9fff「『《“]")
_INDENT = 3  # characters by which the first line of a paragraph may be shorter
_FINAL = re.compile(r"[.!?。！？…:：;；]['\"”’」』)）\]】]*\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A line or a hand-wrapped paragraph, without the marks of Markdown before and behind it."""

    span: Span
    gap: bool  # an empty line stands before it
    heading: int = 0  # the number of # before it
    caption: bool = False  # marked as a caption
    fetched: bool = False  # the date that an archive put before the page


def find_blocks(text: str, start: int = 0) -> list[Block]:
    r"""Return the blocks of `text` from `start` on, in order; none is empty.

    >>> [block.span for block in find_blocks("# Title\n\nFirst line.\nSecond line.")]
    [Span(start=2, end=7), Span(start=9, end=20), Span(start=21, end=33)]
    """
    lines = _find_lines(text, start)
    wrapped = _is_wrapped(text, lines)
    return _parted(text, _joined(text, lines) if wrapped else lines)


def _parted(text: str, blocks: list[Block]) -> list[Block]:
    """The date that an archive put before the first line is a block of its own."""
    fetched = _FETCHED.match(text, *blocks[0].span) if blocks else None
    if not fetched:
        return blocks
    first, *others = blocks
    date, rest = Span(first.span.start, fetched.end()), _bare(text, fetched.end(), first.span.end)
    if rest is None:
        return blocks
    return [replace(first, span=date, fetched=True), replace(first, span=rest), *others]


def _find_lines(text: str, start: int) -> list[Block]:
    found: list[Block] = []
    gap = True
    for match in _LINE.finditer(text, start):
        # \r\n is one line end, so two of them are an empty line
        between = text[found[-1].span.end if found else start : match.start()]
        block = _bare(text, match.start(), match.end())
        if block is None:
            gap = True
            continue
        gap = gap or between.count("\n") > 1 or between.count("\r") > 1
        marks = text[match.start() : block.start]
        found.append(Block(block, gap, _level(text, match), "<figcaption" in marks))
        gap = False
    return found


def _bare(text: str, start: int, end: int) -> Span | None:
    """The line without space and marks at its ends; None where nothing is left."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    if start < end and not text[end - 1].isalnum() and text[end - 1] not in _CLOSING:
        tail = _TRAIL.search(text, max(start, end - _TAIL), end)
        end = tail.start() if tail else end
    return Span(start, end) if start < end else None


def _level(text: str, line: re.Match[str]) -> int:
    heading = _HEADING.match(text, line.start(), line.end())
    return len(heading[1]) if heading else 0


def _is_wrapped(text: str, lines: list[Block]) -> bool:
    """Whether sentences run on over the ends of lines: "met in Oslo with Prime / Minister Bo Berg, who"."""
    breaks = [
        (text[a.span.start : a.span.end], text[b.span.start])
        for a, b in pairwise(lines)
        if not b.gap and not a.heading and a.span.end - a.span.start in _WIDTHS
    ]
    open_ = [(line, after) for line, after in breaks if not _FINAL.search(line)]
    running = sum(after.islower() or after.isdigit() for _, after in open_)
    squares = [len(line) for line, after in open_ if _HAN.match(after)]  # of Chinese, all as long as each other
    even = len(squares) > 2 and max(squares) - min(squares) <= _INDENT
    return (running >= 2 and running >= 0.4 * len(breaks)) or even


def _joined(text: str, lines: list[Block]) -> list[Block]:
    """Lines without an empty line between them as one block, where all but the last are long enough."""
    found: list[Block] = []
    last = 0  # length of the line before
    for line in lines:
        if found and not line.gap and not line.heading and not found[-1].heading and last in _WIDTHS:
            before = found[-1]
            found[-1] = Block(Span(before.span.start, line.span.end), before.gap)
        else:
            found.append(line)
        last = line.span.end - line.span.start
    return found
