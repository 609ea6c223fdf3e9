"""The controlled values of labels (contract, sections 2 to 6), and the form of their dates."""

from __future__ import annotations

import calendar
from functools import cache

import regex

from ...extractors.lexicon import rows

POSTS = (
    "presiden wakil_presiden menteri wakil_menteri dirjen sekjen deputi asisten_deputi direktur gubernur "
    "wakil_gubernur bupati wakil_bupati wali_kota wakil_wali_kota sekda asisten_sekda staf_ahli kepala_dinas "
    "kepala_badan kepala_biro kepala_bagian kepala_bidang sekretaris_dinas inspektur kepala_satpol_pp direktur_rsud "
    "camat lurah kepala_desa ketua_dprd wakil_ketua_dprd anggota_dprd sekretaris_dprd anggota_dpr kapolri kapolda "
    "kapolres kapolsek panglima_tni pangdam danrem dandim danramil kajati kajari ketua_pengadilan ketua_kpu "
    "ketua_bawaslu kepala_perwakilan lainnya"
).split()
ACTING = ("pj", "pjs", "plt", "plh")
TENURES = ("incumbent", "former", "elect")
SUBJECTS = ("pemda", "opd", "kementerian_lembaga")
INSTRUMENTS = ("SAKIP", "RB")
PREDICATES = {
    "SAKIP": ("AA", "A", "BB", "B", "CC", "C", "D"),
    "RB": ("AA", "A", "A-", "BB", "B", "CC", "C", "D"),
}
SAKIP_STATUSES = ("achieved", "target")
AGREEMENTS = (
    "perjanjian_kerja_sama nota_kesepahaman kesepakatan_bersama komitmen_bersama letter_of_intent lainnya"
).split()
AGREEMENT_STATUSES = ("signed", "planned", "ended")
PARTICIPANTS = (
    "pemda opd kementerian_lembaga tni_polri_kejaksaan perguruan_tinggi badan_usaha organisasi asing lainnya"
).split()

_POINT = r"\d{4}-\d\d-\d\d|\d{4}-\d\d|\d{4}|\d{3}X"
_EDTF = regex.compile(rf"(?P<start>{_POINT})(?:/(?P<end>{_POINT}|\.\.))?|\.\./(?P<end>{_POINT})")


@cache
def region_codes() -> frozenset[str]:
    """Every code of the region table."""
    return frozenset(row["code"] for row in rows("regions"))


def edtf_fault(value: str) -> str | None:
    """What is wrong with a date value, None where nothing is.

    The forms are those of the contract, section 4: day, month, year, decade, and intervals of them, one end open.
    """
    found = _EDTF.fullmatch(value)
    if found is None:
        return "is no EDTF date (2025-09-29, 2025-09, 2025, 202X, or an interval 2017/2023, 2019/..)"
    start, end = found["start"], found["end"]
    for point in (start, end):
        if point and point != ".." and not _is_real(point):
            return f"holds {point}, a day or month that there is not"
    if start and end and end != ".." and end.replace("X", "9") < start.replace("X", "0"):
        return "ends before it begins"
    return None


def _is_real(point: str) -> bool:
    year, month, day = (*point.split("-"), "1", "1")[:3]
    if not year.isdigit() or year == "0000":
        return not year.isdigit()
    return 1 <= int(month) <= 12 and 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]
