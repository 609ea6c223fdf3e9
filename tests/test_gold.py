"""The gate: the gold set holds together, no score is below its floor, and what is published is what is measured."""

from __future__ import annotations

import copy
import datetime
from collections import Counter
from typing import Any

import orjson
import pytest

from saripati.extractors.lexicon import rows
from saripati.pipeline import run
from saripati.pipeline.evaluate import Evaluation, evaluate, read_records
from saripati.pipeline.evaluate.floors import Part, fallen, measured, read_floors, same_gold
from saripati.pipeline.gold import JSON, Label, Origin, digests, read_labels
from saripati.pipeline.gold.check import check

from . import accuracy, gold_card

ROOT = accuracy.ROOT
GOLD = ROOT / "gold" / "labels.jsonl"
LABELS = read_labels(GOLD)
FLOORS = read_floors(ROOT / "gold" / "floors.json")
FIGURES = orjson.loads(accuracy.FIGURES.read_bytes())
ORIGINS: tuple[Origin, ...] = ("own", "real")


class Records(dict[str, JSON]):
    """Records by label id; a failing test that names them prints no article."""

    def __repr__(self) -> str:
        return f"<{len(self)} records>"


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, JSON]]:
    out = tmp_path_factory.mktemp("gold")
    found = {}
    for origin, folders in accuracy.INPUTS.items():
        if all(folder.exists() for folder in folders):
            run(folders, out / origin)
            found[origin] = Records(read_records(out / origin))
    return found


def of_origin(origin: str, records: dict[str, dict[str, JSON]]) -> tuple[list[Label], dict[str, JSON]]:
    if origin not in records:
        pytest.skip("the real articles lie beside the checkout in ../shared/articles, and are not there")
    return [label for label in LABELS if label.origin == origin], records[origin]


def f1(evaluation: Evaluation) -> dict[str, float | None]:
    return {score.task: score.counts.f1 for score in evaluation.scores}


# the gate


@pytest.mark.parametrize("origin", ORIGINS)
def test_no_score_is_below_its_floor(origin: Origin, records: dict[str, dict[str, JSON]]) -> None:
    labels, found = of_origin(origin, records)
    evaluation = evaluate(labels, found)
    assert not evaluation.without_record
    below = fallen(FLOORS.parts[origin], measured(labels, evaluation))
    assert not below, "task: (floor, measured); mend it, or lower the floor with a reason (saripati gold floors --help)"


@pytest.mark.parametrize("origin", ORIGINS)
def test_the_floors_were_measured_on_this_gold_set(origin: Origin) -> None:
    labels = [label for label in LABELS if label.origin == origin]
    part = Part(len(labels), *digests(labels), {})
    assert same_gold(FLOORS.parts[origin], part), "labels changed since the floors were measured: make floors"


def test_every_floor_that_fell_has_a_reason() -> None:
    assert all(len(lowered.reason.split()) > 2 for lowered in FLOORS.lowered)


def below_floors(records: dict[str, JSON]) -> set[str]:
    """Tasks that the gate would stop for, of the own articles."""
    labels = [label for label in LABELS if label.origin == "own"]
    return set(fallen(FLOORS.parts["own"], measured(labels, evaluate(labels, records))))


def without_rule(records: dict[str, JSON], rule: str) -> dict[str, JSON]:
    lists = ("regions", "officials", "dates", "sakip", "agreements")
    return {
        key: record | {name: [item for item in record[name] if item["rule"] != rule] for name in lists}
        for key, record in records.items()
    }


def test_the_gate_sees_every_rule_that_is_dropped(records: dict[str, dict[str, JSON]]) -> None:
    labels, found = of_origin("own", records)
    rules = evaluate(labels, found).rules
    worth = [rule for rule, (right, fired) in rules.items() if right > fired / 2]
    assert len(worth) > 10
    assert [rule for rule in worth if not below_floors(without_rule(found, rule))] == []


def twins() -> dict[str, str]:
    """Code of a kabupaten → code of the kota of the same name, and back."""
    codes = {row["name"]: row["code"] for row in rows("regions")}
    pairs = [(codes[name], codes.get(name.replace("Kabupaten", "Kota", 1))) for name in codes if "Kabupaten" in name]
    return {one: other for pair in pairs if pair[1] for one, other in (pair, pair[::-1]) if one and other}


