"""Tasks handed to workers, a few at a time, their results in the order of the tasks."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from pathlib import Path

from ..errors import WorkerError
from .passes import Done, Task, work

PENDING = 16
"""Tasks handed over at once for each worker we know of, and to an executor that is given to us."""


def carry_out(tasks: Sequence[Task], *, workers: int, executor: Executor | None) -> Iterator[Done]:
    """The result of each task, in order. Raises WorkerError when a worker dies twice over the same task."""
    if executor is not None:
        yield from _by(executor, tasks)
    elif workers == 1 or len(tasks) <= 1:
        yield from map(work, tasks)
    else:
        yield from _by_processes(tasks, workers)


def _by(executor: Executor, tasks: Sequence[Task]) -> Iterator[Done]:
    pending: deque[tuple[Task, Future[Done]]] = deque()
    remaining = iter(tasks)
    try:
        while True:
            while len(pending) < PENDING and (task := next(remaining, None)):
                pending.append((task, executor.submit(work, task)))
            if not pending:
                return
            yield pending[0][1].result()
            pending.popleft()
    except BaseException:
        _stop(tasks[0].stop, [future for _, future in pending])
        raise


def _stop(stop: Path, futures: Sequence[Future[Done]]) -> None:
    """Asks the workers to leave off, and waits until they have."""
    stop.touch()
    for future in futures:
        if not future.cancel():
            future.exception()


def _by_processes(tasks: Sequence[Task], workers: int) -> Iterator[Done]:
    """Like ``_by``; where a worker dies, what was not finished is done again, each task alone."""
    done = 0
    try:
        with _pool(workers) as pool:
            for result in _by(pool, tasks):
                done += 1
                yield result
    except BrokenExecutor:
        tasks[0].stop.unlink(missing_ok=True)
        for task in tasks[done:]:
            yield _alone(task)


def _alone(task: Task) -> Done:
    try:
        with _pool(1) as pool:
            return next(_by(pool, [task]))
    except BrokenExecutor:
        raise WorkerError(
            f"the worker for {task.shard} died twice, perhaps for want of memory: what was finished is kept; take"
            " these files out, or free memory, and run the same command again"
        ) from None


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start)


def _start() -> None:
    """A worker leaves Ctrl-C to the parent, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
