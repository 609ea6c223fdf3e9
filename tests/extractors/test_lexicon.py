"""The tables of regions: complete against the decree, and every example and counter-example run."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saripati.extractors import lexicon, regions
from saripati.extractors.document import Document

MakeDocument = Callable[..., Document]
_REFERENCE = Path(__file__).resolve().parents[2].parent / "shared" / "reference" / "kemendagri-2025.csv"


def _entries(table: str, *kinds: str) -> list[dict[str, Any]]:
    return [row for kind in kinds for row in lexicon.table(table)[kind]]


def _codes(document: Document) -> set[str]:
    return {item.code for item in regions.extract(document).regions}


def test_regions_are_complete() -> None:
    levels = Counter(row["level"] for row in lexicon.rows("regions"))
    assert levels == {"provinsi": 38, "kabupaten": 416, "kota": 98, "kecamatan": 7285}
    codes = [row["code"] for row in lexicon.rows("regions")]
    assert len(codes) == len(set(codes))
    assert all(code[:-3] in set(codes) for code in codes if len(code) > 2)


def test_regions_are_those_of_the_decree() -> None:
    if not _REFERENCE.exists():
        pytest.skip("the reference table ../shared/reference/kemendagri-2025.csv is not here")
    with _REFERENCE.open(encoding="utf-8") as lines:
        expected = {row["code"]: " ".join(row["name"].split()) for row in csv.DictReader(lines)}
    expected["71.09"] = expected["71.09"].replace("Kep. ", "Kepulauan ")
    assert {row["code"]: row["name"] for row in lexicon.rows("regions")} == expected


@pytest.mark.parametrize(
    ("code", "name", "level"),
    [
        ("31", "Daerah Khusus Ibukota Jakarta", "provinsi"),
        ("31.01", "Kabupaten Administrasi Kepulauan Seribu", "kabupaten"),
        ("31.72", "Kota Administrasi Jakarta Utara", "kota"),
        ("35.72", "Kota Blitar", "kota"),
        ("35.05.10", "Kanigoro", "kecamatan"),
    ],
)
def test_rows(code: str, name: str, level: str) -> None:
    assert {"code": code, "name": name, "level": level} in lexicon.rows("regions")


def test_every_region_is_found_by_its_full_name(document: MakeDocument) -> None:
    missed = []
    for row in lexicon.rows("regions"):
        if row["level"] == "kecamatan":
            continue
        name = f"Provinsi {row['name']}" if row["level"] == "provinsi" else row["name"]
        if _codes(document(f"Rapat digelar di {name} kemarin.")) != {row["code"]}:
            missed.append(name)
    assert missed == []


def test_nearly_every_kecamatan_is_found_with_its_kabupaten(document: MakeDocument) -> None:
    """All but those whose name stands twice in one kabupaten or is written with signs of its own."""
    names = {row["code"]: row["name"] for row in lexicon.rows("regions")}
    districts = [code for code in names if len(code) == 8][::10]
    missed = [
        code
        for code in districts
        if code not in _codes(document(f"Warga Kecamatan {names[code]}, {names[code[:5]]}, panen raya."))
    ]
    assert len(missed) <= len(districts) // 100, [names[code] for code in missed]


@pytest.mark.parametrize("row", _entries("region-aliases", "alias"), ids=lambda row: row["forms"][0])
def test_alias(row: dict[str, Any], document: MakeDocument) -> None:
    assert _codes(document(row["example"])) & set(row["codes"])
    assert row["source"]
    if "counter" in row:
        assert not _codes(document(row["counter"]))
    last = row["codes"][-1]
    word = "Gubernur" if len(last) == 2 else "Wali Kota" if last[3] == "7" else "Bupati"
    for form in row["forms"]:
        assert _codes(document(f"{word} {form} hadir.")) & set(row["codes"]), form


@pytest.mark.parametrize("row", _entries("region-nicknames", "nickname"), ids=lambda row: row["forms"][0])
def test_nickname(row: dict[str, Any], document: MakeDocument) -> None:
    assert _codes(document(row["example"])) == {row["codes"][0]}
    assert row["source"]
    if not row.get("alone", True):
        assert not _codes(document(row["counter"]))
        return
    for form in row["forms"]:
        assert _codes(document(f"Rombongan tiba di {form} pada sore hari.")) == set(row["codes"]), form


@pytest.mark.parametrize("row", _entries("region-common", "common"), ids=lambda row: row["names"][0])
def test_common_word(row: dict[str, Any], document: MakeDocument) -> None:
    assert row["source"]
    for name in row["names"]:
        example, counter = (row[key].replace(row["names"][0], name) for key in ("example", "counter"))
        assert _codes(document(example)), name
        assert not _codes(document(counter)), name


@pytest.mark.parametrize(
    "row", _entries("region-lookalikes", "head", "tail", "joint", "phrase", "elsewhere"), ids=lambda row: row["example"]
)
def test_look_alike(row: dict[str, Any], document: MakeDocument) -> None:
    """The example holds no region but those ``apart`` from the look-alike; the counter-example holds one."""
    assert _codes(document(row["example"])) == set(row.get("apart", ()))
    assert row["source"]
    if "counter" in row:
        assert _codes(document(row["counter"]))
    for phrase in row.get("texts", ()):
        assert not _codes(document(f"Ia menulis {phrase} kemarin.")), phrase


@pytest.mark.parametrize(
    "row",
    [
        *_entries("region-words", "kind", "police", "place", "abbreviation", "follows"),
        *_entries("region-lookalikes", "serves"),
    ],
    ids=lambda row: row["example"],
)
def test_word(row: dict[str, Any], document: MakeDocument) -> None:
    assert _codes(document(row["example"]))
    assert row["source"]


@pytest.mark.parametrize(
    "row",
    [row for row in _entries("region-words", "kind") if row["level"] != "kecamatan"],
    ids=lambda row: row["words"][0],
)
def test_kind_word(row: dict[str, Any], document: MakeDocument) -> None:
    """Every word that says a kind picks it from the three Gorontalo."""
    expected = {"kabupaten": "75.01", "kota": "75.71", "provinsi": "75"}[row["level"]]
    for word in row["words"]:
        assert _codes(document(f"{word.capitalize()} Gorontalo siap.")) == {expected}, word


def test_every_word_that_opens_a_kecamatan(document: MakeDocument) -> None:
    rows = [row for row in _entries("region-words", "kind") if row["level"] == "kecamatan"]
    for word in (word for row in rows for word in row["words"]):
        assert _codes(document(f"{word.capitalize()} Kanigoro siap.")) == {"35.05.10"}, word
