"""The gate: F1 figures that no change may fall below, kept beside the gold set they were measured on.

A floor rises when it is measured anew and falls only with a written reason, which the file keeps. The digests of
labels and texts say on which gold set a floor was measured: when the gold has changed the floors must be measured
again, and then too a figure that falls needs a reason.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import orjson
from pydantic import TypeAdapter, ValidationError

from ..errors import LabelError
from ..gold import Label, Origin, digests
from . import Evaluation

PLACES = 3
"""Decimals of a floor, rounded down: one item of 500 moves a figure by 0.002."""


@dataclass(frozen=True, slots=True)
class Part:
    """The floors of the own or the real articles: F1 by task, and the gold set on which they were measured."""

    articles: int
    labels_sha256: str
    texts_sha256: str
    floors: dict[str, float]


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that fell, and why; ``after`` is None for a task that is no longer labelled."""

    origin: Origin
    task: str
    before: float
    after: float | None
    gold_changed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The whole file."""

    parts: dict[Origin, Part] = field(default_factory=dict)
    lowered: tuple[Lowered, ...] = ()


def read_floors(path: Path) -> Floors:
    """The floors of a file; no floors where there is no file. Raises LabelError for a file of another form."""
    if not path.exists():
        return Floors()
    try:
        return TypeAdapter(Floors).validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise LabelError(f"{path}: {place}: {first['msg']}; saripati gold floors --update writes it") from error


def floors_json(floors: Floors) -> bytes:
    """The content of the file."""
    return orjson.dumps(floors, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def measured(labels: Sequence[Label], evaluation: Evaluation) -> Part:
    """What ``evaluation`` of ``labels`` would set as floors: tasks with nothing labelled have none."""
    f1 = {score.task: score.counts.f1 for score in evaluation.scores}
    floors = {task: math.floor(value * 10**PLACES) / 10**PLACES for task, value in f1.items() if value is not None}
    return Part(len(labels), *digests(labels), floors)


def fallen(old: Part, new: Part) -> dict[str, tuple[float, float | None]]:
    """The tasks below their floor, as (floor, figure); None where the task is no longer labelled."""
    return {
        task: (floor, new.floors.get(task)) for task, floor in old.floors.items() if new.floors.get(task, -1.0) < floor
    }


def same_gold(old: Part, new: Part) -> bool:
    """Whether both were measured on the same labels of the same texts."""
    return (old.labels_sha256, old.texts_sha256) == (new.labels_sha256, new.texts_sha256)


def updated(floors: Floors, new: Mapping[Origin, Part], reason: str | None = None) -> Floors:
    """The floors at what was measured; those that fell are kept under ``lowered`` with the ``reason``.

    Parts that were not measured stay as they are. Raises ValueError when a floor would fall without a reason.
    """
    lowered = [
        Lowered(origin, task, floor, figure, not same_gold(floors.parts[origin], part), reason or "")
        for origin, part in new.items()
        if origin in floors.parts
        for task, (floor, figure) in fallen(floors.parts[origin], part).items()
    ]
    if lowered and not reason:
        raise ValueError("a floor falls only with a reason")
    return Floors({**floors.parts, **new}, (*floors.lowered, *lowered))
