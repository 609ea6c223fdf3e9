"""The panel of grades: one row a cell, several articles reconciled, conflicts shown."""

from __future__ import annotations

import math

import pytest

from saripati.pipeline import Record, extract
from saripati.pipeline.panel import COLUMNS, sakip_panel


def record(text: str, published: str | None = "2024-03-01") -> Record:
    return extract(text, published=published)


def test_no_records_give_an_empty_panel_with_all_columns() -> None:
    panel = sakip_panel([])
    assert list(panel.columns) == list(COLUMNS)
    assert panel.empty
    assert {name: str(kind) for name, kind in panel.dtypes.items()} == COLUMNS


def test_a_row_holds_all_that_is_told() -> None:
    panel = sakip_panel([record("Kabupaten Siak meraih predikat BB pada SAKIP 2023 dengan nilai 72,15.")])
    (row,) = panel.to_dict("records")
    (name,) = row.pop("ids")
    assert row == {
        "places": ((name, 0, 69),),
        "region": "14.08",
        "name": "Kabupaten Siak",
        "kind": "pemda",
        "province": "Riau",
        "year": "2023",
        "instrument": "SAKIP",
        "status": "achieved",
        "grade": "BB",
        "score": 72.15,
        "articles": 1,
        "conflict": False,
        "grades": "BB (1)",
        "scores": "72.15 (1)",
        "quote": "Kabupaten Siak meraih predikat BB pada SAKIP 2023 dengan nilai 72,15.",
    }


def test_articles_on_one_cell_are_put_together() -> None:
    panel = sakip_panel(
        [
            record("SAKIP 2023 Kabupaten Siak BB."),
            record("Nilai SAKIP 2023 Kabupaten Siak 72,15.", "2024-03-02"),
            record("SAKIP 2023 Kabupaten Siak BB, kata Bupati Siak.", "2024-03-03"),
        ]
    )
    (row,) = panel.to_dict("records")
    assert (row["grade"], row["score"], row["articles"], row["conflict"]) == ("BB", 72.15, 3, False)
    assert len(row["ids"]) == 3


def test_most_articles_decide_and_the_conflict_is_shown() -> None:
    texts = ["SAKIP 2023 Kabupaten Siak A.", "SAKIP 2023 Kabupaten Siak BB.", "Pada 2023 SAKIP Kabupaten Siak BB."]
    panel = sakip_panel(record(text, f"2024-03-0{day}") for day, text in enumerate(texts, start=1))
    (row,) = panel.to_dict("records")
    assert (row["grade"], row["conflict"], row["grades"]) == ("BB", True, "BB (2), A (1)")
    assert "BB" in row["quote"]


def test_where_as_many_differ_the_earlier_article_comes_first() -> None:
    late = record("SAKIP 2023 Kabupaten Siak A.", "2024-05-01")
    early = record("SAKIP 2023 Kabupaten Siak BB.", "2024-03-01")
    for order in ([late, early], [early, late]):
        (row,) = sakip_panel(order).to_dict("records")
        assert (row["grade"], row["grades"]) == ("BB", "BB (1), A (1)")


def test_scores_that_differ_are_a_conflict() -> None:
    panel = sakip_panel(
        [record("Nilai SAKIP 2023 Kabupaten Siak 72,15."), record("Nilai SAKIP 2023 Kabupaten Siak 72,51.")]
    )
    (row,) = panel.to_dict("records")
    assert row["conflict"]
    assert row["grade"] is None
    assert row["scores"] == "72.15 (1), 72.51 (1)" or row["scores"] == "72.51 (1), 72.15 (1)"


def test_a_grade_without_score_has_no_number() -> None:
    (row,) = sakip_panel([record("SAKIP 2023 Kabupaten Siak BB.")]).to_dict("records")
    assert math.isnan(row["score"])
    assert row["scores"] == ""


@pytest.mark.parametrize(
    "other",
    [
        "SAKIP 2022 Kabupaten Siak BB.",
        "RB 2023 Kabupaten Siak BB.",
        "Pemkab Siak menargetkan SAKIP BB pada 2023.",
        "SAKIP Kabupaten Siak BB.",
        "SAKIP Kabupaten Siak BB selama 2019-2023.",
        "SAKIP 2023 Kabupaten Pelalawan BB.",
    ],
)
def test_other_years_instruments_hopes_and_bodies_are_other_cells(other: str) -> None:
    assert len(sakip_panel([record("SAKIP 2023 Kabupaten Siak BB."), record(other)])) == 2


def test_offices_are_apart_from_their_government_and_from_each_other() -> None:
    panel = sakip_panel(
        [record("Di Kota Batu, SAKIP Dinas Kesehatan A dan Dinas Sosial B."), record("SAKIP Kota Batu BB.")]
    )
    assert sorted(zip(panel["kind"], panel["region"], panel["grade"], strict=True)) == [
        ("opd", "35.79", "A"),
        ("opd", "35.79", "B"),
        ("pemda", "35.79", "BB"),
    ]


def test_a_ministry_has_neither_region_nor_province() -> None:
    (row,) = sakip_panel([record("Kementerian Sosial meraih SAKIP BB.")]).to_dict("records")
    assert (row["region"], row["province"], row["name"]) == (None, None, "Kementerian Sosial")


def test_rows_stand_in_order_whatever_the_order_of_the_records() -> None:
    texts = ["SAKIP 2023 Kota Dumai B.", "SAKIP 2022 Kabupaten Siak BB.", "SAKIP 2021 Kabupaten Siak B."]
    records = [record(text) for text in texts]
    panel = sakip_panel(records)
    assert list(zip(panel["region"], panel["year"], strict=True)) == [
        ("14.08", "2021"),
        ("14.08", "2022"),
        ("14.72", "2023"),
    ]
    assert sakip_panel(reversed(records)).equals(panel)
