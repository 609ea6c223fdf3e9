"""The name of a body behind a head: fields of work, numbers, joined words, and unknown words before a name."""

from __future__ import annotations

from ..name_words import MADE_NOUN, begins_birth_name, is_no_name
from ..titles import titles_before
from ..tokens import Token
from ..words import is_ministry, words
from .cursor import Cursor
from .regions import typed_region

_JOINERS = frozenset(["dan", "&", "serta", "/", "-", "–", ",", "pada", "di", "dari"])
_OF = frozenset(["pada", "di", "dari"])
_UPPER = tuple(
    "kemen ditjen direktorat pol setda sekretariat kodim kodam kejari kejati kejaksaan pem dinas badan kantor kanwil "
    "inspektorat balai upt puskesmas suku satuan pusat".split()
)
"""How the names of bodies begin that other bodies are part of."""
_GO_ON = frozenset(
    "bidang bagian urusan seksi kelas cabang perwakilan wilayah tipe kabupaten kota provinsi unit divisi dinas badan "
    "kementerian ditjen direktorat".split()
)
_NUMBERED = tuple(
    "korem kodim koramil kodam yonif batalyon brigif rindam lanud lanal kompi rem dim yon denpom armed kavaleri "
    "zipur arhanud".split()
)
"""How words for units and their heads end behind which numbers stand: "Korem 031/Wira Bima", "Kapenrem 081"."""
_DIVISIONS = frozenset(["bidang", "divisi", "kanwil", "perwakilan"])
_DIGITS = 4
"""Digits of the numbers of units and parts: those of years stand before no capital."""
ROMAN = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii".split())
_STOPS = frozenset(
    "yang ini itu juga dan atau dalam pada dari ke di untuk dengan oleh saat usai hari tahun pagi siang sore malam "
    "bersama serta kepada terkait tentang jadi menjadi minta buka hadiri imbau ajak sebut tegaskan ketua wakil "
    "anggota".split()
)


def word(cursor: Cursor) -> bool:
    """A word of the body's name, or the whole name of an agency of the centre."""
    agency = words().national.match(cursor.line.tokens, cursor.at)
    if agency and agency[0] > cursor.at + 1 and cursor.line.tokens[cursor.at].is_capital:
        cursor.at = agency[0]
        return True
    if not is_body_word(cursor, cursor.at) or (_stands_behind_region(cursor) and cursor.low(cursor.at) not in _GO_ON):
        return False
    cursor.at += 1
    return True


def division(cursor: Cursor) -> bool:
    """The part of a commission that a member leads: "Wakil Ketua KPK Bidang Pencegahan", "Ketua KPPU Kanwil VII"."""
    if cursor.office.post != "lainnya" or cursor.low(cursor.at) not in _DIVISIONS:
        return False
    cursor.at += 1
    while cursor.at < len(cursor.line.tokens) and (number(cursor) or word(cursor) or joined(cursor)):
        pass
    return True


def _stands_behind_region(cursor: Cursor) -> bool:
    """Whether the last thing read was a region: the name of the body is then complete."""
    here = cursor.line.end(cursor.at - 1)
    return bool(cursor.codes) and here in cursor.places.ends.values()


def joined(cursor: Cursor) -> bool:
    """ "Perumahan dan Permukiman", "Riset, dan Teknologi", "PAN-RB", ", Kabupaten Blitar", "pada Dinas Sosial"."""
    low = cursor.low(cursor.at)
    if low not in _JOINERS:
        return False
    index = cursor.at + 1
    if low == "," and cursor.low(index) == "dan":
        index += 1
    if index >= len(cursor.line.tokens) or "\n" in cursor.line.gap(index):
        return False
    if low in ",-–" and cursor.places.covers(cursor.line.starts[index]):
        if low != "," and cursor.codes:  # "Dandim 0402/OKI - Ogan Ilir", "Kanwil DJP Riau-Kepri"
            cursor.at = cursor.over_region(index) or cursor.at
            return True
        return low == "," and (typed_region(cursor, index) or _province(cursor, index))
    if low == "-" and cursor.low(index) == cursor.low(cursor.at - 1):  # "Pulau-pulau Kecil"
        cursor.at = index + 1
        return True
    if not cursor.line.tokens[index].is_capital or not is_body_word(cursor, index):
        return False
    plain_comma = low == "," and cursor.low(index - 1) == ","
    if low in _OF or plain_comma:
        fits = is_upper_body(cursor, index) or (plain_comma and (is_field(cursor, index) or is_series(cursor, index)))
        if not fits:
            return False
    cursor.at = index
    return True


