"""What a stretch of text can stand for in an agreement: a body, a person who signs, a group of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ..document import Participant, Region
from ..regions.gazetteer import Place

Form = Literal["post", "government", "body", "place", "person", "name", "group", "self"]
"""A post with or without a name; a government by its own word; an organisation; a bare region; a person's name alone;
capitals that may be a name; "kedua daerah"; "pihaknya"."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who may sign: ``name`` is None for a post alone; ``post`` is the contract's term, ``region`` its territory."""

    name: str | None
    post: str | None
    region: str | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch ``[start, end)`` and whom it stands for.

    ``count`` is the number that a group tells (0: not told). ``noun`` is the group's noun in lower case. ``former``
    marks one who held the post once.
    """

    start: int
    end: int
    form: Form
    parties: tuple[Participant, ...] = ()
    person: Person | None = None
    count: int = 0
    noun: str = ""
    former: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it names one who can sign, by a post or by a name."""
        return self.form in ("post", "person")


OFFICE_POSTS = frozenset(
    (
        "gubernur wakil_gubernur bupati wakil_bupati wali_kota wakil_wali_kota sekda asisten_sekda kepala_bagian"
        " kepala_biro staf_ahli"
    ).split()
)
"""Posts that bind the government of their region."""


HEAD_POSTS = frozenset("gubernur wakil_gubernur bupati wakil_bupati wali_kota wakil_wali_kota menteri".split())
"""Heads of governments, and of ministries: who signs himself where he says "kami menandatangani"
(gold/GUIDELINES.md, section 7)."""
BODY_HEADS = frozenset(
    "ketua_kpu ketua_bawaslu ketua_dprd ketua_pengadilan kajari kajati kapolres kapolda dandim".split()
)
"""Heads of other public bodies: the same holds for them."""


LEADERS = ("pimpinan", "pejabat", "direktur", "ketua", "petinggi")
"""Nouns of groups of those who head the parties: "ketiga pimpinan"."""


_OFFICES = ("opd", "kementerian_lembaga", "tni_polri_kejaksaan", "lainnya")
POINTED = {
    "perusahaan": ("badan_usaha",),
    "bank": ("badan_usaha",),
    "kampus": ("perguruan_tinggi",),
    "universitas": ("perguruan_tinggi",),
    "perguruan tinggi": ("perguruan_tinggi",),
    "yayasan": ("organisasi",),
    "organisasi": ("organisasi",),
    "koperasi": ("organisasi",),
    "pengadilan": ("kementerian_lembaga",),
    "instansi": _OFFICES,
    "lembaga": (*_OFFICES, "organisasi"),
}
"""Nouns that point back to a body, and the kinds of those that they may mean."""


def same(one: Participant, other: Participant) -> bool:
    """Whether two participants are the same body: a government by its region, all others by name."""
    if one.kind == "pemda" or other.kind == "pemda":
        return one.kind == other.kind and one.region == other.region and (one.region is not None or _named(one, other))
    return _named(one, other)


def _named(one: Participant, other: Participant) -> bool:
    return folded(one.name) == folded(other.name)


@lru_cache(maxsize=8_192)
def folded(name: str) -> str:
    """A name in lower case, letters and digits only, single blanks."""
    return " ".join("".join(char if char.isalnum() else " " for char in name.casefold()).split())


def government(region: Region | Place) -> Participant:
    """The local government of a region, under the region's name with its level."""
    name = f"Provinsi {region.name}" if region.level == "provinsi" else region.name
    return Participant(name, "pemda", region.code)


def merged(parties: list[Participant], more: tuple[Participant, ...]) -> list[Participant]:
    """``parties`` with those of ``more`` that are not yet among them."""
    found = list(parties)
    for party in more:
        if not any(same(party, known) for known in found):
            found.append(party)
    return found
