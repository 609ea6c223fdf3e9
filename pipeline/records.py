"""What flows through the pipeline: Article in, Draft in the middle, Record or Rejected out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import orjson
from pydantic import TypeAdapter

from ..extractors.document import (
    Agreement,
    Assessment,
    DateMention,
    Document,
    Official,
    Paragraph,
    Problem,
    Region,
)

SCHEMA = "saripati.record/1"

Format = Literal["txt", "html", "json", "jsonl", "csv", "parquet"]
Stage = Literal["read", "normalise", "repeats", "extract", "names", "write"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from.

    ``path`` is relative to the input that was named, with forward slashes. ``item`` counts from 1 inside a file
    of many articles (the line of a .jsonl, the place in a JSON array, the data row of a table), and is None for
    a file that is one article. ``sha256`` is of the article's bytes as they were stored: the file, the line, or
    for a table the row as JSON.
    """

    path: str
    item: int | None
    format: Format
    encoding: str
    sha256: str
    url: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was found: decoded, but otherwise untouched.

    ``body`` is a whole page for .html, else the text field, which may itself be HTML. ``published`` is the
    words of the source ("Senin, 29 September 2025 14:05 WIB"). ``byline`` is what an author field says.
    """

    source: Source
    body: str
    title: str | None = None
    published: str | None = None
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A normalised article: what the repeats stage and the extractors work on.

    ``published`` is EDTF and equals ``document.published``; ``byline`` holds the names or initials as written.
    """

    id: str
    source: Source
    title: str | None
    byline: tuple[str, ...]
    document: Document
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place in the dateline and the code of its region, None where it is no region of the table."""

    text: str
    region: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """One article as the contract has it; field order is the order in the file."""

    schema: str
    id: str
    source: Source
    title: str | None
    published: str | None
    dateline: Dateline | None
    byline: tuple[str, ...]
    text: str
    paragraphs: tuple[Paragraph, ...]
    regions: tuple[Region, ...]
    officials: tuple[Official, ...]
    dates: tuple[DateMention, ...]
    sakip: tuple[Assessment, ...]
    agreements: tuple[Agreement, ...]
    problems: tuple[Problem, ...]

    def to_json(self) -> bytes:
        """The record as one line of JSON (UTF-8, no line break)."""
        return orjson.dumps(self)

    def _repr_html_(self) -> str:
        """How a notebook shows the record: the article with its finds marked, a table beside it."""
        from .view import record_html  # asked for by people only: a run never looks up

        return record_html(self)


def record_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record: every field is there, and no other."""
    schema = TypeAdapter(Record).json_schema(mode="serialization")
    for part in (schema, *schema["$defs"].values()):
        part["additionalProperties"] = False
        part["required"] = list(part["properties"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that did not become a record: one line of ``rejected.jsonl``."""

    path: str
    item: int | None
    stage: Stage
    reason: str

    def to_json(self) -> bytes:
        """The rejection as one line of JSON (UTF-8, no line break)."""
        return orjson.dumps(self)
