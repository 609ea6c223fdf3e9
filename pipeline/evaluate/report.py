"""An evaluation as a person reads it in a terminal, and as a program does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from ..gold import JSON
from . import Evaluation, TaskScore
from .compare import Comparison, Difference
from .tasks import Outcome

CONTEXT = 40
"""Characters shown on each side of a find."""

HEAD = (
    f"{'task':<26}{'articles':>9}{'labelled':>9}{'found':>7}{'right':>7}{'P':>8}{'R':>8}{'F1':>8}{'macro':>8}"
    "   95 % interval of F1"
)


def as_text(evaluation: Evaluation) -> str:
    """A table, one task a line; a task with nothing labelled says so and shows no figure."""
    lines = [HEAD, *(row(score) for score in evaluation.scores)]
    without = evaluation.without_record
    if without:
        lines.append(f"no record for {len(without)} labelled articles, all their items count as missed:")
        lines.append("  " + ", ".join(without[:10]) + (" …" if len(without) > 10 else ""))
    return "\n".join(lines)


def row(score: TaskScore) -> str:
    """One line under HEAD."""
    counts = score.counts
    if not score.articles or not counts.labelled:
        found = f", {counts.found} found" if counts.found else ""
        return f"{score.task:<26}{score.articles:>9}   nothing labelled{found}"
    figures = "".join(f"{_figure(x):>8}" for x in (counts.precision, counts.recall, counts.f1, score.macro))
    span = f"   {score.interval[0]:.3f}–{score.interval[1]:.3f}" if score.interval else ""
    return f"{score.task:<26}{score.articles:>9}{counts.labelled:>9}{counts.found:>7}{counts.right:>7}{figures}{span}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def rules(evaluation: Evaluation) -> str:
    """A table, one rule a line, those that were wrong most often first."""
    lines = [f"{'rule':<44}{'fired':>7}{'right':>7}{'precision':>11}"]
    by_wrong = sorted(evaluation.rules.items(), key=lambda rule: (rule[1][0] - rule[1][1], rule[0]))
    lines += [f"{rule:<44}{fired:>7}{right:>7}{right / fired:>11.3f}" for rule, (right, fired) in by_wrong]
    return "\n".join(lines)


def comparison(compared: Comparison) -> str:
    """The difference of each task, then what each article won and lost."""
    lines = [f"{'task':<26}{'before':>8}{'after':>8}{'change':>9}   95 % interval of the change"]
    lines += [_difference(difference) for difference in compared.differences]
    for change in compared.changes:
        lines.append(f"{change.task}  {change.article}")
        lines += [f"  won   {item}" for item in change.won] + [f"  lost  {item}" for item in change.lost]
    return "\n".join(lines)


def _difference(difference: Difference) -> str:
    if difference.by is None or difference.interval is None:
        return f"{difference.task:<26}   nothing labelled"
    low, high = difference.interval
    figures = f"{_figure(difference.before):>8}{_figure(difference.after):>8}{difference.by:>+9.3f}"
    return f"{difference.task:<26}{figures}   {low:+.3f} to {high:+.3f}"


def as_json(evaluation: Evaluation, compared: Comparison | None = None) -> bytes:
    """All of it as one JSON object: ``tasks`` and ``rules`` by name, ``errors``, ``without_record``, ``against``."""
    return orjson.dumps(
        {
            "tasks": {score.task: figures(score) for score in evaluation.scores},
            "rules": {
                rule: {"fired": fired, "right": right, "precision": right / fired}
                for rule, (right, fired) in evaluation.rules.items()
            },
            "errors": list(_errors(evaluation)),
            "without_record": evaluation.without_record,
            "against": compared and {
                "tasks": {d.task: {"before": d.before, "after": d.after, "change": d.by, "interval": d.interval}
                          for d in compared.differences},
                "articles": compared.changes,
            },
        },
        option=orjson.OPT_INDENT_2,
    )  # fmt: skip


def figures(score: TaskScore) -> dict[str, Any]:
    """The figures of one task; one that would divide by nothing is None."""
    counts = score.counts
    return {
        "articles": score.articles,
        "labelled": counts.labelled,
        "found": counts.found,
        "right": counts.right,
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "macro": score.macro,
        "interval": score.interval,
    }


def _wrong(evaluation: Evaluation) -> Iterator[tuple[str, str, Outcome]]:
    for task, articles in evaluation.outcomes.items():
        for article, outcomes in articles.items():
            for outcome in outcomes:
                if outcome.labelled is None or outcome.found is None:
                    yield task, article, outcome


def _errors(evaluation: Evaluation) -> Iterator[dict[str, Any]]:
    for task, article, outcome in _wrong(evaluation):
        yield {
            "task": task,
            "article": article,
            "labelled": outcome.labelled,
            "found": outcome.found,
            "instead": outcome.instead,
            "rule": outcome.rule,
            "start": outcome.start,
            "end": outcome.end,
        }


def errors(evaluation: Evaluation, records: dict[str, JSON]) -> Iterator[str]:
    """Every miss and every spurious find, a line each: task, article, what, the rule, and the words around it."""
    for task, article, outcome in _wrong(evaluation):
        if outcome.found is None:
            yield f"{task}  {article}  missed    {outcome.labelled}"
        else:
            words = _around(outcome, records[article])
            yield f"{task}  {article}  spurious  {outcome.found}  [{outcome.rule}]{words}"


def _around(outcome: Outcome, record: JSON) -> str:
    if outcome.start is None or outcome.end is None:
        return ""
    words = record["text"][max(0, outcome.start - CONTEXT) : outcome.end + CONTEXT].replace("\n", " ¶ ")
    return f"  … {words} …"
