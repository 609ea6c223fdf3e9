"""Tables in every form: the same rows, keys that hold, a view for each question; PostgreSQL where there is one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from saripati.pipeline import InputError, OutputError, run

sqlalchemy = pytest.importorskip("sqlalchemy", reason="no SQLAlchemy here: pip install 'saripati[tables]'")
duckdb = pytest.importorskip("duckdb", reason="no DuckDB here: pip install 'saripati[tables]'")

from saripati.pipeline.database import METADATA, VIEWS, save_tables  # noqa: E402
from saripati.pipeline.database.days import days  # noqa: E402

from .pipeline.reported import TOLD  # noqa: E402

POSTGRES = shutil.which("postgres") or next(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))), None)
NAMES = sorted([*METADATA.tables, *VIEWS])
Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over the invented articles, one of them twice."""
    folder = tmp_path_factory.mktemp("tables")
    (folder / "in").mkdir()
    for number, (text, published) in enumerate((*TOLD, TOLD[1])):
        (folder / "in" / f"{number}.txt").write_text(f"{published}\n{text}", encoding="utf-8")
    run([folder / "in"], folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def in_duckdb(out: Path) -> Iterator[Any]:
    save_tables(out, "duckdb")
    with duckdb.connect(str(out / "tables.duckdb"), read_only=True) as connection:
        yield connection


def rows_in_duckdb(connection: Any, name: str) -> Rows:
    return list(connection.execute(f"SELECT * FROM {name}").fetchall())


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_view_can_be_asked(in_duckdb: Any, name: str) -> None:
    assert rows_in_duckdb(in_duckdb, name)


def test_columns_are_typed_and_days_are_days(in_duckdb: Any) -> None:
    told = in_duckdb.execute(
        "SELECT predicate, score, year, year_first, year_last FROM sakip WHERE score > 80"
    ).fetchall()
    assert told == [("A", 81.2, "2024", date(2024, 1, 1), date(2024, 12, 31))]
    types = dict(
        in_duckdb.execute("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name='dates'").fetchall()
    )
    assert (types["start"], types["relative"], types["value_first"]) == ("INTEGER", "BOOLEAN", "DATE")


def test_an_article_that_stands_twice_is_one_article(in_duckdb: Any) -> None:
    assert in_duckdb.execute("SELECT path FROM duplicates").fetchall() == [("7.txt",)]
    assert in_duckdb.execute("SELECT COUNT(*) FROM articles").fetchone() == (7,)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (
            "SELECT region_name, name, articles FROM officials_by_post WHERE post = 'wali_kota' AND region = '14.72'",
            [("Kota Dumai", "Faisal Marbun", 1)],
        ),
        (
            "SELECT year, predicate FROM grades_by_year WHERE region = '14.08' AND status = 'achieved' ORDER BY year",
            [("2022", "B"), ("2023", "BB")],
        ),
        (
            "SELECT one, other, kind FROM agreements_by_pair",
            [("Kabupaten Blitar", "Kabupaten Kediri", "nota_kesepahaman")],
        ),
        ("SELECT articles FROM articles_by_province WHERE name = 'Riau'", [(2,)]),
        ("SELECT articles FROM articles_by_province WHERE name = 'Bali'", [(0,)]),
        ("SELECT mentions FROM dates_by_year WHERE year = '2022'", [(2,)]),
        ("SELECT path FROM to_check WHERE code = 'date-weekday-mismatch'", [("6.txt",)]),
    ],
)
def test_views_answer_their_questions(in_duckdb: Any, query: str, rows: Rows) -> None:
    assert in_duckdb.execute(query).fetchall() == rows


