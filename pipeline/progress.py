"""How a run tells how far it is: a bar for a person, JSON lines for a machine, a short table at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TextIO

import orjson
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from .run import Progress as Step
from .run import RunReport

STEPS = {"prepare": "reading", "compare": "comparing", "finish": "extracting", "join": "writing"}


@contextmanager
def bar() -> Iterator[Callable[[Step], None]]:
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
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        tasks = {name: shown.add_task(text, total=None, visible=False, rate="") for name, text in STEPS.items()}

        def tell(step: Step) -> None:
            task = next(task for task in shown.tasks if task.id == tasks[step.step])
            rate = f"{step.articles:,} articles" + (
                f", {step.articles / task.elapsed:,.0f} a second" if task.elapsed else ""
            )
            shown.update(task.id, completed=step.done, total=step.size, visible=True, rate=rate)

        yield tell


@contextmanager
def json_lines(stream: TextIO) -> Iterator[Callable[[Step], None]]:
    """One JSON object a line for each step, at its time (UTC). No word of an article is ever among them."""

    def tell(step: Step) -> None:
        log(stream, "progress", **asdict(step))

    yield tell


def log(stream: TextIO, event: str, **facts: object) -> None:
    """Writes one line: ``{"time": …, "event": …, …}``, at once."""
    line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **facts}
    print(orjson.dumps(line, default=str).decode(), file=stream, flush=True)


def summary(done: RunReport) -> str:
    """The short table at the end of a run, and where to look next."""
    counts = done.counts
    rows = {
        "articles": counts.articles,
        "regions": counts.regions,
        "dates": counts.dates,
        "officials": counts.officials,
        "sakip": counts.sakip,
        "agreements": counts.agreements,
        "repeats": counts.repeats,
        "rejected": counts.rejected,
    }
    lines = [f"{name:<12}{number:>10,}" for name, number in rows.items()]
    lines.append(f"Records are in {done.out / 'records.jsonl'}, tables in {done.out / 'tables'}.")
    if counts.records:
        lines.append(f"To read and check them in a browser: saripati report {done.out}")
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
