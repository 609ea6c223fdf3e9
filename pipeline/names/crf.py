"""A linear model of words and their neighbours, beside the network: what is rare but plain is its strength.

A conditional random field: each attribute of a word, of the two words on each side and of pairs of kinds adds its
weight to each tag, and each step from tag to tag its own. All but the pairs depends on one written word, so a word's
sums are worked out once and kept; a sentence then costs a few look-ups a word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .attributes import AFTER, BEFORE, CALMS, CLUSTER, KINDS, NEAR, as_neighbour, kind, own
from .evidence import Evidence, unpack
from .forms import fold
from .paths import TAGS, Array, Ints

_NOTHING: Array = np.zeros(len(TAGS), np.float32)
PLACES = (0, *NEAR)
"""Where a word's attributes count: for itself, and for the words that have it at an offset."""


class Crf:
    """Weights ready to use, those of one school's conventions."""

    def __init__(self, weights: Mapping[str, npt.NDArray[Any]], school: int, evidence: Evidence) -> None:
        names = unpack(weights[f"crf{school}_attributes"])
        table = weights[f"crf{school}_weights"].astype(np.float32)
        self.steps: Array = weights["crf_steps"].astype(np.float32)
        self._weights = dict(zip(names, table, strict=True))
        self._evidence = evidence
        named = evidence.attributes
        self._known = np.stack([self._everywhere(name) for name in named]) if named else np.zeros((0, 5, len(TAGS)))
        clusters = [int(name.removeprefix(CLUSTER)) if name.startswith(CLUSTER) else -1 for name in named]
        self._clusters = np.array(clusters, np.intp)
        self._unknown = max(clusters, default=-1) + 1
        self._pairs = self._tables()
        self.edges: tuple[Array, Ints] = self._edges()

    def forms(self, words: Sequence[str]) -> tuple[Array, Ints]:
        """Of each written word its sums at each of ``PLACES``, (words, 5, 13), its kind and its cluster, (words, 2)."""
        sums = np.zeros((len(words), len(PLACES), len(TAGS)), np.float32)
        marks = np.zeros((len(words), 2), np.intp)
        for at, word in enumerate(words):
            known = self._evidence(fold(word))
            sums[at] = self._known[known].sum(0)
            for name in own(word):
                if (row := self._weights.get(name)) is not None:
                    sums[at, 0] += row
            for name in as_neighbour(word):
                for place, offset in enumerate(NEAR, 1):
                    if (row := self._weights.get(f"{offset}|{name}")) is not None:
                        sums[at, place] += row
            cluster = self._clusters[known].max(initial=-1)
            marks[at] = KINDS.index(kind(word)), cluster if cluster >= 0 else self._unknown
        return sums, marks

    def scores(self, sums: Array, marks: Ints, rows: Ints) -> Array:
        """Scores (longest, sentences, 13) of sentences given by rows of ``sums`` and ``marks``.

        ``rows`` is (longest + 4, sentences): two rows of the edge before each sentence, edges after it to the end.
        Rows 0 and 1 of ``sums`` and ``marks`` are those of ``edges``.
        """
        longest = len(rows) - 4
        total: Array = sums[rows[2 : 2 + longest], 0]
        for place, offset in enumerate(NEAR, 1):
            total += sums[rows[2 + offset : 2 + offset + longest], place]
        kinds, clusters = marks[rows[1:-1], 0], marks[rows[1:-1], 1]
        before, here, after = kinds[:-2], kinds[1:-1], kinds[2:]
        total += self._pairs["ab"][before, here]
        total += self._pairs["bc"][here, after]
        total += self._pairs["abc"][before, here, after]
        total += self._pairs["kab"][clusters[:-2], clusters[1:-1]]
        total += self._pairs["kbc"][clusters[1:-1], clusters[2:]]
        total += self._pairs["sh"][_calms(kinds[1:-1])]
        return total

    def _weight(self, name: str) -> Array:
        row: Array = self._weights.get(name, _NOTHING)
        return row

    def _everywhere(self, name: str) -> Array:
        return np.stack([self._weight(name), *(self._weight(f"{offset}|{name}") for offset in NEAR)])

    def _tables(self) -> dict[str, Array]:
        """Weights of pairs and of the calm as tables of all their values."""
        count = len(KINDS)
        clusters = self._unknown + 3
        names = {BEFORE: self._unknown + 1, AFTER: self._unknown + 2, "-": self._unknown}
        tables = {
            "ab": np.zeros((count, count, len(TAGS)), np.float32),
            "bc": np.zeros((count, count, len(TAGS)), np.float32),
            "abc": np.zeros((count, count, count, len(TAGS)), np.float32),
            "kab": np.zeros((clusters, clusters, len(TAGS)), np.float32),
            "kbc": np.zeros((clusters, clusters, len(TAGS)), np.float32),
            "sh": np.stack([self._weight(f"sh={one}") for one in CALMS]),
        }
        for name, row in self._weights.items():
            table, _, value = name.partition("=")
            if table in ("ab", "bc", "abc"):
                tables[table][tuple(KINDS.index(one) for one in value)] = row
            elif table in ("kab", "kbc"):
                tables[table][tuple(names[one] if one in names else int(one) for one in value.split("|"))] = row
        return tables

    def _edges(self) -> tuple[Array, Ints]:
        sums = np.zeros((2, len(PLACES), len(TAGS)), np.float32)
        sums[:, 1:] = [self._weight(f"{offset}|END") for offset in NEAR]
        return sums, np.array([[KINDS.index(BEFORE), self._unknown + 1], [KINDS.index(AFTER), self._unknown + 2]])


_CAPITALS = np.array([one in "UT" for one in KINDS])
_LETTERS = np.array([one in "UTl" for one in KINDS])


def _calms(kinds: Ints) -> Ints:
    """How each sentence is written, (sentences,): ``attributes.calm``, for all at once."""
    capitals, letters = _CAPITALS[kinds].sum(0), _LETTERS[kinds].sum(0)
    return np.where(capitals == letters, 0, np.where(capitals == 0, 1, 2))
