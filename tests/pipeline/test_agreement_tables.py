"""The tables of agreements: one row an agreement, a participant, a signatory, as the records have them."""

from __future__ import annotations

from pathlib import Path

import orjson
import pyarrow.parquet as pq

from saripati.pipeline import run

_TEXT = (
    "Bupati Ngawi Harun Wijaksana dan Bupati Magetan menandatangani nota kesepahaman pengelolaan arsip di Aula Kantor"
    " Bupati, Selasa (10/6/2025), disaksikan Gubernur Jawa Timur Bagas Prayoga."
)


def test_rows_are_what_the_record_holds(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "satu.txt").write_text(_TEXT, encoding="utf-8")
    (tmp_path / "in" / "dua.txt").write_text("Warga Ngawi panen raya di sawah.", encoding="utf-8")
    run([tmp_path / "in"], tmp_path / "out")
    tables = {path.stem: pq.read_table(path).to_pylist() for path in (tmp_path / "out" / "tables").iterdir()}
    lines = [orjson.loads(line) for line in (tmp_path / "out" / "records.jsonl").read_bytes().splitlines()]
    (record,) = (line for line in lines if line["agreements"])
    (item,) = record["agreements"]
    (row,) = tables["agreements"]
    assert (row["id"], row["agreement"], row["kind"], row["status"], row["date"]) == (
        record["id"],
        0,
        "nota_kesepahaman",
        "signed",
        "2025-06-10",
    )
    assert row["subjects"] == item["subjects"] == ["pengelolaan arsip"]
    assert row["witnesses"] == ["Bagas Prayoga"]
    assert record["text"][row["start"] : row["end"]] == row["evidence"]
    assert [(one["participant"], one["name"], one["kind"], one["region"]) for one in tables["participants"]] == [
        (0, "Kabupaten Ngawi", "pemda", "35.21"),
        (1, "Kabupaten Magetan", "pemda", "35.20"),
    ]
    assert [(one["name"], one["post"], one["region"], one["participant"]) for one in tables["signatories"]] == [
        ("Harun Wijaksana", "bupati", "35.21", 0),
        (None, "bupati", "35.20", 1),
    ]
