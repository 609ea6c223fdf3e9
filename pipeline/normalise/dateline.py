"""The place in the dateline: "MOJOKERTO, Contoh.com -", "Metro (Contoh.co) —", "Kendari, 09 September 2021"."""

from __future__ import annotations

import re
from functools import cache

from ...extractors.lexicon import table
from ...extractors.regions.fold import key
from ...extractors.regions.gazetteer import gazetteer

HEAD = 130
"""Characters at the head of a paragraph in which a dateline ends: place, outlet and date together stay under 90."""

_CAP = r"[A-Z][\w.'’-]*"
_TYPE = r"(?:Kota|KOTA|Kabupaten|KABUPATEN|Kab\.?|KAB\.?|Kecamatan|Kec\.)"
_PLACE = rf"(?:{_TYPE}\s)?{_CAP}(?:\s{_CAP}){{0,3}}"
_PLACE_ONLY = re.compile(_PLACE)
_DASH = r"\s?(?:--+|[–—])\s?|\s-\s?|-\s(?=[A-Z\"“])"
_BEFORE_DASH = re.compile(rf"[\s\"“*,|]*+(?P<head>[^\n]{{2,90}}?)(?:{_DASH})(?=\S)")

_WEEKDAY = r"(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu)\s?,?\s?"
_NUMBERS = r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?"
_NAMED = r"\d{1,2}\s[A-Za-z]{3,9}\.?(?:\s\d{4})?"
_DATE = re.compile(rf"[\s,(]*(?:{_WEEKDAY})?\(?\s?(?:{_NUMBERS}|{_NAMED}|\d{{1,2}})\)?[\s,.)]*")
_PLACE_DATE = re.compile(rf"(?P<place>{_PLACE})\s?,\s(?=[\dSRKJM(])")
_COLON = re.compile(rf"(?P<place>{_CAP}(?:\s{_CAP})?)\s?:\s(?=[A-Z\"“])")
# Some outlets set no dash: "Contoh.com, Jakarta Menteri …". Then the longest name of a region is the place.
_NO_DASH = re.compile(rf"[\w-]+\.(?i:com|id|co|net)\s?,\s(?P<place>{_PLACE})(?=[\s,:])")

_PART = re.compile(r"[^,|/()\[\]]+")
_WORD = re.compile(r"[\w]+")
_LETTERS_AND_DIGITS = re.compile(r"\d[a-z]|[a-z]\d")
_LEVEL = re.compile(r"^(?:kota|kabupaten|kab\.?|kecamatan|kec\.?|provinsi|prov\.?)\s+")


def find_dateline(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the place in a dateline at the head of the paragraph ``text[start:end]``, or None.

    None, too, for a dateline without a place ("Contoh.com -") and for the sentence that only begins like one.
    """
    head = text[start : min(end, start + HEAD)]
    found = _before_dash(head) or _without_dash(head)
    return (start + found[0], start + found[1]) if found else None


def is_place(words: str) -> bool:
    """Whether the words name a region of the table (province, kabupaten, kota, kecamatan) in any of its spellings
    ("Palangka Raya", "Jogja"), or a known town."""
    folded = _LEVEL.sub("", _fold(words))
    name = key(folded)
    return folded in _towns() or name in gazetteer().names or name in gazetteer().districts


def _before_dash(head: str) -> tuple[int, int] | None:
    match = _BEFORE_DASH.match(head) if any(dash in head for dash in "-–—") else None
    parts = _parts(match.group("head")) if match else None
    if match is None or parts is None:
        return None
    places = [(at, words) for at, words in parts if _PLACE_ONLY.fullmatch(words) and not _is_outlet(words)]
    known = [place for place in places if is_place(place[1])]
    beside_outlet = len(places) < len(parts) <= 3 and any(_is_outlet(words) for _, words in parts)
    if not known and not (beside_outlet and places and _may_be_place(places[0][1])):
        return None
    at, words = (known or places)[0]
    return match.start("head") + at, match.start("head") + at + len(words)


def _parts(head: str) -> list[tuple[int, str]] | None:
    """The head cut at commas, bars, slashes and brackets, dates left out; None where it reads like a sentence."""
    undated = _DATE.sub(lambda found: "," + " " * (len(found.group()) - 1), head)
    parts = []
    for match in _PART.finditer(undated):
        words = match.group().strip(" .*-")
        if words:
            parts.append((match.start() + match.group().index(words[0]), words))
    tokens = [words.split() for _, words in parts]
    if not 1 <= len(parts) <= 4 or any(len(some) > 4 for some in tokens):
        return None
    small = any(token[0].islower() and not _is_outlet(token) for some in tokens for token in some)
    return None if small else parts


def _without_dash(head: str) -> tuple[int, int] | None:
    if (match := _NO_DASH.match(head)) and (end := _longest_place(head, *match.span("place"))):
        return match.start("place"), end
    if (match := _PLACE_DATE.match(head)) and is_place(match.group("place")):
        date = _DATE.match(head, match.end("place"))
        rest = head[date.end() :].lstrip() if date else "x"
        if not rest or rest[0] in "-–—:":
            return match.span("place")
    if (match := _COLON.match(head)) and is_place(match.group("place")) and match.group("place").split()[0] != "Kota":
        return match.span("place")
    return None


def _longest_place(head: str, start: int, end: int) -> int | None:
    """The end of the longest place that the words ``head[start:end]`` begin with: "Lombok Tengah Bupati" has two."""
    while end > start and not is_place(head[start:end]):
        end = head.rfind(" ", start, end)
    return start + len(head[start:end].rstrip(".-'’")) if end > start else None


def _is_outlet(words: str) -> bool:
    folded = words.casefold()
    outlet = table("datelines")["outlet"]
    if any(part in folded for part in outlet["parts"]) or _LETTERS_AND_DIGITS.search(folded):
        return True
    return not _outlet_words().isdisjoint(_WORD.findall(folded))


def _may_be_place(words: str) -> bool:
    return set(table("datelines")["no_place"]["words"]).isdisjoint(_WORD.findall(words.casefold()))


def _fold(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(table("datelines")["outlet"]["words"])


@cache
def _towns() -> frozenset[str]:
    return frozenset(table("datelines")["town"]["words"])
