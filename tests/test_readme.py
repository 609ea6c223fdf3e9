"""What the README tells is run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from saripati import pipeline

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]


def test_the_commands_run_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    (tmp_path / "gold").symlink_to(ROOT / "gold")
    ran = 0
    for command in COMMANDS:
        program, *arguments = shlex.split(command, comments=True)
        if program == "make":
            assert f"\n{arguments[0]}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
            continue
        assert program == ".venv/bin/saripati"
        line = [sys.executable, "-m", "saripati.pipeline", *arguments]
        subprocess.run(line, cwd=tmp_path, check=True, capture_output=True)
        ran += 1
    assert ran >= 3


@pytest.mark.parametrize("block", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_the_python_runs(block: str) -> None:
    done = subprocess.run([sys.executable, "-c", block], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["35.05 Kabupaten Blitar Blitar", "2020-06-16 Selasa (16/6/2020)"]


def test_the_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_public_names_are_there() -> None:
    for name in pipeline.__all__:
        assert getattr(pipeline, name).__doc__
