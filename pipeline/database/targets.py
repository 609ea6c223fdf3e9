"""Where tables can go: files and DuckDB by DuckDB itself, SQLite and PostgreSQL by SQLAlchemy."""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa
from sqlalchemy import Connection, Engine, Table, create_engine, make_url, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.schema import CreateTable

from ..errors import OutputError
from .schema import METADATA, VIEWS

Rows = list[dict[str, Any]]

SCHEMA = "saripati"
"""The schema of a PostgreSQL database that is ours alone: it is made anew each time."""


class Target(AbstractContextManager["Target"]):
    """A database being written: entered, filled in order of foreign keys, whole when left without an error."""

    where: str

    def create(self) -> None:
        raise NotImplementedError

    def insert(self, table: Table, rows: Rows) -> None:
        raise NotImplementedError

    def create_view(self, name: str, query: str) -> None:
        raise NotImplementedError


class Duckdb(Target):
    """A DuckDB file, put in place when it is whole."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.where = str(file)
        self._part = file.with_name(f".{file.name}.part")

    def __enter__(self) -> Self:
        self._part.unlink(missing_ok=True)
        self._connection = _opened(str(self._part))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._connection.close()
        if kind is None:
            self._part.replace(self.file)
        self._part.unlink(missing_ok=True)

    def create(self) -> None:
        for table in METADATA.sorted_tables:  # DuckDB reads PostgreSQL's way of making tables
            self._connection.execute(str(CreateTable(table).compile(dialect=postgresql.dialect())))  # type: ignore[no-untyped-call]

    def insert(self, table: Table, rows: Rows) -> None:
        columns = {column.name: [row[column.name] for row in rows] for column in table.columns}
        self._connection.register("batch", pa.table(columns))
        self._connection.execute(f"INSERT INTO {table.name} SELECT * FROM batch")
        self._connection.unregister("batch")

    def create_view(self, name: str, query: str) -> None:
        self._connection.execute(f"CREATE VIEW {name} AS {query}")


class Files(Duckdb):
    """A folder with a file for each table and each view, by way of DuckDB in memory."""

    def __init__(self, folder: Path, form: str) -> None:
        self.folder, self.form = folder, form
        self.where = str(folder)

    def __enter__(self) -> Self:
        self._connection = _opened(":memory:")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        with self._connection as connection:
            if kind is not None:
                return
            part = self.folder.with_name(f".{self.folder.name}.part")
            shutil.rmtree(part, ignore_errors=True)
            try:
                part.mkdir(parents=True)
                for name in (*(table.name for table in METADATA.sorted_tables), *VIEWS):
                    target = str(part / f"{name}.{self.form}").replace("'", "''")
                    connection.execute(f"COPY (SELECT * FROM {name} ORDER BY ALL) TO '{target}' (FORMAT {self.form})")
                shutil.rmtree(self.folder, ignore_errors=True)
                part.rename(self.folder)
            except (OSError, duckdb.Error) as failed:
                raise OutputError(f"{self.folder}: cannot be written ({failed})") from failed


def _opened(name: str) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(name)
    except duckdb.Error as error:
        raise OutputError(f"{name}: cannot be written ({error})") from error


class Server(Target):
    """A database that SQLAlchemy speaks to, written in one transaction."""

    def __init__(self, engine: Engine, where: str, prepare: tuple[str, ...], moved: tuple[Path, Path] | None = None):
        self._engine, self._prepare, self._moved = engine, prepare, moved
        self.where = where
        self._stack = ExitStack()
        self._connection: Connection

    @classmethod
    def sqlite(cls, file: Path) -> Server:
        """A SQLite file, put in place when it is whole."""
        part = file.with_name(f".{file.name}.part")
        part.unlink(missing_ok=True)
        return cls(create_engine(f"sqlite:///{part}"), str(file), ("PRAGMA foreign_keys = ON",), (part, file))

    @classmethod
    def postgresql(cls, url: str) -> Server:
        """The schema ``saripati`` of a PostgreSQL database; other schemas are not touched."""
        parsed = make_url(url).set(drivername="postgresql+psycopg")
        anew = (f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE", f"CREATE SCHEMA {SCHEMA}", f"SET search_path TO {SCHEMA}")
        return cls(create_engine(parsed), f"schema {SCHEMA} of {parsed.render_as_string(hide_password=True)}", anew)

    def __enter__(self) -> Self:
        try:
            self._connection = self._stack.enter_context(self._engine.begin())
        except DBAPIError as error:
            raise OutputError(f"{self.where}: cannot be reached ({error.orig}); check the address") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._stack.__exit__(kind, error, trace)
        finally:
            self._engine.dispose()
        if self._moved:
            part, file = self._moved
            if kind is None:
                part.replace(file)
            part.unlink(missing_ok=True)
        if isinstance(error, SQLAlchemyError):
            raise OutputError(f"{self.where}: cannot be written ({error})") from error

    def create(self) -> None:
        for statement in self._prepare:
            self._connection.execute(text(statement))
        METADATA.create_all(self._connection, checkfirst=False)

    def insert(self, table: Table, rows: Rows) -> None:
        self._connection.execute(table.insert(), rows)

    def create_view(self, name: str, query: str) -> None:
        self._connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
