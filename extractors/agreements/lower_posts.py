"""Posts in lower case without a name behind a word of signing: "diteken wakil bupati dan ketua koperasi", "meneken MoU
bersama sang bupati"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..document import Document, Participant
from ..regions.gazetteer import gazetteer
from .canonical import Canonical
from .parties import Person, Phrase, government
from .people import People
from .places import Places

_HEADS = {
    "wakil bupati": ("wakil_bupati", "kabupaten"),
    "bupati": ("bupati", "kabupaten"),
    "wakil wali kota": ("wakil_wali_kota", "kota"),
    "wali kota": ("wali_kota", "kota"),
    "walikota": ("wali_kota", "kota"),
    "wakil gubernur": ("wakil_gubernur", "provinsi"),
    "gubernur": ("gubernur", "provinsi"),
}
"""Heads of governments, and the level of these."""
_OTHERS = {
    "sekda": "sekda",
    "sekretaris daerah": "sekda",
    "kepala dinas": "kepala_dinas",
    "sekretaris dinas": "sekretaris_dinas",
    "kepala badan": "kepala_badan",
    "kepala desa": "kepala_desa",
    "camat": "camat",
    "kapolres": "kapolres",
    "kajari": "kajari",
    "dandim": "dandim",
}
_LOCAL = ("sekda", "kepala_dinas", "sekretaris_dinas", "kepala_badan")
"""Posts of the article's own government."""
_PRIVATE = (
    r"rektor|dekan|kepala (?:sekolah|cabang|kantor|balai|kampus)|ketua [a-z]{4,}|direktur(?: utama)?|direktris"
    r"|manajer(?: [a-z]{4,}){0,2}|pi?mpinan [a-z]{4,}"
)
"""Heads of bodies that are no government's: the contract's ``lainnya``."""
_POST = re.compile(
    r"(?:\b(?:(?:di)?tandatangani|(?:di)?teken|(?:ber)?tanda tangan|oleh|antara|langsung|disusul|bersama|dan|serta"
    r"|dengan)|,) "
    r"(?:(?:sang|pak|bapak|ibu|bu|pihak) )?"
    rf"(?P<post>{'|'.join(sorted((*_HEADS, *_OTHERS), key=len, reverse=True))}|{_PRIVATE})"
    r"(?=[,.;\n]| (?:dan|serta|bersama|dengan|mewakili|atas nama|pada|di|dalam|masing-masing|tersebut|itu|yang)\b|$)"
)
_SIGNED = re.compile(r"\b(?:(?:di|men?)(?:t?andatangani|teken|eken)|teken|(?:ber)?tanda tangan)\b[^.\n]*$")
"""What must stand before in the same sentence."""
_ACTS = ("andatangani", "teken", "neken", "tanda tangan")
_COUNTED = re.compile(
    r"\b(?:\d+|para|seluruh|semua|sejumlah|beberapa|(?:ke)?(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh))"
    r" (?:[a-z]+ ){1,3}(?:dan|serta) $"
)
"""What makes of a post one of many: "35 bupati dan [wali kota]"."""
_NAME = re.compile(r", ([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){1,4})(?=,|\.?$|\. | (?:dan|serta|bersama|dengan|di|pada)\b)")
"""A name behind a post: "… sekretaris dinas, Maya Lestari, bersama …"."""
_BACK = 200
"""Characters before a post in which its signing stands, at most."""


def lower_posts(
    document: Document, places: Places, people: People, names: Canonical, home: str | None
) -> Iterator[Phrase]:
    """The posts of signers that are told in lower case and without a name, in order."""
    text = document.text
    for paragraph in document.read_paragraphs():
        if not any(word in text[paragraph.start : paragraph.end] for word in _ACTS):
            continue
        for match in _POST.finditer(text, paragraph.start, paragraph.end):
            start, end = match.span("post")
            before = max(paragraph.start, start - _BACK)
            if _SIGNED.search(text, before, start) and not _COUNTED.search(text, before, start):
                party, person = _held(match["post"], start, places, people, names, home)
                named = _NAME.match(text, end, paragraph.end)
                span = people.starting(named.start(1)) if named else None
                if named:
                    end = span.end if span else named.end(1)
                    person = replace(person, name=people.official(span).name if span else named[1])
                yield Phrase(start, end, "post", party, person)


def _held(
    words: str, start: int, places: Places, people: People, names: Canonical, home: str | None
) -> tuple[tuple[Participant, ...], Person]:
    """Whom a post binds and who holds it: the head of the article's own government, else of the one named last."""
    own = gazetteer().places.get(home or "")
    if words not in _HEADS:
        post = _OTHERS.get(words, "lainnya")
        only = names.only(words.split()[-1].capitalize()) if post == "lainnya" else None
        region = home if own and post in _LOCAL else None
        holder = people.holder(post, region)
        return ((only,) if only else ()), Person(holder.name if holder else None, post, region)
    post, level = _HEADS[words]
    told = (one for span in places.before(start) for one in places.at(span) if one.level == level)
    place = own if own is not None and own.level == level else next(told, None)
    if place is None:
        return (), Person(None, post, None)
    holder = people.holder(post, place.code)
    return (government(place),), Person(holder.name if holder else None, post, place.code)
