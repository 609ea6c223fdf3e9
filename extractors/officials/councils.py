"""Posts of councils: DPRD and its Acehnese and Papuan kin, DPR, DPD, MPR; chairs, members, commissions, factions."""

from __future__ import annotations

import re

from .behind import Complement, Places, read_members
from .name_words import is_no_name
from .titles import titles_before
from .tokens import Line
from .words import COUNCIL_ROLES, Office, words

_ROLE = r"(?P<role>wakil\s+ketua|waka|ketua|anggota|sekretaris|pimpinan|koordinator|juru\s+bicara|legislator)"
_NUMBER = r"(?:\s+(?:\(?sementara\)?|definitif|I{1,3}|IV|[1-4]))?"
_UNIT = (
    r"(?P<unit>\s+(?:"
    r"komisi(?:\s+(?:[A-F]|[IVX]{1,4}|\d{1,2}|(?-i:[A-Z])\w+(?:\s+(?:dan\s+)?(?-i:[A-Z])\w+){0,3}?))?|badan\s+anggaran|banggar|badan\s+musyawarah|bamus|bapemperda|"
    r"badan\s+pembentukan\s+peraturan\s+daerah|badan\s+pembentukan\s+perda|badan\s+kehormatan|bk|baleg|"
    r"badan\s+legislasi|komite\s+[IV]{1,3}|bksap|mkd|burt|bakn|bap|bulkd|kelompok|badan\s+akuntabilitas\s+\w+(?:\s+\w+)?|mahkamah\s+kehormatan\s+dewan|panitia\s+khusus(?:\s?\(pansus\))?(?:\s+[A-Z]\w+){0,5}|pansus(?:\s+[A-Z]\w+){0,5}|panja(?:\s+[A-Z]\w+){0,4}|"
    r"fraksi(?:(?:\s+(?-i:[A-Z])[\w-]+){1,6}(?=\s*,\s*(?-i:[A-Z]))|(?:\s+(?:partai\s+)?[A-Z][\w-]+){1,4}?)"
    r")(?:\s?\([^()]{1,24}\))?)"
)
_COUNCIL = (
    r"(?P<council>dewan\s+perwakilan\s+daerah(?:\s?\(DPD(?:\s+RI)?\))?(?:\s+RI)?|"
    r"majelis\s+permusyawaratan\s+rakyat(?:\s?\(MPR(?:\s+RI)?\))?(?:\s+RI)?|dewan\s+perwakilan\s+rakyat\s+(?:daerah|kabupaten|kota|aceh|papua)(?:\s?\(\w{4,5}\))?|"
    r"dewan\s+perwakilan\s+rakyat(?:\s+ri|\s+republik\s+indonesia)?(?:\s?\(\w{3}(?:\s+ri)?\))?|"
    r"DPR\s?[DKAP](?:\s+RI)?|DPR\s+(?:Papua|Aceh)(?:\s+(?:Barat(?:\s+Daya)?|Selatan|Tengah|Pegunungan))?|DPR\s?-?RI|DPR|DPD\s?-?RI|MPR(?:\s?-?RI)?|dewan)"
)
_WITH = re.compile(rf"{_ROLE}{_NUMBER}(?:{_UNIT})?\s+{_COUNCIL}(?!\w)", re.IGNORECASE)
_ALONE = re.compile(
    rf"(?P<role>wakil\s+ketua|ketua|anggota|sekretaris|juru\s+bicara){_NUMBER}\s+(?P<unit>pansus(?!\w)(?:\s+(?-i:[A-Z])\w+){{0,5}}|komisi\s+(?:[A-F]|[IVX]{{1,4}})(?!\w)|"
    r"(?:(?-i:[a-z]+|[A-Z]{2,})\s+){1,3}dari\s+fraksi\s+(?:partai\s+)?[A-Z][\w-]+|banggar(?!\w)|bapemperda(?!\w)|baleg(?!\w)|badan\s+legislasi(?!\w)|badan\s+anggaran(?!\w)|fraksi(?:\s+(?-i:[A-Z])[\w-]+){1,6}(?=\s*,\s*(?-i:[A-Z]))|fraksi\s+(?:partai\s+)?[A-Z][\w-]+)",
    re.IGNORECASE,
)
_RANKED_CAPITAL = re.compile(r"Wakil\s+Ketua\s+(?:I{1,3}|IV|[1-4])(?!\w)")
_NEAR = 400
"""Characters over which "Wakil Ketua II" and "(Ketua)" may be those of a council named before."""
_SEVERAL = re.compile(r"wakil\s+ketua(?:nya)?(?=\s*,|\s+(?:diisi|diduduki|dijabat|ditempati))", re.IGNORECASE)
_OTHER = re.compile(
    r"(?P<role>Anggota)(?P<unit>)\s+(?:(?:[Dd]ewan|[Kk]omisi|[Ff]raksi|[Pp]ansus)\s+)?(?:yang\s+)?lain(?:nya)?"
    r"(?=\s*,\s*[A-Z])"
)
""" "Anggota lain, A": of the council spoken of."""
_ARTICLE = 20_000
"""Characters before a role within which its council is named: those of one article."""
_BARE = re.compile(
    r"(?P<role>wakil\s+ketua|ketua)(?:\s+(?:I{1,3}|IV|[1-4]))?(?=\s*(?:\)|,|\.|;|dan\s|ya(?:kn|it)[iu]\s|$)|\s+(?-i:[A-Z])[a-z])",
    re.IGNORECASE,
)
_OF_COMMISSION = re.compile(r"(?P<role>anggota)(?P<unit>\s+komisi)(?=\s+(?-i:[A-Z]))", re.IGNORECASE)
""" "didampingi anggota Komisi A": of the commission of the council spoken of, its number left out."""
_OF_FACTION = re.compile(
    r"(?P<role>wakil\s+ketua|ketua|sekretaris|bendahara|anggota)(?P<unit>\s+fraksi)(?=\s*[,;).])", re.IGNORECASE
)
""" "A (ketua fraksi)": of the faction of the council spoken of."""
_BESIDE = re.compile(r"(?P<role>Wakil\s+Ketua)(?=\s*,?\s+(?:ya(?:kn|it)[iu]\s+)?[A-Z])")
_OF_UNIT = re.compile(
    r"(?P<role>Wakil\s+Ketua|Ketua|Sekretaris|Anggota)(?P<unit>)(?=\s+(?:[A-Z][\w.'-]*\s+){1,5}(?:\(|dari\s+)?(?:Fraksi|F-))"
)
""" "Komisi I, Ketua A dari Fraksi B": whoever leads a commission sits in the council."""
_LEADS = re.compile(
    r"(?P<role>Wakil\s+Ketua|Ketua|Sekretaris|Anggota)(?P<unit>)(?:(?=\s*:?\s+[A-Z])|nya(?=\s*,\s*[A-Z]))"
)
_UNITS = re.compile(
    r"(?<!\w)(?:Komisi\s+(?:[A-F]|[IV]{1,3}|[1-5])|Bapemperda|Banggar|Bamus|Pansus|Badan\s+(?:Anggaran|Musyawarah|"
    r"Kehormatan|Pembentukan\s+(?:Peraturan\s+Daerah|Perda)))(?!\w)"
)
_UNIT_NEAR = 160
""" "Bapemperda: Ketua A, Wakil Ketua B": characters between the unit and the roles in it."""
_DEPUTY = re.compile(r"Wakil\s+(?:I{1,3}|[1-3])(?=\s+[A-Z])")
_COMMISSIONS = frozenset("yudisial irigasi amdal aids etik ham eropa ombudsman fatwa".split())
"""Commissions that are no council's: "anggota Komisi Yudisial"."""
_REGIONAL = re.compile(
    r"DPR\s?[DKAP](?!\w)|rakyat\s+(?:daerah|aceh|papua|kabupaten|kota)\b|[Kk]omisi\s+[A-D](?!\w)", re.IGNORECASE
)
""" What shows that the council of a region is spoken of."""
_NO_COUNCIL = re.compile(
    r"\s*(?:pakar|pers|pengawas|komisaris|direksi|pimpinan|pendidikan|pengupahan|kesenian|masjid|syariah|juri|"
    r"pembina|penasihat|syuro|syura|tanfidz|mustasyar|pengurus|kehormatan|ketahanan|keamanan|adat|kemakmuran|riset|kerajinan|harian|guru|gereja|"
    r"pertimbangan|komisioner|energi|sumber|hakim|kawasan|lan)",
    re.IGNORECASE,
)


