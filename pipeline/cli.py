"""The command ``saripati``: what a person types, and how it answers.

Exit codes: 0 all was read; 1 something was rejected (see ``rejected.jsonl``); 2 the command could not be carried
out, said in one sentence; 130 stopped by Ctrl-C, and the same command goes on where it stopped.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from . import gold_cli, names_cli, view
from .config import load_config
from .errors import InputError, OutputError, SaripatiError
from .evaluate import evaluate, page, read_records, report
from .evaluate.compare import compare
from .gold import Origin, Split, read_labels
from .read import read
from .records import Record, Rejected, record_schema
from .run import Progress as Step
from .run import RunReport, run
from .stages import finish, prepare

app = typer.Typer(
    help="Indonesian local-government news as structured, checkable records.",
    epilog="Begin with:  saripati run FOLDER --output out",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(gold_cli.app, name="gold")
app.add_typer(names_cli.app, name="names")

STEPS = {"prepare": "reading", "compare": "comparing", "finish": "extracting", "join": "writing"}


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
    ],
    workers: Annotated[int | None, typer.Option(help="Processes that work side by side. [default: 1]")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew, whatever an earlier run left here.")] = False,
    config: Annotated[Path | None, typer.Option(help="A TOML file of settings; what is typed here wins.")] = None,
) -> None:
    """Make one record of each article.

    A run that was stopped goes on where it was when the same command is given again.
    """
    settings = load_config(config, workers=workers)
    try:
        with _progress() as progress:
            done = run(inputs, output, config=settings, fresh=fresh, progress=progress)
    except KeyboardInterrupt:
        typer.echo("Stopped. The same command goes on where it stopped; --fresh begins anew.", err=True)
        raise typer.Exit(130) from None
    typer.echo(_summary(done))
    raise typer.Exit(1 if done.counts.rejected else 0)


@app.command("show")
def show_command(file: Annotated[Path, typer.Argument(help="A file with one or more articles.")]) -> None:
    """Print articles with their finds highlighted, and the rule behind each find."""
    console = Console(highlight=False, emoji=False, markup=False)
    rejected = False
    for made in _records(file):
        if isinstance(made, Rejected):
            typer.echo(f"{made.path}: rejected by {made.stage}: {made.reason}", err=True)
            rejected = True
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


@contextmanager
def _progress() -> Iterator[Callable[[Step], None]]:
    """A bar with rate and time left on a terminal; nothing at all in a pipe."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {name: bar.add_task(text, total=None, visible=False, rate="") for name, text in STEPS.items()}

        def tell(step: Step) -> None:
            task = next(task for task in bar.tasks if task.id == tasks[step.step])
            rate = f"{step.articles:,} articles" + (
                f", {step.articles / task.elapsed:,.0f} a second" if task.elapsed else ""
            )
            bar.update(task.id, completed=step.done, total=step.size, visible=True, rate=rate)

        yield tell


def _summary(done: RunReport) -> str:
    """The short table at the end of a run, and where to look next."""
    counts = done.counts
    rows = {
        "articles": counts.articles,
        "regions": counts.regions,
        "dates": counts.dates,
        "repeats": counts.repeats,
        "rejected": counts.rejected,
    }
    lines = [f"{name:<10}{number:>10,}" for name, number in rows.items()]
    lines.append(f"Records are in {done.out / 'records.jsonl'}, tables in {done.out / 'tables'}.")
    if not counts.articles:
        lines.append(
            "No articles were found: the inputs hold no .txt .html .json .jsonl .ndjson (also .gz) .csv or .parquet."
        )
    if counts.rejected:
        lines.append(f"What was rejected, and why, is in {done.out / 'rejected.jsonl'}.")
    if done.already:
        lines.append("All of it was there already, so nothing was written; --fresh begins anew.")
    elif done.kept:
        lines.append(f"{done.kept} of {done.shards} shards were kept from a run that was stopped.")
    return "\n".join(lines)
