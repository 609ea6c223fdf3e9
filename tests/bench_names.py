"""What names cost: ``python -m tests.bench_names [FOLDER…]`` (default: corpus).

Processor time of read to write with names, against spaCy's stock Indonesian tokenizer and a stock CNN recogniser on
every paragraph of the same articles, and what each lever saves. Rounds are interleaved and the best of each counts.
The stock recogniser is untrained: its speed does not depend on what it has learnt.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

from saripati.extractors.document import Paragraph
from saripati.pipeline.names import fill, load
from saripati.pipeline.names.asking import can_matter
from saripati.pipeline.names.words import words
from saripati.pipeline.read import iter_files, read
from saripati.pipeline.records import Draft, Record
from saripati.pipeline.stages import finish, prepare

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
    shown = [(draft.document, paragraph) for draft in ready for paragraph in draft.document.read_paragraphs()]
    texts = [document.text[paragraph.start : paragraph.end] for document, paragraph in shown]
    asked = [text for text, (_, one) in zip(texts, shown, strict=True) if _is_asked(one, text)]
    nlp, model = stock(), load("spacy")

    def whole() -> list[bytes]:
        made = drafts(folders)
        named = fill([draft.document for draft in made], model)
        records = [finish(replace(draft, document=document)) for draft, document in zip(made, named, strict=True)]
        return [record.to_json() for record in records if isinstance(record, Record)]

    seconds = best(
        {
            "stock tokenizer and CNN, every paragraph": lambda: list(nlp.pipe(texts)),
            "names, every paragraph": lambda: model.find(texts),
            "names, asked paragraphs": lambda: model.find(asked),
            "read to write without names": lambda: [finish(draft) for draft in drafts(folders)],
            "read to write with names": whole,
        }
    )
    count = sum(1 for text in texts for _ in words(text))
    share = sum(map(len, asked)) / sum(map(len, texts))
    print(f"{len(ready)} articles, {count:,} words, {share:.0%} of the text asked about")
    base = next(iter(seconds.values()))
    for name, used in seconds.items():
        print(f"{name:45} {used / len(ready) * 1e3:8.2f} ms an article {base / used:6.1f} x")


def _is_asked(paragraph: Paragraph, text: str) -> bool:
    return paragraph.kind == "title" or can_matter(text)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [ROOT / "corpus"])
