"""The command ``saripati``: what a person types, and how it answers.

Exit codes: 0 all was read; 1 something was rejected (see ``rejected.jsonl``) or does not hold (``verify``); 2 the
command could not be carried out, said in one sentence; 130 stopped by Ctrl-C, and the same command goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console

from . import gold_cli, names_cli, output_cli, progress, view
from .config import load_config
from .errors import InputError, OutputError, SaripatiError
from .evaluate import evaluate, page, read_records, report
from .evaluate.compare import compare
from .gold import Origin, Split, read_labels
from .read import read
from .records import Record, Rejected, record_schema
from .run import run
from .run.engines import Engine, engine_of
from .shell import EXAMPLES, completion_command
from .stages import finish, prepare
from .verify import verify

app = typer.Typer(
    help="Indonesian local-government news as structured, checkable records.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(gold_cli.app, name="gold")
app.add_typer(names_cli.app, name="names")


@app.command("run")
def run_command(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            help="Files and folders: .txt .html .json .jsonl .ndjson (also .gz) .csv .parquet; "
            "- reads JSON lines from standard input."
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The folder for records, tables, rejections and the manifest.")
    ] = Path("out"),
    workers: Annotated[int | None, typer.Option(help="Processes that work side by side. [default: 1]")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew, whatever an earlier run left here.")] = False,
    config: Annotated[Path | None, typer.Option(help="A TOML file of settings; what is typed here wins.")] = None,
    engine: Annotated[Engine, typer.Option(help="Who works: this machine, or a cluster of dask workers.")] = "local",
    scheduler: Annotated[str | None, typer.Option(help="The dask scheduler, as tcp://HOST:PORT.")] = None,
    names: Annotated[
        str | None, typer.Option(help="A model as second witness for officials: spacy, stanza or none. [default: none]")
    ] = None,
    log_json: Annotated[bool, typer.Option("--log-json", help="Tell the progress as JSON lines on stderr.")] = False,
) -> None:
    """Make one record of each article.

    A run that was stopped goes on where it was when the same command is given again.
    """
    settings = load_config(config, workers=workers, names=names)
    telling = progress.json_lines(sys.stderr) if log_json else progress.bar()
    try:
        with engine_of(engine, scheduler, settings) as (executor, sized), telling as tell:
            done = run(inputs, output, config=sized, fresh=fresh, executor=executor, progress=tell)
    except KeyboardInterrupt:
        typer.echo("Stopped. The same command goes on where it stopped; --fresh begins anew.", err=True)
        raise typer.Exit(130) from None
    code = 1 if done.counts.rejected else 0
    if log_json:
        facts = {"shards": done.shards, "kept": done.kept, "already": done.already, "timing": done.timing}
        progress.log(sys.stderr, "end", exit_code=code, counts=asdict(done.counts), **facts)
    typer.echo(progress.summary(done))
    raise typer.Exit(code)


@app.command("verify")
def verify_command(output: Annotated[Path, typer.Argument(help="The output folder of a run.")]) -> None:
    """Check the output of a run: hashes, counts, schema, the words at every offset, tables."""
    found = verify(output)
    for fault in found.faults:
        typer.echo(fault)
    told = f"{found.records:,} records, {found.rejected:,} rejections, {found.quotations:,} quotations"
    typer.echo(f"{told}: {'not as they should be' if found.faults else 'all as they should be'}.")
    raise typer.Exit(1 if found.faults else 0)


@app.command("show")
def show_command(
    file: Annotated[Path, typer.Argument(help="A file with one or more articles.")],
    svg: Annotated[Path | None, typer.Option(help="Draw the last article into this file instead.")] = None,
) -> None:
    """Print articles with their finds highlighted, and the rule behind each find."""
    console = Console(highlight=False, emoji=False, markup=False)
    rejected = False
    for made in _records(file):
        if isinstance(made, Rejected):
            typer.echo(f"{made.path}: rejected by {made.stage}: {made.reason}", err=True)
            rejected = True
        elif svg:
            _write(svg, view.picture(made))
        else:
            console.print(view.article(made))
    raise typer.Exit(1 if rejected else 0)


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of a record."""
    typer.echo(orjson.dumps(record_schema(), option=orjson.OPT_INDENT_2).decode())


@app.command("evaluate")
def evaluate_command(
    labels: Annotated[Path, typer.Argument(help="Gold labels, one JSON object a line (see gold/GUIDELINES.md).")],
    records: Annotated[Path, typer.Argument(help="A records.jsonl, or the output folder of a run.")],
    against: Annotated[Path | None, typer.Option(help="Older records: what was won and lost since.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as one JSON object instead.")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="Add how often each rule fired and was right.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every miss and every spurious find.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write the errors to this file, as a page to read.")] = None,
    origin: Annotated[Origin | None, typer.Option(help="Score the project's own or the real articles only.")] = None,
    split: Annotated[Split | None, typer.Option(help="Score one half of the gold set only.")] = None,
) -> None:
    """Score records against gold labels: precision, recall, F1 and its 95 % interval, task by task."""
    chosen = [label for label in read_labels(labels) if origin in (None, label.origin) and split in (None, label.split)]
    found = read_records(records)
    evaluation = evaluate(chosen, found)
    compared = compare(evaluation, evaluate(chosen, read_records(against))) if against else None
    if html:
        _write(html, page.as_html(evaluation, found))
    if as_json:
        typer.echo(report.as_json(evaluation, compared).decode())
        return
    typer.echo(report.as_text(evaluation))
    if rules:
        typer.echo("\n" + report.rules(evaluation))
    if compared:
        typer.echo("\n" + report.comparison(compared))
    if errors:
        for line in report.errors(evaluation, found):
            typer.echo(line)


def _write(file: Path, content: str) -> None:
    try:
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{file}: cannot be written ({error.strerror}); name another file") from error


app.command("report")(output_cli.report_command)
app.command("tables")(output_cli.tables_command)
app.command("completion")(completion_command)


def main() -> None:
    """Run the command line; what goes wrong on purpose is one sentence and exit code 2."""
    try:
        app(prog_name="saripati")
    except SaripatiError as error:
        typer.echo(f"saripati: {error}", err=True)
        sys.exit(2)


def _records(file: Path) -> Iterator[Record | Rejected]:
    if not file.is_file():
        raise InputError(f"{file} is not a file: name a file with an article, such as corpus/brantasari/*.txt")
    for article in read(file, name=file.name):
        draft = article if isinstance(article, Rejected) else prepare(article)
        yield draft if isinstance(draft, Rejected) else finish(draft)
