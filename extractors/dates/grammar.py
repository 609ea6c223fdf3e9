"""Reads one line of text: from the places where a date may begin to readings with their holes still open.

Every reader is given a line and the place of its trigger, looks at a bounded stretch, and gives back the readings
that begin there (two for "12 dan 13 Juni"), or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import false_friends, patterns, periods
from .edtf import is_day
from .join import join
from .readings import Form, Point, Reading
from .words import MONTHS, WEEKDAYS, month_number

Readings = tuple[Reading, ...]
_RANGE_JOINTS = re.compile(rf"{patterns.DASH}|/|{patterns.UNTIL}")
_NUMBER = re.compile(r"[0-9]+")
_CLOSING = re.compile(r"\s{0,2}[)\]]")
_SHORT_YEAR_END = re.compile(r"\s?(?:[),.;]|$)")
_DATE_WORD_BEFORE = re.compile(r"(?:tanggal|tgl)\.?\s{0,3}$")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph and its lower-case twin of the same length."""

    text: str
    low: str


def lower(text: str) -> str:
    """``text`` in lower case, character by character, so that every offset stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def read_line(text: str) -> tuple[Reading, ...]:
    """All readings of one paragraph, in order, none overlapping another; ranges are put together."""
    low = lower(text)
    if "www." in low or any(mark in low for mark in "/@#"):
        low = _ADDRESS.sub(lambda found: "_" * len(found[0]), low)
    readings = tuple(_scan(Line(text, low)))
    return join(low, readings) if readings else ()


_ADDRESS = re.compile(r"(?:https?:|www\.|\.(?:com|co|id|net|org|go)/|[#@])\S{1,300}")


def _scan(line: Line) -> Iterator[Reading]:
    end = 0
    for trigger in patterns.TRIGGER.finditer(line.low):
        if trigger.start() < end:
            continue
        for reading in _read(line, trigger.start(), trigger[0]):
            if reading.start >= end:
                yield reading
                end = reading.end


def _read(line: Line, at: int, word: str) -> Readings:
    if word[0].isdigit():
        return _read_number(line, at)
    for vocabulary, reader in _READERS:
        if word in vocabulary and (found := reader(line, at)):
            return found
    return periods.read(line.low, at)


def _read_number(line: Line, at: int) -> Readings:
    if not false_friends.begins_cleanly(line.low, at):
        return ()
    worded = _DATE_WORD_BEFORE.search(line.low, max(0, at - 12), at) is not None
    found = _read_day(line.low, at, led=worded)
    if found:
        if false_friends.is_named_after_a_day(line.low, at):
            return tuple(replace(reading, form="name") for reading in found)
        return _with_brackets(line.low, found)
    return periods.read_years(line.low, at) or periods.read(line.low, at)


def _with_brackets(low: str, found: Readings) -> Readings:
    """The readings, widened by the brackets that hold nothing else."""
    start, closing = found[0].start, _CLOSING.match(low, found[-1].end)
    if closing and start and low[start - 1] in "([" and len(found) == 1:
        return (replace(found[0], start=start - 1, end=closing.end()),)
    return found


def _read_day(low: str, at: int, *, led: bool) -> Readings:
    """A date with its day, at the place of its first digit. ``led``: a weekday or "tanggal" stands before it."""
    if found := patterns.ISO.match(low, at):
        day = Point(int(found["year"]), int(found["month"]), int(found["day"]))
        return _point(found, day, "dates/iso") if _exists(day) else ()
    bracketed = at > 0 and low[at - 1] in "(["
    if (led or bracketed) and (found := patterns.SHORT_YEAR.match(low, at)) and _SHORT_YEAR_END.match(low, found.end()):
        day = Point(int(found["year"]), MONTHS[found["month"]], int(found["day"]), short_year=True)
        return _point(found, day, "dates/day-month-year")
    if (found := patterns.LIST.match(low, at)) and (rest := _read_day(low, found.start("last"), led=led)):
        return _read_list(found, rest)
    if found := patterns.WORDED.match(low, at):
        return _read_worded(low, found)
    if (found := patterns.MISSPELT.match(low, at)) and (month := month_number(found["month"])):
        return _point(found, Point(int(found["year"]), month, int(found["day"])), "dates/day-month-year")
    if found := patterns.NUMERIC.match(low, at):
        return _read_numeric(found, led=led or bracketed)
    found = patterns.PAIR.match(low, at)
    alone = bracketed and _CLOSING.match(low, found.end()) is not None if found else False
    if found and (led or (alone and found["mark"] == "/" and not false_friends.is_fraction(low, at - 1))):
        return _read_pair(low, found)
    return ()


def _read_list(found: re.Match[str], rest: Readings) -> Readings:
    """The days before the last one of "26, 27 dan 29 Oktober", each with the last one's month and year."""
    days = (
        Reading(number.start(), number.end(), replace(rest[0].first, day=int(number[0])), rest[0].rule)
        for number in _NUMBER.finditer(found.string, found.start("days"), found.end("days"))
    )
    return (*(day for day in days if _exists(day.first)), *rest)


def _exists(point: Point) -> bool:
    year = 2000 if point.year is None or point.short_year else point.year
    return point.month is not None and point.day is not None and is_day(year, point.month, point.day)


def _point(found: re.Match[str], point: Point, rule: str) -> Readings:
    form: Form = "point" if _exists(point) else "impossible"
    return (Reading(found.start(), found.end(), point, rule, form=form),)


