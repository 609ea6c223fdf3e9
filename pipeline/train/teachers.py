"""Who labels raw news for the next model: the first network, and from then on the weights of the round before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from ..names import tagger as names
from ..names.paths import TAGS, marginals
from .reader import Pieces
from .tagger import Soft, Tagger, probabilities, tag

KNOWN = 150_000
"""Words that a packaged teacher remembers: raw news has many, and about 9 KB of memory each."""

Texts = Sequence[Sequence[str]]


class Teacher(Protocol):
    """A model that labels raw news."""

    def tag(self, sentences: Texts) -> list[list[str]]:
        """BILOU tags by the conventions of news."""
        ...

    def weigh(self, sentences: Texts, schools: Sequence[int]) -> list[Soft]:
        """The probability of each tag for each word, (words, 13), by a school's conventions."""
        ...


class FirstTeacher:
    """The network that was trained on gold sentences alone."""

    def __init__(self, network: Tagger, pieces: Pieces, news: int) -> None:
        self._network, self._pieces, self._news = network, pieces, news

    def tag(self, sentences: Texts) -> list[list[str]]:
        return tag(self._network, sentences, self._pieces, self._news, as_bilou=True)

    def weigh(self, sentences: Texts, schools: Sequence[int]) -> list[Soft]:
        said = probabilities(self._network, sentences, self._pieces, schools)
        return [np.exp(one).astype(np.float16) for one in said]


class PackagedTeacher:
    """Packaged weights: the network and the linear model together."""

    def __init__(self, weights: Path, schools: Sequence[str]) -> None:
        self._weights, self._schools = weights, schools

    def tag(self, sentences: Texts) -> list[list[str]]:
        return names.Tagger(self._weights, known=KNOWN).tag(sentences)

    def weigh(self, sentences: Texts, schools: Sequence[int]) -> list[Soft]:
        weighed: list[Soft] = [np.empty((0, len(TAGS)), np.float16)] * len(sentences)
        for school in sorted(set(schools)):
            tagger = names.Tagger(self._weights, self._schools[school], known=KNOWN)
            places = sorted((at for at, one in enumerate(schools) if one == school), key=lambda at: -len(sentences[at]))
            for first in range(0, len(places), names.BATCH):
                batch = places[first : first + names.BATCH]
                scores, lengths = tagger.scores([sentences[at] for at in batch])
                found = marginals(scores, lengths, tagger.steps)
                for row, at in enumerate(batch):
                    weighed[at] = found[: len(sentences[at]), row].astype(np.float16)
        return weighed
