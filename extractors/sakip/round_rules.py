"""Which round's year a grade has by rule alone; what the rules say is a mark like others (``year_evidence``).

A round that covers several bodies gives its year to all that are told of after it, or wherever they stand where the
article has no other; the round of the article's own government only to that government, where it is the only one and
no other grade holds the year.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..document import Subject
from .bands import fits
from .marks import Claim
from .memory import Round

NEAR = 250
"""Characters from the telling of one evaluation's grade to that of the other."""


@dataclass(frozen=True, slots=True)
class RoundRules:
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
    def of(cls, rounds: Sequence[Round], main: Subject | None) -> RoundRules:
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
        held = any(
            other.year == year and other.instrument == claim.instrument and not agree(claim, other) for other in mates
        )
        return None if held else year

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
            and any(abs(end - claim.start) < NEAR for _, end in other.evidence)
        ]
        return self.years if near else set()


def _announced(rounds: Iterable[Round]) -> set[str]:
    """The years of the rounds of governments; only that for which no grade is told beside it, where there is one."""
    own = [item for item in rounds if not item.of_offices]
    told = {item.year for item in own if item.told}
    untold = {item.year for item in own} - told
    return untold if len(untold) == 1 else {item.year for item in own}


def agree(one: Claim, other: Claim) -> bool:
    """Whether the grades and scores of the two may be of one assessment."""
    for first, second in ((one.predicate, other.predicate), (one.score, other.score)):
        if first is not None and second is not None and first != second:
            return False
    predicate, score = one.predicate or other.predicate, one.score if one.score is not None else other.score
    return predicate is None or score is None or fits(predicate, score)
