"""Measures, and writes BENCHMARKS.md and its plot. No test depends on the figures.

``python -m tests.bench`` takes some seven minutes; ``--quick`` two; ``--full`` adds 100,000 articles.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from . import material, sizes
from .jobs import ours
from .rivals import rivals

PAGE = material.ROOT / "BENCHMARKS.md"
PLOT = material.ROOT / "benchmarks.svg"
STOCK = ("dateparser.search_dates", "spaCy tokenizer + PhraseMatcher")
NAMES = "spaCy CNN NER, stock"
BASE, EVERYTHING, NAMED = (
    "saripati, read to write, regions and dates",
    "saripati, read to write, everything but names",
    "saripati, with names",
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure speed and memory; write BENCHMARKS.md.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, articles and lengths")
    parser.add_argument("--full", action="store_true", help="100,000 articles too")
    given = parser.parse_args()
    counts = [1_000] if given.quick else [1_000, 10_000, *[100_000][: given.full]]
    kilobytes = [1, 3, 10, 30] if given.quick else [1, 3, 10, 30, 100, 300, 1_000]
    seconds = _measured({**ours(), **dict(rivals())}, rounds=1 if given.quick else 2)
    lengths = list(sizes.lengths(kilobytes))
    with tempfile.TemporaryDirectory() as folder:
        start_up = sizes.start_up(Path(folder))
        runs = list(sizes.runs(counts, Path(folder)))
    plot(lengths, runs)
    page = "\n".join([*_head(), *_ratios(seconds, start_up), *_jobs(seconds), *_runs(runs), *_lengths(lengths)])
    PAGE.write_text(page, encoding="utf-8")
    print(page)


def _measured(jobs: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Microseconds of processor time an article: the median over rounds in which the jobs take turns."""
    spent: dict[str, list[float]] = {name: [] for name in jobs}
    for number in range(rounds + 1):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            if number or rounds == 1:  # the first round fills the caches
                spent[name].append(time.process_time() - start)
    return {name: statistics.median(found) / len(material.samples()) * 1e6 for name, found in spent.items()}


def _head() -> Iterator[str]:
    articles = material.samples()
    size = material.size_of(articles) / len(articles) / 1000
    yield "# Benchmarks"
    yield ""
    yield f"Written by `make bench`: the {len(articles)} sample articles of `corpus/` ({size:.1f} KB of text each),"
    yield f"Python {platform.python_version()}, {os.cpu_count()} processors. Processor time, medians of rounds in which"
    yield "the jobs take turns; figures compare within this run only."
    yield ""


def _jobs(seconds: dict[str, float]) -> Iterator[str]:
    size = material.size_of(material.samples()) / len(material.samples())
    yield "| job | µs an article | MB/s of text |"
    yield "| --- | ---: | ---: |"
    for name, spent in seconds.items():
        yield f"| {name} | {spent:,.0f} | {size / spent:.2f} |"
    yield ""


def _ratios(seconds: dict[str, float], start_up: float) -> Iterator[str]:
    stock = {"search_dates + spaCy tokenizer + PhraseMatcher": sum(seconds.get(name, 0) for name in STOCK)}
    stock["the same + spaCy CNN NER"] = sum(stock.values()) + seconds.get(NAMES, 0)
    plain, with_names = stock
    yield "| job | µs an article | instead of | µs an article | times as fast |"
    yield "| --- | ---: | --- | ---: | ---: |"
    for mine, theirs in (
        (BASE, plain),
        (EVERYTHING, plain),
        (NAMED, with_names),
        ("normalise, pages", "trafilatura, pages"),
        ("repeats", "datasketch MinHashLSH, paragraphs"),
        ("regions", "Presidio, deny list of regions"),
        ("dates", STOCK[0]),
        ("names", NAMES),
    ):
        if spent := seconds.get(theirs, stock.get(theirs)):
            yield f"| {mine} | {seconds[mine]:,.0f} | {theirs} | {spent:,.0f} | {spent / seconds[mine]:.1f} |"
    yield ""
    yield f"`saripati run` on one article takes {start_up:.1f} seconds from the prompt to the end."
    yield ""


def _runs(runs: list[sizes.Whole]) -> Iterator[str]:
    alone = {run.articles: run.seconds for run in runs if run.workers == 1}
    yield "| `saripati run`, short articles | workers | seconds | articles/s | peak MB, all | MB a worker |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: |"
    for run in runs:
        rate = run.articles / run.seconds
        yield (
            f"| {run.articles:,} | {run.workers} | {run.seconds:,.1f} | {rate:,.0f} | {run.memory:,.0f} |"
            f" {run.worker:,.0f} |"
        )
    most = max(alone)
    both = next(run.seconds for run in runs if run.articles == most and run.workers == 2)
    yield ""
    yield f"Two workers are {alone[most] / both:.2f} times as fast as one on {most:,} articles; other work on the"
    yield f"machine (load {os.getloadavg()[0]:.1f} when this was written) bears on either. Pages that processes share"
    yield "are counted once, in parts."
    yield ""


def _lengths(lengths: list[tuple[int, float]]) -> Iterator[str]:
    yield "| one article, KB | seconds | ms a KB |"
    yield "| ---: | ---: | ---: |"
    for size, spent in lengths:
        yield f"| {size:,} | {spent:.2f} | {spent / size * 1000:.1f} |"
    yield ""
    yield "![time against length and number](benchmarks.svg)"
    yield ""


def plot(lengths: list[tuple[int, float]], runs: list[sizes.Whole]) -> None:
    """Time against the length of an article, and against their number, beside a line that is linear."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "saripati"
    from matplotlib import pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    _curve(left, lengths, "one article", "KB of text")
    for workers in (1, 2):
        points = [(run.articles, run.seconds) for run in runs if run.workers == workers]
        _curve(right, points, f"{workers} worker{'s'[: workers - 1]}", "articles")
    figure.savefig(PLOT, metadata={"Date": None})


def _curve(axes: object, points: list[tuple[int, float]], label: str, unit: str) -> None:
    x, y = zip(*points, strict=True)
    axes.loglog(x, y, "o-", label=label)  # type: ignore[attr-defined]
    axes.loglog(x, [y[-1] * one / x[-1] for one in x], ":", color="grey", label="linear")  # type: ignore[attr-defined]
    axes.set(xlabel=unit, ylabel="seconds")  # type: ignore[attr-defined]
    axes.legend()  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
