"""Rows for each table of the database, out of the Parquet tables of a run, a batch at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from sqlalchemy import Table

from ...extractors.lexicon import rows as lexicon_rows
from ..write import SCHEMAS
from .days import days
from .schema import CALENDAR, DUPLICATES, KEYS, PLACES, list_table, lists

Row = dict[str, Any]

BATCH = 4_096
"""Rows held at a time."""


def read_rows(out: Path, table: Table) -> Iterator[list[Row]]:
    """The rows of ``table``, in batches; every row has a value for every column."""
    names = [column.name for column in table.columns]
    for batch in _batched(_rows_of(out, table.name)):
        yield [{name: row.get(name) for name in names} for row in batch]


def _batched(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _rows_of(out: Path, name: str) -> Iterator[Row]:
    if name == PLACES:
        return _places()
    if name == DUPLICATES:
        return (row for row, is_new in _seen(_parquet(out, "articles"), ("id",)) if not is_new)
    owner, column = _owner(name)
    rows = _keyed(out, owner)
    return _entries(rows, column) if column else rows


def _owner(name: str) -> tuple[str, str | None]:
    """The Parquet table that a table's rows come from, and for a table of lists its column."""
    for owner in SCHEMAS:
        for column in lists(owner):
            if list_table(owner, column) == name:
                return owner, column
    return name, None


def _places() -> Iterator[Row]:
    for row in lexicon_rows("regions"):
        yield {**row, "province": row["code"][:2]}


def _parquet(out: Path, name: str) -> Iterator[Row]:
    with pq.ParquetFile(out / "tables" / f"{name}.parquet") as file:
        for batch in file.iter_batches(BATCH):
            yield from batch.to_pylist()


def _keyed(out: Path, name: str) -> Iterator[Row]:
    """The rows of a Parquet table with their number and days, each key once."""
    key, dated = KEYS[name], CALENDAR.get(name)
    for row, is_new in _seen(_numbered(_parquet(out, name), key), key):
        if dated:
            row[f"{dated}_first"], row[f"{dated}_last"] = days(row[dated])
        if is_new:
            yield row


def _numbered(rows: Iterable[Row], key: tuple[str, ...]) -> Iterator[Row]:
    """The rows with their ``number`` among those of the same article, official or agreement, where the key has one."""
    if "number" not in key:
        yield from rows
        return
    above = key[: key.index("number")]
    counts: Counter[tuple[Any, ...]] = Counter()
    article = None
    for row in rows:
        if row["id"] != article:
            article = row["id"]
            counts.clear()
        owner = tuple(row[part] for part in above)
        yield row | {"number": counts[owner]}
        counts[owner] += 1


def _seen(rows: Iterable[Row], key: tuple[str, ...]) -> Iterator[tuple[Row, bool]]:
    """Each row and whether its key is new: an article that stands in the input twice gives its rows twice.

    The rows of an article stand together, so that only ids are remembered for the whole table.
    """
    done: set[str] = set()
    here: set[tuple[Any, ...]] = set()
    article = None
    for row in rows:
        if row["id"] != article:
            if article is not None:
                done.add(article)
            article = row["id"]
            here.clear()
        told = tuple(row[part] for part in key)
        yield row, article not in done and told not in here
        here.add(told)


def _entries(rows: Iterable[Row], column: str) -> Iterator[Row]:
    for row in rows:
        for position, value in enumerate(row[column] or ()):
            yield row | {"position": position, "value": value}
