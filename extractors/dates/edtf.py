"""EDTF values (ISO 8601-2, level 1) from calendar parts, and the calendar arithmetic behind them."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

from .readings import Unit

Parts = tuple[int, int | None, int | None]
"""Year, month, day; None where the text does not say."""


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1] + (month == 2 and isleap(year))


def edtf(parts: Parts) -> str:
    """``(2025, 9, None)`` as "2025-09"."""
    year, month, day = parts
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def parse(value: str | None) -> Parts | None:
    """An EDTF day, month or year as parts; None for None and for anything else."""
    fields = (value or "").split("-")
    if not 1 <= len(fields) <= 3 or not all(field.isdigit() for field in fields):
        return None
    year, month, day = (*map(int, fields), None, None)[:3]
    if year is None or not 1 <= year <= 9998 or (month is not None and not 1 <= month <= 12):
        return None
    if month is not None and day is not None and not is_day(year, month, day):
        return None
    return year, month, day


def shifted(anchor: Parts, unit: Unit, shift: int) -> str | None:
    """The day, week, month or year that lies ``shift`` units from the anchor; None where the anchor is too coarse.

    A week is the interval from its Monday to its Sunday.
    """
    year, month, day = anchor
    if unit == "year":
        return edtf((year + shift, None, None))
    if month is None:
        return None
    if unit == "month":
        index = year * 12 + month - 1 + shift
        return edtf((index // 12, index % 12 + 1, None))
    if day is None:
        return None
    start = date(year, month, day)
    if unit == "day":
        return (start + timedelta(days=shift)).isoformat()
    monday = start + timedelta(days=7 * shift - start.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