def test_the_gate_sees_kabupaten_and_kota_swapped(records: dict[str, dict[str, JSON]]) -> None:
    _, found = of_origin("own", records)
    other = twins()
    assert other["35.05"] == "35.72"
    swapped = copy.deepcopy(found)
    for record in swapped.values():
        for region in record["regions"]:
            region["code"] = other.get(region["code"], region["code"])
    assert "regions" in below_floors(swapped)


def test_the_gate_sees_a_single_date_that_is_a_day_late(records: dict[str, dict[str, JSON]]) -> None:
    labels, found = of_origin("own", records)
    right = {label.id: {date.value for date in label.dates or ()} for label in labels}
    shifted = copy.deepcopy(found)
    day = next(
        date
        for key, record in shifted.items()
        for date in record["dates"]
        if date["granularity"] == "day" and date["value"] in right.get(key, ())
    )
    day["value"] = (datetime.date.fromisoformat(day["value"]) + datetime.timedelta(days=1)).isoformat()
    assert below_floors(found) == set()
    assert below_floors(shifted) == {"dates"}


# what is published is what is measured


def test_the_published_tables_are_those_of_the_figures() -> None:
    stale = "make accuracy writes them"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert accuracy.with_table(readme, FIGURES) == readme, stale
    assert accuracy.page(FIGURES) == (ROOT / "ACCURACY.md").read_text(encoding="utf-8"), stale


def test_the_data_card_counts_these_labels() -> None:
    card = gold_card.CARD.read_text(encoding="utf-8")
    assert gold_card.card(card, LABELS) == card, "make accuracy writes it"
    assert gold_card.card(card, LABELS[1:]) != card


def test_a_table_that_is_not_of_the_figures_is_noticed() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    changed = copy.deepcopy(FIGURES)
    changed["own articles that no rule was made with"]["tasks"]["dates"]["f1"] = 0.123
    assert accuracy.with_table(readme, changed) != readme


def test_the_figures_are_of_these_labels() -> None:
    parts = {f"{o} {s}": [(o, s)] for _, o, s, _ in accuracy.PARTS} | accuracy.README_PARTS
    for key, members in parts.items():
        chosen = accuracy.of(LABELS, *members)
        told = FIGURES.get(key)
        assert (told is None) == (not chosen), key
        if told:
            assert (told["labels_sha256"], told["texts_sha256"]) == digests(chosen), f"{key}: make accuracy"


@pytest.mark.parametrize("origin", ORIGINS)
def test_the_figures_are_what_is_measured(origin: str, records: dict[str, dict[str, JSON]]) -> None:
    _, found = of_origin(origin, records)
    now = accuracy.measure(LABELS, found, [origin])
    assert {key: _counts(part) for key, part in now.items()} == {key: _counts(FIGURES[key]) for key in now}, (
        "make accuracy"
    )