def read_council(line: Line, at: int, places: Places) -> tuple[Office, int, Complement] | None:
    """The post in a council that begins at token ``at``: the office, the index behind its head, what belongs to it."""
    start = line.starts[at]
    if line.tokens[at].low not in COUNCIL_ROLES:
        return None
    found = _WITH.match(line.text, start, line.paragraph.end)
    if found and not (_is_council(line.text, found) and _is_named_so(line, found, places)):
        found = None
    council = found["council"] if found else ""
    if found is None:
        found = _ALONE.match(line.text, start, line.paragraph.end) or _ranked(line, at)
    if found is None:
        return None
    groups = found.groupdict()
    office = _office(_fold(groups.get("role") or "wakil ketua"), groups.get("unit"), _fold(council), line.around(start))
    if office is None:
        return None
    end = _without_name(line, at, line.at(found.end()))
    return office, end, read_members(line, at, end, places)


def _without_name(line: Line, at: int, end: int) -> int:
    """The index behind "Ketua Fraksi" where what stands behind it is no party: "Ketua Fraksi Budi Santoso"."""
    if line.tokens[end - 2].low != "fraksi" or end - 2 <= at or end >= len(line.tokens):
        return end
    name, following = line.tokens[end - 1 : end + 1]
    known = words().parties.match(line.tokens, end - 1) or name.text.isupper() or is_no_name(name.low)
    return end if known or not (following.is_capital and following.is_word) or is_no_name(following.low) else end - 1


