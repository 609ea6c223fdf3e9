"""The name of a village or kelurahan behind its head, where a person's name may follow at once."""

from __future__ import annotations

import re

from ..name_words import begins_birth_name, is_no_name
from ..titles import titles_before
from ..tokens import Line
from ..words import words
from .bodies import ROMAN
from .cursor import Cursor, Places

_KINDS = (
    "Desa",
    "desa",
    "Kelurahan",
    "kelurahan",
    "Kampung",
    "kampung",
    "Gampong",
    "Pekon",
    "pekon",
    "Nagari",
    "Kalurahan",
    "Dusun",
    "Negeri",
    "Lembang",
)
_KIND_WORDS = frozenset(kind.lower() for kind in _KINDS)
""" "Perbekel Desa A", "Lurah Kalurahan A": the kind again between a head and the name."""
_THERE = re.compile(r"\s+di\s+(?:kecamatan|distrik|kabupaten|kota)\s+(?:itu|ini|tersebut|yang\s+sama)\s?[,–—-]")
""" "Kades A di kecamatan itu, B": what stands before it is the village."""
_OPENERS = frozenset(
    "tanjung teluk bukit muara sungai lubuk pulau kuala ujung simpang tanah air batu padang gunung pasar pasir rantau "
    "pangkalan pematang koto talang kota karang ranah parit sei lembah labuhan way bandar sri suka sumber".split()
)
"""Words that begin the name of a village and are seldom the whole of it."""

_OF_VILLAGES = frozenset(["kepala_desa", "lurah"])
_PERSON = 5
"""Words that are too many for a person at the end of a row."""


def village(cursor: Cursor) -> bool:
    kind = cursor.low(cursor.at) in _KIND_WORDS and cursor.at == cursor.begin
    at = cursor.at + int(kind)
    if cursor.at > cursor.begin:
        return False
    after = at + 1 if _is_number(cursor) else read_village(cursor.line, at, cursor.places)
    if kind and after is None and len(_capitals(cursor.line, at, cursor.places)) > 1:
        after = at + 1
    if after is None:
        return False
    cursor.at = after
    return True


def village_in_row(cursor: Cursor) -> bool:
    """The two or three words before the comma in a row of a list: "- Kades Pasar Jumat, Hendri Yanto"."""
    line, tables = cursor.line, words()
    heads = cursor.office.post in _OF_VILLAGES and cursor.at == cursor.begin
    if not heads or not (line.tokens[0].text in "-–•*·" or line.tokens[0].text.isdigit()):
        return False
    comma = next((k for k in (cursor.at + 2, cursor.at + 3) if cursor.low(k) == ","), 0)
    row, rest = line.tokens[cursor.at : comma], line.tokens[comma + 1 :]
    if not comma or not rest or cursor.covers(comma + 1) or not _opens_name(line, comma + 1):
        return False
    plain = all(token.text.istitle() and token.low not in tables.given for token in row)
    named = len(rest) < _PERSON and all(token.text.istitle() for token in rest) and len(rest[0].text) > 2
    if not (plain and named) or titles_before(line.text, line.starts[cursor.at], line.paragraph.end).words:
        return False
    cursor.at = comma
    return True


def _is_number(cursor: Cursor) -> bool:
    """ "Kepala Dusun III": the number is all that it is called."""
    token = cursor.line.tokens[cursor.at]
    return token.low in ROMAN and token.text.isupper() and not begins_birth_name(cursor.line, cursor.at)


def read_village(line: Line, at: int, places: Places) -> int | None:
    """The index behind the name of a village that begins at ``at``, None where a person's name begins there.

    A run before a comma is the village; a word like "Timur" ends it; a given name or a title begins the person.
    """
    run = _capitals(line, at, places)
    if not run:
        row = _row(line, at, places)
        if _is_before_name(line, row, places):
            return row[-1] + 1
        return at + 1 if _is_called_plainly(line, at, places) else None
    tables = words()
    follows = line.tokens[run[-1] + 1].text if run[-1] + 1 < len(line.tokens) else ""
    titled = bool(titles_before(line.text, line.starts[run[-1] + 1], line.paragraph.end).words) if follows else False
    if titled or _THERE.match(line.text, line.end(run[-1])):
        return run[-1] + 1
    ends = [index for index in run[1:] if line.tokens[index].low in tables.village_words]
    if ends and (ends[-1] < run[-1] or follows == ","):
        return ends[-1] + 1
    if follows == "," and len(run) < 3 and _goes_on(line, run[-1] + 2, places, line.tokens[run[0]].low in tables.given):
        return run[-1] + 1
    if line.tokens[run[0]].low in tables.given:
        return None
    if known := _read_row(line, _row(line, at, places), places):
        return known
    if len(run) == 1:
        return run[0] + 1 if _stands_once(line, run[0]) else None
    if len(run) >= 3 or line.tokens[run[1]].low in tables.given or _is_village(line, run[0]):
        return run[0] + 1
    return None


