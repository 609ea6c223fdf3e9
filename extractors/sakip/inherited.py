"""Whether the year told of one value covers the next ones of its sentence too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .marks import Sentence, Value, Year
from .owners import Owned
from .words import cue

NOW = re.compile(r"\b(?:kini|sekarang|saat\s+ini|hari\s+ini)\b", re.IGNORECASE)
_NEIGHBOUR = re.compile(
    r"[)\"”]?(?:\s?poin)?[,;]?(?:\s?\b(?:dan|serta|sementara|sedangkan|lalu|disusul|kemudian|adapun|untuk|yang|dengan|juga|"
    r"hanya|cuma|baru|meraih|mendapat|memperoleh|nilai|predikat|skor))*\s?[(\"“]?",
    re.IGNORECASE,
)
"""Between the values of two neighbours, their names left out."""
CLOSE = 14
"""Characters: what a change starts from has only a year right before it."""


def inherits(
    text: str,
    sentence: Sentence,
    owned: Sequence[Owned],
    at: int,
    year: Year,
    kinds: Sequence[Sequence[str]],
    now: int | None,
) -> bool:
    """Whether a year further left covers this value too: values of other bodies, or of the other instrument."""
    value = owned[at].value
    between = [index for index in range(at) if owned[index].value.start > year.end]
    last = owned[between[-1]].value.end if between else year.end
    behind = re.compile(r"[^,;.]{0,40}").match(text, value.end, _next(owned, at, sentence.end))
    if cue("before the round", "plan end").search(text, last, behind.end() if behind else value.start):
        return False
    if NOW.search(text, last, value.start):
        return False
    same = [index for index in between if bodies_of(owned[index]) == bodies_of(owned[at])]
    if any(kinds[index] == kinds[at] for index in same):
        return owned[at].listed or _is_of_step(text, owned[same[-1]].value, value, year)
    if _belongs_to_one(sentence, year) and not owned[at].listed and not same and not goes_on(text, sentence, owned, at):
        return False
    away = re.search(r"[\"“”;]", text[year.end : value.start].rstrip(" “\"'(")) or (
        now is not None and year.last > now and not same
    )
    return not away


def _next(owned: Sequence[Owned], at: int, end: int) -> int:
    """Where the next value begins, else ``end``."""
    return min((item.value.start for item in owned if item.value.start >= owned[at].value.end), default=end)


def _belongs_to_one(sentence: Sentence, year: Year) -> bool:
    """Whether the year stands behind a body: "SAKIP Siak 2023 B, Kampar BB"; before all bodies it is of all."""
    return any(body.end <= year.start and body.manner in ("named", "pronoun") for body in sentence.bodies)


def goes_on(text: str, sentence: Sentence, owned: Sequence[Owned], at: int) -> bool:
    """Whether only another body's name parts the value from the one before: "pada 2023 B, sementara Dairi CC"."""
    if not at:
        return False
    last, value = owned[at - 1].value, owned[at].value
    gap = text[last.end : value.start]
    for body in sentence.bodies:
        if last.end <= body.start and body.end <= value.start:
            gap = gap.replace(text[body.start : body.end], " ")
    return _NEIGHBOUR.fullmatch(" ".join(gap.split())) is not None and bool(owned[at].bodies)


def is_of_was(text: str, year: Year, was: Value) -> bool:
    """Whether the year is of the grade that a change starts from: right before it, with no word of change between."""
    between = text[year.end : was.start]
    return "/" in year.value or (
        len(between) <= CLOSE and not re.search(r"\b(?:dari|naik|turun|semula)\b", between, re.IGNORECASE)
    )


def _is_of_step(text: str, was: Value, value: Value, year: Year) -> bool:
    """Whether the year is of the whole change: "pada 2023 naik dari B ke BB", not "yang tahun lalu B, naik ke BB"."""
    if not (value.become and was.was) or re.search(
        r"\b(?:sekarang|kini)\b", text[was.end : value.start], re.IGNORECASE
    ):
        return False
    return not is_of_was(text, year, was)


def bodies_of(item: Owned) -> set[object]:
    return {body.subject for body in item.bodies}
