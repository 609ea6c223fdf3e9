"""Sentences and clauses of a paragraph: offsets in the document, half-open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from ..document import Document, Paragraph
from .ordered import backwards
from .words import cue, cue_at_end, cue_at_start

_END = re.compile(
    r"(?<![.!?…])[.!?…]+[\"”’')\]]*(?:(?=\s)|(?<=[a-z][a-z][.!?])(?=[A-Z][a-z]{2})|(?<=\d[.!?])(?=[A-Z][a-z]{2})"
    r"|(?<=[\sABC][ABCD][.!?])(?=[A-Z][a-z]{2})|(?<=[.!?][”\"])(?=[A-Z][a-z]{2}))"
)
"""The end of a sentence, the blank behind it left out or not."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|[Hh]j?|[Dd]rs?|[Ii]r|[Pp]rof|[Tt]b|[Dd]t|[Dd]rg|[Dd]ra|[Kk][Hh]|[Kk]ab|[Kk]ec|[Pp]rov|[Kk]ep|"
    r"[Mm]oh|[Mm]uh|[Nn]o|[Ss]t|[Ss]\.?[Dd]|[Pp]lt|[Pp]lh|[Pp]js?|[Dd]st|[Ss]etkab|[Ss]ekda|[Mm]\.?[Ss]i|[Mm]\.?[Mm]|"
    r"[Ss]\.?[A-Z][a-z]{0,3}|[Bb]pk|[Jj]l|[Rr]p|tgl|[Tt]h|[Aa]d|[Ll]etjen|[Mm]ayjen))\.$"
)
AFTER_SCORE = re.compile(r"(?:\d[.,]\d{1,3}|\?)[.!”\"]*\s+[“\"]?[ABCD]\Z")
"""A letter that is a sentence of its own behind a score or a question: "65,9. B. Bukan jelek"."""
_PLAIN_WORD = re.compile(r"(?<!\w)(?:[a-z]+|Ini|Itu|Kita|Kami|Tetap|Jadi|Ya|[A-Z]{3,})[,:]?\s[\"“]?\Z")
"""A word before a letter that no name goes on from: the letter is a grade and ends its sentence."""
_OF_POST = re.compile(
    r"\b(?:Bupati|Wali\s?[Kk]ota|Gubernur|Wabup|Wawali|Wawako|Wagub|Sekda|Kepala|Ketua|Camat|Inspektur|Kadis|Kabag)"
    r"(?:\s[A-Z][\w-]{1,20}){1,4}\s[A-D]\.\Z"
)
_NAME = re.compile(r"\s[A-Z][a-z]+")
"""An initial behind a post and its region: "Wakil Bupati Wajo A. Baso"."""
_CAPITAL = re.compile(r"\s*[\"“‘'(]*[A-Z0-9“\"]")
_BREAK = re.compile(r";|[.!?:]\s|[—–]\s|\s[-–—]\s")
_QUOTE = re.compile(r"[“\"”]")