def _read_row(line: Line, row: list[int], places: Places) -> int | None:
    """The index behind a name of several words that the text itself or its first word shows to be a village's."""
    if _is_before_name(line, row, places):
        return row[-1] + 1
    if called := _called(line, row):
        return called
    return row[1] + 1 if len(row) > 2 and line.tokens[row[0]].low in _OPENERS else None


def _is_before_name(line: Line, row: list[int], places: Places) -> bool:
    """Whether two or three words stand before a comma and a name: "Lurah Pasar Lama, A"."""
    if not 1 < len(row) < 4 or line.is_headline or any(line.tokens[index].low in words().given for index in row):
        return False
    after = row[-1] + 2
    comma = after < len(line.tokens) and line.tokens[after - 1].text == ","
    return comma and not places.covers(line.starts[after]) and _opens_name(line, after)


def _row(line: Line, at: int, places: Places) -> list[int]:
    """The capitalised words in a row from ``at``, words of the language among them."""
    row: list[int] = []
    for index in range(at, min(at + 4, len(line.tokens))):
        token = line.tokens[index]
        stands = token.is_word and token.is_capital and not places.covers(line.starts[index])
        if not stands or (row and line.gap(index) != " "):
            break
        if titles_before(line.text, line.starts[index], line.paragraph.end).words:
            break
        row.append(index)
    return row


def _called(line: Line, row: list[int]) -> int | None:
    """The index behind the longest row of words that is called a village elsewhere: "di Kampung Tanjung Kuras"."""
    for last in range(len(row) - 1, 0, -1):
        if _is_called_village(line, line.starts[row[0]], line.text[line.starts[row[0]] : line.end(row[last])]):
            return row[last] + 1
    return None


def _is_called_plainly(line: Line, at: int, places: Places) -> bool:
    """Whether one word of the language before a comma and a name is the village: "Kades Sumber, Budi Santoso"."""
    if at + 2 >= len(line.tokens):
        return False
    token, comma = line.tokens[at : at + 2]
    plain = token.text.istitle() and token.low in words().common and token.low not in words().institutions
    return plain and comma.text == "," and not places.covers(line.starts[at]) and _opens_name(line, at + 2)


def _opens_name(line: Line, index: int) -> bool:
    token = line.tokens[index]
    titled = bool(titles_before(line.text, line.starts[index], line.paragraph.end).words)
    return token.is_capital and (titled or not is_no_name(token.low))


def _stands_once(line: Line, index: int) -> bool:
    """Whether the word is a place rather than a person: people are named again, villages are called so."""
    head, word = line.tokens[index - 1].text, re.escape(line.tokens[index].text)
    around = line.around(line.starts[index])
    called = re.search(rf"\b{re.escape(head)} {word} [A-Z][a-z]+ [A-Z]", around)
    return (
        line.is_headline or called is not None or around.count(line.tokens[index].text) == 1 or _is_village(line, index)
    )


def _is_village(line: Line, index: int) -> bool:
    return _is_called_village(line, line.starts[index], line.tokens[index].text)


def _is_called_village(line: Line, offset: int, name: str) -> bool:
    around, before = line.around(offset), line.text[max(0, offset - 12) : offset]
    return around.count(name) > 1 and any(
        around.count(f"{word} {name}") > int(before.endswith(f"{word} ")) for word in _KINDS
    )


def _goes_on(line: Line, index: int, places: Places, named: bool) -> bool:
    """Whether behind the comma stands a person or a region: the run before it was a place.

    ``named`` says that the run opens with a given name: then only a region shows that it is a place.
    """
    if index >= len(line.tokens):
        return False
    token = line.tokens[index]
    return token.is_capital and (places.covers(line.starts[index]) or (not named and not is_no_name(token.low)))


def _capitals(line: Line, at: int, places: Places) -> list[int]:
    """The capitalised words in a row from ``at``, titles and common words not among them."""
    run: list[int] = []
    tables = words()
    for index in range(at, min(at + 6, len(line.tokens))):
        token = line.tokens[index]
        village = token.low in tables.village_words
        if (
            not (token.is_word and token.is_capital)
            or places.covers(line.starts[index])
            or (run and "\n" in line.gap(index))
        ):
            break
        plain = token.low in tables.common or token.low in tables.institutions or token.low in tables.things
        if token.low in tables.calendar or (plain and not village):
            break
        if titles_before(line.text, line.starts[index], line.paragraph.end).words or begins_birth_name(line, index):
            break
        run.append(index)
    return run
