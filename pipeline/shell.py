"""What the command line offers to those who type it: examples, completion, a clean end at Ctrl-C."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Literal

import typer
from typer.completion import get_completion_script  # type: ignore[attr-defined]  # what --show-completion prints

EXAMPLES = """\b
Examples:
  saripati run FOLDER --output out        make the records of a folder
  saripati show FILE                      see one article with its finds
  saripati report out                     read and check a run in the browser
  saripati tables out --to sqlite         ask it in SQL (csv, parquet, duckdb, postgresql://...)
  saripati evaluate gold/labels.jsonl out --rules
                                          score it against labels
  eval "$(saripati completion bash)"      complete names with the Tab key
"""
"""Shown below the list of commands; ``\\b`` keeps the lines as they are."""


def completion_command(
    shell: Annotated[Literal["bash", "zsh", "fish"], typer.Argument(help="The shell that you type in.")],
) -> None:
    """Print what makes a shell complete commands and options at the Tab key.

    \b
    bash, zsh:  eval "$(saripati completion bash)"
    fish:       saripati completion fish | source

    Put that line into the file that your shell reads when it starts.
    """
    typer.echo(get_completion_script(prog_name="saripati", complete_var="_SARIPATI_COMPLETE", shell=shell))


@contextmanager
def whole_or_nothing() -> Iterator[None]:
    """A stretch of work that leaves nothing half done; Ctrl-C in it says so and is exit code 130."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("Stopped; nothing was written. Give the same command again to begin anew.", err=True)
        raise typer.Exit(130) from None
