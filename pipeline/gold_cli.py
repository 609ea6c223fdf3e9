"""``saripati gold …``: labels out to the tools that people label in, and back; labels checked; the floors kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from .errors import LabelError, OutputError
from .evaluate import evaluate
from .evaluate.floors import Part, fallen, floors_json, measured, read_floors, same_gold, updated
from .gold import JSON, Label, Origin, brat, label_studio, read_labels, read_records, read_texts, write_labels
from .gold.check import check, ids, numbered_lines
from .gold.drawing import from_record
from .gold.marks import Marked, sha256
from .gold.reading import to_label

Format = Literal["label-studio", "brat", "jsonl"]

app = typer.Typer(
    help="Gold labels: exchange, check, hash, floors.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Labels = Annotated[Path, typer.Argument(help="Gold labels, one JSON object a line.")]
Texts = Annotated[
    list[Path] | None,
    typer.Option("--texts", help="Articles that were labelled: a folder, or a run's output; may be given again."),
]


@app.command("export")
def export_command(
    records: Annotated[Path, typer.Argument(help="A records.jsonl, or the output folder of a run.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write to.")],
    format: Annotated[Format, typer.Option(help="What the files are for.")],
) -> None:
    """Write articles for people to label, with what the pipeline found to begin with."""
    articles = [from_record(record) for record in read_records(records).values()]
    files = EXPORTS[format](articles)
    for name, content in files.items():
        _write(output / name, content.encode())
    typer.echo(
        f"{len(articles)} articles are in {output}: {', '.join(sorted(files)[:4])}{' …' if len(files) > 4 else ''}"
    )


def _jsonl(articles: Iterable[Marked]) -> dict[str, str]:
    return {"labels.jsonl": write_labels(map(to_label, articles))}


def _label_studio(articles: Iterable[Marked]) -> dict[str, str]:
    return {"config.xml": label_studio.config(), "tasks.json": label_studio.dump(articles).decode()}


EXPORTS: dict[Format, Callable[[Iterable[Marked]], dict[str, str]]] = {
    "label-studio": _label_studio,
    "brat": brat.dump,
    "jsonl": _jsonl,
}


@app.command("import")
def import_command(
    labelled: Annotated[Path, typer.Argument(help="What people labelled: Label Studio's JSON export, brat's folder.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The .jsonl file to write.")],
    format: Annotated[Format, typer.Option(help="The tool it comes from.")],
) -> None:
    """Make gold labels of what people labelled in a tool."""
    labels = IMPORTS[format](labelled)
    _write(output, write_labels(labels).encode())
    typer.echo(f"{len(labels)} labels are in {output}; see what is wrong with them with: saripati gold check {output}")


IMPORTS: dict[Format, Callable[[Path], list[Label]]] = {
    "label-studio": lambda path: list(map(to_label, label_studio.load(path))),
    "brat": lambda path: list(map(to_label, brat.load(path))),
    "jsonl": read_labels,
}


@app.command("check")
def check_command(labels: Labels, texts: Texts = None) -> None:
    """Say line by line what is wrong with labels; exit code 1 if anything is."""
    known = _texts(texts or ())
    faults = list(check(labels, known))
    for fault in faults:
        typer.echo(f"{labels}, line {fault.line}: {fault.id or '(no id)'}: {fault.message}")
    without = sum(key not in known for key in ids(labels))
    if texts and without:
        typer.echo(f"{without} labels have no article in the folders named: their words were not looked for")
    typer.echo(f"{len(faults)} faults")
    raise typer.Exit(1 if faults else 0)


@app.command("hash")
def hash_command(labels: Labels, texts: Texts = None) -> None:
    """Set text_sha256 anew, for articles that were read again after their text had changed."""
    if not texts:
        raise LabelError("the texts are missing: name the articles with --texts FOLDER")
    known, changed, lines = _texts(texts), 0, []
    for number, line in numbered_lines(labels):
        row = _row(line, f"{labels}, line {number}")
        if row["id"] in known and row.get("text_sha256") != sha256(known[row["id"]]):
            row["text_sha256"], changed = sha256(known[row["id"]]), changed + 1
            line = json.dumps(row, ensure_ascii=False).encode()
        lines.append(line + b"\n")
    _write(labels, b"".join(lines))
    typer.echo(f"{changed} of {len(lines)} labels were set anew")


def _row(line: bytes, where: str) -> JSON:
    try:
        row: JSON = json.loads(line)
        return {"id": row.pop("id"), **row}
    except (ValueError, AttributeError, KeyError) as error:
        raise LabelError(f"{where}: no label; see saripati gold check") from error


def _texts(folders: Iterable[Path]) -> dict[str, str]:
    return {key: text for folder in folders for key, text in read_texts(folder).items()}


@app.command("floors")
def floors_command(
    labels: Labels,
    records: Annotated[list[Path], typer.Argument(help="Output folders of runs over the labelled articles.")],
    floors: Annotated[Path, typer.Option(help="The file of floors.")] = Path("gold/floors.json"),
    update: Annotated[bool, typer.Option("--update", help="Raise the floors to what was measured.")] = False,
    allow_regression: Annotated[
        bool, typer.Option("--allow-regression", help="With --update: let floors fall too; needs --reason.")
    ] = False,
    reason: Annotated[str | None, typer.Option(help="Why floors may fall; the file keeps it.")] = None,
) -> None:
    """Hold the scores against their floors; exit code 1 where one is below, or measured on another gold set.

    The own and the real articles have floors of their own; a part whose records are not there is left alone.
    """
    if allow_regression != bool(reason and reason.strip()):
        raise LabelError("--allow-regression and --reason go together: say why the floors may fall")
    kept, new = read_floors(floors), _parts(read_labels(labels), _records(records))
    below = {origin: fallen(kept.parts[origin], part) for origin, part in new.items() if origin in kept.parts}
    for origin, tasks in below.items():
        for task, (floor, figure) in tasks.items():
            typer.echo(
                f"{origin}: {task}: {'not labelled' if figure is None else format(figure, '.3f')}, floor {floor:.3f}"
            )
    fell = any(below.values())
    if update and (allow_regression or not fell):
        _write(floors, floors_json(updated(kept, new, reason)))
        typer.echo(f"The floors in {floors} are what was measured: {', '.join(new) or 'nothing'}.")
        return
    stale = [
        origin for origin, part in new.items() if origin not in kept.parts or not same_gold(kept.parts[origin], part)
    ]
    for origin in stale:
        typer.echo(f"{origin}: the floors were measured on other labels or texts; measure them with --update")
    if fell:
        typer.echo('Floors fall only with --update --allow-regression --reason "…".')
    raise typer.Exit(1 if fell or stale else 0)


def _records(folders: Iterable[Path]) -> dict[str, JSON]:
    return {key: record for folder in folders for key, record in read_records(folder).items()}


def _parts(labels: list[Label], records: dict[str, JSON]) -> dict[Origin, Part]:
    """What is measured of each part that has a record at all."""
    parts: dict[Origin, Part] = {}
    for origin in get_args(Origin):
        own = [label for label in labels if label.origin == origin]
        if any(label.id in records for label in own):
            parts[origin] = measured(own, evaluate(own, records))
    return parts


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise OutputError(f"{file}: cannot be written ({error.strerror}); name another place") from error
