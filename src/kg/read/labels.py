"""What each block of a page is, judged by itself: a sentence, a date, a caption, a menu, a link."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache

from kg.lexicon import load_lexicon
from kg.read.dates import Dated, find_dates

_LONG = 400  # characters; nothing longer is furniture, a plea aside
_MARKS = " \t\r\n\u00a0\u3000.:：,，·•|>›»*_#-–—~=+[]()（）【】!！?？\u200b\ufeff"
_RULE = re.compile(r"[\W_]+")
_ENDS = re.compile(r"[.!?。！？…:：;；]['\"”’」』)）\]】》]*\Z")
_STOP = re.compile(r"[。！？!?]|\.(?=['\"”’)]*\s)")
_TRUNCATED = re.compile(r"(?:\.{3}|…)\Z")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CREDIT_SIGN = re.compile(r"[)/:：|）】\]摄图照片社博料]|photo|picture|image")  # a cheap first look
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTER = re.compile(r"[^\W_]")


class Label(Enum):
    """What a block is."""

    NOISE = auto()  # menus, buttons, counts, rules, tags
    BYLINE = auto()
    DATE = auto()
    CREDIT = auto()  # who took a picture
    CAPTION = auto()
    ASIDE = auto()  # a pointer to another page
    ENDING = auto()  # a heading after which nothing belongs to the article
    PLEA = auto()
    TEASER = auto()  # the truncated beginning of another article
    SHORT = auto()  # a heading, or what cannot be told from one
    SENTENCE = auto()
    PROSE = auto()  # long enough to be sure


READABLE = frozenset({Label.SHORT, Label.SENTENCE, Label.PROSE})


@cache
def _lines() -> tuple[frozenset[str], frozenset[str]]:
    data = load_lexicon("boilerplate")
    return frozenset(data["lines"]), frozenset(data["endings"])


@cache
def patterns(kind: str) -> re.Pattern[str]:
    """The regular expressions of one list of `boilerplate.yaml`, as alternatives of one."""
    joined = "|".join(f"(?:{pattern})" for pattern in load_lexicon("boilerplate")[kind])
    if kind.endswith("-labels"):
        return re.compile(rf"(?<![a-z])(?:{joined})(?![a-z])\s?[:：]?")
    return re.compile(rf"(?:{joined})\s*\Z" if kind.endswith("-endings") else joined)


def size(text: str) -> int:
    """The length in words; a Han character is two thirds of one."""
    words = len(text.split())
    if text.isascii():
        return words
    han = len(_HAN.findall(text))
    return words + 2 * han // 3 if han else words


def ends_sentence(text: str) -> bool:
    """Whether `text` closes with a mark that ends sentences."""
    return bool(_ENDS.search(text[-12:]))


def label(text: str, *, edge: bool = True) -> Label:
    """Return what a block with this folded text is; pleas stand only at the `edge` of a page.

    >>> label("Skip to main content"), label("Published: Feb 05, 2026 11:52 PM")
    (<Label.NOISE: 1>, <Label.DATE: 3>)
    """
    if len(text) <= _LONG:
        furniture = _furniture(text)
        if furniture:
            return furniture
    if edge and len(text) <= 1000 and _is_plea(text.lower()):
        return Label.PLEA
    return _readable(text)


def _furniture(line: str) -> Label | None:
    """What a short block is, where it is no text to read."""
    text = line.lower()
    bare = text.strip(_MARKS)
    lines, endings = _lines()
    if not _LETTER.search(text) or _RULE.fullmatch(text) or bare in lines:
        return Label.NOISE
    if bare in endings:
        return Label.ENDING
    if date_line(text):
        return Label.DATE
    if patterns("bylines").fullmatch(line):
        return Label.BYLINE
    for kind, found in (("patterns", Label.NOISE), ("credits", Label.CREDIT), ("asides", Label.ASIDE)):
        if patterns(kind).fullmatch(text) or (kind == "patterns" and patterns(kind).fullmatch(bare)):
            return found
    if is_caption(text):
        return Label.CAPTION
    return Label.TEASER if _TRUNCATED.search(text) and size(text) >= 4 else None


def _is_plea(text: str) -> bool:
    signs: list[str] = load_lexicon("boilerplate")["plea-signs"]
    return any(sign in text for sign in signs) and bool(patterns("pleas").search(text))


def is_caption(text: str) -> bool:
    """Whether lower-case `text` opens or closes as captions do."""
    if size(text) > 70:
        return False
    tail = text[-80:]
    if patterns("caption-openers").match(text):
        return True
    return bool(_CREDIT_SIGN.search(tail) and patterns("caption-endings").search(tail))


def date_line(text: str) -> Dated | None:
    """The date of publication, if a block says nothing else ("Published: …", "【2021年3月7日讯】").

    The earliest named one counts; one behind "updated" only where there is no other.
    """
    dates = find_dates(text) if len(text) <= 160 and _YEAR.search(text) else []
    if not dates:
        return None
    rest = text.lower()
    for found in reversed(dates):
        rest = f"{rest[: found.start]} {rest[found.end :]}"
    for kind in ("date-labels", "late-date-labels", "date-company"):
        rest = patterns(kind).sub(" ", rest)
    if size(rest) > (5 if "T" in dates[0].iso else 2) or ":" in rest or "：" in rest:
        return None  # "Source: Ministry of Defence, October 25, 2019" dates what it names
    before = zip([0, *(found.end for found in dates)], dates, strict=False)
    late = patterns("late-date-labels")
    early = [found for start, found in before if not late.search(text[start : found.start].lower())]
    return (early or dates)[0]


def _readable(text: str) -> Label:
    words = size(text)
    if not ends_sentence(text):
        return Label.PROSE if words >= 40 and len(_STOP.findall(text)) >= 1 else Label.SHORT
    if words < 4:
        return Label.SHORT
    return Label.PROSE if words >= 12 else Label.SENTENCE
