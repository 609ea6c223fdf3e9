"""What stands between a post and its name where no body is named there: a noun that points to one, a rank."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .cutting import Body
from .parties import POINTED
from .tokens import Token, next_to, ranks, titles

_POINTERS = ("itu", "tersebut", "ini", "tadi")
PORTFOLIO = ("Bidang", "Urusan")
"""What opens the field of a deputy."""
_FIELD = 14
"""Words and commas of such a field, at most."""
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


def behind_portfolio(tokens: Sequence[Token], at: int, names_body: Callable[[Token], bool]) -> tuple[int, bool]:
    """The index of the organisation behind a deputy's field, and True: "Wakil Rektor Bidang Riset, Inovasi, dan Kerja
    Sama [Unej]"; where none is told, that of what ends the field, and False."""
    comma = 0
    for stop in range(at + 1, min(len(tokens), at + _FIELD)):
        token = tokens[stop]
        if names_body(token):
            return stop, True
        if token.text == ",":
            comma = comma or stop
        elif token.text in titles() or not (token.is_capital or token.text in ("dan", "&")):
            return comma or stop, False
    return comma or at, False
