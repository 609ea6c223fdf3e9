"""The year until which a grade told before lasted, and words around a value that other rooms ask for."""

from __future__ import annotations

import re
from dataclasses import replace

from ..document import Subject
from .marks import Sentence, Year
from .memory import Article, Memory
from .owners import Owned

COMPARING = re.compile(
    r"\W*(?:(?:sebagai\s)?(?:per|pem)bandingan\b|sebagai\spembanding\b|bandingkan\b|coba\sbandingkan\b|lihat\ssaja\b)",
    re.IGNORECASE,
)
"""At the head of a sentence about another body, told of in passing."""
FEW_WORDS = re.compile(r"[^,;.]{0,45}")
_LASTED = re.compile(
    r"[\"”]?\s(?:(?:itu|tersebut|ini|terus|tetap|pun|kemudian|lalu|awet|mampu)\s)*"
    r"(?:bertahan|dipertahankan|disandang|bercokol|melekat|berlanjut|berlangsung)\s(?:terus\s)?(?:hingga|sampai)\s(?:dengan\s)?(?:tahun\s)?",
    re.IGNORECASE,
)
"""Between a grade told before and the year until which it held."""


def held_until(
    article: Article, memory: Memory, sentence: Sentence, item: Owned, subject: Subject, year: Year | None
) -> Year | None:
    """The span from the year in which the grade was told before to that until which it lasted, its last score's year:
    "pada 2018 BB. BB itu bertahan sampai 2021 dengan nilai terakhir 78,8"."""
    last = next((claim for claim in reversed(memory.claims) if claim.subject == subject), None)
    if last is None or last.year is None:
        return year
    value, text = item.value, article.text
    if value.grade is None and year is None and last.start >= sentence.start and re.fullmatch(r"\d+/\d+", last.year):
        ends = re.search(r"\b(?:ter|ber)akhir", text[last.end : value.start], re.IGNORECASE)
        return Year(value.start, value.start, last.year[-4:]) if ends else year
    if year is None or value.score is not None or last.predicate != value.predicate or last.start >= sentence.start:
        return year
    lasted = year.start >= value.end and _LASTED.fullmatch(text, value.end, year.start)
    return (
        replace(year, value=f"{last.year}/{year.value}")
        if lasted and last.year < year.value and last.year.isdigit()
        else year
    )
