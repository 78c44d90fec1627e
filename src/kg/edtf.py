"""The first and last day that an EDTF value allows (ISO 8601-2; https://www.loc.gov/standards/datetime/).

>>> bounds("2025-11")
('2025-11-01', '2025-11-30')
>>> bounds("XXXX-09-09")
(None, None)
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

Bounds = tuple[str | None, str | None]
_UNKNOWN: Bounds = (None, None)

_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?(?:T\S*)?", re.ASCII)
_QUALIFIERS = re.compile(r"[?~%]")
_LONGEST = 200  # characters; longer is no date
# sub-year groupings that fix their months; seasons (21–32) do not, they differ by hemisphere
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_THIRDS = {37: (1, 4), 38: (5, 8), 39: (9, 12)}
_HALVES = {40: (1, 6), 41: (7, 12)}
_MONTHS = _QUARTERS | _THIRDS | _HALVES
_SEASONS = range(21, 33)


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """Return the first and last day as `xsd:date`, None where the value does not give it; never raises."""
    if len(edtf) > _LONGEST:
        return _UNKNOWN
    text = _QUALIFIERS.sub("", edtf.strip())
    if "/" in text:
        start, _, end = text.partition("/")
        return _ordered(bounds(start)[0], bounds(end)[1])
    if text[:1] in ("[", "{"):
        return _of_set(text.strip("[]{}"))
    return _of_date(text)


def _of_set(text: str) -> Bounds:
    """One of, or all of, several dates: `[2025-11,2025-12..2026-02]`."""
    members = [member.partition("..") for member in text.split(",")]
    starts = [bounds(start)[0] for start, _, _ in members]
    ends = [bounds(end if dots else start)[1] for start, dots, end in members]
    first = None if None in starts else min(filter(None, starts))
    last = None if None in ends else max(filter(None, ends))
    return _ordered(first, last)


def _of_date(text: str) -> Bounds:
    found = _DATE.fullmatch(text)
    if not found:
        return _UNKNOWN
    year, month, day = found.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if "X" in year and (month or year == "XXXX"):
        return _UNKNOWN  # a day of an unknown year is no span of days
    months = _months(month)
    if not first_year or not months:
        return _UNKNOWN
    first, last = _day(first_year, months[0], day, latest=False), _day(last_year, months[1], day, latest=True)
    return _ordered(first, last) if first and last else _UNKNOWN


def _months(month: str | None) -> tuple[int, int] | None:
    """First and last month of `11`, `1X`, `XX`, a quarter or half (33–41), a season, or a whole year."""
    if month is None or month == "XX":
        return 1, 12
    if month.isdigit():
        number = int(month)
        if number in _SEASONS:
            return 1, 12
        return _MONTHS.get(number) or ((number, number) if 1 <= number <= 12 else None)
    return _fitting(month, 12)


def _day(year: int, month: int, day: str | None, *, latest: bool) -> str | None:
    length = monthrange(year, month)[1]
    days = _fitting(day or "XX", length)
    return f"{year:04}-{month:02}-{days[latest]:02}" if days else None


def _fitting(digits: str, highest: int) -> tuple[int, int] | None:
    """The least and greatest of 1…highest that two digits with X for unknown ones allow."""
    fitting = [
        number
        for number in range(1, highest + 1)
        if all(known in ("X", digit) for known, digit in zip(digits, f"{number:02}", strict=True))
    ]
    return (fitting[0], fitting[-1]) if fitting else None


def _ordered(first: str | None, last: str | None) -> Bounds:
    """An interval that ends before it begins gives nothing."""
    return _UNKNOWN if first and last and first > last else (first, last)
