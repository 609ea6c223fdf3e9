"""The years that an article tells and that are over: where, as what, and of which grades."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from ..document import Subject
from .marks import Claim, InstrumentName, Sentence
from .memory import Article, Round

_RECALLS = re.compile(
    r"\b(?:angka|nilai|predikat|huruf|daftar|hasil|penilaian|rapor|data|capaian|skor|itu|ini|semua\w*|seluruh\w*|keduanya|"
    r"yang\s(?:di|ia|dia)\w*)(?:-\w+)?\s[^.;]{0,60}?\b(?:merupakan|adalah|ialah|hasil|untuk|dari|berdasarkan|mengacu)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
"""Before the year of what was told: "angka itu hasil evaluasi 2023", "yang dibacakan adalah penilaian tahun 2023"."""
_HANDED = re.compile(
    r"\b(?:diserahkan|diumumkan|diterima(?:kan)?|digelar|dibagikan|dirilis|disampaikan|diberikan|berlangsung|dikirim)\b[^.;,]{0,40}\Z",
    re.IGNORECASE,
)
"""Before the year of a ceremony: "yang diserahkan tahun 2024"."""
_TO_COME = re.compile(
    r"\b(?:target|menargetkan|ditargetkan|ingin|berharap|harap\w*|akan|bakal|belum|mendatang|rencana\w*|sasaran|(?:men)?jelang|menghadapi|menyambut|menyongsong|(?:mem)?persiap\w*|bersiap)\b[^.;,]{0,40}\Z",
    re.IGNORECASE,
)
_BEFORE = 110
"""Characters before a year that tell as what it is told."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A year where it is told. ``sentence`` and ``paragraph`` are counted in the order of reading.

    ``evaluates``: as that of an evaluation; ``recalls``: of the grades told before; ``handed``: as that in which
    results were handed over; ``graded``: the bodies that its own sentence gives a grade of that year.
    """

    start: int
    value: str
    sentence: int
    paragraph: int
    evaluates: bool
    recalls: bool
    handed: bool
    instruments: frozenset[InstrumentName]
    graded: frozenset[Subject]


@dataclass(frozen=True, slots=True)
class ToldYear:
    """All tellings of one year.

    ``evaluates`` is where it is first told as that of an evaluation, None where nowhere; ``paragraphs``,
    ``instruments`` and ``graded`` are of such tellings, ``announced``: one of them gives no grade itself. ``covers``:
    a round over several governments; ``covers_offices``: over those of one.
    """

    evaluates: int | None
    paragraphs: frozenset[int]
    instruments: frozenset[InstrumentName]
    graded: frozenset[Subject]
    announced: bool
    recalls: bool
    handed: bool
    covers: bool
    covers_offices: bool

    @classmethod
    def of(cls, told: Sequence[Telling], rounds: Sequence[Round]) -> ToldYear:
        evaluating = [each for each in told if each.evaluates]
        return cls(
            evaluates=evaluating[0].start if evaluating else None,
            paragraphs=frozenset(each.paragraph for each in evaluating),
            instruments=frozenset(name for each in evaluating for name in each.instruments),
            graded=frozenset(body for each in evaluating for body in each.graded),
            announced=any(not each.graded for each in evaluating),
            recalls=any(each.recalls for each in told),
            handed=all(each.handed for each in told),
            covers=any(each.covers_many and not each.of_offices for each in rounds),
            covers_offices=any(each.of_offices for each in rounds),
        )


@dataclass(frozen=True, slots=True)
class Places:
    """Where the sentences with marks and the paragraphs that are read begin, to tell in which one something stands."""

    sentences: Sequence[int]
    paragraphs: Sequence[int]

    def sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at) - 1

    def paragraph(self, at: int) -> int:
        return bisect_right(self.paragraphs, at) - 1


def tellings(
    article: Article, sentences: Sequence[Sentence], places: Places, claims: Sequence[Claim]
) -> Iterator[Telling]:
    """Every telling of a single year that is over, in order; ``claims`` are the grades of the article."""
    graded: dict[tuple[str | None, int], set[Subject]] = {}
    for claim in claims:
        graded.setdefault((claim.year, places.sentence(claim.start)), set()).add(claim.subject)
    for sentence in sentences:
        yield from _in_sentence(article, sentence, places, graded)


def _in_sentence(
    article: Article, sentence: Sentence, places: Places, graded: Mapping[tuple[str | None, int], Set[Subject]]
) -> Iterator[Telling]:
    text, now, at = article.text, article.now, places.sentence(sentence.start)
    names = frozenset(instrument.name for instrument in sentence.instruments)
    for year in sentence.years:
        if not year.value.isdigit() or (now is not None and year.last > now):
            continue
        left = max(sentence.start, year.start - _BEFORE)
        handed = _HANDED.search(text, left, year.start) is not None
        yield Telling(
            year.start,
            year.value,
            at,
            places.paragraph(year.start),
            year.of_round and not handed and not _TO_COME.search(text, left, year.start),
            _RECALLS.search(text, left, year.start) is not None,
            handed,
            names,
            frozenset(graded.get((year.value, at), ())),
        )


def by_value(told: Sequence[Telling], rounds: Sequence[Round]) -> dict[str, ToldYear]:
    """The years by their value, in order of first telling."""
    same: dict[str, list[Telling]] = {}
    for each in told:
        same.setdefault(each.value, []).append(each)
    of_year: dict[str, list[Round]] = {}
    for item in rounds:
        of_year.setdefault(item.year, []).append(item)
    return {value: ToldYear.of(each, of_year.get(value, ())) for value, each in same.items()}
