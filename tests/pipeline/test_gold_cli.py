"""``saripati gold …`` and what ``saripati evaluate`` can add, as a person types them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saripati.pipeline import run
from saripati.pipeline.cli import main
from saripati.pipeline.errors import LabelError
from saripati.pipeline.evaluate.floors import Floors, Lowered, Part, fallen, floors_json, read_floors, updated
from saripati.pipeline.gold import read_labels
from saripati.pipeline.gold.marks import sha256
from saripati.pipeline.gold_cli import app

TEXT = "Bupati Blitar membuka rapat koordinasi yang dihadiri para camat di pendapa, Selasa (16/6/2020)."
LABEL: dict[str, Any] = {
    "id": "a",
    "origin": "own",
    "text_sha256": sha256(TEXT),
    "regions": ["35.05"],
    "dates": [{"text": "Selasa (16/6/2020)", "value": "2020-06-16"}],
}
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def saripati(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    def command(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["saripati", *map(str, arguments)])
        monkeypatch.setenv("COLUMNS", "200")
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return int(left.value.code or 0), printed.out + printed.err

    return command


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "labels.jsonl").write_text(json.dumps(LABEL, ensure_ascii=False) + "\n", encoding="utf-8")
    return tmp_path


def test_check_prints_line_by_line(labelled: Path, saripati: Command) -> None:
    labels = labelled / "labels.jsonl"
    assert saripati("gold", "check", labels, "--texts", labelled / "texts") == (0, "0 faults\n")
    labels.write_text(json.dumps(LABEL | {"id": "b", "regions": ["0"]}) + "\n", encoding="utf-8")
    code, out = saripati("gold", "check", labels, "--texts", labelled / "texts")
    assert code == 1
    assert "labels.jsonl, line 1: b: regions: '0' is no code of the region table\n1 labels have no article" in out


def test_hash_is_set_anew_where_the_text_changed_and_nowhere_else(labelled: Path, saripati: Command) -> None:
    labels, texts = labelled / "labels.jsonl", labelled / "texts"
    before = labels.read_bytes()
    assert saripati("gold", "hash", labels, "--texts", texts) == (0, "0 of 1 labels were set anew\n")
    assert labels.read_bytes() == before
    (texts / "a.txt").write_text(TEXT + "\nSelesai sudah.", encoding="utf-8")
    assert saripati("gold", "check", labels, "--texts", texts)[0] == 1
    assert saripati("gold", "hash", labels, "--texts", texts) == (0, "1 of 1 labels were set anew\n")
    assert saripati("gold", "check", labels, "--texts", texts)[0] == 0
    assert "name the articles with --texts" in saripati("gold", "hash", labels)[1]


def test_export_and_import_are_commands(labelled: Path, saripati: Command) -> None:
    run([labelled / "texts"], labelled / "out")
    for tool in ("brat", "jsonl", "label-studio"):
        code, out = saripati("gold", "export", labelled / "out", "-o", labelled / tool, "--format", tool)
        assert code == 0
        assert "1 articles are in" in out
    source = labelled / "jsonl" / "labels.jsonl"
    assert saripati("gold", "import", labelled / "brat", "-o", labelled / "b.jsonl", "--format", "brat")[0] == 0
    assert saripati("gold", "import", source, "-o", labelled / "j.jsonl", "--format", "jsonl")[0] == 0
    assert read_labels(labelled / "b.jsonl") == read_labels(labelled / "j.jsonl") == read_labels(source)
    assert read_labels(source)[0].regions == ("35.05",)
    code, out = saripati("gold", "import", labelled / "label-studio", "-o", labelled / "x", "--format", "label-studio")
    assert code == 2
    assert "name the JSON export of a project" in out


@pytest.mark.parametrize("name", [command.name for command in app.registered_commands])
def test_every_command_explains_itself(name: str, saripati: Command) -> None:
    code, shown = saripati("gold", name, "--help")
    assert code == 0
    about = next(command.callback.__doc__ for command in app.registered_commands if command.name == name)
    assert about.splitlines()[0] in " ".join(shown.split())


def part(labels: str = "l", **floors: float) -> Part:
    return Part(1, labels, "t", floors)


def test_floors_rise_freely_and_fall_with_a_reason_only() -> None:
    old = Floors({"own": part(dates=0.9, regions=0.8), "real": part(dates=0.5)})
    better = part(dates=0.95, regions=0.8, sakip=0.1)
    assert updated(old, {"own": better}) == Floors({"own": better, "real": part(dates=0.5)})
    worse = part("l2", dates=0.7)
    assert fallen(old.parts["own"], worse) == {"dates": (0.9, 0.7), "regions": (0.8, None)}
    with pytest.raises(ValueError, match="only with a reason"):
        updated(old, {"own": worse})
    fell = updated(old, {"own": worse}, "harder articles were added")
    assert fell.parts["own"] == worse
    assert fell.lowered == (
        Lowered("own", "dates", 0.9, 0.7, True, "harder articles were added"),
        Lowered("own", "regions", 0.8, None, True, "harder articles were added"),
    )


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    assert read_floors(file) == Floors()
    floors = Floors({"own": part(dates=0.9)}, (Lowered("own", "dates", 0.95, 0.9, False, "why"),))
    file.write_bytes(floors_json(floors))
    assert read_floors(file) == floors
    file.write_text('{"parts": {"mine": {}}}', encoding="utf-8")
    with pytest.raises(LabelError, match=r"floors\.json: parts\.mine"):
        read_floors(file)


def test_the_floors_command(labelled: Path, saripati: Command) -> None:
    run([labelled / "texts"], labelled / "out")
    labels, floors = labelled / "labels.jsonl", labelled / "floors.json"
    line = ("gold", "floors", labels, labelled / "out", "--floors", floors)
    code, out = saripati(*line)
    assert code == 1
    assert "own: the floors were measured on other labels or texts" in out
    assert saripati(*line, "--update")[0] == 0
    assert saripati(*line) == (0, "")
    assert read_floors(floors).parts["own"].floors == {"dates": 1.0, "regions": 1.0}

    labels.write_text(json.dumps(LABEL | {"regions": ["35.05", "35"]}) + "\n", encoding="utf-8")
    kept = floors.read_bytes()
    for more in ((), ("--update",)):
        code, out = saripati(*line, *more)
        assert code == 1
        assert "own: regions: 0.666, floor 1.000" in out
        assert floors.read_bytes() == kept
    assert saripati(*line, "--update", "--allow-regression")[0] == 2
    assert saripati(*line, "--update", "--reason", "why")[0] == 2
    code, _ = saripati(*line, "--update", "--allow-regression", "--reason", "the province is labelled now")
    assert code == 0
    (lowered,) = read_floors(floors).lowered
    assert (lowered.task, lowered.before, lowered.after, lowered.gold_changed) == ("regions", 1.0, 0.666, True)
    assert lowered.reason == "the province is labelled now"


def test_evaluate_adds_rules_comparison_and_page(labelled: Path, saripati: Command) -> None:
    run([labelled / "texts"], labelled / "out")
    labels, old = labelled / "labels.jsonl", labelled / "old.jsonl"
    record = json.loads((labelled / "out" / "records.jsonl").read_bytes())
    old.write_text(json.dumps(record | {"dates": []}) + "\n", encoding="utf-8")
    page = labelled / "page.html"
    code, out = saripati("evaluate", labels, labelled / "out", "--rules", "--against", old, "--html", page)
    assert code == 0
    assert "rule  " in out
    assert "dates                        0.000   1.000   +1.000   +1.000 to +1.000" in out
    assert "  won   found Selasa (16/6/2020) = 2020-06-16" in out
    assert "No errors." in page.read_text(encoding="utf-8")
    code, out = saripati("evaluate", labels, labelled / "out", "--against", old, "--json")
    assert json.loads(out)["against"]["articles"][0]["won"] == ["found Selasa (16/6/2020) = 2020-06-16"]
    code, out = saripati("evaluate", labels, labelled / "out", "--html", labelled)
    assert (code, "cannot be written" in out) == (2, True)
