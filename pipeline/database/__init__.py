"""A run's tables as a database: typed columns, keys, foreign keys, and a view for each question people ask of them.

The rows are those of ``OUT/tables/*.parquet``; what a database wants beside them is added on the way: the table of all
regions, days for EDTF values, a table for each list.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import InputError, OutputError
from .rows import read_rows
from .schema import METADATA, VIEWS
from .targets import Duckdb, Files, Server, Target

__all__ = ["METADATA", "VIEWS", "save_tables"]


def save_tables(out: Path, to: str) -> str:
    """Writes the tables of the run in ``out`` and says where they are.

    ``to`` is "csv" or "parquet" (a file a table and a view, in ``out/csv`` or ``out/parquet``), "duckdb" or "sqlite"
    (``out/tables.duckdb``, ``out/tables.sqlite``), or "postgresql://…" (the schema ``saripati`` of that database).
    What an earlier call wrote there is replaced, in one step where the target can.

    Raises InputError when ``out`` holds no run, OutputError when ``to`` is none of these or cannot be written.
    """
    if not (out / "tables" / "articles.parquet").is_file():
        raise InputError(f"{out} holds no tables of a run: name the output folder of saripati run")
    with _target(out, to) as target:
        target.create()
        for table in METADATA.sorted_tables:
            for batch in read_rows(out, table):
                target.insert(table, batch)
        for name, query in VIEWS.items():
            target.create_view(name, query)
    return target.where


def _target(out: Path, to: str) -> Target:
    if to in ("csv", "parquet"):
        return Files(out / to, to)
    if to == "duckdb":
        return Duckdb(out / "tables.duckdb")
    if to == "sqlite":
        return Server.sqlite(out / "tables.sqlite")
    if to.startswith(("postgresql://", "postgres://")):
        return Server.postgresql(to)
    raise OutputError(f"--to {to}: not known; say csv, parquet, duckdb, sqlite or postgresql://USER@HOST/DATABASE")
