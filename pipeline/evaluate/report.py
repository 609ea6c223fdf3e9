"""An evaluation as a person reads it, and as a program does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from . import Evaluation, TaskScore
from .tasks import JSON, Outcome

CONTEXT = 40
"""Characters shown on each side of a spurious find."""


def as_text(evaluation: Evaluation) -> str:
    """A table, one task a line; a task with nothing labelled says so and shows no figure."""
    head = (
        f"{'task':<26}{'articles':>9}{'labelled':>9}{'found':>7}{'right':>7}{'P':>8}{'R':>8}{'F1':>8}   95 % interval"
    )
    lines = [head, *(_row(score) for score in evaluation.scores)]
    if evaluation.without_record:
        lines.append(
            f"no record for {len(evaluation.without_record)} labelled articles, all their items count as missed:"
        )
        lines.append(
            "  " + ", ".join(evaluation.without_record[:10]) + (" …" if len(evaluation.without_record) > 10 else "")
        )
    return "\n".join(lines)


def _row(score: TaskScore) -> str:
    counts = score.counts
    if not score.articles or not counts.labelled:
        found = f", {counts.found} found" if counts.found else ""
        return f"{score.task:<26}{score.articles:>9}   nothing labelled{found}"
    figures = "".join(
        f"{'–' if x is None else format(x, '.3f'):>8}" for x in (counts.precision, counts.recall, counts.f1)
    )
    span = f"   {score.interval[0]:.3f}–{score.interval[1]:.3f}" if score.interval else ""
    return f"{score.task:<26}{score.articles:>9}{counts.labelled:>9}{counts.found:>7}{counts.right:>7}{figures}{span}"


def as_json(evaluation: Evaluation) -> bytes:
    """The same as one JSON object: ``tasks`` by name, ``rules`` as [right, fired], ``without_record``."""
    return orjson.dumps(
        {
            "tasks": {score.task: _figures(score) for score in evaluation.scores},
            "rules": evaluation.rules,
            "without_record": evaluation.without_record,
        },
        option=orjson.OPT_INDENT_2,
    )


def _figures(score: TaskScore) -> dict[str, Any]:
    counts = score.counts
    return {
        "articles": score.articles,
        "labelled": counts.labelled,
        "found": counts.found,
        "right": counts.right,
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "interval": score.interval,
    }


def errors(evaluation: Evaluation, records: dict[str, JSON]) -> Iterator[str]:
    """Every miss and every spurious find, a line each: task, article, what, the rule, and the words around it."""
    for task, articles in evaluation.outcomes.items():
        for article, outcomes in articles.items():
            for outcome in outcomes:
                if outcome.found is None:
                    yield f"{task}  {article}  missed    {outcome.labelled}"
                elif outcome.labelled is None:
                    words = _around(outcome, records[article])
                    yield f"{task}  {article}  spurious  {outcome.found}  [{outcome.rule}]{words}"


def _around(outcome: Outcome, record: JSON) -> str:
    if outcome.start is None or outcome.end is None:
        return ""
    words = record["text"][max(0, outcome.start - CONTEXT) : outcome.end + CONTEXT].replace("\n", " ¶ ")
    return f"  … {words} …"
