"""What stands between a post and its name where no body is named there: a noun that points to one, a rank."""

from __future__ import annotations

from collections.abc import Sequence

from .cutting import Body
from .parties import POINTED
from .tokens import Token, next_to, ranks

_POINTERS = ("itu", "tersebut", "ini", "tadi")
_UNIT = 5
"""Words of a unit between a post and a rank, at most: "Direktur Reskrimsus [Kombes] …"."""


def pointed(tokens: Sequence[Token], at: int, bodies: Sequence[Body]) -> tuple[Body, int] | None:
    """The body named last before a noun that means it, and the index after the noun: "Direktur perusahaan itu, …"."""
    kinds = POINTED.get(tokens[at].text) if at < len(tokens) else None
    if kinds is None:
        return None
    body = next((one for one in reversed(bodies) if one.end <= tokens[at].start and one.kind in kinds), None)
    stop = at + 2 if at + 1 < len(tokens) and tokens[at + 1].text in _POINTERS else at + 1
    return (body, stop) if body else None


def before_rank(text: str, tokens: Sequence[Token], at: int) -> int:
    """The index of the rank or title that ends the words of a unit from ``at`` on, before a person's name; 0 where
    none does: "Direktur Reskrimsus [Kombes] …", "Wakil Rektor Bidang Riset Unsika [Dr.] …"."""
    for stop in range(at + 1, min(len(tokens) - 1, at + _UNIT + 1)):
        before, token = tokens[stop - 1], tokens[stop]
        if not before.is_capital or not next_to(text, before, token):
            return 0
        if token.word in ranks() and tokens[stop + 1].is_capital:
            return stop
    return 0
