"""What speaks for a year of the article being that of a grade whose own sentence tells none (``year_weights``).

Each year that is over gets marks, short names of what is so of it and of the grade: whether it is told as that of an
evaluation, where it stands, which years the grades around have. Marks only describe; a table learned from labelled
articles says what they weigh.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..document import Subject
from .bands import fits
from .marks import Claim, InstrumentName, Sentence, Year
from .memory import Article, Round
from .ordered import backwards
from .sentences import in_speech

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
    r"\b(?:target|menargetkan|ditargetkan|ingin|berharap|harap\w*|akan|bakal|belum|mendatang|rencana\w*|sasaran)\b[^.;,]{0,40}\Z",
    re.IGNORECASE,
)
_BEFORE = 110
_NOW = re.compile(r"\b(?:kini|sekarang|saat\s+ini)\b", re.IGNORECASE)
_ALREADY = re.compile(r"\b(?:sudah|telah)\b", re.IGNORECASE)
_LEFT, _RIGHT = 70, 45
"""Characters around a grade that are its own words."""
_LIST = 3
"""Bodies of one kind that make a list."""
_NEAR = 250
"""Characters from the telling of one evaluation's grade to that of the other."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A year where it is told. ``evaluates``: as that of an evaluation; ``recalls``: of the grades told before."""

    start: int
    value: str
    sentence: int
    paragraph: int
    evaluates: bool
    recalls: bool
    handed: bool
    instruments: frozenset[InstrumentName]


@dataclass(frozen=True, slots=True)
class _Year:
    """All tellings of one year: where it is that of an evaluation, of which ones, of how many bodies."""

    evaluates: int | None
    paragraphs: frozenset[int]
    instruments: frozenset[InstrumentName]
    recalls: bool
    handed: bool
    of_bodies: bool
    of_offices: bool

    @classmethod
    def of(cls, told: Sequence[_Told], rounds: Sequence[Round]) -> _Year:
        evaluating = [each for each in told if each.evaluates]
        return cls(
            evaluates=evaluating[0].start if evaluating else None,
            paragraphs=frozenset(each.paragraph for each in evaluating),
            instruments=frozenset(name for each in evaluating for name in each.instruments),
            recalls=any(each.recalls for each in told),
            handed=all(each.handed for each in told),
            of_bodies=any(each.covers_many and not each.of_offices for each in rounds),
            of_offices=any(each.of_offices for each in rounds),
        )


