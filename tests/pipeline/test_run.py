"""A whole run: the same bytes however it is carried out, and a line for everything that went wrong."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from saripati.pipeline import stages
from saripati.pipeline.config import Config, load_config
from saripati.pipeline.errors import ConfigError, InputError, OutputError, WorkerError
from saripati.pipeline.run import Progress, RunReport, run
from saripati.pipeline.run.folder import TIMING
from saripati.pipeline.run.shards import Piece, cut

from .generated import articles, as_files, as_lines

CORPUS = Path(__file__).parents[2] / "corpus"
SMALL = Config(shard_articles=4, shard_bytes=20_000)


def contents(out: Path) -> dict[str, bytes]:
    """Every file of an output folder but ``timing.json``, the work files too if they were left."""
    files = [path for path in sorted(out.rglob("*")) if path.is_file() and path.name != TIMING]
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def records(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "records.jsonl").read_bytes().splitlines()]


def rejected(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "rejected.jsonl").read_bytes().splitlines()]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run over the sample articles writes when nothing happens to it."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    run([CORPUS], out, config=SMALL)
    return contents(out)


def test_nothing_is_left_behind_and_all_is_counted(undisturbed: dict[str, bytes]) -> None:
    manifest = json.loads(undisturbed["manifest.json"])
    lines = undisturbed["records.jsonl"].splitlines()
    assert len(lines) == manifest["counts"]["records"] == manifest["counts"]["articles"] > 20
    assert not any(".work" in name or ".part" in name for name in undisturbed)


@pytest.mark.parametrize("config", [Config(), SMALL.model_copy(update={"workers": 2}), Config(shard_articles=1)])
def test_workers_and_shards_do_not_change_a_byte(undisturbed: dict[str, bytes], config: Config, tmp_path: Path) -> None:
    report = run([CORPUS], tmp_path / "out", config=config)
    found = contents(tmp_path / "out")
    for one in (found, undisturbed):
        assert json.loads(one["manifest.json"])["counts"]["records"] == report.counts.records
    if config.shard_articles == SMALL.shard_articles:
        assert found == undisturbed
    else:
        assert {**found, "manifest.json": b""} == {**undisturbed, "manifest.json": b""}


def test_any_executor_will_do(undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as executor:
        run([CORPUS], tmp_path / "out", config=SMALL, executor=executor)
    assert contents(tmp_path / "out") == undisturbed


def test_renamed_files_give_the_same_records(tmp_path: Path) -> None:
    for number, path in enumerate(
        sorted(path for path in CORPUS.rglob("*") if path.suffix in (".txt", ".json", ".html"))
    ):
        for name in (f"one/{number:03}", f"two/{999 - number:03}"):
            target = (tmp_path / name).with_suffix(path.suffix)
            target.parent.mkdir(exist_ok=True)
            shutil.copy(path, target)
    found = []
    for name in ("one", "two"):
        run([tmp_path / name], tmp_path / f"out-{name}", config=SMALL)
        lines = records(tmp_path / f"out-{name}")
        for record in lines:
            del record["source"]["path"]
        found.append(sorted(lines, key=lambda record: str(record["id"])))
    assert found[0] == found[1]


def test_a_complete_run_is_left_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "out"
    as_lines(20, tmp_path / "a.jsonl")
    first = run([tmp_path / "a.jsonl"], out, config=SMALL)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    again = run([tmp_path / "a.jsonl"], out, config=SMALL)
    assert again == RunReport(out, first.counts, first.shards, first.shards, already=True)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()} == before
    assert not run([tmp_path / "a.jsonl"], out, config=SMALL, fresh=True).already


def test_a_damaged_result_is_made_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    as_lines(20, tmp_path / "a.jsonl")
    run([tmp_path / "a.jsonl"], out)
    whole = contents(out)
    (out / "records.jsonl").write_bytes(whole["records.jsonl"][:-10])
    assert not run([tmp_path / "a.jsonl"], out).already
    assert contents(out) == whole


def test_other_input_replaces_the_result_and_leaves_foreign_files(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    as_files(6, tmp_path / "in")
    run([tmp_path / "in"], out)
    (tmp_path / "in" / "0000" / "000000.json").unlink()
    assert run([tmp_path / "in"], out, fresh=True).counts.records == 5
    assert len(records(out)) == 5
    assert (out / "notes.txt").read_text() == "mine"


class Stop(BaseException):
    """Stands for the end of the process: nothing in the program catches it."""


def test_a_run_that_ends_before_any_rename_goes_on_to_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    as_files(8, tmp_path / "in")
    config = Config(shard_articles=3)
    run([tmp_path / "in"], tmp_path / "whole", config=config)
    whole = contents(tmp_path / "whole")
    rename, replace = os.rename, os.replace
    for moment in range(100):
        left = iter(range(moment))

        def counted(how: Any, left: Any = left) -> Any:
            def move(source: Any, target: Any) -> None:
                if next(left, None) is None:
                    raise Stop
                how(source, target)

            return move

        with monkeypatch.context() as patched:
            patched.setattr(os, "rename", counted(rename))
            patched.setattr(os, "replace", counted(replace))
            try:
                run([tmp_path / "in"], tmp_path / "out", config=config, fresh=True)
                break
            except Stop:
                pass
        run([tmp_path / "in"], tmp_path / "out", config=config)
        assert contents(tmp_path / "out") == whole
    assert moment > 10
    assert contents(tmp_path / "out") == whole


def test_only_what_changed_is_done_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    as_files(60, tmp_path / "in")
    config = Config(shard_articles=4)
    with monkeypatch.context() as patched:
        patched.setattr(sys.modules[run.__module__], "join", lambda *_: (_ for _ in ()).throw(Stop))
        with pytest.raises(Stop):
            run([tmp_path / "in"], tmp_path / "out", config=config)
    changed = tmp_path / "in" / "0000" / "000030.json"
    changed.write_text(changed.read_text().replace(" di ", " ke "))
    (tmp_path / "in" / "0000" / "000011a.json").write_text(json.dumps(next(articles(1))))
    report = run([tmp_path / "in"], tmp_path / "out", config=config)
    assert report.kept >= report.shards - 4
    assert report.shards > 8
    run([tmp_path / "in"], tmp_path / "anew", config=config)
    assert contents(tmp_path / "out") == contents(tmp_path / "anew")


def test_one_article_that_fails_does_not_stop_the_rest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    as_files(5, tmp_path / "in")
    extract = stages.extract

    def fragile(document: Any) -> Any:
        if " 3\n" in document.text:
            raise RecursionError("too deep")
        return extract(document)

    monkeypatch.setattr(stages, "extract", fragile)
    report = run([tmp_path / "in"], tmp_path / "out")
    assert (report.counts.records, report.counts.rejected) == (4, 1)
    (line,) = rejected(tmp_path / "out")
    assert (line["path"], line["stage"]) == ("0000/000003.json", "extract")
    assert "RecursionError: too deep" in line["reason"]


def test_bad_inputs_are_told_one_by_one(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    as_files(2, folder)
    lines = [json.dumps(article) for article in articles(9)]
    (folder / "malformed.jsonl").write_text("\n".join([*lines[:6], '{"title": "Putus', *lines[7:]]))
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "table.csv").write_text("judul,kota\nPasar baru,Solok\n")
    (folder / "bodyless.html").write_text("<html><head><title>Kosong</title></head></html>")
    report = run([folder], tmp_path / "out")
    assert report.counts.articles == report.counts.records + report.counts.rejected
    assert report.counts.records == 2 + 8
    told = {(line["path"], line["item"]): line["stage"] for line in rejected(tmp_path / "out")}
    assert told == {
        ("binary.txt", None): "read",
        ("bodyless.html", None): "normalise",
        ("empty.txt", None): "read",
        ("malformed.jsonl", 7): "read",
        ("table.csv", None): "read",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    as_files(1, tmp_path / "in")
    locked = tmp_path / "in" / "locked.txt"
    locked.write_text("Rahasia.")
    locked.chmod(0)
    assert run([tmp_path / "in"], tmp_path / "out").counts.rejected == 1
    assert rejected(tmp_path / "out")[0]["path"] == "locked.txt"


def test_missing_input_and_unwritable_output_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere does not exist"):
        run([tmp_path / "nowhere"], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot write to the output folder"):
        run([CORPUS], tmp_path / "file")
    with pytest.raises(OutputError, match="is an input and would be written to"):
        run([tmp_path], tmp_path)


def test_a_full_disk_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    as_files(3, tmp_path / "in")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="No space left on device; make room"):
            run([tmp_path / "in"], tmp_path / "out")
    assert run([tmp_path / "in"], tmp_path / "out").counts.records == 3


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    as_files(3, tmp_path / "in")
    met: list[str] = []

    def meanwhile(_: Progress) -> None:
        with pytest.raises(OutputError, match="another run is writing"):
            run([tmp_path / "in"], tmp_path / "out")
        met.append("refused")

    run([tmp_path / "in"], tmp_path / "out", progress=meanwhile)
    assert met
    assert run([tmp_path / "in"], tmp_path / "out").already


def test_an_empty_folder_gives_no_records(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert run([tmp_path / "in"], tmp_path / "out").counts.articles == 0
    assert (tmp_path / "out" / "records.jsonl").read_bytes() == b""
    assert pq.read_table(tmp_path / "out" / "tables" / "dates.parquet").num_rows == 0


def test_a_file_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    as_files(3, tmp_path / "in")
    one = tmp_path / "in" / "0000" / "000001.json"
    assert run([tmp_path / "in", one, tmp_path / "in"], tmp_path / "out").counts.articles == 3


def test_results_inside_the_input_are_not_read(tmp_path: Path) -> None:
    as_files(3, tmp_path)
    run([tmp_path], tmp_path / "out")
    assert run([tmp_path], tmp_path / "out").already


def test_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    as_lines(5, tmp_path / "a.jsonl")
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO((tmp_path / "a.jsonl").read_bytes())))
        report = run([Path("-")], tmp_path / "out")
    assert report.already
    assert [record["source"]["item"] for record in records(tmp_path / "out")] == [1, 2, 3, 4, 5]


def test_tables_hold_what_the_records_hold(tmp_path: Path) -> None:
    run([CORPUS], tmp_path / "out", config=SMALL)
    lines = records(tmp_path / "out")
    tables = {path.stem: pq.read_table(path).to_pylist() for path in (tmp_path / "out" / "tables").iterdir()}
    assert [row["id"] for row in tables["articles"]] == [record["id"] for record in lines]
    for name in ("paragraphs", "regions", "dates", "problems"):
        assert len(tables[name]) == sum(len(record[name]) for record in lines)
    texts = {record["id"]: record["text"] for record in lines}
    for row in [*tables["dates"], *tables["region_mentions"]]:
        assert texts[row["id"]][row["start"] : row["end"]] == row["text"]


def test_stretches_of_a_file_of_lines_join_to_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n' * 50 + b'{"text": "' + b"b" * 3_000 + b'"}\n' + b'{"text": "c"}')
    shards = cut([path], without=tmp_path / "out", config=Config(shard_bytes=1_000))
    pieces = [piece for shard in shards for piece in shard.pieces if isinstance(piece, Piece)]
    whole = path.read_bytes()
    assert len(pieces) == len(shards) > 1
    assert b"".join(whole[piece.start : piece.end] for piece in pieces) == whole
    for piece in pieces:
        assert piece.first_line == whole[: piece.start].count(b"\n") + 1
        assert piece.start == 0 or whole[piece.start - 1 : piece.start] == b"\n"


class Broken(Executor):
    """An executor whose workers die."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenExecutor())
        return future


