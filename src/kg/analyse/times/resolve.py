"""What a time expression means on the day the article came out; nothing that the text does not give is added.

"On Thursday" in an article known only to be of November 2025 is some day of that month: `2025-11`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple

from kg.analyse.times.dates import Date, is_day

Dates = tuple[Date, ...]  # one date, or the first and last of an interval; () where nothing can be known

_JUST_PAST = 31  # days
_TOLERANCE = 1  # days: where the article was published it may still be the day before
_NEAR = 10  # days: so near, a day of the month needs no month
_SOON = 90  # days ahead, and
_LONG_AGO = 270  # days back: "the deadline was 5 December", in an article of November, is not last year's


class Direction(Enum):
    """Which way a time without a year lies."""

    PAST = "past"
    FUTURE = "future"
    SCHEDULED = "scheduled"  # "the talks had been due on Friday": the day may have passed or not
    UNKNOWN = "unknown"


def unknown() -> Direction:
    """Return the direction of a time of which the text tells none."""
    return Direction.UNKNOWN


class Stated(NamedTuple):
    """The days that the text has stated by itself so far."""

    last: Date | None = None
    past: Date | None = None  # the last one that is not after the article

    def then(self, day: Date, anchor: Date | None) -> Stated:
        """Return what is stated once `day` is, too."""
        ahead = anchor is not None and anchor.day is not None and _days_between(anchor, day) > 0
        return Stated(day, self.past if ahead else day)


class Setting(NamedTuple):
    """What an expression is resolved against."""

    anchor: Date | None  # when the article was published
    stated: Stated
    direction: Callable[[], Direction]  # asked only where it matters
    beside: Date | None = None  # a day just before it in the sentence
    month: Date | None = None  # a month before it in the sentence, with its year

    def year_of(self, number: int) -> int | None:
        """The year in which a month lies that follows another: "in March 2023 and in June", 2024年8月，11月."""
        if self.month is None or self.month.month is None or number <= self.month.month:
            return None
        return None if self.direction() is Direction.FUTURE else self.month.year


def one(date: Date | None) -> Dates:
    """Return `date` as a value."""
    return () if date is None else (date,)


def relative_day(setting: Setting, days: int) -> Dates:
    """Resolve "yesterday"; within a month or year where no more is known of the article's date."""
    anchor = setting.anchor
    if anchor is None or anchor.day is None:
        return one(anchor)
    return one(anchor.plus_days(days))


def following_day(setting: Setting, days: int) -> Dates:
    """Resolve "the next day", counted from the last day that the text states; one to come only for what is to come."""
    day, past = setting.stated
    if past is not None and day != past and setting.direction() is not Direction.FUTURE:
        day = past  # 发言人27日宣布，代表团29日来访。在当日的记者会上，…
    return one(day.plus_days(days)) if day else ()


def _within(anchor: Date | None) -> Dates:
    """All that is known of a day near the article's: its month or year; nothing where not even the year is known."""
    return () if anchor is None or anchor.year is None else (anchor,)


def weekday(setting: Setting, number: int, week: int | None = None) -> Dates:
    """Resolve "on Thursday" (0 is Monday), or the Thursday of the week `week` weeks from the article's."""
    anchor = setting.anchor
    if anchor is None or (today := anchor.calendar) is None:
        return _within(anchor)
    if week is not None:
        return one(anchor.plus_days(number - today.weekday() + 7 * week))
    direction = setting.direction()
    if direction is Direction.SCHEDULED and number != today.weekday():
        return ()
    if direction is Direction.FUTURE:
        return one(anchor.plus_days((number - today.weekday()) % 7))
    return one(anchor.plus_days(-((today.weekday() - number) % 7)))


def weekday_of_day(setting: Setting, number: int, day: int) -> Dates:
    """Resolve 周一（24日）: the nearest 24th that is a Monday."""
    anchor = setting.anchor
    if anchor is None or anchor.day is None:
        return day_of_month(setting, day)
    months = (anchor.plus_months(count) for count in (0, -1, 1))
    dates = [date for month in months for date in _day_of(month, day)]
    fitting = [date for date in dates if (on := date.calendar) is not None and on.weekday() == number]
    return one(min(fitting, key=lambda date: abs(_days_between(anchor, date)), default=None))


def neighbouring_weekday(setting: Setting, number: int, sign: int) -> Dates:
    """Resolve "next Tuesday" (`sign` 1) and "last Tuesday" (-1): never the article's own day."""
    anchor = setting.anchor
    if anchor is None or (today := anchor.calendar) is None:
        return _within(anchor)
    distance = (sign * (number - today.weekday()) - 1) % 7 + 1
    return one(anchor.plus_days(sign * distance))


def relative_week(setting: Setting, weeks: int) -> Dates:
    """Resolve "last week" to the month it lies in, or to the two months."""
    anchor = setting.anchor
    if anchor is None or (today := anchor.calendar) is None:
        return _within(anchor)
    monday = anchor.plus_days(7 * weeks - today.weekday())
    sunday = anchor.plus_days(7 * weeks - today.weekday() + 6)
    if monday is None or sunday is None:
        return ()
    return tuple(dict.fromkeys(Date(day.year, day.month) for day in (monday, sunday)))


def relative_month(setting: Setting, months: int) -> Dates:
    """Resolve "last month"."""
    anchor = setting.anchor
    if anchor is None or anchor.month is None:
        return one(anchor)
    return one(anchor.plus_months(months))


def relative_year(setting: Setting, years: int) -> Dates:
    """Resolve "last year"."""
    return one(setting.anchor.plus_years(years)) if setting.anchor else ()


