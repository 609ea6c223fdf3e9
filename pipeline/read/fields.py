"""A scraper's row or object to an Article: which field holds what."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from ..records import Article, Format, Rejected, Source

# Field names as scrapers write them, the likeliest first; compared without case, blanks, "-", "_" and ".".
FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "content", "body", "isi", "konten", "artikel", "article", "isiberita", "isiartikel", "kontenberita",
        "fulltext", "articletext", "articlebody", "contenttext", "textcontent", "maintext", "cleantext", "rawtext",
        "teks", "naskah", "berita", "news", "paragraphs", "paragraf", "html", "rawhtml",
    ),
    "title": ("title", "judul", "headline", "juduls", "judulberita", "judulartikel", "articletitle", "newstitle"),
    "published": (
        "published", "date", "tanggal", "publishdate", "publisheddate", "publishedat", "publishingdate",
        "datepublished", "pubdate", "publicationdate", "tanggalterbit", "tanggalpublikasi", "tanggalpublish",
        "tanggalberita", "tglterbit", "tgl", "datetime", "waktu",
        "waktuterbit", "publishtime", "publishedtime", "timestamp", "time", "createdat",
    ),
    "url": ("url", "link", "tautan", "permalink", "canonicalurl", "articleurl", "newsurl", "sourceurl", "urlberita"),
    "site": (
        "site", "source", "sumber", "media", "outlet", "publisher", "situs", "website", "portal", "sitename", "domain",
        "sumberberita", "namamedia", "sourcename",
    ),
    "byline": ("author", "authors", "byline", "penulis", "reporter", "wartawan", "jurnalis", "pewarta"),
}  # fmt: skip
_FOLD = re.compile(r"[\s_.\-]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SCHEME = re.compile(r"https?://(?:www\.)?([^/?#\s]+)", re.IGNORECASE)


def known_fields(names: Iterable[str]) -> dict[str, str]:
    """Which of these names holds which field: ``{"text": "Isi Berita", "title": "judul"}``."""
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(_FOLD.sub("", str(name)).casefold().lstrip("\ufeff"), name)
    found = {}
    for field, candidates in FIELDS.items():
        for candidate in candidates:
            if candidate in folded:
                found[field] = folded[candidate]
                break
    return found


def missing_text(names: Iterable[str]) -> str:
    """The reason of an object or table that has no text field."""
    shown = ", ".join(str(name)[:40] for name in list(names)[:12]) or "none"
    return f"no text field: found {shown}; expected one of {', '.join(FIELDS['text'][:6])}"


def article_of(
    row: Mapping[str, Any], *, name: str, item: int | None, kind: Format, encoding: str, stored: bytes | None = None
) -> Article | Rejected:
    """The article in one object or row. ``stored`` is the bytes it stood in.

    Without ``stored`` (a table, a JSON array) the hash is of the recognised fields as JSON, in the order of FIELDS.
    """
    fields = known_fields(row)
    values = {field: _words(row[name], field) for field, name in fields.items()}
    body = values.get("text")
    if body is None:
        reason = missing_text(row) if "text" not in fields else f"the text field {fields['text']!r} holds no text"
        return Rejected(name, item, "read", reason)
    if not body.strip():
        return Rejected(name, item, "read", f"the text field {fields['text']!r} is empty")
    if stored is None:
        stored = orjson.dumps([[field, values.get(field)] for field in FIELDS])
    site = values.get("site")
    if site and (address := _SCHEME.match(site)):
        site = address.group(1)
    source = Source(name, item, kind, encoding, hashlib.sha256(stored).hexdigest(), values.get("url"), site)
    return Article(source, body, values.get("title"), values.get("published"), values.get("byline"))


def parse_object(line: bytes | str) -> Any:
    """One JSON value; forgiving where scrapers err (NaN, raw control characters, halves of surrogate pairs).

    Raises ValueError that says what is wrong and at which column.
    """
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(line, strict=False)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg[0].lower()}{error.msg[1:]} at column {error.pos + 1}") from None
    except RecursionError:
        raise ValueError("brackets nested too deep") from None


def _words(value: Any, field: str, depth: int = 0) -> str | None:
    """The value as text, None where it is nothing that can be read as this field."""
    if isinstance(value, Mapping):  # {"rendered": …} of WordPress, {"name": …} of news interfaces
        value = next((value[key] for key in ("rendered", "name", "$date", "value", "text") if key in value), None)
    if isinstance(value, (list, tuple)) and depth < 2:  # paragraphs, or parts of them
        words = [inner for part in value if (inner := _words(part, field, depth + 1))]
        value = ("\n" if field == "text" else ", ").join(words) if words else None
    if isinstance(value, (datetime.datetime, datetime.date)):
        value = value.isoformat()
    if field == "published" and isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(int(value)) if value == value and abs(value) < 1e15 else None
    if not isinstance(value, str):
        return None
    words_only: str = _SURROGATES.sub("\ufffd", value)
    if field == "text":
        return words_only
    return " ".join(words_only.replace("\0", "").split()) or None
