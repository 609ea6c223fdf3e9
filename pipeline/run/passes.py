"""The two passes over a shard: what a worker does. A plain function of plain values, for any executor.

A finished shard is a folder moved into place whole, named by the hash of all that went into it: what is there need
not be done again, and what is not there was not finished.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

import orjson
from pydantic import TypeAdapter

from ..errors import ArticleError, WorkerError
from ..names import load
from ..read import read
from ..records import Article, Draft, Record, Rejected, Source, Stage
from ..repeats import NO_MARKS, ShardIndex
from ..stages import doubt, finish, prepare
from ..watch import TOO_LONG, Watch
from ..write import ShardTables
from .guard import HERE, PARENT, Guard, guarded
from .program import program_digest
from .shards import Piece, unchanged
from .tasks import Counts, Done, FinishTask, Orders, PrepareTask, Stopped, Task, load_marks, watch_file

Made = TypeVar("Made", Draft, Record)

HUNG = f"{TOO_LONG}, or ended its worker: look at the article"
CHANGED = "changed or vanished while the run went on: let it be, then give the same command again"


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
            warm()
        with watch, guarded(watch_file(task), limit, task.orders.home) as guard:
            if isinstance(task, PrepareTask):
                counts = _prepare(task, folder, watch, guard)
            else:
                counts = _finish(task, folder, watch, guard)
        (folder / "counts.json").write_bytes(orjson.dumps({"counts": counts, "seconds": watch.seconds}))
    return Done(task.folder, counts, False, task.shard.size, watch.seconds)


@cache
def warm() -> None:
    """Has the tables loaded before the first article, whose time is its own."""
    source = Source("-", None, "txt", "utf-8", "")
    draft = prepare(Article(source, "Bupati Blitar membuka rapat koordinasi di Kanigoro, Selasa (16/6/2020)."))
    if isinstance(draft, Draft):
        finish(draft)


def _check_place(orders: Orders) -> None:
    if not orders.work.is_dir():
        raise WorkerError(f"a worker cannot see {orders.work}: all workers must share the storage of input and output")
    mine = program_digest(orders.names)
    if orders.home not in (HERE, PARENT) and mine != orders.program:
        raise WorkerError(f"a worker runs {mine}, the run is of {orders.program}: install the same on all workers")


def _kept(task: Task) -> Done | None:
    """What an earlier run finished of this, unless its input was not what it should have been."""
    if not task.folder.is_dir():
        return None
    found = orjson.loads((task.folder / "counts.json").read_bytes())
    counts = Counts(**found["counts"])
    if counts.changed:
        shutil.rmtree(task.folder)
        return None
    return Done(task.folder, counts, True, task.shard.size, found["seconds"])


def _prepare(task: PrepareTask, folder: Path, watch: Watch, guard: Guard) -> Counts:
    articles = rejected = changed = 0
    with ExitStack() as files:
        drafts = files.enter_context(open(folder / "drafts.jsonl", "wb"))
        rejects = files.enter_context(open(folder / "rejected.jsonl", "wb"))
        index = ShardIndex(folder)
        files.callback(index.close)
        for found in _articles(task, watch, guard):
            if isinstance(found, Rejected):
                draft: Draft | Rejected = found
            elif guard.hung[articles]:
                draft = _hung(found.source.path, found.source.item, "normalise")
            else:
                draft = prepare(found, watch)
            articles += 1
            with watch.stage("write", limited=False):
                made, line = _line(draft)
                if isinstance(made, Rejected):
                    rejected += 1
                    changed += made.reason == CHANGED
                    rejects.write(line)
                else:
                    drafts.write(line)
                    index.add(made)
    return Counts(articles=articles, rejected=rejected, changed=changed)


def _finish(task: FinishTask, folder: Path, watch: Watch, guard: Guard) -> Counts:
    total = Counts()
    found = _records(task, watch, guard)
    if task.orders.names != "none":
        found = doubt(found, load(task.orders.names), watch)
    with ExitStack() as files:
        records = files.enter_context(open(folder / "records.jsonl", "wb"))
        rejects = files.enter_context(open(folder / "rejected.jsonl", "wb"))
        tables = ShardTables(folder)
        files.callback(tables.close)
        for one in found:
            with watch.stage("write", limited=False):
                made, line = _line(one)
                (rejects if isinstance(made, Rejected) else records).write(line)
                total += _count(made)
                if isinstance(made, Record):
                    tables.add(made)
    return total


def _records(task: FinishTask, watch: Watch, guard: Guard) -> Iterator[Record | Rejected]:
    """The records of the shard's drafts, in order, each announced to the guard."""
    marks = load_marks(task.marks)
    with open(task.prepared / "drafts.jsonl", "rb") as drafts:
        for number, line in enumerate(drafts):
            _check(task.orders.stop)
            guard.at(number)
            with watch.stage("read", limited=False):
                draft = _drafts().validate_json(line)
            if guard.hung[number]:
                yield _hung(draft.source.path, draft.source.item, "extract")
            else:
                yield finish(draft, marks.get(number, NO_MARKS), watch)


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
    return Counts(rejected=1) if isinstance(made, Rejected) else Counts.of(made)


@cache
def _drafts() -> TypeAdapter[Draft]:
    return TypeAdapter(Draft)


def _line(made: Made | Rejected) -> tuple[Made | Rejected, bytes]:
    """A line of JSON, and what it holds: a rejection where the thing itself cannot be written."""
    try:
        return made, orjson.dumps(made, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError as error:  # half a surrogate pair, which no stage should have let through
        source = made.source if isinstance(made, (Draft, Record)) else Source("?", None, "txt", "", "")
        instead = Rejected(source.path, source.item, "write", f"cannot be written as JSON: {error}")
        return instead, orjson.dumps(instead, option=orjson.OPT_APPEND_NEWLINE)


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
