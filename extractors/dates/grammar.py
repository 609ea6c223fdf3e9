"""Reads one line of text: from the places where a date may begin to readings with their holes still open.

Every reader is given a line and the place of its trigger, looks at a bounded stretch, and gives back the readings
that begin there (two for "12 dan 13 Juni"), or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from . import false_friends, patterns, periods
from .days import CLOSING, lean_after, point_reading, read_day
from .join import join
from .readings import Point, Reading, Readings
from .words import MONTHS, WEEKDAYS

_DATE_WORD_BEFORE = re.compile(r"(?:tanggal|tgl)\.?\s{0,3}$")


class Line(NamedTuple):
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
    if "/" in low or "@" in low or "#" in low or "www." in low:
        low = _ADDRESS.sub(lambda found: "_" * len(found[0]), low)
    readings = tuple(_scan(Line(text, low)))
    return join(low, readings) if readings else ()


_ADDRESS = re.compile(r"(?:https?:|www\.|\.(?:com|co|id|net|org|go)/|[#@])\S{1,300}")


_TRIGGERS = {*MONTHS, *WEEKDAYS, *patterns.RELATIVE_WORDS, *patterns.AGO_WORDS, *patterns.DAY_NUMBER_WORDS}
_find_triggers = AhoCorasick(
    sorted(_TRIGGERS | patterns.QUARTER_WORDS) + list("0123456789"), implementation=Implementation.DFA
).find_matches_as_indexes
_DIGITS = re.compile(r"[0-9]+")


def triggers(low: str) -> Iterator[tuple[int, str]]:
    """Where a date may begin, in order: each run of digits and each date word that is a word of its own."""
    number_end = 0
    for _, start, end in _find_triggers(low, overlapping=True):
        if "0" <= low[start] <= "9":
            if start >= number_end and (run := _DIGITS.match(low, start)):
                number_end = run.end()
                yield start, run[0]
            continue
        before = low[start - 1] if start else " "
        if not (before.isalnum() or before == "_" or low[end : end + 1].isalpha()):
            yield start, low[start:end]


def _scan(line: Line) -> Iterator[Reading]:
    end = 0
    for at, word in triggers(line.low):
        if at < end:
            continue
        for reading in _read(line, at, word):
            if reading.start >= end:
                yield reading
                end = reading.end


def _read(line: Line, at: int, word: str) -> Readings:
    if word[0].isdigit():
        return _read_number(line, at, len(word))
    found: Readings = ()
    if word in WEEKDAYS:
        found = _read_weekday(line, at)
    elif word in MONTHS:
        found = _read_month(line, at)
    return found or periods.read(line.low, at, word)


def _read_number(line: Line, at: int, digits: int) -> Readings:
    if digits not in (1, 2, 4) or not false_friends.begins_cleanly(line.low, at):
        return ()
    if digits == 4 and not patterns.ISO.match(line.low, at):
        if false_friends.is_plate(line.text, at):
            return ()
        return periods.read_years(line.low, at)
    found: Readings = ()
    if patterns.MAY_BE_DAY.match(line.low, at):
        found = read_day(line.low, at, led=_DATE_WORD_BEFORE.search(line.low, max(0, at - 12), at) is not None)
    if found:
        yearly = found[0].first.year is None and false_friends.is_yearly(line.low, at, found[-1].end)
        if yearly or false_friends.is_named_after_a_day(line.low, at):
            return tuple(reading._replace(form="name") for reading in found)
        return _with_brackets(line.low, found)
    return periods.read_decade(line.low, at) or periods.read_ago(line.low, at)


def _with_brackets(low: str, found: Readings) -> Readings:
    """The readings, widened by the brackets that hold nothing else."""
    start, closing = found[0].start, CLOSING.match(low, found[-1].end)
    if closing and start and low[start - 1] in "([" and len(found) == 1:
        return (found[0]._replace(start=start - 1, end=closing.end()),)
    return found


def _read_weekday(line: Line, at: int) -> Readings:
    found = patterns.LEAD.match(line.low, at)
    dated = read_day(line.low, found.end(), led=True) if found and found.end() < len(line.low) else ()
    if not found or not dated or dated[0].form == "name":
        return _read_bare_weekday(line, at)
    weekday, second = WEEKDAYS[found["weekday"]], found["weekday2"]
    if _NIGHT_BEFORE.search(line.low, max(0, at - 8), at):  # "malam Minggu (18/10)": the eve or the day
        return _close(line.low, (dated[0]._replace(start=at), *dated[1:]), opened=found["open"] is not None)
    head = dated[0]
    if head.last is not None:
        last = head.last._replace(weekday=WEEKDAYS[second] if second else None)
        head = head._replace(start=at, first=head.first._replace(weekday=weekday), last=last)
    else:
        head = head._replace(start=at, first=head.first._replace(weekday=None if second else weekday))
    return _close(line.low, (head, *dated[1:]), opened=found["open"] is not None)


def _close(low: str, found: Readings, *, opened: bool) -> Readings:
    if not opened:
        return _with_brackets(low, found)
    last = found[-1]
    closing = CLOSING.match(low, last.end)
    end = closing.end() if closing else last.end
    if closing and last.first.year is None:
        end, lean = lean_after(low, end)
        last = last._replace(first=last.first._replace(lean=lean or last.first.lean))
    return (*found[:-1], last._replace(end=end))


def _read_bare_weekday(line: Line, at: int) -> Readings:
    found = patterns.BARE_WEEKDAY.match(line.low, at)
    if found and (night := _NIGHT_BEFORE.search(line.low, max(0, at - 8), at)):
        return _read_night(at, night.start(), found)
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


_NIGHT_BEFORE = re.compile(r"(?<!\w)malam\s{1,3}$")


def _read_night(at: int, start: int, found: re.Match[str]) -> Readings:
    """ "Malam Minggu lalu" is the evening before the Sunday; without a word of direction it is every week's."""
    past, future = found["past"] or found["past2"], found["future"]
    number = (WEEKDAYS[found["weekday"]] - 1) % 7
    if week := found["week"] or ("pekan ini" if found["now"] else ""):
        unit, shift = periods.relative_words(week)
        return (Reading(start, found.end(), Point(weekday=number, unit=unit, shift=shift), "dates/weekday"),)
    if not (past or future):
        return ()
    return (Reading(start, found.end(), Point(weekday=number, lean=-1 if past else 1), "dates/weekday"),)


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
        return point_reading(found, day, "dates/month-day-year")
    if (found := patterns.MONTH_YEAR.match(low, at)) and not false_friends.is_unit(low, found.end()):
        year = found["year"].strip("'’‘")
        point = Point(int(year), MONTHS[found["month"]], short_year=len(year) == 2)
        return (Reading(at, found.end(), point, "dates/month-year"),)
    found = patterns.MONTH_ALONE.match(low, at)
    if not found or false_friends.is_yearly(low, at, found.end()):
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
