"""The bands of scores that the grades stand for (PermenPANRB 88/2021)."""

from __future__ import annotations

from functools import cache

from .. import lexicon


@cache
def bands() -> dict[str, tuple[float, float]]:
    """Lowest and highest score of each grade; the border belongs to both, because articles round."""
    return {row["predicate"]: (row["low"], row["high"]) for row in lexicon.table("grades")["grade"]}


def fits(predicate: str, score: float) -> bool:
    """Whether the score lies in the band of the grade."""
    low, high = bands()[predicate]
    return low <= score <= high
