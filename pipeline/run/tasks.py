"""What a run and its workers say to each other: plain values, which any executor can carry."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

import orjson
from pydantic import TypeAdapter

from ..names import Backend
from ..records import Record
from ..repeats import Marks
from .shards import Shard


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
    officials: int = 0
    sakip: int = 0
    agreements: int = 0
    repeats: int = 0
    changed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(asdict(self).values(), asdict(other).values(), strict=True)))

    @classmethod
    def of(cls, record: Record) -> Counts:
        """What one record holds."""
        return cls(
            records=1,
            regions=len(record.regions),
            dates=len(record.dates),
            officials=len(record.officials),
            sakip=len(record.sakip),
            agreements=len(record.agreements),
            repeats=sum(paragraph.repeats is not None for paragraph in record.paragraphs),
        )


@dataclass(frozen=True, slots=True)
class Done:
    """A finished shard: its folder, its counts, the seconds of each stage, and whether it was there before."""

    folder: Path
    counts: Counts
    kept: bool
    size: int
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Orders:
    """What all tasks of a run share.

    ``work`` is the folder of work files, ``program`` the digest of the program that must carry them out, ``limit``
    the seconds that a stage of one article may take, ``home`` the process that the run belongs to, ``names`` the model
    that finds names.
    """

    work: Path
    program: str
    limit: float
    home: str
    names: Backend = "none"

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


def watch_file(task: Task) -> Path:
    """Where a worker notes which article of the task it has in hand."""
    return task.orders.work / "watch" / task.folder.name


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
