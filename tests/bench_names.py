"""What names cost: ``python -m tests.bench_names [FOLDER…]`` (default: corpus).

Processor time of read to write with names, against spaCy's stock Indonesian tokenizer and a stock CNN recogniser on
every paragraph of the same articles, and what each lever saves. Rounds are interleaved and the best of each counts.
The stock recogniser is untrained: its speed does not depend on what it has learnt.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

from saripati.pipeline.names import load
from saripati.pipeline.names.words import words
from saripati.pipeline.read import iter_files, read
from saripati.pipeline.records import Draft, Record
from saripati.pipeline.stages import doubt, finish, prepare

ROOT = Path(__file__).parents[1]
ROUNDS = 3


def drafts(folders: list[Path]) -> list[Draft]:
    made = [prepare(article) for path, name in iter_files(folders) for article in read(path, name=name)]
    return [draft for draft in made if isinstance(draft, Draft)]


def stock() -> Language:
    nlp = spacy.blank("id")
    nlp.add_pipe("ner")
    example = {"entities": [(0, 5, "PER"), (9, 15, "LOC"), (19, 22, "ORG")]}
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc("Tarjo di Bangli ke DPR"), example)])
    return nlp


def best(jobs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds of processor time of each job: the best of the rounds."""
    seconds = {name: float("inf") for name in jobs}
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            started = time.process_time()
            job()
            seconds[name] = min(seconds[name], time.process_time() - started)
    return seconds


def main(folders: list[Path]) -> None:
    ready = drafts(folders)
    made = [(draft, record) for draft in ready if isinstance(record := finish(draft), Record)]
    texts = [record.text[one.start : one.end] for _, record in made for one in record.paragraphs if one.is_read]
    records = [record for _, record in made]
    nlp, model = stock(), load("spacy")

    seconds = best(
        {
            "stock tokenizer and CNN, every paragraph": lambda: list(nlp.pipe(texts)),
            "names, every paragraph": lambda: model.find(texts),
            "names, as a run asks for them": lambda: list(doubt(records, model)),
            "read to write without names": lambda: [finish(draft) for draft in drafts(folders)],
            "read to write with names": lambda: list(doubt(map(finish, drafts(folders)), model)),
        }
    )
    count = sum(1 for text in texts for _ in words(text))
    print(f"{len(ready)} articles, {count:,} words")
    base = next(iter(seconds.values()))
    for name, used in seconds.items():
        print(f"{name:45} {used / len(ready) * 1e3:8.2f} ms an article {base / used:6.1f} x")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [ROOT / "corpus"])
