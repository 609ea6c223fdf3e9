"""Dates: every mention of a day, month, year or span of time, with its EDTF value.

An own grammar reads windows around digits and date words (``grammar``, ``days``, ``periods``), refuses what only looks
like a date (``false_friends``), puts ranges together (``join``) and fills in what the text leaves out (``resolve``).
``dateparser`` is not asked: every span that the grammar finds it also reads, so no rest is left to ask about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..document import DateMention, Document, Granularity, Paragraph, Problem, Span
from .edtf import Parts, is_day, parse
from .grammar import read_line
from .readings import Point, Reading
from .resolve import Anchors, Earlier, Resolved, resolve

_NO_ANCHORS = Anchors(None, ())
Lines = list[tuple[Paragraph, tuple[Reading, ...]]]


@dataclass(frozen=True, slots=True)
class DateFindings:
    """The dates of a document in order, never overlapping, and what is doubtful about them."""

    dates: tuple[DateMention, ...]
    problems: tuple[Problem, ...]


def extract(document: Document) -> DateFindings:
    """All dates of the paragraphs that are read, resolved against ``document.published``.

    A mention keeps its words, an EDTF value (None where nothing anchors it), and the rule that read it
    (``dates/numeric``). Problems: ``date-weekday-mismatch`` where a weekday contradicts its date (the date as written
    stands), ``date-impossible`` for a day that no calendar has (it gets no mention). Not returned: clock times, ages,
    durations, numbers of laws, Hijri dates, and a line that is nothing but the stamp of its publication.
    """
    lines = [(paragraph, _read(document, paragraph)) for paragraph in document.read_paragraphs()]
    full = _full_dates(lines) or (() if document.published else _dates_by_weekday(lines))
    headline = next((paragraph.end for paragraph, _ in lines if paragraph.kind == "title"), 0)
    anchors = Anchors(_trusted(parse(document.published), full), full, _told_today(lines, full), headline)
    dates: list[DateMention] = []
    problems: list[Problem] = []
    before: list[Earlier] = []
    for reading in (reading for _, readings in lines for reading in readings if reading.form != "name"):
        _resolve_one(document, reading, anchors, before, dates, problems)
    return DateFindings(tuple(dates), tuple(problems))


_STAMP = re.compile(
    r"(?:(?:diterbitkan|dipublikasikan|terbit|diperbarui|diupdate|updated?|published|posted on|tayang|diposting|waktu)"
    r"\s{0,3}(?:pada)?\s{0,3}:?)?[\s|,•·–-]{0,5}<date>[\s|,•·/–-]{0,5}"
    r"(?:(?:pukul|jam|at)?\s{0,3}[0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9]{2})?)?"
    r"\s{0,3}(?:wib|wita|wit|am|pm)?[\s|.]{0,3}",
    re.IGNORECASE,
)


def _is_stamp(text: str, readings: tuple[Reading, ...]) -> bool:
    """Whether the line is one full date and nothing else but a clock time: the page's stamp, not the article's text."""
    if len(readings) != 1 or len(text) > 80 or not readings[0].first.is_full:
        return False
    return _STAMP.fullmatch(text[: readings[0].start] + "<date>" + text[readings[0].end :]) is not None


def _read(document: Document, paragraph: Paragraph) -> tuple[Reading, ...]:
    """The readings of a paragraph, at their places in the document."""
    text = document.text[paragraph.start : paragraph.end]
    readings = read_line(text)
    if not readings:
        return ()
    if paragraph.kind != "title" and _is_stamp(text, readings):
        return ()
    return tuple(reading.moved(paragraph.start) for reading in readings)


def _full_dates(lines: Lines) -> tuple[tuple[int, date], ...]:
    """The complete days of the article and their places; a weekday may still swap day and month."""
    full: list[tuple[int, date]] = []
    for _, readings in lines:
        for reading in readings:
            if reading.first.is_complete and reading.form in ("point", "range", "open"):
                alone = reading if reading.form == "point" else reading._replace(form="point", last=None)
                found = resolve(alone, _NO_ANCHORS, ())
                if found and found.value:
                    full.append((reading.start, date.fromisoformat(found.value)))
    return tuple(full)


def _dates_by_weekday(lines: Lines) -> tuple[tuple[int, date], ...]:
    """The days without year whose weekday fits in just one of the years that the article tells, or else in one beside
    them: "Selasa (11/3)" beside "tahun 2025" and "2024", "Rabu (8/11)" beside "Pilkada 2024". They stand in for full
    dates in an article that has neither those nor a publication date.
    """
    points = [(it.start, it.first) for _, readings in lines for it in readings if it.form == "point"]
    years: set[int] = {point.year for _, point in points if point.year is not None and not point.short_year}
    days: list[tuple[int, date]] = []
    for start, point in points:
        if point.year is None and point.weekday is not None and point.month is not None and point.day is not None:
            fitting = _fitting(point, years) or _fitting(point, {year + by for year in years for by in (-1, 1)})
            if len(fitting) == 1:
                days.append((start, fitting[0]))
    return tuple(days)


def _fitting(point: Point, years: set[int]) -> list[date]:
    """The days of a day and month in these years that fall on the point's weekday."""
    month, day = point.month or 0, point.day or 0
    told = [date(year, month, day) for year in years if is_day(year, month, day)]
    return [each for each in told if each.weekday() == point.weekday]


