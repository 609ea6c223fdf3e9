"""Fills the holes of a reading from the publication date and the article's other dates, and writes it as EDTF."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from .edtf import Parts, edtf, is_day, parse, shifted
from .readings import Point, Reading, Unit
from .years import day_of, falls, without_year

LIST_REACH, LIST_NEAR = 150, 60
"""A day without year follows the written date up to so many code points before it, unless it lies within so many days
of publication."""
SCHEDULE = 31
"""Days: what follows so soon on a written date that lies far ahead belongs to its schedule, though the same day lies
near publication, too: "kampanye sampai 23 November 2024, logistik 25 November", told in November 2023."""
AHEAD = 10
"""Years that a year of two digits may lie ahead: news of 2025 means 1970 by "5 Mei 70", and 2030 by "1 Mei 30"."""
REACH = 300
"""Code points back to the date from which "tanggal 30" and "tahun sebelumnya" take their missing parts."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What the article offers to date its dates by.

    ``published`` as parts, or None; ``full`` the article's complete dates with their places, in order; ``told`` the
    day that the article itself calls today ("Hari ini (Rabu, 24/12)"); ``headline`` is where the title ends.
    """

    published: Parts | None
    full: tuple[tuple[int, date], ...] = ()
    told: date | None = None
    headline: int = 0

    @property
    def knows_today(self) -> bool:
        """Whether the day of writing is told, not guessed from the article's first full date."""
        return self.published is not None or self.told is not None

    @property
    def today(self) -> Parts | None:
        """The day (month, year) of writing: published, else the article's first full date."""
        if self.published:
            return self.published
        if self.told:
            return _parts(self.told)
        return _parts(self.full[0][1]) if self.full else None

    def around(self, place: int) -> Parts | None:
        """The date by which a date without year at ``place`` is completed."""
        if self.published:
            return self.published
        after = bisect_left(self.full, (place, date.min))
        beside = self.full[max(0, after - 1) : after + 1]
        nearest = min(beside, key=lambda item: abs(item[0] - place), default=None)
        return _parts(nearest[1]) if nearest else None


class Earlier(NamedTuple):
    """A mention that stands before the one in hand: its place, value and weekday; whether its year is written."""

    start: int
    value: str | None
    weekday: int | None
    written: bool = False


class Resolved(NamedTuple):
    """A reading's EDTF value (None where nothing anchors it) and whether a weekday contradicts it."""

    value: str | None
    contradicted: bool = False


def _parts(day: date) -> Parts:
    return day.year, day.month, day.day


def resolve(reading: Reading, anchors: Anchors, before: Sequence[Earlier]) -> Resolved | None:
    """The value of a reading; None for one that is no date after all.

    ``before``: the mentions that stand before it in the article, in order.
    """
    if reading.first.borrows:
        return _borrowed(reading, before)
    reading = _in_list(reading, anchors, before)
    first, contradicted = _complete(reading.first, reading.start, anchors)
    if _is_bare(reading.first):
        told = _told_before(reading.first, first, before) or _told_below(reading, first, anchors)
        first = told or (first if anchors.knows_today else None)
    if reading.form == "decade":
        return Resolved((first or "")[:3] + "X")
    if reading.form == "open":
        return Resolved(f"{first.split('/')[0]}/.." if first else None, contradicted)
    if reading.form != "range" or reading.last is None:
        return Resolved(first, contradicted)
    last: str | None
    if first and len(first) == 10 and _is_bare(reading.last):
        last, also = _next_weekday(first, reading.last.weekday or 0), False
    else:
        last, also = _complete(reading.last, reading.start, anchors)
    if not first or not last:
        return Resolved(None, contradicted or also)
    if last < first and reading.last.year is None and reading.first.year is None:
        last = f"{int(last[:4]) + 1:04d}{last[4:]}"  # "28 Desember hingga 2 Januari"
    return Resolved(f"{first}/{last}" if first < last else last, contradicted or also)


def _next_weekday(value: str, weekday: int) -> str:
    """The first such day after the day ``value``: "Rabu (17/8/2022) hingga Jumat"."""
    day = date.fromisoformat(value)
    return (day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)).isoformat()


def _is_bare(point: Point) -> bool:
    return point.weekday is not None and point.day is None and point.unit is None and point.lean == 0


def _told_before(point: Point, guess: str | None, before: Sequence[Earlier]) -> str | None:
    """The day within a week of the guess that the article told with the same weekday ("Jumat mendatang … Jumat")."""
    for earlier in reversed(before):
        if earlier.weekday == point.weekday and earlier.value and guess and len(earlier.value) == 10:
            told = date.fromisoformat(earlier.value)
            return earlier.value if abs((told - date.fromisoformat(guess)).days) <= 7 else None
    return None


def _told_below(reading: Reading, guess: str | None, anchors: Anchors) -> str | None:
    """For a weekday in the title, the day within a week of the guess that the article first tells with that weekday:
    "Dilantik Jumat" above "akan dilantik Jumat (1/3/2024)"."""
    if reading.start >= anchors.headline or guess is None:
        return None
    days = (day for place, day in anchors.full if place > anchors.headline and day.weekday() == reading.first.weekday)
    return next((day.isoformat() for day in days if abs((day - date.fromisoformat(guess)).days) <= 7), None)


