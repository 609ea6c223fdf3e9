"""Years, decades, quarters and half-years, and the words that count from the day of writing."""

from __future__ import annotations

import re

from . import false_friends, patterns
from .readings import Point, Reading, Readings, Unit
from .words import NUMBERS, RELATIVES, leads

_MONTHS_OF: dict[str, int] = {
    "triwulan": 3,
    "tw": 3,
    "kuartal": 3,
    "q": 3,
    "caturwulan": 4,
    "cawu": 4,
    "semester": 6,
    "paruh": 6,
}
_ORDINALS: dict[str, int] = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "pertama": 1,
    "kedua": 2,
    "ketiga": 3,
    "keempat": 4,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}
_OF_A_YEAR = frozenset(("triwulan", "tw", "kuartal", "caturwulan"))
"""Quarters that need no year beside them; a "semester tiga" is one of studies, a "paruh pertama" one of a match."""
_FOLDED = re.compile(r"\s+")
_AGO_UNITS: dict[str, Unit] = {"tahun": "year", "bulan": "month", "hari": "day"}
_DECADE_LEAD = re.compile(r"(?:tahun|era|dekade|dasawarsa|awal|akhir|pertengahan|angkatan)\s{1,3}$")
_NEXT_YEAR = re.compile(rf"[,.]\s{{0,1}}{patterns.YEAR}(?![0-9.,]|/)")


def relative_words(words: str) -> tuple[Unit, int]:
    """The unit and the shift of a form of ``relative_dates.toml``, whatever its white space."""
    return RELATIVES[_FOLDED.sub(" ", words)]


def read(low: str, at: int, word: str) -> Readings:
    """Everything that begins with ``word``, a word of time, and is no weekday or month."""
    for vocabulary, reader in _READERS:
        if word in vocabulary:
            return reader(low, at)
    return ()


def read_ago(low: str, at: int) -> Readings:
    if found := patterns.ONE_AGO.match(low, at):
        number, unit = 1, found["one"][2:]
    elif found := patterns.AGO.match(low, at):
        number, unit = _number(found["number"]), found["unit"]
    else:
        return ()
    if false_friends.is_counted(low, at) or not 0 < number <= 100:
        return ()
    if not found["past"] and false_friends.is_lasting(low, at, found.end()):
        return ()
    groups = found.groupdict()
    after = groups.get("after") is not None
    if after and unit != "tahun":
        return ()
    ahead = after or groups.get("future") is not None
    borrows = after or found["before"] is not None
    point = Point(unit=_AGO_UNITS[unit], shift=number if ahead else -number, borrows=borrows)
    return (Reading(at, found.end(), point, "dates/ago"),)


def _number(words: str) -> int:
    """ "dua puluh lima" as 25; 0 for what is no number."""
    if words.isdigit():
        return int(words)
    first, *rest = words.split()
    number = NUMBERS.get(first, 0)
    if rest and rest[0] == "belas":
        number += 10
    elif rest:
        number *= 10
    return number + (NUMBERS.get(rest[1], -number) if len(rest) > 1 else 0)


def _read_relative(low: str, at: int) -> Readings:
    if (found := patterns.YEAR_BEFORE.match(low, at)) and low[max(0, at - 1) : at] != "-":
        return (Reading(at, found.end(), Point(borrows=True, shift=-1, unit="year"), "dates/year-before"),)
    found = patterns.RELATIVE.match(low, at)
    if not found:
        return ()
    unit, shift = relative_words(found["relative"])
    is_day = unit == "day"
    if false_friends.is_nowadays(low, at, found.end()) if is_day else false_friends.is_counted(low, at):
        return ()
    return (Reading(at, found.end(), Point(unit=unit, shift=shift), f"dates/relative-{unit}"),)


def _read_quarter(low: str, at: int) -> Readings:
    found = patterns.QUARTER.match(low, at)
    if not found or not (found["year"] or found["relative"] or found["name"] in _OF_A_YEAR):
        return ()
    length, number = _MONTHS_OF[found["name"]], _ORDINALS[found["number"]]
    if number * length > 12:
        return ()
    year = int(found["year"]) if found["year"] else None
    shift = relative_words(found["relative"])[1] if found["relative"] else 0
    unit: Unit | None = "year" if found["relative"] else None
    first = Point(year, (number - 1) * length + 1, unit=unit, shift=shift)
    last = Point(year, number * length, unit=unit, shift=shift)
    return (Reading(at, found.end(), first, "dates/quarter", last, "range"),)


def _read_day_number(low: str, at: int) -> Readings:
    found = patterns.DAY_NUMBER.match(low, at)
    if not found:
        return ()
    day = int(found["day"])
    if not found["month"]:
        return (Reading(at, found.end(), Point(day=day, borrows=True), "dates/day-number"),)
    unit, shift = relative_words(found["month"])
    return (Reading(at, found.end(), Point(day=day, unit=unit, shift=shift), "dates/day-number"),)


_READERS = (
    (patterns.RELATIVE_WORDS, _read_relative),
    (patterns.AGO_WORDS, read_ago),
    (patterns.QUARTER_WORDS, _read_quarter),
    (patterns.DAY_NUMBER_WORDS, _read_day_number),
)


def read_decade(low: str, at: int) -> Readings:
    """A decade of two digits after a word of time: "tahun 80-an"."""
    found = patterns.DECADE.match(low, at)
    if not found or not _DECADE_LEAD.search(low, max(0, at - 14), at):
        return ()
    return (Reading(at, found.end(), Point(1900 + int(found["decade"])), "dates/decade", form="decade"),)


def read_years(low: str, at: int) -> Readings:
    """A year, a span of years or a decade at the place of the first of four digits."""
    found = patterns.YEARS.match(low, at)
    if not found:
        return ()
    year = int(found["year"])
    second = _second(year, found["joint"], found["year2"])
    end = found.end() if second or found["decade"] else found.end("year")
    if not _stands_free(low, end) or _is_no_year(low, at, end, year):
        return ()
    if found["decade"]:
        return (Reading(at, end, Point(year), "dates/decade", form="decade"),)
    if second:
        return (Reading(at, end, Point(year), "dates/year-range", Point(second), "range"),)
    return (Reading(at, end, Point(year), "dates/year"),)


def _is_no_year(low: str, at: int, end: int, year: int) -> bool:
    if year < 1900 and false_friends.word_before(low, at) not in leads("old-year"):
        return True
    return false_friends.is_regulation(low, at) or false_friends.is_amount(low, at, end)


def _second(year: int, joint: str | None, written: str | None) -> int | None:
    """The last year of "2018-2023", "2019/20"; None where the second number is no later year ("2024-03")."""
    if not joint or not written:
        return None
    second = int(written) if len(written) == 4 else year - year % 100 + int(written)
    longest = 60 if len(written) == 4 else 1 if joint == "/" else 10
    is_month = len(written) == 2 and joint != "/" and int(written) <= 12
    return second if 0 < second - year <= longest and not is_month else None


def _stands_free(low: str, end: int) -> bool:
    """Whether the number ends here: no letter, digit, decimal, colon or further part of a code follows."""
    rest = low[end : end + 2]
    if not rest or not (rest[0].isalnum() or rest[0] in "_%/:.,-–@"):
        return True
    if rest[0].isalnum() or rest[0] in "_%@":
        return False
    if len(rest) == 1 or not rest[1].isdigit():
        return not (rest[0] == "/" and rest[1:].isalnum())
    return rest[0] in ",." and _NEXT_YEAR.match(low, end) is not None
