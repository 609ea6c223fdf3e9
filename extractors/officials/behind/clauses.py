"""What a post is for, told in small letters behind its body: "Asdep Kemenpan bidang tata kelola, Budi"."""

from __future__ import annotations

from ..name_words import is_no_name
from ..titles import titles_before
from ..words import words
from .cursor import Cursor

_OPENERS = frozenset("bidang wilayah urusan bagian divisi".split())
_LONGEST = 12
"""Tokens of such a clause."""


def field_clause(cursor: Cursor) -> bool:
    """Small words from a word for a field up to a comma, where a name follows."""
    tokens = cursor.line.tokens
    if cursor.low(cursor.at) not in _OPENERS or tokens[cursor.at].is_capital:
        return False
    for index in range(cursor.at + 1, min(cursor.at + _LONGEST, len(tokens) - 1)):
        token = tokens[index]
        if token.text == "," and index > cursor.at + 1 and _opens_name(cursor, index + 1):
            cursor.at = index
            return True
        if token.is_capital or not (token.is_word or token.text in ",&/-"):
            return False
    return False


def _opens_name(cursor: Cursor, index: int) -> bool:
    token, line = cursor.line.tokens[index], cursor.line
    if titles_before(line.text, line.starts[index], line.paragraph.end).words:
        return True
    return token.is_capital and not (is_no_name(token.low) and token.low not in words().given)