def _ranked(line: Line, at: int) -> re.Match[str] | None:
    """A chair without its council, which was named before: "Wakil Ketua II", "(Ketua)", "dua wakil ketua, A dan B"."""
    start, limit = line.starts[at], line.paragraph.end
    before = line.tokens[at - 1].low if at else ""
    found = _RANKED_CAPITAL.match(line.text, start, limit)
    if found is None and before in ("dua", "tiga", "kedua", "ketiga", "para", "kursi"):
        found = _SEVERAL.match(line.text, start, limit)
    if found is None and before in ("(", "sebagai", "selaku"):
        found = _BARE.match(line.text, start, limit)
    if found is None and before in ("dan", "serta", "bersama", "didampingi"):
        found = _BESIDE.match(line.text, start, limit)
        index = at + 2 + int(at + 2 < len(line.tokens) and line.tokens[at + 2].low in (",", "yaitu", "yakni"))
        following = line.tokens[index] if found and index < len(line.tokens) else None
        found = None if following is None or following.text.isupper() or is_no_name(following.low) else found
    reach = _NEAR
    if found is None and before in ("pak", "bu", "bapak", "ibu", "sang"):
        found, reach = _BARE.match(line.text, start, limit), _ARTICLE
    if found is None:
        found, reach = _OTHER.match(line.text, start, limit) or _OF_UNIT.match(line.text, start, limit), _ARTICLE
    found = found or _led(line, at) or _in_commission(line, at)
    if found is None and before in ("(", ",", "dan", "sebagai", "selaku"):
        found, reach = _OF_FACTION.match(line.text, start, limit), _ARTICLE
    if before in ("pak", "bu", "bapak", "ibu") or (found and before == "kursi"):
        reach = _ARTICLE
    return found if found and re.search(r"DPR[DKAP]", line.text[max(0, start - reach) : start]) else None


