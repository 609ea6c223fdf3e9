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

from ..errors import WorkerError
from .passes import Done, Task, work

PENDING = 16
"""Tasks handed over at once: enough to keep the workers of any executor busy, few enough to hold in memory."""


class Workers:
    """Carries out tasks in this process, in processes of its own, or by an executor that is given.

    A context manager: the processes are started at the first task that needs them, and ended with the block.
    """

    def __init__(self, count: int, executor: Executor | None = None) -> None:
        self._count = count
        self._given = executor
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def carry_out(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """The result of each task, in order; a task that a dead worker left undone is tried once more, alone.

        Raises Stopped when the run was asked to stop, WorkerError when a worker dies twice over the same task.
        """
        if self._given is None and self._count == 1:
            yield from map(work, tasks)
            return
        waiting = deque(tasks)
        while waiting:
            pending: deque[tuple[Task, Future[Done]]] = deque()
            try:
                yield from _in_order(self._executor(), waiting, pending)
            except BrokenExecutor:
                suspects = [task for task, _ in pending]
                if self._given is not None:
                    raise _died(suspects[0]) from None
                self._pool = None
                yield from _one_by_one(suspects)

    def _executor(self) -> Executor:
        if self._given is None and self._pool is None:
            self._pool = _pool(self._count)
        return self._given or self._pool  # type: ignore[return-value]


def _in_order(executor: Executor, waiting: deque[Task], pending: deque[tuple[Task, Future[Done]]]) -> Iterator[Done]:
    """Moves tasks from ``waiting`` to ``pending`` and out; what is left in ``pending`` when it fails was not done."""
    try:
        while waiting or pending:
            while waiting and len(pending) < PENDING:
                pending.append((waiting[0], _submit(executor, waiting[0])))
                waiting.popleft()
            yield pending[0][1].result()
            pending.popleft()
    except BaseException:
        _stop(pending)
        raise


def _submit(executor: Executor, task: Task) -> Future[Done]:
    """Hands a task over. A process that this starts inherits that Ctrl-C is held back: it is the parent's affair."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return executor.submit(work, task)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _stop(pending: Sequence[tuple[Task, Future[Done]]]) -> None:
    """Asks the workers to leave off, and waits until they have."""
    for task, _ in pending:
        task.stop.touch()
    for _, future in pending:
        if not future.cancel():
            future.exception()
    for task, _ in pending:
        task.stop.unlink(missing_ok=True)


def _one_by_one(tasks: Sequence[Task]) -> Iterator[Done]:
    with _pool(1) as pool:
        for task in tasks:
            try:
                yield _submit(pool, task).result()
            except BrokenExecutor:
                raise _died(task) from None


def _died(task: Task) -> WorkerError:
    return WorkerError(
        f"a worker died over {task.shard}, perhaps for want of memory: all other work is kept; take these files out or"
        " free memory, then give the same command again"
    )


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not fork: a forked worker inherits the threads' locks of numpy and pyarrow.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_start)


def _start() -> None:
    """A worker does not outlive its parent."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
