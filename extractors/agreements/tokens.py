"""Words of a paragraph with their places: what names are read from."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from .. import lexicon
from ..document import Paragraph

_JOINED = r"\w+(?:[-'’&./]+(?!(?<=[a-z]{3}\.)[A-Z][a-z])\w+)*"
"""A word; a full stop inside it that has lost its blank ends it: "… Bupati Alor.Pertemuan itu …"."""
_TOKEN = re.compile(rf"{_JOINED}\.?|&|[^\w\s]")
_WORD = re.compile(_JOINED)


class Token(NamedTuple):
    """A word or mark at ``[start, end)`` as written; an abbreviation's full stop belongs to it, but not to ``word``."""

    start: int
    end: int
    text: str
    word: str

    @property
    def is_capital(self) -> bool:
        """Whether it can be part of a name: a capital first, or a number."""
        return self.text[0].isupper() or self.text[0].isdigit()


_BLANKS = (" ", "\u00a0", "  ")
_MAKE = tuple.__new__
"""Makes a Token without a call of Python's own: there are hundreds in an article."""


@lru_cache(maxsize=256)
def tokens_of(text: str, paragraph: Paragraph) -> list[Token]:
    """The tokens of a paragraph; a full stop that ends a sentence is a token of its own.

    Kept for a while: bodies and posts read the same paragraphs. The list is not to be changed.
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text, paragraph.start, paragraph.end):
        word = match[0]
        start, end = match.span()
        if word[-1] != ".":
            found.append(_MAKE(Token, (start, end, word, word)))
        elif len(word) > 1 and not _keeps_stop(word):
            bare = word[:-1]
            found += [_MAKE(Token, (start, end - 1, bare, bare.rstrip("."))), _MAKE(Token, (end - 1, end, ".", ""))]
        else:
            found.append(_MAKE(Token, (start, end, word, word.rstrip("."))))
    return found


@lru_cache(maxsize=256)
def words_in(text: str, paragraph: Paragraph) -> frozenset[str]:
    """The words of a paragraph without their places: a cheap look before its tokens are made."""
    return frozenset(_WORD.findall(text, paragraph.start, paragraph.end))


def _keeps_stop(word: str) -> bool:
    bare = word[:-1]
    return len(bare) == 1 or bare in _abbreviations() or "." in bare


@cache
def _abbreviations() -> frozenset[str]:
    return titles() | {
        "PT",
        "CV",
        "UD",
        "PD",
        "Kab",
        "Prov",
        "Plt",
        "Pj",
        "Plh",
        "Pjs",
        "Tbk",
        "Co",
        "Ltd",
        "Dt",
        "Kec",
        "Univ",
    }


@cache
def titles() -> frozenset[str]:
    """Titles and ranks that stand between a post and a name."""
    table = lexicon.table("honorifics")
    words = [word for name in ("before", "corps") for row in table[name] for word in row["words"]]
    return frozenset(part for word in words for part in word.split() if len(part) > 1 or part in ("H", "R"))


@cache
def ranks() -> frozenset[str]:
    """Titles that end the name of a body before them: "Universitas Mataram Prof. …"; a "Laut" or "Mas" does not."""
    rows = [row for row in lexicon.table("honorifics")["before"] if row["kind"] in ("academic", "religious", "rank")]
    return frozenset(part for row in rows for word in row["words"] for part in word.split()[:1] if len(part) > 1)


MONTHS = frozenset("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split())
DAYS = frozenset(
    "Senin Selasa Rabu Kamis Jumat Jum'at Jum’at Sabtu Minggu Ahad Januari Februari Maret April Mei Juni Juli Agustus"
    " September Oktober November Desember WIB WITA WIT".split()
)
"""Words in capitals that end a name."""


def index_after(tokens: list[Token], at: int, end: int) -> int:
    """The index of the first token from ``at`` on that starts at or after the offset ``end``."""
    while at < len(tokens) and tokens[at].start < end:
        at += 1
    return at


def joined(text: str, tokens: list[Token], index: int, length: int) -> str | None:
    """``length`` words from token ``index`` on, joined by blanks; None where they do not stand side by side."""
    part = tokens[index : index + length]
    if len(part) < length or text[part[-1].end : part[-1].end + 1] == "-":
        return None
    return " ".join(token.word for token in part) if all(next_to(text, *pair) for pair in pairwise(part)) else None


def runs(text: str, tokens: list[Token], index: int, longest: int) -> list[str | None]:
    """``joined`` for one word, two words, and so on up to ``longest``; shorter where the words do not go on so far."""
    words = tokens[index].word
    found: list[str | None] = [words if text[tokens[index].end : tokens[index].end + 1] != "-" else None]
    for at in range(index + 1, min(len(tokens), index + longest)):
        if text[tokens[at - 1].end : tokens[at].start] not in _BLANKS:
            break
        words = f"{words} {tokens[at].word}"
        found.append(words if text[tokens[at].end : tokens[at].end + 1] != "-" else None)
    return found


def next_to(text: str, one: Token, other: Token) -> bool:
    """Whether nothing but one blank stands between two tokens."""
    return text[one.end : other.start] in _BLANKS
