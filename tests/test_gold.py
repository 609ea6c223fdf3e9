"""The gold set holds together, and the samples are read as well as they were when last measured."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from saripati.extractors.lexicon import rows
from saripati.pipeline import run
from saripati.pipeline.evaluate import evaluate, read_records
from saripati.pipeline.evaluate.tasks import JSON
from saripati.pipeline.gold import Label, read_labels

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "articles"
LABELS = read_labels(ROOT / "gold" / "labels.jsonl")

FLOORS = {
    "own": {"regions": 0.97, "dates": 0.97, "repeated paragraphs": 0.90},
    "real": {"regions": 0.97, "dates": 0.96, "repeated paragraphs": 0.90},
}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, JSON]]:
    out = tmp_path_factory.mktemp("gold")
    inputs = {"own": [ROOT / "corpus"], "real": [REAL / "seeds", REAL / "news"]}
    found = {}
    for origin, folders in inputs.items():
        if all(folder.exists() for folder in folders):
            run(folders, out / origin)
            found[origin] = read_records(out / origin)
    return found


def of_origin(origin: str, records: dict[str, dict[str, JSON]]) -> tuple[list[Label], dict[str, JSON]]:
    if origin not in records:
        pytest.skip("the real articles lie beside the checkout in ../shared/articles, and are not there")
    return [label for label in LABELS if label.origin == origin], records[origin]


@pytest.mark.parametrize("origin", FLOORS)
def test_the_scores_are_above_their_floors(origin: str, records: dict[str, dict[str, JSON]]) -> None:
    labels, found = of_origin(origin, records)
    evaluation = evaluate(labels, found)
    assert not evaluation.without_record
    scores = {score.task: score.counts.f1 for score in evaluation.scores}
    for task, floor in FLOORS[origin].items():
        figure = scores[task]
        assert figure is not None
        assert figure >= floor, task


@pytest.mark.parametrize("origin", FLOORS)
def test_the_labels_are_of_the_texts_that_were_read(origin: str, records: dict[str, dict[str, JSON]]) -> None:
    labels, found = of_origin(origin, records)
    changed = [
        label.id
        for label in labels
        if label.text_sha256 != hashlib.sha256(found[label.id]["text"].encode()).hexdigest()
    ]
    assert not changed, "the normalised text changed: read these articles again, then set text_sha256 anew"


def test_a_perfect_copy_of_the_labels_scores_one_and_an_empty_one_nothing(
    records: dict[str, dict[str, JSON]],
) -> None:
    labels, found = of_origin("own", records)
    copy = {label.id: _as_record(label, found[label.id]) for label in labels}
    for score in evaluate(labels, copy).scores:
        if score.task != "repeated paragraphs":  # a label has no first occurrence to copy
            assert score.counts.f1 in (1.0, None), score
    empty = {
        key: record | {"regions": [], "dates": [], "officials": [], "sakip": [], "agreements": []}
        for key, record in found.items()
    }
    for score in evaluate(labels, empty).scores:
        if score.counts.labelled and score.task != "repeated paragraphs":
            assert (score.counts.recall, score.counts.precision) == (0.0, None)


def test_the_seeds_are_read_without_a_fault(records: dict[str, dict[str, JSON]]) -> None:
    labels, found = of_origin("real", records)
    seeds = evaluate([label for label in labels if not label.id.startswith("news-")], found)
    for score in seeds.scores:
        if score.task in FLOORS["real"]:
            assert score.counts.f1 is not None
            assert score.counts.f1 >= 0.97, score


def _as_record(label: Label, record: JSON) -> JSON:
    """A record that says exactly what the label says; dates are put where their words first stand."""
    dates = [
        {
            "start": (start := record["text"].find(date.text)),
            "end": start + len(date.text),
            "text": date.text,
            "value": date.value,
        }
        for date in label.dates or ()
    ]
    regions = [{"code": code, "name": code, "mentions": []} for code in label.regions or ()]
    lists = {
        name: [item.model_dump() for item in getattr(label, name) or ()]
        for name in ("officials", "sakip", "agreements")
    }
    return record | {"regions": regions, "dates": dates} | lists


def test_codes_are_of_the_table() -> None:
    codes = {row["code"] for row in rows("regions")}
    for label in LABELS:
        assert set(label.regions or ()) | set(label.regions_optional) <= codes, label.id


def test_every_own_article_is_labelled() -> None:
    stems = {label.id.split("#")[0] for label in LABELS if label.origin == "own"}
    assert stems == {path.stem for path in (ROOT / "corpus").rglob("*.*") if path.suffix != ".md"}
