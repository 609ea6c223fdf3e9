"""Reads a date with its day, at the place of its first digit: 12 Juni 2024, 29/9/2025, 12-14 Juni, 14/2."""

from __future__ import annotations

import re

from . import false_friends, patterns, words
from .edtf import is_day
from .readings import Form, Point, Reading, Readings
from .words import MONTHS, month_number

_RANGE_JOINTS = re.compile(rf"{patterns.DASH}|/|{patterns.UNTIL}")
_DIGITS = "0123456789"
_NUMBER = re.compile(r"[0-9]+")
CLOSING = re.compile(r"\s{0,2}[)\]]")
_SHORT_YEAR_END = re.compile(
    r"\s?(?:[),.;]|$)|\s(?:di(?!\s?antara)|ke|dari|oleh|yang|dan|hingga|sampai|pukul|lalu|silam)(?!\w)"
)
"""What ends a date with a year of two digits ("lahir 5 Mei 70 di Bima"); else they count ("5 Mei 70 orang")."""


def read_day(low: str, at: int, *, led: bool) -> Readings:
    """A date with its day, at the place of its first digit. ``led``: a weekday or "tanggal" stands before it."""
    if not patterns.MAY_BE_DAY.match(low, at):
        return ()
    if found := patterns.ISO.match(low, at):
        day = Point(int(found["year"]), int(found["month"]), int(found["day"]))
        serial = found["mark"] == "/" and false_friends.word_before(low, at) in words.false_friends("before", "year")
        return point_reading(found, day, "dates/iso") if _exists(day) and not serial else ()
    bracketed = at > 0 and low[at - 1] in "(["
    if low[at + 1 : at + 3].lstrip(_DIGITS)[:1] == "/":  # 29/9/2025, as most dates are: none of the spelt out
        if found := patterns.WORDED.match(low, at):
            return _read_worded(low, found)
        return _read_figures(low, at, led=led, bracketed=bracketed)
    if (found := patterns.SHORT_YEAR.match(low, at)) and _ends_in_year(low, found, led=led or bracketed):
        day = Point(int(found["year"]), MONTHS[found["month"]], int(found["day"]), short_year=True)
        return point_reading(found, day, "dates/day-month-year")
    if (found := patterns.LIST.match(low, at)) and (rest := read_day(low, found.start("last"), led=led)):
        return _read_list(found, rest)
    if found := patterns.WORDED.match(low, at):
        return _read_worded(low, found)
    if (found := patterns.MISSPELT.match(low, at)) and (month := month_number(found["month"])):
        return point_reading(found, Point(int(found["year"]), month, int(found["day"])), "dates/day-month-year")
    if found := patterns.BLANKED.match(low, at):
        return _read_blanked(found, led=led or bracketed)
    return _read_figures(low, at, led=led, bracketed=bracketed)


def _read_figures(low: str, at: int, *, led: bool, bracketed: bool) -> Readings:
    """29/9/2025, 29.9.25, 14/2."""
    found = patterns.NUMERIC.match(low, at)
    if found and not (
        (led or bracketed) and len(found["year"]) == 2 and found["mark"] in patterns.DASH and found["mark2"] == "/"
    ):
        return _read_numeric(found, led=led or bracketed)  # "Sabtu-Minggu (3-5/10)" is a pair of days
    found = patterns.PAIR.match(low, at)
    return _read_pair(low, found) if found and (led or _stands_alone(low, found, bracketed)) else ()


def _ends_in_year(low: str, found: re.Match[str], *, led: bool) -> bool:
    """Whether the two digits are the year of the month before them, not the head of the next sentence, nor a count."""
    if not led and ". " in low[found.end("month") : found.start("year")]:
        return False
    return _SHORT_YEAR_END.match(low, found.end()) is not None


def _read_blanked(found: re.Match[str], *, led: bool) -> Readings:
    """ "Rabu, 12 10 2025" as a day; without a weekday or bracket the numbers are a code, and their last is no year."""
    day = _in_order(Point(int(found["year"]), int(found["month"]), int(found["day"])))
    if led:
        return point_reading(found, day, "dates/numeric")
    return (Reading(found.start(), found.end(), day, "dates/numeric", form="name"),)


