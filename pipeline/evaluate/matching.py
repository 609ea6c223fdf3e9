"""Which found item answers which labelled one: one to one, as many pairs as can be made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

G = TypeVar("G")
F = TypeVar("F")


def pairs(labelled: Sequence[G], found: Sequence[F], is_right: Callable[[G, F], bool]) -> list[tuple[int, int]]:
    """The largest one-to-one matching, as (index in ``labelled``, index in ``found``), by rising label.

    Augmenting paths (Kuhn's algorithm): an item counts once, and the order of the items does not change how many
    pairs there are.
    """
    answers = [[j for j, item in enumerate(found) if is_right(label, item)] for label in labelled]
    label_of: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in answers[i]:
            if j in seen:
                continue
            seen.add(j)
            if j not in label_of or place(label_of[j], seen):
                label_of[j] = i
                return True
        return False

    for i in range(len(labelled)):
        place(i, set())
    return sorted((i, j) for j, i in label_of.items())