def _trusted(published: Parts | None, full: tuple[tuple[int, date], ...]) -> Parts | None:
    """The publication date, or None where the text shows it wrong: day and month swapped, or years too early."""
    if published is None or published[1] is None or published[2] is None or not full:
        return published
    day = date(published[0], published[1], published[2])
    gaps = [(told - day).days for _, told in full]
    if min(map(abs, gaps)) <= 7:
        return published
    swapped = date(day.year, day.day, day.month) if day.day <= 12 else None
    is_swapped = swapped is not None and any(abs((told - swapped).days) <= 1 for _, told in full)
    is_early = len(full) > 1 and min(gaps) > 2 * 366
    return None if is_swapped or is_early else published


def _told_today(lines: Lines, full: tuple[tuple[int, date], ...]) -> date | None:
    """The day that the article gives in brackets after "hari ini", for an article without publication date."""
    for _, readings in lines:
        for reading in readings:
            if reading.is_today and reading.form == "point":
                found = resolve(reading, Anchors(None, full), ())
                if found and found.value and len(found.value) == 10:
                    return date.fromisoformat(found.value)
    return None


def _resolve_one(
    document: Document,
    reading: Reading,
    anchors: Anchors,
    before: list[Earlier],
    dates: list[DateMention],
    problems: list[Problem],
) -> None:
    """Adds the mention and the problems of one reading to the lists."""
    if reading.form == "impossible":
        problems.append(_problem("date-impossible", "no calendar has the day", document, reading))
        return
    found = resolve(reading, anchors, before)
    if found is None:
        return
    dates.append(_mention(document, reading, found))
    written = reading.first.year is not None
    before.append(Earlier(reading.start, found.value, reading.first.weekday, written))
    if found.contradicted:
        problems.append(_problem("date-weekday-mismatch", f"the weekday does not fit {found.value}", document, reading))


def _problem(code: str, what: str, document: Document, reading: Reading) -> Problem:
    words = document.text[reading.start : reading.end]
    return Problem(code, f"{what}: {words!r}; read the sentence and correct the date", reading.start, reading.end)


def _mention(document: Document, reading: Reading, found: Resolved) -> DateMention:
    quote = document.quote(Span(reading.start, reading.end))
    return DateMention(
        start=quote.start,
        end=quote.end,
        text=quote.text,
        value=found.value,
        granularity=_granularity(reading, found.value),
        relative=reading.first.is_relative,
        rule=reading.rule,
    )


def _granularity(reading: Reading, value: str | None) -> Granularity:
    """day, month, year or range; a decade is a range of years."""
    if (value and ("/" in value or value.endswith("X"))) or reading.form in ("range", "open", "decade"):
        return "range"
    point = reading.first
    if point.day or point.weekday is not None or point.unit == "day":
        return "day"
    if point.unit == "week":
        return "range"
    return "month" if point.month or point.unit == "month" else "year"
