"""``saripati names train`` and ``saripati names evaluate``: the models behind ``--names``."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Literal, cast

import orjson
import typer
from rich.console import Console
from rich.table import Table

from .errors import ConfigError, SaripatiError
from .names import Backend, NameModel, load
from .train.corpora import Sentence, read_conll
from .train.scores import score

app = typer.Typer(
    help="Train and measure the models that find names.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(help="CoNLL file: a word, a tab, its BIO tag; a blank line ends a sentence")],
    names: Annotated[str, typer.Option(help="spacy, stanza or none")] = "spacy",
    school: Annotated[
        str, typer.Option(help="by whose conventions to answer: idner (news), nergrit, gold0811")
    ] = "idner",
    case: Annotated[
        Literal["kept", "upper", "lower"], typer.Option(help="how to write the words before asking")
    ] = "kept",
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Score a model on labelled sentences: IndoNLU's macro F1 over types, micro F1, speed and size."""
    try:
        report = measure(read_conll(file), _model(names, school), case)
    except SaripatiError as error:
        typer.echo(f"saripati: {error}", err=True)
        raise typer.Exit(2) from error
    if as_json:
        typer.echo(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())
    else:
        Console().print(_table(report))


@app.command()
def train(
    data: Annotated[Path, typer.Option(help="folder with ner/*.conll and raw/*.jsonl.gz")],
    out: Annotated[Path, typer.Option(help="where the weights go (.npz; stanza's .pt), the model card beside them")],
    names: Annotated[
        Literal["spacy", "stanza"], typer.Option(help="which backend's; stanza's learn from spacy's")
    ] = "spacy",
    config: Annotated[
        Path | None, typer.Option(help="TOML; default: the one the shipped weights were made with")
    ] = None,
    work: Annotated[
        Path | None, typer.Option(help="folder that keeps finished steps, so that a second run goes on")
    ] = None,
) -> None:
    """Make the weights anew: vectors, language model, evidence, network, linear model, and their card."""
    from . import train as training  # PyTorch and floret, which only training needs

    make = training.train if names == "spacy" else training.train_stanza
    try:
        make(data, out, config=config, work=work, say=lambda text: typer.echo(text, err=True))
    except SaripatiError as error:
        typer.echo(f"saripati: {error}", err=True)
        raise typer.Exit(2) from error


def _model(names: str, school: str) -> NameModel:
    try:
        return load(cast(Backend, names), school)
    except ValueError as error:
        raise ConfigError(f"--school: {error}") from error


_WRITTEN: dict[str, Callable[[str], str]] = {"kept": str, "upper": str.upper, "lower": str.lower}


def measure(
    sentences: list[Sentence], model: NameModel, case: Literal["kept", "upper", "lower"] = "kept"
) -> dict[str, Any]:
    """Scores, words per second of processor time, and the size of the weights in bytes."""
    written: Callable[[str], str] = _WRITTEN[case]
    texts = [[written(word) for word in sentence.words] for sentence in sentences]
    model.tag(texts)  # the first time loads and fills caches
    started = time.process_time()
    answers = model.tag(texts)
    seconds = time.process_time() - started
    scores = score([sentence.tags for sentence in sentences], answers)
    return {
        "model": model.name,
        "case": case,
        **asdict(scores),
        "words": sum(map(len, texts)),
        "words_per_second": round(sum(map(len, texts)) / max(seconds, 1e-9)),
        "model_bytes": getattr(model, "size", 0),
    }


def _table(report: dict[str, Any]) -> Table:
    table = Table(title=f"{report['model']} on {report['sentences']} sentences, {report['names']} names")
    for column in ("", "F1", "95 %"):
        table.add_column(column)
    figures = {"macro (IndoNLU)": report["macro"], "micro": report["micro"], **report["by_type"]}
    for name, figure in figures.items():
        low, high = figure["low"], figure["high"]
        table.add_row(name, _shown(figure["f1"]), "" if low is None else f"{low:.3f}–{high:.3f}")
    table.add_row("words a second", f"{report['words_per_second']:,}", "")
    table.add_row("size", f"{report['model_bytes'] / 1e6:.1f} MB", "")
    return table


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"
