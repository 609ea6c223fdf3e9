"""Whether a place that lies in the region stands right before its name: "di Dau, Malang", "Jalan Ijen, Malang"."""

from __future__ import annotations

import re
from typing import Protocol

from .context import Token, is_head_of, tokens_before
from .fold import key
from .gazetteer import Form, gazetteer
from .words import words

_GAP = re.compile(r"\s?[,(]\s?$")
_CLOSED = re.compile(r"\s?(?:[.,;:)]|$)")
_PLACES = frozenset(["village", "road", "building", "campus", "stadium", "nature"])
_PARTS = frozenset(["kecamatan", "kec", "distrik", "kapanewon", "kemantren", "polsek", "koramil"])
_LONGEST = 6
"""Words of a phrase that is looked back over: "Jalan Raya Letjen S Parman No. 5"."""
_LONGEST_GAP = 3


class _Placed(Protocol):
    @property
    def first(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def floor(self) -> int: ...
    @property
    def ceiling(self) -> int: ...
    @property
    def form(self) -> Form: ...


def lies_in(text: str, hit: _Placed, *, title: bool) -> bool:
    """Whether the words right before ``hit`` name a place in it.

    A kecamatan of the region itself always does. A desa, road or building does, and a name after a word of place in
    running text; for the names of persons and of other places only where a mark closes what was said.
    """
    gap = _GAP.search(text, max(hit.floor, hit.first - _LONGEST_GAP), hit.first)
    if gap is None:
        return False
    tokens = tokens_before(text, hit.floor, gap.start())
    if not tokens or not tokens[-1][0][0].isalnum():
        return False
    if _is_district(text, tokens, gap.start(), hit.form.codes):
        return True
    if hit.form.needs == "type" or (hit.form.needs != "capital" and not _CLOSED.match(text, hit.end, hit.ceiling)):
        return False
    return _is_place(tokens, named=hit.form.needs != "capital" or title)


def _is_district(text: str, tokens: list[Token], end: int, codes: tuple[str, ...]) -> bool:
    """Whether the last words name a kecamatan of one of ``codes``, and no longer name ends in them."""
    for token in tokens[-_LONGEST:]:
        found = gazetteer().districts.get(key(text[token.start() : end]), ())
        if token[0][0].isupper() and any(code[:5] in codes for code in found):
            return True
    return False


def _is_place(tokens: list[Token], *, named: bool) -> bool:
    """Whether the phrase that the tokens end in is a place; ``named``: only by a word such as Desa or Jalan."""
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 2 - _LONGEST), -1):
        written = tokens[at][0]
        if at < len(tokens) - 1 and (written.lower() in _PARTS or is_head_of(tokens, at, _PLACES)):
            return True
        if not (written[0].isupper() or written[0].isdigit() or written in "./-"):
            return not named and at < len(tokens) - 1 and written.lower() in words().places
    return False
