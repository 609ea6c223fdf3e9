"""Whole records of sample articles, read against their texts once and kept: what changes in one shows here.

``make golden`` writes tests/golden anew after a change that was meant; read the difference before it is committed.
The precision of a rule is left out, it moves with every measurement.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from saripati.pipeline import run

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
ARTICLES = (
    "brantasari/kesepakatan-probolinggo-pasuruan.json",
    "ciwulan-pos/longsor-nyalindung.html",
    "deli-sore/resep-soto-bang-ucok.txt",
    "gurindam-pos/pelantikan-tanjungpinang.html",
    "kabar-teluk/pks-sampah-kupang.txt",
    "lancang-riau/siak-sendirian-di-a.txt",
    "pantura-sore/brebes-b-cukup-buat-makan.json",
    "ranah-siang/dua-amplop-pasbar.html",
)


def records(out: Path) -> dict[str, Any]:
    """Stem of the article → its record, from one run over all of ARTICLES."""
    run([ROOT / "corpus" / article for article in ARTICLES], out, fresh=True)
    found = (orjson.loads(line) for line in (out / "records.jsonl").read_bytes().splitlines())
    return {Path(record["source"]["path"]).stem: _without_precision(record) for record in found}


def _without_precision(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_precision(inner) for key, inner in value.items() if key != "precision"}
    return [_without_precision(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return records(tmp_path_factory.mktemp("golden") / "out")


@pytest.mark.parametrize("stem", [Path(article).stem for article in ARTICLES])
def test_the_record_is_the_one_that_was_read(stem: str, found: dict[str, Any]) -> None:
    assert found[stem] == orjson.loads((GOLDEN / f"{stem}.json").read_bytes()), "meant? make golden, and read the diff"


def write() -> None:
    """Writes tests/golden anew."""
    GOLDEN.mkdir(exist_ok=True)
    for stem, record in records(ROOT / ".build" / "golden").items():
        written = orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        (GOLDEN / f"{stem}.json").write_bytes(written)


if __name__ == "__main__":
    write()
