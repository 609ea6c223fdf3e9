"""Harms runs on purpose and compares what comes out with an undisturbed run: ``make reliability``.

Writes the table of RELIABILITY.md. Every trial begins anew, is disturbed once at a random moment, is given the same
command again, and must end with the same bytes.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.pipeline.faults import run_in_child, workers_of  # noqa: E402
from tests.pipeline.generated import as_files  # noqa: E402
from tests.pipeline.test_run import contents  # noqa: E402

PAGE = ROOT / "RELIABILITY.md"
BEGIN, END = "<!-- faults: written by make reliability -->", "<!-- faults end -->"
ARTICLES = 60
SETTINGS = "shard_articles = 6\narticle_seconds = 5\n"


@dataclass(frozen=True)
class Bench:
    """The articles, the settings, and the bytes and seconds of an undisturbed run."""

    folder: Path
    whole: dict[str, bytes]
    seconds: float

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def command(self, workers: int) -> list[str]:
        settings = ["--config", str(self.folder / "saripati.toml"), "--workers", str(workers)]
        return ["run", str(self.folder / "in"), "-o", str(self.out), *settings]

    def start(self, workers: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "saripati.pipeline", *self.command(workers)]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def ends_the_same(self, workers: int) -> bool:
        """Gives the same command again, to the end, and compares every byte."""
        return self.start(workers).wait() == 0 and contents(self.out) == self.whole


def kill_the_run(bench: Bench, chance: random.Random, workers: int) -> bool:
    child = bench.start(workers)
    time.sleep(chance.uniform(0, bench.seconds))
    child.kill()
    child.wait()
    return bench.ends_the_same(workers)


def kill_a_worker(bench: Bench, chance: random.Random, workers: int) -> bool:
    """The run itself must go on to the end: nobody gives the command again."""
    child = bench.start(2)
    time.sleep(chance.uniform(0.3, 1) * bench.seconds)
    for worker in workers_of(child.pid)[:1]:
        worker.kill()
    return child.wait() == 0 and contents(bench.out) == bench.whole


def interrupt(bench: Bench, chance: random.Random, workers: int) -> bool:
    child = bench.start(workers)
    time.sleep(chance.uniform(0, bench.seconds))
    child.send_signal(signal.SIGINT)
    child.wait()
    return bench.ends_the_same(workers)


def fill_the_disk(bench: Bench, chance: random.Random, workers: int) -> bool:
    limit = int(10 ** chance.uniform(2, 4.6))  # a smaller one stops the locks of the workers, not their files
    done = run_in_child(bench.folder, *bench.command(workers), file_limit=limit)
    one_sentence = done.returncode == 2 and done.stderr.count("\n") == 1
    return one_sentence and bench.ends_the_same(workers)


def stop_at_a_real_end_of_space(bench: Bench, chance: random.Random, workers: int) -> bool:
    """A file system of a few hundred kilobytes, as root alone can make one."""
    bench.out.mkdir()
    size = f"size={chance.randint(20, 300)}k"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(bench.out)], check=True)
    try:
        full = bench.start(workers).wait()
        subprocess.run(["mount", "-o", "remount,size=1g", str(bench.out)], check=True)
        return full == 2 and bench.ends_the_same(workers)
    finally:
        subprocess.run(["umount", str(bench.out)], check=True)


def harm_the_result(bench: Bench, chance: random.Random, workers: int) -> bool:
    """A byte of a finished result turns: ``verify`` says so, and the same command makes it whole."""
    if not bench.ends_the_same(workers):
        return False
    path = bench.out / chance.choice([name for name in bench.whole if bench.whole[name] and name != "manifest.json"])
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    command = [sys.executable, "-m", "saripati.pipeline", "verify", str(bench.out)]
    told = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 1
    return told and bench.ends_the_same(workers)


TRIALS: dict[str, tuple[Callable[[Bench, random.Random, int], bool], int]] = {
    "`kill -9` of the run at a random moment, one and two workers": (kill_the_run, 50),
    "`kill -9` of one of two workers; the run ends by itself": (kill_a_worker, 10),
    "Ctrl-C at a random moment": (interrupt, 10),
    "no file can grow beyond a random size (`RLIMIT_FSIZE`)": (fill_the_disk, 10),
    "a full file system (tmpfs of 20 to 300 KB; root only)": (stop_at_a_real_end_of_space, 5),
    "one bit of a finished result turned": (harm_the_result, 10),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--part", type=float, default=1.0, help="the part of the trials to make (0 to 1)")
    part = parser.parse_args().part
    chance = random.Random()  # other moments each time
    with tempfile.TemporaryDirectory() as folder:
        bench = _undisturbed(Path(folder))
        rows = list(_rows(bench, chance, part))
    head = ["| fault | tried | lost |", "| --- | ---: | --- |"]
    table = "\n".join(["", *head, *rows, ""])
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}", encoding="utf-8")


def _undisturbed(folder: Path) -> Bench:
    as_files(ARTICLES, folder / "in")
    (folder / "saripati.toml").write_text(SETTINGS)
    bench = Bench(folder, {}, 0)
    start = time.perf_counter()
    if bench.start(1).wait():
        raise SystemExit("the undisturbed run failed")
    seconds = time.perf_counter() - start
    return Bench(folder, contents(bench.out), seconds)


def _rows(bench: Bench, chance: random.Random, part: float) -> Iterator[str]:
    for fault, (trial, times) in TRIALS.items():
        if trial is stop_at_a_real_end_of_space and os.geteuid() != 0:
            continue
        count = max(1, round(times * part))
        kept = 0
        for number in range(count):
            shutil.rmtree(bench.out, ignore_errors=True)
            kept += trial(bench, chance, 1 + number % 2)
            print(f"{fault}: {kept} of {number + 1}", flush=True)
        lost = "nothing" if kept == count else f"in {count - kept} trials the bytes differed"
        yield f"| {fault} | {count} | {lost} |"


if __name__ == "__main__":
    main()
