"""What the READMEs tell is run, in both languages."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import orjson
import pytest

from saripati import pipeline

from . import accuracy

ROOT = Path(__file__).parents[1]
FIGURES = orjson.loads(accuracy.FIGURES.read_bytes())
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in accuracy.READMES}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PRINTED = ["35.05 Kabupaten Blitar Blitar", "2020-06-16 Selasa (16/6/2020)", "region MultiGraph"]
"""What the Python of a README prints."""


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = re.compile(r"`[\w./*-]+`")


def commands(name: str) -> list[str]:
    """The commands of a README, without the remarks behind them."""
    return [re.sub(r"\s*#.*", "", line) for block in blocks(name, "sh") for line in block.splitlines()]


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXTS[name], re.DOTALL)


@pytest.fixture(scope="module", params=TEXTS)
def readme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like a checkout, in which all commands of the READMEs, which are the same, were run in their order."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("corpus", "docs", "gold"):
        (folder / name).symlink_to(ROOT / name)
    ran = 0
    for command in commands("README.md"):
        program, *arguments = shlex.split(command)
        if program == "make":
            assert f"\n{arguments[0]}:" in MAKEFILE
            continue
        assert program == ".venv/bin/saripati"
        line = [sys.executable, "-m", "saripati.pipeline", *arguments]
        done = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        ran += 1
    assert ran >= 10
    return folder


def test_the_commands_leave_what_they_say(here: Path) -> None:
    for name in ("records.jsonl", "report.html", "tables.duckdb", "errors.html", "to-label"):
        assert (here / "out" / name).exists()
    assert (here / "example.svg").exists()


def test_the_python_runs(readme: str, here: Path) -> None:
    printed = []
    for block in blocks(readme, "python"):
        done = subprocess.run([sys.executable, "-c", block], cwd=here, check=True, capture_output=True, text=True)
        printed += done.stdout.splitlines()
    assert printed == PRINTED


def test_the_sql_runs(readme: str, here: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(here / "out" / "tables.duckdb"), read_only=True) as connection:
        for block in blocks(readme, "sql"):
            assert connection.execute(block).fetchall()
        views = {
            name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        }
    assert set(re.findall(r"\? \| `(\w+)` \|", TEXTS[readme])) == views


def test_every_code_block_is_run(readme: str) -> None:
    assert set(re.findall(r"^```(\w+)", TEXTS[readme], re.MULTILINE)) == {"sh", "python", "sql"}


def test_the_links_lead_somewhere(readme: str) -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", TEXTS[readme]):
        assert (ROOT / target).exists(), target


def test_the_tables_are_those_of_the_figures(readme: str) -> None:
    words = accuracy.READMES[readme]
    assert accuracy.with_table(TEXTS[readme], FIGURES, words) == TEXTS[readme], "make accuracy writes them"
    assert all(word in accuracy.table(FIGURES, words) for word in words.values() if "sebutan" not in word)
    assert "| ---: |" in TEXTS[readme].split(accuracy.SPEED_BEGIN)[1].split(accuracy.SPEED_END)[0]


def test_both_say_the_same() -> None:
    """The same commands, programs, fields and files; the words differ."""
    one, other = TEXTS
    assert commands(one) == commands(other)
    assert blocks(one, "python") == blocks(other, "python")
    assert set(CODE.findall(TEXTS[one])) == set(CODE.findall(TEXTS[other]))


@pytest.mark.parametrize("block", re.findall(r"```toml\n# (.*?)\n(.*?)```", CONTRIBUTING, re.DOTALL))
def test_the_entries_shown_are_of_the_form_of_their_tables(block: tuple[str, str]) -> None:
    table, entry = block
    known = tomllib.loads((ROOT / table).read_text(encoding="utf-8"))
    for name, entries in tomllib.loads(entry).items():
        fields = {field for told in known[name] for field in told}
        assert all(set(told) <= fields for told in entries)


def test_the_links_and_files_of_contributing_lead_somewhere() -> None:
    prose = re.sub(r"```.*?```", "", CONTRIBUTING, flags=re.DOTALL)
    for target in re.findall(r"\w\]\((?!http)([^)#]+\.\w+)\)", prose):
        assert (ROOT / target).exists(), target
    for target in re.findall(r"`((?:extractors|pipeline|tests)/[\w./-]+)`", CONTRIBUTING):
        assert (ROOT / target).exists(), target


def test_the_public_names_are_there() -> None:
    for name in pipeline.__all__:
        assert getattr(pipeline, name).__doc__
