"""Counts into figures: precision, recall, F1, and how far they would move with other articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

RESAMPLES = 2_000
"""Bootstrap samples: the ends of the interval then move by less than 0.002 from seed to seed on 30 articles."""

SEED = 20_250_929


@dataclass(frozen=True, slots=True)
class Counts:
    """Items right, found and labelled. A figure that would divide by nothing is None, never 0 or 1."""

    right: int
    found: int
    labelled: int

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.found + other.found, self.labelled + other.labelled)

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.right / self.labelled if self.labelled else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where nothing is labelled."""
        return 2 * self.right / (self.found + self.labelled) if self.labelled else None


def macro(articles: Sequence[Counts]) -> float | None:
    """The mean F1 of the articles, each weighing the same; None where nothing is labelled in any.

    An article with nothing labelled and nothing found says nothing and is left out; one with only spurious finds is 0.
    """
    if not sum(article.labelled for article in articles):
        return None
    single = [2 * a.right / (a.found + a.labelled) for a in articles if a.found + a.labelled]
    return sum(single) / len(single)


def interval(articles: Sequence[Counts]) -> tuple[float, float] | None:
    """The 95 % bootstrap interval of F1, drawing articles with replacement; None where nothing is labelled.

    Always the same for the same counts: the seed is fixed.
    """
    if not sum(article.labelled for article in articles):
        return None
    drawn = _drawn(articles)
    return _ends(drawn[~np.isnan(drawn)])


def paired_interval(new: Sequence[Counts], old: Sequence[Counts]) -> tuple[float, float] | None:
    """The 95 % bootstrap interval of F1(new) - F1(old) over the same articles, drawn together.

    None where nothing is labelled. Both sequences hold the same articles in the same order.
    """
    if not sum(article.labelled for article in new):
        return None
    difference = _drawn(new) - _drawn(old)
    return _ends(difference[~np.isnan(difference)])


def _drawn(articles: Sequence[Counts]) -> FloatArray:
    """F1 of each bootstrap sample, NaN for a sample with nothing in it; the same draws for as many articles."""
    table = np.array([(2 * article.right, article.found + article.labelled) for article in articles], dtype=np.float64)
    doubled, total = (_drawn_times(len(table)) @ table).T
    figures: FloatArray = np.divide(doubled, total, out=np.full(RESAMPLES, np.nan), where=total > 0)
    return figures


@lru_cache(maxsize=4)
def _drawn_times(articles: int) -> FloatArray:
    """How often each article is in each bootstrap sample: one row a sample."""
    draws = np.random.default_rng(SEED).integers(articles, size=(RESAMPLES, articles))
    times = np.zeros((RESAMPLES, articles))
    np.add.at(times, (np.arange(RESAMPLES)[:, None], draws), 1)
    return times


def _ends(sample: FloatArray) -> tuple[float, float]:
    low, high = np.quantile(sample, [0.025, 0.975])
    return float(low), float(high)
