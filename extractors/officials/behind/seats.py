"""Units that are called after the place where they stand, or after a person of the past: "Kepala Rutan A, B"."""

from __future__ import annotations

from ...regions.fold import key
from ...regions.gazetteer import gazetteer
from ..name_words import is_no_name
from ..titles import titles_before
from ..words import words
from .bodies import ROMAN, begins_post
from .cursor import Cursor

_WIDEST = 4
"""Words of such a name and of the person's behind it that are looked at."""
_BETWEEN = frozenset(["kelas", "wilayah", "tipe", "unit", "satuan", "i", "a", "b", "c"])
"""Words between the word for the unit and its name: "Rutan Kelas IIB A", "SPTN Wilayah II B"."""
_LONGEST = 3


def stands_behind_unit(cursor: Cursor) -> bool:
    """Whether a word for such a unit ends right before the cursor, its class and number not counted."""
    tokens, at = cursor.line.tokens, cursor.at
    if (
        at - 2 > cursor.head and tokens[at - 1].text == ")" and tokens[at - 3].text == "("
    ):  # "Pangkalan Udara (Lanud) A"
        at -= 3
    while at > cursor.head and (
        tokens[at - 1].low in ROMAN or tokens[at - 1].low in _BETWEEN or _is_class(tokens[at - 1].text)
    ):
        at -= 1
    return words().seated.before(tokens, at) is not None


def _is_class(text: str) -> bool:
    return text.isdigit() or text in ("IA", "IB", "IIA", "IIB", "IIC", "III")


def seat(cursor: Cursor) -> bool:
    """Words that no table has behind such a unit: its name, where a comma and a person, or a given name, follows."""
    if cursor.codes or cursor.line.is_headline or not stands_behind_unit(cursor):
        return False
    row = _row(cursor)
    width = _before_person(cursor, row) or _known(cursor, row) or _before_given(cursor, row)
    cursor.at += width
    return width > 0


def _row(cursor: Cursor) -> int:
    """How many words with a capital stand in a row, no titles, posts or regions among them."""
    line, count = cursor.line, 0
    for index in range(cursor.at, min(cursor.at + _WIDEST, len(line.tokens))):
        token = line.tokens[index]
        stands = token.is_word and token.is_capital and token.low not in words().calendar
        if not stands or cursor.covers(index) or begins_post(cursor, index) or (count and line.gap(index) != " "):
            break
        if titles_before(line.text, line.starts[index], line.paragraph.end).words:
            break
        count += 1
    return count


def _before_person(cursor: Cursor, row: int) -> int:
    """The width of a row before a comma and a person's full or titled name: "UPBU Frans Seda, Budi Santoso"."""
    line, comma = cursor.line, cursor.at + row
    if not 0 < row <= _LONGEST or cursor.low(comma) != "," or comma + 1 >= len(line.tokens):
        return 0
    first = comma + 1
    token, following = line.tokens[first], cursor.token(first + 1)
    if titles_before(line.text, line.starts[first], line.paragraph.end).words:
        return row
    opens = (
        token.is_capital and not is_no_name(token.low) and not cursor.covers(first) and not begins_post(cursor, first)
    )
    full = following is not None and following.is_capital and following.is_word and not is_no_name(following.low)
    after = first + 2
    while after < len(line.tokens) and line.tokens[after].is_capital:
        after += 1
    return row if opens and full and cursor.low(after) not in ("dan", "serta") else 0


def _known(cursor: Cursor, row: int) -> int:
    """The width of a row's head that is the name of a kecamatan or a region, a name behind it."""
    line = cursor.line
    if cursor.low(cursor.at) in words().given:
        return 0
    for width in range(min(row - 1, 2), 0, -1):
        name = key(line.text[line.starts[cursor.at] : line.end(cursor.at + width - 1)])
        if len(name) > _LONGEST and (name in gazetteer().districts or name in gazetteer().names):
            return width
    return 0


def _before_given(cursor: Cursor, row: int) -> int:
    """1 where a given name stands behind a word that is none: "BBWS Brantas Hendra Baskara"."""
    one, other = cursor.low(cursor.at), cursor.low(cursor.at + 1)
    tables = words()
    return int(row > 1 and one not in tables.given and one not in tables.also and other in tables.given)
