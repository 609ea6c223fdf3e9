"""Governments by their own words: "Pemerintah Kabupaten Ngawi", "Pemkot" alone, villages, cities abroad."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document, Participant
from .abroad import name_abroad_at
from .canonical import Canonical
from .capitals import CAPITALS
from .organisation_words import organisation_words
from .parties import Phrase, government
from .places import Places

_GOVERNMENT = re.compile(
    r"\b(?:Pemerintah(?:an)?(?: [Dd]aerah)?(?: \([A-Za-z]+\))?(?: (?:Provinsi|Kabupaten|Kota))?(?: \([A-Za-z]+\))?"
    r"|[Pp]em(?:kab|kot|ko|prov|prop|da)(?: (?:dan|&) Pem(?:kab|kot|ko))?|PEM(?:KAB|KOT|KO|PROV|DA))(?!\w)"
)
_NO_STATE = frozenset("Nomor No Pengganti Setuju Daerah".split())
"""Words behind "Pemerintah" that name no state: "Peraturan Pemerintah Nomor 28"."""
_VILLAGE = re.compile(r"(?:Desa|Kelurahan|Nagari|Gampong|Kampung|Pekon|Negeri|Kalurahan) [A-Z]")
"""Villages are no local governments, but sign for themselves."""
_LOST = re.compile(r"[ \u00a0]*(?:\([ ,]*\)|,,? )")
"""What is left where a link fell out of the text: "Pemerintah Provinsi  , dengan"."""
_ALONE = re.compile(r"[ \u00a0]?(?:\([A-Za-z]+\)[ \u00a0]?)?(?:[a-z]|[.,;”\"]|$)")
"""What follows a government that is told without its region: "Pemerintah Kabupaten akan …"."""
_MANY = re.compile(
    r"\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belas|puluh|\d+|semua|seluruh|para|setiap|antar"
    r"|sejumlah|beberapa)[ \u00a0-]$",
    re.IGNORECASE,
)
"""Words that make many governments of what follows them, or none that is meant."""
_LOCAL = ("Pemerintah Daerah", "Pemerintah daerah", "pemerintah daerah", "Pemerintah Daerah (Pemda)")
_LEVEL = {
    "pemda": "daerah",
    "pemkab": "kabupaten",
    "pemkot": "kota",
    "pemko": "kota",
    "pemprov": "provinsi",
    "pemprop": "provinsi",
}
_FAR = 12
"""Characters before a government in which a number of them stands."""


def governments(document: Document, places: Places, names: Canonical) -> Iterator[Phrase]:
    """The governments of all paragraphs that are read; one whose region goes unsaid is a "self"."""
    text = document.text
    for paragraph in document.read_paragraphs():
        for match in _GOVERNMENT.finditer(text, paragraph.start, paragraph.end):
            yield from _government(text, match, places, names, paragraph.end)


def _government(text: str, match: re.Match[str], places: Places, names: Canonical, end: int) -> Iterator[Phrase]:
    at = match.end() + 1 if text[match.end() : match.end() + 1] in (" ", "\u00a0") else match.end()
    place = places.starting(at)
    typed = re.search(r"(?:Provinsi|Kabupaten|Kota)$", match[0])
    if place is None and typed:  # the type word belongs to the mention: "Pemerintah [Kota Bitung]"
        place = places.starting(match.start() + typed.start())
    if place:
        parties = tuple(government(region) for region in places.at(place))
        yield Phrase(match.start(), place[1], "government", parties)
    elif (abroad := name_abroad_at(text, at)) is not None:
        yield Phrase(match.start(), abroad[1], "government", (abroad[0],))
    elif match[0].lower() in _LEVEL:
        yield Phrase(match.start(), match.end(), "self", noun=_LEVEL[match[0].lower()])
    elif typed and (_LOST.match(text, match.end(), end) or _is_alone(text, match, end)):
        yield Phrase(match.start(), match.end(), "self", noun=typed[0].lower())
    elif match[0] in _LOCAL and _is_alone(text, match, end):
        yield Phrase(match.start(), match.end(), "self", noun="daerah")
    elif match[0].startswith("Pemerintah") and (other := CAPITALS.match(text, at, end)):
        if other[0].split()[0] in organisation_words().headline | _NO_STATE:
            return
        name = (
            text[match.start() : other.end()].removeprefix("Pemerintah ")
            if typed
            else text[match.start() : other.end()]
        )
        if _VILLAGE.match(name.removeprefix("Pemerintah ")):
            party = Participant(name.removeprefix("Pemerintah "), "lainnya", None)
            yield Phrase(match.start(), other.end(), "government", (party,))
            return
        indonesian = "Indonesia" in name or name.endswith(("Pusat", " RI"))
        kind = "kementerian_lembaga" if indonesian else "asing"
        yield Phrase(match.start(), other.end(), "government", (names.party(name, kind),))


def _is_alone(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a government is told without its region, and no number of them is: "Pemerintah Kabupaten akan …"."""
    return _ALONE.match(text, match.end(), end) is not None and not _MANY.search(
        text[max(0, match.start() - _FAR) : match.start()]
    )
