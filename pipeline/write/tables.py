"""The same facts as tables: one row an item, keyed by the record's id, for pandas and DuckDB.

A shard's rows are kept as Arrow files; ``join_tables`` makes one Parquet file a table of them, in row groups cut by
count alone, so that the bytes do not depend on how the work was cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ...extractors.document import Agreement, Assessment, Origin
from ..records import Record
from .atomic import atomic
from .columns import table_of

ROW_GROUP = 16_384
BATCH = 1_024

_KEY = [("id", pa.string())]
_SPAN = [("start", pa.int32()), ("end", pa.int32())]
_RULE = [("rule", pa.string()), ("right", pa.int32()), ("fired", pa.int32())]
_ORIGIN = [("repeats_id", pa.string()), ("repeats_paragraph", pa.int32())]

SCHEMAS: dict[str, pa.Schema] = {
    "articles": pa.schema(
        [
            *_KEY,
            *((name, pa.string()) for name in ("path", "format", "encoding", "sha256", "url", "site")),
            ("item", pa.int32()),
            *((name, pa.string()) for name in ("title", "published", "dateline", "dateline_region")),
            ("byline", pa.list_(pa.string())),
            *((name, pa.int32()) for name in ("characters", "paragraphs", "repeats", "regions", "dates", "problems")),
        ]
    ),
    "paragraphs": pa.schema([*_KEY, ("paragraph", pa.int32()), *_SPAN, ("kind", pa.string()), *_ORIGIN]),
    "regions": pa.schema(
        [
            *_KEY,
            *((name, pa.string()) for name in ("code", "name", "level", "province")),
            ("mentions", pa.int32()),
            *_RULE,
        ]
    ),
    "region_mentions": pa.schema([*_KEY, ("code", pa.string()), *_SPAN, ("text", pa.string())]),
    "dates": pa.schema(
        [
            *_KEY,
            *_SPAN,
            *((name, pa.string()) for name in ("text", "value", "granularity")),
            ("relative", pa.bool_()),
            *_RULE,
        ]
    ),
    "officials": pa.schema(
        [
            *_KEY,
            ("official", pa.int32()),
            ("name", pa.string()),
            *((name, pa.list_(pa.string())) for name in ("aliases", "honorifics")),
            ("mentions", pa.int32()),
            *_RULE,
        ]
    ),
    "posts": pa.schema(
        [
            *_KEY,
            ("official", pa.int32()),
            *((name, pa.string()) for name in ("name", "post", "text", "acting", "tenure", "organization", "region")),
        ]
    ),
    "sakip": pa.schema(
        [
            *_KEY,
            *((name, pa.string()) for name in ("subject", "subject_kind", "region", "instrument", "predicate")),
            ("score", pa.float64()),
            *((name, pa.string()) for name in ("year", "status", "evidence")),
            *_SPAN,
            *_RULE,
        ]
    ),
    "agreements": pa.schema(
        [
            *_KEY,
            ("agreement", pa.int32()),
            *((name, pa.string()) for name in ("kind", "status", "date", "place", "place_region")),
            ("subjects", pa.list_(pa.string())),
            ("witnesses", pa.list_(pa.string())),
            ("evidence", pa.string()),
            *_SPAN,
            *_RULE,
        ]
    ),
    "participants": pa.schema(
        [
            *_KEY,
            *((name, pa.int32()) for name in ("agreement", "participant")),
            *((name, pa.string()) for name in ("name", "kind", "region")),
        ]
    ),
    "signatories": pa.schema(
        [
            *_KEY,
            ("agreement", pa.int32()),
            *((name, pa.string()) for name in ("name", "post", "region")),
            ("participant", pa.int32()),
        ]
    ),
    "problems": pa.schema([*_KEY, ("code", pa.string()), ("message", pa.string()), *_SPAN]),
}
"""The tables and their columns; offsets count code points of the record's text, half-open.

``official`` counts the officials of a record from 0 and joins ``posts`` to ``officials``; ``agreement`` counts the
agreements of a record from 0, ``participant`` the participants of an agreement.
"""

Row = tuple[Any, ...]
"""The values of one row, in the order of the table's columns."""

_paragraph = attrgetter("start", "end", "kind")
_source = attrgetter("path", "format", "encoding", "sha256", "url", "site", "item")
_region = attrgetter("code", "name", "level", "province")
_mention = attrgetter("start", "end", "text")
_date = attrgetter("start", "end", "text", "value", "granularity", "relative")
_post = attrgetter("post", "text", "acting", "tenure", "organization", "region")
_subject = attrgetter("name", "kind", "region")
_grade = attrgetter("instrument", "predicate", "score", "year", "status")
_paper = attrgetter("kind", "status", "date", "place", "place_region")
_party = attrgetter("name", "kind", "region")
_signatory = attrgetter("name", "post", "region", "party")
_problem = attrgetter("code", "message", "start", "end")