def test_a_dead_worker_is_named_and_the_run_can_go_on(undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    first = min(path.name for path in CORPUS.iterdir() if path.is_dir())
    with pytest.raises(WorkerError, match=rf"a worker died over {first}/"):
        run([CORPUS], tmp_path / "out", config=SMALL, executor=Broken())
    run([CORPUS], tmp_path / "out", config=SMALL)
    assert contents(tmp_path / "out") == undisturbed


def test_configuration_says_key_got_and_expected(tmp_path: Path) -> None:
    path = tmp_path / "saripati.toml"
    path.write_text("workers = 3\n")
    assert load_config(path).workers == 3
    assert load_config(path, workers=2).workers == 2
    for text, message in {
        "workers = 0": "configuration key workers: got 0, expected greater than or equal to 1",
        'workers = "2"': "configuration key workers: got '2', expected a valid integer",
        "worker = 2": "unknown configuration key worker: known are workers, shard_articles, shard_bytes",
        "workers": "is no TOML",
    }.items():
        path.write_text(text)
        with pytest.raises(ConfigError, match=message):
            load_config(path)


def test_articles_below_the_output_folder_are_read_and_results_are_not(tmp_path: Path) -> None:
    as_files(2, tmp_path / "in")
    first = run([tmp_path / "in"], tmp_path).counts
    assert first.records == 2
    assert run([tmp_path / "in"], tmp_path).already
    with pytest.raises(OutputError, match="would be written to"):
        run([tmp_path / "records.jsonl"], tmp_path)


def test_a_pipe_is_rejected_and_not_waited_for(tmp_path: Path) -> None:
    as_files(1, tmp_path / "in")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    assert run([tmp_path / "in"], tmp_path / "out").counts.rejected == 1
    assert "no regular file" in rejected(tmp_path / "out")[0]["reason"]


def test_a_file_name_that_is_no_utf_8_is_shown_escaped(tmp_path: Path) -> None:
    as_files(1, tmp_path / "in")
    (tmp_path / "in").joinpath(os.fsdecode(b"na\xffma.txt")).write_text("Rapat di Blitar berjalan lancar hari ini.")
    run([tmp_path / "in"], tmp_path / "out")
    lines = (tmp_path / "out" / "records.jsonl").read_bytes().splitlines()
    paths = [json.loads(line)["source"]["path"] for line in lines]
    assert "na\\xffma.txt" in paths
