"""What a worker leaves behind for whoever takes its place: which article it had in hand, and whether that hung.

A worker writes the number of the article in hand into a small file. When an article hangs where no signal reaches
(in C code, or in a thread), a timer that does not need the interpreter notes it in the same file and ends the process;
the next worker that takes the shard finds the note and rejects that article. A kill from outside leaves no note, so
it never costs an article.
"""

from __future__ import annotations

import faulthandler
import os
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

HERE, PARENT = (f"{socket.gethostname()}:{process}" for process in (os.getpid(), os.getppid()))
"""This process and the one that started it, as a task names the one that it comes from."""

PATIENCE = 2
"""Times the limit of an article after which the process is ended: by then the signal had its chance."""

_HEADER = 12
_alone = threading.Lock()  # the timer belongs to the process, so that its tasks take turns


class Guard:
    """Watches over one task. ``hung`` counts, by number, how often an article ended a worker before."""

    def __init__(self, file: Path, limit: float | None) -> None:
        self.hung = hung(file)
        self._limit = limit
        self._armed_until = 0.0
        self._file = open(file, "wb", buffering=0)  # noqa: SIM115  # closed by close()

    def at(self, number: int) -> None:
        """Notes that the article of this number, from 0 inside the shard, is taken in hand."""
        os.pwrite(self._file.fileno(), b"%11d\n" % number, 0)
        if self._limit is None:
            return
        now = monotonic()
        if now >= self._armed_until:  # starting a timer costs 50 µs, so one serves all articles of a second
            self._file.seek(_HEADER)
            faulthandler.dump_traceback_later(PATIENCE * self._limit + 1, exit=True, file=self._file)
            self._armed_until = now + 1

    def close(self) -> None:
        if self._limit is not None:
            faulthandler.cancel_dump_traceback_later()
        self._file.close()


@contextmanager
def guarded(file: Path, limit: float | None, home: str) -> Iterator[Guard]:
    """Watches over the task of ``file``; ends the process over a hung article only where it is not ``home``."""
    with _alone:
        guard = Guard(file, limit if home != HERE else None)
        try:
            yield guard
        finally:
            guard.close()
    file.unlink(missing_ok=True)


def hung(file: Path) -> Counter[int]:
    """How often each article ended a worker, by what the workers before left in ``file`` and beside it."""
    if file.exists() and file.stat().st_size > _HEADER:
        blame(file)
    notes = _notes(file)
    return Counter(map(int, notes.read_text().split())) if notes.exists() else Counter()


def in_hand(file: Path) -> int | None:
    """The number of the article that the last worker had in hand, None where it had none."""
    try:
        return int(file.read_bytes()[:_HEADER])
    except (OSError, ValueError):
        return None


def blame(file: Path) -> None:
    """Notes that the article in hand ended its worker."""
    with open(_notes(file), "a") as notes:
        notes.write(f"{in_hand(file)}\n")
    file.unlink()


def _notes(file: Path) -> Path:
    return file.with_name(f"{file.name}.hung")
