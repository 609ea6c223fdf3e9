"""Tags, and the best sequences of them: BILOU with three types of names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

TAGS = ("O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC") for place in "BILU"))
_NEVER = np.float32(-1e6)


def _follows(before: str, after: str) -> bool:
    if before[0] in "BI":
        return after[0] in "IL" and before[2:] == after[2:]
    return after[0] in "OBU"


CLOSED: Array = np.array([[0 if _follows(before, after) else _NEVER for after in TAGS] for before in TAGS], np.float32)
"""What a step from one tag to the next adds: nothing where BILOU allows it."""
_FIRST: Array = np.array([0 if tag[0] in "OBU" else _NEVER for tag in TAGS], np.float32)
_LAST: Array = np.array([0 if tag[0] in "OLU" else _NEVER for tag in TAGS], np.float32)


def bio(tags: Sequence[str]) -> list[str]:
    """BILOU tags as BIO."""
    return [{"U": "B", "L": "I"}.get(tag[0], tag[0]) + tag[1:] for tag in tags]


def best_paths(scores: Array, lengths: Ints, steps: Array = CLOSED) -> Ints:
    """For each sentence the allowed sequence of tags with the highest sum of scores and steps (Viterbi).

    ``scores`` are (longest, sentences, 13), the longest sentence first; ``steps`` (13, 13) are added from tag to tag.
    Gives indexes into ``TAGS``, (longest, sentences); what lies beyond a sentence's end means nothing.
    """
    longest, many, _ = scores.shape
    live = np.searchsorted(-lengths, -np.arange(longest), side="left")
    back = np.zeros((longest, many, len(TAGS)), np.intp)
    best = scores[0] + _FIRST if longest else np.zeros((many, len(TAGS)), np.float32)
    into = np.ascontiguousarray(steps.T)  # so that the tag before is the last axis
    for at in range(1, longest):
        count = live[at]
        sums = best[:count, None, :] + into
        back[at, :count] = sums.argmax(-1)
        best[:count] = sums.max(-1) + scores[at, :count]
    path = np.zeros((longest, many), np.intp)
    tag = (best + _LAST).argmax(-1)
    for at in range(longest - 1, -1, -1):
        count = live[at]
        path[at, :count] = tag[:count]
        tag[:count] = back[at, np.arange(count), tag[:count]]
    return path


def marginals(scores: Array, lengths: Ints, steps: Array = CLOSED) -> Array:
    """The probability of each tag of each word over all allowed sequences (forward and backward), as ``scores``.

    ``scores`` are (longest, sentences, 13), ``steps`` (13, 13); what lies beyond a sentence's end means nothing.
    """
    before, after = np.zeros_like(scores), np.zeros_like(scores)
    before[0] = scores[0] + _FIRST
    for at in range(1, len(scores)):
        before[at] = _log_sum(before[at - 1][:, :, None] + steps, 1) + scores[at]
    ends = lengths[:, None] - 1
    after[-1] = _LAST
    for at in range(len(scores) - 2, -1, -1):
        on = _log_sum(steps + (scores[at + 1] + after[at + 1])[:, None], 2)
        after[at] = np.where(ends == at, _LAST, on)
    total = before + after
    weights: Array = np.exp(total - total.max(-1, keepdims=True))
    weights /= weights.sum(-1, keepdims=True)
    return weights


def _log_sum(values: Array, axis: int) -> Array:
    top = values.max(axis, keepdims=True)
    found: Array = (top + np.log(np.exp(values - top).sum(axis, keepdims=True))).squeeze(axis)
    return found
