"""What speaks for a year of the article being that of a grade whose own sentence tells none (``year_weights``).

Each year that is over gets marks, short names of what is so of it and of the grade: whether it is told as that of an
evaluation, where it stands, which years the grades around have. Marks only describe; a table learned from labelled
articles says what they weigh.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from ..document import Subject
from .marks import Claim, Sentence
from .memory import Article, Round
from .ordered import backwards
from .round_rules import NEAR, RoundRules, agree
from .sentences import in_speech
from .told_years import Places, Telling, ToldYear, by_value, tellings

_NOW = re.compile(r"\b(?:kini|sekarang|saat\s+ini)\b", re.IGNORECASE)
_ALREADY = re.compile(r"\b(?:sudah|telah)\b", re.IGNORECASE)
_LEFT, _RIGHT = 70, 45
"""Characters around a grade that are its own words."""
_LIST = 3
"""Bodies of one kind that make a list."""


class Evidence:
    """The years of one article, ready to be asked for the marks of each as the year of a grade.

    ``claims`` are the grades before any is given a year; those given one since are handed to ``marks``.
    """

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], rounds: Sequence[Round], claims: Sequence[Claim]
    ):
        self._article = article
        paragraphs = [paragraph.start for paragraph in article.document.read_paragraphs()]
        self._places = Places([sentence.start for sentence in sentences], paragraphs)
        self._has_years = [bool(sentence.years) for sentence in sentences]
        self._claims = sorted((claim for claim in claims if claim.status == "achieved"), key=lambda claim: claim.start)
        self._told = list(tellings(article, sentences, self._places, self._claims))
        self._years = by_value(self._told, rounds)
        self._rules = RoundRules.of(rounds, article.main)
        self._usual = Counter(_kind(body) for body in dict.fromkeys(claim.subject for claim in claims)).most_common(1)

    def marks(self, claim: Claim, mates: Sequence[Claim]) -> dict[str, list[str]]:
        """The marks of each year as that of ``claim``; ``mates`` are the other grades of its body as they are dated."""
        own, who = list(self._of_claim(claim)), self._who(claim.subject)
        ruled = self._rules.year_of(claim, mates)
        return {
            value: [
                *own,
                "rules none" if ruled is None else "rules this" if ruled == value else "rules another",
                *self._of_year(value, claim, who),
                *self._of_last(value, claim),
                *self._of_others(value, claim),
                *_of_mates(value, claim, mates),
            ]
            for value in self._years
        }

    def _of_claim(self, claim: Claim) -> Iterator[str]:
        """What is so of the grade, whichever the year."""
        text, at, kind = self._article.text, max(0, self._places.sentence(claim.start)), _kind(claim.subject)
        yield "any"
        yield f"body {self._who(claim.subject)}"
        if self._open[kind] >= _LIST:
            yield "list without years"
        bodies = len(self._in_paragraph.get((self._places.paragraph(claim.start), kind), ()))
        yield f"bodies in paragraph {_few(bodies, (1, 2))}"
        words = text[max(self._places.sentences[at], claim.start - _LEFT) : claim.end + _RIGHT]
        if claim.score is not None:
            yield "score"
        if _NOW.search(words):
            yield "now"
        if _ALREADY.search(words):
            yield "already"
        if self._has_years[at]:
            yield "years in sentence"
        if in_speech(self._article.document, claim.start):
            yield "speech"

    def _of_year(self, value: str, claim: Claim, who: str) -> Iterator[str]:
        """How the year is told in the article."""
        year, now = self._years[value], self._article.now
        older = "older" if value < max(self._years) else "latest"
        yield "year " + ("?" if now is None else {now: "now", now - 1: "last"}.get(int(value), older))
        if len(self._years) == 1:
            yield "only year"
        if year.handed:
            yield "only handed"
        office = claim.subject.kind == "opd"
        covers = year.covers_offices if office else year.covers
        if covers:
            yield "covers many"
            yield f"covers many, {who}"
        elif year.covers or year.covers_offices:
            yield "covers others"
        if year.evaluates is not None and (office or year.covers or not year.covers_offices):
            yield from self._of_evaluation(year, year.evaluates, claim, who)
            yield from _of_announcement(year, claim.subject, who, covers)

    def _of_evaluation(self, year: ToldYear, first: int, claim: Claim, who: str) -> Iterator[str]:
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
        if self._places.paragraph(claim.start) in year.paragraphs:
            yield "evaluates in paragraph"
        if year.instruments:
            yield "same evaluation" if claim.instrument in year.instruments else "other evaluation"

    def _of_last(self, value: str, claim: Claim) -> Iterator[str]:
        """Whether the year is the last one told before the grade, and how far away."""
        sentence, paragraph = self._places.sentence(claim.start), self._places.paragraph(claim.start)
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
            goes_on = paragraph == last.paragraph and claim.subject != self._article.main
            if goes_on and not self._has_years[max(0, sentence)]:
                yield "goes on in paragraph"
        elif last is None and self._evaluating and self._evaluating[0].value == value:
            yield "evaluates next"

    def _of_others(self, value: str, claim: Claim) -> Iterator[str]:
        """The years of other bodies' grades."""
        dated = self._dated.get(_kind(claim.subject), Counter())
        own = self._dated.get(claim.subject, Counter())
        count = sum(dated.values()) - sum(own.values())
        share = (dated[value] - own[value]) / count if count else None
        yield f"others {_share(share)}"
        before = next(backwards(self._claims, claim.start), None)
        if before is not None:
            year = "same" if before.year == value else "none" if before.year is None else "other"
            yield f"before {year} {self._nearness(before, claim)} {_likeness(before.subject, claim.subject)}"

    def _nearness(self, one: Claim, other: Claim) -> str:
        if self._places.sentence(one.start) == self._places.sentence(other.start):
            return "in sentence"
        together = self._places.paragraph(one.start) == self._places.paragraph(other.start)
        return "in paragraph" if together else "apart"

    def _who(self, subject: Subject) -> str:
        """The article's own body, one of the kind that it grades most of, or another."""
        if subject == self._article.main:
            return "main"
        return "usual" if _kind(subject) == self._usual[0][0] else "unusual"

    @cached_property
    def _evaluating(self) -> list[Telling]:
        return [told for told in self._told if told.evaluates]

    @cached_property
    def _open(self) -> Counter[str]:
        """The bodies of each kind that have a grade without a year."""
        return Counter(_kind(body) for body in {claim.subject for claim in self._claims if claim.year is None})

    @cached_property
    def _in_paragraph(self) -> dict[tuple[int, str], set[Subject]]:
        """The bodies graded in each paragraph by their kind."""
        found: dict[tuple[int, str], set[Subject]] = {}
        for claim in self._claims:
            key = self._places.paragraph(claim.start), _kind(claim.subject)
            found.setdefault(key, set()).add(claim.subject)
        return found

    @cached_property
    def _dated(self) -> dict[object, Counter[str]]:
        """How many grades have each year, by body and by kind of body."""
        found: dict[object, Counter[str]] = {}
        for claim in self._claims:
            if claim.year is not None:
                for key in (claim.subject, _kind(claim.subject)):
                    found.setdefault(key, Counter())[claim.year] += 1
        return found


