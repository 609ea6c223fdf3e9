"""Two record files against the same labels: what changed, by how much, and whether it could be chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import Evaluation, Outcome, count
from .score import paired_interval


@dataclass(frozen=True, slots=True)
class Difference:
    """One task, old against new: micro F1 of both, and the 95 % paired bootstrap interval of new minus old."""

    task: str
    before: float | None
    after: float | None
    interval: tuple[float, float] | None

    @property
    def by(self) -> float | None:
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Change:
    """What one article won and lost on one task, each as "found …", "missed …", "spurious …" or "gone …"."""

    task: str
    article: str
    won: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences of all tasks, and the articles that changed, task by task in the order of the labels."""

    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]


def compare(new: Evaluation, old: Evaluation) -> Comparison:
    """Two evaluations of the same labels."""
    return Comparison(
        tuple(_difference(score.task, new, old) for score in new.scores),
        tuple(change for score in new.scores for change in _changes(score.task, new, old)),
    )


def _difference(task: str, new: Evaluation, old: Evaluation) -> Difference:
    after, before = ([count(article) for article in side.outcomes[task].values()] for side in (new, old))
    f1 = {
        side: next(s.counts.f1 for s in evaluation.scores if s.task == task)
        for side, evaluation in (("after", new), ("before", old))
    }
    return Difference(task, f1["before"], f1["after"], paired_interval(after, before))


def _changes(task: str, new: Evaluation, old: Evaluation) -> Iterator[Change]:
    for article, outcomes in new.outcomes[task].items():
        before = old.outcomes[task][article]
        found, missed = _apart(_right(outcomes), _right(before))
        spurious, gone = _apart(_spurious(outcomes), _spurious(before))
        if found or missed or spurious or gone:
            won = [f"found {item}" for item in found] + [f"gone {item}" for item in gone]
            lost = [f"missed {item}" for item in missed] + [f"spurious {item}" for item in spurious]
            yield Change(task, article, tuple(won), tuple(lost))


def _apart(new: Counter[str], old: Counter[str]) -> tuple[list[str], list[str]]:
    return list((new - old).elements()), list((old - new).elements())


def _right(outcomes: Iterable[Outcome]) -> Counter[str]:
    return Counter(o.labelled for o in outcomes if o.labelled is not None and o.found is not None)


def _spurious(outcomes: Iterable[Outcome]) -> Counter[str]:
    return Counter(o.found for o in outcomes if o.found is not None and o.labelled is None)
