"""What the sentences read so far leave behind: whom, of what, of when later ones speak."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..document import DateMention, Document, Paragraph, Subject
from .evaluations import listed
from .government import Governments, subject_of
from .marks import Body, Claim, Grade, Instrument, InstrumentName, Sentence, Year
from .offices import District
from .owners import Owned
from .words import begun, cue

_CELL = re.compile(r"\s*(?:\d{1,3}(?:[.,]\d{1,3})?|AA|BB|CC|A-?|B|C|D)\s*")
_BACK = re.compile(
    r"\W*(?:(?:seluruh|semua|adapun)\s+)?(?:data|angka|nilai|hasil|daftar|predikat|penilaian|urutan|peringkat|keduanya|ketiganya|semuanya)"
    r"(?:-\w+)?\s+(?:(?:di\s?atas|itu|tersebut|ini)\s+)?(?:\w+\s+){0,2}?(?:merupakan|adalah|berdasarkan|hasil|untuk|dari|mengacu|bersumber|dikutip)\b|\W*sumber\s*:",
    re.IGNORECASE,
)
_TOO = begun(r"(?:juga|pun|turut|ikut)\b", ["juga", "pun", "turut", "ikut"])
_LAST = 4
"""Claims: so many may "dua-duanya" look back to."""
_AHEAD = begun(r"(?:akan|bakal|nanti(?:nya)?)\b", ["akan", "bakal", "nanti", "nantinya"])
"""Words for a round that is still to come."""
_LINE = 90
"""Characters: a longer paragraph is no line of a list under a heading."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with what other rooms found in it. ``now`` is the year in which it was written, None if unknown."""

    document: Document
    governments: Governments
    dates: Sequence[DateMention]
    districts: Sequence[District]
    plans: Sequence[tuple[int, str]]
    now: int | None
    instruments: Sequence[Instrument]

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def main(self) -> Subject | None:
        """The government, else the body of the centre, that the article is about."""
        return subject_of(self.governments.main) if self.governments.main else self.governments.centre


@dataclass(frozen=True, slots=True)
class Round:
    """A year that names an evaluation, from the paragraph at ``start`` on.

    ``covers_many``: the round is over several bodies; ``of_offices``: over those of one government; ``told``: its own
    sentence tells a grade of that year.
    """

    start: int
    year: str
    covers_many: bool
    instruments: frozenset[str]
    of_offices: bool
    told: bool


@dataclass(slots=True)
class Memory:
    """What the sentences read so far leave behind."""

    main: InstrumentName
    instruments: tuple[InstrumentName, ...] = ()
    focus: tuple[Subject, ...] = ()
    year: str | None = None
    told: str | None = None
    covering: str | None = None
    years: tuple[str, ...] = ()
    group: tuple[Subject, ...] = ()
    predicate: str | None = None
    cell: Body | None = None
    header: Grade | None = None
    counted: bool = False
    headed: bool = False
    kept: int = 0
    heads: bool = False
    listed: bool = False
    asked: bool = False
    hoped: bool = False
    scale: bool = False
    titled_many: bool = False
    titled: bool = False
    titled_other: bool = False
    named_last: InstrumentName | None = None
    in_words: bool = False
    silent: int = 0
    pair: tuple[InstrumentName, ...] = ()
    claims: list[Claim] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    def two_told(self) -> tuple[InstrumentName, ...]:
        """SAKIP and RB, where the last claims were of both."""
        told = {claim.instrument for claim in self.claims[-_LAST:]}
        return ("SAKIP", "RB") if len(told) > 1 else ()

    def pass_over(self) -> None:
        """A sentence that tells nothing parts what stands around it."""
        self.years, self.group = (), ()

    def since(self, at: int) -> list[Claim]:
        """The claims of the last sentences that begin at ``at`` or behind it, in order."""
        first = len(self.claims)
        while first and self.claims[first - 1].evidence[0][1] > at:
            first -= 1
        return [claim for claim in self.claims[first:] if claim.start >= at]


def _hoped_years(told: Sequence[Claim]) -> set[str | None]:
    """The years of which only hopes are told."""
    reached = {claim.year for claim in told if claim.status == "achieved"}
    return {claim.year for claim in told if claim.status == "target"} - reached


def open_paragraph(article: Article, memory: Memory, paragraph: Paragraph) -> None:
    """A new paragraph forgets whom and of what the last one spoke, unless it is a line under a heading."""
    line = paragraph.end - paragraph.start <= _LINE
    listed = line and (memory.heads or memory.listed)
    memory.hoped = listed and memory.hoped
    if not (memory.heads or (memory.header and line) or is_cell(article, paragraph)):
        memory.focus = memory.focus if listed else ()
        memory.instruments = memory.instruments if listed or memory.asked else ()
        memory.silent += not line
    memory.listed = listed
    memory.covering = None
    memory.told = memory.year or memory.told
    memory.scale = False
    if not (line or memory.counted):
        memory.header = None


def is_cell(article: Article, paragraph: Paragraph) -> bool:
    return _CELL.fullmatch(article.text, paragraph.start, paragraph.end) is not None


