"""Places abroad behind a head of government, which no table has."""

from __future__ import annotations

import re

from ..name_words import is_no_name
from ..tokens import Line
from ..words import words
from .cursor import Cursor

_LONGEST = 5
"""Tokens of such a place, with its small words: "Surigao del Norte"."""
_TYPES = frozenset("provinsi prov kota kabupaten prefektur distrik county".split())
_WITHIN = frozenset("de del la los das do da".split())


def told_place(cursor: Cursor) -> bool:
    """A place that no table has: called a kota or a province elsewhere, typed so here, or of two words with a hyphen.

    "Wali Kota Minasaka Hiroshi Tanabata", "Gubernur Provinsi Vila del Sur di Filipina, …", "Gubernur Jeolla-Do, …".
    """
    line = cursor.line
    if cursor.codes or cursor.abroad or cursor.office.takes != "region" or cursor.at >= len(line.tokens):
        return False
    typed = cursor.at > cursor.begin and cursor.low(cursor.at - 1) in _TYPES
    if not (typed or cursor.at == cursor.begin):
        return False
    row = _row(line, cursor.at)
    last = _called(line, row) or (row[-1] if row and (_has_hyphen(line, row) or typed) and _ends(line, row[-1]) else 0)
    if not last:
        return False
    cursor.at, cursor.abroad = last, True
    return True


def _row(line: Line, at: int) -> list[int]:
    """The indexes behind each capitalised word in a row from ``at``; a word with a hyphen is one."""
    found: list[int] = []
    while at < len(line.tokens) and len(found) < _LONGEST:
        token = line.tokens[at]
        fits = token.text.istitle() and token.low not in words().given and not is_no_name(token.low)
        if not fits and not (found and token.low in _WITHIN):
            break
        hyphen = at + 2 < len(line.tokens) and line.tokens[at + 1].text == "-" and not line.gap(at + 1)
        at += 3 if hyphen and not line.gap(at + 2) else 1
        found.append(at)
    while found and not line.tokens[found[-1] - 1].is_capital:
        found.pop()
    return found


def _called(line: Line, row: list[int]) -> int:
    """The index behind the longest beginning of the row that stands elsewhere behind a word for regions, else 0."""
    if not row:
        return 0
    first = line.at(line.starts[row[0] - 1])
    while first and not line.gap(first) and line.tokens[first - 1].text == "-":
        first -= 2
    for last in reversed(row):
        if _is_called_place(line, first, last):
            return last
    return 0


def _has_hyphen(line: Line, row: list[int]) -> bool:
    return len(row) == 1 and line.tokens[row[0] - 2].text == "-"


def _ends(line: Line, index: int) -> bool:
    """Whether a comma and a capital, or the country, follow: the place is told in full."""
    tokens = line.tokens
    if index + 1 >= len(tokens):
        return False
    comma = tokens[index].text == "," and tokens[index + 1].is_capital
    return comma or (tokens[index].low == "di" and words().countries.match(tokens, index + 1) is not None)


def _is_called_place(line: Line, first: int, last: int) -> bool:
    """Whether the words stand elsewhere behind a word for regions; "Wali Kota A" calls nothing a kota."""
    start, end = line.starts[first], line.end(last - 1)
    name, around = line.text[start:end], line.around(start)
    if around.count(name) == 1:
        return False
    called = re.compile(
        rf"(?<!\b[Ww]ali )\b(?:[Kk]ota|[Kk]abupaten|[Pp]rovinsi|[Pp]refektur|[Dd]istrik) {re.escape(name)}\b"
    )
    here = called.search(line.text, max(0, start - 12), end) is not None
    return len(called.findall(around)) > int(here)
