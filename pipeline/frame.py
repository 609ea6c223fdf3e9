"""Data frames in, data frames out: for tables rather than files, by pandas or over a dask.dataframe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import InputError
from .read.fields import article_of, known_fields, missing_text
from .records import Rejected
from .stages import finish, prepare
from .write import SCHEMAS
from .write.tables import rows_of

if TYPE_CHECKING:
    import pandas as pd

Frame = TypeVar("Frame")
Row = dict[str, Any]

REJECTED = (("stage", "string"), ("reason", "string"))
TABLES = (*SCHEMAS, "rejected")


def extract_frame(frame: Frame, *, table: str = "articles") -> Frame:
    """One table of what is found in the articles of ``frame``: a row an item, under the index of its article.

    ``frame`` is a pandas or a dask DataFrame, one article a row, its columns named as scrapers name them ("text",
    "isi", "title", "published", …). ``table`` is one of ``TABLES``, as in ``tables/*.parquet``; what became no record
    is in "rejected". Each article is seen alone: repeats of other articles are not marked. For dask the rows are
    worked on when they are asked for, partition by partition.

    Raises InputError for a frame without a text column or an unknown table.
    """
    if table not in TABLES:
        raise InputError(f"unknown table {table}: known are {', '.join(TABLES)}")
    given: Any = frame
    if "text" not in known_fields(given.columns):
        raise InputError(f"the frame has {missing_text(given.columns)}")
    if hasattr(given, "map_partitions"):
        made = given.map_partitions(_extract, table, meta=_as_frame([], [], table, given._meta.index))
    else:
        made = _extract(given, table)
    return made  # type: ignore[no-any-return]


def _extract(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    rows: list[Row] = []
    places: list[int] = []
    known = frame.astype(object).where(frame.notna(), None)  # not a time and not a number are nothing here
    for place, values in enumerate(known.to_dict("records")):
        for row in _rows(values, table):
            rows.append(row)
            places.append(place)
    return _as_frame(rows, places, table, frame.index)


def _rows(values: dict[Any, Any], table: str) -> Iterator[Row]:
    article = article_of(values, name="-", item=None, kind="parquet", encoding="utf-8")
    draft = article if isinstance(article, Rejected) else prepare(article)
    made = draft if isinstance(draft, Rejected) else finish(draft)
    if isinstance(made, Rejected):
        yield from [{"stage": made.stage, "reason": made.reason}] if table == "rejected" else ()
    else:
        yield from (dict(zip(SCHEMAS[table].names, row, strict=True)) for row in rows_of(made).get(table, ()))


def _as_frame(rows: list[Row], places: list[int], table: str, index: pd.Index[Any]) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa

    schema = pa.schema(REJECTED) if table == "rejected" else SCHEMAS[table]
    columns = {field.name: pa.array([row.get(field.name) for row in rows], field.type) for field in schema}
    made: pd.DataFrame = pa.table(columns, schema=schema).to_pandas(types_mapper=pd.ArrowDtype)
    made.index = index.take(places)
    return made
