"""Figures for name recognition: IndoNLU's macro F1 over types, micro F1, each with its interval.

A name is right when first word, last word and type are all right (conlleval). Macro F1 is the mean of the F1 of the
types that occur in the labels or the answers, which is what IndoNLU prints as F1 for its NER tasks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .corpora import TYPES, chunks

RESAMPLES = 2_000
SEED = 20_250_929

Tags = Sequence[str]
Counts = npt.NDArray[np.int64]
"""Of shape (sentences, types, 3): right, found, labelled."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An F1 with its 95 % bootstrap interval over sentences; None where nothing is labelled or found."""

    f1: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Scores:
    """How well tags match labels: over types, over names, and type by type."""

    sentences: int
    names: int
    macro: Figure
    micro: Figure
    by_type: dict[str, Figure]


def score(labels: Sequence[Tags], answers: Sequence[Tags]) -> Scores:
    """Compare the tags of the same sentences. Raises ValueError where the two differ in length."""
    counts = np.array(
        [_count(tuple(right), tuple(answer)) for right, answer in zip(labels, answers, strict=True)], dtype=np.int64
    ).reshape(-1, len(TYPES), 3)
    draws = np.random.default_rng(SEED).integers(len(counts), size=(RESAMPLES, len(counts)))
    weights = np.stack([np.bincount(draw, minlength=len(counts)) for draw in draws])
    sampled = np.einsum("rs,stc->rtc", weights, counts)
    total = counts.sum(0)
    return Scores(
        sentences=len(counts),
        names=int(total[:, 2].sum()),
        macro=_figure(_macro(total[None]), _macro(sampled)),
        micro=_figure(_f1(total.sum(0)[None]), _f1(sampled.sum(1))),
        by_type={kind: _figure(_f1(total[None, at]), _f1(sampled[:, at])) for at, kind in enumerate(TYPES)},
    )


def _count(labels: tuple[str, ...], answers: tuple[str, ...]) -> list[list[int]]:
    if len(labels) != len(answers):
        raise ValueError(f"{len(answers)} tags for a sentence of {len(labels)} words")
    right, found = set(chunks(labels)), set(chunks(answers))
    return [[sum(name[2] == kind for name in names) for names in (right & found, found, right)] for kind in TYPES]


def _f1(counts: Counts) -> npt.NDArray[np.float64]:
    """F1 of each row of (right, found, labelled); NaN where nothing is found and nothing labelled."""
    total = counts[..., 1] + counts[..., 2]
    return np.where(total > 0, 2 * counts[..., 0] / np.maximum(total, 1), np.nan)


def _macro(counts: Counts) -> npt.NDArray[np.float64]:
    by_type = _f1(counts)
    known = ~np.isnan(by_type)
    return np.where(known.any(-1), np.nansum(by_type, -1) / np.maximum(known.sum(-1), 1), np.nan)


def _figure(value: npt.NDArray[np.float64], sampled: npt.NDArray[np.float64]) -> Figure:
    if np.isnan(value[0]):
        return Figure(None, None, None)
    low, high = np.nanquantile(sampled, [0.025, 0.975])
    return Figure(float(value[0]), float(low), float(high))
