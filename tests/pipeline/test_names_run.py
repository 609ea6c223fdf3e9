"""``saripati run --names``: the model doubts, and takes nothing away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from saripati.pipeline.config import load_config
from saripati.pipeline.errors import ConfigError
from saripati.pipeline.run import run

TEXT = "Sidang dibuka\n\nKota Blitar - Wali Kota Blitar, Kebun Raya Indah, membuka sidang. Sekda Tarjo Wiyono hadir.\n"


def test_a_run_with_names_finds_the_same_and_doubts(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    plain, asked = (_run(tmp_path, names) for names in ("none", "spacy"))
    assert asked["record"] | {"problems": []} == plain["record"] | {"problems": []}
    doubts = [one for one in asked["record"]["problems"] if one["code"] == "official-doubted"]
    assert "Tarjo Wiyono" in {official["name"] for official in asked["record"]["officials"]}
    assert not any("Tarjo" in one["message"] for one in doubts)
    assert asked["manifest"]["program"] == plain["manifest"]["program"] + " names=spacy"


def _run(folder: Path, names: str) -> dict[str, Any]:
    out = folder / names
    run([folder / "in"], out, config=load_config(names=names))
    return {
        "record": orjson.loads((out / "records.jsonl").read_bytes()),
        "manifest": orjson.loads((out / "manifest.json").read_bytes()),
    }


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(ConfigError, match="names"):
        load_config(names="flair")
