"""A run that is killed, stopped or loses a worker goes on to the bytes of one that was left alone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from saripati.pipeline.config import Config
from saripati.pipeline.run import run

from .faults import workers_of
from .generated import as_files
from .test_run import contents

psutil = pytest.importorskip("psutil", reason="psutil finds the workers of a run; it comes with the test extra")
CONFIG = Config(shard_articles=6)
KILLS = 8
CHILD = """
import sys
from pathlib import Path
from saripati.pipeline.config import Config
from saripati.pipeline.run import run

if __name__ == "__main__":
    print("ready", flush=True)
    config = Config(shard_articles=6, workers=int(sys.argv[3]))
    run([Path(sys.argv[1])], Path(sys.argv[2]), config=config, progress=lambda step: print(step.step, flush=True))
"""


@contextmanager
def running(folder: Path, out: Path, workers: int) -> Iterator[subprocess.Popen[str]]:
    """A run in a process of its own, which has just begun."""
    script = folder.parent / "child.py"  # a file: the workers of a pool import the script that made them
    script.write_text(CHILD, encoding="utf-8")
    command = [sys.executable, str(script), str(folder), str(out), str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        try:
            yield child
        finally:
            child.kill()


def wait_for(child: subprocess.Popen[str], step: str) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        if line == f"{step}\n":
            return
    pytest.fail(f"the run ended before {step}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("killed") / "in"
    as_files(40, path)
    return path


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> tuple[dict[str, bytes], float]:
    """The bytes of a run that was left alone, and how many seconds it took."""
    start = time.perf_counter()
    run([folder], folder.parent / "undisturbed", config=CONFIG)
    return contents(folder.parent / "undisturbed"), time.perf_counter() - start


def test_killed_at_random_moments(folder: Path, undisturbed: tuple[dict[str, bytes], float], tmp_path: Path) -> None:
    chance = random.Random(7)
    whole, seconds = undisturbed
    out = tmp_path / "out"
    killed = 0
    for _ in range(KILLS):
        with running(folder, out, workers=1) as child:
            time.sleep(chance.uniform(0, seconds / 3))
            killed += child.poll() is None
    assert killed
    run([folder], out, config=CONFIG)
    assert contents(out) == whole


def test_killed_with_workers_which_do_not_outlive_it(
    folder: Path, undisturbed: tuple[dict[str, bytes], float], tmp_path: Path
) -> None:
    with running(folder, tmp_path / "out", workers=2) as child:
        wait_for(child, "prepare")
        workers = psutil.Process(child.pid).children(recursive=True)
        child.kill()
    assert workers
    assert not psutil.wait_procs(workers, timeout=10)[1]
    run([folder], tmp_path / "out", config=CONFIG)
    assert contents(tmp_path / "out") == undisturbed[0]


@pytest.mark.parametrize("workers", [1, 2])
def test_interrupted(workers: int, folder: Path, undisturbed: tuple[dict[str, bytes], float], tmp_path: Path) -> None:
    with running(folder, tmp_path / "out", workers=workers) as child:
        wait_for(child, "prepare")
        others = psutil.Process(child.pid).children(recursive=True)
        for process in (child, *others):  # as a terminal does
            os.kill(process.pid, signal.SIGINT)
        _, errors = child.communicate(timeout=20)
    assert errors.count("Traceback") == 1, errors
    assert errors.rstrip().endswith("KeyboardInterrupt")
    assert not (tmp_path / "out" / "manifest.json").exists()
    assert run([folder], tmp_path / "out", config=CONFIG).shards > 2
    assert contents(tmp_path / "out") == undisturbed[0]


def test_a_worker_that_is_killed_is_replaced(
    folder: Path, undisturbed: tuple[dict[str, bytes], float], tmp_path: Path
) -> None:
    with running(folder, tmp_path / "out", workers=2) as child:
        wait_for(child, "prepare")
        workers_of(child.pid)[0].kill()
        _, errors = child.communicate(timeout=60)
    assert child.returncode == 0, errors
    assert contents(tmp_path / "out") == undisturbed[0]


def test_the_command_that_is_stopped_says_so_and_exits_with_130(folder: Path, tmp_path: Path) -> None:
    settings = tmp_path / "saripati.toml"
    settings.write_text("shard_articles = 6\n")
    command = [sys.executable, "-m", "saripati.pipeline", "run", str(folder), "-o", str(tmp_path / "out")]
    command += ["--log-json", "--config", str(settings)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr is not None
        assert '"step":"prepare"' in child.stderr.readline()
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=60)
    assert child.returncode == 130
    assert "The same command goes on where it stopped" in errors
