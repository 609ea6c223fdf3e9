"""What stands behind a post's head: its body, its unit, its place, its region."""

from __future__ import annotations

from collections.abc import Callable

from ..tokens import Line, Token
from ..words import Office, is_ministry, words
from .abroad import told_place
from .bodies import division, joined, number, word
from .brackets import bracket
from .clauses import field_clause
from .cursor import Complement, Cursor, Places
from .members import read_members
from .regions import (
    accredited,
    country,
    district,
    government,
    larger,
    namesake,
    of_country,
    region,
    republic,
    seated_at,
    within,
)
from .seats import seat
from .towns import town
from .unknown import holder, hospital, landmark, run, unit_name, until_comma
from .villages import village, village_in_row

__all__ = ["Complement", "Places", "read_complement", "read_members"]

_COMMON = (region, country, republic, bracket)
_BODY = (
    *_COMMON,
    unit_name,
    holder,
    number,
    word,
    joined,
    until_comma,
    town,
    seat,
    landmark,
    seated_at,
    run,
    field_clause,
)
_STEPS: dict[str, tuple[Callable[[Cursor], bool], ...]] = {
    "region": (*_COMMON, government, larger, told_place, of_country, division),
    "place": (village_in_row, namesake, district, within, *_COMMON, village),
    "embassy": (*_COMMON, accredited),
    "facility": (*_COMMON, number, joined, town, seat, run, landmark, village),
    "body": _BODY,
    "unit": _BODY,
    "hospital": (hospital, *_BODY),
}
"""The steps by what an office takes; each moves the cursor on or leaves it, and the first that moves it is used."""
_SAID_BY_POST = ("kepala_satpol_pp", "sekretaris_dprd")
"""Posts that name their body themselves."""
_REGIONAL = ("kepala_dinas", "sekretaris_dinas", "asisten_sekda", "staf_ahli")
"""Posts that only regions have: a word like "nasional" in the body's name makes them none of the centre."""

_FORCES = frozenset(["angkatan", "mabes", "kejagung"])
"""Words of bodies of the centre whose parts are called like those of regions: "Kadis Penerangan Angkatan Darat"."""


def read_complement(line: Line, head: int, at: int, office: Office, places: Places) -> Complement:
    """What belongs to the head that stands at tokens ``head`` to ``at``."""
    begin = at + 1 if _is_abbreviated(line, at) else at
    cursor = Cursor(line, places, office, head, begin, begin)
    steps = _STEPS[office.takes]
    while cursor.at < len(line.tokens) and any(step(cursor) for step in steps):
        pass
    return Complement(cursor.at, tuple(cursor.codes), _body(cursor), cursor.abroad, _is_centre(cursor))


def _body(cursor: Cursor) -> str | None:
    if cursor.office.takes not in ("body", "unit", "hospital", "council") or cursor.office.post in _SAID_BY_POST:
        return None
    first = (
        cursor.head + 1 if cursor.line.tokens[cursor.head].low in ("kepala", "sekretaris", "direktur") else cursor.begin
    )
    while first < cursor.at and cursor.low(first) in ("utama", "dan", "bidang", "jenderal", ","):
        first += 1
    last = cursor.at
    for index in range(first, cursor.at):
        if cursor.places.covers(cursor.line.starts[index]):
            last = index
            break
    if last <= first:
        return None
    start, end = cursor.line.starts[first], cursor.line.end(last - 1)
    return " ".join(cursor.line.text[start:end].split()).strip(" ,(-–/") or None


def _is_centre(cursor: Cursor) -> bool:
    tokens = cursor.line.tokens
    if cursor.office.post == "staf_ahli" and any(map(_is_minister, tokens[cursor.head : cursor.at])):
        return not cursor.codes
    forces = any(token.low in _FORCES for token in tokens[cursor.head : cursor.at])
    agency = forces or (cursor.office.post not in _REGIONAL and tokens[cursor.at - 1].low != "daerah")
    national = agency and any(
        words().national.match(tokens[cursor.head : cursor.at], index) for index in range(cursor.at - cursor.head)
    )
    return not cursor.codes and (national or any(is_ministry(token.low) for token in tokens[cursor.head : cursor.at]))


def _is_minister(token: Token) -> bool:
    found = words().offices.match([token], 0)
    made = (pattern.fullmatch(token.low) for pattern, office in words().patterns if office.post == "menteri")
    return (found is not None and found[1].post == "menteri") or (token.is_capital and any(made))


def _is_abbreviated(line: Line, at: int) -> bool:
    """Whether the head ends in the full stop of a short form: "Kabag. Protokol"."""
    if at + 1 >= len(line.tokens) or line.tokens[at].text != "." or line.gap(at):
        return False
    low = line.tokens[at - 1].low
    return low.startswith(("ka", "sek")) and len(low) < 9 and line.tokens[at + 1].is_capital and low != "kapolri"
