"""Dates and times as pages print them, to ISO: as precise as they are, and nothing invented.

Time zones are dropped: what counts is the day and the hour at the place of publication.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_TIME = (
    r"(?:(?:\s*[,，|·@T-]\s*|\s+at\s+|\s+|(?<=日)|(?<=\b(?:19|20)\d\d))(?:(?:星期|周|週)[一二三四五六日]\s*)?"
    r"(?P<hour>[01]?\d|2[0-4])(?:(?:[:：]|\.(?=\d\d\s*(?:[ap]\.?m|bst|gmt|cet|ist)\b))(?P<minute>[0-5]\d)"
    r"(?:[:：](?P<second>[0-5]\d))?"
    r"|[时時点點](?:(?P<minute_zh>[0-5]?\d)分?)?)(?!\d)(?:\s*(?P<half>[ap])\.?m\b\.?)?)?"
)
_TIME_BEFORE = re.compile(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s+[A-Z]{2,4}\b)?,?\s+(?:on\s+)?(?:[A-Z][a-z]{2,8}\.?,?\s+)?\Z",
    re.IGNORECASE,
)
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_DATE = re.compile(
    rf"(?<![\d.])(?:{_YEAR.format('y1')}(?P<sep>[-/.])(?P<m1>\d\d?)(?P=sep)(?P<d1>\d\d?)(?!\d)"
    rf"|{_YEAR.format('y2')}\s?年\s?(?P<m2>\d\d?)\s?月\s?(?P<d2>\d\d?)\s?日"
    rf"|\b{_MONTH.format('n3')}\s+(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR.format('y3')}(?!\d(?!\d?:\d\d))"
    rf"|(?P<d5>\d\d?)/(?P<m5>\d\d?)/{_YEAR.format('y5')}(?!\d)"
    rf"|\b(?P<d4>\d\d?)(?:st|nd|rd|th)?[\s-]+{_MONTH.format('n4')},?[\s-]+{_YEAR.format('y4')}(?!\d)){_TIME}",
    re.IGNORECASE,
)
_DAY_OF_YEAR = re.compile(
    rf"\b{_MONTH.format('n1')}\s+(?P<d1>\d\d?)\b|\b(?P<d2>\d\d?)\s+{_MONTH.format('n2')}(?![a-z])"
    r"|(?P<m3>\d\d?)月(?P<d3>\d\d?)日",
    re.IGNORECASE,
)
_MONTHS_A_YEAR = 12
_LEAP_YEAR = "2024"  # 29 February is a day of some year
_IN_ADDRESS = re.compile(r"[/-](?P<y>(?:19|20)\d\d)(?:/(?P<m>\d\d?)/(?P<d>\d\d?)|-?(?P<m2>\d\d)-?(?P<d2>\d\d))(?!\d)")
_EDTF_DAY = r"[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2}(?:T\d\d:\d\d(?::\d\d)?)?)?)?[~?%]?"
_EDTF = re.compile(rf"{_EDTF_DAY}(?:/{_EDTF_DAY})?")


class Dated(NamedTuple):
    """A date in a text: where it stands, and its value in ISO."""

    start: int
    end: int
    iso: str


def find_dates(text: str) -> list[Dated]:
    """Return the full dates (with a year) in `text`, in order.

    >>> find_dates("Published: Feb 05, 2026 11:52 PM")
    [Dated(start=11, end=32, iso='2026-02-05T23:52')]
    """
    return [found for match in _DATE.finditer(text) if (found := _with_time_before(text, match))]


def _with_time_before(text: str, match: re.Match[str]) -> Dated | None:
    """The date of a match, with a time before it where none follows ("4:05 PM, March 3, 2026")."""
    iso = _to_iso(match)
    if not iso:
        return None
    before = None if "T" in iso else _TIME_BEFORE.search(text, max(0, match.start() - 40), match.start())
    if not before:
        return Dated(match.start(), match.end(), iso)
    part = {key: value for key, value in before.groupdict().items() if value}
    return Dated(before.start(), match.end(), iso + _time(part))


def find_day_of_any_year(text: str) -> str | None:
    """Return the first day that `text` gives by month and day, its year unknown: EDTF.

    >>> find_day_of_any_year("WASHINGTON, Oct. 14 (Reuters) -")
    'XXXX-10-14'
    """
    for match in _DAY_OF_YEAR.finditer(text):
        part = {key: value for key, value in match.groupdict().items() if value}
        name = part.get("n1") or part.get("n2")
        month = int(part.get("m3") or _MONTHS.index(str(name)[:3].lower()) + 1)
        day = int(part.get("d1") or part.get("d2") or part["d3"])
        if _day(_LEAP_YEAR, str(month), str(day)):
            return f"XXXX-{month:02}-{day:02}"
    return None


def parse_date(text: str) -> str | None:
    """Return the date that `text` gives (ISO, EDTF or as a page prints it), else None."""
    text = text.strip()
    if _EDTF.fullmatch(text) and _is_possible(text):
        return text
    dates = find_dates(text)
    return dates[0].iso if dates else None


def date_in_address(url: str) -> str | None:
    """Return the day that a web address carries (`/2025/11/13/`)."""
    match = _IN_ADDRESS.search(url)
    if not match:
        return None
    return _day(match["y"], match["m"] or match["m2"], match["d"] or match["d2"])


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _is_possible(edtf: str) -> bool:
    return all(
        _day(*match.groups()) is not None for match in re.finditer(r"(\d{4})-(\d\d)-(\d\d)", edtf)
    ) and not re.search(r"-(?:00|1[3-9]|[2-9]\d)(?:/|$)", edtf)


def _to_iso(match: re.Match[str]) -> str | None:
    part = {key: value for key, value in match.groupdict().items() if value}
    year = next(part[key] for key in ("y1", "y2", "y3", "y4", "y5") if key in part)
    name = part.get("n3") or part.get("n4")
    month = str(_MONTHS.index(name[:3].lower()) + 1) if name else part.get("m1") or part.get("m2") or part["m5"]
    day = next(part[key] for key in ("d1", "d2", "d3", "d4", "d5") if key in part)
    if "y5" in part and int(day) <= _MONTHS_A_YEAR and day != month:
        return None  # 03/04/2026 is a day of March or of April
    found = _day(year, month, day)
    return found and found + _time(part)


def _time(part: dict[str, str]) -> str:
    """`T23:52` of the parts of a time; empty where there is none."""
    if "hour" not in part:
        return ""
    hour = int(part["hour"])
    half = part.get("half", "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return ""
    minute = int(part.get("minute") or part.get("minute_zh") or 0)
    seconds = f":{part['second']}" if "second" in part else ""
    return f"T{hour:02}:{minute:02}{seconds}"
