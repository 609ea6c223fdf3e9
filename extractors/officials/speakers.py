"""Persons listed with their party where factions of a council speak: "juru bicara fraksi: A (PKB), B (PKS)"."""

from __future__ import annotations

import re

from .names import Name
from .posts import Post
from .sheet import Sheet
from .ties import Tie
from .tokens import Line
from .words import Office, words

_OF_COUNCIL = re.compile(
    r"\b(?:fraksi|pansus|panitia khusus|komisi (?:[a-d]|i{1,3}v?)|anggota dpr[dk]?|anggota dewan|pimpinan dewan|"
    r"legislator)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:calon|caleg|bacaleg|balon|bakal|paslon|pasangan|pengurus|kader|pilkada|pilgub|pilbup|pilwali|capres|ketum|"
    r"ketua\s+umum|pendukung|mantan)\b",
    re.IGNORECASE,
)
""" "calon bupati A (PKB), B (PKS)": no members."""
_FEWEST = 2
_LEADS = frozenset(["fraksi", "partai", "f", "-", "dari"])
_REGIONAL = re.compile(r"DPR[DKAP](?!\w)")


def find_faction_speakers(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """The persons of such lists, two and more in one paragraph, who have no post yet."""
    if not sheets or "DPR" not in sheets[0].line.text:
        return []
    found: list[Tie] = []
    tied = {tie.name.start for tie in ties}
    for sheet in sheets:
        line = sheet.line
        if not line.holds(["("]) or not _OF_COUNCIL.search(line.written) or _OTHERS.search(line.written):
            continue
        listed = [(name, after) for name in sheet.names if (after := _over_party(line, name))]
        if len(listed) >= _FEWEST:
            found += [_tie(line, name, after) for name, after in listed if name.start not in tied]
    return found


def _over_party(line: Line, name: Name) -> int | None:
    """The index behind a bracket with nothing but a party right behind the name."""
    at = line.at(name.outer[1])
    if at >= len(line.tokens) or line.tokens[at].text != "(":
        return None
    at += 1
    while at < len(line.tokens) and line.tokens[at].low in _LEADS:
        at += 1
    party = words().parties.match(line.tokens, at)
    closed = party is not None and party[0] < len(line.tokens) and line.tokens[party[0]].text == ")"
    return party[0] + 1 if party and closed else None


def _tie(line: Line, name: Name, after: int) -> Tie:
    regional = _REGIONAL.search(line.around(name.start)) is not None
    office = Office("anggota_dprd", "council", "own") if regional else Office("anggota_dpr", "council", "centre")
    start, end = name.outer[1], line.end(after - 1)
    post = Post(office, line.at(start), after, start, end, None, "incumbent", (), None, False, False, None, False)
    return Tie(name, post, "officials/faction", 2)
