"""The place in the dateline: "MOJOKERTO, Contoh.com -", "Metro (Contoh.co) —", "Kendari, 09 September 2021"."""

from __future__ import annotations

import re
from functools import cache

from ...extractors.lexicon import rows

_CAP = r"[A-Z][\w.'’-]*"
_PLACE = rf"(?:(?:Kota|KOTA|Kabupaten|KABUPATEN|Kab\.?|KAB\.?|Kecamatan|Kec\.)\s)?{_CAP}(?:\s{_CAP}){{0,3}}"
_SEP = r"\s?(?:--+|[–—])\s?|\s-\s?|-\s"
_BRACKET = r"[([][^()\[\]\n]{1,50}[)\]]"
_HEAD = re.compile(r"[\s\"“*,|]*(?P<head>[^\n]{2,90}?)(?P<sep>\s?(?:--+|[–—])\s?|\s-\s?|-\s(?=[A-Z\"“]))(?=\S)")
_DATE = re.compile(
    r"[\s,(]*(?:(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu)\s?,?\s?)?\(?\s?\d{1,2}(?:\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?|\s[A-Za-z]{3,9}\.?(?:\s\d{4})?)\)?[\s,.)]*",
)
_PLACE_ONLY = re.compile(_PLACE)
_OUTLET = re.compile(
    r"\.(?:com|id|co|net|org|news|tv|info|my)\b|\d[a-z]|[a-z]\d|news\b|post\b|pos\b|media\b|online\b|times\b|tribun|antara|kompas\b|"
    r"network|\btv\b|radar\b|suara\b|harian\b|indonesia\b.*(?:cnn|cnbc|jpnn)|\b(?:cnn|cnbc|rri|rmol|viva|okezone|detik\w*|liputan6|tempo|jpnn|inews|sindo\w*|republika|merdeka|beritasatu|kbr|bisnis|kontan|kumparan|idn)\b|kominfo|humas|infopublik|press|\bpers\b|warta|berita|kabar",
    re.IGNORECASE,
)
_NO_DASH = re.compile(
    rf"(?P<outlet>[\w-]+\.(?:com|id|co|net|co\.id))\s?,\s(?P<place>(?:Kota |Kabupaten |Bandar |Banda |Tanjung |Pangkal |Palangka |Jakarta (?=Selatan|Barat|Timur|Utara|Pusat))?{_CAP})(?=[\s,])",
    re.IGNORECASE,
)
_PLACE_DATE = re.compile(rf"(?P<place>{_PLACE})\s?,\s(?=[\dSRKJM(])")
_COLON = re.compile(rf"(?P<place>{_CAP}(?:\s{_CAP})?)\s?:\s(?=[A-Z\"“])")
_LEVEL = re.compile(r"^(?:kota|kabupaten|kab\.?|kecamatan|kec\.?|provinsi|prov\.?)\s+", re.IGNORECASE)
# Cities outside the table of regions whence Indonesian outlets report.
_ABROAD = frozenset(
    ["jakarta", "beijing", "tokyo", "singapura", "kuala lumpur", "washington", "new york", "london", "paris", "berlin", "moskow", "moscow", "riyadh", "jeddah", "makkah", "mekkah", "mekah", "madinah", "mina", "arafah", "kairo", "doha", "dubai", "abu dhabi", "ankara", "istanbul", "jenewa", "den haag", "amsterdam", "brussel", "roma", "vatikan", "sydney", "canberra", "melbourne", "seoul", "hong kong", "taipei", "bangkok", "manila", "hanoi", "phnom penh", "dili", "new delhi", "islamabad", "teheran", "baghdad", "gaza", "yerusalem", "kiev", "kyiv", "wina", "davos", "johannesburg", "shenzhen", "shanghai", "los angeles", "nusantara", "ikn", "yogya", "jogja", "purwokerto", "cikarang", "solo", "lombok", "cepu", "pare", "parung", "cibinong", "soreang", "ngamprah", "singaparna", "mungkid", "kepanjen", "kraksaan", "bangil", "ungaran", "slawi", "kajen", "wonosari", "wates", "sleman", "bantul", "sorong", "timika", "sentani", "biak", "maumere", "ende", "labuan bajo", "mamuju", "luwuk", "kolaka", "unaaha", "baubau", "tobelo", "sofifi", "tanjung selor", "sangatta", "tenggarong", "penajam", "nunukan", "malinau", "sampit", "pangkalan bun", "buntok", "muara teweh", "martapura", "banjarbaru", "barabai", "amuntai", "tanjung", "kotabaru", "batulicin", "liwa", "krui", "kalianda", "kotaagung", "gunungsugih", "sukadana", "menggala", "muntok", "toboali", "koba", "manggar", "lahat", "muara enim", "baturaja", "kayuagung", "sekayu", "curup", "manna", "bintuhan", "sungai penuh", "bangko", "sarolangun", "muara bulian", "muara bungo", "kuala tungkal", "rengat", "tembilahan", "bangkinang", "siak", "bengkalis", "batam", "karimun", "natuna", "ranai", "daik", "tarempa", "painan", "pariaman", "lubuk basung", "lubuk sikaping", "payakumbuh", "batusangkar", "sijunjung", "muaro", "sibolga", "balige", "tarutung", "rantauprapat", "kisaran", "stabat", "lubuk pakam", "pematangsiantar", "kabanjahe", "sidikalang", "gunungsitoli", "padangsidimpuan", "panyabungan", "meulaboh", "tapaktuan", "takengon", "bireuen", "lhoksukon", "langsa", "idi", "kutacane", "blangkejeren", "jantho", "sigli", "calang", "sinabang"]
)