class Evidence:
    """The years of one article, ready to be asked for the marks of each as the year of a grade.

    ``claims`` are the grades before any is given a year; those given one since are handed to ``marks``.
    """

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], rounds: Sequence[Round], claims: Sequence[Claim]
    ):
        self._article, self._rounds = article, rounds
        self._sentences = [sentence.start for sentence in sentences]
        self._dated_sentences = [bool(sentence.years) for sentence in sentences]
        self._paragraphs = [paragraph.start for paragraph in article.document.read_paragraphs()]
        self._told = [told for sentence in sentences for told in self._tellings(sentence)]
        self._claims = sorted((claim for claim in claims if claim.status == "achieved"), key=lambda claim: claim.start)
        bodies = dict.fromkeys(claim.subject for claim in claims)
        self._levels = Counter(map(_level, bodies))

    @cached_property
    def _years(self) -> dict[str, _Year]:
        told: dict[str, list[_Told]] = {}
        for each in self._told:
            told.setdefault(each.value, []).append(each)
        rounds: dict[str, list[Round]] = {}
        for item in self._rounds:
            rounds.setdefault(item.year, []).append(item)
        return {value: _Year.of(same, rounds.get(value, ())) for value, same in told.items()}

    @cached_property
    def _evaluating(self) -> list[_Told]:
        return [told for told in self._told if told.evaluates]

    @cached_property
    def _open(self) -> Counter[str]:
        """The bodies of each kind that have a grade without a year."""
        return Counter(_level(body) for body in {claim.subject for claim in self._claims if claim.year is None})

    @cached_property
    def _in_paragraph(self) -> dict[tuple[int, str], set[Subject]]:
        """The bodies graded in each paragraph by their kind."""
        found: dict[tuple[int, str], set[Subject]] = {}
        for claim in self._claims:
            found.setdefault((self._paragraph(claim.start), _level(claim.subject)), set()).add(claim.subject)
        return found

    @cached_property
    def _dated(self) -> dict[str, Counter[str | None]]:
        """How many grades have each year, by the kind of their bodies."""
        found: dict[str, Counter[str | None]] = {}
        for claim in self._claims:
            if claim.year is not None:
                found.setdefault(_level(claim.subject), Counter())[claim.year] += 1
        return found

    @cached_property
    def _dated_of(self) -> dict[Subject, Counter[str | None]]:
        found: dict[Subject, Counter[str | None]] = {}
        for claim in self._claims:
            if claim.year is not None:
                found.setdefault(claim.subject, Counter())[claim.year] += 1
        return found

    def marks(self, claim: Claim, mates: Sequence[Claim]) -> dict[str, list[str]]:
        """The marks of each year as that of ``claim``; ``mates`` are the other grades of its body as they are dated."""
        own = list(self._of_claim(claim))
        who = self._who(claim.subject)
        return {
            value: [
                *own,
                *self._of_year(value, claim, who),
                *self._of_last(value, claim),
                *self._of_others(value, claim),
                *_of_mates(value, claim, mates),
            ]
            for value in self._years
        }

    def _of_claim(self, claim: Claim) -> Iterator[str]:
        """What is so of the grade, whichever the year."""
        text, at = self._article.text, max(0, self._sentence(claim.start))
        level = _level(claim.subject)
        yield "any"
        yield f"body {self._who(claim.subject)}"
        if self._open[level] >= _LIST:
            yield "list without years"
        bodies = len(self._in_paragraph.get((self._paragraph(claim.start), level), ()))
        yield f"bodies in paragraph {_few(bodies, (1, 2))}"
        words = text[max(self._sentences[at], claim.start - _LEFT) : claim.end + _RIGHT]
        if claim.score is not None:
            yield "score"
        if _NOW.search(words):
            yield "now"
        if _ALREADY.search(words):
            yield "already"
        if self._dated_sentences[at]:
            yield "years in sentence"
        if in_speech(self._article.document, claim.start):
            yield "speech"

    def _of_year(self, value: str, claim: Claim, who: str) -> Iterator[str]:
        """How the year is told in the article."""
        year, now = self._years[value], self._article.now
        yield "year " + ("?" if now is None else {now: "now", now - 1: "last"}.get(int(value), "older"))
        if len(self._years) == 1:
            yield "only year"
        if year.handed:
            yield "only handed"
        office = claim.subject.kind == "opd"
        if year.of_offices if office else year.of_bodies:
            yield "covers many"
            yield f"covers many, {who}"
        elif year.of_bodies or year.of_offices:
            yield "covers others"
        if year.evaluates is not None and (office or year.of_bodies or not year.of_offices):
            yield from self._of_evaluation(year, year.evaluates, claim, who)

    def _of_evaluation(self, year: _Year, first: int, claim: Claim, who: str) -> Iterator[str]:
        """What is so of a year told as that of an evaluation, at ``first`` for the first time."""
        yield "evaluates"
        yield f"evaluates, {who}"
        if sum(each.evaluates is not None for each in self._years.values()) == 1:
            yield "alone evaluates"
            yield f"alone evaluates, {who}"
        if year.recalls:
            yield "recalls"
        if first > claim.start:
            yield "evaluates behind"
        if min(year.paragraphs) <= 1:
            yield "evaluates in lead"
        if self._paragraph(claim.start) in year.paragraphs:
            yield "evaluates in paragraph"
        if year.instruments:
            yield "same evaluation" if claim.instrument in year.instruments else "other evaluation"

    def _of_last(self, value: str, claim: Claim) -> Iterator[str]:
        """Whether the year is the last one told before the grade, and how far away."""
        sentence, paragraph = self._sentence(claim.start), self._paragraph(claim.start)
        last = next(backwards(self._told, claim.start), None)
        if last is not None and last.value == value:
            away = _few(paragraph - last.paragraph, (0, 1, 3))
            if paragraph == last.paragraph and sentence - last.sentence < 2:
                away = "same sentence" if sentence == last.sentence else "last sentence"
            yield "told last"
            yield f"told last {away}"
            if self._years[value].evaluates is None:
                yield f"told last {away}, plain"
        last = next(backwards(self._evaluating, claim.start), None)
        if last is not None and last.value == value:
            yield "evaluates last"
            yield f"evaluates last {_few(paragraph - last.paragraph, (0, 1, 3))}"
        elif last is None and self._evaluating and self._evaluating[0].value == value:
            yield "evaluates next"

    def _of_others(self, value: str, claim: Claim) -> Iterator[str]:
        """The years of other bodies' grades."""
        level, own = _level(claim.subject), self._dated_of.get(claim.subject, Counter())
        dated = self._dated.get(level, Counter())
        count = sum(dated.values()) - sum(own.values())
        share = (dated[value] - own[value]) / count if count else None
        yield "others " + ("none" if share is None else "0" if not share else "all" if share == 1 else _half(share))
        before = next(backwards(self._claims, claim.start), None)
        if before is not None:
            year = "same" if before.year == value else "none" if before.year is None else "other"
            yield f"before {year} {self._nearness(before, claim)} {_likeness(before.subject, claim.subject)}"

    def _nearness(self, one: Claim, other: Claim) -> str:
        if self._sentence(one.start) == self._sentence(other.start):
            return "in sentence"
        return "in paragraph" if self._paragraph(one.start) == self._paragraph(other.start) else "apart"

    def _who(self, subject: Subject) -> str:
        """The article's own body, one of the kind that it grades most of, or another."""
        if subject == self._article.main:
            return "main"
        return "usual" if _level(subject) == self._levels.most_common(1)[0][0] else "unusual"

    def _tellings(self, sentence: Sentence) -> Iterator[_Told]:
        text, now = self._article.text, self._article.now
        names = frozenset(instrument.name for instrument in sentence.instruments)
        for year in sentence.years:
            if not year.value.isdigit() or (now is not None and year.last > now):
                continue
            left = max(sentence.start, year.start - _BEFORE)
            handed = _HANDED.search(text, left, year.start) is not None
            yield _Told(
                year.start,
                year.value,
                self._sentence(year.start),
                self._paragraph(year.start),
                _evaluates(text, left, year) and not handed,
                _RECALLS.search(text, left, year.start) is not None,
                handed,
                names,
            )

    def _sentence(self, at: int) -> int:
        return bisect_right(self._sentences, at) - 1

    def _paragraph(self, at: int) -> int:
        return bisect_right(self._paragraphs, at) - 1


