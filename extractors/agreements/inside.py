"""What goes on inside a name: abbreviations in brackets, small words of other languages, the place of a branch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .cutting import BRANCH
from .organisation_words import Head, organisation_words
from .places import Places
from .portfolios import GOVERNING, is_noun
from .signer_words import first_words
from .tokens import DAYS, MONTHS, Token, next_to

LINKS = frozenset(
    "of and the for by in de da do dos das du des del della di der die für fur van von et e y la le el al".split()
)
"""Small words inside a name of another language."""
_GOES_ON = BRANCH | frozenset("Kesehatan Kelas Tipe Provinsi Kabupaten Kota Daerah Pusat Pratama Madya".split())
"""Words that go on with a name behind its abbreviation: "Lembaga Pemasyarakatan (Lapas) Kelas IIA Ambon"."""
_COMPANY = frozenset(["Tbk", "Persero", "Perseroda"])
_SHORT = re.compile(r"[A-Z][A-Za-z]{1,11}")
_GENERIC = frozenset("Islam Negeri Katolik Kristen Hindu Buddha Agama Besar".split())
"""Words that say what a campus or an office is, and not which: "Universitas Islam Negeri (UIN) Baruna"."""
_FOOD = frozenset(["POM", "BPOM", "BBPOM", "Makanan"])
"""Ends of the names of offices that stand "di" their town (Peraturan BPOM 22/2020): "Balai Besar POM di Palu"."""
_ADDRESS = frozenset(["Kecamatan", "Kelurahan", "Kec", "Kel", "Jalan", "Jln", "Jl"])
"""Words that tell where a body is, and end its name: "PT Angin Laut Kecamatan Bayah"."""
_PRIVATE = re.compile(r"(?:PT|CV|UD)\b")
_PUBLIC = ("kementerian_lembaga", "tni_polri_kejaksaan", "opd")
_PROPER = ("organisasi", "badan_usaha", "perguruan_tinggi")
"""Kinds whose proper name may follow the abbreviation of their head: "Koperasi Unit Desa (KUD) Suka Rukun"."""


@dataclass(frozen=True, slots=True)
class Brackets:
    """Reads brackets inside the names of one paragraph; positions are indices of tokens."""

    text: str
    tokens: list[Token]
    places: Places
    cuts: set[int]

    def after(self, at: int, head: Head, begin: int) -> int:
        """The index after brackets at ``at`` within the name that begins at ``begin`` ("(BPN) Jawa Tengah",
        "(Persero) Tbk"), ``at`` where they end it."""
        close = next((i for i in range(at + 1, min(at + 4, len(self.tokens))) if self.tokens[i].text == ")"), None)
        if close is None or close + 1 >= len(self.tokens):
            return at
        inside, after = self.tokens[at + 1], self.tokens[close + 1]
        if inside.word in _COMPANY:
            return close + 2 if after.word == "Tbk" else close + 1
        if after.word == "Tbk":
            return close + 2
        goes_on = next_to(self.text, self.tokens[close], after) and (after.is_capital or after.text == "of")
        if not goes_on or after.start in self.cuts:
            return at
        local = self.places.starting(after.start) is not None or head.english or after.text in _GOES_ON
        again = f"{inside.text} {after.text}" in self.text and after.text not in ("RI", "Republik")
        local = local or (again and head.kind in _PUBLIC)  # "(Polres) Sumtim"
        numbered = head.kind == "tni_polri_kejaksaan" and after.text[0].isdigit()  # "(Kodim) 1602/Ende"
        local = local or numbered or (self.tokens[begin].text == "Kantor" and after.word == "Kementerian")
        return close + 1 if local or self._opens_proper_name(begin, at, close, head) else at

    def _opens_proper_name(self, begin: int, at: int, close: int, head: Head) -> bool:
        """Whether the words before the brackets only say what the body is, so that its own name follows them."""
        after = self.tokens[close + 1]
        named = head.kind in _PROPER or self.tokens[begin].text in ("Balai", "Loka")
        if not named or close != at + 2 or not _SHORT.fullmatch(self.tokens[at + 1].text):
            return False
        if after.text in GOVERNING or after.text in DAYS or after.word in first_words() or after.text.isdigit():
            return False
        told = (token.text for token in self.tokens[begin:at])
        known = organisation_words().firsts | _GENERIC
        return all(not word[0].isupper() or is_noun(word) or word in known for word in told)


@dataclass(frozen=True, slots=True)
class Joints:
    """Reads what a comma, "dan" or "di" joins to the names of one paragraph; positions are indices of tokens."""

    tokens: list[Token]
    places: Places

    def after(self, at: int, head: Head, begin: int) -> int:
        """The index after what the joint at ``at`` adds to the name that begins at ``begin``, ``at`` where it ends it:
        "PT Angin Laut, Tbk", "Bank Pembangunan Daerah Jambi dan Bengkulu", "Balai POM di Palu"."""
        joint, before = self.tokens[at].text, self.tokens[at - 1]
        if at + 1 >= len(self.tokens) or (head.fields and joint != "di"):
            return at
        after = self.tokens[at + 1]
        if joint == ",":
            return at + 2 if after.word == "Tbk" and head.kind == "badan_usaha" else at
        if joint == "di":
            return index_past(self.tokens, self.places, at + 1) if before.word in _FOOD and after.is_capital else at
        regional = any(token.word in ("Pembangunan", "BPD") for token in self.tokens[begin:at])
        two = regional and head.kind == "badan_usaha" and before.word not in ("Daerah", "BPD")
        return index_past(self.tokens, self.places, at + 1) if two and self.places.starting(after.start) else at


def index_past(tokens: Sequence[Token], places: Places, at: int) -> int:
    """The index after a word in capitals, or after the whole region that it begins."""
    place = places.starting(tokens[at].start)
    step = at + 1
    while place and step < len(tokens) and tokens[step].start < place[1]:
        step += 1
    return step


def is_address(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether a word opens the address of the body that begins at ``begin``, and is not of its name: villages have
    bodies of their own, companies have none."""
    token = tokens[at]
    return token.word in _ADDRESS or (token.text == "Desa" and _PRIVATE.match(tokens[begin].text) is not None)


def goes_past_region(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a word behind a region can be of a quarter of a town."""
    token = tokens[at]
    return next_to(text, tokens[at - 1], token) and token.is_capital and token.word not in first_words()


def is_day(tokens: list[Token], at: int) -> bool:
    """Whether a word is a day or month of a date, and no part of a name: "Universitas Sebelas Maret"."""
    token = tokens[at]
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if token.text.isdigit() and following in MONTHS:  # "KPU Alor 7 Oktober"
        return True
    return token.text in DAYS and not (token.text in MONTHS and not following[:1].isdigit())
