"""The table that weighs the evidence for parties and days of agreements, learned from labelled articles.

    python -m saripati.pipeline.train.agreements OUT.json LABELS.jsonl=ARTICLES ... --known LABELS.jsonl=ARTICLES ...

Articles that were read when the rules were made (``--known``) show the rules better than they are: of these the marks
of what the rules chose are left out. Needs scipy (``pip install 'saripati[train]'``).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...extractors import dates, officials, regions
from ...extractors.agreements import read_acts
from ...extractors.agreements.acts import Act
from ...extractors.agreements.day_evidence import days_of, days_with_marks
from ...extractors.agreements.evidence import Reading, bodies, holders, marks_in_act
from ...extractors.agreements.items import day_told, parties_told
from ...extractors.agreements.judging import UNTOLD, Weights
from ...extractors.agreements.parties import folded
from ...extractors.document import DateMention, Document, Participant
from ..gold import AgreementLabel
from .loglinear import fit_choice, fit_likelihood
from .practice import Choice, labelled, split

RULES = "rules="
SPREAD = {"parties": 0.05, "days": 0.1}
"""How far weights may go from zero (``loglinear``), chosen on articles left out."""


@dataclass(frozen=True, slots=True)
class Practice:
    """What one article teaches: bodies that are a party or not, and days of which one is right."""

    parties: tuple[tuple[frozenset[str], bool], ...]
    days: tuple[Choice, ...]


def practise(labels: Path, articles: Path, known: bool) -> Iterator[tuple[str, Practice]]:
    """What each labelled article teaches, by its id; ``known`` ones without the marks of what the rules chose."""
    for label, draft in labelled(labels, articles):
        if label.agreements is not None:
            yield label.id, _practice(draft.document, label.agreements, known)


def _practice(document: Document, told: Sequence[AgreementLabel], known: bool) -> Practice:
    found = regions.extract(document)
    days = dates.extract(document).dates
    persons = officials.extract(document, found.regions, found.dateline_region).officials
    got = read_acts(document, found.regions, persons, days, found.dateline_region)
    if got is None:
        return Practice((), ())
    reading, acts, _ = got
    rows = list(_parties(reading, acts, told, known))
    dated = list(_days(document, days, reading, acts, told))
    if known:
        rows = [(_without_rules(marks), true) for marks, true in rows]
        dated = [(tuple(map(_without_rules, things)), right) for things, right in dated]
    return Practice(tuple(rows), tuple(dated))


def _without_rules(marks: frozenset[str]) -> frozenset[str]:
    return frozenset(mark for mark in marks if RULES not in mark)


def _parties(
    reading: Reading, acts: Sequence[Act], labelled: Sequence[AgreementLabel], known: bool
) -> Iterator[tuple[frozenset[str], bool]]:
    """The bodies beside each act that the rules built; beside the one act of an article as if they had built none."""
    named, right, held = bodies(reading), _matched(acts, labelled), holders(acts)
    if not known:
        for index, act in enumerate(acts):
            for body in named:
                true = index in right and _is_party(body.party, labelled[right[index]])
                yield body.marks | marks_in_act(body, act, held, len(acts)), true
    if known or not acts or len(labelled) < 2:
        for body in named:
            true = bool(labelled) and _is_party(body.party, labelled[0])
            if true or not any(_is_party(body.party, other) for other in labelled):
                yield body.marks | {UNTOLD}, true


def _days(
    document: Document,
    days: tuple[DateMention, ...],
    reading: Reading,
    acts: Sequence[Act],
    labelled: Sequence[AgreementLabel],
) -> Iterator[Choice]:
    found = days_of(days, reading, document.published)
    for index, label in _matched(acts, labelled).items():
        act = acts[index]
        told = days_with_marks(found, act, day_told(document, act, days))
        if labelled[label].date in told:
            yield tuple(map(frozenset, told.values())), list(told).index(labelled[label].date)


def _matched(acts: Sequence[Act], labelled: Sequence[AgreementLabel]) -> Mapping[int, int]:
    """The act of the rules for each labelled agreement, by the parties that they share, as the score matches them."""
    shared = sorted(
        (-sum(_is_party(party, label) for party in parties_told(act)), j, i)
        for i, act in enumerate(acts)
        for j, label in enumerate(labelled)
    )
    found: dict[int, int] = {}
    for number, label, act in shared:
        if number and act not in found and label not in found.values():
            found[act] = label
    return found


def _is_party(party: Participant, label: AgreementLabel) -> bool:
    """Whether a body is a labelled participant: a government by its region, others by name."""
    if party.kind == "pemda" and party.region:
        return any(one.kind == "pemda" and one.region == party.region for one in label.participants)
    return any(folded(one.name) == folded(party.name) for one in label.participants)


def learn(practices: Sequence[Practice]) -> Weights:
    """The weights of marks that articles teach."""
    return {
        "parties": fit_likelihood([row for one in practices for row in one.parties], SPREAD["parties"]),
        "days": fit_choice([choice for one in practices for choice in one.days], SPREAD["days"]),
    }


def main(arguments: Sequence[str]) -> None:
    """Learns the table from the articles named on the command line and writes it."""
    out, given = Path(arguments[0]), list(arguments[1:])
    at = given.index("--known") if "--known" in given else len(given)
    pairs = [(one, False) for one in given[:at]] + [(one, True) for one in given[at + 1 :]]
    table = learn([practice for pair, known in pairs for _, practice in practise(*split(pair), known)])
    out.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
