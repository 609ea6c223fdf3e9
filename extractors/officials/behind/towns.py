"""Towns behind an office of the state that has its seat there: a kecamatan, or a seat of a kabupaten, by its name."""

from __future__ import annotations

from ...regions.fold import key
from ...regions.gazetteer import gazetteer
from ..words import words
from .cursor import Cursor
from .seats import stands_behind_unit

_WIDEST = 3
"""Words of the name of a town."""
_ARTICLE = 20_000
"""Characters to either side of a post that are of one article: some files join many."""
_OF_REGIONS = frozenset(
    "kepala_dinas sekretaris_dinas kepala_biro kepala_bagian kepala_bidang asisten_sekda staf_ahli inspektur "
    "kepala_satpol_pp sekretaris_dprd kepala_badan".split()
)
"""Posts of governments of regions: no town stands behind them."""


def town(cursor: Cursor) -> bool:
    """The seat of an office where that is no region: "Ketua PN Tais Budi", "BPJS Kesehatan Cabang Polewali, Sri".

    A kecamatan of a province that the article names, before a name or a comma; given names are none.
    """
    line = cursor.line
    if not _may_have_seat(cursor) or line.tokens[cursor.at].low in words().given:
        return False
    for last in range(min(cursor.at + _WIDEST, len(line.tokens) - 1), cursor.at, -1):
        following = line.tokens[last]
        written = all(token.is_word and token.text.istitle() for token in line.tokens[cursor.at : last])
        if not written or not (following.is_capital or following.text in ",("):
            continue
        name = key(line.text[line.starts[cursor.at] : line.end(last - 1)])
        if code := _likeliest(cursor, gazetteer().districts.get(name, ())):
            cursor.codes += [code] if cursor.office.takes != "facility" else []  # a terminal is its government's
            cursor.at = last
            return True
    return False


def _may_have_seat(cursor: Cursor) -> bool:
    office = cursor.office
    if cursor.codes or office.territory == "centre" or office.post in _OF_REGIONS:
        return False
    if office.takes == "facility" and cursor.line.is_headline:
        return False
    within = cursor.at > cursor.begin or stands_behind_unit(cursor)
    return office.takes != "body" or (within and not cursor.line.is_headline)


def _likeliest(cursor: Cursor, codes: tuple[str, ...]) -> str | None:
    """The kecamatan that the article names, else the kabupaten or kota of the first that lies where the article is."""
    if not codes:
        return None
    start = cursor.line.starts[cursor.at]
    near = list(cursor.places.before(start + _ARTICLE, 2 * _ARTICLE))
    told = {code for mention in near for code in cursor.places.codes[mention]}
    here = next((code for code in codes if code in told), None)
    if here and cursor.office.post == "lainnya" and cursor.low(cursor.at - 1) != "cabang":
        return here  # "PLBN Entikong" where the article speaks of the kecamatan
    regions = {code[:5] for code in told}
    fitting = [code[:5] for code in codes if code[:5] in regions]
    fitting += [code[:5] for code in codes if code[:2] in {region[:2] for region in regions}]
    return fitting[0] if fitting else None
