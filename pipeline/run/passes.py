"""The two passes over a shard: what a worker does. Plain functions of plain values, for any executor.

A finished shard is a folder moved into place whole, named by the hash of all that went into it: what is there need
not be done again, and what is not there was not finished.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

import orjson
from pydantic import TypeAdapter

from ..read import read
from ..records import Article, Draft, Record, Rejected
from ..repeats import NO_MARKS, Marks, ShardIndex
from ..stages import finish, prepare
from ..write import ShardTables
from .shards import Piece, Shard


class Stopped(Exception):
    """The run was asked to stop while a shard was worked on; nothing of that shard is kept."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the articles of a shard or a run. ``articles`` is what was read; rejections are counted apart."""

    articles: int = 0
    records: int = 0
    rejected: int = 0
    regions: int = 0
    dates: int = 0
    repeats: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(asdict(self).values(), asdict(other).values(), strict=True)))


@dataclass(frozen=True, slots=True)
class Done:
    """A finished shard: its folder, its counts, and whether it was there before."""

    folder: Path
    counts: Counts
    kept: bool
    size: int


@dataclass(frozen=True, slots=True)
class PrepareTask:
    """First pass: read and prepare ``shard`` into ``folder``."""

    shard: Shard
    folder: Path
    stop: Path


@dataclass(frozen=True, slots=True)
class FinishTask:
    """Second pass: finish what is in ``prepared`` with the marks of the file ``marks``, into ``folder``."""

    shard: Shard
    prepared: Path
    marks: Path
    folder: Path
    stop: Path


Task = PrepareTask | FinishTask


def work(task: Task) -> Done:
    """Carries out a task, unless its folder is there already. Raises Stopped once the file ``task.stop`` appears."""
    if task.folder.is_dir():
        return Done(task.folder, _read_counts(task.folder), True, task.shard.size)
    with _moved_into_place(task.folder) as folder:
        counts = _prepare(task, folder) if isinstance(task, PrepareTask) else _finish(task, folder)
        (folder / "counts.json").write_bytes(orjson.dumps(counts))
    return Done(task.folder, counts, False, task.shard.size)


def _prepare(task: PrepareTask, folder: Path) -> Counts:
    articles = rejected = 0
    with ExitStack() as files:
        drafts = files.enter_context(open(folder / "drafts.jsonl", "wb"))
        rejects = files.enter_context(open(folder / "rejected.jsonl", "wb"))
        index = ShardIndex(folder)
        files.callback(index.close)
        for found in _articles(task.shard):
            _check(task.stop)
            articles += 1
            made = found if isinstance(found, Rejected) else prepare(found)
            if isinstance(made, Rejected):
                rejected += 1
                _write(rejects, made)
            else:
                _write(drafts, made)
                index.add(made)
    return Counts(articles=articles, rejected=rejected)


def _finish(task: FinishTask, folder: Path) -> Counts:
    marks = load_marks(task.marks)
    total = Counts()
    with ExitStack() as files:
        drafts = files.enter_context(open(task.prepared / "drafts.jsonl", "rb"))
        records = files.enter_context(open(folder / "records.jsonl", "wb"))
        rejects = files.enter_context(open(folder / "rejected.jsonl", "wb"))
        tables = ShardTables(folder)
        files.callback(tables.close)
        for number, line in enumerate(drafts):
            _check(task.stop)
            made = finish(_drafts().validate_json(line), marks.get(number, NO_MARKS))
            _write(rejects if isinstance(made, Rejected) else records, made)
            total += _count(made)
            if isinstance(made, Record):
                tables.add(made)
    return total


def _articles(shard: Shard) -> Iterator[Article | Rejected]:
    for piece in shard.pieces:
        if isinstance(piece, Piece):
            path = Path(piece.path)
            yield from read(path, name=piece.name, start=piece.start, end=piece.end, first_line=piece.first_line)
        else:
            yield piece


def _count(made: Record | Rejected) -> Counts:
    if isinstance(made, Rejected):
        return Counts(rejected=1)
    repeats = sum(paragraph.repeats is not None for paragraph in made.paragraphs)
    return Counts(records=1, regions=len(made.regions), dates=len(made.dates), repeats=repeats)


def save_marks(marks: dict[int, Marks]) -> bytes:
    """The marks of a shard's drafts as JSON, the same bytes for the same marks."""
    return orjson.dumps(
        {str(number): _marks_adapter().dump_python(mark) for number, mark in marks.items()},
        option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS,
    )


def load_marks(path: Path) -> dict[int, Marks]:
    """What ``save_marks`` wrote."""
    return {
        int(number): _marks_adapter().validate_python(mark) for number, mark in orjson.loads(path.read_bytes()).items()
    }


@cache
def _marks_adapter() -> TypeAdapter[Marks]:
    return TypeAdapter(Marks)


@cache
def _drafts() -> TypeAdapter[Draft]:
    return TypeAdapter(Draft)


def _write(file: BinaryIO, value: object) -> None:
    file.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))


def _check(stop: Path) -> None:
    if stop.exists():
        raise Stopped


def _read_counts(folder: Path) -> Counts:
    return Counts(**orjson.loads((folder / "counts.json").read_bytes()))


@contextmanager
def _moved_into_place(folder: Path) -> Iterator[Path]:
    """A new folder that becomes ``folder`` when the block ends, flushed to the disk, or vanishes when it fails."""
    made = Path(tempfile.mkdtemp(prefix=".part-", dir=folder.parent))
    try:
        yield made
        for path in made.iterdir():
            _flush(path)
        try:
            os.rename(made, folder)
        except OSError:
            if not folder.is_dir():  # another worker had the same to do and was first: the same bytes
                raise
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