def _stands_alone(low: str, found: re.Match[str], bracketed: bool) -> bool:
    """Whether "(14/2)" fills its brackets and is no fraction."""
    filled = bracketed and found["mark"] == "/" and CLOSING.match(low, found.end()) is not None
    return filled and not false_friends.is_fraction(low, found.start() - 1)


def _read_list(found: re.Match[str], rest: Readings) -> Readings:
    """The days before the last one of "26, 27 dan 29 Oktober", each with the last one's month and year."""
    days = (
        Reading(number.start(), number.end(), rest[0].first._replace(day=int(number[0])), rest[0].rule)
        for number in _NUMBER.finditer(found.string, found.start("days"), found.end("days"))
    )
    return (*(day for day in days if _exists(day.first)), *rest)


def _exists(point: Point) -> bool:
    year = 2000 if point.year is None or point.short_year else point.year
    return point.month is not None and point.day is not None and is_day(year, point.month, point.day)


def point_reading(found: re.Match[str], point: Point, rule: str) -> Readings:
    form: Form = "point" if _exists(point) else "impossible"
    return (Reading(found.start(), found.end(), point, rule, form=form),)


def _read_worded(low: str, found: re.Match[str]) -> Readings:
    year = found["year"]
    end, lean = (found.end(), 0) if year else lean_after(low, found.end())
    last = Point(
        int(year.strip("'’‘")) if year else None,
        MONTHS[found["month"]],
        int(found["day"]),
        short_year=bool(year) and len(year) < 4,
        lean=lean,
    )
    rule = "dates/day-month-year" if year else "dates/day-month"
    return _join(found, last, end, rule, first_month=MONTHS.get(found["month1"] or ""))


def _join(found: re.Match[str], last: Point, end: int, rule: str, *, first_month: int | None) -> Readings:
    """One reading for a day, one for a range of days, two for "12 dan 13 Juni"."""
    point = Reading(found.start("day"), end, last, rule, form="point" if _exists(last) else "impossible")
    if not found["day1"]:
        return (point,)
    written = found["year1"] if "year1" in found.re.groupindex else None
    month = first_month or last.month
    year = int(written) if written else last.year
    if not written and year and not last.short_year and (month or 0) > (last.month or 0):
        year -= 1  # "28 Desember hingga 2 Januari 2025"
    first = last._replace(year=year, month=month, day=int(found["day1"]))
    if not _exists(first) or (first_month is None and int(found["day1"]) >= (last.day or 0)):
        return (point,)
    start = found.start("day1")
    if _RANGE_JOINTS.fullmatch(found["joint"]):
        return (Reading(start, end, first, "dates/day-range", last, "range"),)
    end = max(found.end(group) for group in ("day1", "month1", "year1") if group in found.re.groupindex)
    return Reading(start, end, first, rule), point


def lean_after(low: str, end: int) -> tuple[int, int]:
    """Where a date without year ends and its direction: "17 Agustus mendatang" leans to the future (1)."""
    found = patterns.DIRECTION.match(low, end)
    return (end, 0) if not found else (found.end(), -1 if found["past"] else 1)


def _read_numeric(found: re.Match[str], *, led: bool) -> Readings:
    digits = found["year"].strip("'’")
    short = len(digits) == 2
    if not led and ((short and found["mark"] != "/") or found["mark"] != found["mark2"]):
        return ()
    if not short and not 1000 <= int(digits) <= 2099:
        return ()
    last = _in_order(Point(int(digits), int(found["month"]), int(found["day"]), short_year=short))
    if short and not _exists(last):
        return ()
    return _join(found, last, found.end(), "dates/numeric", first_month=_number(found["month1"]))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _in_order(point: Point) -> Point:
    """Day first; month first where only that is a day; marked where both are."""
    if (point.day or 0) > 12 or not _exists(swapped := point._replace(day=point.month, month=point.day)):
        return point
    return point._replace(month_first=True) if _exists(point) else swapped


def _read_pair(low: str, found: re.Match[str]) -> Readings:
    end, lean = lean_after(low, found.end()) if not CLOSING.match(low, found.end()) else (found.end(), 0)
    last = _in_order(Point(None, int(found["month"]), int(found["day"]), lean=lean))
    if not _exists(last):
        return ()
    return _join(found, last, end, "dates/numeric", first_month=_number(found["month1"]))