def _province(cursor: Cursor, index: int) -> bool:
    """ ", Kabupaten Dompu, Nusa Tenggara Barat (NTB), Budi": the province behind the region of the body."""
    start = cursor.line.starts[index]
    end = cursor.line.at(cursor.places.ends[start])
    larger = any(len(code) == 2 for code in cursor.places.codes[start])
    if not cursor.codes or not larger or cursor.low(end) not in (",", "("):
        return False
    cursor.at = end
    return True


def is_upper_body(cursor: Cursor, index: int) -> bool:
    """ ", Kementerian Pertanian", "pada Dinas Sosial", ", BPBD Kota Dumai": the body that this one is part of."""
    low = cursor.low(index)
    if low.startswith(_UPPER) or is_ministry(low) or words().bodies.match(cursor.line.tokens, index):
        return True
    made = any(pattern.fullmatch(low) for pattern, _ in words().body_patterns)
    return made and cursor.line.tokens[index].text.isupper()


def is_field(cursor: Cursor, index: int) -> bool:
    """Whether a word is a field of work of public bodies, in running text: ", Pertanahan (DPRKPP)"."""
    token = cursor.line.tokens[index]
    party = words().parties.match(cursor.line.tokens, index) is not None
    plain = not cursor.line.is_headline and not cursor.codes and not party
    return plain and token.text.istitle() and token.low in words().fields


def is_series(cursor: Cursor, index: int) -> bool:
    """Whether a list of fields goes on to an "dan" before any small word: "Akuntabilitas Aparatur, dan …"."""
    for k in range(index, min(index + 9, len(cursor.line.tokens))):
        token = cursor.line.tokens[k]
        if token.low == "dan":
            return k + 1 < len(cursor.line.tokens) and is_body_word(cursor, k + 1)
        unknown = token.text.istitle() and token.low not in words().given
        if not (token.text == "," or unknown or is_body_word(cursor, k)):
            return False
    return False


def is_body_word(cursor: Cursor, index: int) -> bool:
    """Whether the word is one of the body's name: no name, no day and no post begins with it."""
    line, tables = cursor.line, words()
    if index >= len(line.tokens):
        return False
    token = line.tokens[index]
    if not token.is_word or (index > cursor.at and "\n" in line.gap(index)) or "\n" in line.gap(cursor.at):
        return False
    if token.low in tables.calendar or begins_post(cursor, index):
        return False
    follows = line.tokens[index + 1] if index + 1 < len(line.tokens) and line.tokens[index + 1].is_capital else None
    if not token.is_capital:
        return _is_small_word(cursor, index, follows)
    if token.low in tables.fields:
        of_birth = token.low == "anak" and follows is not None and follows.low in ("agung", "ayu")
        return token.text not in ("I", "A") and token.low not in ROMAN and not of_birth
    if token.low in tables.given:
        return follows is not None and follows.low in tables.institutions
    if titles_before(line.text, line.starts[index], line.paragraph.end).words:
        return token.text == "KPH" and not cursor.codes  # the forest unit, elsewhere a prince of Yogyakarta
    if token.low in tables.also:  # "Minyak dan Gas Bumi (Migas)"
        shortened = cursor.low(index + 1) == "(" and index > cursor.begin
        return shortened or (follows is not None and is_no_name(follows.low))
    if token.text.isupper() and (not token.text.isalpha() or (len(token.text) > 2 and not line.shouts)):
        return True
    return is_no_name(token.low) and token.low not in _STOPS and not _is_past_short_form(cursor, index)


