"""Kabupaten and kota whose bare names are islands or words too, where a grade stands right behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import cast

from .. import lexicon
from ..document import Document, Level, Region, Span
from .words import Begun, begun

_FEW_WORDS = r"(?:\s+[a-z]+){0,7}"
_LETTER = r"(?:AA|BB|CC|[ABCD])(?![\w.]\w)|\d\d[.,]\d"
_WORDED = (
    r"\s(?:ber)?(?:kategori|predikat)(?:nya)?\s(?:masih\s|sudah\s)?[\"“]?(?:sangat\s|amat\s)?"
    r"(?:baik|cukup|memuaskan|kurang)\b"
)
_GRADED = rf"{_FEW_WORDS}[\s,:=(\"“]{{1,3}}(?:{_LETTER})|\s\d\d[.,;]\s|{_WORDED}"


def find_neighbours(document: Document, known: Sequence[Region]) -> list[Region]:
    """Regions named bare with a grade or score right behind, that the room of regions left out as unsure."""
    text = document.text
    taken = sorted((mention.start, mention.end) for region in known for mention in region.mentions)
    found = []
    for paragraph in document.read_paragraphs():
        for match in _names().finditer(text, paragraph.start, paragraph.end):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            code, name, level = _by_name()[match[1]]
            mention = document.quote(Span(match.start(1), match.end(1)))
            found.append(Region(code, name, level, code[:2], (mention,), "sakip/neighbour"))
    return found


@cache
def _by_name() -> dict[str, tuple[str, str, Level]]:
    """Bare name to code, name and level; of a name that two share the kabupaten."""
    found: dict[str, tuple[str, str, Level]] = {}
    for row in lexicon.rows("regions"):
        if row["level"] in ("kabupaten", "kota"):
            bare = row["name"].removeprefix("Kabupaten ").removeprefix("Kota ")
            if bare not in found or row["level"] == "kabupaten":
                found[bare] = (row["code"], row["name"], cast(Level, row["level"]))
    return found


@cache
def _names() -> Begun:
    names = "|".join(sorted(map(re.escape, _by_name()), key=lambda name: (-len(name), name)))
    return begun(rf"(?<![\w-])({names})(?:{_GRADED})", (name.split()[0] for name in _by_name()), re.RegexFlag(0))
