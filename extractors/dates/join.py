"""Joins neighbouring readings: ranges ("1 Mei hingga 3 Juni 2024"), open intervals ("sejak 2019"), a day told twice.

Rule of spans: a range reaches from its first to its last date; an open interval takes "sejak" or "hingga sekarang"
with it; "awal", "pertengahan", "akhir" belong to the month or year they stand before; other prepositions and the
word "tahun" stay outside.
"""

from __future__ import annotations

import re

from . import patterns
from .readings import Point, Reading

_DATE_NOUN = r"(?:(?:pada\s{1,3})?(?:hari|tanggal|tgl\.?|bulan|tahun|awal|akhir|pertengahan)\s{1,3}){0,3}"
_RANGE_GAP = re.compile(rf"{patterns.GAP}(?:{patterns.DASH}|{patterns.UNTIL}){patterns.GAP}{_DATE_NOUN}")
_AND_GAP = re.compile(rf"\s{{0,3}}(?:,|dan|&|serta|maupun|atau){patterns.GAP}(?:dan\s{{1,3}})?{_DATE_NOUN}")
_BETWEEN = re.compile(r"antara\s{1,3}(?:(?:tahun|bulan|tanggal)\s{1,3})?$")
_APPOSED_GAP = re.compile(r"\s{0,3}[,(]?\s{0,3}")
_CLOSING = re.compile(r"\s{0,2}(?:[,;–-]\s{0,2}red\.?)?\s{0,2}[)]")
_SINCE = re.compile(
    r"\b(?:se|ter)?(?:sejak|semenjak|menjak)(?:\s{1,3}(?:dari|pada|awal|akhir|pertengahan|tahun|bulan|hari|tanggal)){0,3}\s{1,3}$"
)
_TO_NOW = re.compile(
    rf"{patterns.GAP}(?:{patterns.DASH}|{patterns.UNTIL}){patterns.GAP}"
    r"(?:dengan\s{1,3})?(?:sekarang|saat\s{1,3}ini|kini|hari\s{1,3}ini)(?![^\W_])(?:\s{1,3}ini(?!\w))?"
)
_EDGE = re.compile(
    r"\b(?:awal|akhir|pertengahan|tengah|medio|penghujung|ujung|paruh\s{1,3}(?:pertama|kedua))(?:\s{1,3}(?:bulan|tahun)){0,2}\s{1,3}$"
)


