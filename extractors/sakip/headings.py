"""Lists under a heading and cells of a table: a grade told once for the lines below it."""

from __future__ import annotations

import re
from dataclasses import replace

from ..document import Paragraph
from .bands import fits
from .marks import Body, Grade, Sentence, Value
from .memory import Article, Memory, heads, is_cell
from .owners import Owned
from .words import cue

_KEPT = 2
"""Sentences that may stand between a count and the list of those counted."""
_TITLE = re.compile(
    r"(?:[^\w\s\"“]{0,8}|\d{1,3}[.)])\s{0,3}(?:[\w/-]{1,40}\s){1,4}[(]?(?:AA|BB|CC|A-?|B|C|D)(?:\s?[Pp]lus)?"
    r"(?:\W{1,8}(?:\w[\w-]{0,40}\W{0,8}){0,3})?"
)
"""A line of a list: up to four words, a letter, and its category in words."""


_BESIDES = re.compile(
    r"\W*(?:selain|bersama|di\s?luar|di\s?samping)\s[^,.;:]{3,40}?,?\s(?:juga\s)?(?:ada|terdapat|yakni|yaitu)\b",
    re.IGNORECASE,
)
"""Opens the list of the others that were counted: "Selain Siak ada Kampar dan Dumai"."""


_GOES_ON = re.compile(
    r"\W*(?:(?:sedangkan|sementara|adapun|lalu|kemudian|selain\situ|juga|dan)\W{1,2})?(?:(?:di|untuk|pada|dari)\s(?:tingkat|level|kelompok|jenjang|kategori|kalangan|deretan)?\s?"
    r"(?:kabupaten|kota|provinsi|pemkab|pemkot)(?:(?:\s?/\s?|\s(?:dan\s)?)(?:kabupaten|kota|pemkot))?(?:nya)?|disusul|menyusul|ditambah|ada\s(?:juga|pula))"
    r",?\s(?:oleh\s)?(?:ada|terdapat|yaitu|yakni|ialah|antara\slain|di\s?antaranya|meliputi|diraih)?(?:\s(?:oleh|nama))?",
    re.IGNORECASE,
)
"""Opens more members of the list that the sentence before began: "Di tingkat kabupaten ada Siak dan Kampar"."""


_THEY_ARE = re.compile(
    r"\W*(?:(?:ke|ber)?-?(?:\d{1,3}|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)|para|adapun)\s(?:\w+\s){0,4}?"
    r"(?:itu|ini|tersebut|dimaksud|tadi|teratas|terbaik)?\s?(?:yaitu|yakni|ialah|adalah|antara\slain|meliputi)\b",
    re.IGNORECASE,
)
"""Opens the list of those counted before: "Keempat OPD dimaksud yaitu Disdik dengan nilai 84,07"."""


def under_header(
    article: Article, memory: Memory, paragraph: Paragraph, sentence: Sentence, owned: list[Owned]
) -> list[Owned]:
    text = article.text
    bodies = [body for body in sentence.bodies if body.manner in ("named", "aside")]
    if memory.cell is not None and not bodies:
        owned = [item if item.bodies else replace(item, bodies=(memory.cell,)) for item in owned]
    whole = text[paragraph.start : paragraph.end].strip(" .-•*0123456789)")
    memory.cell = (
        bodies[0]
        if len(bodies) == 1 and whole == text[bodies[0].start : bodies[0].end]
        else (memory.cell if is_cell(article, paragraph) else None)
    )
    opener = (
        cue("list opener").match(text, sentence.start)
        or _BESIDES.match(text, sentence.start)
        or (_THEY_ARE.match(text, sentence.start) if memory.counted else None)
        or (_GOES_ON.match(text, sentence.start) if memory.headed else None)
    )
    if opener:
        bodies = [body for body in bodies if body.start >= opener.end()]
    goes_on = opener or not memory.counted or _is_in_band(memory.header, owned)
    if memory.header is not None and bodies and not sentence.grades and goes_on:
        given = {item.bodies[0]: item.value for item in owned if item.bodies}
        return [Owned(_headed(memory.header, body, given.get(body)), (body,), listed=True) for body in bodies]
    if sentence.grades and not bodies and (heads(article, sentence) or _is_title(article, paragraph, sentence)):
        memory.header, memory.counted = sentence.grades[-1], False
        return []
    if sentence.grades:
        memory.header = None
    last = owned[-1] if owned else None
    memory.headed = last is not None and _is_headed(last)
    if last and last.value.grade and (last.crowd or memory.headed):
        memory.header, memory.counted, memory.kept = last.value.grade, True, 0
    elif memory.counted and not opener:
        memory.kept += 1
        if memory.kept > _KEPT or sentence.grades:
            memory.header, memory.counted = None, False
    return owned


def _is_in_band(header: Grade | None, owned: list[Owned]) -> bool:
    """Whether several bodies each have a score in the band of the grade that so many were counted to have."""
    scores = [item.value.score for item in owned if item.bodies and item.value.score]
    several = len(scores) > 1 and len(scores) == len(owned)
    return header is not None and several and all(fits(header.predicate, score.value) for score in scores)


def _is_headed(item: Owned) -> bool:
    """Whether the value stands before its body: the grade heads a list of bodies that another sentence may go on."""
    alone = item.value.score is None and not item.value.become and len(item.bodies) == 1
    return item.listed and alone and item.bodies[0].start >= item.value.end


def _is_title(article: Article, paragraph: Paragraph, sentence: Sentence) -> bool:
    """Whether the paragraph is a grade with its noun and nothing else: "Predikat BB", "B. Kategori A (memuaskan)"."""
    line = article.text[paragraph.start : paragraph.end]
    if len(sentence.grades) > 2 or sentence.scores or sentence.bodies or line.rstrip().endswith((".", "!", "?")):
        return False
    return _TITLE.fullmatch(line) is not None and cue("grade noun", "getting").search(line) is not None


def _headed(header: Grade, body: Body, value: Value | None) -> Value:
    if value is not None:
        return Value(value.start, value.end, header, value.score)
    return Value(body.start, body.end, header, None)
