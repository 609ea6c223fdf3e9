"""Members of a council listed by faction or party: "dari Fraksi A yakni B dan C, sedangkan Partai D yakni E"."""

from __future__ import annotations

import re

from .names import Name
from .posts import Post
from .sheet import Sheet
from .ties import Tie, names_at
from .tokens import Line
from .words import Office, words

_MEMBERS = re.compile(
    r"\b[Aa]nggota\s+(?:terpilih\s+)?(?P<council>DPR[DKAP](?!\w)|Dewan\s+Perwakilan\s+Rakyat|DPR|[Dd]ewan)"
)
_OTHERS = re.compile(
    r"\b(?:calon|caleg|bacaleg|pengurus|kader|politisi|politikus|ketua\s+umum|pendukung)\b", re.IGNORECASE
)
""" "Caleg Partai A yakni B": no members."""
_REACH = 3
"""Paragraphs behind one that speaks of members in which the list may go on."""
_LEADS = re.compile(
    r"(?:yakni|yaitu|ialah|adalah|di ?antaranya|antara lain|ada)(?!\w)(?:\s+(?:adalah|yakni|yaitu))?\s*[:,]?\s*"
)
_SMALL = re.compile(
    r"\s*(?:gabungan\s+[A-Z]\w+\s+dan\s+[A-Z]\w+|lulusan\s+\w+|yang\s+[a-z]+|sendiri|sebanyak\s+\w+(?:\s+orang)?)"
)
_LONGEST = 4
"""Words of the name of a faction that no table has."""
_FIRST = frozenset(["fraksi", "partai"])


def find_faction_members(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """The persons of such lists who have no post yet, in an article that speaks of members of a council."""
    if not sheets or "DPR" not in sheets[0].line.text:
        return []
    found: list[Tie] = []
    tied = {tie.name.start for tie in ties}
    told, council = -_REACH - 1, ""
    for number, sheet in enumerate(sheets):
        line = sheet.line
        if members := list(_MEMBERS.finditer(line.text, line.paragraph.start, line.paragraph.end)):
            told, council = number, members[-1]["council"]
        if number - told > _REACH or not line.holds(_FIRST) or line.is_headline:
            continue
        office = Office("anggota_dpr", "council", "centre") if council == "DPR" else _REGIONAL
        for first, after in _parties(line):
            names = [] if _is_of_others(line, first) else _members(sheet, first, after, bool(found))
            post = _post(line, office, first, after)
            found += [Tie(name, post, "officials/faction", 2) for name in names if name.start not in tied]
    return found


_REGIONAL = Office("anggota_dprd", "council", "own")


def _parties(line: Line) -> list[tuple[int, int]]:
    """Where "Fraksi A", "Partai A" stand: the index of the first word, and that behind the party's name."""
    found: list[tuple[int, int]] = []
    for index, token in enumerate(line.tokens):
        if token.low not in _FIRST or (found and index < found[-1][1]):
            continue
        at = index + 1
        if at < len(line.tokens) and line.tokens[at].low == "partai":
            at += 1
        party = words().parties.match(line.tokens, at)
        last = party[0] if party else at
        while party is None and last < min(at + _LONGEST, len(line.tokens)) and line.tokens[last].is_capital:
            last += 1
        if last > at and line.tokens[at].is_capital:
            found.append((index, last))
    return found


def _is_known(line: Line, after: int) -> bool:
    """Whether a party of the table ends there: else the words behind "Fraksi" may be those of a name."""
    return words().parties.before(line.tokens, after) is not None


def _is_of_others(line: Line, first: int) -> bool:
    begin = max(line.text.rfind(mark, line.paragraph.start, line.starts[first]) for mark in (". ", ", ", ": "))
    return _OTHERS.search(line.text, max(begin, line.paragraph.start), line.starts[first]) is not None


def _members(sheet: Sheet, first: int, after: int, listing: bool) -> list[Name]:
    """The names listed behind a party: behind a word that leads to a list, or at once behind "dari Fraksi A".

    ``listing`` says that a list by parties has begun: then a comma leads to the next of its parts.
    """
    line = sheet.line
    if after >= len(line.tokens):
        return []
    at = line.end(after - 1)
    while small := _SMALL.match(line.text, at, line.paragraph.end):
        at = small.end()
    at += len(line.text[at : line.paragraph.end]) - len(line.text[at : line.paragraph.end].lstrip())
    lead = _LEADS.match(line.text, at, line.paragraph.end)
    if lead:
        return names_at(sheet, lead.end())
    names = names_at(sheet, at + 2 if line.text[at : at + 2] == ", " else at)
    of = listing or (first > 0 and line.tokens[first - 1].low == "dari")
    return names if of and len(names) > 1 and _is_known(line, after) else []


def _post(line: Line, office: Office, first: int, after: int) -> Post:
    start, end = line.starts[first], line.end(after - 1)
    return Post(office, first, after, start, end, None, "incumbent", (), "DPRD", False, False, None, False)
