"""Regions behind a post that the regions room left out: a bare name there is a region, whatever its neighbours."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from .. import lexicon
from ..regions.fold import key
from ..regions.gazetteer import gazetteer
from .tokens import Line
from .words import words

_WIDEST = 4
_HEAD = 4
_LONG = 8
"""Letters from which a name with one slip is still that name: "Sorolangun"."""


def unread_region(line: Line, at: int, districts: bool) -> tuple[int, tuple[str, ...]] | None:
    """The index behind the name of a region that begins at token ``at``, and the codes of all regions of that name.

    Kecamatan count where ``districts`` says so. Words that are given names or words of the language do not count.
    """
    first = line.tokens[at]
    if not (first.is_word and first.is_capital) or first.low in words().given or first.low in words().also:
        return None
    if first.low[:_HEAD] not in _heads(districts):
        return _misspelt(line, at)
    for last in range(min(at + _WIDEST, len(line.tokens)), at, -1):
        if not all(token.is_word and token.is_capital for token in line.tokens[at:last]):
            continue
        name = key(line.text[line.starts[at] : line.end(last - 1)])
        codes = _codes().get(name, ())
        if districts:
            codes = gazetteer().districts.get(name, ()) + codes
        if codes and len(name) > 2:
            cities = tuple(code for code in codes if gazetteer().level(code) == "kota")
            named_city = last < len(line.tokens) and line.tokens[last].text == "Kota" and bool(cities)
            return (last + 1, cities) if named_city else (last, codes)
    return _misspelt(line, at)


def _misspelt(line: Line, at: int) -> tuple[int, tuple[str, ...]] | None:
    """A region's name with one slip of the pen, before a name: "Sorolangun Budi"."""
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    if line.is_headline or following is None or not (following.is_capital or following.text == ","):
        return None
    codes = _nearly(line.tokens[at].low)
    return (at + 1, codes) if codes else None


@lru_cache(1 << 14)
def _nearly(low: str) -> tuple[str, ...]:
    if len(low) < _LONG:
        return ()
    found = [name for name in _codes() if name[0] == low[0] and OSA.distance(name, low, score_cutoff=1) == 1]
    return _codes()[found[0]] if len(found) == 1 and len(found[0]) >= _LONG else ()


@cache
def _heads(districts: bool) -> frozenset[str]:
    """The first letters of all names: most words end here."""
    names = {*_codes(), *(gazetteer().districts if districts else ())}
    return frozenset(name[:_HEAD] for name in names) | frozenset(name[:k] for name in names for k in (2, 3))


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, place in gazetteer().places.items():
        if place.level != "kecamatan":
            found[key(place.bare)].append(code)
    for row in lexicon.table("region-aliases")["alias"]:
        for form in row["forms"]:
            found[key(form)].extend(row["codes"])
    return {name: tuple(dict.fromkeys(codes)) for name, codes in found.items()}