def test_sqlite_holds_the_same_and_its_keys_hold(out: Path, in_duckdb: Any) -> None:
    save_tables(out, "sqlite")
    with closing(sqlite3.connect(out / "tables.sqlite")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for name in NAMES:
            (count,) = connection.execute(f"SELECT COUNT(*) FROM {name}").fetchone()
            assert count == len(rows_in_duckdb(in_duckdb, name)), name


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_files_hold_the_same(out: Path, in_duckdb: Any, form: str) -> None:
    save_tables(out, form)
    assert sorted(file.stem for file in (out / form).iterdir()) == NAMES
    for name in NAMES:
        (count,) = duckdb.execute(f"SELECT COUNT(*) FROM '{out / form / name}.{form}'").fetchone()
        assert count == len(rows_in_duckdb(in_duckdb, name)), name


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a PostgreSQL of our own, on a socket; it refuses to run as root, so root runs it as nobody."""
    if POSTGRES is None:
        pytest.skip("no PostgreSQL here: apt-get install postgresql")
    programs, user = Path(POSTGRES).resolve().parent, "nobody" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        if user:
            shutil.chown(folder, user)
        data = f"{folder}/data"
        as_user: dict[str, Any] = {"user": user, "cwd": folder, "check": True, "stdout": subprocess.DEVNULL}
        initdb = [programs / "initdb", "--no-sync", "-A", "trust", "-U", "tester", "-D", data]
        settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        control = [programs / "pg_ctl", "-w", "-D", data]
        subprocess.run(initdb, **as_user)
        subprocess.run([*control, "-o", settings, "-l", f"{folder}/log", "start"], **as_user)
        yield f"postgresql://tester@/postgres?host={folder}"
        subprocess.run([*control, "-m", "immediate", "stop"], **as_user)


def test_postgresql_holds_the_same_keys_and_all(out: Path, in_duckdb: Any, server: str) -> None:
    engine = sqlalchemy.create_engine(server.replace("postgresql", "postgresql+psycopg", 1))
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("CREATE TABLE articles (mine INT)"))  # in the schema public: not ours
    save_tables(out, server)
    assert "schema saripati" in save_tables(out, server)  # a second time replaces the first
    ask = sqlalchemy.text
    with engine.connect() as connection:
        assert connection.execute(ask("SELECT COUNT(*) FROM public.articles")).scalar() == 0
        connection.execute(ask("SET search_path TO saripati"))
        for name in NAMES:
            told = connection.execute(ask(f"SELECT COUNT(*) FROM {name}")).scalar()
            assert told == len(rows_in_duckdb(in_duckdb, name)), name
        kinds = "SELECT data_type FROM information_schema.columns WHERE table_name = 'sakip' AND column_name = :name"
        assert connection.execute(ask(kinds), {"name": "score"}).scalar() == "double precision"
        assert connection.execute(ask(kinds), {"name": "year_first"}).scalar() == "date"
        with pytest.raises(sqlalchemy.exc.IntegrityError, match="foreign key"):
            connection.execute(ask("INSERT INTO posts (id, official, number) VALUES ('none', 0, 0)"))
    engine.dispose()


def test_a_server_that_is_not_there_is_one_sentence_without_the_password(out: Path) -> None:
    with pytest.raises(OutputError) as error:
        save_tables(out, "postgresql://tester:geheim@localhost:1/none?connect_timeout=1")
    assert "cannot be reached" in str(error.value)
    assert "geheim" not in str(error.value)


def test_what_is_not_known_or_not_there_says_what_to_do(out: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="say csv, parquet, duckdb, sqlite"):
        save_tables(out, "excel")
    with pytest.raises(InputError, match="name the output folder"):
        save_tables(tmp_path, "duckdb")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-09-29", "2025-09-29", "2025-09-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2017/2023", "2017-01-01", "2023-12-31"),
        ("2021-06/2021-08", "2021-06-01", "2021-08-31"),
        ("2019/..", "2019-01-01", None),
        ("2023-02-30", None, None),
        ("kemarin", None, None),
        (None, None, None),
    ],
)
def test_edtf_values_have_a_first_and_a_last_day(value: str | None, first: str | None, last: str | None) -> None:
    assert days(value) == tuple(told and date.fromisoformat(told) for told in (first, last))
