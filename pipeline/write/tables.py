"""The same facts as tables: one row an item, keyed by the record's id, for pandas and DuckDB.

A shard's rows are kept as Arrow files; ``join_tables`` makes one Parquet file a table of them, in row groups cut by
count alone, so that the bytes do not depend on how the work was cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.json
import pyarrow.parquet as pq

from ...extractors.document import Agreement, Assessment, Official, Origin
from ..records import Record
from .atomic import atomic

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

Row = dict[str, Any]


def rows_of(record: Record) -> dict[str, list[Row]]:
    """The rows that one record gives to each table of ``SCHEMAS``."""
    key = {"id": record.id}
    return {
        "articles": [_article(record)],
        "paragraphs": [
            key | {"paragraph": index} | _of(paragraph, "start end kind") | _origin(paragraph.repeats)
            for index, paragraph in enumerate(record.paragraphs)
        ],
        "regions": [
            key | _of(region, "code name level province") | {"mentions": len(region.mentions)} | _rule(region)
            for region in record.regions
        ],
        "region_mentions": [
            key | {"code": region.code} | _of(mention, "start end text")
            for region in record.regions
            for mention in region.mentions
        ],
        "dates": [key | _of(date, "start end text value granularity relative") | _rule(date) for date in record.dates],
        "officials": [key | {"official": index} | _official(item) for index, item in enumerate(record.officials)],
        "posts": [
            key | {"official": index, "name": item.name} | _of(post, "post text acting tenure organization region")
            for index, item in enumerate(record.officials)
            for post in item.posts
        ],
        "sakip": [key | _assessment(item) for item in record.sakip],
        "agreements": [key | {"agreement": index} | _agreement(item) for index, item in enumerate(record.agreements)],
        "participants": [
            key | {"agreement": index, "participant": number} | _of(party, "name kind region")
            for index, item in enumerate(record.agreements)
            for number, party in enumerate(item.participants)
        ],
        "signatories": [
            key | {"agreement": index} | _of(person, "name post region") | {"participant": person.party}
            for index, item in enumerate(record.agreements)
            for person in item.signatories
        ],
        "problems": [key | _of(problem, "code message start end") for problem in record.problems],
    }


def _official(item: Official) -> Row:
    lists = {"aliases": list(item.aliases), "honorifics": list(item.honorifics)}
    return {"name": item.name, **lists, "mentions": len(item.mentions), **_rule(item)}


def _article(record: Record) -> Row:
    dateline = record.dateline
    return {
        **_of(record, "id title published"),
        **_of(record.source, "path item format encoding sha256 url site"),
        "dateline": dateline and dateline.text,
        "dateline_region": dateline and dateline.region,
        "byline": list(record.byline),
        "characters": len(record.text),
        "paragraphs": len(record.paragraphs),
        "repeats": sum(paragraph.repeats is not None for paragraph in record.paragraphs),
        "regions": len(record.regions),
        "dates": len(record.dates),
        "problems": len(record.problems),
    }


def _assessment(item: Assessment) -> Row:
    """``evidence`` quotes the first telling; ``start`` and ``end`` are its place."""
    first = item.evidence[0]
    return {
        "subject": item.subject.name,
        "subject_kind": item.subject.kind,
        "region": item.subject.region,
        **_of(item, "instrument predicate score year status"),
        "evidence": first.text,
        **_of(first, "start end"),
        **_rule(item),
    }


def _agreement(item: Agreement) -> Row:
    """``evidence`` quotes the first telling; ``start`` and ``end`` are its place."""
    first = item.evidence[0]
    return {
        **_of(item, "kind status date place place_region"),
        "subjects": list(item.subjects),
        "witnesses": [witness.name for witness in item.witnesses],
        "evidence": first.text,
        **_of(first, "start end"),
        **_rule(item),
    }


def _of(item: object, names: str) -> Row:
    return {name: getattr(item, name) for name in _names(names)}


@cache
def _names(names: str) -> tuple[str, ...]:
    return tuple(names.split())


def _origin(origin: Origin | None) -> Row:
    return {"repeats_id": origin.id, "repeats_paragraph": origin.paragraph} if origin else {}


def _rule(item: Any) -> Row:
    right, fired = item.precision or (None, None)
    return {"rule": item.rule, "right": right, "fired": fired}


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
            self._writers[name].write_table(_table(self._rows[name], SCHEMAS[name]))
            self._rows[name].clear()


def _table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    """The rows as one chunk. By way of JSON: arrays of Python objects would import pandas, if it is there."""
    lines = b"\n".join(map(orjson.dumps, rows))
    return pa.json.read_json(
        pa.BufferReader(lines),
        pa.json.ReadOptions(use_threads=False, block_size=max(1 << 20, len(lines) + 1)),
        pa.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
    )


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
