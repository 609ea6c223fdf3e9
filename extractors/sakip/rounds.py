"""Years that an article tells once: of the round of evaluation whose results it gives."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..document import Document, Subject
from .government import is_titled
from .marks import Claim
from .memory import Article, Memory, Round
from .merging import complete, merge_told
from .sentences import in_speech, paragraph_at
from .spans import held_too, with_deadline, with_held_grades
from .year_evidence import Evidence
from .year_weights import Choose, likeliest

_LINE = 90
"""Characters: a longer paragraph is no line of a list."""
_MANY = 3
"""Governments graded in one paragraph that show a round over many."""


def with_rounds(article: Article, memory: Memory, choose: Choose = likeliest) -> list[Claim]:
    """The claims, those without a year given the one that the article ties to them.

    ``choose`` decides by the marks of each year that the article tells (``year_evidence``).
    """
    document, dates = article.document, article.dates
    claims = complete([with_deadline(document, claim, dates) for claim in with_held_grades(memory.claims)])
    claims = [each for claim in claims for each in (claim, *held_too(document, claim, dates))]
    dated = merge_told(claims)
    if not any(sentence.years for sentence in memory.sentences):
        return dated
    rounds = _widened(document, memory, of_one=is_titled(document, article.governments.places))
    evidence = Evidence(article, memory.sentences, rounds, dated)
    places: dict[Subject, list[int]] = {}
    for at, claim in enumerate(dated):
        if claim.status == "achieved":
            places.setdefault(claim.subject, []).append(at)
    for at, claim in enumerate(dated):
        if _is_open(claim):
            mates = [dated[each] for each in places[claim.subject] if each != at]
            dated[at] = replace(claim, year=choose(claim, evidence.marks(claim, mates)))
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
