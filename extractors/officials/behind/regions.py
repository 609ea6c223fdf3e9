"""Regions and countries behind a head: what was read as one, what was not, what stands in apposition."""

from __future__ import annotations

from ...regions.fold import key
from ...regions.gazetteer import gazetteer
from ..unread import unread_region
from ..words import words
from .cursor import Cursor

_CAPITAL = "31"
_OF_VILLAGE = frozenset(["lurah", "kepala_desa"])
_TYPES = frozenset("desa kelurahan kecamatan kec distrik kabupaten kab kota kotamadya provinsi prov".split())
_DISTRICT = 5
"""Letters of the code of a kabupaten or kota; those of kecamatan are longer."""
_GOVERNMENTS = frozenset("pemkab pemkot pemko pemprov pemda pemerintah pemerintahan daerah setda".split())
_VILLAGES = frozenset("desa kelurahan nagari gampong pekon kampung kalurahan".split())


def region(cursor: Cursor) -> bool:
    if cursor.low(cursor.at) == "metro" and cursor.low(cursor.at + 1) == "jaya" and cursor.office.takes == "body":
        cursor.codes.append(_CAPITAL)
        cursor.at += 2
        return True
    after = cursor.over_region(cursor.at)
    if after is None:
        return unread(cursor)
    if after <= cursor.at:
        return False
    cursor.at = after
    return True


def namesake(cursor: Cursor) -> bool:
    """A village or kelurahan that is called like a region: "Lurah Manggarai", "Keuchik Padang Baru"."""
    token = cursor.line.tokens[cursor.at]
    if cursor.at > cursor.begin or cursor.office.post not in _OF_VILLAGE or not cursor.covers(cursor.at):
        return False
    start = cursor.line.starts[cursor.at]
    if token.low in _TYPES or max(map(len, cursor.places.codes[start])) > _DISTRICT:
        return False
    end = cursor.line.at(cursor.places.ends[start])
    following = cursor.token(end)
    if following is not None and following.is_capital and following.low in words().village_words:
        end += 1
    cursor.at = end
    return True


def unread(cursor: Cursor) -> bool:
    """A region that was not read as one: "Dinas Kehutanan DIY"."""
    if cursor.codes or cursor.office.territory == "centre":
        return False
    found = unread_region(cursor.line, cursor.at, cursor.office.post in ("camat", "kapolsek", "danramil"))
    if found is None:
        return False
    cursor.at = found[0]
    cursor.codes.extend(found[1])
    return True


def country(cursor: Cursor) -> bool:
    found = words().countries.match(cursor.line.tokens, cursor.at)
    token = cursor.line.tokens[cursor.at]
    if found is None or not token.is_capital or (len(token.text) < 4 and not token.text.isupper()):
        return False
    cursor.at, cursor.abroad = found[0], True
    return True


def seated_at(cursor: Cursor) -> bool:
    """ "Kepala Balai Besar POM di Pekanbaru, Budi": where an office has its seat, before a comma and a name."""
    if cursor.codes or cursor.low(cursor.at) != "di" or not cursor.covers(cursor.at + 1):
        return False
    end = cursor.line.at(cursor.places.ends[cursor.line.starts[cursor.at + 1]])
    following = cursor.token(end + 1)
    if cursor.low(end) != "," or following is None or not following.is_capital or cursor.covers(end + 1):
        return False
    cursor.at = cursor.over_region(cursor.at + 1) or cursor.at
    return True


def of_country(cursor: Cursor) -> bool:
    """ "di Filipina", ", Jepang," behind a place abroad."""
    low = cursor.low(cursor.at)
    found = words().countries.match(cursor.line.tokens, cursor.at + 1) if low in ("di", ",") and cursor.abroad else None
    if found is None or not cursor.line.tokens[cursor.at + 1].is_capital:
        return False
    cursor.at = found[0]
    return True


def republic(cursor: Cursor) -> bool:
    token = cursor.line.tokens[cursor.at]
    if token.text == "RI":
        cursor.at += 1
        return True
    if token.low in ("republik", "provinsi", "prov", "kerajaan") and token.is_capital:
        cursor.at += 2 if cursor.low(cursor.at + 1) == "indonesia" else 1
        return True
    return False


