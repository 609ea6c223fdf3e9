"""The table that weighs which year a SAKIP or RB grade has where its sentence tells none, learned from labels.

    python -m saripati.pipeline.train.years OUT.json LABELS.jsonl=ARTICLES ... --settled LABELS.jsonl=ARTICLES ...

Labels that two readings agree on (``--settled``) are the convention when a year is tied to a grade: they count more.
Needs scipy (``pip install 'saripati[train]'``).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ...extractors import dates, officials, regions
from ...extractors.document import Document
from ...extractors.sakip import find_claims
from ...extractors.sakip.marks import Claim
from ..gold import Label, SakipLabel
from .loglinear import fit_choice
from .practice import Choice, labelled, split

SPREAD = 0.2
"""How far weights may go from zero (``loglinear``), chosen on batches left out."""
_SETTLED = 3
"""How often a settled label counts."""


def practise(labels: Path, articles: Path) -> Iterator[tuple[str, list[Choice]]]:
    """What each labelled article teaches, by its id: the marks of the years of a grade and which one is right."""
    for label, draft in labelled(labels, articles):
        if label.sakip is not None:
            yield label.id, _groups(draft.document, label)


def _groups(document: Document, label: Label) -> list[Choice]:
    """The grades told without a year of one article. Where the label knows the year, later ones see it given."""
    found: list[Choice] = []

    def choose(claim: Claim, marks: Mapping[str, Sequence[str]]) -> str | None:
        years = {each.year for each in label.sakip or () if _is_of(claim, each)}
        right = [year for year in marks if year in years]
        if len(right) > 1 or (not right and None not in years):
            return right[0] if right else None
        things = (frozenset[str](), *map(frozenset, marks.values()))
        found.append((things, 1 + list(marks).index(right[0]) if right else 0))
        return right[0] if right else None

    places = regions.extract(document)
    persons = officials.extract(document, places.regions, places.dateline_region)
    days = dates.extract(document)
    find_claims(document, places.regions, persons.officials, days.dates, places.dateline_region, choose)
    return found


def _is_of(claim: Claim, label: SakipLabel) -> bool:
    """Whether the label may be of the assessment that is told: same body, evaluation and status, grade and score."""
    body, other = claim.subject, label.subject
    if (body.region is None or body.region != other.region) and body.name.casefold() != other.name.casefold():
        return False
    if (claim.instrument, claim.status) != (label.instrument, label.status):
        return False
    pairs = (claim.predicate, label.predicate), (claim.score, label.score)
    alike = [one == other for one, other in pairs if one is not None and other is not None]
    return bool(alike) and all(alike)


def learn(found: Sequence[Choice], settled: Sequence[Choice]) -> dict[str, dict[str, float]]:
    """The weights of marks that choices of years teach, those of ``settled`` labels more than others."""
    return {"year": fit_choice([*found, *(list(settled) * _SETTLED)], SPREAD)}


def main(arguments: Sequence[str]) -> None:
    """Learns the table from the articles named on the command line and writes it."""
    out, given = Path(arguments[0]), list(arguments[1:])
    at = given.index("--settled") if "--settled" in given else len(given)
    found, settled = (
        [group for pair in pairs for _, groups in practise(*split(pair)) for group in groups]
        for pairs in (given[:at], given[at + 1 :])
    )
    table = learn(found, settled)
    out.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
