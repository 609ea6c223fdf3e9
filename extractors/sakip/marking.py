"""All marks of a sentence: its grades, scores, years, instruments and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..document import Paragraph
from .bands import fits
from .grades import Beside, find_grades
from .marks import Body, Grade, Score, Sentence, Year
from .memory import Article, Memory, is_cell
from .ordered import within
from .scores import find_scores
from .subjects import find_bodies
from .words import begun, cue
from .years import BEFORE, SAME, find_years

_LIKEWISE = re.compile(r"[,;]\s(?:dan\s)?((?:begitu|demikian)\s(?:pula|juga))\b", re.IGNORECASE)
_SAME_AS = re.compile(
    r"\b((?:sama(?:\s(?:hurufnya|predikatnya|persis|saja))?\s(?:dengan|seperti))|(?:tidak|tak|belum)\s(?:berubah|bergeser|beranjak)\s(?:dari|dibanding\w*))\s(?:\w+\s)?(?:setahun|tahun|20\d\d)\b",
    re.IGNORECASE,
)
"""The grade again of another year: "A, sama dengan tahun sebelumnya"."""
_SAME_GRADE = re.compile(
    r"\d\)?,?\s(?:dengan\s|juga\s)?((?:kategori|predikat|huruf|grade|level|peringkat)(?:nya)?\s(?:yang\s|juga\s)?(?:sama|serupa))\b"
    r"(?!\s(?:dengan|seperti|sama))",
    re.IGNORECASE,
)
"""The grade of the score before again, behind another score: "86,1 dengan kategori yang sama"."""
_THAT_YEAR = re.compile(r"tahun\s+(?:yang\s+)?(?:sama|itu|tersebut)\Z", re.IGNORECASE)
_SAID = re.compile(r"\b(?:predikat|kategori|grade|huruf|peringkat)\s+(?:tersebut|itu|ini)\b", re.IGNORECASE)
_TOO = re.compile(r"\s(juga(?:\s(?:sama|begitu|demikian))?|pun\s(?:sama|begitu|demikian))[.!]?[\"”]?\Z", re.IGNORECASE)
"""The grade again, told of another body by no other word: "Kampar juga."."""
_GRADE_NOUN = (
    "hasil nilai predikat huruf kategori capaian grade peringkat level klasifikasi kelompok golongan rapor".split()
)
_UNCHANGED = begun(
    rf"(?:{'|'.join(_GRADE_NOUN)})(?:nya)?\s(?:(?:itu|yang|juga|masih|pun|tetap|betul|memang)\s){{0,2}}"
    r"(?:(?:sama|serupa)(?!\s(?:dengan|seperti|untuk|dari|sekali)|,\s(?:yaitu|yakni))|(?:tidak|tak|belum)\s(?:berubah|berganti|bergeser|beranjak|bergerak)(?!\s(?:dari|naik)))\b",
    [*_GRADE_NOUN, *(f"{noun}nya" for noun in _GRADE_NOUN)],
)
"""The grade told last again: "hasilnya sama", "predikatnya tidak berubah"."""
_ALIKE = re.compile(r"(?:sama|serupa)\Z", re.IGNORECASE)
_BODY_TOO = re.compile(
    r"\s((?:juga|pun|idem|sama|serupa)(?:\s(?:juga|begitu|demikian|sama))?|(?:begitu|demikian)\s(?:juga|pula))(?=[\"”]?\s?[.,;!?]|\s*\Z)",
    re.IGNORECASE,
)
_THEN = re.compile(r"[\"”')]?\s?[,;]\s(?:dan\s|lalu\s|kemudian\s|serta\s)?(?:pemkab\s|pemkot\s)?", re.IGNORECASE)
_BACK = 8
"""Claims: so many may be looked through for the grade that a score again has."""
_BESIDE = 3
"""Characters between a sentence and the one right before it."""
_SHORT = 60
"""Characters of such a sentence at the most."""
_RECENT = 400
"""Characters before a paragraph in which grades were told: its decimal numbers may be scores without a word for it."""


def mark(article: Article, memory: Memory, paragraph: Paragraph, start: int, end: int) -> Sentence:
    text = article.text
    inside = [date for date in within(article.dates, start, end) if date.end <= end]
    in_cell = memory.cell is not None and is_cell(article, paragraph)
    instruments = tuple(within(article.instruments, start, end))
    years = tuple(_resolved(article, memory, (*find_years(text, start, end, inside), *_plan_ends(article, start, end))))
    bodies = find_bodies(article.document, paragraph, start, end, article.governments, article.districts)
    offices = [(body.start, body.end) for body in bodies if body.subject and body.subject.kind != "pemda"]
    instruments = tuple(
        item for item in instruments if not any(left < item.start and item.end <= right for left, right in offices)
    )
    days = [date for date in inside if not any(year.start == date.start for year in years)]
    recent = bool(memory.claims) and memory.claims[-1].end >= paragraph.start - _RECENT
    ours = set(memory.instruments) & {"SAKIP", "RB"} or any(
        item.name != "other" for item in within(article.instruments, paragraph.start, paragraph.end)
    )
    spoken = recent or bool(ours) or memory.listed or memory.titled
    scores = find_scores(text, start, end, days, years, bodies, instruments, in_cell, spoken)
    grades = find_grades(text, Beside(start, end, scores, years, bodies, instruments, in_cell, spoken, memory.in_words))
    grades = tuple(_with_likewise(article, start, end, grades, bodies))
    if memory.predicate and grades:
        grades = tuple(
            sorted(
                (*grades, *_before_all(memory.predicate, _unchanged(text, start, grades[0].start, scores, years))),
                key=lambda grade: grade.start,
            )
        )
    if memory.predicate and not grades:
        found = [*cue("same").finditer(text, start, end), *_unchanged(text, start, end, scores, (*years, *bodies))]
        spans = {match.span() for match in found if _is_of_body(match, bodies)}
        again = [Grade(*span, _said_last(memory, scores) or memory.predicate) for span in sorted(spans)]
        again = [one for at, one in enumerate(again) if not at or one.start >= again[at - 1].end]
        if not again and not scores and any(body.manner == "named" for body in bodies):
            beside = bool(memory.claims) and memory.claims[-1].evidence[-1][1] >= start - _BESIDE
            match = _TOO.search(text, max(start, end - _SHORT), end) if beside and end - start < _SHORT else None
            again = [Grade(match.start(1), match.end(1), memory.predicate)] if match else []
        grades = tuple(sorted((*grades, *again), key=lambda grade: grade.start))
        if not grades and not scores and years and (match := _SAID.search(text, start, end)):
            grades = (Grade(match.start(), match.end(), memory.predicate),)
    return Sentence(start, end, paragraph, grades, scores, years, instruments, bodies)


def _unchanged(
    text: str, start: int, end: int, scores: Sequence[Score], marks: Sequence[Year | Body]
) -> list[re.Match[str]]:
    """Where the grade is said to be the same again: of a score, or, by "sama", of a year before or a body."""
    return [
        match
        for match in _UNCHANGED.finditer(text, start, end)
        if any(score.start < match.start() for score in scores)
        or (_ALIKE.search(match[0]) and any(isinstance(mark, Year) for mark in marks))
        or (_ALIKE.search(match[0]) and any(mark.end <= match.start() or _is_named(mark) for mark in marks))
    ]


def _is_named(mark: Year | Body) -> bool:
    return isinstance(mark, Body) and mark.manner == "named"


def _before_all(predicate: str, found: Sequence[re.Match[str]]) -> Iterator[Grade]:
    """The grade told last again before others: "di 2017 hasilnya sama, sedangkan 2016 masih B"."""
    for match in found[:1]:
        yield Grade(match.start(), match.end(), predicate)


def _is_of_body(match: re.Match[str], bodies: Sequence[Body]) -> bool:
    """Whether "begitu pula" stands beside a body: "begitu juga Siak", not "begitu juga sebaliknya"."""
    if not match[0].lower().startswith(("begitu", "demikian")):
        return True
    return any(
        0 <= body.start - match.end() <= _SHORT or 0 <= match.start() - body.end <= _BESIDE
        for body in bodies
        if body.manner in ("named", "aside", "pronoun", "crowd")
    )


def _said_last(memory: Memory, scores: Sequence[Score]) -> str | None:
    """The grade told last in the band of which the score lies that it is told again for."""
    told = [claim.predicate for claim in reversed(memory.claims[-_BACK:]) if claim.predicate]
    return next((grade for grade in told if len(scores) == 1 and fits(grade, scores[0].value)), None)


def _with_likewise(
    article: Article, start: int, end: int, grades: Sequence[Grade], bodies: Sequence[Body]
) -> Iterator[Grade]:
    """The grades, and the same again at "begitu pula Siak" and "Siak juga"."""
    for at, grade in enumerate(grades):
        yield grade
        stop = grades[at + 1].start if at + 1 < len(grades) else end
        last = grade.end
        for body in bodies:
            if last < body.start < stop and body.subject and _THEN.fullmatch(article.text, last, body.start):
                too = _BODY_TOO.match(article.text, body.end, stop)
                if too is None:
                    break
                yield Grade(too.start(1), too.end(1), grade.predicate)
                last = too.end(1)
        match = _LIKEWISE.search(article.text, grade.end, stop) or _SAME_AS.search(article.text, grade.end, stop)
        match = match or _SAME_GRADE.search(article.text, grade.end, stop)
        if match:
            yield Grade(match.start(1), match.end(1), grade.predicate)


def _plan_ends(article: Article, start: int, end: int) -> Iterator[Year]:
    """ "Akhir periode" and the like as the last year of the plan that is named nearest."""
    for match in cue("plan end").finditer(article.text, start, end):
        near = min(article.plans, key=lambda plan: (abs(plan[0] - match.start()), plan[0]), default=None)
        if near is not None:
            yield Year(match.start(), match.end(), near[1])


def _resolved(article: Article, memory: Memory, years: Sequence[Year]) -> Iterator[Year]:
    """The years with "tahun yang sama" and "tahun sebelumnya" read against the last year told."""
    last, here = memory.told, None
    for year in sorted(years, key=lambda year: year.start):
        if last and cue("year before").fullmatch(article.text, year.start, year.end):
            year = replace(year, value=BEFORE)
        if year.value == SAME:
            same = here if here and _THAT_YEAR.search(article.text, year.start, year.end) else memory.year or here
            if same:
                yield replace(year, value=same)
        elif year.value[0] == ">":
            if article.now:
                yield replace(year, value=str(article.now + int(year.value[1:])))
        elif year.value[0] not in "+-":
            last = here = year.value
            yield year
        elif last:
            last = str(int(last[:4]) + int(year.value))
            yield replace(year, value=last)