def _is_past_short_form(cursor: Cursor, index: int) -> bool:
    """Whether an everyday word stands behind a short form: the body is complete in "Dirjen Gakkum KLHK Rasio Budi"."""
    before, low = cursor.line.tokens[index - 1].text, cursor.low(index)
    everyday = low in words().common and low not in words().institutions
    if not everyday or index <= cursor.begin:
        return False
    return _closes_body(cursor, index - 1, low) or (before.isupper() and len(before) > 2)


def _closes_body(cursor: Cursor, index: int, low: str) -> bool:
    """Whether a bracket ends there that shortens post and body: "Wamen Sekretaris Negara (Wamensesneg) Juri"."""
    tokens = cursor.line.tokens
    return (
        tokens[index].text == ")"
        and cursor.begin < index - 2
        and tokens[index - 2].text == "("
        and not (MADE_NOUN.fullmatch(low))
    )


def _is_small_word(cursor: Cursor, index: int, follows: Token | None) -> bool:
    low = cursor.low(index)
    if low == "bidang" and follows is not None:
        return True
    if low not in words().fields or low in ROMAN or len(low) < 4:
        return False
    return lower_fits(cursor, index) or (
        index > cursor.begin and (follows is not None or cursor.low(index + 1) == "dan")
    )


def lower_fits(cursor: Cursor, index: int) -> bool:
    """Small letters go on only behind a head in small letters: "kepala dinas kesehatan"."""
    return not cursor.line.tokens[cursor.head].is_capital or cursor.line.tokens[cursor.begin - 1].low == "kepala"


def begins_post(cursor: Cursor, index: int) -> bool:
    if words().prefixes.match(cursor.line.tokens, index):
        return True
    found = words().offices.match(cursor.line.tokens, index)
    return found is not None and cursor.line.tokens[index].low not in words().fields


def number(cursor: Cursor) -> bool:
    token = cursor.line.tokens[cursor.at]
    if token.text.isdigit() and (cursor.office.takes == "unit" or _numbers_part(cursor)):
        joined = cursor.low(cursor.at + 1) in ("-", "–") and cursor.low(cursor.at + 2).isdigit()  # "1617-03/Melaya"
        cursor.at += 3 if joined else 1
        return True
    if token.text in ("1", "2", "3", "4") and cursor.office.post == "asisten_sekda":
        cursor.at += 1
        return True
    if token.text in "-–" and cursor.low(cursor.at - 1) == "covid" and cursor.low(cursor.at + 1).isdigit():
        cursor.at += 2
        return True
    of_unit = cursor.office.takes == "unit" or cursor.low(cursor.at - 2).endswith(_NUMBERED)
    if token.text == "/" and of_unit and cursor.at + 1 < len(cursor.line.tokens):
        emblem = words().unit_names.match(cursor.line.tokens, cursor.at + 1)
        after = None if emblem else cursor.over_region(cursor.at + 1)
        cursor.at = after if after is not None else over_unit_name(cursor, cursor.at + 1)
        return True
    if cursor.low(cursor.at - 1) == "kelas" and token.text.isupper():
        cursor.at += 1
        return True
    if token.low in ROMAN and token.text.isupper():
        if begins_birth_name(cursor.line, cursor.at):
            return False
        cursor.at += 1
        return True
    return False


def _numbers_part(cursor: Cursor) -> bool:
    """Whether a short number is that of a part or a unit: "Kasubdit 2 Ditsiber", "Korem 031/Wira Bima"."""
    following = cursor.token(cursor.at + 1)
    if following is None or len(cursor.line.tokens[cursor.at].text) > _DIGITS:
        return False
    return cursor.low(cursor.at - 1).endswith(_NUMBERED) or (following.is_word and following.is_capital)


def over_unit_name(cursor: Cursor, at: int) -> int:
    """The index behind "Praja Vira Tama" of "181/Praja Vira Tama": up to a rank, a given name, a mark."""
    line = cursor.line
    if known := words().unit_names.match(line.tokens, at):
        return known[0]
    last = at + 1
    while last < min(at + 4, len(line.tokens)):
        token = line.tokens[last]
        fits = token.is_word and token.is_capital and token.low not in words().given and not cursor.covers(last)
        if not fits or titles_before(line.text, line.starts[last], line.paragraph.end).words:
            break
        last += 1
    return last
