"""How exact a time is, and whether two may be one day: `XXXX-09-09` and `2025-09-09` may.

>>> agree("XXXX-09-09", "2025-09-09"), agree("2025-11", "2025-11-24"), agree("2025-11-24", "2026-02-04")
(True, True, False)
"""

from __future__ import annotations

import re
from enum import IntEnum

from kg.edtf import bounds

_DAY = re.compile(r"[0-9X]{4}-[0-9]{2}-[0-9]{2}")


class Precision(IntEnum):
    """How much of a date is known, the most exact first."""

    DAY = 0
    DAY_OF_ANY_YEAR = 1
    MONTH = 2
    YEAR = 3
    NONE = 4


def precision(when: str | None) -> Precision:
    """Return how exact an EDTF value is; intervals count as their longest part allows."""
    if when is None:
        return Precision.NONE
    if _DAY.match(when) and "/" not in when:
        return Precision.DAY_OF_ANY_YEAR if "X" in when[:4] else Precision.DAY
    first, last = bounds(when)
    if first is None or last is None:
        return Precision.NONE
    return Precision.MONTH if first[:7] == last[:7] else Precision.YEAR


def agree(one: str | None, other: str | None) -> bool:
    """Whether two times may be one: an unknown one agrees with all."""
    if one is None or other is None:
        return True
    if "X" in one[:4] or "X" in other[:4]:
        return one[4:10] == other[4:10]
    (first, last), (start, end) = bounds(one), bounds(other)
    if first is None or last is None or start is None or end is None:
        return one == other
    return first <= end and start <= last


def finer(one: str | None, other: str | None) -> str | None:
    """Return the more exact of two times that agree; of equally exact ones the earlier."""
    return min(one, other, key=lambda when: (precision(when), when or ""))


def time_parts(when: str | None) -> list[str]:
    """Return what two times that agree have in common, the most exact first: day of the year, month, year.

    >>> time_parts("2025-11-24")
    ['11-24', '2025-11', '2025']
    """
    level = precision(when)
    if when is None or level is Precision.NONE:
        return []
    month, year = (bounds(when)[0] or "")[:7], (bounds(when)[0] or "")[:4]
    every = [when[5:10], month, year]
    return [part for part in every[max(0, level - 1) :] if part]
