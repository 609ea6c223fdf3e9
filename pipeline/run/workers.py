"""Tasks handed to workers, a few at a time, their results in the order of the tasks."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext

from ..errors import WorkerError
from . import guard
from .passes import work
from .tasks import Done, Task, watch_file

PENDING = 16
"""Tasks handed over at once: enough to keep a machine's workers busy, few enough to hold in memory."""

DEATHS = 8
"""How many workers may die over one shard before the run gives up: more is no fault of its articles."""


class Workers:
    """Carries out tasks in this process, in processes of its own, or by an executor that is given.

    A context manager: the processes are started at the first task that needs them, and ended with the block.
    """

    def __init__(self, count: int, executor: Executor | None = None) -> None:
        self._count = count
        self._given = executor
        self._pending = max(PENDING, 2 * count)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def carry_out(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """The result of each task, in order; a task that dead workers left undone is tried again, alone.

        An article that ends its worker again and again is rejected. Raises Stopped when the run was asked to stop,
        WorkerError when workers die and no article is to blame.
        """
        if self._given is None and self._count == 1:
            yield from map(work, tasks)
            return
        waiting = deque(tasks)
        while waiting:
            pending: deque[tuple[Task, Future[Done]]] = deque()
            try:
                yield from _in_order(self._executor(), waiting, pending, self._pending)
            except BrokenExecutor:
                self._pool = None
                yield from map(self._alone, [task for task, _ in pending])
            except CancelledError:
                raise WorkerError(
                    "the scheduler of the cluster went away: all finished work is kept; start it, then give the same"
                    " command again"
                ) from None

    def _alone(self, task: Task) -> Done:
        """Carries out a task in a worker of its own; an article that ends two of them in a row is to blame."""
        last = None
        for _ in range(DEATHS):
            with ExitStack() as stack:
                executor = self._given or stack.enter_context(_pool(1))
                try:
                    return _result(_submit(executor, task))
                except BrokenExecutor:
                    number = guard.in_hand(watch_file(task))
            if number is None:
                break
            if number == last:
                guard.blame(watch_file(task))
            last = number
        raise _died(task)

    def _executor(self) -> Executor:
        if self._given is None and self._pool is None:
            self._pool = _pool(self._count)
        return self._given or self._pool  # type: ignore[return-value]


def _in_order(
    executor: Executor, waiting: deque[Task], pending: deque[tuple[Task, Future[Done]]], most: int
) -> Iterator[Done]:
    """Moves tasks from ``waiting`` to ``pending`` and out; what is left in ``pending`` when it fails was not done."""
    try:
        while waiting or pending:
            while waiting and len(pending) < most:
                pending.append((waiting[0], _submit(executor, waiting[0])))
                waiting.popleft()
            yield _result(pending[0][1])
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


def _result(future: Future[Done]) -> Done:
    try:
        return future.result()
    except Exception as error:
        if type(error).__name__ == "KilledWorker":  # of dask, an extra, and so not to be imported here
            raise BrokenExecutor(str(error)) from None
        raise


def _stop(pending: Sequence[tuple[Task, Future[Done]]]) -> None:
    """Asks the workers to leave off, and waits until they have."""
    for task, _ in pending:
        task.orders.stop.touch()
    for _, future in pending:
        if not future.cancel() and not future.cancelled():
            future.exception()
    for task, _ in pending:
        task.orders.stop.unlink(missing_ok=True)


def _died(task: Task) -> WorkerError:
    return WorkerError(
        f"a worker died over {task.shard}, perhaps for want of memory: all other work is kept; take these files out or"
        " free memory, then give the same command again"
    )


def _pool(workers: int) -> ProcessPoolExecutor:
    try:
        return ProcessPoolExecutor(workers, mp_context=_context(), initializer=_start)
    except OSError as error:  # its locks are files in memory
        raise WorkerError(f"no workers can be started ({error}): make room in /dev/shm, or use --workers 1") from None


def _context() -> BaseContext:
    """How workers come to be: forked off a server that has the tables and models loaded once, for all of them.

    Not forked off this process: they would inherit the locks of the threads of numpy and pyarrow. The server has no
    thread but one. Where a system has no such server (Windows), each worker is a new process.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["saripati.pipeline.run.preload"])
    return context


def _start() -> None:
    """A worker does not outlive its parent."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