def _read_worded(low: str, found: re.Match[str]) -> Readings:
    year = found["year"]
    last = Point(
        int(year.strip("'’‘")) if year else None,
        MONTHS[found["month"]],
        int(found["day"]),
        short_year=bool(year) and len(year) < 4,
    )
    rule = "dates/day-month-year" if year else "dates/day-month"
    end, lean = (found.end(), 0) if year else lean_after(low, found.end())
    last = replace(last, lean=lean)
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
    first = replace(last, year=year, month=month, day=int(found["day1"]))
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
    swapped = replace(point, day=point.month, month=point.day)
    if not _exists(swapped):
        return point
    return replace(point, month_first=True) if _exists(point) else swapped


def _read_pair(low: str, found: re.Match[str]) -> Readings:
    end, lean = lean_after(low, found.end()) if not _CLOSING.match(low, found.end()) else (found.end(), 0)
    last = _in_order(Point(None, int(found["month"]), int(found["day"]), lean=lean))
    if not _exists(last):
        return ()
    return _join(found, last, end, "dates/numeric", first_month=_number(found["month1"]))


def _read_weekday(line: Line, at: int) -> Readings:
    found = patterns.LEAD.match(line.low, at)
    dated = _read_day(line.low, found.end(), led=True) if found and found.end() < len(line.low) else ()
    if not found or not dated or dated[0].form == "name":
        return _read_bare_weekday(line, at)
    weekday, second = WEEKDAYS[found["weekday"]], found["weekday2"]
    head = dated[0]
    if head.last is not None:
        last = replace(head.last, weekday=WEEKDAYS[second] if second else None)
        head = replace(head, start=at, first=replace(head.first, weekday=weekday), last=last)
    else:
        head = replace(head, start=at, first=replace(head.first, weekday=None if second else weekday))
    return _close(line.low, (head, *dated[1:]), opened=found["open"] is not None)


def _close(low: str, found: Readings, *, opened: bool) -> Readings:
    if not opened:
        return _with_brackets(low, found)
    last = found[-1]
    closing = _CLOSING.match(low, last.end)
    end = closing.end() if closing else last.end
    if closing and last.first.year is None:
        end, lean = lean_after(low, end)
        last = replace(last, first=replace(last.first, lean=lean or last.first.lean))
    return (*found[:-1], replace(last, end=end))


def _read_bare_weekday(line: Line, at: int) -> Readings:
    found = patterns.BARE_WEEKDAY.match(line.low, at)
    if not found or false_friends.is_no_weekday(line.low, at, found.end("weekday")):
        return ()
    name, number = found["weekday"], WEEKDAYS[found["weekday"]]
    hinted = line.low[max(0, at - 6) : at].strip() == "hari"
    if not (line.text[at].isupper() or hinted) or (name == "minggu" and not hinted and _is_week(line, at, found)):
        return ()
    if week := found["week"]:
        unit, shift = periods.relative_words(week)
        return (Reading(at, found.end(), Point(weekday=number, unit=unit, shift=shift), "dates/weekday"),)
    if found["now"]:
        return (Reading(at, found.end(), Point(weekday=number, unit="week", shift=0), "dates/weekday"),)
    lean = -1 if found["past"] or found["past2"] else 1 if found["future"] else 0
    end = found.end()
    if not lean and false_friends.is_planned(line.low, at):
        lean = 1
    return (Reading(at, end, Point(weekday=number, lean=lean), "dates/weekday"),)


def _is_week(line: Line, at: int, found: re.Match[str]) -> bool:
    """Whether it is a week: "Minggu lalu" heading a sentence or in a title; elsewhere the capital makes a Sunday."""
    if not (found["past"] or found["future"] or found["now"]):
        return False
    head = line.text[:at].rstrip(" \"“”'‘’(")
    return not head or head[-1] in ".!?:–-" or found["now"] is not None or line.text[found.end("weekday") + 1].isupper()


def _read_month(line: Line, at: int) -> Readings:
    low = line.low
    if false_friends.is_named_after_a_month(low, at):
        return ()
    if found := patterns.MONTH_DAY_YEAR.match(low, at):
        day = Point(int(found["year"]), MONTHS[found["month"]], int(found["day"]))
        return _point(found, day, "dates/month-day-year")
    if (found := patterns.MONTH_YEAR.match(low, at)) and not false_friends.is_unit(low, found.end()):
        year = found["year"].strip("'’‘")
        point = Point(int(year), MONTHS[found["month"]], short_year=len(year) == 2)
        return (Reading(at, found.end(), point, "dates/month-year"),)
    found = patterns.MONTH_ALONE.match(low, at)
    if not found:
        return ()
    marked = found.end() > found.end("month") or _in_month_range(low, at, found.end("month"))
    if false_friends.is_no_month(line.text, low, at, found.end("month"), marked=marked):
        return ()
    lean = -1 if found["past"] else 1 if found["future"] else 0
    return (Reading(at, found.end(), Point(month=MONTHS[found["month"]], lean=lean), "dates/month"),)


_MONTH_AFTER = re.compile(
    rf"{patterns.GAP}(?:{patterns.DASH}|/|{patterns.UNTIL}|dan(?!\w)|&|,){patterns.GAP}"
    rf"(?:{patterns.MONTH}|sekarang|saat\sini|kini)"
)
_MONTH_BEFORE = re.compile(
    rf"{patterns.MONTH}{patterns.GAP}(?:{patterns.DASH}|/|{patterns.UNTIL}|dan|&|,){patterns.GAP}$"
)


def _in_month_range(low: str, at: int, end: int) -> bool:
    return bool(_MONTH_AFTER.match(low, end) or _MONTH_BEFORE.search(low, max(0, at - 30), at))


_READERS = ((WEEKDAYS, _read_weekday), (MONTHS, _read_month))
