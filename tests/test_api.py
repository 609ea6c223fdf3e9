"""The public names, as a notebook uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from saripati.pipeline import ArticleError, InputError, extract, load_records, run

ROOT = Path(__file__).parents[1]


def test_what_a_run_wrote_reads_back_as_it_was(tmp_path: Path) -> None:
    run([ROOT / "corpus" / "brantasari"], tmp_path / "out")
    lines = (tmp_path / "out" / "records.jsonl").read_bytes().splitlines()
    assert [record.to_json() for record in load_records(tmp_path / "out")] == lines
    assert len(lines) > 3


def test_relative_days_follow_the_publication_date_that_is_given() -> None:
    text = "Wali Kota Malang meninjau pasar itu kemarin dan berbicara dengan para pedagang."
    record = extract(text, title="Wali Kota Tinjau Pasar", published="Senin, 29 September 2025 14:05 WIB")
    assert [(date.text, date.value, date.relative) for date in record.dates] == [("kemarin", "2025-09-28", True)]
    assert record.published == "2025-09-29"
    assert [region.code for region in record.regions] == ["35.73"]


def test_what_is_no_article_is_said_so() -> None:
    with pytest.raises(ArticleError, match="no article text"):
        extract(" \n ")


def test_what_is_no_record_is_named_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1: not a record"):
        list(load_records(tmp_path))
    with pytest.raises(InputError, match="cannot be read"):
        list(load_records(tmp_path / "nowhere"))
