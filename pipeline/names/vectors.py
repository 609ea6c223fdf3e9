"""What a written word is before its sentence is read, as a row of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.vectors import Mode, Vectors

from .evidence import Evidence
from .forms import HASHES, MAX_NGRAM, MIN_NGRAM, fold, shape
from .paths import Array

LETTERS = 40
"""Letters of a word that are read; what is longer is an address or a row of signs."""
HASH_SEED = 2166136261
"""floret's own."""


class WordVectors:
    """The mean of a word's floret rows, the row of its shape, and what raw news tells of it, one beside the other."""

    def __init__(self, weights: Mapping[str, npt.NDArray[Any]], shapes: npt.NDArray[Any], evidence: Evidence) -> None:
        table = weights["table"].astype(np.float32) * weights["table_scale"].astype(np.float32)[:, None]
        self._vectors = Vectors(
            mode=Mode.floret, data=table, minn=MIN_NGRAM, maxn=MAX_NGRAM, hash_count=HASHES, hash_seed=HASH_SEED
        )
        self._shapes = shapes.astype(np.float32)
        self._evidence = evidence
        self._known = weights["known"].astype(np.float32)
        self._known_bias = weights["known_bias"].astype(np.float32)
        self.width = table.shape[1] + self._shapes.shape[1] + len(self._known_bias)

    def __call__(self, words: Sequence[str]) -> Array:
        """The vectors of words, (words, ``width``)."""
        vectors = self._vectors.get_batch([fold(word)[:LETTERS] for word in words])
        shapes = self._shapes[[shape(word) for word in words]]
        known = np.stack([self._known[self._evidence(fold(word))].sum(0) for word in words]) + self._known_bias
        return np.concatenate([vectors, shapes, np.maximum(known, 0)], 1, dtype=np.float32)
