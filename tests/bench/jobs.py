"""Our own stages, one job each, on the same articles."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import orjson

from saripati.extractors import agreements, dates, extract, officials, regions, sakip
from saripati.extractors.document import Document, Extraction
from saripati.pipeline.names import load
from saripati.pipeline.read import read
from saripati.pipeline.records import Article, Draft, Record, Source
from saripati.pipeline.repeats import ShardIndex, mark_inside
from saripati.pipeline.stages import assemble, doubt, finish, prepare
from saripati.pipeline.write import ShardTables

from . import material

Job = Callable[[], object]


def ours() -> dict[str, Job]:
    """Read to write, whole and by stage; each stage is given what the stages before it made."""
    folder = Path(tempfile.mkdtemp())
    lines = folder / "articles.jsonl"
    lines.write_bytes(b"\n".join(map(orjson.dumps, material.samples())))
    articles = [one for one in read(lines, name="a") if isinstance(one, Article)]
    drafts = [one for one in map(prepare, articles) if isinstance(one, Draft)]
    documents = [draft.document for draft in drafts]
    records = [assemble(draft, extract(draft.document)) for draft in drafts]
    model = load("spacy")
    page = Source("a", None, "html", "utf-8", "0")
    pages = [Article(page, body) for body in material.pages()]

    def whole(find: Callable[[Draft], Extraction]) -> Job:
        def work() -> None:
            with (folder / "records.jsonl").open("wb") as out:
                for article in read(lines, name="a"):
                    draft = prepare(article) if isinstance(article, Article) else article
                    if isinstance(draft, Draft):
                        out.write(assemble(draft, find(draft)).to_json() + b"\n")

        return work

    def with_names() -> None:
        made = [one for one in map(prepare, articles) if isinstance(one, Draft)]
        list(doubt(map(finish, made), model))

    return {
        "saripati, read to write, everything but names": whole(lambda draft: extract(draft.document)),
        "saripati, read to write, regions and dates": whole(lambda draft: _regions_and_dates(draft.document)),
        "saripati, with names": with_names,
        "read": lambda: list(read(lines, name="a")),
        "normalise": lambda: [prepare(article) for article in articles],
        "normalise, pages": lambda: [prepare(article) for article in pages],
        "repeats": lambda: _index(folder, drafts),
        "regions": lambda: [regions.extract(document) for document in documents],
        "dates": lambda: [dates.extract(document) for document in documents],
        "officials": lambda: [_officials(document) for document in documents],
        "sakip": lambda: [sakip.extract(document, (), (), (), None) for document in documents],
        "agreements": lambda: [agreements.extract(document, (), (), (), None) for document in documents],
        "names": lambda: list(doubt(records, model)),
        "write": lambda: _write(folder, records),
    }


def _officials(document: Document) -> object:
    return officials.extract(document, (), None)


def _regions_and_dates(document: Document) -> Extraction:
    """What the stock stack looks for too."""
    return Extraction(regions=regions.extract(document).regions, dates=dates.extract(document).dates)


def _index(folder: Path, drafts: list[Draft]) -> None:
    kept = ShardIndex(folder)
    for draft in drafts:
        kept.add(mark_inside(draft))
    kept.close()


def _write(folder: Path, records: list[Record]) -> None:
    tables = ShardTables(folder)
    for record in records:
        record.to_json()
        tables.add(record)
    tables.close()
