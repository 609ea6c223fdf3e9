"""Years that an article tells once: of a round of evaluation, in the sentence after a hope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import DateMention, Document, Subject
from .bands import fits
from .government import Governments, is_titled, subject_of
from .marks import Claim
from .memory import Memory, Round
from .merging import complete, merge_told, same_series
from .sentences import in_speech

_LINE = 90
"""Characters: a longer paragraph is no line of a list."""
_MANY = 3
"""Governments graded in one paragraph that show a round over many."""
_NEAR = 120
"""Characters: the words after a claim that may still speak of its time."""
_NEAR_GRADE = 250
"""Characters from the telling of one evaluation's grade to that of the other."""
_LETTER = re.compile(r"(?<!\w)(?:AA|BB|CC|[A-D])(?!\w)|\d[.,]\d")
_AGAIN = re.compile(
    r"\b(?:kali|kalinya|tahun|berturut-turut|beruntun|bertahan|disandang|dipertahankan|diraih|lepas|turun|bergeser|absen|putus|goyah|tergeser)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:tenggat|paling\s+lambat|evaluasi|penilaian|target\w*|waktu|batas|dicapai|tercapai)\b", re.IGNORECASE
)


def with_rounds(
    document: Document, memory: Memory, governments: Governments, dates: Sequence[DateMention]
) -> list[Claim]:
    """The claims, those without a year given the one that the article ties to them.

    A round that covers several bodies gives its year to all that are told of after it; the round of the article's
    own government only to that government, where it is the only one and no other grade holds the year.
    """
    of_one = is_titled(document, governments.places)
    rounds = [_widened(item, document, memory.claims, of_one) for item in memory.rounds]
    claims = complete([_with_deadline(document, claim, dates) for claim in _with_held_grades(memory.claims)])
    claims = [each for claim in claims for each in (claim, *_held_too(document, claim, dates))]
    told = merge_told(claims)
    main = subject_of(governments.main) if governments.main else governments.centre
    dated: list[Claim] = []
    for at, claim in enumerate(told):
        year = _round_of(claim, [*dated, *told[at:]], rounds, main) if _is_open(claim) else claim.year
        dated.append(replace(claim, year=year))
    return dated


def _with_held_grades(claims: Sequence[Claim]) -> list[Claim]:
    """Scores told in one list have the grade that the body is said to hold over years, where all lie in its band."""
    dated: list[Claim] = []
    for claim in claims:
        held = [
            other.predicate
            for other in claims
            if other.held and other.predicate and other.score is None and same_series(claim, other)
        ]
        listed = [
            other
            for other in claims
            if other.evidence == claim.evidence and other.score is not None and same_series(claim, other)
        ]
        alone = claim.predicate is None and claim.score is not None and len(listed) > 1 and len(set(held)) == 1
        if alone and all(fits(held[0] or "", other.score or 0.0) for other in listed):
            claim = replace(claim, predicate=held[0])
        dated.append(claim)
    return dated


def _widened(item: Round, document: Document, claims: Sequence[Claim], of_one: bool) -> Round:
    """A round whose paragraph grades three governments or more covers many; so does that of an article whose title
    names none (``of_one``), where more are told of outside direct speech."""
    end = next((part.end for part in document.paragraphs if part.start <= item.start < part.end), item.start)
    graded = {claim.subject for claim in claims if item.start <= claim.start < end and claim.subject.kind != "opd"}
    lines = [part for part in document.paragraphs if part.start >= end and part.end - part.start <= _LINE]
    listed = {claim.subject for claim in claims for line in lines if line.start <= claim.start < line.end}
    told = {claim.subject for claim in claims if _may_be_of(claim, item) and not in_speech(document, claim.start)}
    many = (len(graded) >= _MANY and not item.told) or len(listed) >= _MANY or (len(told) > _MANY and not of_one)
    return replace(item, covers_many=item.covers_many or many)


def _may_be_of(claim: Claim, item: Round) -> bool:
    """Whether a grade told behind the round names no other year."""
    return claim.start >= item.start and claim.subject.kind != "opd" and (_is_open(claim) or claim.year == item.year)


def _is_open(claim: Claim) -> bool:
    return claim.year is None and claim.status == "achieved" and not claim.earlier


