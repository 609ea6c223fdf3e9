"""Years that an article tells once: of the round of evaluation whose results it gives."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..document import DateMention, Document, Subject
from .bands import fits
from .government import Governments, is_titled, subject_of
from .marks import Claim
from .memory import Memory, Round
from .merging import complete, merge_told
from .sentences import in_speech, paragraph_at
from .spans import held_too, with_deadline, with_held_grades

_LINE = 90
"""Characters: a longer paragraph is no line of a list."""
_MANY = 3
"""Governments graded in one paragraph that show a round over many."""
_NEAR_GRADE = 250
"""Characters from the telling of one evaluation's grade to that of the other."""


def with_rounds(
    document: Document, memory: Memory, governments: Governments, dates: Sequence[DateMention]
) -> list[Claim]:
    """The claims, those without a year given the one that the article ties to them.

    A round that covers several bodies gives its year to all that are told of after it, or wherever they stand where
    the article has no other; the round of the article's own government only to that government, where it is the only
    one and no other grade holds the year.
    """
    claims = complete([with_deadline(document, claim, dates) for claim in with_held_grades(memory.claims)])
    claims = [each for claim in claims for each in (claim, *held_too(document, claim, dates))]
    main = subject_of(governments.main) if governments.main else governments.centre
    rounds = _Rounds.of(_widened(document, memory, of_one=is_titled(document, governments.places)), main)
    dated = merge_told(claims)
    places: dict[Subject, list[int]] = {}
    for at, claim in enumerate(dated):
        places.setdefault(claim.subject, []).append(at)
    for at, claim in enumerate(dated):
        if _is_open(claim):
            mates = [dated[each] for each in places[claim.subject] if each != at]
            dated[at] = replace(claim, year=rounds.year_of(claim, mates))
    return dated


def _widened(document: Document, memory: Memory, *, of_one: bool) -> list[Round]:
    """The rounds; one whose paragraph grades three governments or more, or that heads lines with as many, covers many.

    So does that of an article whose title names none (not ``of_one``), where more are told of outside direct speech.
    """
    bodies = sorted((claim for claim in memory.claims if claim.subject.kind != "opd"), key=lambda claim: claim.start)
    lines = _Behind.of(claim for claim in bodies if _is_line(document, claim.start))
    narrated = [claim for claim in bodies if not in_speech(document, claim.start)]
    told = {
        year: _Behind.of(claim for claim in narrated if _is_open(claim) or claim.year == year)
        for year in {item.year for item in memory.rounds}
    }
    starts = [claim.start for claim in bodies]
    widened = []
    for item in memory.rounds:
        paragraph = paragraph_at(document, item.start)
        end = paragraph.end if paragraph else item.start
        graded = {claim.subject for claim in bodies[bisect_left(starts, item.start) : bisect_left(starts, end)]}
        many = (len(graded) >= _MANY and not item.told) or lines.count(end) >= _MANY
        many = many or (not of_one and told[item.year].count(item.start) > _MANY)
        widened.append(replace(item, covers_many=item.covers_many or many))
    return widened


def _is_line(document: Document, at: int) -> bool:
    paragraph = paragraph_at(document, at)
    return paragraph is not None and paragraph.end - paragraph.start <= _LINE


@dataclass(frozen=True, slots=True)
class _Behind:
    """How many bodies are told of behind a place."""

    starts: list[int]
    counts: list[int]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> _Behind:
        """``claims`` in order of their places."""
        ordered, seen, counts = list(claims), set(), []
        for claim in reversed(ordered):
            seen.add(claim.subject)
            counts.append(len(seen))
        return cls([claim.start for claim in ordered], counts[::-1])

    def count(self, at: int) -> int:
        first = bisect_left(self.starts, at)
        return self.counts[first] if first < len(self.counts) else 0


def _is_open(claim: Claim) -> bool:
    return claim.year is None and claim.status == "achieved" and not claim.earlier


@dataclass(frozen=True, slots=True)
class _Rounds:
    """The rounds of an article, ready to be asked.

    ``many`` are those over several bodies, of governments and of offices, in order; ``own`` the years of the rounds
    of one government by evaluation; ``alone``: all have one year.
    """

    many: dict[bool, list[Round]]
    own: dict[str, set[str]]
    years: set[str]
    alone: bool
    main: Subject | None

    @classmethod
    def of(cls, rounds: Sequence[Round], main: Subject | None) -> _Rounds:
        ordered = sorted(rounds, key=lambda item: item.start)
        governments = [item for item in ordered if item.covers_many and not item.of_offices]
        offices = [item for item in ordered if item.of_offices]
        own = {name: _announced(item for item in ordered if name in item.instruments) for name in ("SAKIP", "RB")}
        years = {item.year for item in ordered if not item.of_offices}
        return cls({False: governments, True: offices}, own, years, len({item.year for item in ordered}) == 1, main)

    def year_of(self, claim: Claim, mates: Sequence[Claim]) -> str | None:
        """The year of the round that the claim is of; ``mates`` are the other claims of its body."""
        many = self._last_over(claim)
        year = many.year if many else self._own_year(claim, mates)
        return None if year is None or _is_held_by_another(claim, mates, year) else year

    def _last_over(self, claim: Claim) -> Round | None:
        """The last round over several bodies that is told before the claim."""
        covering = self.many[claim.subject.kind == "opd"]
        if self.alone:
            return covering[-1] if covering else None
        told = max(start for start, _ in claim.evidence)
        before = bisect_right(covering, told, key=lambda item: item.start)
        return covering[before - 1] if before else None

    def _own_year(self, claim: Claim, mates: Sequence[Claim]) -> str | None:
        """The year of the only round of the article's own government."""
        if claim.subject != self.main or claim.held:
            return None
        years = self.own[claim.instrument] or self._beside(claim, mates)
        return next(iter(years)) if len(years) == 1 else None

    def _beside(self, claim: Claim, mates: Sequence[Claim]) -> set[str]:
        """The year of the other evaluation's only round, where its grade stands close: "SAKIP 2023 BB, RB-nya B"."""
        near = [
            other
            for other in mates
            if other.instrument != claim.instrument
            and other.year in self.years
            and other.status == "achieved"
            and any(abs(end - claim.start) < _NEAR_GRADE for _, end in other.evidence)
        ]
        return self.years if near else set()


def _announced(rounds: Iterable[Round]) -> set[str]:
    """The years of the rounds of governments; only that for which no grade is told beside it, where there is one."""
    own = [item for item in rounds if not item.of_offices]
    told = {item.year for item in own if item.told}
    untold = {item.year for item in own} - told
    return untold if len(untold) == 1 else {item.year for item in own}


def _is_held_by_another(claim: Claim, mates: Sequence[Claim], year: str) -> bool:
    """Whether another grade or score of the same body stands for the year."""
    return any(
        other.year == year
        and (other.instrument, other.status) == (claim.instrument, claim.status)
        and not (_fits(other.predicate, claim.predicate) and _fits(other.score, claim.score) and _agree(claim, other))
        for other in mates
    )


def _agree(claim: Claim, other: Claim) -> bool:
    """Whether the grade of one and the score of the other may be of one assessment."""
    predicate, score = claim.predicate or other.predicate, claim.score if claim.score is not None else other.score
    return predicate is None or score is None or fits(predicate, score)


def _fits(one: object, other: object) -> bool:
    return one is None or other is None or one == other