def rows_of(record: Record) -> dict[str, list[Row]]:
    """The rows that one record gives to each table of ``SCHEMAS``."""
    key = (record.id,)
    officials, agreements = list(enumerate(record.officials)), list(enumerate(record.agreements))
    return {
        "articles": [key + _article(record)],
        "paragraphs": [
            (*key, index, *_paragraph(part), *_origin(part.repeats)) for index, part in enumerate(record.paragraphs)
        ],
        "regions": [(*key, *_region(item), len(item.mentions), *_rule(item)) for item in record.regions],
        "region_mentions": [
            (*key, item.code, *_mention(mention)) for item in record.regions for mention in item.mentions
        ],
        "dates": [(*key, *_date(item), *_rule(item)) for item in record.dates],
        "officials": [
            (*key, index, item.name, item.aliases, item.honorifics, len(item.mentions), *_rule(item))
            for index, item in officials
        ],
        "posts": [(*key, index, item.name, *_post(post)) for index, item in officials for post in item.posts],
        "sakip": [
            (*key, *_subject(item.subject), *_grade(item), *_evidence(item), *_rule(item)) for item in record.sakip
        ],
        "agreements": [
            (*key, index, *_paper(item), item.subjects, _witnesses(item), *_evidence(item), *_rule(item))
            for index, item in agreements
        ],
        "participants": [
            (*key, index, number, *_party(party))
            for index, item in agreements
            for number, party in enumerate(item.participants)
        ],
        "signatories": [
            (*key, index, *_signatory(person)) for index, item in agreements for person in item.signatories
        ],
        "problems": [key + _problem(problem) for problem in record.problems],
    }


def _article(record: Record) -> Row:
    dateline = record.dateline
    return (
        *_source(record.source),
        record.title,
        record.published,
        *((dateline.text, dateline.region) if dateline else (None, None)),
        record.byline,
        len(record.text),
        len(record.paragraphs),
        sum(paragraph.repeats is not None for paragraph in record.paragraphs),
        len(record.regions),
        len(record.dates),
        len(record.problems),
    )


def _evidence(item: Assessment | Agreement) -> Row:
    """The words of the first telling and their place."""
    first = item.evidence[0]
    return first.text, first.start, first.end


def _witnesses(item: Agreement) -> tuple[str, ...]:
    return tuple(witness.name for witness in item.witnesses)


def _origin(origin: Origin | None) -> Row:
    return (origin.id, origin.paragraph) if origin else (None, None)


def _rule(item: Any) -> Row:
    return (item.rule, *(item.precision or (None, None)))


class ShardTables:
    """Writes the rows of one shard's records to ``folder``, one Arrow file a table. Close it when done."""

    def __init__(self, folder: Path) -> None:
        self._writers = {
            name: pa.ipc.new_file(str(folder / f"{name}.arrow"), schema) for name, schema in SCHEMAS.items()
        }
        self._rows: dict[str, list[Row]] = {name: [] for name in SCHEMAS}

    def add(self, record: Record) -> None:
        for name, rows in rows_of(record).items():
            self._rows[name].extend(rows)
            if len(self._rows[name]) >= BATCH:
                self._flush(name)

    def close(self) -> None:
        for name, writer in self._writers.items():
            self._flush(name)
            writer.close()

    def _flush(self, name: str) -> None:
        if self._rows[name]:
            self._writers[name].write_table(table_of(self._rows[name], SCHEMAS[name]))
            self._rows[name].clear()


def join_tables(folders: Iterable[Path], out: Path) -> None:
    """Makes ``out/<table>.parquet`` of the Arrow files in ``folders``, in their order."""
    folders = list(folders)
    for name, schema in SCHEMAS.items():
        with atomic(out / f"{name}.parquet") as file, pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for group in _groups(_batches(folders, name), schema):
                writer.write_table(group, row_group_size=ROW_GROUP)


def _batches(folders: Iterable[Path], name: str) -> Iterator[pa.RecordBatch]:
    for folder in folders:
        with pa.OSFile(str(folder / f"{name}.arrow")) as file, pa.ipc.open_file(file) as reader:
            for index in range(reader.num_record_batches):
                yield reader.get_batch(index)


def _groups(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """The same rows, ``ROW_GROUP`` at a time."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        while sum(part.num_rows for part in held) >= ROW_GROUP:
            table = pa.Table.from_batches(held, schema=schema).combine_chunks()
            yield table.slice(0, ROW_GROUP)
            held = table.slice(ROW_GROUP).to_batches()
    if any(part.num_rows for part in held):
        yield pa.Table.from_batches(held, schema=schema).combine_chunks()
