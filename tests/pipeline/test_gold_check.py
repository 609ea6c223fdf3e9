"""Faults of labels, each made on purpose and named by its line; the commands of ``saripati gold``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saripati.extractors.lexicon import table
from saripati.pipeline.gold import Label, digests
from saripati.pipeline.gold.check import check
from saripati.pipeline.gold.marks import sha256
from saripati.pipeline.gold.vocabulary import POSTS, edtf_fault

TEXT = "Bupati Blitar Rukmana membuka rapat, Selasa (16/6/2020).\nRapat digelar Selasa."
GRADE = {
    "subject": {"kind": "pemda", "name": "Kabupaten Blitar", "region": "35.05"},
    "instrument": "SAKIP",
    "predicate": "A",
    "score": None,
    "year": None,
    "status": "achieved",
}
ACT = {"kind": "lainnya", "status": "signed", "participants": [{"name": "Kabupaten Blitar", "kind": "pemda"}]}
GOOD: dict[str, Any] = {
    "id": "a",
    "text_sha256": sha256(TEXT),
    "regions": ["35.05"],
    "dates": [{"text": "Selasa (16/6/2020)", "value": "2020-06-16"}],
    "officials": [{"name": "Rukmana", "posts": [{"post": "bupati", "region": "35.05"}]}],
    "sakip": [GRADE],
    "agreements": [ACT],
    "repeats": [],
}


def faults(tmp_path: Path, *rows: dict[str, Any] | str) -> list[tuple[int, str]]:
    file = tmp_path / "labels.jsonl"
    file.write_text("".join(f"{r if isinstance(r, str) else json.dumps(r)}\n" for r in rows), encoding="utf-8")
    return [(fault.line, fault.message) for fault in check(file, {"a": TEXT})]


def test_a_good_label_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []


def post(**change: Any) -> dict[str, Any]:
    return {"officials": [{"name": "Rukmana", "posts": [{"post": "bupati", "region": "35.05"} | change]}]}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"regions": ["35.99"]}, "regions: '35.99' is no code of the region table"),
        ({"regions_optional": ["3505"]}, "regions_optional: '3505' is no code of the region table"),
        ({"regions_optional": ["35.05"]}, "regions_optional: 35.05 is in regions too"),
        ({"regions": ["35.05", "35.05"]}, "regions: 35.05 stands twice"),
        ({"region_mentions": [{"text": "Blitar", "code": "99"}]}, "region_mentions: '99' is no code"),
        ({"region_mentions": [{"text": "Kediri", "code": "35.06"}]}, "“Kediri” does not stand in the article"),
        (post(post="walikota"), "officials: 'walikota' is no post of the vocabulary"),
        (post(region="0"), "officials: '0' is no code"),
        (post(acting="pjb"), "officials.0.posts.0.acting: Input should be"),
        ({"officials": [{"name": "Rukmana"}]}, "officials: Rukmana has no post"),
        ({"officials": [{"name": "Rukmini", "posts": [{"post": "bupati"}]}]}, "“Rukmini” does not stand"),
        ({"dates": [{"text": "Rabu", "value": None}]}, "dates: “Rabu” does not stand in the article"),
        ({"dates": [{"text": "rapat, Selasa", "value": None}] * 2}, "is labelled 2 times and stands 1 times"),
        ({"dates": [{"text": "Selasa", "value": "16/6/2020"}]}, "'16/6/2020' is no EDTF date"),
        ({"dates": [{"text": "Selasa", "value": "2021-02-29"}]}, "holds 2021-02-29, a day or month that there is not"),
        ({"sakip": [GRADE | {"predicate": "A-"}]}, "sakip: 'A-' is no predicate"),
        ({"sakip": [GRADE | {"predicate": None}]}, "sakip: Kabupaten Blitar has neither predicate nor score"),
        ({"sakip": [GRADE | {"score": 101}]}, "sakip: score 101 is not between 0 and 100"),
        ({"sakip": [GRADE | {"year": "kini"}]}, "sakip: year: 'kini' is no EDTF date"),
        ({"sakip": [GRADE | {"status": "hoped"}]}, "sakip.0.status: Input should be"),
        ({"agreements": [ACT | {"kind": "mou"}]}, "agreements: 'mou' is no kind"),
        ({"agreements": [ACT | {"participants": [{"name": "X", "kind": "pt"}]}]}, "'pt' is no participant's kind"),
        ({"agreements": [ACT | {"signatories": [{"name": None}]}]}, "a signatory has neither name nor post"),
        ({"agreements": [ACT | {"place_region": "1"}]}, "agreements: '1' is no code"),
        ({"agreements": [ACT | {"date": "2020-13"}]}, "agreements: date: '2020-13' holds 2020-13"),
        ({"repeats": ["Rapat ditutup"]}, "repeats: “Rapat ditutup” does not stand"),
        ({"text_sha256": "0" * 64}, "the article changed since it was labelled"),
        ({"cuaca": []}, "cuaca: Extra inputs are not permitted"),
    ],
)
def test_every_fault_is_found(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    found = faults(tmp_path, GOOD | {"id": "b"}, GOOD | change)
    assert len(found) == 1
    assert found[0][0] == 2
    assert message in found[0][1]


def test_an_id_that_stands_twice_and_a_line_that_is_none(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD, "", GOOD, "{") == [
        (3, "is labelled twice, first in line 1"),
        (4, "the line: Invalid JSON: EOF while parsing an object at line 1 column 1"),
    ]


@pytest.mark.parametrize("value", "2020-06-16 2020-06 2020 202X 2017/2023 2021-06/2021-08 2019/.. ../2019".split())
def test_dates_of_the_contract_are_edtf(value: str) -> None:
    assert edtf_fault(value) is None


@pytest.mark.parametrize("value", "2020-6-16 20-06 2023/2017 2020-00 2020-04-31 2019/ /2019 ../.. 2020? 0000".split())
def test_other_forms_are_not(value: str) -> None:
    assert edtf_fault(value)


@given(st.dates())
def test_every_real_day_is_edtf(day: Any) -> None:
    assert edtf_fault(day.isoformat()) is None


def test_the_posts_of_the_lexicon_are_of_the_vocabulary() -> None:
    assert {entry["post"] for entry in table("posts")["post"]} <= set(POSTS)


def test_digests_tell_labels_from_texts_and_pass_over_the_order() -> None:
    one, other = Label(id="a", regions=("35",)), Label(id="b", text_sha256="0")
    assert digests([one, other]) == digests([other, one])
    relabelled = digests([one.model_copy(update={"regions": ("36",)}), other])
    reread = digests([one, other.model_copy(update={"text_sha256": "1"})])
    assert (relabelled[0] == digests([one, other])[0], relabelled[1] == digests([one, other])[1]) == (False, True)
    assert reread[1] != digests([one, other])[1]
