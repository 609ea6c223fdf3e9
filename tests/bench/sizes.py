"""Cost against size: how many articles, how many workers, how long an article."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from saripati.pipeline import extract
from saripati.pipeline.records import Article, Rejected, Source
from saripati.pipeline.stages import finish, prepare
from saripati.pipeline.watch import Watch

from . import material

PATIENCE = 60
"""Seconds for a stage of one article: where it takes more, longer ones are left out."""


@dataclass(frozen=True)
class Whole:
    """One run: articles, workers, seconds on the wall; peak memory of all its processes and of one worker, in MB."""

    articles: int
    workers: int
    seconds: float
    memory: float
    worker: float


def runs(counts: Sequence[int], folder: Path) -> Iterator[Whole]:
    for count in counts:
        lines = folder / f"{count}.jsonl"
        material.many(count, lines)
        for workers in (1, 2):
            yield _run(lines, count, workers, folder / "out")


def _run(lines: Path, count: int, workers: int, out: Path) -> Whole:
    command = [sys.executable, "-m", "saripati.pipeline", "run", str(lines), "-o", str(out), "--workers", str(workers)]
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    memory = worker = 0.0
    while child.poll() is None:
        sizes = _memory(child.pid)
        memory, worker = max(memory, sum(sizes)), max([worker, *sizes[1:]])
        time.sleep(0.3)
    seconds = time.perf_counter() - start
    shutil.rmtree(out)
    if child.returncode:
        raise SystemExit(f"saripati run failed on {count} articles with {workers} workers")
    return Whole(count, workers, seconds, memory, worker or memory)


def _memory(process: int) -> list[float]:
    """Memory of a process and of those it started; a page that several share counts in parts."""
    try:
        parent = psutil.Process(process)
        return [one.memory_full_info().pss / 1e6 for one in (parent, *parent.children(recursive=True))]
    except psutil.Error:
        return []


def start_up(folder: Path) -> float:
    """Seconds of ``saripati run`` on one article."""
    lines = folder / "one.jsonl"
    material.many(1, lines)
    return min(_run(lines, 1, 1, folder / "out-one").seconds for _ in range(2))


def lengths(sizes: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Kilobytes of one article, and the processor seconds it takes from text to record."""
    extract("Bupati Blitar membuka rapat di Kanigoro, Selasa (16/6/2020).")
    for size in sizes:
        article = Article(Source("-", None, "txt", "utf-8", "0"), material.long_text(size * 1000), "Judul")
        start = time.process_time()
        with Watch(PATIENCE) as watch:
            draft = prepare(article, watch)
            made = draft if isinstance(draft, Rejected) else finish(draft, watch=watch)
        if isinstance(made, Rejected):
            print(f"{size} KB: {made.stage} {made.reason}")
            return
        yield size, time.process_time() - start
