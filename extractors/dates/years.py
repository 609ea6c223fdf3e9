"""The year of a day or month that is told without one."""

from __future__ import annotations

from datetime import date

from .edtf import Parts, edtf, is_day
from .readings import Point

FAR_AHEAD, FAR_BACK = 245, 290
"""Days beyond which a date without year is read in the neighbouring year: in February "12 Desember" is last year's,
in December "2 Februari" next year's, but in October it is still this year's. News tells more of what was."""
NEAR = 45
"""Days around publication inside which a weekday that does not fit is a slip, not a sign of another year."""
LATER = 6
"""Years after the only full date of an article without publication date in which a day with its weekday is sought."""


def falls(point: Point, weekday: int) -> bool:
    day = day_of(point)
    return day is not None and day.weekday() == weekday


def day_of(point: Point) -> date | None:
    if point.year is None or point.month is None or point.day is None or not is_day(point.year, point.month, point.day):
        return None
    return date(point.year, point.month, point.day)


def without_year(point: Point, anchor: Parts | None, guessed: bool = False) -> tuple[str | None, bool]:
    """Day and month, or a month, in the year that lies nearest to the anchor, as the words lean.

    ``guessed`` says that the anchor is but another date of the article, which may tell of what was years ago.
    """
    if anchor is None:
        return None, False
    centre = date(anchor[0], anchor[1] or 7, anchor[2] or 15)
    near = sorted(
        (_cost(gap, shift, point.lean), gap, each)
        for shift in (0, -1, 1)
        if (gap := _distance(each := point._replace(year=anchor[0] + shift), centre)) is not None
    )
    if not near:
        return None, False
    _, gap, best = near[0]
    if point.weekday is None or falls(best, point.weekday):
        return edtf((best.year or 0, best.month, best.day)), False
    suited = (_later(best) if guessed and abs(gap) > NEAR else None) or _suited(point, best, gap, near)
    chosen = suited or best
    return edtf((chosen.year or 0, chosen.month, chosen.day)), suited is None


def _later(best: Point) -> Point | None:
    """The same day in the first of the next years in which it falls on its weekday: news tells of earlier years."""
    years = (best._replace(year=(best.year or 0) + by) for by in range(1, LATER + 1))
    return next((each for each in years if falls(each, best.weekday or 0)), None)


def _suited(point: Point, best: Point, gap: int, near: list[tuple[tuple[bool, bool, int], int, Point]]) -> Point | None:
    """A date near publication that fits the weekday where the nearest one does not: swapped, or of another year."""
    weekday = point.weekday or 0
    swapped = best._replace(month=best.day, day=best.month)
    if point.month_first and falls(swapped, weekday):
        return swapped
    if abs(gap) <= NEAR:
        return None
    return next((each for _, distance, each in near if falls(each, weekday) and abs(distance) <= 365), None)


def _distance(point: Point, centre: date) -> int | None:
    """Days from the centre to the point (to the nearest day of a month); None for a day that does not exist."""
    if point.year is None or point.month is None:
        return None
    if point.day is not None:
        return (date(point.year, point.month, point.day) - centre).days if day_of(point) else None
    months = (point.year - centre.year) * 12 + point.month - centre.month
    return 30 * months


def _cost(distance: int, shift: int, lean: int) -> tuple[bool, bool, int]:
    """Orders candidates: on the side the words lean to, then the same year within reach, then the nearest."""
    wrong_side = (lean < 0 and distance > 0) or (lean > 0 and distance < 0)
    return wrong_side, not (shift == 0 and -FAR_BACK <= distance <= FAR_AHEAD), abs(distance)
