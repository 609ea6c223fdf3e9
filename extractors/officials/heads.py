"""The head of a post and what it needs to count as one: "Kepala" of a public body, "Direktur" of the state."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from .behind import Complement, Places, read_complement
from .councils import read_council
from .name_words import is_no_name
from .titles import is_first_of_title, is_rank, titles_before
from .tokens import Line, read_token
from .words import Office, is_ministry, words

_CLUB = re.compile(r"Pers[a-z]{2,9}|Arema|Barito|Semen|Bhayangkara|Borneo|Real|Barcelona|Juventus|Klub")
"""Clubs, whose heads are called president."""
_MINISTRY = re.compile(
    r"\b(?:Kementerian\s[^.;]{3,40}|Kemen\w+|DPR|MPR|DPD)\s(?:RI\s)?(?:melalui|lewat|oleh|diwakili)\s(?:oleh\s)?$"
)
_SPOKEN = ("dis", "din", "balitbang", "bap", "bakesbang", "bakeu")
"""How short forms of bodies begin that are spoken as words: "Disdagin", "Bapelitbang"."""
_CHAIR = re.compile(
    r"[Kk]etua\s+(?:KPK|KPU|Bawaslu|BPK|MRP|KPID|KPAI|LPSK|DKPP|Panwaslih|KIP|Ombudsman|Komnas\s+HAM|Komisi\s+Yudisial)"
    r"(?!\w)"
)
_OFFICE = re.compile(
    r"\b(?:[Kk]epala\s+(?:Dinas|Badan|Dis[a-z]{3,}|Din[a-z]{3,}|B[A-Z]{3,})|Kadis[a-z]*|Kaban|Kadin[a-z]{3,})\b[^.;:]*$"
)
_BESIDE = 120
"""Characters between a chair and a deputy named without the commission."""
_FIELD = 3
_LEVELS = frozenset("kota kabupaten provinsi kecamatan daerah wilayah indonesia ri nasional partai cabang umum".split())
"""Words of the table of fields that tell where a body is, not what it does."""
_TRADE = frozenset(
    "utama operasional operasi keuangan pemasaran komersial bisnis niaga penjualan produksi eksekutif program kreatif "
    "perusahaan usaha umum personalia investasi kredit perbankan treasury kepatuhan sdm teknik media riset".split()
)
"""Words of what directors of companies and societies lead."""
_PARTS = re.compile(r"\b(?:Ditjen|Dirjen|Direktorat Jenderal|Direktur Jenderal|Kementerian|Kemen[a-z]{3,})\b")
_LOOKALIKES = frozenset(["ki", "pa", "ma", "bi", "ka", "bra", "den", "ppk", "pps", "ppd", "mpu", "kip", "maa", "ori"])
"""Short forms of bodies that are words elsewhere, if they are not in capitals: "Ketua Ki Ageng A"."""
_CAPITAL_HEADS = 4
"""Heads of up to so many letters need a capital: "kasi", "karo" are words of every day."""


@lru_cache(1 << 16)
def is_made(low: str) -> bool:
    """Whether a word is a short form of a post by how it is made: "kadisdik", "wamendagri"."""
    return any(pattern.fullmatch(low) for pattern, _ in words().patterns)


def read_head(line: Line, at: int, places: Places) -> tuple[Office, int, Complement] | None:
    """The office whose head begins at token ``at``, the index behind it, and what belongs to it."""
    if at >= len(line.tokens) or places.covers(line.starts[at]):
        return None
    council = read_council(line, at, places)
    found = _known(line, at)
    if council and (found is None or council[1] >= found[0]):
        office, end = council[0], council[1]
        return office, council[2].after, council[2]
    found = found or _beside_chair(line, at) or _speaking_for(line, at)
    if found is None:
        return None
    end, office = found
    if _is_word_only(line, at, end, office):
        return None
    complement = read_complement(line, at, end, office, places)
    if not _has_needs(line, at, end, office, complement):
        return None
    return office, complement.after, complement


def _known(line: Line, at: int) -> tuple[int, Office] | None:
    """The office of the tables whose head begins at ``at``; a head that any body may have comes last."""
    found = words().offices.match(line.tokens, at)
    if found and found[1].needs != "public":
        return found
    return _by_pattern(line, at) or _by_body(line, at) or found


def _beside_chair(line: Line, at: int) -> tuple[int, Office] | None:
    """ "Ketua KPK A dan Wakil Ketua B": a deputy in the commission whose chair was named just before."""
    role = " ".join(token.low for token in line.tokens[at : at + 2])
    before = line.tokens[at - 1].low if at else ""
    following = line.tokens[at + 2] if at + 2 < len(line.tokens) else None
    if role != "wakil ketua" or before not in ("dan", "serta", "bersama", "didampingi", ","):
        return None
    if following is None or not following.text.istitle() or is_no_name(following.low):
        return None
    start = line.starts[at]
    chairs = list(_CHAIR.finditer(line.text, max(line.paragraph.start, start - _BESIDE), start))
    known = words().offices.match([read_token(word) for word in chairs[-1][0].split()], 0) if chairs else None
    return (at + 2, replace(known[1], post="lainnya", needs="")) if known else None


def _speaking_for(line: Line, at: int) -> tuple[int, Office] | None:
    """ "Kepala Dinas A melalui Sekretaris B": the secretary of the office for whose head he speaks."""
    before = line.tokens[at - 1].low if at else ""
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    if line.tokens[at].low != "sekretaris" or before not in ("melalui", "lewat") or following is None:
        return None
    start = line.starts[at]
    named = _OFFICE.search(line.text, max(line.paragraph.start, start - _BESIDE), start)
    fits = following.text == "," or (following.text.istitle() and not is_no_name(following.low))
    return (at + 1, Office("sekretaris_dinas", "body", "own")) if named and fits else None


def _by_pattern(line: Line, at: int) -> tuple[int, Office] | None:
    token = line.tokens[at]
    if token.is_capital:
        for pattern, office in words().patterns:
            if pattern.fullmatch(token.low) and token.low not in words().common:
                return at + 1, office
    return None


def _by_body(line: Line, at: int) -> tuple[int, Office] | None:
    """ "Kepala DPMPTSP", "Sekretaris Disdik", "Sekretaris Kemenpar": bodies known by how short forms are made."""
    if at + 1 >= len(line.tokens) or line.tokens[at].low not in ("kepala", "sekretaris", "pimpinan", "ka"):
        return None
    token = line.tokens[at + 1]
    if not token.is_capital or token.low in words().common or token.low in words().given:
        return None
    if line.tokens[at].low == "sekretaris" and re.fullmatch(r"kemen\w{2,}", token.low):
        return at + 2, Office("lainnya", "body", "centre")
    for pattern, office in words().body_patterns:
        if pattern.fullmatch(token.low) and (token.text.isupper() or token.low.startswith(_SPOKEN)):
            secretary = Office("sekretaris_dinas", "body", "own")
            return at + 2, secretary if line.tokens[at].low == "sekretaris" else office
    return None


def _is_word_only(line: Line, at: int, end: int, office: Office) -> bool:
    """Whether the head is but a word of every day, a rank, or the first part of a name ("Asisten I Made")."""
    token, last = line.tokens[at], line.tokens[end - 1]
    if end == at + 1 and not token.is_capital and (office.needs == "capital" or len(token.text) <= _CAPITAL_HEADS):
        return True
    if end > at + 1 and last.low in _LOOKALIKES and not last.text.isupper():
        return True
    following = line.tokens[end] if end < len(line.tokens) else None
    if last.text == "I" and following is not None and following.low in ("made", "wayan", "gusti", "ketut", "nyoman"):
        return True
    if following is not None and following.text == "-" and not line.gap(end) and not line.gap(end + 1):
        return line.end(end) < len(line.text) and line.text[line.end(end)].islower()  # "bupati-bupati"
    if office.post == "presiden" and (words().parties.match(line.tokens, end) or _is_club(line, end)):
        return True
    if end == at + 1 and token.low in words().given | {"mendes", "wako"} and _is_within_name(line, at):
        return True
    rank = is_rank(line.text, line.starts[at], line.paragraph.end) if is_first_of_title(token.text) else None
    return rank is not None and rank >= line.end(end - 1) and office.needs != "state"


def _is_club(line: Line, end: int) -> bool:
    """Whether a short form in capitals that is no state's follows: "Presiden KSPI", "Presiden FIFA"."""
    token = line.tokens[end] if end < len(line.tokens) else None
    if token is not None and _CLUB.fullmatch(token.text):
        return True
    if token is None or line.shouts or not (token.text.isupper() and len(token.text) > 2) or token.text in ("SBY",):
        return False
    return words().countries.match(line.tokens, end) is None


