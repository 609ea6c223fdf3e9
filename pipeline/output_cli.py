"""Commands that make something to look at, or to ask, of what a run wrote: ``saripati report``, ``saripati tables``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from . import load_records
from .errors import InputError, OutputError
from .shell import whole_or_nothing

Output = Annotated[Path, typer.Argument(help="The output folder of a run.")]


def report_command(
    out: Output,
    to: Annotated[Path | None, typer.Option(help="The file to write. [default: report.html in the folder]")] = None,
) -> None:
    """Write the report page: one HTML file to read, filter and check what was found. It needs no network.

    \b
    saripati report out                     writes out/report.html
    saripati report out --to page.html
    """
    from .report import write_report  # brings pandas, which the other commands need not wait for

    if not (out / "records.jsonl").is_file():
        raise InputError(f"{out} holds no records: name the output folder of a run")
    file = to or out / "report.html"
    try:
        with whole_or_nothing():
            articles = write_report(load_records(out), file, rejected=_rejected(out))
    except OSError as error:
        raise OutputError(f"{file}: cannot be written ({error.strerror}); name another file with --to") from error
    typer.echo(f"{articles:,} articles are in {file}: open it in a browser.")


def _rejected(out: Path) -> int:
    file = out / "rejected.jsonl"
    return len(file.read_bytes().splitlines()) if file.is_file() else 0


def tables_command(
    out: Output,
    to: Annotated[str, typer.Option(help="csv, parquet, duckdb, sqlite, or postgresql://USER@HOST/DATABASE.")],
) -> None:
    """Write the tables with keys, typed columns and a view for each question, as files or into a database.

    \b
    saripati tables out --to csv            a file each in out/csv
    saripati tables out --to duckdb         out/tables.duckdb
    saripati tables out --to postgresql://ana@localhost/berita

    In PostgreSQL the schema "saripati" is made anew each time, and nothing else is touched.
    """
    try:
        from .database import save_tables
    except ModuleNotFoundError as error:
        raise OutputError(f"{error.name} is not installed: pip install 'saripati[tables]'") from error

    with whole_or_nothing():
        where = save_tables(out, to)
    typer.echo(f"Tables and views are in {where}.")
