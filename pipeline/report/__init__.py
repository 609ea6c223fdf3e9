"""The report of a run: one HTML file that holds its data, its style and its program, and asks no network for anything.

The page is made by the browser from the data alone. Data stand in ``<script type="application/json">`` with every "<"
escaped, and reach the page as text nodes only; a content policy lets no other script, style or address in.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson

from ..records import Record
from ..write import atomic
from .index import Index
from .payload import payload

__all__ = ["write_report"]

STYLES = ("page.css", "article.css", "tables.css", "charts.css")
SCRIPTS = (
    "labels.js",
    "terms.js",
    "page.js",
    "state.js",
    "filters.js",
    "list.js",
    "article.js",
    "tables.js",
    "charts.js",
    "map.js",
    "overview.js",
    "start.js",
)
"""In this order, as one program: each uses names of those before it."""


def write_report(records: Iterable[Record], file: Path, *, rejected: int = 0) -> int:
    """Writes the page of ``records`` to ``file`` and returns how many articles it holds.

    One record is held at a time but for a line of each, its grades and its agreements. ``rejected`` is only told.
    Raises OutputError when the file cannot be written.
    """
    index = Index()
    before, after = _frame()
    with atomic(file) as page:
        page.write(before)
        for record in records:
            page.write(_data(f"article-{index.add(record)}", payload(record)))
        page.write(_data("index", index.as_json(rejected)))
        page.write(after)
    return len(index)


def _data(name: str, value: Any) -> bytes:
    """The value as JSON in a script tag: no "<" or "&" is left in it, so nothing in it can end the tag."""
    told = orjson.dumps(value).replace(b"<", b"\\u003c").replace(b">", b"\\u003e").replace(b"&", b"\\u0026")
    return b'<script type="application/json" id="%s">%s</script>\n' % (name.encode(), told)


def _frame() -> tuple[bytes, bytes]:
    """The page before and after its data."""
    style = "\n".join(map(_asset, STYLES))
    script = '"use strict";\n(() => {\n' + "\n".join(map(_asset, SCRIPTS)) + "\n})();"
    page = _asset("page.html")
    policy = f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'"
    for name, content in (("policy", policy), ("style", style), ("script", script)):
        page = page.replace(f"[[{name}]]", content)
    before, after = page.split("[[data]]")
    return before.encode(), after.encode()


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """What a content policy calls an inline script or style by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
