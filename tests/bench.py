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
from collections.abc import Callable
from pathlib import Path

import orjson
import pyperf

from saripati.extractors.document import Document, Extraction

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
FEW, MANY = 2_000, 20_000


def articles() -> list[dict[str, str]]:
    """The sample articles as a scraper's JSON lines have them: both stacks are given plain text."""
    from saripati.pipeline.read import iter_files, read
    from saripati.pipeline.records import Draft
    from saripati.pipeline.stages import prepare

    drafts = [prepare(article) for path, name in iter_files([CORPUS]) for article in read(path, name=name)]
    return [
        {"title": draft.title or "", "text": "\n".join(draft.document.text.split("\n")[bool(draft.title) :])}
        for draft in drafts
        if isinstance(draft, Draft)
    ]


def source(folder: Path) -> Path:
    file = folder / "articles.jsonl"
    file.write_bytes(b"\n".join(map(orjson.dumps, articles())))
    return file


def saripati(lines: Path, extract: Callable[[Document], Extraction]) -> Callable[[], None]:
    """Read to write: lines in, lines of records out."""
    from saripati.pipeline.read import read
    from saripati.pipeline.stages import assemble, prepare

    sink = lines.with_suffix(".records")

    def work() -> None:
        with sink.open("wb") as out:
            for article in read(lines, name=lines.name):
                draft = prepare(article)
                out.write(assemble(draft, extract(draft.document)).to_json() + b"\n")

    return work


def regions_and_dates(document: Document) -> Extraction:
    """What the stock stack looks for too."""
    from saripati.extractors import dates, regions

    places = regions.extract(document)
    return Extraction(regions=places.regions, dates=dates.extract(document).dates)


def everything(document: Document) -> Extraction:
    from saripati.extractors import extract

    return extract(document)


def stock(lines: Path) -> Callable[[], None]:
    """``dateparser.search_dates``, spaCy's Indonesian tokenizer and a PhraseMatcher with the same region names."""
    import spacy
    from dateparser.search import search_dates
    from spacy.matcher import PhraseMatcher

    from saripati.extractors.lexicon import rows

    nlp = spacy.blank("id")
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("region", [nlp.make_doc(row["name"]) for row in rows("regions")])

    def work() -> None:
        for line in lines.read_bytes().splitlines():
            text = orjson.loads(line)["text"]
            search_dates(text, languages=["id"])
            matcher(nlp.make_doc(text))

    return work


def peak_memory(count: int, folder: Path) -> float:
    """Peak resident memory, in MB, of ``saripati run`` with one worker on ``count`` short articles in one .jsonl."""
    lines = folder / f"{count}.jsonl"
    samples = articles()
    with lines.open("wb") as out:
        for i in range(count):
            sample = samples[i % len(samples)]
            # Another number in every paragraph but the last: a real scrape repeats some paragraphs and not most.
            *parts, last = sample["text"].splitlines()[:3]  # memory is about how many, not how long
            body = "\n".join([*(f"{part} Catatan {i}." for part in parts), last])
            out.write(orjson.dumps({"title": f"{sample['title']} {i}", "text": body}) + b"\n")
    command = [sys.executable, "-m", "saripati.pipeline", "run", str(lines), "-o", str(folder / f"out-{count}")]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"saripati run failed on {count} articles")
    return usage.ru_maxrss / 1024


def main() -> None:
    runner = pyperf.Runner(processes=2, values=2, warmups=1)
    folder = Path(tempfile.mkdtemp())
    lines = source(folder)
    jobs = {
        "saripati, read to write, regions and dates": saripati(lines, regions_and_dates),
        "dateparser.search_dates + spaCy tokenizer + PhraseMatcher": stock(lines),
        "saripati, read to write, everything but names": saripati(lines, everything),
    }
    found = [runner.bench_func(name, job) for name, job in jobs.items()]
    if not runner.args.worker:
        _write([bench for bench in found if bench is not None], folder)
    shutil.rmtree(folder)


def _write(found: list[pyperf.Benchmark], folder: Path) -> None:
    few, many = peak_memory(FEW, folder), peak_memory(MANY, folder)
    samples = articles()
    size = sum(len(sample["text"].encode()) for sample in samples) / len(samples) / 1000
    lines = [
        "# Benchmarks",
        "",
        f"Written by `make bench`: the {len(samples)} sample articles of `corpus/` ({size:.1f} KB of text each) as",
        f"JSON lines, Python {platform.python_version()}, one core. Figures compare within this run only.",
        "",
        "| job | µs an article | ratio |",
        "| --- | ---: | ---: |",
        *(
            f"| {bench.get_name()} | {time / len(samples) * 1e6:,.0f} | {time / found[0].median():.1f} |"
            for bench in found
            for time in [bench.median()]
        ),
        "",
        "| `saripati run --workers 1` | peak memory, MB | ratio |",
        "| --- | ---: | ---: |",
        f"| {FEW:,} short articles in one .jsonl | {few:,.0f} | 1.00 |",
        f"| {MANY:,} short articles in one .jsonl | {many:,.0f} | {many / few:.2f} |",
        "",
    ]
    (ROOT / "BENCHMARKS.md").write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
