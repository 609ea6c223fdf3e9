"""How well learned weights do on articles that they have not seen: the scores in the two cards.

    python -m saripati.pipeline.train.left_out MODELS LABELS.jsonl=ARTICLES.jsonl ... --known LABELS.jsonl=ARTICLES ...

The articles before ``--known`` are scored batch by batch (the part of an article's id before the last hyphen), each by
weights learned from everything else; the tables go into the cards of the folder MODELS. About three minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import orjson

from ...extractors import agreements, dates, officials, regions
from ...extractors.agreements.judging import Weights
from ...extractors.document import Document
from ...extractors.sakip.year_weights import MARGIN
from ..evaluate import count
from ..evaluate.grades import agreements as whole
from ..evaluate.grades import participants
from ..gold import Label
from . import agreements as parties
from . import years
from .practice import Choice, labelled, split

Given = TypeVar("Given")
BEGIN, END = "<!-- scores: written by make weights -->", "<!-- scores end -->"
OF_AGREEMENTS = {
    "invented, hard on purpose": ("a1", "a2", "a3", "a4", "a5"),
    "built like real ones": ("r1", "r2", "r3", "r3b", "r4", "r5", "r6", "r7", "r8", "r9", "r10"),
    "built like real ones, read by nobody who writes rules": ("r11",),
}
OF_YEARS = {
    "invented, dense": ("s1", "s2", "s3"),
    "built like real ones": ("q1", "q1b", "q2", "q3", "q4"),
    "built like real ones, read by nobody who writes rules": ("q5",),
}
"""The batches that a card scores, by what their articles are."""


def scores_of_agreements(unread: Sequence[str], known: Sequence[str]) -> str:
    """The table of the card of agreements: participants and whole agreements by the rules alone and weighed."""
    taught = [practice for pair in known for _, practice in parties.practise(*split(pair), known=True)]
    batches = _by_batch(unread, lambda labels, articles: parties.practise(labels, articles, known=False))
    read = _by_batch(unread, _read)
    rows = []
    for kind, names in _kinds(OF_AGREEMENTS, batches):
        told: list[tuple[Label, Document]] = []
        found: dict[str, list[dict[str, Any]]] = {"rules": [], "weighed": []}
        for name in names:
            others = [one for other in batches if other != name for one in batches[other]]
            weights = parties.learn([*taught, *others])
            told += read[name]
            found["rules"] += [_record(document, {}) for _, document in read[name]]
            found["weighed"] += [_record(document, weights) for _, document in read[name]]
        if told:
            labels = [label for label, _ in told]
            rows.append(_row(kind, names, sum(len(label.agreements or ()) for label in labels), _f1(labels, found)))
    return _table(("articles", "agreements", "rules: participants, full", "weighed: participants, full"), rows)


def scores_of_years(unread: Sequence[str], known: Sequence[str], settled: Sequence[str]) -> str:
    """The table of the card of years: the share of right years where the sentence of a grade tells none."""
    fixed = [group for pair in known for _, groups in years.practise(*split(pair)) for group in groups]
    sure = [group for pair in settled for _, groups in years.practise(*split(pair)) for group in groups]
    batches = _by_batch(unread, years.practise)
    rows = []
    for kind, names in _kinds(OF_YEARS, batches):
        right: dict[str, list[bool]] = {"rules": [], "weighed": []}
        for name in names:
            others = [group for other in batches if other != name for groups in batches[other] for group in groups]
            weights = years.learn([*fixed, *others], sure)["year"]
            for groups in batches[name]:
                right["rules"] += [_by_rules(choice) == choice[1] for choice in groups]
                right["weighed"] += [_by_weights(choice, weights) == choice[1] for choice in groups]
        if right["rules"]:
            shares = {by: f"{sum(found) / len(found):.3f}" for by, found in right.items()}
            rows.append(_row(kind, names, len(right["rules"]), shares))
    return _table(("articles", "grades", "rules", "weighed"), rows)


def _by_batch(
    pairs: Sequence[str], practise: Callable[[Path, Path], Iterable[tuple[str, Given]]]
) -> dict[str, list[Given]]:
    """What each labelled article gives, by the batch that its id names."""
    found: dict[str, list[Given]] = {}
    for pair in pairs:
        labels, articles = split(pair)
        names = [orjson.loads(line)["id"] for line in articles.read_bytes().splitlines()]
        for label_id, given in practise(labels, articles):
            batch = names[int(label_id.rpartition("#")[2]) - 1].rpartition("-")[0]
            found.setdefault(batch, []).append(given)
    return found


def _read(labels: Path, articles: Path) -> Iterator[tuple[str, tuple[Label, Document]]]:
    for label, draft in labelled(labels, articles):
        if label.agreements is not None:
            yield label.id, (label, draft.document)


def _kinds(kinds: Mapping[str, Sequence[str]], batches: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    for kind, names in kinds.items():
        yield kind, [name for name in names if name in batches]


def _record(document: Document, weights: Weights) -> dict[str, Any]:
    """As much of a record as agreements are judged by."""
    found = regions.extract(document)
    days = dates.extract(document).dates
    persons = officials.extract(document, found.regions, found.dateline_region).officials
    told = agreements.extract(document, found.regions, persons, days, found.dateline_region, weights).agreements
    made: dict[str, Any] = orjson.loads(orjson.dumps({"text": document.text, "agreements": told}))
    return made


def _f1(labels: Sequence[Label], found: Mapping[str, Sequence[dict[str, Any]]]) -> dict[str, str]:
    return {
        by: ", ".join(
            f"{count(one for pair in zip(labels, records, strict=True) for one in judge(*pair) or ()).f1:.3f}"
            for judge in (participants, whole)
        )
        for by, records in found.items()
    }


def _by_rules(choice: Choice) -> int:
    """The year of the round; none, the first of the things, where the rules know none."""
    return next((index for index, marks in enumerate(choice[0]) if "rules this" in marks), 0)


def _by_weights(choice: Choice, weights: Mapping[str, float]) -> int:
    sums = [sum(weights.get(mark, 0.0) for mark in marks) for marks in choice[0]]
    best = max(range(1, len(sums)), key=sums.__getitem__, default=0)
    return best if sums[best] > MARGIN else 0


def _row(kind: str, names: Sequence[str], items: int, figures: Mapping[str, str]) -> tuple[str, ...]:
    return f"{kind} ({', '.join(f'`{name}`' for name in names)})", str(items), *figures.values()


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def _write(card: Path, table: str) -> None:
    before, rest = card.read_text(encoding="utf-8").split(BEGIN)
    card.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    """Writes both tables into the cards beside the weights."""
    models, given = Path(arguments[0]), list(arguments[1:])
    first, last = given.index("--known"), given.index("--settled")
    unread, known, settled = given[:first], given[first + 1 : last], given[last + 1 :]
    _write(models / "agreements-1.md", scores_of_agreements(unread, [*known, *settled]))
    _write(models / "sakip-years-1.md", scores_of_years(unread, known, settled))


if __name__ == "__main__":
    main(sys.argv[1:])
