"""The two passes over a shard: what a worker does. Plain functions of plain values, for any executor.

A finished shard is a folder moved into place whole, named by the hash of all that went into it: what is there need
not be done again, and what is not there was not finished.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import BinaryIO

import orjson
from pydantic import TypeAdapter

from ..errors import ArticleError, WorkerError
from ..read import read
from ..records import Article, Draft, Record, Rejected, Source, Stage
from ..repeats import NO_MARKS, Marks, ShardIndex
from ..stages import finish, prepare
from ..watch import TOO_LONG, Watch
from ..write import ShardTables
from .guard import HERE, PARENT, Guard, guarded
from .program import program_digest
from .shards import Piece, Shard, unchanged

HUNG = f"{TOO_LONG}, or ended its worker: look at the article"
CHANGED = "changed or vanished while the run went on: let it be, then give the same command again"


class Stopped(Exception):
    """The run was asked to stop while a shard was worked on; nothing of that shard is kept."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the articles of a shard or a run. ``articles`` is what was read; rejections are counted apart.

    ``changed`` counts the files, among the rejected, that were not what they had been when the run began.
    """

    articles: int = 0
    records: int = 0
    rejected: int = 0
    regions: int = 0
    dates: int = 0
    repeats: int = 0
    changed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(asdict(self).values(), asdict(other).values(), strict=True)))


@dataclass(frozen=True, slots=True)
class Done:
    """A finished shard: its folder, its counts, the seconds of each stage, and whether it was there before."""

    folder: Path
    counts: Counts
    kept: bool
    size: int
    seconds: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Orders:
    """What all tasks of a run share.

    ``work`` is the folder of work files, ``program`` the digest of the program that must carry them out, ``limit``
    the seconds that a stage of one article may take, ``home`` the process that the run belongs to.
    """

    work: Path
    program: str
    limit: float
    home: str

    @property
    def stop(self) -> Path:
        """Where this file appears, the workers leave off."""
        return self.work / "stop"


@dataclass(frozen=True, slots=True)
class PrepareTask:
    """First pass: read and prepare ``shard`` into ``folder``."""

    orders: Orders
    shard: Shard
    folder: Path


@dataclass(frozen=True, slots=True)
class FinishTask:
    """Second pass: finish what is in ``prepared`` with the marks of the file ``marks``, into ``folder``."""

    orders: Orders
    shard: Shard
    prepared: Path
    marks: Path
    folder: Path


Task = PrepareTask | FinishTask


def work(task: Task) -> Done:
    """Carries out a task, unless its folder is there already. Raises Stopped once the file ``orders.stop`` appears.

    Raises WorkerError where this process cannot see the folder of the run, or runs another program.
    """
    _check_place(task.orders)
    if (kept := _kept(task)) is not None:
        return kept
    limit = task.orders.limit
    with _moved_into_place(task.folder) as folder:
        watch = Watch(limit)
        with watch.stage("start", limited=False):
            _warm()
        with watch, guarded(watch_file(task), limit, task.orders.home) as guard:
            if isinstance(task, PrepareTask):
                counts = _prepare(task, folder, watch, guard)
            else:
                counts = _finish(task, folder, watch, guard)
        (folder / "counts.json").write_bytes(orjson.dumps({"counts": counts, "seconds": dict(watch.seconds)}))
    return Done(task.folder, counts, False, task.shard.size, watch.seconds)


@cache
def _warm() -> None:
    """Has the tables loaded before the first article, whose time is its own."""
    source = Source("-", None, "txt", "utf-8", "")
    draft = prepare(Article(source, "Bupati Blitar membuka rapat koordinasi di Kanigoro, Selasa (16/6/2020)."))
    if isinstance(draft, Draft):
        finish(draft)


def watch_file(task: Task) -> Path:
    """Where a worker notes which article of the task it has in hand."""
    return task.orders.work / "watch" / task.folder.name


def _check_place(orders: Orders) -> None:
    if not orders.work.is_dir():
        raise WorkerError(f"a worker cannot see {orders.work}: all workers must share the storage of input and output")
    if orders.home not in (HERE, PARENT) and program_digest() != orders.program:
        raise WorkerError(
            f"a worker runs {program_digest()}, the run is of {orders.program}: install the same on all workers"
        )


def _kept(task: Task) -> Done | None:
    """What an earlier run finished of this, unless its input was not what it should have been."""
    if not task.folder.is_dir():
        return None
    found = orjson.loads((task.folder / "counts.json").read_bytes())
    counts = Counts(**found["counts"])
    if counts.changed:
        shutil.rmtree(task.folder)
        return None
    return Done(task.folder, counts, True, task.shard.size, Counter(found["seconds"]))


def _prepare(task: PrepareTask, folder: Path, watch: Watch, guard: Guard) -> Counts:
    articles = rejected = changed = 0
    with ExitStack() as files:
        drafts = files.enter_context(open(folder / "drafts.jsonl", "wb"))
        rejects = files.enter_context(open(folder / "rejected.jsonl", "wb"))
        index = ShardIndex(folder)
        files.callback(index.close)
        for found in _articles(task, watch, guard):
            made = found
            if isinstance(found, Article):
                hung = guard.hung[articles] and _hung(found.source.path, found.source.item, "normalise")
                made = hung or prepare(found, watch)
            articles += 1
            with watch.stage("write", limited=False):
                if isinstance(made, Rejected):
                    rejected += 1
                    changed += made.reason == CHANGED
                    _write(rejects, made)
                else:
                    _write(drafts, made)
                    index.add(made)
    return Counts(articles=articles, rejected=rejected, changed=changed)


def _finish(task: FinishTask, folder: Path, watch: Watch, guard: Guard) -> Counts:
    marks = load_marks(task.marks)
    total = Counts()
    with ExitStack() as files:
        drafts = files.enter_context(open(task.prepared / "drafts.jsonl", "rb"))
        records = files.enter_context(open(folder / "records.jsonl", "wb"))
        rejects = files.enter_context(open(folder / "rejected.jsonl", "wb"))
        tables = ShardTables(folder)
        files.callback(tables.close)
        for number, line in enumerate(drafts):
            _check(task.orders.stop)
            guard.at(number)
            with watch.stage("read", limited=False):
                draft = _drafts().validate_json(line)
            hung = guard.hung[number] and _hung(draft.source.path, draft.source.item, "extract")
            made = hung or finish(draft, marks.get(number, NO_MARKS), watch)
            total += _count(made)
            with watch.stage("write", limited=False):
                _write(rejects if isinstance(made, Rejected) else records, made)
                if isinstance(made, Record):
                    tables.add(made)
    return total


def _articles(task: PrepareTask, watch: Watch, guard: Guard) -> Iterator[Article | Rejected]:
    """What the pieces of the shard hold, each announced to the guard; a piece is left where reading it hangs."""
    number = 0
    for piece in task.shard.pieces:
        name = piece.name if isinstance(piece, Piece) else piece.path
        found = _piece(piece)
        while True:
            _check(task.orders.stop)
            guard.at(number)
            try:
                with watch.stage("read"):
                    item = next(found, None) if guard.hung[number] < 2 else _hung(name, None, "read")
            except ArticleError as error:
                item = Rejected(name, None, "read", str(error))
            if item is None:
                break
            yield item
            number += 1
            if guard.hung[number - 1] > 1:
                break


def _piece(piece: Piece | Rejected) -> Iterator[Article | Rejected]:
    if isinstance(piece, Rejected):
        yield piece
        return
    was = Rejected(piece.name, None, "read", CHANGED)
    if not unchanged(piece):
        yield was
        return
    yield from read(Path(piece.path), name=piece.name, start=piece.start, end=piece.end, first_line=piece.first_line)
    if not unchanged(piece):
        yield was


def _hung(path: str, item: int | None, stage: Stage) -> Rejected:
    return Rejected(path, item, stage, HUNG)


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
