"""The words and marks of one paragraph, with their places in the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from ..document import Paragraph

_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:['’`‘][^\W\d_]+)*|\d+|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of digits, or one mark. ``low`` is the word in lower case."""

    start: int
    end: int
    text: str
    low: str
    is_word: bool
    is_capital: bool


@dataclass(frozen=True)
class Line:
    """One paragraph as tokens; ``text`` is the whole document's, so that places need no shifting.

    ``shouts`` is True where nearly all letters are capitals: then capitals tell nothing.
    ``is_headline`` is True where nearly all words have one.
    """

    text: str
    paragraph: Paragraph
    tokens: tuple[Token, ...]

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
    found = _TOKEN.finditer(text, paragraph.start, paragraph.end)
    return Line(text, paragraph, tuple(_token(match) for match in found))


def _token(match: re.Match[str]) -> Token:
    word = match[0]
    low = word.lower()
    if not low.isalnum():
        low = low.replace("’", "'").replace("`", "'").replace("‘", "'")
    return Token(match.start(), match.end(), word, low, word[0].isalpha(), word[0].isupper())