def _in_list(reading: Reading, anchors: Anchors, before: Sequence[Earlier]) -> Reading:
    """A day of a list takes the list's year ("1 Juli 2024 … 9 Juli sampai 11 Juli") unless it lies near publication."""
    point, earlier = reading.first, before[-1] if before else None
    if point.year is not None or point.month is None or point.day is None or point.weekday is not None or point.lean:
        return reading
    if earlier is None or not earlier.written or not earlier.value or reading.start - earlier.start > LIST_REACH:
        return reading
    begin, last = earlier.value.split("/")[0], earlier.value.split("/")[-1]
    listed = day_of(point._replace(year=int(last[:4]))) if len(last) == 10 else None
    if listed is None or listed.isoformat() <= begin or (listed - date.fromisoformat(last)).days > 183:
        return reading
    near = without_year(point, anchors.published)[0] if anchors.published else None
    if near and anchors.published and _apart(near, anchors.published) <= LIST_NEAR:
        ahead = edtf(anchors.published) < last and _apart(last, anchors.published) > LIST_NEAR
        if not (ahead and (listed - date.fromisoformat(last)).days <= SCHEDULE):
            return reading
    end = reading.last._replace(year=listed.year) if reading.last and reading.last.year is None else reading.last
    return reading._replace(first=point._replace(year=listed.year), last=end)


def _apart(value: str, published: Parts) -> int:
    year, month, day = published
    return abs((date.fromisoformat(value) - date(year, month or 7, day or 15)).days)


def _borrowed(reading: Reading, before: Sequence[Earlier]) -> Resolved | None:
    near = [
        each.value for each in takewhile(lambda it: reading.start - it.start <= REACH, reversed(before)) if each.value
    ]
    if unit := reading.first.unit:
        return _before(near, unit, reading.first.shift)
    for value in near:
        fields = value.split("/")[0].split("-")
        if len(fields) >= 2 and is_day(int(fields[0]), int(fields[1]), reading.first.day or 0):
            return Resolved(edtf((int(fields[0]), int(fields[1]), reading.first.day)))
    return None


def _before(near: list[str], unit: Unit, shift: int) -> Resolved | None:
    """The year, month or day that lies ``shift`` from the nearest earlier mention which tells as much."""
    for value in near:
        parts = parse(value.split("/")[0])
        if parts and (moved := shifted(parts, unit, shift)):
            return Resolved(moved)
    return None


def _complete(point: Point, place: int, anchors: Anchors) -> tuple[str | None, bool]:
    """The point's EDTF value and whether its weekday contradicts it."""
    if point.unit is not None:
        return _relative(point, anchors.today), False
    if point.short_year and point.year is not None:
        point = point._replace(year=_long_year(point.year, anchors.around(place)), short_year=False)
    if point.weekday is not None and point.day is None:
        return _bare_weekday(point, anchors), False
    if point.year is None:
        return without_year(point, anchors.around(place), anchors.published is None)
    return _checked(point)


def _long_year(short: int, anchor: Parts | None) -> int:
    """The year of two digits that lies nearest to the anchor, a decade ahead at most.

    Without an anchor the 2000s to '49, else the 1900s.
    """
    if anchor is None:
        return short + (2000 if short < 50 else 1900)
    near = [century + short for century in (1800, 1900, 2000, 2100) if century + short <= anchor[0] + AHEAD]
    return min(near, key=lambda year: abs(year - anchor[0]), default=1800 + short)


def _checked(point: Point) -> tuple[str | None, bool]:
    """A complete date against its weekday: swapped where only the swapped order fits it."""
    if point.year is None or point.month is None or point.day is None:
        return edtf((point.year or 0, point.month, point.day)), False
    if not is_day(point.year, point.month, point.day):
        return None, False
    if point.weekday is None or falls(point, point.weekday):
        return edtf((point.year, point.month, point.day)), False
    swapped = point._replace(month=point.day, day=point.month)
    if point.month_first and falls(swapped, point.weekday):
        return edtf((point.year, swapped.month, swapped.day)), False
    return edtf((point.year, point.month, point.day)), True


def _relative(point: Point, today: Parts | None) -> str | None:
    if today is None or not 1 <= today[0] + point.shift <= 9998:
        return None
    value = shifted(today, point.unit or "day", point.shift)
    if value and (point.month is not None or point.day is not None):  # "6 Juni tahun depan", "tanggal 5 bulan ini"
        year, *month = (int(field) for field in value.split("-"))
        completed = point._replace(year=year, month=point.month or month[0])
        return edtf((year, completed.month, point.day)) if point.day is None or day_of(completed) else None
    if value is None or point.weekday is None:
        return value
    monday = date.fromisoformat(value[:10])
    return (monday + timedelta(days=point.weekday)).isoformat()


def _bare_weekday(point: Point, anchors: Anchors) -> str | None:
    """The last such day up to publication, the coming one where the words lean forward."""
    today = anchors.today
    if today is None or today[1] is None or today[2] is None or point.weekday is None:
        return None
    day = date(today[0], today[1], today[2])
    back = (day.weekday() - point.weekday) % 7
    if point.lean > 0:
        return (day + timedelta(days=(7 - back) if back or point.lean > 1 else 7)).isoformat()
    if point.lean < 0:
        return (day - timedelta(days=back or 7)).isoformat()
    return (day - timedelta(days=back)).isoformat()
