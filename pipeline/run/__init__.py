"""A whole run: a folder of articles in, a folder of records out, by any number of workers, the same bytes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from pathlib import Path
from time import perf_counter
from typing import Literal

from xxhash import xxh3_128

from ..config import Config
from ..errors import InputError, OutputError
from ..names import require
from ..repeats import find_marks
from ..write import atomic
from . import folder
from .guard import HERE
from .join import complete, join, manifest_of
from .program import program_digest
from .shards import Shard, cut
from .tasks import Counts, Done, FinishTask, Orders, PrepareTask, Stopped, save_marks
from .timing import Timing, save_timing, timing_of
from .workers import Workers

__all__ = ["Progress", "RunReport", "run"]

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: bytes of input and articles through this step, of ``size`` bytes in all."""

    step: Literal["prepare", "compare", "finish", "join"]
    done: int
    size: int
    articles: int


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did. ``kept`` counts shards that an earlier, stopped run had finished already.

    ``already`` says that the output was there, whole and unharmed, and nothing was written. ``timing`` is what
    ``timing.json`` holds: the one file of the output that is another each time.
    """

    out: Path
    counts: Counts
    shards: int
    kept: int
    already: bool = False
    timing: Timing = field(default_factory=dict)

    def _repr_html_(self) -> str:
        """How a notebook shows the run: its counts."""
        from ..view import run_html  # asked for by people only: a run never looks up

        return run_html(self)


def run(
    inputs: Sequence[Path],
    out: Path,
    *,
    config: Config | None = None,
    fresh: bool = False,
    executor: Executor | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
) -> RunReport:
    """Makes the records of all articles in ``inputs`` (files, folders, ``Path("-")`` for JSON lines on standard input).

    Writes ``out/records.jsonl``, ``out/rejected.jsonl``, ``out/tables/*.parquet`` and ``out/manifest.json``: the same
    bytes for the same input, whatever the workers and however often it was stopped. A run that was stopped goes on
    where it stood; one that is complete is left as it is. ``fresh`` begins anew. ``executor`` takes the place of
    processes of this machine and has ``config.workers`` workers; they must see the same files under the same paths.

    Raises InputError for an input that does not exist, OutputError for an output folder that cannot be written or is
    in use, WorkerError when a worker dies over and over, ConfigError when the model of ``config.names`` is not
    installed. An article that fails raises nothing: it is rejected.
    """
    config = config or Config()
    require(config.names)
    _check(inputs, out)
    start = perf_counter()
    with folder.locked(out, fresh=fresh) as work:
        # Absolute: a worker of a cluster stands in another folder.
        shards = cut([path.absolute() for path in _spooled(inputs, work)], without=out, config=config)
        program, given = program_digest(config.names), _digest(*(shard.digest for shard in shards))
        if (counts := complete(out, program, given)) is not None:
            folder.finish(work)
            return RunReport(out, counts, len(shards), len(shards), already=True)
        orders = Orders(work.absolute(), program, config.article_seconds, HERE, config.names)
        with Workers(config.workers, executor) as workers:
            report = _Job(out, orders, shards, workers, progress).carry_out(given, config.workers, start)
        folder.finish(work)
        return report


@dataclass(frozen=True, slots=True)
class _Job:
    """A run under way."""

    out: Path
    orders: Orders
    shards: Sequence[Shard]
    workers: Workers
    progress: Callable[[Progress], None]

    def carry_out(self, given: str, workers: int, start: float) -> RunReport:
        prepared = self._all("prepare", [self._prepare(shard) for shard in self.shards])
        self._say("compare", prepared)
        finished = self._all("finish", self._finish(prepared))
        self._say("join", finished)
        counts = reduce(add, (done.counts for done in (*prepared, *finished)), Counts())
        if counts.articles != counts.records + counts.rejected:
            raise AssertionError(f"articles are lost: {counts}; please report this")
        kept = sum(done.kept for done in finished)
        join(self.out, prepared, finished, manifest_of(self.orders.program, given, counts))
        timing = timing_of((*prepared, *finished), counts, perf_counter() - start, workers)
        save_timing(self.out, timing)
        return RunReport(self.out, counts, len(self.shards), kept, timing=timing)

    def _prepare(self, shard: Shard) -> PrepareTask:
        target = self.orders.work / "prepared" / _digest(self.orders.program, shard.digest)
        return PrepareTask(self.orders, shard, target)

    def _finish(self, prepared: Sequence[Done]) -> list[FinishTask]:
        tasks = []
        found = find_marks([done.folder for done in prepared])
        for shard, done, marks in zip(self.shards, prepared, found, strict=True):
            content = save_marks(marks)
            digest = _digest(done.folder.name, content)
            path = self.orders.work / "marks" / digest
            with atomic(path) as file:
                file.write(content)
            tasks.append(FinishTask(self.orders, shard, done.folder, path, self.orders.work / "finished" / digest))
        return tasks

    def _all(self, step: Literal["prepare", "finish"], tasks: Sequence[PrepareTask | FinishTask]) -> list[Done]:
        results: list[Done] = []
        try:
            for done in self.workers.carry_out(tasks):
                results.append(done)
                self._say(step, results)
        except Stopped:
            raise KeyboardInterrupt from None
        return results

    def _say(self, step: Literal["prepare", "compare", "finish", "join"], results: Sequence[Done]) -> None:
        done = sum(result.size for result in results)
        articles = sum(max(result.counts.articles, result.counts.records) for result in results)
        self.progress(Progress(step, done, sum(shard.size for shard in self.shards), articles))


def _check(inputs: Sequence[Path], out: Path) -> None:
    for path in inputs:
        if path != STDIN and not path.exists():
            raise InputError(f"{path} does not exist: check the path of the input")
        if path.resolve() in {(out / name).resolve() for name in ("", *folder.RESULTS)}:
            raise OutputError(f"{path} is an input and would be written to: choose another output folder")


def _spooled(inputs: Sequence[Path], work: Path) -> list[Path]:
    """The inputs, with standard input written to a file first: it can be read only once."""
    if STDIN not in inputs:
        return list(inputs)
    target = work / "input" / "stdin.jsonl"
    with atomic(target) as file:
        shutil.copyfileobj(sys.stdin.buffer, file, 1 << 20)
    return [target if path == STDIN else path for path in inputs]


def _digest(*parts: str | bytes) -> str:
    hashed = xxh3_128()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        hashed.update(len(content).to_bytes(8, "little") + content)
    return hashed.hexdigest()
