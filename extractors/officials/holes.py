"""Posts whose name fell out of a scraped text with its link: "Gubernur Jambi , , mengatakan … kata Budi"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .groups import UNIQUE
from .names import Name
from .posts import Post
from .sheet import Sheet
from .ties import Tie
from .words import words

_HOLE = re.compile(r"\s*,\s*,|\s+,(?!\s*[A-Z])")
_MANY = frozenset(
    ["anggota_dprd", "anggota_dpr", "lainnya", "kepala_dinas", "kepala_badan", "kepala_bidang", "direktur"]
)
"""Posts of which an article may name several holders."""
_REGIONAL = UNIQUE - {"presiden", "wakil_presiden", "kapolri", "panglima_tni"}
_OPENS = 3
"""Characters before a name that opens its paragraph: a quotation mark."""
_REACH = 4
"""Paragraphs behind the hole in which its person speaks."""


def find_holes(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """Ties of such posts to the person who speaks next by one word alone, and is named nowhere in full."""
    tied = {tie.post.start for tie in ties}
    offices = {tie.post.office.post for tie in ties} - _MANY
    known = {word for tie in ties for word in tie.name.words}
    found: list[Tie] = []
    for number, sheet in enumerate(sheets):
        for post in sheet.posts:
            if post.start in tied or post.of_other or post.plural or post.office.post in offices:
                continue
            name = _next_speaker(sheets[number : number + _REACH], post) if _has_hole(sheet, post) else None
            if name is None and _has_hole(sheet, post):
                name = _of_headline(sheets, known) if post.office.post in _REGIONAL else None
            elif name and _is_told_in_full(sheets, name):
                name = None
            if name and name.words[0] not in known:
                found.append(Tie(name, post, "officials/hole", 1))
                known.update(name.words)
                offices.update({post.office.post} - _MANY)
    return found


def _of_headline(sheets: list[Sheet], known: set[str]) -> Name | None:
    """The person with whose name the headline opens, where the text lost it and lets nobody else speak."""
    title = sheets[0]
    if title.line.paragraph.kind != "title" or not title.names or any(_speakers(sheets[1:])):
        return None
    name = title.names[0]
    opens = name.outer[0] - title.line.paragraph.start < _OPENS
    return name if opens and len(name.words) > 1 and not known.intersection(name.words) else None


def _has_hole(sheet: Sheet, post: Post) -> bool:
    return _HOLE.match(sheet.line.text, post.end, sheet.line.paragraph.end) is not None


def _next_speaker(sheets: list[Sheet], post: Post) -> Name | None:
    for sheet, name in _speakers(sheets):
        if name.start > post.end:
            tokens, index = sheet.line.tokens, sheet.line.at(name.outer[0])
            role = index and tokens[index - 1].is_word and tokens[index - 1].low not in words().saying
            return None if role or len(name.words) > 1 else name
    return None


def _speakers(sheets: list[Sheet]) -> Iterator[tuple[Sheet, Name]]:
    """The names beside a verb of saying, in order."""
    for sheet in sheets:
        for name in sheet.names:
            tokens, first = sheet.line.tokens, sheet.line.at(name.outer[0])
            before = tokens[first - 1].low if first else ""
            after = tokens[name.last].low if name.last < len(tokens) else ""
            if before in words().saying or after in words().saying:
                yield sheet, name


def _is_told_in_full(sheets: list[Sheet], name: Name) -> bool:
    """Whether the text behind the headline has the whole name: then its post stands there too, if there is one."""
    body = [sheet for sheet in sheets if sheet.line.paragraph.kind != "title"]
    return any(len(other.words) > 1 and name.words[0] in other.words for sheet in body for other in sheet.names)
