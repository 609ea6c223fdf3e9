"""How right the records are, task by task, against gold labels (contract, section 7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..gold import JSON, Label, read_records
from .score import Counts, interval, macro
from .tasks import TASKS, Outcome, Task

__all__ = ["Evaluation", "Outcome", "TaskScore", "count", "evaluate", "read_records"]

JUDGED_ELSEWHERE = (
    "region mentions",
    "officials: name",
    "sakip: grade",
    "agreements: participants",
    "agreements: signatories",
)
"""Tasks that look at a part of items which another task judges whole: a rule is counted there only."""


@dataclass(frozen=True, slots=True)
class TaskScore:
    """One task over all labelled articles.

    ``counts.f1`` is the micro figure, over items; ``interval`` its 95 % bootstrap interval; ``macro`` the mean F1 of
    the articles.
    """

    task: str
    articles: int
    counts: Counts
    interval: tuple[float, float] | None
    macro: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores, what stands behind them, and how often each rule was right.

    ``outcomes`` has, for each task and article's id, every item right, missed or spurious. ``rules`` maps a rule
    to (right, fired). ``without_record`` are labelled articles that the run did not bring: all their items are
    missed.
    """

    scores: tuple[TaskScore, ...]
    outcomes: dict[str, dict[str, list[Outcome]]]
    rules: dict[str, tuple[int, int]]
    without_record: tuple[str, ...]


def evaluate(labels: Sequence[Label], records: dict[str, JSON]) -> Evaluation:
    """Judge the labelled articles; records without a label are passed over."""
    outcomes = {task.name: dict(_judged(task, labels, records)) for task in TASKS}
    scores = tuple(_score(task, list(articles.values())) for task, articles in outcomes.items())
    without = tuple(label.id for label in labels if label.id not in records)
    return Evaluation(scores, outcomes, _rules(outcomes), without)


def _judged(task: Task, labels: Sequence[Label], records: dict[str, JSON]) -> Iterator[tuple[str, list[Outcome]]]:
    for label in labels:
        judged = task.judge(label, records.get(label.id))
        if judged is not None:
            yield label.id, judged


def _score(task: str, articles: list[list[Outcome]]) -> TaskScore:
    counts = [count(article) for article in articles]
    return TaskScore(task, len(counts), sum(counts, Counts(0, 0, 0)), interval(counts), macro(counts))


def count(outcomes: Iterable[Outcome]) -> Counts:
    """How many items are right, found and labelled."""
    outcomes = list(outcomes)
    return Counts(
        right=sum(o.labelled is not None and o.found is not None for o in outcomes),
        found=sum(o.found is not None for o in outcomes),
        labelled=sum(o.labelled is not None for o in outcomes),
    )


def _rules(outcomes: dict[str, dict[str, list[Outcome]]]) -> dict[str, tuple[int, int]]:
    """(right, fired) of each rule, over the strictest task that judges its items."""
    right: Counter[str] = Counter()
    fired: Counter[str] = Counter()
    for task, articles in outcomes.items():
        if task in JUDGED_ELSEWHERE:
            continue
        for outcome in (outcome for article in articles.values() for outcome in article):
            if outcome.rule is not None:
                fired[outcome.rule] += 1
                right[outcome.rule] += outcome.labelled is not None
    return {rule: (right[rule], fired[rule]) for rule in sorted(fired)}
