"""How a body stands: named as such, or aside, as a place or in a comparison."""

from __future__ import annotations

import re

from .marks import Manner
from .words import cue_at_end

_REACH = 60
_AS = re.compile(r"\bseperti\s+(?:\w+\s+)?\Z")
_GETS = re.compile(
    r"\s(?:(?:sudah|masih|juga|bisa|telah|malah|saja)\s)*(?:dapat|mendapat\w*|meraih|memperoleh|menyandang|berpredikat|mengantongi)\b"
)


def named_or_aside(text: str, start: int, at: int, end: int) -> Manner:
    left = max(start, at - _REACH)
    if _GETS.match(text, end) and _AS.search(text, left, at):
        return "named"
    return (
        "aside"
        if cue_at_end(
            "aside",
            r"[\s-]+(?:(?:tetangga\w*|pemkab|pemkot|pemko|pemprov|pemda|pemerintah|kawasan|wilayah|lingkup|lingkungan|seluruh|seantero|segenap|sepenjuru|penjuru),?\s+)?",
        ).search(text, left, at)
        else "named"
    )
