"""What labels are held against: the records of a run, or the normalised texts of a folder of articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import orjson

from ..errors import LabelError
from ..read import iter_files, read
from ..records import Rejected
from ..stages import prepare

JSON = dict[str, Any]
"""A record as the parsed JSON of its line: labels are also held against what other programs wrote."""


def read_records(path: Path) -> dict[str, JSON]:
    """The records of a ``records.jsonl`` (or of the folder that holds it) by label id: stem, or ``stem#item``.

    Raises LabelError for a line that is no record, or two records that would answer to one label.
    """
    path = path / "records.jsonl" if path.is_dir() else path
    records: dict[str, JSON] = {}
    try:
        lines = path.open("rb")
    except OSError as error:
        raise LabelError(
            f"{path}: cannot be read ({error.strerror}); name a records.jsonl or an output folder"
        ) from error
    with lines:
        for number, line in enumerate(lines, start=1):
            key, record = _keyed(line, f"{path}, line {number}")
            if key in records:
                raise LabelError(f"{path}, line {number}: a second record for {key!r}; file names must differ by stem")
            records[key] = record
    return records


def _keyed(line: bytes, where: str) -> tuple[str, JSON]:
    try:
        record = orjson.loads(line)
        key = label_id(record["source"]["path"], record["source"]["item"])
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise LabelError(f"{where}: not a record ({error}); name a records.jsonl that saripati run wrote") from error
    return key, record


def label_id(path: str, item: int | None) -> str:
    """The id that a label has for the article at ``path``: its stem, ``#item`` behind it in a file of many."""
    stem = PurePosixPath(path).stem
    return stem if item is None else f"{stem}#{item}"


def read_texts(path: Path) -> dict[str, str]:
    """The normalised texts by label id, of an output folder or ``records.jsonl``, else of articles as they lie there.

    Articles that cannot be read have no text here. Raises LabelError where two articles answer to one label,
    InputError where there is nothing at ``path``.
    """
    if path.name == "records.jsonl" or (path / "records.jsonl").is_file():
        return {key: record["text"] for key, record in read_records(path).items()}
    texts: dict[str, str] = {}
    for key, text in _articles(path):
        if key in texts:
            raise LabelError(f"{path}: two articles answer to {key!r}; file names must differ by stem")
        texts[key] = text
    return texts


def _articles(path: Path) -> Iterator[tuple[str, str]]:
    for file in iter_files([path]):
        if isinstance(file, Rejected):
            continue
        for article in read(file[0], name=file[1]):
            draft = article if isinstance(article, Rejected) else prepare(article)
            if not isinstance(draft, Rejected):
                yield label_id(draft.source.path, draft.source.item), draft.document.text


def occurrences(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Every place where the words stand in the text, as ``[start, end)``."""
    start = text.find(words) if words else -1
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)
