"""From files of articles to records: read, normalise, mark repeats, extract, write, score.

>>> from saripati.pipeline import extract
>>> record = extract("Bupati Blitar membuka rapat di Kanigoro, Selasa (16/6/2020).")
>>> [(region.code, region.name) for region in record.regions]
[('35.05', 'Kabupaten Blitar')]
>>> [date.value for date in record.dates]
['2020-06-16']
"""

from __future__ import annotations

if __name__ == "pipeline":
    raise ImportError("this folder is installed as saripati.pipeline: write `from saripati.pipeline import run`")

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from .config import Config
from .errors import ArticleError, ConfigError, InputError, LabelError, OutputError, SaripatiError
from .frame import extract_frame
from .records import Article, Record, Rejected, Source
from .run import RunReport, run
from .stages import finish, prepare

__all__ = [
    "Article",
    "ArticleError",
    "Config",
    "ConfigError",
    "InputError",
    "LabelError",
    "OutputError",
    "Record",
    "Rejected",
    "RunReport",
    "SaripatiError",
    "extract",
    "extract_frame",
    "load_records",
    "run",
]


def extract(text: str, *, title: str | None = None, published: str | None = None) -> Record:
    """The record of one article given as text (plain or HTML), seen alone: no repeats of other articles are marked.

    ``published`` is a date as a source would write it ("2025-09-29", "Senin, 29 September 2025 14:05 WIB").
    Raises ArticleError when no record can be made of it.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = Source(path="-", item=None, format="txt", encoding="utf-8", sha256=digest)
    draft = prepare(Article(source, text, title, published))
    record = draft if isinstance(draft, Rejected) else finish(draft)
    if isinstance(record, Rejected):
        raise ArticleError(record.reason)
    return record


def load_records(path: Path | str) -> Iterator[Record]:
    """The records of a ``records.jsonl``, or of the output folder of a run, one at a time.

    Raises InputError when there is no such file or a line is no record of this version.
    """
    file = Path(path)
    file = file / "records.jsonl" if file.is_dir() else file
    try:
        lines = file.open("rb")
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); name the output folder of a run") from error
    adapter = TypeAdapter(Record)
    with lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield adapter.validate_json(line)
            except ValidationError as error:
                raise InputError(f"{file}, line {number}: not a record of this version; run saripati again") from error
