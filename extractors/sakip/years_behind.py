"""The year that stands behind a value and is its own: nothing but plain words of its clause parts the two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from .inherited import CLOSE, bodies_of
from .marks import Body, Instrument, Sentence, Value, Year
from .owners import Owned
from .words import alternation, cue_at_end, words_of

_BRACKET = re.compile(r"[\s)\"”]*\(\s*(?:tahun|pada|evaluasi|penilaian|SAKIP|hasil)?\s*(?:tahun\s*)?", re.IGNORECASE)
_GOVERNMENT = re.compile(r"\b(?:pemda|pemkab|pemkot|pemko|pemprov|pemerintah)\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"\s*(?:,\s*)?(?:(?:dan|itu|tersebut)\s+){0,2}(?:bertahan|tetap|terus|berlanjut|dipertahankan|menetap)\s+(?:hingga|sampai)\s+(?:tahun\s+)?",
    re.IGNORECASE,
)
"""Between the first year of a grade and the last: "BB pada 2021 dan bertahan sampai 2024"."""
_LEAVING = re.compile(r"\b(?:keluar|lepas|pamit|hengkang|lolos|bangkit|beranjak|terbebas)\s+dari\b", re.IGNORECASE)
"""Words after which a year is that of the leaving, not of the grade that is left."""
_PLAINLY = re.compile(
    r"[\"”’')]*,?\s(?:(?:itu|ini|pada|di|untuk|dalam|hasil|evaluasi|penilaian|tahun)\s){1,4}|[^;:.,]{0,40}:\s",
    re.IGNORECASE,
)
"""Between a value and its year: "BB, 71,01, pada 2023"; "A diraih tiga kali: 2018, 2019"."""
_SINCE_THEN = re.compile(
    r",?\s(?:dan\s|lalu\s)?(?:sejak\s(?:itu|saat\situ)|(?:(?:bertahan|tetap|terus|berlanjut)\s)?(?:hingga|sampai)\s(?:dengan\s)?(?:kini|sekarang|saat\sini|hari\sini))\b",
    re.IGNORECASE,
)
"""Behind the year from which a grade holds: "A pada 2018, dan sejak itu belum pernah turun"."""
_ENDS = re.compile(r"(?:\s(?:dan|serta)\s20\d\d)?[.;)\"”]")
"""Behind a year that ends its clause: "dua kali CC, 2017 dan 2018."."""
_PASSIVE = re.compile(r"\bdi(?!banding|ikuti|susul)[a-z]{4,}\b")
"""Any passive verb may stand between a grade and its year: "BB direbut tahun ini"."""
_AT = re.compile(r"\)?\s\(?(?:(?:di|pada|untuk|tahun)\s){0,3}")
_EVER_SINCE = re.compile(r"\b(?:terus|tetap|selalu|melulu|mulu)\b[^.;]{0,60}\bdari\s(?:tahun\s)?\Z", re.IGNORECASE)
"""Between a grade and the year from which it holds: "B terus dari 2018"."""
_ALREADY = re.compile(r"\b(?:sudah|so|telah|udah)\s(?:(?:di|predikat|kategori)\s)?[\"“]?\Z", re.IGNORECASE)
_NEAR = 40
_FAR = 4
"""Words that may stand between a value and its year, besides those that always may."""
_NEXT_CLAUSE = re.compile(
    r"\b(?:dan|serta|lalu|kemudian|tapi|tetapi|sementara|sedangkan|namun|karena|sebab|agar|supaya)\b", re.IGNORECASE
)
_NEXT_YEAR = re.compile(
    r"[)\"”]?\s(?:poin\s)?(?:dan|lalu|kemudian|selanjutnya|disusul|baru)\s(?:(?:pada|di|tahun)\s)*", re.IGNORECASE
)
"""Before the year of the next value, where the one before has its own: "2022 sebesar 66,1 lalu pada 2023 67,9"."""
_AFTERWARDS = re.compile(r"\b(?:setelah|sesudah|usai|sebelum)\b", re.IGNORECASE)
"""Before a year that goes on to the next value: "kini BB, sesudah sejak 2016 sampai 2021 tetap B"."""


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){alternation(word.replace('-', ' ') for word in words_of('year glue'))}(?!\w)", re.IGNORECASE
    )


def year_behind(text: str, sentence: Sentence, owned: Sequence[Owned], at: int) -> Year | None:
    """The year right behind the value, or behind it in the same clause: "(2023)", "pada 2023", "sejak 2018".

    None where another value, another body, a stop or the opening of a new clause stands between.
    """
    value = owned[at].value
    stop = min((item.value.start for item in owned[at + 1 :] if item.value.start > value.end), default=sentence.end)
    year = next((year for year in sentence.years if value.end <= year.start < stop), None)
    if year is None:
        return None
    gap = text[value.end : year.start]
    if _BRACKET.fullmatch(gap) or (gap == ", " and _ENDS.match(text, year.end)):
        return year
    if _goes_on(text, sentence, owned, at, year, stop):
        return None
    plain = _without_names(text, sentence, owned[at], year)
    if plain is None or _is_parted(plain, ranged="/" in year.value):
        return None
    since = "/" not in year.value and _is_ever_since(text, sentence, owned[at].value, plain)
    begins = cue_at_end("from on", r"\s+(?:tahun\s+|evaluasi\s+)?").search(plain) if "/" not in year.value else None
    words = re.sub(r"[\W_]+", " ", plain if begins is None else plain[: begins.start()])
    told = bool(words.strip()) or begins is not None or "/" in year.value or text[year.start].isalpha()
    if not told or _leads_away(words) or (stop < sentence.end and _AFTERWARDS.search(words)):
        return None
    return _stretched(text, sentence, year, open_ended=since or begins is not None)


def _goes_on(text: str, sentence: Sentence, owned: Sequence[Owned], at: int, year: Year, stop: int) -> bool:
    """Whether the year is rather of what follows: the value has one of its own before it, or is one that was left."""
    value, gap = owned[at].value, text[owned[at].value.end : year.start]
    last = max((item.value.end for item in owned[:at]), default=sentence.start)
    own = any(last <= each.start and each.end <= value.start for each in sentence.years)
    close = stop - year.end <= CLOSE and "," not in text[year.end : stop] and stop < sentence.end
    close = close and not _has_one_too(text, sentence, owned, stop)
    if own and ("," in gap or close or (stop < sentence.end and _NEXT_YEAR.fullmatch(gap))):
        return True
    left = max(sentence.start, value.start - _NEAR)
    return value.was and "/" not in year.value and _LEAVING.search(text, left, value.start) is not None


def _has_one_too(text: str, sentence: Sentence, owned: Sequence[Owned], start: int) -> bool:
    """Whether the value at ``start`` has a year right behind it too: "71,05 di 2022 dan 72,33 di 2023"."""
    value = next(item.value for item in owned if item.value.start == start)
    return any(_AT.fullmatch(text, value.end, year.start) for year in sentence.years if year.start >= value.end)


def _without_names(text: str, sentence: Sentence, item: Owned, year: Year) -> str | None:
    """What stands between the value and the year without its bodies and evaluations; None with another body."""
    gap = text[item.value.end : year.start]
    marks: tuple[Body | Instrument, ...] = (*sentence.bodies, *sentence.instruments)
    for mark in marks:
        if item.value.end <= mark.start and mark.end <= year.start:
            if isinstance(mark, Body) and mark.subject not in bodies_of(item):
                return None
            gap = _GOVERNMENT.sub(" ", gap.replace(text[mark.start : mark.end], " "))
    return gap


def _is_ever_since(text: str, sentence: Sentence, value: Value, plain: str) -> bool:
    """Whether the year is that from which the grade holds: "B terus dari 2018", "sudah BB dari dua tahun lalu"."""
    if _EVER_SINCE.search(plain):
        return True
    return plain.strip() == "dari" and _ALREADY.search(text, sentence.start, value.start) is not None


def _leads_away(words: str) -> bool:
    """Whether the words between a value and a year, those that always may stand there left out, open a new clause."""
    left = _PASSIVE.sub(" ", _glue().sub(" ", words))
    return len(left.split()) > _FAR or _NEXT_CLAUSE.search(left) is not None


def _stretched(text: str, sentence: Sentence, year: Year, *, open_ended: bool) -> Year:
    """The year with what is told behind it of how long the grade held."""
    if "/" in year.value:
        return year
    until = _UNTIL.match(text, year.end)
    last = next((other for other in sentence.years if until and other.start == until.end()), None)
    if last is not None:
        return replace(year, end=last.end, value=f"{year.value}/{last.value}")
    held = open_ended or _SINCE_THEN.match(text, year.end) is not None
    return replace(year, value=f"{year.value}/..") if held else year


def _is_parted(gap: str, ranged: bool) -> bool:
    """Whether a stop or a comma parts a value from the year behind it."""
    if _PLAINLY.fullmatch(gap):
        return False
    comma = "," in gap and not (ranged or re.search(r",\s*(?:persisnya|tepatnya|yakni|yaitu)", gap))
    return comma or re.search(r"[;:?!—–]\s|\.\s", gap) is not None