def accredited(cursor: Cursor) -> bool:
    """ "RI untuk Kerajaan Belanda", "Indonesia untuk UNESCO": where an envoy serves."""
    token = cursor.line.tokens[cursor.at]
    seat = cursor.low(cursor.at - 1) in ("di", "of") and token.text.istitle() and token.low not in words().given
    capitals = seat or (token.text.isupper() and len(token.text) > 2 and cursor.low(cursor.at - 1) in ("untuk", "di"))
    if (
        token.low not in ("indonesia", "untuk", "di", "of", "kerajaan", "luar", "biasa", "berkuasa", "penuh", "dan")
        and not capitals
    ):
        return False
    cursor.at += 1
    return True


def government(cursor: Cursor) -> bool:
    """ "Sekda Pemkab Ngawi", "Sekda Pemerintah Kota Dumai": the government between a post and its region."""
    if cursor.codes or cursor.office.territory == "centre":
        return False
    at = cursor.at
    while cursor.low(at) in _GOVERNMENTS and not cursor.covers(at):
        at += 1
    inside = cursor.at < at < len(cursor.line.tokens)
    named = inside and (cursor.covers(at) or unread_region(cursor.line, at, False) is not None)
    cursor.at = at if named else cursor.at
    return named


def typed_region(cursor: Cursor, index: int) -> bool:
    """ ", Kabupaten Blitar, dr. Budi": the region in apposition to the body."""
    token = cursor.line.tokens[index]
    if token.low not in ("kabupaten", "kota", "provinsi", "kecamatan", "kab", "kec"):
        return False
    after = cursor.over_region(index)
    if after is None:
        return False
    cursor.at = after
    return True


def district(cursor: Cursor) -> bool:
    """ ", Kecamatan Rumpin", ", Kabupaten Bogor" behind a village."""
    if cursor.low(cursor.at) != "," or cursor.at + 1 >= len(cursor.line.tokens):
        return False
    if cursor.low(cursor.at + 1) in _VILLAGES and cursor.at > cursor.begin:
        return _village_above(cursor)
    if not cursor.covers(cursor.at + 1):
        return untold_district(cursor)
    if typed_region(cursor, cursor.at + 1):
        return True
    end = cursor.line.at(cursor.places.ends[cursor.line.starts[cursor.at + 1]])
    if cursor.at == cursor.begin or cursor.low(end) != ",":
        return False
    cursor.at = cursor.over_region(cursor.at + 1) or cursor.at
    return True


def _village_above(cursor: Cursor) -> bool:
    """ ", Desa Kemejing," behind a hamlet: up to three words between the kind of village and a comma."""
    for last in range(cursor.at + 3, min(cursor.at + 6, len(cursor.line.tokens))):
        if not cursor.line.tokens[last - 1].is_capital:
            return False
        if cursor.low(last) == ",":
            cursor.at = last
            return True
    return False


def untold_district(cursor: Cursor) -> bool:
    """ ", Nusa Penida," behind a village: a kecamatan by its name alone, between commas."""
    for width in (1, 2, 3):
        last = cursor.at + 1 + width
        if cursor.low(last) == "," and cursor.at > cursor.begin:
            name = cursor.line.text[cursor.line.starts[cursor.at + 1] : cursor.line.end(last - 1)]
            found = gazetteer().districts.get(key(name), ())
            cursor.codes.extend(found)
            cursor.at = last if found else cursor.at
            return bool(found)
    return False


def larger(cursor: Cursor) -> bool:
    """ ", Sulawesi Barat," behind a kabupaten or kota: the province in which it lies."""
    if cursor.low(cursor.at) != "," or not cursor.codes or not cursor.covers(cursor.at + 1):
        return False
    start = cursor.line.starts[cursor.at + 1]
    province = next((code for code in cursor.places.codes[start] if len(code) == 2), None)
    following = cursor.token(cursor.line.at(cursor.places.ends[start]))
    if province is None or not all(len(code) > 2 and code[:2] == province for code in cursor.codes):
        return False
    if following is None or not (following.is_capital or following.text in ",("):
        return False
    cursor.at = cursor.line.at(cursor.places.ends[start])
    return True


def within(cursor: Cursor) -> bool:
    """ "Kades di Ogan Ilir, Budi": only the region is told, not the village."""
    if cursor.low(cursor.at) != "di" or cursor.at > cursor.begin:
        return False
    after = cursor.over_region(cursor.at + 1)
    if after is None or cursor.low(after) != ",":
        cursor.codes.clear()
        return False
    cursor.at = after
    return True