def _counts(part: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    return {task: (told["right"], told["found"], told["labelled"]) for task, told in part["tasks"].items()}


# the scores themselves


def test_a_perfect_copy_of_the_labels_scores_one_and_an_empty_one_nothing(
    records: dict[str, dict[str, JSON]],
) -> None:
    labels, found = of_origin("own", records)
    copies = {label.id: _as_record(label, found[label.id]) for label in labels}
    for score in evaluate(labels, copies).scores:
        if score.task != "repeated paragraphs":  # a label has no first occurrence to copy
            assert score.counts.f1 in (1.0, None), score
    empty = {
        key: record | {"regions": [], "dates": [], "officials": [], "sakip": [], "agreements": []}
        for key, record in found.items()
    }
    for score in evaluate(labels, empty).scores:
        if score.counts.labelled and score.task != "repeated paragraphs":
            assert (score.counts.recall, score.counts.precision) == (0.0, None)


def test_records_of_other_articles_score_near_nothing(records: dict[str, dict[str, JSON]]) -> None:
    labels, found = of_origin("own", records)
    keys = [label.id for label in labels]
    shuffled = {key: found[other] for key, other in zip(keys, keys[len(keys) // 2 :] + keys, strict=False)}
    figures = f1(evaluate(labels, shuffled))
    assert (figures["dates"] or 0) < 0.1
    assert (figures["officials: full"] or 0) < 0.05
    assert (figures["regions"] or 0) < 0.25  # provinces come again from article to article


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


def plain(words: str) -> str:
    """Folded for comparison, written without the code that is tested."""
    return " ".join("".join(c if c.isalnum() else " " for c in words.lower()).split())


def counted(labels: list[JSON], found: dict[str, JSON]) -> dict[str, float]:
    """F1 by task, counted anew from the raw lines: multisets of keys, and for dates the nearest free place."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()

    def add(task: str, labelled: list[Any], answers: list[Any]) -> None:
        right[task] += sum((Counter(labelled) & Counter(answers)).values())
        total[task] += len(labelled) + len(answers)

    for label in labels:
        record = found[label["id"]]
        codes = [r["code"] for r in record["regions"] if r["code"] not in label.get("regions_optional", ())]
        add("regions", label["regions"], codes)
        free, hits = list(record["dates"]), []
        for date in label["dates"]:
            hit = next(
                (d for d in free if d["value"] == date["value"] and _touch(d, date["text"], record["text"])), None
            )
            if hit:
                free.remove(hit)
                hits.append(hit)
        right["dates"] += len(hits)
        total["dates"] += len(label["dates"]) + len(record["dates"])
        if "sakip" in label:
            add("sakip: full", [_assessment(s) for s in label["sakip"]], [_assessment(s) for s in record["sakip"]])
        forms = {plain(form): plain(o["name"]) for o in label["officials"] for form in (o["name"], *o["aliases"])}
        people = [plain(o["name"]) for o in label["officials"]]
        add("officials: name", people, [_person(official, forms) for official in record["officials"]])
    return {task: 2 * right[task] / total[task] for task in right | total if total[task]}


def _touch(date: JSON, words: str, text: str) -> bool:
    window = text[max(0, date["start"] - len(words) + 1) : date["end"] + len(words) - 1]
    return words in window


def _assessment(item: JSON) -> tuple[Any, ...]:
    subject = item["subject"]["region"] or plain(item["subject"]["name"])
    return (subject, *(item[key] for key in ("instrument", "predicate", "score", "year", "status")))


def _person(official: JSON, forms: dict[str, str]) -> str:
    names = [plain(official["name"]), *map(plain, official["aliases"])]
    return next((forms[name] for i, name in enumerate(names) if name in forms and (i == 0 or forms[name] == name)), "?")


def test_evaluate_agrees_with_an_independent_count(records: dict[str, dict[str, JSON]]) -> None:
    raw = [row for row in map(orjson.loads, GOLD.read_bytes().splitlines()) if row["origin"] == "own"]
    _agree(raw, records["own"])


def test_evaluate_agrees_with_an_independent_count_on_the_seeds(records: dict[str, dict[str, JSON]]) -> None:
    _, found = of_origin("real", records)
    raw = [orjson.loads(line) for line in (accuracy.REAL / "seeds.labels.jsonl").read_bytes().splitlines()]
    assert len(raw) == 5
    _agree(raw, found)


def _agree(raw: list[JSON], found: dict[str, JSON]) -> None:
    figures = f1(evaluate([Label.model_validate(row) for row in raw], found))
    expected = counted(raw, found)
    assert set(expected) == {"regions", "dates", "sakip: full", "officials: name"}
    assert {task: figures[task] for task in expected} == pytest.approx(expected, abs=0.0005)


def test_the_seeds_are_read_without_a_fault(records: dict[str, dict[str, JSON]]) -> None:
    labels, found = of_origin("real", records)
    seeds = f1(evaluate([label for label in labels if not label.id.startswith("news-")], found))
    for task in ("regions", "dates", "repeated paragraphs"):
        figure = seeds[task]
        assert figure is not None
        assert figure >= 0.97, task


# the labels


@pytest.mark.parametrize("origin", ORIGINS)
def test_the_labels_have_no_fault_and_are_of_the_texts_that_were_read(
    origin: str, records: dict[str, dict[str, JSON]]
) -> None:
    _, found = of_origin(origin, records)
    faults = check(GOLD, {key: record["text"] for key, record in found.items()})
    assert [(fault.line, fault.id) for fault in faults] == [], "saripati gold check says what is wrong"


def test_every_own_article_is_labelled() -> None:
    stems = {label.id.split("#")[0] for label in LABELS if label.origin == "own"}
    assert stems == {path.stem for path in (ROOT / "corpus").rglob("*.*") if path.suffix != ".md"}