def _evaluates(text: str, left: int, year: Year) -> bool:
    return year.of_round and not _TO_COME.search(text, left, year.start)


def _of_mates(value: str, claim: Claim, mates: Sequence[Claim]) -> Iterator[str]:
    """The other grades of the same body."""
    same = [other for other in mates if other.instrument == claim.instrument and other.year is not None]
    if any(other.year == value and not agree(other, claim) for other in same):
        yield "has another grade"
    if any(other.year != value for other in same):
        yield "dated otherwise"
    beside = (other for other in mates if other.year == value and other.instrument != claim.instrument)
    if any(abs(other.start - claim.start) < _NEAR for other in beside):
        yield "other evaluation beside"


def agree(one: Claim, other: Claim) -> bool:
    """Whether the grades and scores of the two may be of one assessment."""
    for first, second in ((one.predicate, other.predicate), (one.score, other.score)):
        if first is not None and second is not None and first != second:
            return False
    predicate, score = one.predicate or other.predicate, one.score if one.score is not None else other.score
    return predicate is None or score is None or fits(predicate, score)


def _level(subject: Subject) -> str:
    """The kind of a body, provinces apart from regencies and cities."""
    if subject.kind != "pemda":
        return subject.kind
    return "province" if subject.region and "." not in subject.region else "regency"


def _likeness(one: Subject, other: Subject) -> str:
    if one == other:
        return "same body"
    return "same kind" if _level(one) == _level(other) else "other kind"


def _few(count: int, steps: Sequence[int]) -> str:
    """The first step that the count does not pass."""
    at = bisect_left(steps, count)
    return f"to {steps[at]}" if at < len(steps) else "more"


def _half(share: float) -> str:
    return "some" if share < 1 / 2 else "most"
