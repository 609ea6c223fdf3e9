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
_FIRST = np.array([0 if tag[0] in "OBU" else _NEVER for tag in TAGS], np.float32)
_LAST = np.array([0 if tag[0] in "OLU" else _NEVER for tag in TAGS], np.float32)


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
