"""What the grammar reads before anything is resolved: points in time with holes, and where they stand."""

from __future__ import annotations

from typing import Literal, NamedTuple

Unit = Literal["day", "week", "month", "year"]
Form = Literal["point", "range", "open", "decade", "impossible", "name"]


class Point(NamedTuple):
    """A day, month, year or week as written; what the text leaves out is None.

    ``month_first`` marks a numeric date that is valid both ways round, so that the weekday may swap it.
    ``short_year`` marks a year of two digits. ``lean`` is the direction that the words give to a date without
    year, or to a weekday: -1 past ("lalu"), 1 future ("mendatang"), 0 none. A relative point has a ``unit`` and
    counts ``shift`` units from the anchor. ``borrows`` marks "tanggal 30" and "tahun sebelumnya", which take
    their missing parts from the date just before.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    month_first: bool = False
    short_year: bool = False
    lean: int = 0
    unit: Unit | None = None
    shift: int = 0
    borrows: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether year, month and day are written, the year with two digits or four."""
        return None not in (self.year, self.month, self.day)

    @property
    def is_full(self) -> bool:
        """Whether year, month and day are all written out."""
        return self.is_complete and not self.short_year

    @property
    def is_relative(self) -> bool:
        """Whether only the day of writing says which day or year this is."""
        return self.unit is not None or (self.weekday is not None and self.day is None)


class Reading(NamedTuple):
    """A stretch ``[start, end)`` of the text that reads as a date; ``last`` is the end of a range.

    ``is_today`` marks a written date that stands in brackets after "hari ini".
    """

    start: int
    end: int
    first: Point
    rule: str
    last: Point | None = None
    form: Form = "point"
    is_today: bool = False

    def moved(self, by: int) -> Reading:
        """The reading ``by`` code points further on."""
        return Reading(self.start + by, self.end + by, self.first, self.rule, self.last, self.form, self.is_today)


Readings = tuple[Reading, ...]
