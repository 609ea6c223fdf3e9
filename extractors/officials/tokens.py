"""The words and marks of one paragraph, with their places in the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..document import Paragraph

_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:['’`‘][^\W\d_]+)*|\d+|\S")
_WORD = re.compile("[a-z]+")


_SPELLINGS = {
    "sekertaris": "sekretaris",
    "sekretris": "sekretaris",
    "kementrian": "kementerian",
    "gubenur": "gubernur",
    "gurbernur": "gubernur",
    "mentri": "menteri",
    "jendral": "jenderal",
    "deputy": "deputi",
    **{f"{word}nya": word for word in ("dinas", "badan", "bupati", "gubernur", "sekda", "camat", "lurah", "kades")},
}
"""Usual slips in the words of posts, and posts of what was named before: "kepala dinasnya"."""


class Token(NamedTuple):
    """A word, a run of digits, or one mark. ``low`` is the word in lower case."""

    start: int
    end: int
    text: str
    low: str
    is_word: bool
    is_capital: bool


_MAKE = tuple.__new__
"""Makes a Token without a call of Python's own: there are hundreds in an article."""


@dataclass(frozen=True)
class Line:
    """One paragraph as tokens; ``text`` is the whole document's, so that places need no shifting.

    ``shouts`` is True where nearly all letters are capitals: then capitals tell nothing.
    ``is_headline`` is True where nearly all words have one.
    """

    text: str
    paragraph: Paragraph

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Read when asked for: most paragraphs of general news are not."""
        found = []
        for match in _TOKEN.finditer(self.text, self.paragraph.start, self.paragraph.end):
            word = match[0]
            start, end = match.span()
            low, is_word, is_capital = _read(word)
            found.append(_MAKE(Token, (start, end, word, low, is_word, is_capital)))
        return tuple(found)

    @property
    def written(self) -> str:
        """The paragraph alone."""
        return self.text[self.paragraph.start : self.paragraph.end]

    @cached_property
    def lows(self) -> frozenset[str]:
        """The words of the paragraph in lower case, without making tokens of them."""
        found = frozenset(_WORD.findall(self.written.lower()))
        slips = found.intersection(_SPELLINGS)
        return found.union([_SPELLINGS[low] for low in slips]) if slips else found

    @cached_property
    def starts(self) -> list[int]:
        return [token.start for token in self.tokens]

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

    def at(self, offset: int) -> int:
        """The index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def gap(self, index: int) -> str:
        """What stands between token ``index - 1`` and token ``index``: white space or nothing."""
        return self.text[self.tokens[index - 1].end : self.tokens[index].start] if index else ""


def read_line(text: str, paragraph: Paragraph) -> Line:
    """The tokens of one paragraph, in order."""
    return Line(text, paragraph)


@lru_cache(1 << 16)
def _read(word: str) -> tuple[str, bool, bool]:
    low = word.lower()
    if len(word) > 3 and not word.isalnum():
        low = low.replace("’", "'").replace("`", "'").replace("‘", "'")
    return _SPELLINGS.get(low, low), word[0].isalpha(), word[0].isupper()
