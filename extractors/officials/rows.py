"""Holders of one post listed below it, a row each: "Nama-nama anggota DPRD A yang dilantik: / 1. B / 2. C"."""

from __future__ import annotations

import re

from .names import Name
from .sheet import Sheet
from .ties import Tie

_ROW = re.compile(r"\s*(?:\d{1,3}\s*[.)]|[-•*–])\s*(?=[A-Z])")
_ANNOUNCED = re.compile(r"[^.!?\n]{0,120}(?::|\b(?:yakni|yaitu|adalah|ialah|berikut))\s*$")
_NAMES = re.compile(
    r"\b(?:nama|nama-nama|daftar|berikut|sebanyak|para|\d+)\s+(?:(?:ke)?\d+\s+|nama\s+|para\s+)?$", re.IGNORECASE
)
_FEWEST = 2
"""Rows that make a list."""


def find_rows(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """The ties of those who stand in such rows, where the rows name no posts of their own."""
    found: list[Tie] = []
    tied = {tie.post.start for tie in ties}
    for number, sheet in enumerate(sheets):
        post = sheet.posts[-1] if sheet.posts else None
        if post is None or post.start in tied or post.of_other:
            continue
        line = sheet.line
        several = post.plural or _NAMES.search(line.text, max(line.paragraph.start, post.start - 40), post.start)
        if not several or not _ANNOUNCED.fullmatch(line.text, post.end, line.paragraph.end):
            continue
        names = _rows_below(sheets[number + 1 :])
        found += [Tie(name, post, "officials/row", 2) for name in names if len(names) >= _FEWEST]
    return found


def _rows_below(sheets: list[Sheet]) -> list[Name]:
    names: list[Name] = []
    for sheet in sheets:
        line = sheet.line
        row = _ROW.match(line.text, line.paragraph.start, line.paragraph.end)
        index = line.at(row.end()) if row else len(line.tokens)
        name = sheet.name_at(index, True) if index < len(line.tokens) else None
        if row is None or name is None or name.outer[0] != row.end() or sheet.posts:
            return names
        names.append(name)
    return names
