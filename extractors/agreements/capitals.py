"""Words in capitals that may be the name of a body, and the names of states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .. import lexicon
from ..document import Document, Participant
from ..officials.words import words as officials_words
from .canonical import Canonical
from .cutting import ROLES, is_bare
from .organisation_words import organisation_words
from .parties import Phrase
from .places import Places
from .sentences import Sentence
from .signer_words import first_words
from .tokens import DAYS, titles

CAPITALS = re.compile(
    r"\b[A-Z][\w’'&.-]*\w(?: (?:(?:of|and|the|for|by|&|de|da|do|dos|du|des|del|della|der|die|fur|für|van|von|et) ){0,2}"
    r"(?:\([A-Z][A-Za-z]{1,9}\) (?:of )?)?[A-Z0-9À-Ý][\w’'&./-]*\w)*"
    r"(?: \(Persero\))?(?: Tbk\b)?"
    r"|\b[A-Z]{2,}\b"
)
"""A run of words in capitals."""
_OPENING = 8
"""Characters before a word that are looked at for the end of a sentence."""
_SHORTEST = 3
"""Letters of a name of one word, at least."""
_ROLE = re.compile(r"(?:, ?[A-Z][\w.]{0,6}){0,3},? selaku ([A-Z]\w+)")
_VERB = re.compile(r"(?:Di|Me|Ber|Ter|Pe|Ke|Se)[a-z]{4,}")
_ABBREVIATION = re.compile(r"(?<![\w.,/-])([A-Z][A-Z0-9]{2,9}) $")
_DEGREE = re.compile(r"\b[A-Z][A-Za-z]{0,3}\.(?:[A-Z][A-Za-z]{0,4}\.?)*, $")
"""A degree, behind whose comma another follows: "Ir. Rini Wati, M.M., CHRP"."""
_AMOUNT = re.compile(r"Rp[\d.,]*|\d{1,3}(?:[.,]\d{3})+")
"""Amounts of money: none is part of a name."""
_CLASS = re.compile(r"[IVX]+[A-D]?")
"""Classes of prisons and the like: "Lapas Kelas IIA Ambon"."""
_PAPERS = frozenset(
    "Perjanjian Nota Naskah Komitmen Pakta Surat Berita Prasasti Piagam Memorandum MoU PKS Letter Program Rencana Tahun"
    " Peraturan Undang-Undang Undang-undang UU Perda Perbup Perwali Pergub Perpres Dokumen Kerja Kerjasama Kesepakatan"
    " Penandatanganan Pasal Nomor Raperda Rancangan Keputusan Instruksi Sertifikat Sertipikat Agreement Festival Hari"
    " Pekan Gerakan Kegiatan Acara Bulan Jalan Teluk Danau Pulau Gunung Sungai Pantai Selat Laut Lapangan Gedung"
    " Aula Hotel Ruang Pendopo Kompleks Kawasan Bandara Stadion Terminal Tol Gelora".split()
)
"""Words that open the name of a paper, an event or a place, and no body's."""
_NO_OFFICES = frozenset(
    "ASN APBD APBN RPJMD RPJPD RKPD RTRW RDTR PAD DAK DAU DBH TPA TPS TPI TKI PMI PPPK CPNS LKPD SAKIP DPT PSU ODGJ UMK"
    " UMP SMP SMA SMK SDN SMPN SMAN SMKN MIN MTS PKK DPC DPD DPW DPP DKD TKD PDIP PKB PPP PAN PSI PBB HUT KTP KLA IPM"
    " PDRB RSBI DPRD DPRK PJU KUA WBK KIP PON POR MTQ TPID TPAKD UKM IKM FKUB DPRP".split()
)
"""Abbreviations before a region that are no office of it."""
_VILLAGES = frozenset("Desa Kelurahan Nagari Gampong Kampung Pekon Kalurahan Lembang".split())
NO_NAMES = frozenset(
    (
        "BUMN BUMD APBD APBN KSM CSR UU SDM WNI WIB HAM DKI Prov Kab Muh Moh Pj Plt MoU PKS LoI NPHD MOU MoA RI"
        " NKRI SH ASN PNS OPD UMKM Rp Pasal Ayat RPJMD RPJPD RKPD RTRW RDTR PAD DAK DAU DBH TPA TPS PPPK LKPD SAKIP PSU"
        " ODGJ UMK UMP HUT KTP KK KLA IPM PDRB PJU WBK PON MTQ JKN UHC KUR PBB BPHTB WTP MCP SPBE QRIS KKPD ETPD RKUD"
        " SPAM PLTS PLTSa RTH TJSL KKN MBKM KIS JKK JKM JHT PBI PBPU TBC PMK PAUD AKB AKI HET LPG BBM NIK NIB OSS SIPD"
        " APBDes RAPBD RAPBDes NJOP PKL CCTV ESG SDGs PPA SPK SPT SPPT HGU HGB SHM PTSL KPR PPAS TPP BLT PKH BPNT RTLH"
        " Kesra TAPD Banggar Pansus Bapemperda Posyandu SKPD SKPK Forkopimda Forkompimda Forkompinda Forkopimcam"
        " Forkopincam Muspida Muspika Ormas Parpol Mou"
    ).split()
)
"""Abbreviations that name no body."""


