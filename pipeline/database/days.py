"""The first and the last day that an EDTF value covers: what a database can sort and compare."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_POINT = re.compile(r"(\d{3}[\dX])(?:-(\d\d))?(?:-(\d\d))?")


def days(value: str | None) -> tuple[date | None, date | None]:
    """``"2017/2023"`` as 1 January 2017 and 31 December 2023; None for an open end and for what is no EDTF value.

    Source of the forms: ISO 8601-2, as far as records use it: day, month, year, decade ("201X"), interval.
    """
    if not value:
        return None, None
    first, _, last = value.partition("/")
    return _point(first)[0], _point(last or first)[1]


def _point(value: str) -> tuple[date | None, date | None]:
    found = _POINT.fullmatch(value)
    if not found:
        return None, None
    year, month, day = found.groups()
    try:
        if day:
            return (exact := date(int(year), int(month), int(day))), exact
        if month:
            last = monthrange(int(year), int(month))[1]
            return date(int(year), int(month), 1), date(int(year), int(month), last)
        return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    except ValueError:  # a day that no calendar has
        return None, None
