"""What is known of a word before its sentence is read, learnt from raw news when the model was made.

A word's evidence is a set of attributes: how often raw news writes it with a capital, whether it stands behind "kata"
or "PT", what an earlier model took it for all in all, which words it resembles, whether it is a region or a common
word. A text says each of these of a name only now and then; millions of words of news say it of most names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.intp]


class Evidence:
    """Attributes by folded word. ``attributes`` are their names; a word's are given as indexes into them."""

    def __init__(self, weights: Mapping[str, npt.NDArray[Any]]) -> None:
        self.attributes = unpack(weights["evidence_attributes"])
        self._places = {word: at for at, word in enumerate(unpack(weights["evidence_words"]))}
        self._starts = np.concatenate([[0], np.cumsum(weights["evidence_counts"], dtype=np.intp)])
        self._ids = weights["evidence_ids"].astype(np.intp)
        self._persons = {at for at, name in enumerate(self.attributes) if name in PERSON}

    def __call__(self, folded: str) -> Ids:
        """The attributes of a word, none for one that raw news does not know."""
        at = self._places.get(folded, -1)
        return self._ids[self._starts[at] : self._starts[at + 1]] if at >= 0 else self._ids[:0]

    def is_person(self, folded: str) -> bool:
        """Whether raw news has a word for a person's name, 85 times of 100 or more."""
        return not self._persons.isdisjoint(self(folded).tolist())


PERSON = frozenset({"dPER3", "dPER4", "dPER5"})
"""Attributes of such a word: how often an earlier model took it for a person's, as the logarithm of the odds to 2."""


def pack(strings: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Strings without line breaks as one row of bytes: numbers only, so that nothing is unpickled."""
    return np.frombuffer("\n".join(strings).encode(), np.uint8)


def unpack(packed: npt.NDArray[np.uint8]) -> list[str]:
    """What ``pack`` packed."""
    return packed.tobytes().decode().split("\n") if len(packed) else []
