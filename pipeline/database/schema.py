"""Tables, keys and foreign keys, made from the columns of the Parquet tables; views from ``views.sql``."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pyarrow as pa
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from ..write import SCHEMAS

KEYS = {
    "articles": ("id",),
    "paragraphs": ("id", "paragraph"),
    "regions": ("id", "code"),
    "region_mentions": ("id", "code", "start"),
    "dates": ("id", "number"),
    "officials": ("id", "official"),
    "posts": ("id", "official", "number"),
    "sakip": ("id", "number"),
    "agreements": ("id", "agreement"),
    "participants": ("id", "agreement", "participant"),
    "signatories": ("id", "agreement", "number"),
    "problems": ("id", "number"),
}
"""``number`` is added: it counts the rows of an article, or of an official or an agreement, from 0."""

PARENTS: dict[str, list[tuple[tuple[str, ...], str]]] = {
    "region_mentions": [(("id", "code"), "regions")],
    "posts": [(("id", "official"), "officials")],
    "participants": [(("id", "agreement"), "agreements")],
    "signatories": [(("id", "agreement"), "agreements"), (("id", "agreement", "participant"), "participants")],
}
"""Table → what its rows belong to, where that is more than an article."""

OF_REGION = {
    "articles": ["dateline_region"],
    "regions": ["code"],
    "posts": ["region"],
    "sakip": ["region"],
    "agreements": ["place_region"],
    "participants": ["region"],
    "signatories": ["region"],
}
"""Columns that hold the code of a region."""

CALENDAR = {"articles": "published", "dates": "value", "agreements": "date", "sakip": "year"}
"""Columns with an EDTF value; ``<column>_first`` and ``<column>_last`` are added, as days."""

PLACES = "places"
"""The table of all regions of Indonesia that the program knows."""

DUPLICATES = "duplicates"
"""Articles that stand in the input again, with the same id: they have no rows of their own."""


def list_table(table: str, column: str) -> str:
    """The name of the table that holds the lists of a column, a row an entry."""
    return f"{table}_{column}"


def lists(table: str) -> list[str]:
    """The columns of a Parquet table that hold lists."""
    return [field.name for field in SCHEMAS[table] if pa.types.is_list(field.type)]


def _type(kind: pa.DataType) -> TypeEngine[Any]:
    if pa.types.is_integer(kind):
        return Integer()
    if pa.types.is_floating(kind):
        return Double()
    return Boolean() if pa.types.is_boolean(kind) else Text()


def _columns(name: str) -> list[Column[Any]]:
    columns: list[Column[Any]] = []
    for field in SCHEMAS[name]:
        if pa.types.is_list(field.type):
            continue
        columns.append(Column(field.name, _type(field.type)))
        if field.name == CALENDAR.get(name):
            columns += [Column(f"{field.name}_first", Date), Column(f"{field.name}_last", Date)]
    if "number" in KEYS[name]:
        columns.insert(KEYS[name].index("number"), Column("number", Integer))
    return columns


def _foreign(name: str) -> list[ForeignKeyConstraint]:
    parents = PARENTS.get(name, [] if name == "articles" else [(("id",), "articles")])
    made = [ForeignKeyConstraint(columns, [f"{table}.{column}" for column in columns]) for columns, table in parents]
    made += [ForeignKeyConstraint([column], [f"{PLACES}.code"]) for column in OF_REGION.get(name, [])]
    if name == "paragraphs":
        made.append(ForeignKeyConstraint(["repeats_id"], ["articles.id"]))
    return made


def _metadata() -> MetaData:
    metadata = MetaData()
    place = [Column(name, Text, nullable=False) for name in ("code", "name", "level", "province")]
    Table(PLACES, metadata, *place, PrimaryKeyConstraint("code"))
    for name in SCHEMAS:
        Table(name, metadata, *_columns(name), PrimaryKeyConstraint(*KEYS[name]), *_foreign(name))
        for column in lists(name):
            key = KEYS[name]
            owned = [Column(part, Integer if part != "id" else Text) for part in key]
            Table(
                list_table(name, column),
                metadata,
                *owned,
                Column("position", Integer),
                Column("value", Text, nullable=False),
                PrimaryKeyConstraint(*key, "position"),
                ForeignKeyConstraint(key, [f"{name}.{part}" for part in key]),
            )
    again = (Column("id", Text, nullable=False), Column("path", Text, nullable=False), Column("item", Integer))
    Table(DUPLICATES, metadata, *again, ForeignKeyConstraint(["id"], ["articles.id"]))
    return metadata


def _views() -> dict[str, str]:
    """``views.sql``: each query stands below a line ``-- name: question``."""
    source = files(__package__).joinpath("views.sql").read_text(encoding="utf-8")
    made = {}
    for part in source.split("\n-- ")[1:]:
        head, query = part.split("\n", 1)
        made[head.split(":")[0]] = query.strip().rstrip(";")
    return made


METADATA = _metadata()
VIEWS = _views()
