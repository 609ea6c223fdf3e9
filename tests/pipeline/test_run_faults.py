"""What goes wrong outside the program costs one line of ``rejected.jsonl`` at the most, and never what was written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from saripati.pipeline.config import Config
from saripati.pipeline.errors import OutputError
from saripati.pipeline.run import Progress, run
from saripati.pipeline.verify import verify

from .faults import run_in_child
from .generated import as_files
from .test_run import contents, rejected

CONFIG = Config(shard_articles=4)
SETTINGS = "shard_articles = 4\narticle_seconds = 1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    as_files(12, tmp_path / "in")
    (tmp_path / "saripati.toml").write_text(SETTINGS)
    return tmp_path / "in"


def _write(folder: Path, number: int, word: str) -> None:
    text = f"Rapat {word} di Kabupaten Blitar berlangsung sampai petang dan dihadiri para camat."
    (folder / "0000" / f"{number:06}.json").write_text(json.dumps({"text": text}))


@pytest.mark.parametrize(("workers", "words"), [(1, ["MACET"]), (2, ["MACET", "BEKU", "MATI"])])
def test_an_article_that_hangs_or_kills_is_rejected_by_its_stage(
    workers: int, words: list[str], folder: Path, tmp_path: Path
) -> None:
    for number, word in enumerate(words):
        _write(folder, 4 * number + 1, word)
    settings = ("--config", tmp_path / "saripati.toml", "--workers", workers)
    done = run_in_child(tmp_path, "run", folder, "-o", tmp_path / "out", *settings)
    assert done.returncode == 1, done.stderr
    lines = rejected(tmp_path / "out")
    assert [line["path"] for line in lines] == [f"0000/{4 * number + 1:06}.json" for number in range(len(words))]
    assert {line["stage"] for line in lines} == {"extract"}
    assert all("took longer" in line["reason"] for line in lines)
    assert "ended its worker" in lines[-1]["reason"] or workers == 1
    assert verify(tmp_path / "out").records == 12 - len(words)
    assert not verify(tmp_path / "out").faults


@pytest.mark.parametrize("limit", [1, 100, 2_000, 10_000, 40_000])
def test_a_full_disk_loses_nothing(limit: int, folder: Path, tmp_path: Path) -> None:
    run([folder], tmp_path / "whole", config=CONFIG)
    arguments = ("run", folder, "-o", tmp_path / "out", "--config", tmp_path / "saripati.toml")
    done = run_in_child(tmp_path, *arguments, file_limit=limit)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith(f"saripati: cannot go on writing to {tmp_path / 'out'}: File too large; make room")
    assert done.stderr.count("\n") == 1
    run([folder], tmp_path / "out", config=CONFIG)
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_an_input_that_vanishes_is_told_and_read_when_it_is_back(folder: Path, tmp_path: Path) -> None:
    run([folder], tmp_path / "whole", config=CONFIG)
    gone, kept = folder / "0000" / "000011.json", tmp_path / "kept.json"

    def vanish(progress: Progress) -> None:
        if gone.exists():
            gone.rename(kept)

    first = run([folder], tmp_path / "out", config=CONFIG, progress=vanish)
    assert (first.counts.records, first.counts.changed) == (11, 1)
    assert "vanished while the run went on" in rejected(tmp_path / "out")[0]["reason"]
    kept.rename(gone)
    again = run([folder], tmp_path / "out", config=CONFIG)
    assert not again.already
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_a_stopped_run_does_not_keep_what_had_vanished(folder: Path, tmp_path: Path) -> None:
    run([folder], tmp_path / "whole", config=CONFIG)
    gone, kept = folder / "0000" / "000011.json", tmp_path / "kept.json"

    def vanish_and_stop(progress: Progress) -> None:
        if progress.step == "compare":
            raise KeyboardInterrupt
        if gone.exists():
            gone.rename(kept)

    with pytest.raises(KeyboardInterrupt):
        run([folder], tmp_path / "out", config=CONFIG, progress=vanish_and_stop)
    kept.rename(gone)
    assert run([folder], tmp_path / "out", config=CONFIG).counts.changed == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_output_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(OutputError, match="cannot write to the output folder"):
        run([folder], tmp_path / "out", config=CONFIG)
