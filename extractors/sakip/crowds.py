"""Unnamed groups of bodies, which have no subject: "40 daerah", "yang masih CC"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .marks import Body
from .pronouns import CENTRE, DEFINITE, PAIR
from .words import NUMBER, Begun, alternation, begun, words_of

_EXEMPT = re.compile(
    r"(?:salah\s+satu|satu\s+dari|satu-satunya|bersama|bagi|untuk|kepada|oleh|terhadap|dari|di\s+antara|antara|seperti|di|dibanding\w*|ke|se|sebagai)[\s-]+\Z",
    re.I,
)
_ONE_OF = re.compile(r"(?:salah\s+satu|satu\s+dari|satu-satunya|sebagai)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_RATED = re.compile(r"\b(?:SAKIP|AKIP|RB|birokrasi|akuntabilitas|kinerja|nilai|predikat|skor|rapor)\s\Z", re.IGNORECASE)
"""Before "kota yang": the government whose evaluation it is, no group."""
_REACH = 24
_IN = re.compile(r"\b(?:di|se)[\s-](?:provinsi\s)?\Z", re.IGNORECASE)
_COMMA = re.compile(r"\w,\s\Z")
_WALI = re.compile(r"\bwali\s\Z", re.IGNORECASE)
_COPULA = re.compile(r"\b(?:menjadi|jadi|adalah|merupakan|ialah|termasuk)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
"""Between bodies and the group that they are said to be: "Siak dan Kampar menjadi dua daerah yang BB"."""
_HEADLESS = begun(
    r"(?:(?<=[,;:“\"(])|(?<=[,;:“\"(]\s)|(?<=\.\s)|(?<=sedangkan\s)|(?<=sementara\s)|(?<=tapi\s)|(?<=tetapi\s)|(?<=adapun\s)|\A)yang\s(?:(?:masih|sudah|baru|belum|tetap|juga|sama-sama)\s)*"
    r"(?:mendapat\w*|meraih|dapat|memperoleh|menerima|mengantongi|menyandang|berpredikat|berkategori|bernilai|nilainya|"
    r"predikatnya|dari|naik|turun|lain|di|bertahan|masih|(?-i:AA|BB|CC|[ABCD])\b)",
    ["yang"],
)
_UNITS = ("kabupaten", "kota", "daerah", "pemda", "provinsi", "opd", "instansi", "kementerian", "lembaga")
_OFFICES = ("dinas", "badan", "kantor", "kecamatan", "camat", "kadis", "skpd", "unit", "perangkat")
_NUMBERS = ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_REST = ("yang", "satu", "mana", "sebagian", "kebanyakan", "mayoritas", "semuanya", "ada", "selebihnya", "sisanya")
_OTHERS = begun(
    r"(?:(?:kabupaten|kota|daerah|pemda|provinsi|opd|instansi|kementerian|lembaga)(?:/kota)?\s+(?:lain(?:nya)?\b|yang\b(?!\s(?:sama|itu|tersebut|dimaksud|dipimpin\w*|kami|kita)\b)|berpredikat\b|dengan\b|"
    r"mana\s+pun\b|peraih\b|penerima\b|se-)|yang\s+lain(?:nya)?\b|satu\s+pun\b|mana\s+(?:saja\s+)?yang\b|(?:opd|perangkat\s+daerah|instansi|daerah)\s+(?=(?:AA|BB|CC|[ABCD])\b)|(?:dinas|badan|kantor|kecamatan|camat|kadis|skpd|unit\s+kerja|perangkat\s+daerah)\s+yang\s+(?:(?:masih|sudah|baru|nilainya|predikatnya)\s+)+|(?:provinsi|daerah|kabupaten|kota)\s+(?:tetangga|sekitar|jiran)\b|(?:opd|perangkat\s+daerah)-?nya\b|(?:sebagian\s+besar|sebagian|kebanyakan|mayoritas|semuanya)\b|(?:(?<!\d)\d{1,3}|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s+yang\b(?!\s(?:pertama|teratas))|ada\s+(?:pula\s+|juga\s+|lagi\s+)?yang\b|(?<!\d)\d{1,3}\s+persen\s+(?:daerah|kabupaten|kota|opd|perangkat(?:\s+daerah)?|pemda|instansi|dinas|kecamatan)\b|selebihnya\b|sisanya\b|lainnya\b|(?:paling|ter)\s?banyak\b|terbanyak\b|rata-rata\b|rerata\b|secara\s+nasional\b)",
    (
        *_UNITS,
        *_OFFICES,
        *_REST,
        *_NUMBERS,
        "opdnya",
        "lainnya",
        "rata",
        "rerata",
        "paling",
        "terbanyak",
        "secara",
        NUMBER,
    ),
)


_BARE_COUNT = begun(
    r"(?:(?<=,\s)|(?<=;\s)|(?<=dan\s)|(?<=\.\s)|\A)(?:(?<!\d)\d{1,3}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)\s"
    r"(?:di\s?antaranya\s)?(?:masuk|meraih|mendapat\w*|dapat|berpredikat|masih|sudah|malah|justru|hanya|baru|tetap)\b",
    (NUMBER, *_NUMBERS, "satu", "sebelas"),
)
"""A number of bodies by itself: "dari 13 daerah, 10 masuk kategori C, satu malah D"."""
_ANYONE = begun(
    r"(?:(?:barang\s)?siapa\s?(?:pun\s|saja\s)?yang|tetangga\s(?:kami|kita|sebelah)(?=[,\s](?![A-Z]))"
    r"|(?:perangkat\sdaerah|opd|skpd|dinas)\s(?:paling\srendah|minimal|setidaknya|paling\stidak))\b",
    ["siapa", "barang", "tetangga", "perangkat", "opd", "skpd", "dinas"],
)


def find_crowds(text: str, start: int, end: int, found: Sequence[Body]) -> Iterator[Body]:
    headless = _HEADLESS.search(text, start, end)
    before = [body for body in found if start <= body.start and headless and body.end <= headless.start()]
    of_one = any(
        body.manner != "aside"
        or (headless and text[body.end : headless.start()] == ", " and not _IN.search(text, start, body.start))
        for body in before
    )
    if headless and not of_one:
        yield Body(headless.start(), headless.start() + len("yang"), None, "crowd")
    for match in (*_BARE_COUNT.finditer(text, start, end), *_ANYONE.finditer(text, start, end)):
        yield Body(match.start(), match.end(), None, "crowd")
    for pattern in (_crowd(), _OTHERS):
        for match in pattern.finditer(text, start, end):
            if _is_group(text, start, end, match, found):
                yield Body(match.start(), match.end(), None, "crowd")


def _is_group(text: str, start: int, end: int, match: re.Match[str], found: Sequence[Body]) -> bool:
    """Whether the words stand for a group of their own: not for bodies named before, nor for one of the group."""
    at, left = match.start(), max(start, match.start() - _REACH)
    relative = match[0].lower().endswith("yang")
    if _RATED.search(text, left, at) and relative:
        return False
    if match[0].lower().startswith("secara") and any(body.end + 1 == at for body in found):
        return False
    if _WALI.search(text, left, at) or (relative and _COMMA.search(text, left, at)) or _ONE_OF.search(text, left, at):
        return False
    if _COPULA.search(text, left, at) and any(start <= body.start < at and body.manner == "named" for body in found):
        return False
    if PAIR.match(text, at, end) or DEFINITE.match(text, at, end) or CENTRE.match(text, at, end):
        return False
    return relative or not _EXEMPT.search(text, left, at)


@cache
def _crowd() -> Begun:
    many, unit = alternation(words_of("many")), alternation(words_of("crowd"))
    return begun(
        rf"(?<![\w./,-])(?:{many}|\d{{1,3}})\s+(?:(?:dari|di|antara|total|\d+|{many})\s+){{0,2}}(?:{unit})\b",
        (NUMBER, *(re.split(r"\W", word)[0] for word in words_of("many"))),
    )
