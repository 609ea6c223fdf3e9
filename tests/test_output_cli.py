"""The commands that make something of a run's output, and what the shell is offered."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from saripati.pipeline import run

from .test_cli import Answer, saripati

__all__ = ["saripati"]  # a fixture, found by its name

Command = Callable[..., Answer]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "satu.txt").write_text("Bupati Blitar membuka rapat di Kanigoro.", encoding="utf-8")
    run([tmp_path / "in"], tmp_path / "out")
    return tmp_path / "out"


def test_report_writes_a_page_and_says_where(out: Path, saripati: Command) -> None:
    done = saripati("report", out)
    assert (done.code, done.err) == (0, "")
    assert str(out / "report.html") in done.out
    assert "Kanigoro" in (out / "report.html").read_text(encoding="utf-8")
    assert saripati("report", out, "--to", out / "lain.html").code == 0
    assert (out / "lain.html").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["report", "nowhere"], "name the output folder of a run"),
        (["report", "{out}", "--to", "{out}/none/page.html"], "name another file with --to"),
        (["tables", "{out}", "--to", "excel"], "say csv, parquet, duckdb, sqlite"),
        (["tables", "nowhere", "--to", "csv"], "name the output folder"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(out: Path, saripati: Command, arguments: list[str], says: str) -> None:
    done = saripati(*(argument.format(out=out) for argument in arguments))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("saripati: ")
    assert says in done.err
    assert done.err.count("\n") == 1


def test_ctrl_c_says_that_nothing_was_written(out: Path, saripati: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("saripati.pipeline.output_cli.load_records", stop)
    done = saripati("report", out)
    assert done.code == 130
    assert "Give the same command again" in done.err
    assert not (out / "report.html").exists()


def test_help_shows_every_command_and_examples_that_exist(saripati: Command) -> None:
    shown = saripati("--help").out
    for name in ("run", "show", "report", "tables", "evaluate", "completion", "gold", "names"):
        assert f"saripati {name} " in shown or f"  {name} " in shown
    for example in ("saripati run FOLDER --output out", "saripati report out", "saripati tables out --to sqlite"):
        assert example in shown


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_told_how_to_complete(saripati: Command, shell: str) -> None:
    assert "_SARIPATI_COMPLETE" in saripati("completion", shell).out


def test_the_tab_key_completes_a_command() -> None:
    asked = {"_SARIPATI_COMPLETE": "complete_bash", "COMP_WORDS": "saripati re", "COMP_CWORD": "1"}
    command = [sys.executable, "-m", "saripati.pipeline"]
    done = subprocess.run(command, env=os.environ | asked, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["report"]
