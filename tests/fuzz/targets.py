"""One function a target: any bytes in, nothing out, AssertionError where something does not hold.

The same functions are called by Hypothesis (``test_fuzz.py``), by atheris (``python -m tests.fuzz``) and over the
failures of the past (``tests/fuzz/failures``).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import orjson

from saripati.extractors import dates, regions
from saripati.extractors.document import DateMention, Document, Mention, Paragraph, ParagraphKind
from saripati.pipeline.read import read
from saripati.pipeline.records import Article, Draft, Format, Rejected, Source
from saripati.pipeline.repeats import mark_inside
from saripati.pipeline.stages import prepare

SUFFIXES = ("txt", "html", "json", "jsonl", "csv", "jsonl.gz", "parquet")
FORMATS: tuple[Format, ...] = ("txt", "html", "json", "jsonl", "csv")
KINDS: tuple[ParagraphKind, ...] = ("title", "body", "caption", "byline", "related", "boilerplate")
DAYS = (None, "2025-09-29", "2024-10", "2019", "2024-02-29")


def fuzz_read(data: bytes) -> None:
    """A file of any bytes under any suffix: each article is text and its place in the file, or says why not."""
    suffix = SUFFIXES[_first(data) % len(SUFFIXES)]
    path = _folder() / f"a.{suffix}"
    path.write_bytes(data[1:])
    for found in read(path, name="a"):
        assert isinstance(found, (Article, Rejected))
        if isinstance(found, Article):
            assert found.body.strip()
        else:
            assert found.reason
            assert "a fault of the program" not in found.reason, found
        orjson.dumps(found)


def fuzz_normalise(data: bytes) -> None:
    """A text or page: paragraphs that leave out line breaks only, kinds, a record that can be written."""
    kind = FORMATS[_first(data) % len(FORMATS)]
    body = data[1:].decode("utf-8", "replace")
    title, _, rest = body.partition("\f")
    published, _, byline = rest[:80].partition("\v")
    whole = Article(Source("a", None, kind, "utf-8", "0"), body, title if rest else None, published, byline or None)
    draft = prepare(whole)
    assert isinstance(draft, Draft) or not draft.reason.startswith("a fault of the program"), draft
    if isinstance(draft, Rejected):
        return
    text, end = draft.document.text, 0
    for number, paragraph in enumerate(draft.document.paragraphs):
        assert paragraph.start == end + bool(number)
        assert text[paragraph.start : paragraph.end].strip()
        end = paragraph.end
    assert end == len(text)
    assert mark_inside(draft).document.text == text
    orjson.dumps(draft)


def fuzz_dates(data: bytes) -> None:
    """Any text, any paragraph kinds, any day of publication: dates quoted exactly, in order, apart."""
    document = _document(data)
    found = dates.extract(document).dates
    _check_quotes(document, found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def fuzz_regions(data: bytes) -> None:
    """Any text: regions quoted exactly, each code once."""
    document = _document(data)
    found = regions.extract(document)
    for region in found.regions:
        _check_quotes(document, region.mentions)
    assert len({region.code for region in found.regions}) == len(found.regions)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "read": fuzz_read,
    "normalise": fuzz_normalise,
    "dates": fuzz_dates,
    "regions": fuzz_regions,
}


def _document(data: bytes) -> Document:
    chosen = _first(data)
    text = data[1:].decode("utf-8", "replace")
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = KINDS[(chosen * number) % len(KINDS)] if number else "body"
        if line:
            paragraphs.append(Paragraph(start, start + len(line), kind))
        start += len(line) + 1
    return Document(text, tuple(paragraphs), DAYS[chosen % len(DAYS)])


def _check_quotes(document: Document, quotes: tuple[Mention, ...] | tuple[DateMention, ...]) -> None:
    for one in quotes:
        assert one.text == document.text[one.start : one.end]
        assert one.text
        assert any(part.start <= one.start and one.end <= part.end for part in document.read_paragraphs())


def _first(data: bytes) -> int:
    return data[0] if data else 0


@cache
def _folder() -> Path:
    """In memory where there is such a place: a file is written for every input."""
    return Path(tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None))
