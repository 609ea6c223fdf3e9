"""Folding that keeps offsets: every character stays one character, so a place in the folded text is one in the text."""

from __future__ import annotations

import unicodedata
from functools import cache

_LAST = 0x3100
"""Separators are looked for below this code point: the scripts above are never part of a region's name."""


_TYPOGRAPHIC = "“”‘’–—…•"
"""Marks that most texts have: with them gone a text is Latin-1, of which bytes are read thirty times as fast."""


@cache
def _separators() -> dict[int, str]:
    """Every punctuation mark, symbol and white space, each to a blank (the line break stays: names do not cross it)."""
    marks = (chr(point) for point in range(_LAST) if chr(point) != "\n")
    return {ord(mark): " " for mark in marks if not mark.isalnum() and unicodedata.category(mark)[0] in "PSZC"}


@cache
def _latin() -> bytes:
    """The same for the bytes of Latin-1."""
    return bytes(range(256)).decode("latin-1").translate(_separators()).encode("latin-1")


def fold(text: str) -> str:
    """``text`` in lower case with blanks for punctuation; as long as ``text``, in code points."""
    low = text.lower()
    if len(low) != len(text):  # "İ" and its like grow
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if not low.isascii():
        for mark in _TYPOGRAPHIC:
            low = low.replace(mark, " ")
    try:
        return low.encode("latin-1").translate(_latin()).decode("latin-1")
    except UnicodeEncodeError:
        return low.translate(_separators())


def key(name: str) -> str:
    """The letters and digits of ``name`` alone: "Tanjung-Priok" and "Tanjungpriok" have the same key."""
    return fold(name).replace(" ", "")
