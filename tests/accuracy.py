"""How right the records are: ``make accuracy`` writes ACCURACY.md and the rule precisions that records carry.

Real articles lie beside the checkout in ../shared/articles; without them nothing is written, for the figures would
be of the project's own articles alone. Precisions are counted on the ``tune`` half only.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import orjson

from saripati.pipeline import run
from saripati.pipeline.evaluate import evaluate, read_records, report
from saripati.pipeline.evaluate.tasks import JSON
from saripati.pipeline.gold import Label, read_labels

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "articles"
PRECISION = ROOT / "pipeline" / "precision.json"

PARTS = (
    ("Real articles, unopened half", "real", "report", "Read by nobody who writes rules: what to expect."),
    ("Real articles, tuning half", "real", "tune", "The rules were made with these in view, the seeds among them."),
    ("Own articles, unopened half", "own", "report", "Written for this project, not opened while rules were made."),
    ("Own articles, tuning half", "own", "tune", "Written for this project: they show that the code works."),
)


def records(*inputs: Path) -> dict[str, JSON]:
    """The records of one run over the inputs, by label id."""
    with tempfile.TemporaryDirectory() as out:
        run(inputs, Path(out) / "out")
        return read_records(Path(out) / "out")


def page(labels: Sequence[Label], found: dict[str, JSON]) -> str:
    """ACCURACY.md: a table for each part of the gold set that has labels."""
    lines = [
        "# Accuracy",
        "",
        "Written by `make accuracy`: the records of one run against `gold/labels.jsonl`, by the rules of",
        "`gold/GUIDELINES.md`, with 95 % bootstrap intervals over articles. An item of an article that the run",
        "marks as a copy of another article counts as missed.",
    ]
    for heading, origin, split, about in PARTS:
        part = [label for label in labels if (label.origin, label.split) == (origin, split)]
        if part:
            table = report.as_text(evaluate(part, found))
            lines += ["", f"## {heading}: {len(part)}", "", about, "", "```", table, "```"]
    return "\n".join(lines) + "\n"


def main() -> None:
    if not REAL.exists():
        sys.exit("the real articles lie beside the checkout in ../shared/articles, and are not there: nothing written")
    labels = read_labels(ROOT / "gold" / "labels.jsonl")
    found = records(ROOT / "corpus") | records(REAL / "seeds", REAL / "news")
    (ROOT / "ACCURACY.md").write_text(page(labels, found), encoding="utf-8")
    rules = evaluate([label for label in labels if label.split == "tune"], found).rules
    PRECISION.write_bytes(orjson.dumps(rules, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    print((ROOT / "ACCURACY.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