def find_dateline(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the place in a dateline at the head of the paragraph ``text[start:end]``, or None."""
    head = text[start : min(end, start + 130)]
    found = _dashed(head) or _without_dash(head)
    return (start + found[0], start + found[1]) if found else None


def _dashed(head: str) -> tuple[int, int] | None:
    match = _HEAD.match(head)
    if match is None:
        return None
    begin = match.start("head")
    parts = _parts(match.group("head"))
    if parts is None:
        return None
    places = [(at, words) for at, words in parts if _PLACE_ONLY.fullmatch(words) and not _OUTLET.search(words)]
    known = [place for place in places if is_place(place[1])]
    if known:
        at, words = known[0]
    elif places and len(parts) <= 3 and _plausible(places[0][1]) and any(_OUTLET.search(words) for _, words in parts):
        at, words = places[0]
    else:
        return None
    return begin + at, begin + at + len(words)


def _parts(head: str) -> list[tuple[int, str]] | None:
    """The head cut at commas, bars, slashes and brackets; dates left out. None where it reads like a sentence."""
    dates = re.sub(
        _DATE, lambda found: "," + " " * (len(found.group()) - 1) if len(found.group()) > 1 else found.group(), head
    )
    parts = []
    for match in re.finditer(r"[^,|/()\[\]]+", dates):
        words = match.group().strip(" .*-")
        if words:
            parts.append((match.start() + match.group().index(words[0]), words))
    if not parts or len(parts) > 4:
        return None
    for _, words in parts:
        tokens = words.split()
        if len(tokens) > 4 or any(token[0].islower() and not _OUTLET.search(token) for token in tokens):
            return None
    return parts


def _without_dash(head: str) -> tuple[int, int] | None:
    match = _NO_DASH.match(head)
    if match and is_place(match.group("place")):
        return match.span("place")
    match = _PLACE_DATE.match(head)
    if match and is_place(match.group("place")):
        date = _DATE.match(head, match.end("place"))
        rest = head[date.end() :] if date else "x"
        if date and (not rest.strip() or rest.lstrip()[:1] in "-–—:"):
            return match.span("place")
    match = _COLON.match(head)
    if match and is_place(match.group("place")) and not _LEVEL.match(match.group("place")):
        return match.span("place")
    return None


def is_place(words: str) -> bool:
    """Whether the words name a region of the table (province, kabupaten, kota, kecamatan) or a known town."""
    folded = _fold(words)
    return folded in _places() or _LEVEL.sub("", folded) in _places()


def _plausible(words: str) -> bool:
    return not re.search(
        r"\b(?:pt|cv|ketua|kepala|bupati|gubernur|presiden|menteri|polisi|kpk|dprd|dpr|polri|tni|kpu|wali|walikota|wakil|sekda|pssi|timnas|partai|pemkab|pemkot|pemprov|video|foto|breaking|update|advertorial|opini)\b",
        words.casefold(),
    )


def _fold(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())


@cache
def _places() -> frozenset[str]:
    names = set(_ABROAD)
    for row in rows("regions"):
        name = _fold(row["name"])
        names.update((name, _LEVEL.sub("", name), _LEVEL.sub("", name).replace(" ", "")))
    return frozenset(names)
