"""Makes one item of several tellings of one assessment (contract, sections 5 and 8)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ..document import Subject
from .bands import fits
from .marks import Claim

_WORDS = 2
"""Blanks: a short name has fewer."""
_LEVEL = re.compile(r"(?<=\s)(?:provinsi|kabupaten|kota|pemprov|pemkab|pemkot)\s")
_STAY_REACH = 300
"""Characters from a grade that is held to the scores of its years."""


def merge(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with tellings of the same assessment put together, in order of first telling.

    Same body, instrument and status are asked for, and no fact that contradicts another. A score without grade joins
    a grade without score of the same year, or right beside it, or takes the grade that is told to be held in its
    year. Two years stay two items.
    """
    merged = _graded_by_span(_graded_by_stay(complete(claims)))
    for is_same in (_in_one_year, _completes_in_year, _same_grade):
        merged = _joined(merged, is_same)
    return sorted(_named_alike(_earlier_scores(complete(merged))), key=lambda claim: (claim.start, claim.end))


def _named_alike(claims: list[Claim]) -> list[Claim]:
    """Every office and body of the centre by its fullest name."""
    bodies: dict[object, dict[Subject, None]] = {}
    for claim in claims:
        bodies.setdefault(_body_key(claim.subject), {})[claim.subject] = None
    fullest = {
        subject: max((subject, *(each for each in same if _same_body(subject, each))), key=lambda each: len(each.name))
        for same in bodies.values()
        for subject in same
    }
    return [replace(claim, subject=fullest[claim.subject]) for claim in claims]


def _earlier_scores(claims: list[Claim]) -> list[Claim]:
    """The grade that a change starts from takes the one score of an earlier year that lies in its band."""
    series = by_series(claims)
    for claim in [
        claim for claim in claims if claim.earlier and claim.predicate and claim.score is None and not claim.year
    ]:
        same = series[series_key(claim)]
        scores = [other for other in same if same_series(claim, other) and _completes(claim, other) and other.year]
        if len(scores) == 1:
            claims = [
                _together(claim, scores[0]) if other is claim else other for other in claims if other is not scores[0]
            ]
    return claims


def complete(claims: Sequence[Claim]) -> list[Claim]:
    """Joins a grade and a score that follow each other with no other assessment of the body between them.

    The closest first: a score that stands between two grades goes to the nearer one.
    """
    near = sorted(_neighbours(claims), key=lambda pair: (*_distance(claims[pair[0]], claims[pair[1]]), pair))
    partner: dict[int, int] = {}
    for left, right in near:
        if left not in partner and right not in partner:
            partner[left], partner[right] = right, left
    return [
        _together(claim, claims[partner[at]]) if at in partner else claim
        for at, claim in enumerate(claims)
        if partner.get(at, at + 1) > at
    ]


