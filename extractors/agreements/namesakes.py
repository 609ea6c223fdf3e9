"""Words that were read as a person's name and are that of a body or of a place."""

from __future__ import annotations

import re
from dataclasses import replace

from ..document import Mention, Official
from ..officials.words import words as officials_words

_NAMESAKE = re.compile(
    r"\b(?:Universitas|Institut|Politeknik|Sekolah Tinggi|Yayasan|PT|CV|Bank|Koperasi|Bandara|Stadion|Pesantren|Ponpes"
    r"|(?<!Direktur )(?<!direktur )(?<!Dirut )(?:RSUD|RSUP|RSIA|RS|Rumah Sakit)(?: [Dd]r\.?)?) $"
)
"""What a body's name opens with: the name of a person behind it is the body's."""
_LED = re.compile(r"\b(?:Direktur|direktur|Dirut) ((?:RSUD|RSUP|RSIA|RS|Rumah Sakit) (?:[Dd]r\. )?)$")
"""What leads to the name of a hospital as well as to that of its head."""
_NEXT_NAME = re.compile(r", (?:[Dd]r|[Dd]rg|[Pp]rof|dra?|apt|[Nn]s)\.? ?[A-Z][a-z]+")
"""What makes a hospital's own of the name behind it: "Direktur RSUD dr. Slamet Bakti, dr. Ani Baruna"."""
_LOOKED_BACK = 40
"""Characters before a name in which these stand, at most."""
_PLACE = r"\b(?:di|ke|dari|asal|Kota|Kabupaten|Kecamatan|Pelabuhan|Bandara|Pulau|Distrik|wilayah|kawasan)"
"""What makes a place of the word behind it."""
_TERRITORIES = "di Kota kota Kabupaten Kecamatan Provinsi Cabang Pelabuhan Bandara Pulau Distrik".split()
"""What makes a place of a whole name behind it: a stronger sign than "dari"."""
_TERRITORY = rf"(?<![Ww]ali )\b(?:{'|'.join(_TERRITORIES)})"
_COURTS = (
    r"(?:PA|PN|Pengadilan (?:Agama|Negeri)|Kejari|Kejaksaan Negeri|Polres|Polsek|Kodim|Koramil|Lapas|Rutan|Cabang)"
)
"""Bodies that bear the name of a place, and never that of a person."""
_COURT = r"(?:PA|PN|Pengadilan (?:Agama|Negeri))"
_COURT_WORDS = "PA PN Agama Negeri Kejari Polres Polsek Kodim Koramil Lapas Rutan Cabang".split()
"""The last words of such bodies."""
_MOST_OF_PLACE = 2
"""Words of a place that is no region of the gazetteer, at most: "Tanjung Priok"."""
_FULL = 2
"""Words of a person's full name, at least."""


def is_namesake(text: str, mention: Mention) -> bool:
    """Whether a name is a body's: "Direktur RSUD Arif Rahman" where "RSUD Arif Rahman" stands without a post too."""
    back = max(0, mention.start - _LOOKED_BACK)
    if _NAMESAKE.search(text, back, mention.start):
        return True
    led = _LED.search(text, back, mention.start)
    if led is None:
        return False
    if _NEXT_NAME.match(text, mention.end):
        return True
    name = led[1] + text[mention.start : mention.end]
    return text.count(name) > len(re.findall(rf"(?:[Dd]irektur|Dirut) {re.escape(name)}", text))


def is_place(text: str, name: str) -> bool:
    """Whether what was read as a name is a place, behind which the name follows: "Kepala BPJS Cabang [Polewali], Indah
    Kusuma". It stands as a place somewhere, or goes on as no name does: "Gubernur [Jeollabuk]-do"."""
    words = name.split()
    if len(words) > _MOST_OF_PLACE:
        return False
    if any(f"{court} {name}" in text for court in _COURT_WORDS) and _is_of_court(text, name):
        return True
    if words[0].lower() in officials_words().given:
        return False
    if f"{name}-" not in text and not any(f"{word} {name}" in text for word in _TERRITORIES):
        return False  # a cheap look before the search
    return re.search(rf"{_TERRITORY} {re.escape(name)}(?!\w)|\b{re.escape(name)}-[A-Za-z]", text) is not None


def _is_of_court(text: str, name: str) -> bool:
    """Whether somebody is at a court of that name, or comes from there: "ke PA Masohi", "antara PN Masohi"."""
    return re.search(rf"\b(?:(?:di|ke|dari) {_COURTS}|antara {_COURT}) {re.escape(name)}(?!\w)", text) is not None


def place_before(text: str, name: str) -> int:
    """Characters of the place that the words of a post before a name end with and that was read as part of it: "Kepala
    BRI Cabang [Mawasangka] Bakri Halim". It stands elsewhere as a place, and what follows is or stands for a name. 0
    where there is none."""
    first, *rest = name.split()
    if len(rest) < _FULL or first.lower() in officials_words().given:
        return 0
    pair = f"{first} {rest[0]}"
    longer = len(rest) > _FULL and text.count(pair) > text.count(f"{pair} {rest[1]}")
    if longer:
        if re.search(rf"{_PLACE} {re.escape(pair)}\b(?! {re.escape(rest[1])}\b)", text):
            return len(pair) + 1
    elif text.count(first) == text.count(pair):  # it never stands without the rest of the name
        return 0
    return len(first) + 1 if _stands_as_place(text, first, rest[0]) else 0


def without_place(text: str, official: Official) -> Official:
    """An official without the place that was read as part of the name, in all mentions; those of the place alone are
    left out."""
    cut = place_before(text, official.name)
    if not cut:
        return official
    whole = official.name[:cut]
    mentions = tuple(
        replace(one, start=one.start + cut, text=one.text[cut:]) if one.text.startswith(whole) else one
        for one in official.mentions
        if one.text != whole.rstrip()
    )
    return replace(official, name=official.name[cut:], mentions=mentions)


def _stands_as_place(text: str, first: str, following: str) -> bool:
    """Whether a word stands somewhere as a place, before another word than ``following`` or where that is a name."""
    place, behind = re.escape(first), re.escape(following)
    if re.search(rf"\b{_COURTS} {place}\b(?! {behind}\b)", text):  # "PA Masohi" elsewhere
        return True
    if re.search(rf"(?:Kabupaten|Kota|Provinsi) [A-Z][\w ]{{2,40}} \({place}\)", text):  # "Sumba Timur (Sumtim)"
        return True
    if following.lower() in officials_words().given:
        return re.search(rf"{_PLACE} {place}\b|, {place}(?=[.,;)\n]| \()", text) is not None
    alone = re.search(rf"(?<!{place} )\b{behind}\b", text)
    return alone is not None and re.search(rf"{_PLACE} {place}\b", text) is not None