def _is_within_name(line: Line, at: int) -> bool:
    """Whether the word goes on a name: "Abdul Hakim Pasaribu" has no judge."""
    before = line.tokens[at - 1] if at else None
    return before is not None and before.is_word and before.is_capital and not is_no_name(before.low)


_SURE = frozenset("menteri wakil_menteri dirjen kepala_dinas sekretaris_dinas staf_ahli kepala_perwakilan".split())
"""Posts that only the state has, whatever words stand in the body's name."""


def _has_needs(line: Line, at: int, end: int, office: Office, complement: Complement) -> bool:
    kinds = ("company", "society") if office.needs == "public" else ("company",)
    if office.takes == "body" and office.post not in _SURE and _is_private(line, end, complement.after, kinds):
        return False
    if office.needs == "rsud":
        return any(hospital in line.around(line.starts[at]) for hospital in ("RSUD", "Rumah Sakit Umum Daerah"))
    if office.needs == "titled":
        start = line.starts[complement.after] if complement.after < len(line.tokens) else line.paragraph.end
        return bool(titles_before(line.text, start, line.paragraph.end).words)
    if office.needs == "public":
        return _is_public(line, end, complement.after)
    if office.needs in ("office", "field"):
        if complement.after == end or (office.needs == "office" and not _opens_office(line, end, complement.after)):
            return False
        works = office.needs == "field" and _is_work(line, end)
        return works or any(_is_office(line, index, complement.after) for index in range(end, complement.after))
    if office.needs in ("work", "village"):  # of a village one word alone may be the person's
        return complement.after > end + (office.needs == "village")
    if office.needs in ("state", "state_work"):
        return _is_of_state(line, at, end, office, complement)
    return True


