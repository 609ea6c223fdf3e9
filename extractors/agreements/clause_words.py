"""Words that part names from the words of signing, or let them pass; and whether a gap joins two names."""

from __future__ import annotations

import re
from functools import cache

from .. import lexicon
from .tokens import titles

_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_CALLED = re.compile(
    r"(?:yang )?(?:akrab|biasa|kerap|sering)(?: juga)? (?:di)?(?:sapa|panggil|sebut)\w*,? (?:[A-Z][\w.]* ?){1,3},?"
)
_LOST_NAME = re.compile(r"\b(?:PT|CV)\.? +,\s*$")
"""What is left of a company's name where a link fell out of it: "dengan PT , Angin Laut"."""
SIDES = frozenset(
    (
        "daerah|pemda|pemkab|pemkot|pemprov|kejaksaan|kepolisian|polisi|tni|kampus|universitas|perusahaan|bank"
        "|kementerian|koperasi|yayasan|dinas|lembaga|instansi|mitra|sana|sini|seberang|pihak kampus|pihak perusahaan"
    ).split("|")
)
"""Nouns for one side, from which somebody signs: "dari kampus Rektor Y"."""
ITS_SIGNERS = ("", "pula", "juga", "adalah", ":", "tersebut:", "itu:", "ini:", "antara lain:")
"""What leads from a word of signing to those who sign: "Daftar penanda tangannya: Bupati X, …"."""
_CAPACITY = re.compile(
    r"\W*(?:\w+ ){0,4}?\b(?:sebagai|selaku|mewakili|atas nama|untuk) [^.;:]{2,60}?"
    r"(?:,| dan| serta) ?(?:dan |serta )?"
)
"""In what capacity somebody signs, and the word that leads to the next who does."""
_NEXT = re.compile(r",? ?(?:dan|serta|dengan|bersama)(?: juga| pula)? ")
_VENUE = re.compile(
    r"\b(?:rumah (?:dinas|jabatan)|ruang (?:kerja|rapat)|kediaman(?: (?:dinas|resmi))?) $", re.IGNORECASE
)
"""Rooms and houses of those who hold an office: "di rumah jabatan [Bupati X]"."""
LISTS = frozenset(
    (
        "yakni|yaitu|yang terdiri dari|terdiri dari|terdiri atas|antara lain|di antaranya|diantaranya|masing-masing"
        "|termasuk|seperti"
    ).split("|")
)
"""Words that open a list: its members have the role of what is listed."""
OUT_OF_TOPIC = frozenset(
    "dengan,bersama,antara,melibatkan,mengikat,menggandeng,oleh,dilakukan oleh,dilakukan antara".split(",")
)
"""Words that lead back from what a paper is about to those whom it binds."""
BESIDE = ("bersama", "bareng", "menggandeng", "gandeng")
"""Words that lead to a partner who opens a clause: "Bersama Universitas X, Pemkab Y meneken …"."""
COPULAS = ("ialah", "adalah", "yaitu", "yakni")
_LEADS = re.compile(r"[^.;:,]{0,70}?\b(?:ialah|adalah|yaitu|yakni)\b")
"""What leads from "yang meneken …" to who does."""
_SERIAL = 2
"""Words between a subject and its verb of signing that may be a verb of their own, at most."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_VERB = re.compile(r"\b(?:me[mnlrwy]|men[a-z]|ber|di(?!rek|nas|vis|str|git|rinya)[a-z])[a-z]{3,}")


@cache
def between(name: str) -> frozenset[str]:
    """The words of one table of what may stand between."""
    return frozenset(
        word for row in lexicon.table("agreements")["between"] if row["name"] == name for word in row["words"]
    )


def words_of(gap: str) -> list[str]:
    """The words of a gap as written, without what stands in brackets."""
    return _WORD.findall(_BRACKETS.sub("", gap))


def is_join(gap: str) -> bool:
    """Whether what stands between two phrases joins them to one list: "A, B, dan C"."""
    plain = _CALLED.sub("", _BRACKETS.sub("", gap))
    words = _WORD.findall(plain)
    if any(mark in plain for mark in ".;:") and not re.fullmatch(r"[\s,.]*", plain):
        return False
    led = bool(words) and words[0] in ("dan", "serta")  # "dan perwakilan Y"
    known = between("joiner") | between("filler") if led else between("joiner")
    return all(word.lower() in known or word in titles() for word in words) and bool(plain.strip() or words)


def strange_words(gap: str) -> list[str]:
    """The words of a gap that neither join nor merely fill."""
    gap = _LOST_NAME.sub("", gap)
    known = between("joiner") | between("filler")
    return [word for word in words_of(gap) if word.lower() not in known and word.capitalize() not in titles()]


def belongs_to_other(gap: str) -> bool:
    """Whether the word right before a name makes it no body that is bound: "petani [Kabupaten Ende]"."""
    words = words_of(gap)
    return bool(words) and (words[-1].lower() in between("belonging") or _VENUE.search(gap) is not None)


def is_next(gap: str) -> bool:
    """Whether nothing but a word that joins stands in a gap."""
    return _NEXT.fullmatch(gap) is not None


def leads_to_signers(text: str, at: int) -> bool:
    """Whether who signs is told behind a copula: "yang menandatangani naskah itu adalah Bupati X"."""
    return _LEADS.match(text, at) is not None


def goes_on_behind_capacity(gap: str) -> bool:
    """Whether a gap tells in what capacity somebody signs, and leads to the next: "selaku Pihak Kesatu dan"."""
    return _CAPACITY.fullmatch(gap) is not None


def is_free_of_verbs(gap: str) -> bool:
    """Whether no verb parts a subject from its signing; one that leads on to it does not."""
    found = words_of(gap)
    if 0 < len(found) <= _SERIAL and not gap.strip().endswith(","):  # "keduanya mengantre meneken"
        return True
    words = {word for word in found if word[0].islower()}
    return not any(_VERB.match(word) for word in words - between("light_verb"))
