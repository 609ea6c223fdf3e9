"""Rows to an Arrow table, column by column.

From buffers: ``pa.array`` of Python objects would import pandas, where it is installed, and costs more.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import Any

import pyarrow as pa


def table_of(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    """The rows as one chunk; each holds a value for every column of ``schema``, in its order, None for null."""
    columns = zip(schema, zip(*rows, strict=True), strict=True)
    return pa.Table.from_arrays([_column(values, field.type) for field, values in columns], schema=schema)


def _column(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    nulls = values.count(None)
    present = _bits([value is not None for value in values]) if nulls else None
    if pa.types.is_list(kind):
        words = _column(list(chain.from_iterable(values)), kind.value_type)
        return pa.Array.from_buffers(kind, len(values), [present, _ends(map(len, values))], nulls, children=[words])
    if pa.types.is_string(kind):
        coded = [value.encode() if value else b"" for value in values]
        words = pa.py_buffer(b"".join(coded))
        return pa.Array.from_buffers(kind, len(values), [present, _ends(map(len, coded)), words], nulls)
    if pa.types.is_boolean(kind):
        return pa.Array.from_buffers(kind, len(values), [present, _bits(values)], nulls)
    numbers = array("d" if pa.types.is_floating(kind) else "i", [value or 0 for value in values] if nulls else values)
    return pa.Array.from_buffers(kind, len(values), [present, pa.py_buffer(numbers)], nulls)


def _ends(lengths: Iterable[int]) -> pa.Buffer:
    """Where each piece ends, behind where the first one begins."""
    return pa.py_buffer(array("i", accumulate(lengths, initial=0)))


def _bits(values: Sequence[bool | None]) -> pa.Buffer:
    """A bit for each value, the first in the lowest place."""
    written = "".join(["1" if value else "0" for value in reversed(values)])
    return pa.py_buffer(int(written or "0", 2).to_bytes((len(values) + 7) // 8, "little"))
