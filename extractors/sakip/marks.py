"""What is marked in a sentence before anything is decided: grades, scores, years, instruments, bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..document import Paragraph, Subject

InstrumentName = Literal["SAKIP", "RB", "other"]
Manner = Literal["named", "post", "aside", "pronoun", "crowd"]
"""How a body stands: named as such; in the post of a person ("Bupati Siak"); as a place or in a comparison ("di Riau",
"menyusul Siak"); by a pronoun ("kami"); or as an unnamed group ("40 daerah"), which has no subject."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade at ``[start, end)``; ``worded`` for a category in words ("sangat baik")."""

    start: int
    end: int
    predicate: str
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """A number from 0 to 100 that may be a score."""

    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class Year:
    """A year or a range of years, EDTF. ``of_round``: it names an evaluation ("SAKIP 2024", "evaluasi tahun 2024")."""

    start: int
    end: int
    value: str
    of_round: bool = False

    @property
    def last(self) -> int:
        """The last year that is told; of an open interval the first."""
        return max(int(part) for part in self.value.replace("X", "9").split("/") if part.isdigit())


@dataclass(frozen=True, slots=True)
class Instrument:
    """A word for an evaluation; ``other`` is one that the contract leaves out (WTP, SPBE ...)."""

    start: int
    end: int
    name: InstrumentName


@dataclass(frozen=True, slots=True)
class Body:
    """A body that may have been graded; ``subject`` is None for an unnamed group."""

    start: int
    end: int
    subject: Subject | None
    manner: Manner


@dataclass(frozen=True, slots=True)
class Value:
    """A grade, a score, or both of one assessment; ``start`` and ``end`` take in both.

    ``was`` is True for what a change starts from ("dari [B] ke BB"); ``become`` for what it ends in.
    """

    start: int
    end: int
    grade: Grade | None
    score: Score | None
    was: bool = False
    become: bool = False

    @property
    def predicate(self) -> str | None:
        return self.grade.predicate if self.grade else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph that is read, with its marks, each list in order."""

    start: int
    end: int
    paragraph: Paragraph
    grades: tuple[Grade, ...] = ()
    scores: tuple[Score, ...] = ()
    years: tuple[Year, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    bodies: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One telling of an assessment, before tellings of the same one are merged.

    ``held``: the grade is said to be kept over years; ``earlier``: to be older than the round that the article tells
    of. To neither is a single round's year added.
    """

    subject: Subject
    instrument: Literal["SAKIP", "RB"]
    predicate: str | None
    score: float | None
    year: str | None
    status: Literal["achieved", "target"]
    start: int
    end: int
    evidence: tuple[tuple[int, int], ...]
    rule: str
    held: bool = False
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its clause from ``left``, the end of the value before it, and where the next one begins."""

    sentence: int
    left: int
    before: int
    after: int