def _led(line: Line, at: int) -> re.Match[str] | None:
    """A role in a unit of a council named just before, or a numbered deputy behind the chair: a name must follow."""
    start, floor = line.starts[at], line.paragraph.start
    found = _DEPUTY.match(line.text, start, line.paragraph.end)
    before = line.text[max(floor, start - _UNIT_NEAR) : start]
    if found is None or "Ketua" not in before:
        found = _LEADS.match(line.text, start, line.paragraph.end) if _UNITS.search(before) else None
    index = line.at(found.end()) if found else len(line.tokens)
    if found and index < len(line.tokens) and line.tokens[index].text in (":", ","):
        index += 1
    following = line.tokens[index] if index < len(line.tokens) else None
    if following is None or following.text.isupper() or is_no_name(following.low):
        return None
    return found


def _in_commission(line: Line, at: int) -> re.Match[str] | None:
    """A member of a commission without its number: a name of two words, or a titled one, must follow."""
    found = _OF_COMMISSION.match(line.text, line.starts[at], line.paragraph.end)
    if found is None or line.is_headline:
        return None
    after = titles_before(line.text, line.starts[at + 2], line.paragraph.end)
    index = line.at(after.end) if after.words else at + 2
    pair = line.tokens[index : index + 2]
    named = len(pair) > 1 and all(token.text.istitle() and not is_no_name(token.low) for token in pair)
    return found if named and (after.words or pair[0].low not in _COMMISSIONS) else None


def _is_named_so(line: Line, found: re.Match[str], places: Places) -> bool:
    """Whether "dewan" alone means the council: no other capital follows it, as in "Dewan Syuro"."""
    if _fold(found["council"]) != "dewan":
        return True
    index = line.at(found.end())
    following = line.tokens[index] if index < len(line.tokens) else None
    return following is None or not following.is_capital or places.covers(line.starts[index])


def _is_council(text: str, found: re.Match[str]) -> bool:
    council = found["council"]
    if _fold(council) == "dewan":
        return _fold(found["role"]) in ("ketua", "anggota", "wakil ketua") and not _NO_COUNCIL.match(text, found.end())
    return council.lower().startswith(("dewan", "majelis")) or council[:3].isupper()


def _fold(text: str) -> str:
    return " ".join(text.lower().split())


def _office(role: str, unit: str | None, council: str, text: str) -> Office | None:
    if council.startswith(("dpd", "mpr", "dewan perwakilan daerah", "majelis")):
        return Office("lainnya", "council", "centre")
    regional = _is_regional(council, unit, text)
    if not regional:
        return Office("anggota_dpr", "council", "centre") if unit or role not in ("sekretaris", "koordinator") else None
    if unit is not None:
        return Office("anggota_dprd", "council", "own")
    if role == "sekretaris":
        return Office("sekretaris_dprd", "council", "own")
    if role in ("koordinator", "juru bicara"):
        return None
    terms = {"ketua": "ketua_dprd", "wakil ketua": "wakil_ketua_dprd", "waka": "wakil_ketua_dprd"}
    return Office(terms.get(role, "anggota_dprd"), "council", "own")


def _is_regional(council: str, unit: str | None, text: str) -> bool:
    """Whether a regional council is meant; where none is named, the one that the article names."""
    if council and council != "dewan":
        squeezed = council.replace(" ", "")
        long = "rakyatdaerah" in squeezed or "rakyatkab" in squeezed or "rakyatkota" in squeezed
        named = "aceh" in squeezed or "papua" in squeezed
        return long or named or squeezed[:4] in ("dprd", "dprk", "dpra", "dprp")
    if not council and "DPR" in text and not _REGIONAL.search(text):
        return False
    roman = re.search(r"komisi\s+(V|VI{1,3}|IX|XI{0,3})\b", unit or "", re.IGNORECASE)
    if roman is None:
        return True
    fifth = roman[1].upper() == "V"  # no regional council has more than five commissions
    return fifth and "DPRD" in text and "DPR RI" not in text
