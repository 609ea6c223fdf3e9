"""The output folder: locked while a run is in it, its work files in ``.work``, nothing foreign touched."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import OutputError
from ..write import SCHEMAS

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
MANIFEST = "manifest.json"
TIMING = "timing.json"
RESULTS = (
    "records.jsonl",
    "rejected.jsonl",
    *(f"tables/{name}.parquet" for name in SCHEMAS),
)


@contextmanager
def locked(out: Path, *, fresh: bool) -> Iterator[Path]:
    """Makes ``out`` and its folder of work files, and keeps other runs away while the block runs. Gives the latter.

    ``fresh`` throws away what an earlier run left here; other files in ``out`` are never touched.
    Raises OutputError when the folder cannot be written or another run is in it.
    """
    try:
        (out / "tables").mkdir(parents=True, exist_ok=True)
        descriptor = os.open(out, os.O_RDONLY)
    except OSError as error:
        raise OutputError(f"cannot write to the output folder {out}: {error.strerror}; choose another") from None
    try:
        _lock(descriptor, out)
        if fresh:
            _remove_results(out)
        yield _work_folder(out)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise OutputError(
            f"cannot go on writing to {out}: {error.strerror}; make room, and the same command goes on from there"
        ) from None
    finally:
        os.close(descriptor)  # which also opens the lock


def finish(work: Path) -> None:
    """Removes the work files of a run that is complete."""
    shutil.rmtree(work, ignore_errors=True)


def _lock(descriptor: int, out: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputError(f"another run is writing to {out}: wait for it to end or choose another folder") from None
    except OSError:
        return  # a file system without locks: nothing to be done, and no reason to refuse


def _work_folder(out: Path) -> Path:
    work = out / ".work"
    try:
        for name in ("prepared", "marks", "finished", "input", "watch"):
            (work / name).mkdir(parents=True, exist_ok=True)
        for left in (*work.glob("*/.part-*"), *work.glob("stop")):  # by a run that was killed
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    except OSError as error:
        raise OutputError(f"cannot write to the output folder {out}: {error.strerror}; choose another") from None
    return work


def _remove_results(out: Path) -> None:
    shutil.rmtree(out / ".work", ignore_errors=True)
    for name in (MANIFEST, TIMING, *RESULTS):
        (out / name).unlink(missing_ok=True)
