"""A run on a cluster of dask workers: the same bytes as here, whatever happens to a worker."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from saripati.pipeline.config import Config
from saripati.pipeline.errors import ConfigError, WorkerError
from saripati.pipeline.run import Progress, run
from saripati.pipeline.run.engines import engine_of

from .generated import as_files
from .test_run import contents, rejected

psutil = pytest.importorskip("psutil", reason="psutil finds the workers; it comes with the test extra")
pytest.importorskip("distributed", reason="dask is an extra: pip install saripati[dask]")
CONFIG = Config(shard_articles=6, article_seconds=2)
HANGS = """
import re
from saripati.extractors import extract as whole
from saripati.pipeline import stages

def extract(document):
    if "MACET" in document.text:
        re.fullmatch(r"(a+)+b", "a" * 40)
    return whole(document)

stages.extract = extract
"""


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, whose extractor hangs, holding the interpreter, on "MACET"."""
    folder = tmp_path_factory.mktemp("cluster")
    (folder / "hangs.py").write_text(HANGS)
    address = f"tcp://127.0.0.1:{_free_port()}"
    dask = [sys.executable, "-m", "dask"]
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    started = [subprocess.Popen([*dask, "scheduler", "--host", address, "--no-dashboard"], **quiet)]
    worker = [*dask, "worker", address, "--nworkers", "2", "--nthreads", "1", "--no-dashboard"]
    started.append(subprocess.Popen([*worker, "--preload", str(folder / "hangs.py")], **quiet))
    try:
        _wait_for_workers(address)
        yield address
    finally:
        for process in reversed(started):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for_workers(address: str) -> None:
    from distributed import Client

    with Client(address, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)


def on_cluster(address: str, folder: Path, out: Path, **given: object) -> None:
    with engine_of("dask", address, CONFIG) as (executor, config):
        run([folder], out, config=config, executor=executor, **given)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clustered") / "in"
    as_files(40, path)
    return path


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> dict[str, bytes]:
    run([folder], folder.parent / "undisturbed", config=CONFIG)
    return contents(folder.parent / "undisturbed")


def test_the_same_bytes_as_here(scheduler: str, folder: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    on_cluster(scheduler, folder, tmp_path / "out")
    assert contents(tmp_path / "out") == undisturbed


@pytest.mark.parametrize("step", ["prepare", "finish"])
def test_a_killed_worker_costs_nothing(
    step: str, scheduler: str, folder: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        if progress.step == step and not killed:
            killed.append(_a_worker(scheduler))
            os.kill(killed[0], signal.SIGKILL)

    on_cluster(scheduler, folder, tmp_path / "out", progress=kill)
    assert killed
    assert contents(tmp_path / "out") == undisturbed
    _wait_for_workers(scheduler)


def _a_worker(address: str) -> int:
    from distributed import Client

    with Client(address, timeout=60, set_as_default=False) as client:
        return min(client.run(os.getpid).values())


def test_an_article_that_hangs_is_rejected_and_the_rest_goes_on(scheduler: str, folder: Path, tmp_path: Path) -> None:
    as_files(12, tmp_path / "in")
    stuck = tmp_path / "in" / "0000" / "000005.json"
    stuck.write_text(json.dumps({"text": "Rapat di Kabupaten Blitar MACET berjam-jam dan tidak selesai juga."}))
    on_cluster(scheduler, tmp_path / "in", tmp_path / "out")
    assert len((tmp_path / "out" / "records.jsonl").read_bytes().splitlines()) == 11
    (line,) = rejected(tmp_path / "out")
    assert (line["path"], line["stage"]) == ("0000/000005.json", "extract")
    assert "took longer" in line["reason"]
    _wait_for_workers(scheduler)


def test_a_scheduler_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(ConfigError, match="go together"), engine_of("dask", None, CONFIG):
        pass
    with pytest.raises(ConfigError, match="go together"), engine_of("local", "tcp://127.0.0.1:1", CONFIG):
        pass


def test_workers_that_do_not_share_the_storage_say_so(scheduler: str, folder: Path, tmp_path: Path) -> None:
    with engine_of("dask", scheduler, CONFIG) as (executor, config):
        assert executor is not None
        with pytest.raises(WorkerError, match="cannot see"):
            run([folder], tmp_path / "out", config=config, executor=_Elsewhere(executor))


class _Elsewhere:
    """Workers on another machine: the folder of the run is not there."""

    def __init__(self, executor: object) -> None:
        self._executor = executor

    def submit(self, work: object, task: object) -> object:
        orders = replace(task.orders, work=Path("/nowhere"))  # type: ignore[attr-defined]
        return self._executor.submit(work, replace(task, orders=orders))  # type: ignore[attr-defined]
