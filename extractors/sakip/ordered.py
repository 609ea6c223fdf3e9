"""Marks that stand in order: those of a stretch, and those before a place, without a look at all the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_Mark = TypeVar("_Mark", bound=_Placed)
_START = attrgetter("start")


def within(marks: Sequence[_Mark], start: int, end: int) -> Sequence[_Mark]:
    """The marks that begin in ``[start, end)``, in order."""
    return marks[bisect_left(marks, start, key=_START) : bisect_left(marks, end, key=_START)]


def backwards(marks: Sequence[_Mark], at: int) -> Iterator[_Mark]:
    """The marks that begin before ``at``, the last one first."""
    for index in range(bisect_left(marks, at, key=_START) - 1, -1, -1):
        yield marks[index]
