"""Scores against counts made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saripati.pipeline.errors import LabelError
from saripati.pipeline.evaluate import evaluate, read_records
from saripati.pipeline.evaluate.matching import pairs
from saripati.pipeline.evaluate.report import as_json, as_text, errors
from saripati.pipeline.evaluate.score import Counts, interval
from saripati.pipeline.gold import Label, read_labels

TEXT = "Judul\nDi Blitar, Senin (29/9/2025), rapat.\nDi Blitar, Senin (29/9/2025), rapat digelar."


def record(**fields: Any) -> dict[str, Any]:
    return {
        "id": "r1",
        "source": {"path": "a/blitar.txt", "item": None},
        "text": TEXT,
        "paragraphs": [
            {"start": 0, "end": 5, "kind": "title", "repeats": None},
            {"start": 6, "end": 42, "kind": "body", "repeats": None},
            {"start": 43, "end": len(TEXT), "kind": "body", "repeats": {"id": "r1", "paragraph": 1}},
        ],
        "regions": [],
        "officials": [],
        "dates": [],
        "sakip": [],
        "agreements": [],
    } | fields


def region(code: str, start: int = 9, end: int = 15) -> dict[str, Any]:
    mention = {"start": start, "end": end, "text": TEXT[start:end]}
    return {"code": code, "name": "x", "mentions": [mention], "rule": "regions/bare"}


def date(value: str | None, start: int = 17, end: int = 34) -> dict[str, Any]:
    return {"start": start, "end": end, "text": TEXT[start:end], "value": value, "rule": "dates/numeric"}


def counts(task: str, label: dict[str, Any], found: dict[str, Any] | None) -> Counts:
    evaluation = evaluate([Label.model_validate({"id": "blitar"} | label)], {"blitar": found} if found else {})
    return next(score.counts for score in evaluation.scores if score.task == task)


@pytest.mark.parametrize(
    ("label", "found", "expected"),
    [
        (["35.05"], ["35.05"], (1, 1, 1)),
        (["35.05", "35"], ["35.05", "35.72"], (1, 2, 2)),
        (["35.05"], [], (0, 0, 1)),
        ([], ["35.05"], (0, 1, 0)),
    ],
)
def test_regions_are_a_set_of_codes(label: list[str], found: list[str], expected: tuple[int, int, int]) -> None:
    assert counts("regions", {"regions": label}, record(regions=[region(code) for code in found])) == Counts(*expected)


def test_an_optional_region_is_neither_right_nor_wrong() -> None:
    label = {"regions": ["35.05"], "regions_optional": ["35"]}
    assert counts("regions", label, record(regions=[region("35.05"), region("35")])) == Counts(1, 1, 1)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([date("2025-09-29")], (1, 1, 1)),
        ([date("2025-09-29"), date("2025-09-29", 18, 20)], (1, 2, 1)),  # an item counts once
        ([date("2025-09-30")], (0, 1, 1)),
        ([date("2025-09-29", 0, 5)], (0, 1, 1)),  # right value, other words
        ([date(None)], (0, 1, 1)),
    ],
)
def test_a_date_is_right_by_place_and_value(found: list[dict[str, Any]], expected: tuple[int, int, int]) -> None:
    label = {"dates": [{"text": "Senin (29/9/2025)", "value": "2025-09-29"}]}
    assert counts("dates", label, record(dates=found)) == Counts(*expected)


def test_region_mentions_are_right_by_place_and_code() -> None:
    label = {"region_mentions": [{"text": "Blitar", "code": "35.05"}, {"text": "Judul", "code": "35.05"}]}
    assert counts("region mentions", label, record(regions=[region("35.05")])) == Counts(1, 1, 2)


def test_an_article_without_record_is_missed_whole() -> None:
    label = {"regions": ["35.05"], "dates": [{"text": "Senin", "value": None}], "repeats": ["Di Blitar"]}
    assert counts("regions", label, None) == Counts(0, 0, 1)
    assert counts("dates", label, None) == Counts(0, 0, 1)
    assert counts("repeated paragraphs", label, None) == Counts(0, 0, 1)


def test_a_repeat_is_right_when_marked_with_its_first_occurrence() -> None:
    label = {"repeats": ["Di Blitar, Senin (29/9"]}
    assert counts("repeated paragraphs", label, record()) == Counts(1, 1, 1)
    wrong = record()
    wrong["paragraphs"][2]["repeats"] = {"id": "r1", "paragraph": 0}
    assert counts("repeated paragraphs", label, wrong) == Counts(0, 1, 1)


def test_a_repeat_of_another_article_counts_only_where_such_are_labelled() -> None:
    other = record()
    other["paragraphs"][2]["repeats"] = {"id": "r2", "paragraph": 4}
    assert counts("repeated paragraphs", {"repeats": []}, other) == Counts(0, 0, 0)
    label = {"repeats": [], "repeats_elsewhere": ["Di Blitar, Senin (29/9"]}
    assert counts("repeated paragraphs", label, other) == Counts(1, 1, 1)


OFFICIAL = {"name": "Syauqul Muhibbin", "aliases": ["Ibbin"], "posts": [{"post": "wali_kota", "region": "35.72"}]}


@pytest.mark.parametrize(
    ("found", "name", "full"),
    [
        ({"name": "SYAUQUL MUHIBBIN", "aliases": []}, 1, 1),
        ({"name": "Ibbin", "aliases": []}, 1, 1),
        ({"name": "Mas Ibin", "aliases": ["Syauqul Muhibbin"]}, 1, 1),
        ({"name": "Muhibbin", "aliases": []}, 0, 0),
        ({"name": "Syauqul Muhibbin", "aliases": [], "posts": [{"post": "bupati", "region": "35.05"}]}, 1, 0),
        ({"name": "Syauqul Muhibbin", "aliases": [], "posts": [{"post": "wali_kota", "region": None}]}, 1, 0),
    ],
)
def test_officials(found: dict[str, Any], name: int, full: int) -> None:
    found = {"posts": [{"post": "wali_kota", "region": "35.72"}], "rule": "r", "mentions": []} | found
    label = {"officials": [OFFICIAL]}
    assert counts("officials: name", label, record(officials=[found])) == Counts(name, 1, 1)
    assert counts("officials: full", label, record(officials=[found])) == Counts(full, 1, 1)


GRADE = {
    "subject": {"kind": "pemda", "name": "Kota Blitar", "region": "35.72"},
    "instrument": "SAKIP",
    "predicate": "A",
    "score": 80.5,
    "year": "2024",
    "status": "achieved",
}


@pytest.mark.parametrize(
    ("change", "grade", "full"),
    [
        ({}, 1, 1),
        ({"score": None}, 1, 0),
        ({"year": "2023"}, 1, 0),
        ({"status": "target"}, 1, 0),
        ({"predicate": "BB"}, 0, 0),
        ({"instrument": "RB"}, 0, 0),
        ({"subject": {"kind": "pemda", "name": "Kabupaten Blitar", "region": "35.05"}}, 0, 0),
    ],
)
def test_sakip(change: dict[str, Any], grade: int, full: int) -> None:
    label = {"sakip": [GRADE]}
    assert counts("sakip: grade", label, record(sakip=[GRADE | change])) == Counts(grade, 1, 1)
    assert counts("sakip: full", label, record(sakip=[GRADE | change])) == Counts(full, 1, 1)


def party(name: str, region: str | None = None) -> dict[str, Any]:
    return {"name": name, "kind": "pemda" if region else "badan_usaha", "region": region}


ACT = {
    "kind": "nota_kesepahaman",
    "status": "signed",
    "date": "2017-03-22",
    "participants": [party("Kabupaten Serang", "36.04"), party("Bank Sentosa")],
    "signatories": [
        {"name": "Tatu", "post": "bupati", "region": "36.04"},
        {"name": None, "post": "sekda", "region": "36.04"},
    ],
}
OTHER_ACT = ACT | {"participants": [party("Kota Kediri", "35.71")], "signatories": []}


@pytest.mark.parametrize(
    ("found", "participants", "full", "signatories"),
    [
        ([ACT, OTHER_ACT], (3, 3, 3), 2, (2, 2, 2)),
        ([OTHER_ACT, ACT], (3, 3, 3), 2, (2, 2, 2)),
        ([ACT], (2, 2, 3), 1, (2, 2, 2)),
        ([ACT | {"status": "planned"}, OTHER_ACT], (3, 3, 3), 1, (2, 2, 2)),
        ([ACT | {"participants": [party("BANK SENTOSA")]}, OTHER_ACT], (2, 2, 3), 1, (2, 2, 2)),
        ([ACT | {"signatories": []}, OTHER_ACT], (3, 3, 3), 2, (0, 0, 2)),
        ([], (0, 0, 3), 0, (0, 0, 2)),
    ],
)
def test_agreements(
    found: list[dict[str, Any]], participants: tuple[int, int, int], full: int, signatories: tuple[int, int, int]
) -> None:
    label = {"agreements": [ACT, OTHER_ACT]}
    assert counts("agreements: participants", label, record(agreements=found)) == Counts(*participants)
    assert counts("agreements: full", label, record(agreements=found)) == Counts(full, len(found), 2)
    assert counts("agreements: signatories", label, record(agreements=found)) == Counts(*signatories)


def test_what_nobody_labelled_prints_as_such() -> None:
    evaluation = evaluate([Label(id="blitar", regions=())], {"blitar": record(regions=[region("35.05")])})
    lines = {line[:26].strip(): line for line in as_text(evaluation).splitlines()}
    assert lines["regions"].endswith("nothing labelled, 1 found")
    assert lines["dates"].endswith("nothing labelled")
    figures = json.loads(as_json(evaluation))["tasks"]["dates"]
    assert (figures["precision"], figures["recall"], figures["f1"], figures["interval"]) == (None, None, None, None)


def test_errors_name_the_article_the_item_and_the_rule() -> None:
    label = Label(id="blitar", regions=("35.72",), repeats=("Di Blitar",))
    evaluation = evaluate([label], {"blitar": record(regions=[region("35.05")])})
    lines = list(errors(evaluation, {"blitar": record()}))
    assert lines[0].startswith("regions  blitar  spurious  35.05 x  [regions/bare]  … Judul ¶ Di Blitar, Senin")
    assert lines[1] == "regions  blitar  missed    35.72"


def test_rules_are_counted_right_and_fired() -> None:
    label = Label(id="blitar", regions=("35.05",), dates=())
    found = record(regions=[region("35.05"), region("35.72")], dates=[date("2025-09-29")])
    assert evaluate([label], {"blitar": found}).rules == {"dates/numeric": (0, 1), "regions/bare": (1, 2)}


def test_an_undefined_figure_is_none() -> None:
    assert (Counts(0, 0, 3).precision, Counts(0, 0, 3).recall, Counts(0, 0, 3).f1) == (None, 0.0, 0.0)
    assert (Counts(0, 3, 0).precision, Counts(0, 3, 0).recall, Counts(0, 3, 0).f1) == (0.0, None, None)


COUNTS = st.builds(
    lambda right, missed, spurious: Counts(right, right + spurious, right + missed),
    *[st.integers(0, 5)] * 3,
)


@given(st.lists(COUNTS, min_size=1, max_size=20))
def test_the_interval_is_repeatable_and_within_bounds(articles: list[Counts]) -> None:
    found = interval(articles)
    assert found == interval(articles)
    if found is None:
        assert sum(article.labelled for article in articles) == 0
    else:
        assert 0 <= found[0] <= found[1] <= 1


def test_the_interval_of_equal_articles_is_a_point() -> None:
    assert interval([Counts(1, 2, 2)] * 10) == (0.5, 0.5)


@given(st.integers(0, 6), st.integers(0, 6), st.data())
def test_the_matching_is_one_to_one_and_as_large_as_can_be(n: int, m: int, data: st.DataObject) -> None:
    allowed = data.draw(st.sets(st.tuples(st.integers(0, max(0, n - 1)), st.integers(0, max(0, m - 1)))))
    matched = pairs(range(n), range(m), lambda i, j: (i, j) in allowed)
    assert len({i for i, _ in matched}) == len(matched) == len({j for _, j in matched})
    assert set(matched) <= allowed
    assert len(matched) == _largest(list(range(n)), set(range(m)), allowed)


def _largest(left: list[int], free: set[int], allowed: set[tuple[int, int]]) -> int:
    if not left:
        return 0
    first, *rest = left
    tries = [1 + _largest(rest, free - {j}, allowed) for j in free if (first, j) in allowed]
    return max([_largest(rest, free, allowed), *tries])


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (['{"id": "a"}', '{"id": "a"}'], r"line 2: 'a' is labelled twice"),
        (['{"id": "a", "region": []}'], r"line 1: region: Extra inputs are not permitted"),
        (['{"id": "a"}', "", "{"], r"line 3: the line: Invalid JSON"),
    ],
)
def test_a_wrong_label_is_named_by_its_line(tmp_path: Path, lines: list[str], message: str) -> None:
    (tmp_path / "labels.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(LabelError, match=message):
        read_labels(tmp_path / "labels.jsonl")


def test_missing_files_are_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match="cannot be read"):
        read_labels(tmp_path / "none.jsonl")
    with pytest.raises(LabelError, match="cannot be read"):
        read_records(tmp_path / "none.jsonl")


def test_records_are_joined_by_stem_and_item(tmp_path: Path) -> None:
    sources = [{"path": "x/a.txt", "item": None}, {"path": "y/b.jsonl", "item": 7}]
    (tmp_path / "records.jsonl").write_text("\n".join(json.dumps({"source": s}) for s in sources), encoding="utf-8")
    assert set(read_records(tmp_path)) == {"a", "b#7"}


def test_two_records_for_one_label_are_refused(tmp_path: Path) -> None:
    line = json.dumps({"source": {"path": "a.txt", "item": None}})
    (tmp_path / "records.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    with pytest.raises(LabelError, match="a second record for 'a'"):
        read_records(tmp_path / "records.jsonl")


def test_the_seeds_are_labels_of_this_form() -> None:
    seeds = Path(__file__).parents[2].parent / "shared" / "articles" / "seeds.labels.jsonl"
    if not seeds.exists():
        pytest.skip("the seed articles lie beside the checkout in ../shared, and are not there")
    assert len(read_labels(seeds)) == 5
