"""Sentences that tell no grade but speak of the ones told right before: their year, or that they were wrong."""

from __future__ import annotations

import re
from dataclasses import replace

from .marks import Sentence
from .memory import Article, Memory

_REACH = 260
"""Characters: how far back such a sentence speaks."""
_NEAR = 40
"""Claims: no more are told in so many characters."""
_OF_YEAR = re.compile(
    r"\W*(?:(?:seluruh|semua|kedua|adapun)\s+)?(?:data|angka|nilai|skor|hasil|predikat|huruf|capaian|penilaian|ini|itu|keduanya|ketiganya|semuanya|semua)"
    r"(?:-\w+)?(?:\s+(?:itu|tersebut|ini|tadi))?\s+(?:(?:sama-sama|adalah|merupakan|memang|semuanya)\s+)*"
    r"(?:untuk|hasil|dari|evaluasi|penilaian|capaian|berdasarkan|tahun)\b[^.;:]{0,40}\Z",
    re.IGNORECASE,
)
_MANY = re.compile(r"\W*(?:seluruh|semua|kedua|keduanya|ketiganya|semuanya|data|dua-duanya)\b", re.IGNORECASE)
_BESIDE = 3
"""Characters between a sentence and the one right before it."""
_WRONG = re.compile(
    r"(?:\A|\b)(?:ternyata|rupanya|faktanya|(?:kabar|hal|informasi|klaim|pernyataan|isu|berita|angka)\s+(?:itu|tersebut))\s+(?:\w+\s+)?(?:keliru|bohong|palsu|salah|tidak\s+benar|hoaks|meleset)\b",
    re.IGNORECASE,
)


def retell(article: Article, memory: Memory, sentence: Sentence) -> None:
    """Gives the year of such a sentence to the claims right before it that have none, or takes them back."""
    near = range(max(0, len(memory.claims) - _NEAR), len(memory.claims))
    recent = [at for at in near if sentence.start - _REACH < memory.claims[at].end <= sentence.start]
    if not recent:
        return
    if _WRONG.search(article.text, sentence.start, sentence.end):
        last = memory.claims[recent[-1]].evidence
        memory.claims = [claim for claim in memory.claims if claim.evidence != last or claim.status == "target"]
        return
    years = [year for year in sentence.years if "/" not in year.value]
    past = len(years) == 1 and (article.now is None or years[0].last <= article.now)
    if not past or not _OF_YEAR.match(article.text, sentence.start, years[0].start):
        return
    many = _MANY.match(article.text, sentence.start) is not None
    beside = memory.claims[recent[-1]].evidence[-1][1] >= sentence.start - _BESIDE
    for at in recent if many else recent[-1:] if beside else ():
        claim = memory.claims[at]
        if claim.year is None and claim.status == "achieved" and claim.rule != "sakip/change":
            evidence = (*claim.evidence, (sentence.start, sentence.end))
            memory.claims[at] = replace(claim, year=years[0].value, evidence=evidence)