def _neighbours(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Pairs of claims that complete each other; one that is held or older stands aside for others."""
    places: dict[object, list[int]] = {}
    for right, claim in enumerate(claims):
        passed = False
        same = places.setdefault(series_key(claim), [])
        for left in reversed(same):
            other = claims[left]
            if not _alike_but_facts(other, claim):
                continue
            if _completes(other, claim) and _alike(other, claim) and not (passed and _dated_alone(other, claim)):
                yield left, right
                break
            if other.year is None and other.score is not None:
                break
            passed = passed or other.year is None
        same.append(right)


def _dated_alone(one: Claim, other: Claim) -> bool:
    """Whether the score has a year that the grade has not: then only the grade right beside it is meant."""
    graded, scored = (one, other) if one.predicate else (other, one)
    return graded.year is None and scored.year is not None


def _distance(one: Claim, other: Claim) -> tuple[bool, int]:
    """Same years first, then characters between the two."""
    return one.year != other.year, max(0, other.start - one.end)


def same_series(one: Claim, other: Claim) -> bool:
    alike = (one.instrument, one.status) == (other.instrument, other.status)
    return alike and _same_body(one.subject, other.subject)


def by_series(claims: Sequence[Claim]) -> dict[object, list[Claim]]:
    """The claims, in order, by a key that those of the same series share."""
    series: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        series[series_key(claim)].append(claim)
    return series


def series_key(claim: Claim) -> object:
    return claim.instrument, claim.status, _body_key(claim.subject)


def _body_key(subject: Subject) -> object:
    """What the names of one body have in common: its region, of others than governments also the first letter."""
    return subject.kind, subject.region, None if subject.kind == "pemda" else subject.name[:1].casefold()


def _alike_but_facts(one: Claim, other: Claim) -> bool:
    return same_series(one, other) and one.earlier == other.earlier


def _graded_by_span(claims: list[Claim]) -> list[Claim]:
    """A lone score takes the grade that is told to be held over its year: "sejak 2018 BB ... 77,06 pada 2023"."""
    series = by_series(claims)
    return [_with_held_grade(claim, series[series_key(claim)]) for claim in claims]


def _graded_by_stay(claims: list[Claim]) -> list[Claim]:
    """Two or more scores of years right behind a grade that did not move have it: "tiga tahun B: 61,2 (2022)"."""
    series = by_series(claims)
    for claim in [
        claim for claim in claims if claim.held and claim.predicate and claim.year is None and claim.score is None
    ]:
        scores = [
            other
            for other in series[series_key(claim)]
            if same_series(claim, other) and _completes(claim, other) and 0 < other.start - claim.start < _STAY_REACH
        ]
        if len(scores) > 1:
            graded = [replace(other, predicate=claim.predicate) if other in scores else other for other in claims]
            claims = [other for other in graded if other is not claim]
            series = by_series(claims)
    return claims


def _with_held_grade(claim: Claim, claims: Sequence[Claim]) -> Claim:
    if claim.predicate is not None or claim.year is None or "/" in claim.year:
        return claim
    for other in claims:
        spans = same_series(claim, other) and other.predicate and _spans(other.year, int(claim.year[:4]))
        if spans and not any(
            same_series(claim, each) and each.year == claim.year and each.predicate for each in claims
        ):
            return replace(claim, predicate=other.predicate)
    return claim


def _spans(span: str | None, year: int) -> bool:
    if span is None or "/" not in span:
        return False
    first, last = span.split("/")
    return int(first[:4]) <= year <= (9999 if last == ".." else int(last[:4]))


def _in_one_year(one: Claim, other: Claim) -> bool:
    return _same_grade(one, other) and one.year == other.year and (one.held == other.held or one.year is not None)


def merge_told(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with the same grade or score of the same year told again put together; spans of years stay apart."""
    return _joined(claims, lambda one, other: _same_grade(one, other) and not _is_span(one, other))


def _is_span(one: Claim, other: Claim) -> bool:
    return one.year != other.year and any("/" in (claim.year or "") for claim in (one, other))


def _joined(claims: Sequence[Claim], is_same: Callable[[Claim, Claim], bool]) -> list[Claim]:
    """The claims, each put into the nearest earlier one that is the same."""
    merged: list[Claim] = []
    places: dict[object, list[int]] = {}
    for claim in claims:
        same = places.setdefault(series_key(claim), [])
        at = next((at for at in reversed(same) if _alike(merged[at], claim) and is_same(merged[at], claim)), None)
        if at is None:
            same.append(len(merged))
            merged.append(claim)
        else:
            merged[at] = _together(merged[at], claim)
    return merged


def _alike(one: Claim, other: Claim) -> bool:
    return (
        same_series(one, other)
        and _fits(one.score, other.score)
        and (_fits(one.year, other.year) or _covers(one, other))
    )


def _same_body(one: Subject, other: Subject) -> bool:
    if (one.kind, one.region) != (other.kind, other.region):
        return False
    if one.kind == "pemda":
        return True
    first, second = sorted((_LEVEL.sub("", each.name.casefold()) for each in (one, other)), key=len)
    return second.startswith(first) or _is_short_for(first, second)


def _is_short_for(short: str, full: str) -> bool:
    """Whether the letters of a short name stand in order in the full one: "Satpol PP", "Disdik"."""
    letters = iter(full)
    return (
        short[0] == full[0]
        and short.count(" ") < _WORDS
        and len(short) * 2 <= len(full)
        and all(letter in letters for letter in short if letter.isalpha())
    )


def _fits(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _covers(one: Claim, other: Claim) -> bool:
    """Whether one year is the start of the other's open interval: "2018" and "2018/.."."""
    years = {one.year, other.year}
    return None not in years and any(f"{year}/.." in years for year in years)


def _same_grade(one: Claim, other: Claim) -> bool:
    if one.predicate == other.predicate:
        return one.predicate is not None or (one.score == other.score and one.score is not None)
    if {one.predicate, other.predicate} == {"A", "A-"} and None in (one.score, other.score) and one.year == other.year:
        return True
    if one.score is not None and one.score == other.score:
        return None in (one.predicate, other.predicate) or {one.predicate, other.predicate} == {"A", "A-"}
    return False


def _completes_in_year(one: Claim, other: Claim) -> bool:
    return _completes(one, other) and one.year is not None and one.year == other.year


def _completes(one: Claim, other: Claim) -> bool:
    """Whether one has only a grade and the other only a score, and the score lies in the grade's band."""
    graded, scored = (one, other) if one.predicate else (other, one)
    if graded.predicate is None or graded.score is not None or scored.predicate is not None or scored.score is None:
        return False
    return fits(graded.predicate, scored.score)


def _together(one: Claim, other: Claim) -> Claim:
    year = one.year if one.year is not None and (other.year is None or "/" in one.year) else other.year
    fuller = one if one.score is not None or other.score is None else other
    return replace(
        one,
        subject=max((one.subject, other.subject), key=lambda subject: len(subject.name)),
        predicate="A-" if "A-" in (one.predicate, other.predicate) else one.predicate or other.predicate,
        score=one.score if one.score is not None else other.score,
        year=year,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        rule=fuller.rule,
        held=one.held and other.held,
        earlier=one.earlier and other.earlier,
    )
