"""Tables: CSV with a sniffed delimiter, Parquet by record batches."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from ..errors import ArticleError
from ..records import Article, Rejected
from .decode import SAMPLE, bom_encoding, decode, is_binary
from .fields import article_of, known_fields, missing_text
from .limits import LIMIT, TOO_BIG

DELIMITERS = ",;\t|"
LONE = re.compile("[\ud800-\udfff]")
_BATCH = 64
"""Rows of a Parquet batch: at 3 KB an article some 200 KB in memory."""


def read_csv(stream: BinaryIO, *, name: str) -> Iterator[Article | Rejected]:
    """The article in each data row (``item`` from 1).

    Raises ArticleError for a file without a text column or without rows.
    """
    head = stream.read(SAMPLE)
    stream.seek(0)
    if is_binary(head):
        raise ArticleError("a binary file, no CSV: leave it out or fetch it again")
    encoding = _encoding(head)
    # A byte that is broken costs its row, not the table: it comes through as a lone surrogate.
    broken = "surrogateescape" if encoding.startswith("utf-8") else "strict"
    with io.TextIOWrapper(stream, encoding, broken, newline="") as text:
        yield from _rows(text, name, encoding)


def _rows(text: TextIO, name: str, encoding: str) -> Iterator[Article | Rejected]:
    csv.field_size_limit(LIMIT)  # of the whole process: the module has no other way
    delimiter, names = _header(_first_line(text))
    rows = csv.reader(text, delimiter=delimiter)
    item = 0
    try:
        for row in rows:
            if not any(row):
                continue
            item += 1
            if LONE.search("".join(row)):
                yield Rejected(name, item, "read", f"row {item}: broken UTF-8: save the table as UTF-8")
                continue
            yield article_of(
                dict(zip(names, row, strict=False)),
                name=name,
                item=item,
                kind="csv",
                encoding=encoding.removesuffix("-sig"),
            )
    except csv.Error as error:
        reason = f"a field {TOO_BIG} (a quote that is never closed?)" if "limit" in str(error) else str(error)
        yield Rejected(name, item + 1, "read", f"row {item + 1}: {reason}; what follows is not read")
        return
    except UnicodeDecodeError as error:
        reason = f"broken {encoding.upper()} near row {item + 1}: {error.reason}; what follows is not read"
        yield Rejected(name, item + 1, "read", reason)
        return
    if item == 0:
        raise ArticleError("the CSV has a header and no rows")


def _encoding(head: bytes) -> str:
    if marked := bom_encoding(head):
        return marked
    whole_lines = head[: head.rfind(b"\n") + 1] or head
    try:
        return decode(whole_lines)[1]
    except ArticleError:  # its broken rows will be told one by one
        return "utf-8"


def _first_line(text: TextIO) -> str:
    """The header: the first line, or the second where Excel put the delimiter on the first ("sep=;")."""
    line = text.readline()
    return text.readline() if line.lower().startswith("sep=") else line


def _header(line: str) -> tuple[str, list[str]]:
    """The delimiter that shows a text column, and the names of the columns."""
    readings = [(delimiter, next(csv.reader([line], delimiter=delimiter), [])) for delimiter in DELIMITERS]
    for delimiter, names in readings:
        if "text" in known_fields(names):
            return delimiter, names
    names = max((names for _, names in readings), key=len)
    raise ArticleError(f"the CSV has {missing_text(names)}")


def read_parquet(path: Path, *, name: str) -> Iterator[Article | Rejected]:
    """The article in each row (``item`` from 1).

    Raises ArticleError for a file that is no Parquet or has no text column.
    """
    import pyarrow
    import pyarrow.parquet

    item = 0
    try:
        with pyarrow.parquet.ParquetFile(path, pre_buffer=False) as table:
            names = table.schema_arrow.names
            fields = known_fields(names)
            if "text" not in fields:
                raise ArticleError(f"the table has {missing_text(names)}")
            for batch in table.iter_batches(batch_size=_BATCH, columns=list(fields.values()), use_threads=False):
                for row in batch.to_pylist():
                    item += 1
                    yield article_of(row, name=name, item=item, kind="parquet", encoding="utf-8")
    except (pyarrow.ArrowException, UnicodeDecodeError) as error:
        words = " ".join(str(error).split())[:160]
        raise ArticleError(f"the Parquet file is damaged after row {item}: write it again ({words})") from None
    if item == 0:
        raise ArticleError("the table has no rows")
