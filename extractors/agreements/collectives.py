"""Collective parties without a name of their own: "bupati se-Aceh", "para Kajari" (gold/GUIDELINES.md, section 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .. import lexicon
from ..document import Document, Participant
from .parties import Person, Phrase
from .places import Places
from .words import either

_TYPE = r"(?:(?:[Ww]ilayah|Provinsi|Prov\.|Kabupaten|Kab\.|Kota|Kecamatan|Distrik|Kapanewon|Pulau|Kepulauan|Tanah) )"
_ALL = re.compile(
    rf"(?P<all>\bpara )?\b(?P<noun>{either('collective')})(?:(?: |-)?\([A-Za-z]{{2,12}}\))?"
    rf"(?P<where> se[- ](?={_TYPE}?[A-Z]))?",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"{_TYPE}?[A-Z][a-z]+(?: (?:Utara|Selatan|Barat|Timur|Tengah|Raya|Jaya))?")
_COUNTED = ("para ", " se-", " se ")
"""What makes all of its kind of a noun: most paragraphs hold none of it."""


def collectives(document: Document, places: Places) -> Iterator[Phrase]:
    """All of one kind ("para camat") and all of a region ("keuchik se-Aceh Jaya"): one party each, by its own words."""
    text = document.text
    for paragraph in document.read_paragraphs():
        if not any(word in text[paragraph.start : paragraph.end].casefold() for word in _COUNTED):
            continue
        for match in _ALL.finditer(text, paragraph.start, paragraph.end):
            if match["all"] or match["where"]:
                yield _collective(text, match, places)


def _collective(text: str, match: re.Match[str], places: Places) -> Phrase:
    end = match.end()
    if match["where"]:
        region = places.starting(end)
        named = _NAMED.match(text, end)
        end = region[1] if region else named.end() if named else end
    where = text[match.start("where") : end] if match["where"] else ""
    name = f"{(match['all'] or '').lower()}{match['noun']}{where}"
    noun = match["noun"].lower()
    kind, post = _kinds()[noun]
    party = Participant(name, kind, None)
    return Phrase(match.start(), end, "group", (party,), Person(None, post, None) if post else None, noun=noun)


@cache
def _kinds() -> dict[str, tuple[str, str | None]]:
    """The kind of the party that a noun stands for, and the post of those who sign for it."""
    rows = lexicon.table("agreements")["collective"]
    return {word.lower(): (row["party"], row.get("post")) for row in rows for word in row["words"]}