def _is_of_state(line: Line, at: int, end: int, office: Office, complement: Complement) -> bool:
    stop = min(max(complement.after, end), len(line.tokens))
    if office.needs == "state_work" and stop - end > 1:
        works = words().state_work
        if any(token.low in works for token in line.tokens[end : end + 2]) or _leads_work(line, end, stop):
            return True
    if any(_is_state(line, index, stop) for index in range(at, stop)):
        return True
    return office.post == "sekjen" and _is_of_ministry(line, at)


def _leads_work(line: Line, first: int, last: int) -> bool:
    """Whether a field of three words and more, none of trade, is led where the article speaks of a ministry's parts."""
    lows = [token.low for token in line.tokens[first:last] if token.is_word]
    if len(lows) < _FIELD or not _TRADE.isdisjoint(lows) or not all(map(is_no_name, lows)):
        return False
    return _PARTS.search(line.around(line.starts[first])) is not None


def _is_of_ministry(line: Line, at: int) -> bool:
    """Whether a ministry was named shortly before in the sentence: "Kemendagri melalui Sekretaris Jenderal Budi"."""
    start = line.starts[at]
    return _MINISTRY.search(line.text, max(line.paragraph.start, start - 60), start) is not None


def _is_private(line: Line, first: int, last: int, kinds: tuple[str, ...]) -> bool:
    """Whether the body between two tokens, or the word right behind it, is of a company, a school, a society."""
    found = (words().private.match(line.tokens, k) for k in range(first, last + 1) if k < len(line.tokens))
    return any(one is not None and one[1] in kinds for one in found)


def _is_public(line: Line, first: int, last: int) -> bool:
    """Whether a word of the body between two tokens is one of the names of public bodies."""
    tables = words()
    short = line.tokens[first] if first < last else None
    if short is not None and short.text.isupper() and len(short.text) > 3 and not line.shouts:
        return True
    return any(
        line.tokens[index].is_capital
        and (
            line.tokens[index].low in tables.fields
            or tables.bodies.match(line.tokens, index) is not None
            or _is_state(line, index, last)
        )
        for index in range(first, last)
    )


def _is_work(line: Line, index: int) -> bool:
    """Whether a capitalised word is a field of work of public bodies: "Korwil Pendidikan", "Kadin Perikanan"."""
    token = line.tokens[index]
    return token.is_capital and token.low in words().fields and token.low not in _LEVELS


def _opens_office(line: Line, index: int, last: int) -> bool:
    """Whether an office, or a field of its work, stands right behind, unlike "Koordinator Koalisi Cinta KPK"."""
    return _is_work(line, index) or _is_office(line, index, last)


def _is_office(line: Line, index: int, last: int) -> bool:
    """Whether a capitalised word begins the name of an office of the state: "Satwas", "Balai A", "Dinkes"."""
    token, tables = line.tokens[index], words()
    made = token.text.isupper() or token.low.startswith(_SPOKEN)
    return token.is_capital and (
        tables.bodies.match(line.tokens, index) is not None
        or (made and any(pattern.fullmatch(token.low) for pattern, _ in tables.body_patterns))
        or _is_state(line, index, last)
    )


def _is_state(line: Line, index: int, stop: int) -> bool:
    found = words().state.match(line.tokens, index)
    if found is None or found[0] > stop:
        token = line.tokens[index]
        return is_ministry(token.low) and token.is_capital
    short = len(line.tokens[index].text) <= 3
    return line.tokens[index].text.isupper() if short else line.tokens[index].is_capital or found[0] - index > 1
