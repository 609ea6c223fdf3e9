"""What holds for grades in any text: offsets, bounds, order, one telling or many, time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saripati.extractors.document import Document
from saripati.extractors.sakip.merging import merge

from .test_sakip import findings, item, make

_GRADES = ("AA", "A", "BB", "B", "CC", "C", "D")
_BODIES = {"Kabupaten Siak": "14.08", "Kota Dumai": "14.72", "Kabupaten Sikka": "53.07", "Pemprov Bali": "51"}
_WORDS = st.sampled_from(
    [
        *_GRADES, *_BODIES, "SAKIP", "RB", "A-", "predikat", "nilai", "72,15", "(80,41)", "2023", "sejak 2018", "dari", "ke", "menjadi",  # noqa: E501
        "dan", ",", ".", ";", ":", "masing-masing", "target", "belum", "“kami", "kata Bupati Siak", "WTP", "sangat baik", "tahun lalu", "empat",  # noqa: E501
        "daerah", "yaitu", "100", "101,5", "9,9", "persen", "\n",
    ]
)  # fmt: skip
_TEXTS = st.lists(_WORDS, min_size=1, max_size=60).map(" ".join).filter(str.strip)


@settings(max_examples=150, deadline=None)
@given(_TEXTS, st.sampled_from([None, "2024-05-01", "2024-05", "2024"]))
def test_every_item_quotes_the_text_and_keeps_its_bounds(text: str, published: str | None) -> None:
    document = make(text, published)
    found = findings(document)
    for each in found.assessments:
        assert each.evidence
        assert all(text[mention.start : mention.end] == mention.text for mention in each.evidence)
        assert each.predicate is not None or each.score is not None
        assert each.predicate in (None, *_GRADES, "A-")
        assert each.score is None or 0 <= each.score <= 100
        assert each.subject.region is not None or each.subject.kind == "kementerian_lembaga"
        assert each.instrument == "RB" or each.predicate != "A-"
        assert each.rule.startswith("sakip/")


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_the_same_text_gives_the_same_items(text: str) -> None:
    assert findings(make(text)) == findings(make(text))


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_nothing_is_found_where_no_evaluation_is_named(text: str) -> None:
    plain = text.replace("SAKIP", "rapat").replace("RB", "rapat")
    assert findings(make(plain)).assessments == ()


@pytest.mark.parametrize("grade", _GRADES)
@pytest.mark.parametrize("body", _BODIES)
def test_every_grade_of_every_kind_of_body(body: str, grade: str) -> None:
    for sentence in (f"{body} meraih predikat {grade} dalam SAKIP.", f"Predikat {grade} dalam SAKIP diraih {body}."):
        assert [item(each) for each in findings(make(sentence)).assessments] == [
            (_BODIES[body], "SAKIP", grade, None, None, "achieved")
        ]


@given(st.decimals(min_value=10, max_value=100, places=2))
def test_scores_with_comma_or_point_are_the_same_number(score: object) -> None:
    for written in (str(score), str(score).replace(".", ",")):
        (found,) = findings(make(f"Nilai SAKIP Kabupaten Siak {written}.")).assessments
        assert found.score == float(str(score))


@pytest.mark.parametrize("score", ["101,5", "132", "1.250", "7,5 persen", "Rp 75,5 juta", "80%"])
def test_numbers_off_the_scale_are_no_scores(score: str) -> None:
    assert findings(make(f"Nilai SAKIP Kabupaten Siak {score}.")).assessments == ()


def test_telling_it_twice_adds_nothing() -> None:
    once = "SAKIP 2023 Kabupaten Siak BB (72,4), Kota Dumai B."
    first = {item(each) for each in findings(make(once)).assessments}
    assert {item(each) for each in findings(make(f"{once}\n{once}")).assessments} == first
    assert len(first) == 2


def test_merging_nothing_gives_nothing() -> None:
    assert merge([]) == []


def test_an_empty_document_has_no_grades() -> None:
    assert findings(Document("", ())).assessments == ()


@pytest.mark.parametrize(
    "unit",
    [
        "SAKIP Kabupaten Siak BB (72,1) dan ",
        "predikat A, ",
        "72,15, ",
        "dari B ke BB ",
        "“SAKIP ",
        "2023 2024 ",
        "target A belum B ",
        "AA, A, BB, ",
    ],
)
def test_time_grows_with_length_alone(unit: str) -> None:
    """No text makes it slow: four times the text may take at most some ten times as long, and never seconds."""
    spent = []
    for size in (10, 40):
        document = make("SAKIP Kabupaten Siak. " + unit * size)
        began = time.process_time()
        findings(document)
        spent.append(time.process_time() - began)
    assert spent[1] < max(12 * spent[0], 3.0)
