"""How right the records are: ``make accuracy`` measures them and writes what says so.

ACCURACY.md, the tables in README.md and README.id.md, gold/accuracy.json (the figures they are written from), and the
rule precisions that records carry, counted on the ``tune`` half only. Real articles lie beside the checkout in
../shared/articles; without them their figures stay as they were last measured, and so do the precisions. The picture
in the READMEs is drawn anew. The records are left in .build/gold, for ``saripati evaluate`` and ``saripati gold
floors``.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import takewhile
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
    "own articles that no rule was made with": [("own", "report")],
}
"""Heading of the README's column → the parts of the gold set that it counts together."""

SPEED_BEGIN, SPEED_END = "<!-- speed: written by make accuracy, out of BENCHMARKS.md -->", "<!-- speed ends -->"

INDONESIAN = {
    "real articles that no rule was made with": "artikel nyata yang tidak dipakai menyusun kaidah",
    "own articles that no rule was made with": "artikel buatan proyek ini yang tidak dipakai menyusun kaidah",
    "regions": "wilayah",
    "region mentions": "sebutan wilayah",
    "officials: name": "pejabat: nama",
    "officials: full": "pejabat: lengkap",
    "dates": "tanggal",
    "sakip: grade": "SAKIP: predikat",
    "sakip: full": "SAKIP: lengkap",
    "agreements: participants": "kesepakatan: para pihak",
    "agreements: full": "kesepakatan: lengkap",
    "agreements: signatories": "kesepakatan: penanda tangan",
    "repeated paragraphs": "paragraf berulang",
}
READMES: dict[str, dict[str, str]] = {"README.md": {}, "README.id.md": INDONESIAN}
"""The file → what it calls headings and tasks, where that is not what the program calls them."""


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


def table(measured: dict[str, Any], words: Mapping[str, str]) -> str:
    """The README's table: a task a line, F1 and its interval on real articles, F1 on own ones."""
    told = [heading for heading in README_PARTS if heading in measured]
    heads = [f"{words.get(heading, heading)} ({measured[heading]['articles']})" for heading in told]
    shown = [measured[heading]["tasks"] for heading in README_PARTS if heading in measured]
    lines = [f"| F1 | {' | '.join(heads)} |", "| --- |" + " ---: |" * len(heads)]
    for task in shown[0]:
        cells = [_cell(tasks[task]) for tasks in shown]
        if any(cell != "–" for cell in cells):
            lines.append(f"| {words.get(task, task)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(told: dict[str, Any]) -> str:
    if told["f1"] is None:
        return "–"
    low, high = told["interval"]
    return f"{told['f1']:.3f} ({low:.2f}–{high:.2f})"


def with_table(readme: str, measured: dict[str, Any], words: Mapping[str, str] = READMES["README.md"]) -> str:
    """The README with the table between its two marker comments; ``words`` as in READMES."""
    return _between(readme, BEGIN, table(measured, words), END)


def with_speed(readme: str, benchmarks: str) -> str:
    """The README with the first table of BENCHMARKS.md between its two marker comments."""
    lines = benchmarks.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("|"))
    rows = list(takewhile(lambda line: line.startswith("|"), lines[first:]))
    return _between(readme, SPEED_BEGIN, "\n".join(rows), SPEED_END)


def _between(readme: str, begin: str, content: str, end: str) -> str:
    before, rest = readme.split(begin)
    return f"{before}{begin}\n\n{content}\n\n{end}{rest.split(end)[1]}"


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
    benchmarks = (ROOT / "BENCHMARKS.md").read_text(encoding="utf-8")
    for name, words in READMES.items():
        readme = with_table((ROOT / name).read_text(encoding="utf-8"), measured, words)
        (ROOT / name).write_text(with_speed(readme, benchmarks), encoding="utf-8")
    if "real" in origins:
        rules = evaluate([label for label in labels if label.split == "tune"], records).rules
        PRECISION.write_bytes(orjson.dumps(rules, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    else:
        print("The real articles are not beside the checkout in ../shared/articles: their figures stay as they were.")
    draw = [sys.executable, "-m", "saripati.pipeline", "show", "docs/example.txt", "--svg", "docs/example.svg"]
    subprocess.run(draw, cwd=ROOT, check=True)  # a process of its own reads the precisions just written
    print((ROOT / "ACCURACY.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
