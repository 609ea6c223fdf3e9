"""The words and marks of one paragraph, with their places in the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..document import Paragraph

_TOKEN = re.compile(r"[a-zA-Z]+(?=[ .,])|[^\W\d_][^\W_]*(?:['’`‘][^\W\d_]+)*|\d+|\S")
"""The first part is the plainest case of the second, tried first because most words are such."""
_LETTERS = bytes(code if chr(code).islower() else 32 for code in range(128)) + bytes(128)
"""Keeps the small letters of a text, makes blanks of all else."""

_ARTICLE = 20_000
"""Characters to either side of a place that are read with it."""
_HEADS = tuple(
    "bupati gubernur walikota wabup wagub wawali sekda sekwan camat lurah kades sekdes sekcam kadis sekdis kabid kabag "
    "kapuskesmas kapolda kapolres kapolsek dandim danramil kajati kajari kalapas karutan".split()
)
_SPELLINGS = {
    "sekertaris": "sekretaris",
    "sekretris": "sekretaris",
    "kementrian": "kementerian",
    "gubenur": "gubernur",
    "gurbernur": "gubernur",
    "mentri": "menteri",
    "jendral": "jenderal",
    "deputy": "deputi",
    "administari": "administrasi",
    "gunernur": "gubernur",
    "gubernut": "gubernur",
    "guberbur": "gubernur",
    "gubermur": "gubernur",
    "bupat": "bupati",
    "bupti": "bupati",
    "sekertari": "sekretaris",
    "kepla": "kepala",
    "kapala": "kepala",
    "kepela": "kepala",
    "ketuanya": "ketua",
    **{f"{word}{its}": word for word in ("dinas", "badan", *_HEADS) for its in ("nya", "nyo")},
}
"""Usual slips in the words of posts, and posts of what was named before: "kepala dinasnya"."""


class Token(NamedTuple):
    """A word, a run of digits, or one mark, wherever it stands. ``low`` is the word in lower case."""

    text: str
    low: str
    is_word: bool
    is_capital: bool


class Line:
    """One paragraph as tokens; ``text`` is the whole document's, so that places need no shifting.

    ``shouts`` is True where nearly all letters are capitals: then capitals tell nothing.
    ``is_headline`` is True where nearly all words have one.
    """

    def __init__(self, text: str, paragraph: Paragraph) -> None:
        self.text = text
        self.paragraph = paragraph

    @cached_property
    def tokens(self) -> list[Token]:
        """Read when asked for: most paragraphs of general news are not."""
        return [read_token(word) for word in _TOKEN.findall(self.text, self.paragraph.start, self.paragraph.end)]

    @cached_property
    def starts(self) -> list[int]:
        """Where the tokens stand: the offset of each one's first character. Only white space stands between them."""
        find, at, found = self.text.find, self.paragraph.start, []
        for token in self.tokens:
            at = find(token.text, at)
            found.append(at)
            at += len(token.text)
        return found

    def end(self, index: int) -> int:
        """The offset behind token ``index``."""
        return self.starts[index] + len(self.tokens[index].text)

    @cached_property
    def written(self) -> str:
        """The paragraph alone."""
        return self.text[self.paragraph.start : self.paragraph.end]

    @cached_property
    def low(self) -> str:
        """The paragraph in lower case; its places may differ from the text's."""
        return self.written.lower()

    def holds(self, words: Iterable[str]) -> bool:
        """Whether one of the words may stand in the paragraph: a cheap test before a dear one."""
        low = self.low
        return any(word in low for word in words)

    @cached_property
    def shouts(self) -> bool:
        words = [token.text for token in self.tokens if token.is_word]
        letters = sum(map(len, words))
        return sum(len(word) for word in words if word.isupper()) > 0.7 * letters

    @cached_property
    def is_headline(self) -> bool:
        words = [token for token in self.tokens if token.is_word and len(token.text) > 3]
        return self.paragraph.kind == "title" or (
            len(words) < 20 and sum(token.is_capital for token in words) > 0.9 * len(words)
        )

    def around(self, offset: int) -> str:
        """The text around a place, as far as one article goes: some files join many."""
        return self.text[max(0, offset - _ARTICLE) : offset + _ARTICLE]

    def at(self, offset: int) -> int:
        """The index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def gap(self, index: int) -> str:
        """What stands between token ``index - 1`` and token ``index``: white space or nothing."""
        return self.text[self.end(index - 1) : self.starts[index]] if index else ""


def read_line(text: str, paragraph: Paragraph) -> Line:
    """The tokens of one paragraph, in order."""
    return Line(text, paragraph)


def spellings_of(lows: frozenset[str]) -> frozenset[str]:
    """The words and the usual slips in them, in lower case: what to look for in a text."""
    return lows.union([slip for slip, low in _SPELLINGS.items() if low in lows])


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, slips mended, without making tokens of them."""
    found = frozenset(text.lower().encode("ascii", "replace").translate(_LETTERS).decode().split())
    slips = found.intersection(_SPELLINGS)
    return found.union([_SPELLINGS[low] for low in slips]) if slips else found


@lru_cache(1 << 16)
def read_token(word: str) -> Token:
    """What is told of a word wherever it stands."""
    low = word.lower()
    if len(word) > 3 and not word.isalnum():
        low = low.replace("’", "'").replace("`", "'").replace("‘", "'")
    return Token(word, _SPELLINGS.get(low, low), word[0].isalpha(), word[0].isupper())
