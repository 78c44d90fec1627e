"""Calendar dates of which parts may be unknown, and counting with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

_PUBLISHED = re.compile(r"(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")
_COMMON_YEAR, _LEAP_YEAR = 2025, 2024


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, year or decade; `year` is None where it is unknown.

    >>> Date(None, 9, 9).edtf
    'XXXX-09-09'
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    decade: bool = False

    @property
    def edtf(self) -> str:
        """The date as EDTF writes it (https://www.loc.gov/standards/datetime/), unknown digits as X."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.decade:
            return f"{year[:3]}X"
        month = f"-{self.month:02d}" if self.month else ""
        return f"{year}{month}-{self.day:02d}" if self.day else year + month

    @property
    def calendar(self) -> date | None:
        """The day as Python counts it, where all parts are known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return _calendar_day(self.year, self.month, self.day)

    def plus_days(self, count: int) -> Date | None:
        """The day `count` days later; None where that cannot be told ("the day after 28 February")."""
        if self.month is None or self.day is None:
            return None
        if self.year is not None:
            return _shifted(self.year, self.month, self.day, count)
        common, leap = (
            _shifted(year, self.month, self.day, count) if is_day(year, self.month, self.day) else None
            for year in (_COMMON_YEAR, _LEAP_YEAR)
        )
        if common is None or leap is None or (common.month, common.day) != (leap.month, leap.day):
            return None
        return replace(common, year=None)

    def plus_months(self, count: int) -> Date | None:
        """The month `count` months later."""
        if self.month is None:
            return None
        if self.year is None:
            return Date(None, (self.month - 1 + count) % 12 + 1)
        months = self.year * 12 + self.month - 1 + count
        return Date(months // 12, months % 12 + 1) if 12 <= months < 120_000 else None

    def plus_years(self, count: int) -> Date | None:
        """The year `count` years later."""
        if self.year is None or not 1 <= self.year + count <= 9999:
            return None
        return Date(self.year + count)


@lru_cache(maxsize=1024)
def _calendar_day(year: int, month: int, day: int) -> date:
    return date(year, month, day)


@lru_cache(maxsize=4096)
def _shifted(year: int, month: int, day: int, count: int) -> Date | None:
    try:
        shifted = date(year, month, day) + timedelta(days=count)
    except (ValueError, OverflowError):
        return None
    return Date(shifted.year, shifted.month, shifted.day)


@lru_cache(maxsize=1024)
def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day (29 February exists where the year is unknown)."""
    try:
        date(_LEAP_YEAR if year is None else year, month, day)
    except ValueError:
        return False
    return True


def parse_published(published: str | None) -> Date | None:
    """Return the date of an ISO or EDTF date, date-time, month or year; None where there is none.

    >>> parse_published("2026-02-05T23:52")
    Date(year=2026, month=2, day=5, decade=False)
    >>> parse_published("XXXX-10-14").edtf
    'XXXX-10-14'
    """
    found = _PUBLISHED.match(published or "")
    if not found:
        return None
    year, month, day = (int(part) if part and part.isdecimal() else None for part in found.groups())
    if year == 0 or (year is None and month is None) or (month is not None and not 1 <= month <= 12):
        return None
    if month and day and not is_day(year, month, day):
        return Date(year, month)
    return Date(year, month, day)