def _of_announcement(year: ToldYear, subject: Subject, who: str, covers: bool) -> Iterator[str]:
    """Whether the evaluation is told of for itself, or only with the grades of some bodies."""
    if not covers:
        yield f"of one, {who}"
    if year.announced:
        yield "announced"
        yield f"announced, {who}"
    elif subject not in year.graded:
        whose = "another" if len(year.graded) == 1 else "others"
        yield f"of {whose}"
        if not covers:
            yield f"of {whose}, not many"


def _of_mates(value: str, claim: Claim, mates: Sequence[Claim]) -> Iterator[str]:
    """The other grades of the same body."""
    same = [other for other in mates if other.instrument == claim.instrument and other.year is not None]
    if any(other.year == value and not agree(other, claim) for other in same):
        yield "has another grade"
    if any(other.year != value for other in same):
        yield "dated otherwise"
    beside = (other for other in mates if other.year == value and other.instrument != claim.instrument)
    if any(abs(other.start - claim.start) < NEAR for other in beside):
        yield "other evaluation beside"


def _kind(subject: Subject) -> str:
    """The kind of a body, provinces apart from regencies and cities."""
    if subject.kind != "pemda":
        return subject.kind
    return "province" if subject.region and "." not in subject.region else "regency"


def _likeness(one: Subject, other: Subject) -> str:
    if one == other:
        return "same body"
    return "same kind" if _kind(one) == _kind(other) else "other kind"


def _few(count: int, steps: Sequence[int]) -> str:
    """The first step that the count does not pass."""
    at = bisect_left(steps, count)
    return f"to {steps[at]}" if at < len(steps) else "more"


def _share(share: float | None) -> str:
    if share is None or share in (0, 1):
        return "none" if share is None else "all" if share else "0"
    return "some" if share < 1 / 2 else "most"