def sentences(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, in order; together they leave out only blanks."""
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        end = match.end()
        if not _CAPITAL.match(text, end) or _is_abbreviation(text, start, match.start(), match[0]):
            continue
        if text[start:end].strip():
            yield start, end
        start = end + text[end].isspace()
    if text[start : paragraph.end].strip():
        yield start, paragraph.end


def _is_abbreviation(text: str, start: int, stop: int, mark: str) -> bool:
    """Whether the stop belongs to "H." or an initial; a grade before it ("berpredikat A.") ends the sentence."""
    if mark != ".":
        return False
    found = _ABBREVIATION.search(text, max(start, stop - 12), stop + 1)
    if not found:
        return False
    letter = found[0].rstrip(".")
    if letter not in ("A", "B", "C", "D"):
        return True
    if AFTER_SCORE.search(text, max(0, stop - 10), stop):
        return False
    if _OF_POST.search(text, max(start, stop - 60), stop + 1) and _NAME.match(text, stop + 1):
        return True
    if cue_at_start("sentence start", r"\.[\"”’')]*\s*[“\"]?").match(text, stop):
        return False
    if cue("grade noun", "getting", "state").search(text, max(start, stop - 40), stop):
        return False
    left = max(start, stop - 30)
    return not _PLAIN_WORD.search(text, left, stop - 1) or any(
        cue_at_end(name, r"\s+").search(text, left, stop - 1) for name in ("saying", "post")
    )


def breaks(text: str, start: int, end: int) -> list[int]:
    """Where a new clause begins within ``[start, end)``: after a semicolon, a colon or a dash, at "sedangkan"."""
    found = {
        match.end()
        for match in _BREAK.finditer(text, start, end)
        if not _is_abbreviation(text, start, match.start(), match[0][0])
    }
    found |= {match.start() for match in cue("clause").finditer(text, start, end)}
    return sorted(place for place in found if start < place < end)


def turns(text: str, start: int, end: int) -> list[int]:
    """Where the sentence turns to something else: at "sedangkan", "namun". Colons and semicolons only part a list."""
    return [match.start() for match in cue("clause").finditer(text, start, end) if start < match.start() < end]


def clause_of(places: list[int], start: int, end: int, at: int) -> tuple[int, int]:
    """The clause around ``at`` in the sentence ``[start, end)``, given its breaks."""
    left = max((place for place in places if place <= at), default=start)
    right = min((place for place in places if place > at), default=end)
    return left, right


def in_speech(document: Document, at: int) -> bool:
    """Whether direct speech stands at ``at``."""
    paragraph = paragraph_at(document, at)
    return paragraph is not None and quote_around(document.text, paragraph, at) is not None


def paragraph_at(document: Document, at: int) -> Paragraph | None:
    """The paragraph in which ``at`` stands."""
    last = next(backwards(document.paragraphs, at + 1), None)
    return last if last is not None and at < last.end else None


def quote_around(text: str, paragraph: Paragraph, at: int) -> tuple[int, int] | None:
    """The direct speech around ``at``, None outside of one."""
    marks, one_way = _quotes(text, paragraph.start, paragraph.end)
    before = bisect_left(marks, at)
    if not before or (text[marks[before - 1]] != "“" and (one_way or before % 2 == 0)):
        return None
    return marks[before - 1], marks[before] if before < len(marks) else paragraph.end


@lru_cache(maxsize=8)
def _quotes(text: str, start: int, end: int) -> tuple[list[int], bool]:
    """Where the quotation marks of a paragraph stand, and whether its opening marks look different."""
    marks = [match.start() for match in _QUOTE.finditer(text, start, end)]
    return marks, any(text[place] == "“" for place in marks)


_BROKEN_OFF = 40
"""Characters: a shorter line may be a heading."""
_LAST_WORD = 12
_OPEN_END = re.compile(r"[\w,)]\s*\Z")
_JOINS = re.compile(
    r"\s(?:dan|serta|yang|di|dari|untuk|pada|dengan|oleh|sebagai|dalam|ke|kepada|adalah|yakni|yaitu)\s*\Z"
)
"""No paragraph ends with such a word."""


def whole(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs; one that breaks off within a sentence, as pages print it, together with the next."""
    last: Paragraph | None = None
    for paragraph in paragraphs:
        if last is not None and last.kind == paragraph.kind == "body" and _goes_on(text, last, paragraph):
            last = replace(last, end=paragraph.end)
            continue
        if last is not None:
            yield last
        last = paragraph
    if last is not None:
        yield last


def _goes_on(text: str, one: Paragraph, other: Paragraph) -> bool:
    if text[one.end : other.start].strip() or one.end - one.start < _BROKEN_OFF:
        return False
    if not _OPEN_END.search(text, max(one.start, one.end - _LAST_WORD), one.end):
        return False
    return (
        text[other.start].islower()
        or text[other.start] == "("
        or _JOINS.search(text, one.end - _LAST_WORD, one.end) is not None
    )
