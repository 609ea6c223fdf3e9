"""Brackets behind a head: abbreviations of the body or the post, no nicknames."""

from __future__ import annotations

from ..short import is_made_of
from ..titles import titles_before
from ..words import is_ministry, words
from .cursor import Cursor

_SHORT = 3
_BRACKET = 12
"""Tokens of a bracket that may still be an abbreviation: "(Kanwil BPN Provinsi Jateng)" has four."""


def bracket(cursor: Cursor) -> bool:
    """ "(Kadisparbud)", "(Pemkab)", "(DPMPTSP)": an abbreviation, no nickname."""
    line = cursor.line
    if line.tokens[cursor.at].text != "(":
        return False
    inner: list[int] = []
    for index in range(cursor.at + 1, min(cursor.at + 1 + _BRACKET, len(line.tokens))):
        if line.tokens[index].text == ")":
            if inner and (
                opens_with_post(cursor, inner[0])
                or all(abbreviates(cursor, number) for number in inner)
                or is_inside(cursor, inner, index)
                or is_short(cursor, inner, index)
            ):
                cursor.at = index + 1
                return True
            return False
        inner.append(index)
    return False


def opens_with_post(cursor: Cursor, index: int) -> bool:
    """ "(Dirjen Minerba)": the same post in short."""
    return words().offices.match(cursor.line.tokens, index) is not None and cursor.office.takes in ("body", "unit")


def is_short(cursor: Cursor, inner: list[int], index: int) -> bool:
    """Whether a bracket between the post and a name or a comma holds one word: "(Gubri) Budi", "(PPN/Bappenas) Sri"."""
    tokens = cursor.line.tokens
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    goes_on = after is not None and (after.is_capital or after.text == "," or after.text.isdigit())
    dead = titles_before(cursor.line.text, cursor.line.starts[cursor.at], cursor.line.paragraph.end).words
    return goes_on and not dead and all(not cursor.line.gap(k) for k in inner[1:])


def is_inside(cursor: Cursor, inner: list[int], index: int) -> bool:
    """Whether a bracket of one word stands within the body's name: "(Binalattas) Kemnaker", "(Korwil) dari"."""
    takes_body = cursor.office.takes in ("body", "unit") and cursor.at > cursor.begin
    after = cursor.line.tokens[index + 1] if index + 1 < len(cursor.line.tokens) else None
    written = cursor.line.tokens[inner[0]].text
    if cursor.codes and written.istitle() and len(written) > _SHORT and after is not None and after.text.islower():
        return False  # "Kadishub Asmat (Yosias) mengatur": a name, since the body is complete
    return takes_body and len(inner) == 1 and after is not None and (after.is_word or after.text == ",")


def abbreviates(cursor: Cursor, index: int) -> bool:
    line, tables = cursor.line, words()
    token = line.tokens[index]
    known = any(token.low in table for table in (tables.fields, tables.common, tables.institutions))
    known = known or cursor.covers(index) or is_ministry(token.low)
    posts = tables.offices.match(line.tokens, index) or tables.prefixes.match(line.tokens, index)
    made = any(pattern.fullmatch(token.low) for pattern, _ in (*tables.patterns, *tables.body_patterns))
    capitals = token.text.isupper() and len(token.text) > 1
    camel = not token.text.islower() and any(char.isupper() for char in token.text[1:])
    shortens = token.is_capital and len(token.text) > 3 and is_made_of(token.low, _before(cursor))
    return not token.is_word or bool(
        known or shortens or posts or made or capitals or camel or in_region(cursor, line.starts[index])
    )


def _before(cursor: Cursor) -> str:
    """What was read of the post so far, without the marks."""
    line = cursor.line
    return " ".join(token.text for token in line.tokens[cursor.begin : cursor.at] if token.is_word)


def in_region(cursor: Cursor, offset: int) -> bool:
    return any(offset < cursor.places.ends[start] for start in cursor.places.before(offset, 60))
