"""The training of ``names.crf``: attributes as strings, weights by L-BFGS, packed for numpy."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pycrfsuite

from ..names.attributes import sentence_attributes
from ..names.evidence import Evidence, pack
from ..names.paths import CLOSED, TAGS
from .corpora import Sentence
from .recipe import Linear
from .tagger import bilou


def fit_linear(gold: Sequence[Sentence], evidence: Evidence, settings: Linear, seed: int, out: Path) -> None:
    """Train on gold sentences, some of them a second time in capitals, and write python-crfsuite's model."""
    chance = random.Random(seed)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": settings.l1, "c2": settings.l2, "max_iterations": settings.rounds, "feature.minfreq": settings.least}
    )
    for sentence in gold:
        tags = [TAGS[tag] for tag in bilou(sentence.tags)]
        written = [sentence.words]
        if chance.random() < settings.capitals:
            written.append(tuple(word.upper() for word in sentence.words))
        for words in written:
            trainer.append(list(sentence_attributes(words, evidence, sentence.school)), tags)
    trainer.train(str(out))


def pack_linear(model: Path, schools: int) -> dict[str, npt.NDArray[Any]]:
    """The model's weights as the arrays that ``names.crf.Crf`` reads: those for all and of a school in one sum."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    said = tagger.info()
    weights: dict[str, npt.NDArray[np.float32]] = {}
    for (name, tag), weight in said.state_features.items():
        weights.setdefault(name, np.zeros(len(TAGS), np.float32))[TAGS.index(tag)] = weight
    steps = np.zeros_like(CLOSED)
    for (before, after), weight in said.transitions.items():
        steps[TAGS.index(before), TAGS.index(after)] = weight
    packed: dict[str, npt.NDArray[Any]] = {"crf_steps": steps}
    for school in range(schools):
        mark = f"{school}:"
        sums = {name: row.copy() for name, row in weights.items() if name[1:2] != ":" or not name[0].isdigit()}
        for name, row in weights.items():
            if name.startswith(mark):
                short = name.removeprefix(mark)
                sums[short] = sums[short] + row if short in sums else row
        names = sorted(sums)
        packed[f"crf{school}_attributes"] = pack(names)
        packed[f"crf{school}_weights"] = np.stack([sums[name] for name in names]).astype(np.float16)
    return packed
