"""How fast, against what a user would pick instead, on the same articles in one run: ``make bench``.

Prints the figures and writes them to BENCHMARKS.md. No test depends on them.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import orjson
import pyperf

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
FEW, MANY = 2_000, 20_000


def articles() -> list[str]:
    """The normalised texts of the sample articles: the stock stack is spared reading and cleaning."""
    return [draft.document.text for draft in _drafts()]


def _drafts() -> Iterator[object]:
    from saripati.pipeline.read import iter_files, read
    from saripati.pipeline.stages import prepare

    for path, name in iter_files([CORPUS]):
        for article in read(path, name=name):
            yield prepare(article)


def saripati() -> Callable[[], None]:
    """Read to write, without names: files in, lines of records out."""
    from saripati.pipeline.read import iter_files, read
    from saripati.pipeline.stages import finish, prepare

    sink = Path(tempfile.mkdtemp()) / "records.jsonl"

    def work() -> None:
        with sink.open("wb") as out:
            for path, name in iter_files([CORPUS]):
                for article in read(path, name=name):
                    out.write(finish(prepare(article)).to_json() + b"\n")

    return work


def stock() -> Callable[[], None]:
    """``dateparser.search_dates``, spaCy's Indonesian tokenizer and a PhraseMatcher with the same region names."""
    import spacy
    from dateparser.search import search_dates
    from spacy.matcher import PhraseMatcher

    from saripati.extractors.lexicon import rows

    texts = articles()
    nlp = spacy.blank("id")
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("region", [nlp.make_doc(row["name"]) for row in rows("regions")])

    def work() -> None:
        for text in texts:
            search_dates(text, languages=["id"])
            matcher(nlp.make_doc(text))

    return work


def peak_memory(count: int, folder: Path) -> float:
    """Peak resident memory, in MB, of ``saripati run`` with one worker on ``count`` articles in one .jsonl."""
    source = folder / f"{count}.jsonl"
    texts = articles()
    with source.open("wb") as lines:
        for i in range(count):
            # Another number in every paragraph: no article repeats another, as in a real scrape.
            body = "\n".join(f"{line} Catatan {i}." for line in texts[i % len(texts)].splitlines()[1:])
            lines.write(orjson.dumps({"title": f"Kabar {i}", "text": body}) + b"\n")
    command = [sys.executable, "-m", "saripati.pipeline", "run", str(source), "-o", str(folder / f"out-{count}")]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"saripati run failed on {count} articles")
    return usage.ru_maxrss / 1024


def main() -> None:
    runner = pyperf.Runner(processes=3, values=3, warmups=1)
    ours = runner.bench_func("saripati, read to write, without names", saripati())
    theirs = runner.bench_func("dateparser.search_dates + spaCy tokenizer + PhraseMatcher", stock())
    if runner.args.worker or ours is None or theirs is None:
        return
    folder = Path(tempfile.mkdtemp())
    few, many = peak_memory(FEW, folder), peak_memory(MANY, folder)
    shutil.rmtree(folder)
    count = len(articles())
    lines = [
        "# Benchmarks",
        "",
        f"Written by `make bench`: {count} sample articles of `corpus/`, Python {platform.python_version()}, one core.",
        "Figures compare within this run only.",
        "",
        "| job | µs an article | ratio |",
        "| --- | ---: | ---: |",
        *(f"| {b.get_name()} | {b.mean() / count * 1e6:,.0f} | {b.mean() / ours.mean():.1f} |" for b in (ours, theirs)),
        "",
        "| `saripati run --workers 1` | peak memory, MB | ratio |",
        "| --- | ---: | ---: |",
        f"| {FEW:,} articles in one .jsonl | {few:,.0f} | 1.00 |",
        f"| {MANY:,} articles in one .jsonl | {many:,.0f} | {many / few:.2f} |",
        "",
    ]
    (ROOT / "BENCHMARKS.md").write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