def note_rounds(
    article: Article, memory: Memory, sentence: Sentence, owned: Sequence[Owned], times: Sequence[Sequence[Year]]
) -> None:
    counted = {year.value for item, years in zip(owned, times, strict=True) if item.crowd for year in years}
    told = memory.since(sentence.start)
    hoped = _hoped_years(told)
    ahead = not told and _AHEAD.search(article.text, sentence.start, sentence.end) is not None
    for year in sentence.years:
        if year.value in hoped or ahead:
            continue
        shared = {claim.subject for claim in told if claim.year == year.value}
        if (
            (year.of_round or year.value in counted or len(shared) > 2 or _looks_back(article, sentence))
            and "/" not in year.value
            and (article.now is None or year.last <= article.now)
        ):
            many = (
                len(shared) > 2
                or memory.titled_many
                or year.value in counted
                or heads(article, sentence)
                or names_many(article, sentence)
            )
            named = {body.subject for body in sentence.bodies if body.manner == "named"}
            several = len(named) > (1 if article.main not in named else 2)
            memory.rounds.append(
                Round(
                    0 if _looks_back(article, sentence) else sentence.paragraph.start,
                    year.value,
                    many or several or (_looks_back(article, sentence) and _graded(memory) > 1),
                    _kinds_of(article, memory, sentence, year),
                    _is_of_offices(article, memory, sentence),
                    bool(shared),
                )
            )


def _kinds_of(article: Article, memory: Memory, sentence: Sentence, year: Year) -> frozenset[str]:
    """The evaluations that a year names: those listed last before it, else those spoken of."""
    before = [item for item in sentence.instruments if item.end <= year.start] or list(sentence.instruments)
    lists = listed(article.text, before)
    apart = cue("set apart").search(article.text, sentence.start, year.start)
    if apart and _TOO.search(article.text, sentence.start, sentence.end):
        return frozenset(item.name for item in sentence.instruments)
    return (
        frozenset(item.name for item in lists[-1])
        if lists
        else frozenset(memory.pair or memory.instruments or (memory.main,))
    )


def heads(article: Article, sentence: Sentence) -> bool:
    return article.text[sentence.start : sentence.end].rstrip().endswith(":")


def _graded(memory: Memory) -> int:
    return len({claim.subject for claim in memory.claims})


def _looks_back(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence tells what was listed before: "Data di atas merupakan hasil evaluasi 2023"."""
    return _BACK.match(article.text, sentence.start) is not None


def _is_of_offices(article: Article, memory: Memory, sentence: Sentence) -> bool:
    told = {claim.subject for claim in memory.claims}
    if len(told) > 1 and all(subject.kind == "opd" for subject in told):
        return True
    return cue("offices").search(article.text, sentence.paragraph.start, sentence.paragraph.end) is not None


def names_many(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence counts bodies ("enam daerah") or speaks of a list of them."""
    text = article.text
    counted = any(
        body.manner == "crowd" and (text[body.start].isdigit() or cue("many").match(text, body.start))
        for body in sentence.bodies
    )
    return counted or cue("round").search(text, sentence.start, sentence.end) is not None


def remember(
    article: Article,
    memory: Memory,
    sentence: Sentence,
    owned: Sequence[Owned],
    names: tuple[InstrumentName, ...],
    times: Sequence[Sequence[Year]],
) -> None:
    if set(names) == {"SAKIP", "RB"}:
        memory.pair = names
    if names:
        apart = cue("set apart").search(article.text, sentence.start, sentence.instruments[0].start)
        memory.instruments = names[-1:] if len(names) > 1 and ("other" in names or apart) else names
        memory.silent = 0
        memory.named_last = sentence.instruments[-1].name
    hoped = _hoped_years(memory.since(sentence.start))
    told = [year for years in times for year in years] or [year for year in sentence.years if year.of_round]
    told = [year for year in told if year.value not in hoped]
    of_round = [year for year in told if year.of_round]
    if told:
        memory.told = told[-1].value
    covering = [year.value for year in sentence.years if year.of_round and year.value not in hoped]
    memory.covering = covering[-1] if covering else memory.covering
    memory.years = tuple(dict.fromkeys(year.value for years in times for year in years))
    if of_round or (told and memory.year is None):
        memory.year = of_round[-1].value if of_round else covering[-1] if covering else told[-1].value
    worded = [item.value.grade.worded for item in owned if item.value.grade]
    memory.in_words = all(worded) if worded else memory.in_words
    graded = [item.value.predicate for item in owned if item.value.predicate]
    if graded:
        memory.predicate = graded[-1]
    claimed = [body.subject for item in owned for body in item.bodies if body.subject]
    spoken = [body.subject for body in sentence.bodies if body.manner in ("named", "post", "pronoun") and body.subject]
    memory.group = tuple(dict.fromkeys(claimed or spoken))
    if claimed or spoken:
        memory.focus = tuple(dict.fromkeys((claimed or spoken)[-2:]))
