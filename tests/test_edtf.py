"""The days that an EDTF value allows."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.edtf import bounds

CASES = {
    "2026-02-04": ("2026-02-04", "2026-02-04"),
    "2026-02-04T11:00": ("2026-02-04", "2026-02-04"),
    "2025-11": ("2025-11-01", "2025-11-30"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2025": ("2025-01-01", "2025-12-31"),
    "2025~": ("2025-01-01", "2025-12-31"),
    "2025-11?": ("2025-11-01", "2025-11-30"),
    "202X": ("2020-01-01", "2029-12-31"),
    "2025-1X": ("2025-10-01", "2025-12-31"),
    "2025-11-XX": ("2025-11-01", "2025-11-30"),
    "2025-11-2X": ("2025-11-20", "2025-11-29"),
    "2025-XX-31": ("2025-01-31", "2025-12-31"),
    "2025-34": ("2025-04-01", "2025-06-30"),
    "2025-41": ("2025-07-01", "2025-12-31"),
    "2025-21": ("2025-01-01", "2025-12-31"),
    "2025-10/2025-11": ("2025-10-01", "2025-11-30"),
    "2025-10/..": ("2025-10-01", None),
    "/2025-10": (None, "2025-10-31"),
    "[2025-11,2026-01..2026-02]": ("2025-11-01", "2026-02-28"),
    # no day is invented
    "XXXX-09-09": (None, None),
    "XXXX": (None, None),
    "202X-11": (None, None),
    "2025-02-30": (None, None),
    "2025-13": (None, None),
    "0000": (None, None),
    "2026/2025": (None, None),
    "Monday": (None, None),
    "": (None, None),
    "２０２５": (None, None),
}


@pytest.mark.parametrize(("edtf", "expected"), CASES.items())
def test_bounds(edtf: str, expected: tuple[str | None, str | None]) -> None:
    assert bounds(edtf) == expected


@given(st.one_of(st.text(), st.from_regex(r"[\[{]?[0-9X]{4}(-[0-9X]{2}){0,2}[T0-9X?~/.,\]}-]*")))
def test_any_text_has_bounds_in_order(edtf: str) -> None:
    first, last = bounds(edtf)
    for day in (first, last):
        assert day is None or date.fromisoformat(day)
    assert first is None or last is None or first <= last


@given(st.dates())
def test_a_day_is_its_own_bounds(day: date) -> None:
    assert bounds(day.isoformat()) == (day.isoformat(), day.isoformat())


@given(st.dates(), st.integers(0, 9))
def test_hiding_a_digit_only_widens_the_bounds(day: date, place: int) -> None:
    text = day.isoformat()
    hidden = re.sub("[0-9]", "X", text[place]).join([text[:place], text[place + 1 :]])
    first, last = bounds(hidden)
    assert (first or text) <= text <= (last or text)
