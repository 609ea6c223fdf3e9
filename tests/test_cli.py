"""The command as a person meets it: tables, exit codes, one clear sentence for what goes wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest

from saripati.pipeline.cli import app, main

ROOT = Path(__file__).parents[1]
ARTICLE = "Bupati Blitar membuka rapat koordinasi di Kanigoro yang dihadiri para camat, Selasa (16/6/2020)."


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def in_a_process(*arguments: object, stdin: bytes = b"") -> Answer:
    command = [sys.executable, "-m", "saripati.pipeline", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False)
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def saripati(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """The command, run here: a new interpreter for each test would take a second."""

    def command(*arguments: object) -> Answer:
        monkeypatch.setattr(sys, "argv", ["saripati", *map(str, arguments)])
        monkeypatch.setenv("COLUMNS", "200")
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return Answer(int(left.value.code or 0), printed.out, printed.err)

    return command


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "satu.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def test_a_run_ends_with_a_short_table_and_says_where_the_records_are(articles: Path, tmp_path: Path) -> None:
    done = in_a_process("run", articles, "-o", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert [line.split() for line in lines[:8]] == [
        ["articles", "1"],
        ["regions", "1"],
        ["dates", "1"],
        ["officials", "0"],
        ["sakip", "0"],
        ["agreements", "0"],
        ["repeats", "0"],
        ["rejected", "0"],
    ]
    assert str(tmp_path / "out" / "records.jsonl") in lines[8]
    record = orjson.loads((tmp_path / "out" / "records.jsonl").read_bytes())
    assert [region["code"] for region in record["regions"]] == ["35.05"]
    assert [date["value"] for date in record["dates"]] == ["2020-06-16"]


def test_what_is_rejected_makes_exit_code_1_and_costs_the_others_nothing(
    articles: Path, tmp_path: Path, saripati: Callable[..., Answer]
) -> None:
    (articles / "kosong.txt").touch()
    done = saripati("run", articles, "-o", tmp_path / "out")
    assert done.code == 1
    assert "rejected.jsonl" in done.out
    assert len((tmp_path / "out" / "records.jsonl").read_bytes().splitlines()) == 1
    line = orjson.loads((tmp_path / "out" / "rejected.jsonl").read_bytes())
    assert (line["path"], line["stage"]) == ("kosong.txt", "read")
    assert "empty" in line["reason"]


def test_standard_input_is_read_as_lines(tmp_path: Path) -> None:
    done = in_a_process("run", "-", "-o", tmp_path / "out", stdin=orjson.dumps({"isi": ARTICLE}) + b"\n")
    assert done.code == 0
    assert orjson.loads((tmp_path / "out" / "records.jsonl").read_bytes())["source"]["item"] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run", "nowhere", "-o", "out"], "nowhere does not exist"),
        (["run", "articles", "-o", "articles/satu.txt"], "cannot write to the output folder"),
        (["run", "articles", "-o", "out", "--workers", "0"], "workers"),
        (["run", "articles", "-o", "out", "--config", "none.toml"], "cannot read the configuration"),
        (["run", "articles", "-o", "out", "--engine", "dask"], "--scheduler tcp://HOST:PORT go together"),
        (["verify", "nowhere"], "let the run come to its end"),
        (["show", "nowhere.txt"], "nowhere.txt is not a file"),
        (["evaluate", "none.jsonl", "out"], "none.jsonl: cannot be read"),
    ],
)
def test_what_cannot_be_carried_out_is_one_sentence_and_exit_code_2(
    articles: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str, saripati: Callable[..., Answer]
) -> None:
    monkeypatch.chdir(articles.parent)
    done = saripati(*arguments)
    assert done.code == 2
    assert done.out == ""
    error = done.err
    assert says in error
    assert error.startswith("saripati: ")
    assert error.count("\n") == 1


def test_the_log_is_json_and_holds_no_word_of_an_article(
    articles: Path, tmp_path: Path, saripati: Callable[..., Answer]
) -> None:
    done = saripati("run", articles, "-o", tmp_path / "out", "--log-json")
    lines = [orjson.loads(line) for line in done.err.splitlines()]
    assert [line["event"] for line in lines][-1] == "end"
    assert {line.get("step") for line in lines} >= {"prepare", "finish", "join"}
    assert (lines[-1]["exit_code"], lines[-1]["counts"]["records"]) == (0, 1)
    assert lines[-1]["timing"] == orjson.loads((tmp_path / "out" / "timing.json").read_bytes())
    assert not any(word in done.err for word in ("Kanigoro", "camat"))


def test_verify_answers_by_its_exit_code(articles: Path, tmp_path: Path, saripati: Callable[..., Answer]) -> None:
    saripati("run", articles, "-o", tmp_path / "out")
    done = saripati("verify", tmp_path / "out")
    assert (done.code, done.out) == (0, "1 records, 0 rejections, 2 quotations: all as they should be.\n")
    (tmp_path / "out" / "records.jsonl").write_bytes(b"")
    assert saripati("verify", tmp_path / "out").code == 1
    (tmp_path / "out" / "manifest.json").unlink()
    assert saripati("verify", tmp_path / "out").code == 2


def test_show_prints_the_article_its_finds_and_their_rules(articles: Path, saripati: Callable[..., Answer]) -> None:
    done = saripati("show", articles / "satu.txt")
    assert done.code == 0
    text = done.out
    assert "membuka rapat" in text
    for expected in ("35.05 Kabupaten Blitar", "2020-06-16", "regions/", "dates/"):
        assert expected in text


def test_schema_prints_a_json_schema(saripati: Callable[..., Answer]) -> None:
    assert orjson.loads(saripati("schema").out)["$id"] == "saripati.record/1"


def test_evaluate_prints_a_table_or_json(articles: Path, tmp_path: Path, saripati: Callable[..., Answer]) -> None:
    saripati("run", articles, "-o", tmp_path / "out")
    labels = tmp_path / "labels.jsonl"
    labels.write_bytes(orjson.dumps({"id": "satu", "regions": ["35.05", "35"], "split": "tune"}) + b"\n")
    table = saripati("evaluate", labels, tmp_path / "out", "--errors").out
    assert "regions                           1        2      1      1   1.000   0.500   0.667" in table
    assert "dates                             0   nothing labelled" in table
    assert "regions  satu  missed    35" in table
    figures = orjson.loads(saripati("evaluate", labels, tmp_path / "out", "--json").out)
    assert figures["tasks"]["regions"]["recall"] == 0.5
    other_half = saripati("evaluate", labels, tmp_path / "out", "--split", "report").out
    assert "regions                           0   nothing labelled" in other_half


@pytest.mark.parametrize("name", [command.name for command in app.registered_commands])
def test_every_command_explains_itself(name: str, saripati: Callable[..., Answer]) -> None:
    shown = saripati(name, "--help")
    assert shown.code == 0
    about = next(command.callback.__doc__ for command in app.registered_commands if command.name == name)
    assert about.splitlines()[0] in " ".join(shown.out.split())


def test_the_checkout_cannot_be_imported_by_its_folder_name() -> None:
    code = "import pipeline"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"from saripati.pipeline import run" in done.stderr
