"""Whom a faction, a commission or a committee of a council sends or has as its chair: "Fraksi A lewat B"."""

from __future__ import annotations

import re

from .posts import Post
from .sheet import Sheet
from .ties import Tie
from .words import Office

_UNIT = (
    r"(?:[Ff]raksi(?:\s+[A-Z][\w-]*){1,5}|[Kk]omisi\s+(?:[A-F]|[IVX]{1,4}|[1-9])(?!\w)|(?:[Pp]ansus|[Pp]anitia\s+[Kk]husus)(?:\s+(?:[IVX]{1,4}|[1-9]))?(?!\w)|"
    r"[Bb]anggar(?!\w)|[Bb]adan\s+[Aa]nggaran|[Bb]apemperda|[Bb]amus(?!\w)|[Bb]adan\s+[Mm]usyawarah)"
)
_LED = re.compile(
    rf"{_UNIT}(?:\s+DPR\w{{0,2}}(?:\s+[A-Z][a-z]+){{0,3}})?\s*,?\s*(?:yang\s+)?"
    r"(?:(?:diketuai|dipimpin|dikomandoi|diwakili|lewat|melalui)(?:\s+oleh)?"
    r"(?:\s+(?:juru\s+bicara|ketua|anggota|sekretaris)(?:nya)?,?)?|"
    r"(?:dibacakan|disampaikan|diserahkan)(?:\s+oleh)?\s+(?:juru\s+bicara|ketua|anggota|sekretaris)nya,?)\s+(?=[A-Z])"
)
_WORDS = (
    "diketuai",
    "dipimpin",
    "dikomandoi",
    "diwakili",
    "lewat",
    "melalui",
    "dibacakan",
    "disampaikan",
    "diserahkan",
)
_COUNCIL = re.compile(r"DPR[DKAP](?!\w)|DPR\s?RI|DPR(?!\w)")
_REACH = 20_000
"""Characters within which the council is named: those of one article."""


def ties_of_units(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """The persons who lead or speak for a unit of a council that the article names, and have no post yet."""
    found: list[Tie] = []
    if not sheets or "DPR" not in sheets[0].line.text:
        return found
    tied = {tie.name.start for tie in ties}
    for sheet in sheets:
        line = sheet.line
        for phrase in _LED.finditer(line.text, line.paragraph.start, line.paragraph.end) if line.holds(_WORDS) else ():
            index = line.at(phrase.end())
            name = sheet.name_at(index, True) if index < len(line.tokens) else None
            office = _office(line.text, phrase.start(), phrase.end())
            if office and name and name.outer[0] == phrase.end() and name.start not in tied:
                found.append(Tie(name, _post(office, line.at(phrase.start()), index, phrase), "officials/unit", 2))
    return found


def _office(text: str, start: int, end: int) -> Office | None:
    """The membership of the council named with the unit or last before it; None where none is named."""
    named = _COUNCIL.search(text, start, end) or next(
        reversed(list(_COUNCIL.finditer(text, max(0, start - _REACH), start))), None
    )
    if named is None:
        return None
    regional = len(named[0]) == 4 and named[0][3] in "DKAP"
    return Office("anggota_dprd", "council", "own") if regional else Office("anggota_dpr", "council", "centre")


def _post(office: Office, first: int, after: int, phrase: re.Match[str]) -> Post:
    start, end = phrase.span()
    return Post(office, first, after, start, end, None, "incumbent", (), None, False, False, None, False)
