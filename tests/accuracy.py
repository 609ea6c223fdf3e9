"""How right the records are: ``make accuracy`` measures them and writes what says so.

ACCURACY.md, the table in README.md and gold/accuracy.json (the figures both are written from), and the rule precisions
that records carry, counted on the ``tune`` half only. Real articles lie beside the checkout in ../shared/articles;
without them their figures stay as they were last measured, and so do the precisions. The records are left in
.build/gold, for ``saripati evaluate`` and ``saripati gold floors``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from saripati.pipeline import run
from saripati.pipeline.evaluate import TaskScore, evaluate, read_records
from saripati.pipeline.evaluate.report import HEAD, figures, row
from saripati.pipeline.evaluate.score import Counts
from saripati.pipeline.gold import JSON, Label, digests, read_labels

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "articles"
INPUTS = {"own": [ROOT / "corpus"], "real": [REAL / "seeds", REAL / "news"]}
FIGURES = ROOT / "gold" / "accuracy.json"
PRECISION = ROOT / "pipeline" / "precision.json"
BEGIN, END = "<!-- accuracy: written by make accuracy -->", "<!-- accuracy ends -->"

PARTS = (
    ("Real articles, unopened half", "real", "report", "Read by nobody who writes rules: what to expect."),
    ("Real articles, tuning half", "real", "tune", "The rules were made with these in view, the seeds among them."),
    ("Own articles, unopened half", "own", "report", "Written for this project, not opened while rules were made."),
    ("Own articles, tuning half", "own", "tune", "Written for this project: they show that the code works."),
)
README_PARTS = {
    "real articles that no rule was made with": [("real", "report")],
    "own articles": [("own", "report"), ("own", "tune")],
}
"""Heading of the README's column → the parts of the gold set that it counts together."""


def of(labels: Sequence[Label], *parts: tuple[str, str]) -> list[Label]:
    """The labels of the parts, each an origin and a split."""
    return [label for label in labels if (label.origin, label.split) in parts]


def measure(labels: Sequence[Label], records: dict[str, JSON], origins: Sequence[str]) -> dict[str, Any]:
    """Key of the part → its digests and the figures of each task, for parts of these origins that have labels."""
    parts = {f"{origin} {split}": [(origin, split)] for _, origin, split, _ in PARTS} | README_PARTS
    measured = {}
    for key, members in parts.items():
        chosen = of(labels, *members)
        if chosen and {origin for origin, _ in members} <= set(origins):
            evaluation = evaluate(chosen, records)
            tasks = {score.task: figures(score) for score in evaluation.scores}
            labels_sha256, texts_sha256 = digests(chosen)
            measured[key] = {
                "articles": len(chosen),
                "labels_sha256": labels_sha256,
                "texts_sha256": texts_sha256,
                "tasks": tasks,
            }
    return measured


def page(measured: dict[str, Any]) -> str:
    """ACCURACY.md: a table for each part of the gold set that has labels."""
    lines = [
        "# Accuracy",
        "",
        "Written by `make accuracy`: the records of one run against `gold/labels.jsonl`, by the rules of",
        "`gold/GUIDELINES.md`. P, R and F1 are over items, with a 95 % bootstrap interval over articles; macro is the",
        "mean F1 of the articles. An item of an article that the run marks as a copy of another counts as missed.",
    ]
    for heading, origin, split, about in PARTS:
        part = measured.get(f"{origin} {split}")
        if part:
            rows = [row(_score(task, told)) for task, told in part["tasks"].items()]
            lines += ["", f"## {heading}: {part['articles']}", "", about, "", "```", HEAD, *rows, "```"]
    return "\n".join(lines) + "\n"


def _score(task: str, told: dict[str, Any]) -> TaskScore:
    counts = Counts(told["right"], told["found"], told["labelled"])
    return TaskScore(task, told["articles"], counts, told["interval"], told["macro"])


def table(measured: dict[str, Any]) -> str:
    """The README's table: a task a line, F1 and its interval on real articles, F1 on own ones."""
    heads = [f"{heading} ({measured[heading]['articles']})" for heading in README_PARTS if heading in measured]
    shown = [measured[heading]["tasks"] for heading in README_PARTS if heading in measured]
    lines = [f"| F1 | {' | '.join(heads)} |", "| --- |" + " ---: |" * len(heads)]
    for task in shown[0]:
        cells = [_cell(tasks[task]) for tasks in shown]
        if any(cell != "–" for cell in cells):
            lines.append(f"| {task} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(told: dict[str, Any]) -> str:
    if told["f1"] is None:
        return "–"
    low, high = told["interval"]
    return f"{told['f1']:.3f} ({low:.2f}–{high:.2f})"


def with_table(readme: str, measured: dict[str, Any]) -> str:
    """The README with the table between its two marker comments."""
    before, rest = readme.split(BEGIN)
    return f"{before}{BEGIN}\n\n{table(measured)}\n\n{END}{rest.split(END)[1]}"


def main() -> None:
    labels = read_labels(ROOT / "gold" / "labels.jsonl")
    origins = [origin for origin, folders in INPUTS.items() if all(folder.exists() for folder in folders)]
    records: dict[str, JSON] = {}
    for origin in origins:
        out = ROOT / ".build" / "gold" / origin
        run(INPUTS[origin], out, fresh=True)
        records |= read_records(out)
    kept = orjson.loads(FIGURES.read_bytes()) if FIGURES.exists() else {}
    measured = kept | measure(labels, records, origins)
    FIGURES.write_bytes(orjson.dumps(measured, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    (ROOT / "ACCURACY.md").write_text(page(measured), encoding="utf-8")
    readme = ROOT / "README.md"
    readme.write_text(with_table(readme.read_text(encoding="utf-8"), measured), encoding="utf-8")
    if "real" in origins:
        rules = evaluate([label for label in labels if label.split == "tune"], records).rules
        PRECISION.write_bytes(orjson.dumps(rules, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    else:
        print("The real articles are not beside the checkout in ../shared/articles: their figures stay as they were.")
    print((ROOT / "ACCURACY.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
