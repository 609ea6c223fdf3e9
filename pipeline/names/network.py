"""The network that reads sentences, in plain numpy: no PyTorch where it runs.

A word becomes a vector: the mean of its floret rows, the row of its shape, and what is known of it (``evidence``). Two
LSTMs read the sentence, one from each side, a smaller pair reads what they say, and each word gets a score for each
tag. Whatever depends on a written word alone, half of all the sums, is worked out once for it and kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .evidence import Evidence
from .paths import Array, Ints
from .vectors import WordVectors


class Network:
    """Weights ready to use, by one school's conventions."""

    def __init__(self, weights: Mapping[str, npt.NDArray[Any]], school: int, evidence: Evidence) -> None:
        self.read = WordVectors(weights, weights["shapes"][school], evidence)
        self._layers = [_Layer(weights, f"layer{at}") for at in range(int(weights["layers"]))]
        self._out_forms = weights["out_forms"][school].astype(np.float32)
        self._out_bias = weights["out_bias"][school].astype(np.float32)
        self._out = np.ascontiguousarray(weights["out_said"][school].astype(np.float32))

    def forms(self, words: Sequence[str]) -> Array:
        """What each written word adds by itself to every layer's gates and to the scores, a row a word."""
        read = self.read(words)
        sides = [read @ forms + bias for layer in self._layers for forms, bias in layer.forms]
        return np.concatenate([*sides, read @ self._out_forms + self._out_bias], 1)

    def scores(self, forms: Array, rows: Ints, lengths: Ints) -> Array:
        """Tag scores (longest, sentences, 13) of sentences given by their words' rows in ``forms``.

        ``rows`` is (longest, sentences), the longest sentence first.
        """
        longest, many = rows.shape
        columns = np.arange(many)
        back = np.maximum(lengths[None] - 1 - np.arange(longest)[:, None], 0)
        live = np.searchsorted(-lengths, -np.arange(longest), side="left").tolist()  # sentences longer than each place
        turned = rows[back, columns]
        said = np.zeros((longest, many, 0), np.float32)
        start = 0
        for layer in self._layers:
            middle, end = start + layer.gates, start + 2 * layer.gates
            left, right = forms[rows, start:middle], forms[turned, middle:end]
            if said.shape[-1]:
                left += said @ layer.entry[0]
                right += (said @ layer.entry[1])[back, columns]
            both = layer.read(np.stack([left, right], 1), live)
            said = np.concatenate([said, both[:, 0], both[:, 1][back, columns]], -1)
            start = end
        scores: Array = said @ self._out
        scores += forms[rows, start:]
        return scores


class _Layer:
    """Two LSTMs over the same sentences, one from each side, in step.

    Stored as ``forms`` (2, width, 4h) for what a word is, ``entry`` (2, said, 4h) for what the layers below say of it,
    ``state`` (2, h, 4h) and ``bias`` (2, 4h), gates in the order input, forget, output, new.
    """

    def __init__(self, weights: Mapping[str, npt.NDArray[Any]], name: str) -> None:
        self._size = weights[f"{name}_state"].shape[1]
        self.gates = 4 * self._size
        # sigmoid(x) is (1 + tanh(x / 2)) / 2: halving the three gates' weights leaves one tanh for all four
        half = np.repeat(np.array([0.5, 0.5, 0.5, 1.0], np.float32), self._size)
        forms, self.entry, self._state, bias = (
            np.ascontiguousarray(weights[f"{name}_{part}"].astype(np.float32) * half)
            for part in ("forms", "entry", "state", "bias")
        )
        self.forms = list(zip(forms, bias, strict=True))

    def read(self, words: Array, live: Sequence[int]) -> Array:
        """What the two say of each word, (longest, 2, sentences, h), from their gates' input (longest, 2, …, 4h)."""
        longest, _, many, _ = words.shape
        size = self._size
        hidden = np.zeros((2, many, size), np.float32)
        cell = np.zeros((2, many, size), np.float32)
        said = np.zeros((longest, 2, many, size), np.float32)
        for place, count in enumerate(live):
            cell = cell[:, :count]
            gates = hidden[:, :count] @ self._state
            gates += words[place, :, :count]
            np.tanh(gates, out=gates)
            sigmoids = gates[..., : 3 * size]
            sigmoids += 1
            sigmoids *= 0.5
            cell *= gates[..., size : 2 * size]
            cell += gates[..., :size] * gates[..., 3 * size :]
            hidden = np.tanh(cell)
            hidden *= gates[..., 2 * size : 3 * size]
            said[place, :, :count] = hidden
        return said