def capital_names(document: Document, names: Canonical, telling: Sequence[Sentence]) -> Iterator[Phrase]:
    """Words in capitals that may be the name of a body: "dengan Baruna". Only party places take them, so that only the
    sentences are read that tell of an act."""
    text = document.text
    for sentence in telling:
        if sentence.kind == "title":
            continue
        for match in CAPITALS.finditer(text, sentence.start, sentence.end):
            before = text[max(sentence.start, match.start() - _OPENING) : match.start()]
            if _DEGREE.search(before):
                continue
            opens = before.rstrip(" \"“”'‘’(-–—")[-1:] in ("", ".", "!", "?", ":")
            name = _plain_name(match[0], opens)
            if not name or (" " in name and name.istitle() and _holds_post(text, match.end())):
                continue
            country = is_country(name)
            kind = "lainnya" if not country else "kementerian_lembaga" if "Indonesia" in name else "asing"
            party = Participant(name, kind, None) if country else names.party(name, kind)
            if party.name == name and name.istitle() and is_bare(name):
                continue  # "Badan" of no body
            start = document.text.index(name, match.start())
            yield Phrase(start, start + len(name), "name", (party,), noun="country" if country else "")


def _holds_post(text: str, at: int) -> bool:
    """Whether words in capitals are a person's name, by the post or the office that they stand for: "selaku Kejari"."""
    role = _ROLE.match(text, at)
    return role is not None and (role[1] in first_words() or role[1] in organisation_words().heads)


def names_with_place(document: Document, places: Places, names: Canonical) -> Iterator[Phrase]:
    """Abbreviations of offices with the region that they serve: "BPCB Sumatera Barat"."""
    text = document.text
    for start, end in places.spans:
        before = _ABBREVIATION.search(text, max(0, start - 16), start)
        if not before or _CLASS.fullmatch(before[1]):
            continue
        if before[1] not in NO_NAMES | _NO_OFFICES and before[1] not in first_words():
            name = text[before.start(1) : end]
            yield Phrase(before.start(1), end, "body", (names.party(name, "lainnya"),))


def _plain_name(written: str, opens: bool) -> str:
    """A name without the common words in capitals that open a sentence; "" where nothing is left, or no body."""
    words = written.split()
    if words[0] in DAYS:
        return ""
    tables = organisation_words()
    ends = (at for at, word in enumerate(words) if (at and word in tables.headline) or _AMOUNT.fullmatch(word))
    verb = next(ends, len(words))
    village = next((at for at, word in enumerate(words[:-1]) if at and opens and word in _VILLAGES), 0)
    words = words[village:verb]
    while words and (
        (opens and _VERB.fullmatch(words[0]))
        or ((opens or len(words) < 3) and words[0].lower() in officials_words().common)
    ):
        words = words[1:]
    if (
        not words
        or not words[0][0].isalpha()
        or words[0] in DAYS
        or words[0] in titles()
        or words[0] in NO_NAMES | ROLES | _PAPERS
        or words[0].split("-")[0] in first_words()
        or (len(words) in (2, 3) and words[0].lower() in officials_words().given)
        or "." in words[0]
        or (len(words) == 1 and _is_no_name(words[0]))
    ):
        return ""
    return " ".join(words)


def _is_no_name(word: str) -> bool:
    """Whether a word alone names no body: a class ("IIA"), a syllable."""
    return len(word) < _SHORTEST or word.endswith("nya") or _CLASS.fullmatch(word) is not None


def is_country(name: str) -> bool:
    """Whether a name is that of a state: it is bound as it stands ("Indonesia dan Korea Selatan menandatangani")."""
    return name.lower() in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(word.lower() for row in lexicon.table("organisations")["country"] for word in row["words"])
