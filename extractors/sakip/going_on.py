"""Years that go over to a value from what was told before it: the round of the paragraph, the other evaluation's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Subject
from .marks import InstrumentName, Sentence, Year
from .memory import Article, Memory
from .owners import Owned
from .words import cue

COMPARING = re.compile(
    r"\W*(?:(?:sebagai\s)?(?:per|pem)bandingan\b|sebagai\spembanding\b|bandingkan\b|coba\sbandingkan\b|lihat\ssaja\b)",
    re.IGNORECASE,
)
"""At the head of a sentence about another body, told of in passing."""
FEW_WORDS = re.compile(r"[^,;.]{0,45}")
_AFTER = re.compile(r"\b(?:kini|sekarang|saat\s+ini|setelah|sesudah|usai|dari|semula)\b", re.IGNORECASE)
_LASTED = re.compile(
    r"[\"”]?\s(?:(?:itu|tersebut|ini|terus|tetap|pun|kemudian|lalu|awet|mampu)\s)*"
    r"(?:bertahan|dipertahankan|disandang|bercokol|melekat|berlanjut|berlangsung)\s(?:terus\s)?(?:hingga|sampai)\s(?:dengan\s)?(?:tahun\s)?",
    re.IGNORECASE,
)
"""Between a grade told before and the year until which it held."""
_CONTRAST = re.compile(
    r"\W*(?:sedangkan|sementara(?:\situ)?|adapun|untuk|begitu|demikian|lalu|kemudian|selain|di\ssisi\slain|"
    r"nilai|indeks|skor|reformasi|RB|SAKIP)\b",
    re.IGNORECASE,
)
"""At the head of a sentence that goes on with the other evaluation of the same year."""
_BESIDE = 3
"""Characters between a sentence and the one right before it."""


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


def covering_year(
    article: Article, memory: Memory, sentence: Sentence, owned: Sequence[Owned], item: Owned, subject: Subject
) -> Year | None:
    """The round that the paragraph told of before, for another body that goes on its list."""
    value = item.value
    covering = memory.covering or memory.shared
    if covering is None or "/" in covering or COMPARING.match(article.text, sentence.start):
        return None
    if not item.bodies or subject == article.main or value.was or sentence.years:
        return None
    before = max([other.value.end for other in owned if other.value.end <= value.start], default=sentence.start)
    behind = FEW_WORDS.match(article.text, value.end, sentence.end)
    if _AFTER.search(article.text, before, value.start) or cue("before the round", "keeping").search(
        article.text, before, behind.end() if behind else value.end
    ):
        return None
    return Year(value.start, value.start, covering)


def year_going_on(
    article: Article, memory: Memory, sentence: Sentence, item: Owned, subject: Subject, kinds: Sequence[InstrumentName]
) -> Year | None:
    """The year of the other evaluation told right before: "Pada 2023 SAKIP-nya B. Sedangkan RB-nya 76,4"."""
    last = memory.claims[-1] if memory.claims else None
    if last is None or sentence.years or item.value.was or not sentence.instruments or len(item.bodies) > 1:
        return None
    told = last.year is not None and "/" not in last.year and last.status == "achieved" and not last.earlier
    near = sentence.paragraph.start <= last.start < sentence.start
    beside = near and last.evidence[-1][1] >= sentence.start - _BESIDE
    contrast = _CONTRAST.match(article.text, sentence.start)
    if told and beside and contrast and last.subject == subject and last.instrument not in kinds:
        return Year(item.value.start, item.value.start, last.year or "")
    return None