def join(low: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings of one line with its ranges, open intervals and appositions put together, in order."""
    joined: list[Reading] = []
    for reading in readings:
        previous = joined[-1] if joined else None
        merged = _merge(low, previous, reading) if previous else None
        if merged is not None:
            joined[-1:] = merged
        else:
            joined.append(reading)
    return _widen(low, joined)


def _merge(low: str, left: Reading, right: Reading) -> tuple[Reading, ...] | None:
    """What the two become together, or None where they stay apart."""
    if right.start - left.end > 40 or left.form != "point" or right.form not in ("point", "range"):
        return None
    gap = low[left.end : right.start]
    if _APPOSED_GAP.fullmatch(gap) and (merged := _apposed(low, left, right, gap)):
        return (merged,)
    if not gap.strip() and right.form == "point" and _completes(left.first, right.first):
        first = left.first._replace(unit=right.first.unit, shift=right.first.shift)
        return (left._replace(end=right.end, first=first),)
    if right.form != "point":
        return None
    between = _BETWEEN.search(low, max(0, left.start - 24), left.start) is not None
    if _RANGE_GAP.fullmatch(gap) or (between and _AND_GAP.fullmatch(gap)):
        return _range(left, right)
    if _AND_GAP.fullmatch(gap) and right.first.unit is None and _lacks_year(left.first) and right.first.month:
        first = left.first._replace(year=right.first.year, short_year=right.first.short_year)
        return left._replace(first=first), right
    return None


def _lacks_year(point: Point) -> bool:
    return point.month is not None and point.year is None and point.weekday is None and point.unit is None


def _apposed(low: str, left: Reading, right: Reading, gap: str) -> Reading | None:
    """One mention of a relative word and the date beside it: "besok, 5 Juni 2024", "Kamis, hari ini"."""
    dated = right.first.day is not None and not right.first.borrows
    if left.first.unit == "day" and (dated or _is_bare_weekday(right.first)):
        closing = _CLOSING.match(low, right.end) if "(" in gap else None
        end = closing.end() if closing else right.end
        if not dated:
            return left._replace(end=end)
        return right._replace(start=left.start, end=end, is_today=left.first.shift == 0)
    if left.first.unit == "week" and left.first.weekday is None and dated and low[right.start] == "(":
        return right._replace(start=left.start)  # "pekan lalu (13-19/10)"
    if _same_span(left.first, right.first) and "," not in gap:
        closing = _CLOSING.match(low, right.end) if "(" in gap else None
        if closing or "(" not in gap:
            return right._replace(start=left.start, end=closing.end() if closing else right.end)
    if right.first.unit == "week" and left.first.day is not None and not gap.strip():
        return left._replace(end=right.end)  # "Senin (20/8) pekan depan"
    if right.first.unit != "day" or "(" in gap:
        return None
    if _is_month_or_year(left.first) and right.first.shift == -1 and not gap.strip():
        return left._replace(end=right.end)  # "tahun 2016 kemarin"
    if left.first.day is not None and not gap.strip():
        return left._replace(end=right.end)  # "12 Mei 2024 kemarin"
    return right._replace(start=left.start) if _is_bare_weekday(left.first) and left.first.lean == 0 else None


def _is_month_or_year(point: Point) -> bool:
    return point.unit is None and point.day is None and point.weekday is None and not point.borrows


def _same_span(left: Point, right: Point) -> bool:
    """Whether the relative month or year on the left is written out on the right: "tahun depan 2026"."""
    if right.unit is not None or right.day is not None or right.weekday is not None or right.year is None:
        return False
    bare = left.month is None and left.day is None and left.weekday is None and not left.borrows
    return bare and left.unit == ("month" if right.month else "year")


def _completes(left: Point, right: Point) -> bool:
    """Whether ``right`` says the year that ``left`` lacks: "6 Juni tahun depan"."""
    incomplete = left.month is not None and left.year is None and left.unit is None
    return incomplete and right.unit == "year" and not right.borrows


def _range(left: Reading, right: Reading) -> tuple[Reading, ...] | None:
    if _is_bare_weekday(left.first) and _is_bare_weekday(right.first):
        return ()  # "Senin–Jumat": opening hours of every week, not a date
    if left.first.unit or right.first.unit or left.first.borrows or _is_bare_weekday(left.first):
        return None
    first = _borrow(left.first, right.first)
    if first.month is None and right.first.month is None and (first.year or 0) >= (right.first.year or 0):
        return None
    rule = {3: "dates/day-range", 2: "dates/month-range"}.get(_depth(right.first), "dates/year-range")
    return (Reading(left.start, right.end, first, rule, right.first, "range"),)


def _is_bare_weekday(point: Point) -> bool:
    return point.weekday is not None and point.day is None and point.unit is None


def _depth(point: Point) -> int:
    return 3 if point.day else 2 if point.month else 1


def _borrow(left: Point, right: Point) -> Point:
    """``left`` with the year that only ``right`` has ("1 Januari hingga 21 Maret 2020")."""
    if left.year is None and left.month is not None and left.unit is None and right.year is not None and right.month:
        year = right.year - 1 if not right.short_year and left.month > right.month else right.year
        return left._replace(year=year, short_year=right.short_year)
    return left


def _widen(low: str, readings: list[Reading]) -> tuple[Reading, ...]:
    widened: list[Reading] = []
    for index, reading in enumerate(readings):
        floor = widened[-1].end if widened else 0
        ceiling = readings[index + 1].start if index + 1 < len(readings) else len(low)
        if reading.start < floor:
            continue  # the "hari ini" of "2020 hingga hari ini"
        widened.append(_open(low, _with_edge(low, reading, floor), floor, ceiling))
    return tuple(widened)


def _with_edge(low: str, reading: Reading, floor: int) -> Reading:
    if reading.first.day or reading.first.weekday is not None or reading.first.borrows or reading.first.unit == "day":
        return reading
    edge = _EDGE.search(low, max(floor, reading.start - 32), reading.start)
    return reading._replace(start=edge.start()) if edge else reading


def _open(low: str, reading: Reading, floor: int, ceiling: int) -> Reading:
    """The reading as an open interval where "sejak" stands before it or "hingga sekarang" after it."""
    if reading.form != "point":
        return reading
    since = None if _ends(low, reading, ceiling) else _SINCE.search(low, max(floor, reading.start - 40), reading.start)
    to_now = _TO_NOW.match(low, reading.end)
    if since and not (reading.first.unit == "day" and reading.first.shift == 0):
        reading = reading._replace(start=since.start(), form="open")
    if to_now:
        reading = reading._replace(end=to_now.end(), form="open")
    if reading.form == "open" and reading.first.lean == 0:
        reading = reading._replace(first=reading.first._replace(lean=-1))  # what lasts until now has begun
    return reading


_OVER = re.compile(r"\s{1,3}(?:[a-z]{2,12}\s{1,3}){0,2}(?:berakhir|selesai|tuntas|rampung|usai|kelar)(?!\w)")
""" "tertunda sejak tahun lalu bisa tuntas": what began is over."""
_ENDED = re.compile(r"[^.;]{0,40}\b(?:hingga|sampai|selesai|berakhir|rampung|tuntas|ditutup)\b[^.;]{0,12}")


def _ends(low: str, reading: Reading, ceiling: int) -> bool:
    """Whether the text tells the end of what began ("sejak Mei, selesai Agustus"): the beginning is then plain."""
    if _OVER.match(low, reading.end):
        return True
    return ceiling < len(low) and _ENDED.fullmatch(low, reading.end, ceiling) is not None
