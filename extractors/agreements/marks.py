"""What marks are made of: numbers made coarse, words in lower case, open quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from .sentences import Sentence

_TOKEN = re.compile(r"\w+|[^\w\s]")
_STEPS = (0, 1, 2, 3, 5, 8, 16)
_FAR = (3, 12, 40, 100)


def step(number: int) -> int:
    """A number made coarse: the least step that it does not pass, 99 for one beyond all."""
    return next((step for step in _STEPS if number <= step), 99)


def far(characters: int) -> int:
    """A distance in characters made coarse in the same way, 999 for one beyond all."""
    return next((step for step in _FAR if characters <= step), 999)


def distance(places: Sequence[int], at: int) -> int:
    """How far the nearest of ascending ``places`` lies from ``at``; 99 where there is none."""
    first = bisect_left(places, at)
    return min((abs(place - at) for place in places[max(0, first - 1) : first + 1]), default=99)


def words_of(text: str) -> list[str]:
    """Words and marks in lower case."""
    return [token.lower() for token in _TOKEN.findall(text)]


def is_quoted(text: str, sentence: Sentence, at: int) -> bool:
    """Whether a quotation that begins in the sentence is open at an offset."""
    said = text[sentence.start : at]
    return said.count("“") > said.count("”") or said.count('"') % 2 == 1
