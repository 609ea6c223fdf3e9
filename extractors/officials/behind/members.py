"""What follows a post in a council: its region, the faction, the commission, the district of election."""

from __future__ import annotations

from ..tokens import Line
from ..words import Office, words
from .bodies import ROMAN, joined, word
from .brackets import bracket
from .cursor import Complement, Cursor, Places
from .regions import larger, region, republic


def read_members(line: Line, head: int, at: int, places: Places) -> Complement:
    """What follows a post in a council: its region, the faction, the commission, the district of election."""
    office = Office("anggota_dprd", "council", "own")
    reader = Cursor(line, places, office, head, at, at)
    tables = words()
    while reader.at < len(line.tokens):
        token = line.tokens[reader.at]
        party = tables.parties.match(line.tokens, reader.at)
        if party and token.is_capital and (reader.at > at or "fraksi" in _lows(line, head, at)):
            reader.at = party[0]
        elif token.low == "setempat" and reader.at > at:
            reader.at += 1
        elif token.low in ("bidang", "koordinator") and token.is_capital:
            reader.at = _over_fields(reader)
        elif not (
            region(reader) or larger(reader) or republic(reader) or bracket(reader) or _leads_on(line, reader, at)
        ):
            break
    return Complement(reader.at, tuple(reader.codes), "DPRD" if "DPRD" in _written(line, head, at) else None)


def _over_fields(reader: Cursor) -> int:
    """The index behind "Bidang Kesejahteraan Rakyat", "Koordinator Politik dan Keamanan": what a deputy chair leads."""
    reader.at += 1
    while reader.at < len(reader.line.tokens) and (word(reader) or joined(reader)):
        pass
    return reader.at


def _written(line: Line, first: int, last: int) -> str:
    return line.text[line.starts[first] : line.end(last - 1)]


def _lows(line: Line, first: int, last: int) -> set[str]:
    return {token.low for token in line.tokens[first:last]}


_LEADS = frozenset("dari asal fraksi partai dapil daerah pemilihan komisi f periode".split())
_DISTRICTS = frozenset(["dapil", "pemilihan"])
_DIGITS = 3
"""Digits that are too many for the number of a district of election."""


def _leads_on(line: Line, reader: Cursor, at: int) -> bool:
    """Whether a word leads on to a party, a commission or a district: "dari Fraksi Golkar", "Komisi B"."""
    token = line.tokens[reader.at]
    after = line.tokens[reader.at + 1] if reader.at + 1 < len(line.tokens) else None
    if token.low in _LEADS and after is not None:
        known = words().parties.match(line.tokens, reader.at + 1) or reader.covers(reader.at + 1)
        letter = (len(after.text) <= 4 and after.text.isupper()) or after.low == "setempat"
        letter = letter or (token.low in _DISTRICTS and after.text.isdigit() and len(after.text) < _DIGITS)
        if after.low in _LEADS or known or letter:
            reader.at += 1
            return True
    if (
        token.text.isupper()
        and 1 < len(token.text) < 7
        and line.tokens[reader.at - 1].low in ("dari", "asal", "fraksi")
    ):
        reader.at += 1
        return True
    if token.text.isdigit() and len(token.text) < _DIGITS and _DISTRICTS & _lows(line, at, reader.at):
        reader.at += 1
        return True
    if token.text.isupper() and (token.low in ROMAN or len(token.text) == 1) and token.is_word:
        named = line.tokens[reader.at - 1].low in ("komisi", "dapil") or _DISTRICTS & _lows(line, at, reader.at)
        if named and not (after is not None and after.text == "."):
            reader.at += 1
            return True
    return False
