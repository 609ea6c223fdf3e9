"""Years and grades that the sentence beside tells: of a hope, of a grade that held over years."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ..document import DateMention, Document
from .bands import fits
from .marks import Claim
from .merging import by_series, same_series, series_key
from .ordered import within
from .sentences import paragraph_at

_NEAR = 120
"""Characters: the words after a claim that may still speak of its time."""
_LETTER = re.compile(r"(?<!\w)(?:AA|BB|CC|[A-D])(?!\w)|\d[.,]\d")
_AGAIN = re.compile(
    r"\b(?:kali|kalinya|tahun|berturut-turut|beruntun|bertahan|disandang|dipertahankan|diraih|lepas|turun|bergeser|absen|putus|goyah|tergeser)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:tenggat|paling\s+lambat|evaluasi|penilaian|target\w*|waktu|batas|dicapai|tercapai)\b", re.IGNORECASE
)


def with_held_grades(claims: Sequence[Claim]) -> list[Claim]:
    """Scores told in one list have the grade that the body is said to hold over years, where all lie in its band."""
    series = by_series(claims)
    held = {
        key: {other.predicate for other in same if other.held and other.predicate and other.score is None}
        for key, same in series.items()
    }
    dated: list[Claim] = []
    for claim in claims:
        grades = held[series_key(claim)]
        if claim.predicate is None and claim.score is not None and len(grades) == 1:
            (grade,) = grades
            same = series[series_key(claim)]
            first = bisect_left(same, claim.evidence[0][0], key=lambda other: other.start)
            listed = []
            for other in same[first:]:
                if other.evidence != claim.evidence:
                    break
                if other.score is not None and same_series(claim, other):
                    listed.append(other.score)
            if len(listed) > 1 and all(fits(grade or "", score) for score in listed):
                claim = replace(claim, predicate=grade)
        dated.append(claim)
    return dated


def with_deadline(document: Document, claim: Claim, dates: Sequence[DateMention]) -> Claim:
    """A hope without a year takes the year of the next sentence, where that speaks of a time."""
    if claim.year is not None or claim.score is not None:
        return claim
    if claim.status == "achieved":
        return _with_span(document, claim, dates)
    _, right = claim.evidence[0]
    paragraph = paragraph_at(document, claim.start)
    if paragraph is None:
        return claim
    near_by = within(dates, right, min(right + _NEAR, paragraph.end))
    after = [date for date in near_by if date.granularity == "year" and date.value]
    near = bool(after) and not _LETTER.search(document.text, right, after[0].end + 12)
    if near and (after[0].relative or _DEADLINE.search(document.text, right, after[0].start)):
        return replace(claim, year=after[0].value)
    return claim


def held_too(document: Document, claim: Claim, dates: Sequence[DateMention]) -> tuple[Claim, ...]:
    """The span of years that the next sentence tells of a grade told with its score, as a telling of its own."""
    if claim.status != "achieved" or claim.score is None or claim.predicate is None:
        return ()
    held = _with_span(document, replace(claim, score=None), dates)
    return (held,) if held.held and held.year != claim.year else ()


def _with_span(document: Document, claim: Claim, dates: Sequence[DateMention]) -> Claim:
    """A grade takes the span of years that the next sentence tells: "Ini yang kelima kalinya sejak 2018."."""
    _, right = claim.evidence[0]
    for date in within(dates, right, right + _NEAR):
        if re.fullmatch(r"\d{4}/(?:\d{4}|\.\.)", date.value or ""):
            between = document.text[right : date.start]
            if (
                "\n" not in between
                and not _LETTER.search(document.text, right, date.end + 80)
                and _AGAIN.search(between)
            ):
                return replace(claim, year=date.value, held=True)
    return claim
