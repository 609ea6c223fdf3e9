"""The training of tables of weighted marks: how likely a thing is by its marks, or which of several things is meant.

Both minimise the usual negative log-likelihood with a quadratic penalty by L-BFGS; the same data give the same table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Marks = Iterable[str]
BIAS = "bias"
LEAST = 4
"""Examples that a mark must be seen with to have a weight."""
_FINE = 3
"""Decimals of a weight."""


def fit_likelihood(rows: Sequence[tuple[Marks, bool]], spread: float) -> dict[str, float]:
    """The weights of marks and the bias, by which a row with these marks is true: a logistic regression.

    ``spread`` is the variance that weights may have: the smaller, the nearer they stay to zero.
    """
    names, matrix = _matrix([marks for marks, _ in rows])
    truth = np.array([true for _, true in rows], dtype=np.float64)

    def loss(weights: npt.NDArray[Any]) -> tuple[float, npt.NDArray[Any]]:
        sums = matrix @ weights[:-1] + weights[-1]
        off = 1 / (1 + np.exp(-sums)) - truth
        cost = np.logaddexp(0, sums).sum() - truth @ sums + (weights[:-1] ** 2).sum() / (2 * spread)
        return float(cost), np.append(matrix.T @ off + weights[:-1] / spread, off.sum())

    weights = _minimised(loss, len(names) + 1)
    return {BIAS: round(float(weights[-1]), _FINE), **_table(names, weights)}


def fit_choice(groups: Sequence[tuple[Sequence[Marks], int]], spread: float) -> dict[str, float]:
    """The weights of marks by which the right one of each group has the highest sum: a conditional logit.

    A group is the marks of each thing and the index of the right one.
    """
    names, matrix = _matrix([marks for things, _ in groups for marks in things])
    sizes = np.array([len(things) for things, _ in groups])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = first + np.array([index for _, index in groups])
    of_group = np.repeat(np.arange(len(groups)), sizes)

    def loss(weights: npt.NDArray[Any]) -> tuple[float, npt.NDArray[Any]]:
        sums = matrix @ weights
        sums = sums - np.maximum.reduceat(sums, first)[of_group]
        shares = np.exp(sums)
        shares = shares / np.add.reduceat(shares, first)[of_group]
        off = shares.copy()
        off[right] -= 1
        cost = -np.log(shares[right] + 1e-12).sum() + (weights**2).sum() / (2 * spread)
        return float(cost), matrix.T @ off + weights / spread

    return _table(names, _minimised(loss, len(names)))


def _matrix(rows: Sequence[Marks]) -> tuple[list[str], Any]:
    """The marks that have a weight, and which row has which."""
    held = [frozenset(marks) for marks in rows]
    seen = Counter(mark for marks in held for mark in marks)
    names = sorted(mark for mark, times in seen.items() if times >= LEAST)
    place = {mark: index for index, mark in enumerate(names)}
    columns = [[place[mark] for mark in sorted(marks) if mark in place] for marks in held]
    ends = np.cumsum([0, *(len(one) for one in columns)], dtype=np.int32)
    flat = np.array([column for one in columns for column in one], dtype=np.int32)
    return names, csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(names)))


def _minimised(loss: Any, size: int) -> npt.NDArray[Any]:
    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(found.x)


def _table(names: Sequence[str], weights: npt.NDArray[Any]) -> dict[str, float]:
    rounded = {name: round(float(weight), _FINE) for name, weight in zip(names, weights, strict=False)}
    return {name: weight for name, weight in rounded.items() if abs(weight) >= 0.005}
