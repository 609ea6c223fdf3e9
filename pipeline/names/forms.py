"""What the network is told about a word: the rows of its pieces in the vector table, and its shape.

Words are folded to lower case for the vectors (floret: a word is the mean of the rows of its character n-grams,
each hashed twice), so that a headline in capitals and running text share them; the case is in the shape.
"""

from __future__ import annotations

import re
import zlib
from functools import cache

SHAPES = 256
"""Rows of the shape table. News has some 150 shapes that occur more than ten times; two of them may share a row."""

MIN_NGRAM, MAX_NGRAM, HASHES = 3, 5, 2

_EDGES = re.compile(r"^\W+(?=\w)|(?<=\w)\W+$")
_RUNS = re.compile(r"(.)\1+")
_CLASSES = re.compile(r"([A-ZÀ-ÖØ-Þ])|([^\W\d_])|(\d)")


def fold(word: str) -> str:
    """The word as the vector table knows it: lower case, without brackets and stops at its edges."""
    return _EDGES.sub("", word).lower()


@cache
def shape(word: str) -> int:
    """The row of the word's shape: capitals, small letters and digits as runs ("Kota" and "Desa" are alike)."""
    classes = _CLASSES.sub(lambda one: "X" if one[1] else "x" if one[2] else "d", word)
    runs = _RUNS.sub(lambda run: run[1] * 2 if run[1] in "Xd" else run[1], classes)
    return zlib.crc32(runs.encode()) % SHAPES