def _round_of(claim: Claim, claims: Sequence[Claim], rounds: Sequence[Round], main: Subject | None) -> str | None:
    told = max(start for start, _ in claim.evidence)
    office = claim.subject.kind == "opd"
    covering = [item for item in rounds if _covers(item, office)]
    alone = len({item.year for item in rounds}) == 1
    many = [item for item in covering if alone or item.start <= told]
    if many:
        year = many[-1].year
        return None if _is_held_by_another(claim, claims, year) else year
    own = [item for item in rounds if claim.instrument in item.instruments and not item.of_offices]
    untold = {item.year for item in own if not item.told} - {item.year for item in own if item.told}
    years = untold if len(untold) == 1 else {item.year for item in own}
    if not years and claim.subject == main:
        years = _beside(claim, claims, rounds)
    if claim.held or len(years) != 1 or claim.subject != main:
        return None
    (year,) = years
    return None if _is_held_by_another(claim, claims, year) else year


def _beside(claim: Claim, claims: Sequence[Claim], rounds: Sequence[Round]) -> set[str]:
    """The year of the other evaluation's only round, where its grade stands close: "SAKIP 2023 BB, sedangkan RB B"."""
    years = {item.year for item in rounds if not item.of_offices}
    near = [
        other
        for other in claims
        if other.subject == claim.subject
        and other.instrument != claim.instrument
        and other.year in years
        and other.status == "achieved"
        and any(abs(end - claim.start) < _NEAR_GRADE for _, end in other.evidence)
    ]
    return years if near and len(years) == 1 else set()


def _covers(item: Round, office: bool) -> bool:
    return office if item.of_offices else item.covers_many and not office


def _is_held_by_another(claim: Claim, claims: Sequence[Claim], year: str) -> bool:
    """Whether another grade or score of the same body stands for the year."""
    return any(
        other.year == year
        and (other.subject, other.instrument, other.status) == (claim.subject, claim.instrument, claim.status)
        and not (_fits(other.predicate, claim.predicate) and _fits(other.score, claim.score) and _agree(claim, other))
        for other in claims
    )


def _agree(claim: Claim, other: Claim) -> bool:
    """Whether the grade of one and the score of the other may be of one assessment."""
    predicate, score = claim.predicate or other.predicate, claim.score if claim.score is not None else other.score
    return predicate is None or score is None or fits(predicate, score)


def _fits(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _with_deadline(document: Document, claim: Claim, dates: Sequence[DateMention]) -> Claim:
    """A hope without a year takes the year of the next sentence, where that speaks of a time."""
    if claim.year is not None or claim.score is not None:
        return claim
    if claim.status == "achieved":
        return _with_span(document, claim, dates)
    _, right = claim.evidence[0]
    paragraph = next((item for item in document.paragraphs if item.start <= claim.start < item.end), None)
    if paragraph is None:
        return claim
    after = [
        date for date in dates if right <= date.start < paragraph.end and date.granularity == "year" and date.value
    ]
    near = (
        bool(after) and after[0].start - right < _NEAR and not _LETTER.search(document.text, right, after[0].end + 12)
    )
    if near and (after[0].relative or _DEADLINE.search(document.text, right, after[0].start)):
        return replace(claim, year=after[0].value)
    return claim


def _held_too(document: Document, claim: Claim, dates: Sequence[DateMention]) -> tuple[Claim, ...]:
    """The span of years that the next sentence tells of a grade told with its score, as a telling of its own."""
    if claim.status != "achieved" or claim.score is None or claim.predicate is None:
        return ()
    held = _with_span(document, replace(claim, score=None), dates)
    return (held,) if held.held and held.year != claim.year else ()


def _with_span(document: Document, claim: Claim, dates: Sequence[DateMention]) -> Claim:
    """A grade takes the span of years that the next sentence tells: "Ini yang kelima kalinya sejak 2018."."""
    _, right = claim.evidence[0]
    for date in dates:
        if right <= date.start < right + _NEAR and re.fullmatch(r"\d{4}/(?:\d{4}|\.\.)", date.value or ""):
            between = document.text[right : date.start]
            if (
                "\n" not in between
                and not _LETTER.search(document.text, right, date.end + 80)
                and _AGAIN.search(between)
            ):
                return replace(claim, year=date.value, held=True)
    return claim