def ago(setting: Setting, count: int, unit: str) -> Dates:
    """Resolve "three months ago", as precise as its unit."""
    resolvers = {"day": relative_day, "week": relative_week, "month": relative_month, "year": relative_year}
    return resolvers[unit](setting, -count)


def month(setting: Setting, number: int) -> Dates:
    """Resolve "in April": the next one, the last one, or where the text does not tell, the nearest one."""
    anchor = setting.anchor
    if anchor is None or anchor.year is None or anchor.month is None:
        return one(Date(None, number))
    if (year := setting.year_of(number)) is not None:
        return one(Date(year, number))
    ahead = (number - anchor.month) % 12
    match setting.direction():
        case Direction.FUTURE:
            return one(anchor.plus_months(ahead))
        case Direction.PAST:
            return one(anchor.plus_months(ahead - 12 if ahead else 0))
    return one(anchor.plus_months(ahead if ahead < 6 else ahead - 12))


def neighbouring_month(setting: Setting, number: int, sign: int) -> Dates:
    """Resolve "next April" (`sign` 1), "last April" (-1) and "this April" (0)."""
    anchor = setting.anchor
    if anchor is None or anchor.month is None:
        return one(Date(None, number))
    if sign == 0:
        return one(Date(anchor.year, number))
    distance = (sign * (number - anchor.month) - 1) % 12 + 1
    return one(anchor.plus_months(sign * distance))


def month_day(setting: Setting, month_number: int, day: int, years: int | None = None) -> Dates:
    """Resolve "September 9": the last one, or the next where it lies ahead; `years` counts from this year."""
    anchor = setting.anchor
    if not is_day(None, month_number, day):
        return ()
    if anchor is None or anchor.year is None:
        return one(Date(None, month_number, day))
    if years is not None:
        return full_date(anchor.year + years, month_number, day)
    if (year := setting.year_of(month_number)) is not None:
        return full_date(year, month_number, day)
    candidates = [
        Date(year, month_number, day)
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if 1 <= year <= 9999 and is_day(year, month_number, day)
    ]
    return one(_nearest(candidates, anchor, setting.direction()))


def nearest_day(setting: Setting, month_number: int, day: int) -> Dates:
    """Resolve 周一（11/24）: a day so near that its weekday is given."""
    return month_day(setting._replace(direction=unknown), month_number, day)


def _nearest(candidates: list[Date], anchor: Date, direction: Direction) -> Date | None:
    """The candidate next to the article's date on the right side of it."""
    if anchor.month is None:
        return None
    near = [(_days_between(anchor, candidate), candidate) for candidate in candidates]
    if direction is Direction.PAST:
        past = [(days, candidate) for days, candidate in near if days <= _TOLERANCE]
        soon = any(_TOLERANCE < days <= _SOON for days, _ in near)
        near = near if soon and all(days < -_LONG_AGO for days, _ in past) else past
    elif direction is Direction.FUTURE:
        # a meeting "was to be held on 14 October": in an article of the 20th, not next year's
        near = [(days, candidate) for days, candidate in near if days >= -_JUST_PAST]
    return min(near, key=lambda dated: abs(dated[0]), default=(0, None))[1]


def _days_between(anchor: Date, other: Date) -> int:
    """Days from `anchor` to `other`; 0 within the month where the anchor's day is unknown."""
    if (anchor.year, anchor.month) == (other.year, other.month) and anchor.day is None:
        return 0
    start, end = anchor.calendar, other.calendar
    if start and end:
        return (end - start).days
    days = [
        (date.year or 0) * 372 + (date.month or 1) * 31 + (date.day or 1) for date in (anchor, other)
    ]  # months of 31 days: only the order and rough size matter
    return days[1] - days[0]


def nearest_of_month(about: Date, day: int) -> Dates:
    """Resolve 昨（4）: the day that the number names, where it is the one counted or beside it."""
    near = (about.plus_days(count) for count in (0, 1, -1))
    return one(next((date for date in near if date is not None and date.day == day), about))


def month_known(setting: Setting, day: int, months: int) -> Dates:
    """Resolve 本月24日: a day of the month `months` from the article's."""
    return tuple(
        Date(date.year, date.month, day)
        for date in relative_month(setting, months)
        if date.month and is_day(date.year, date.month, day)
    )


def day_of_month(setting: Setting, day: int) -> Dates:
    """Resolve 24日: of the month named just before, or of the article's, or of the one before it or after it."""
    anchor, beside = setting.anchor, setting.beside
    if beside is not None and beside.day is not None and beside.day < day:
        return _day_of(beside, day)  # 1月7日和8日
    if anchor is None:
        return _day_of(setting.stated.last, day)
    if anchor.day is None or anchor.month is None:
        return one(anchor)
    direction, months = setting.direction(), 0
    if direction is Direction.FUTURE:
        months = 1 if day < anchor.day else 0
    elif day > anchor.day + _TOLERANCE and (direction is Direction.PAST or day > anchor.day + _NEAR):
        months = -1
    return _day_of(anchor.plus_months(months), day)


def _day_of(of: Date | None, day: int) -> Dates:
    if of is None or of.month is None:
        return ()
    return full_date(of.year, of.month, day)


def full_date(year: int | None, month_number: int, day: int) -> Dates:
    """Return the day, () where there is no such day."""
    if (year is not None and not 1 <= year <= 9999) or not 1 <= month_number <= 12:
        return ()
    return one(Date(year, month_number, day)) if is_day(year, month_number, day) else ()


def interval(dates: Iterable[Date]) -> Dates:
    """Return the first and last of `dates` where they make an interval, () where they run backwards."""
    first, *_, last = tuple(dates)
    return (first, last) if first.edtf < last.edtf else ()
