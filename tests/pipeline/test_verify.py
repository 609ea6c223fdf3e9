"""``saripati verify``: silent about a good run, and a line for each kind of harm."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from saripati.pipeline import InputError, run
from saripati.pipeline.config import Config
from saripati.pipeline.run.join import fingerprint
from saripati.pipeline.verify import verify

CORPUS = Path(__file__).parents[2] / "corpus" / "brantasari"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verified")
    (folder / "in").mkdir()
    (folder / "in" / "kosong.txt").touch()
    run([CORPUS, folder / "in"], folder / "out", config=Config(shard_articles=8))
    return folder / "out"


def test_a_run_is_found_whole(whole: Path) -> None:
    found = verify(whole)
    assert found.faults == ()
    assert found.records > 3
    assert found.rejected == 1
    assert found.quotations > 20


def _edit(out: Path, change: Callable[[dict[str, object]], None]) -> None:
    """Changes a record that has dates and regions, and has the manifest's hash agree."""
    path = out / "records.jsonl"
    records = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    change(next(record for record in records if record["dates"] and record["regions"]))
    path.write_bytes(b"".join(orjson.dumps(record) + b"\n" for record in records))
    manifest = orjson.loads((out / "manifest.json").read_bytes())
    manifest["outputs"]["records.jsonl"] = fingerprint(path)
    (out / "manifest.json").write_bytes(orjson.dumps(manifest))


def _moved(record: dict[str, object]) -> None:
    record["dates"][0]["start"] += 1  # type: ignore[index]


def _renamed(record: dict[str, object]) -> None:
    record["headline"] = record.pop("title")


def _emptied(record: dict[str, object]) -> None:
    record["regions"] = []


def _overlapping(record: dict[str, object]) -> None:
    record["paragraphs"][1]["start"] -= 2  # type: ignore[index]


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda out: (out / "rejected.jsonl").unlink(), "rejected.jsonl: is missing"),
        (lambda out: (out / "records.jsonl").write_bytes(b""), "records.jsonl: is not what the run wrote"),
        (lambda out: (out / "tables" / "dates.parquet").write_bytes(b"PAR1"), "tables/dates.parquet: cannot be read"),
        (
            lambda out: shutil.copy(out / "tables" / "dates.parquet", out / "tables" / "posts.parquet"),
            "tables/posts.parquet: other columns",
        ),
        (lambda out: _edit(out, _moved), "are not those of the mention"),
        (lambda out: _edit(out, _renamed), "no record of saripati.record/1"),
        (lambda out: _edit(out, _emptied), "regions, found"),
        (lambda out: _edit(out, _emptied), "regions.parquet"),
        (lambda out: _edit(out, _overlapping), "overlaps another"),
    ],
)
def test_harm_is_told(harm: Callable[[Path], object], says: str, whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(whole, out)
    harm(out)
    assert any(says in fault for fault in verify(out).faults), verify(out).faults


def test_a_run_that_did_not_end_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="let the run come to its end"):
        verify(tmp_path)
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(InputError, match="is no JSON"):
        verify(tmp_path)
