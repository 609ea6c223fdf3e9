"""The publication date: metadata words, a stamp line at the head of the page, an address. No clock is asked."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from ...extractors.lexicon import table

_MONTHS: dict[str, int] = {
    form: month["number"] for month in table("months")["month"] for form in (*month["forms"], *month.get("dated", ()))
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY, _YEAR = r"(?P<day>[0-3]?\d)", r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}[-/.](?P<month>[01]?\d)[-/.]{_DAY}(?!\d)",
        rf"(?<!\d){_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?\d{{4,6}})?(?!\d)",
        rf"(?<!\d){_DAY}\s?[-/.]\s?(?P<month>[01]?\d)\s?[-/.]\s?{_YEAR}(?!\d)",
        rf"(?<!\d){_DAY}(?:st|nd|rd|th)?[\s/.-]{{0,3}}{_MONTH}[\s,/.-]{{0,3}}{_YEAR}(?!\d)",
        rf"\b{_MONTH}\s?{_DAY}(?:st|nd|rd|th)?\s?,?\s{_YEAR}(?!\d)",
        rf"(?<!\d){_DAY}\s?[-/.]\s?(?P<month>[01]?\d)\s?[-/.]\s?(?P<short>\d\d)(?!\d)",
        rf"(?<!\d){_DAY}[\s/.-]{_MONTH}[\s/.-](?P<short>\d\d)(?!\d)",
        rf"(?<!\d){_YEAR}[-/](?P<month>[01]?\d)(?!\d)",
        rf"\b{_MONTH}[\s,/-]{{1,2}}{_YEAR}(?!\d)",
        r"^\s*(?P<year>(?:19|20)\d\d)\s*$",
    )
)
_UNIX = re.compile(r"\s*(\d{9,10})(\d{3})?(?:\.\d+)?\s*")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/-])")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/([01]\d)/")
WESTERN = timezone(timedelta(hours=7))
"""WIB: Unix seconds carry no zone, and most outlets keep Jakarta's day."""

_WEEKDAY = "|".join(form for day in table("weekdays")["weekday"] for form in (*day["forms"], *day.get("dated", ())))
_SHORT_DAY = "sen|sel|rab|kam|jum|sab|min|mon|tue|wed|thu|fri|sat|sun|ahad|jum['’]at"
_WORDS = (
    "terbit|tayang|rilis|update|updated|posting|published|posted|last|on|pada|tanggal|hari|oleh|by|redaksi|admin|wib|wita|wit|"
    "diterbitkan|dipublikasikan|ditayangkan|dirilis|diperbarui|diunggah|diposting|ditulis|publikasi|pukul|jam|pkl|am|pm|gmt|utc|"
    "terakhir|waktu|baca|menit"
)
_RESIDUE = re.compile(
    rf"\b(?:{_WEEKDAY}|{_SHORT_DAY}|{_WORDS})\b|\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?|[+-]\d{{1,2}}(?::?\d{{2}})?\b"
    r"|\bT?\d{2}:\d{2}\S*",
    re.IGNORECASE,
)
_HAS_YEAR = re.compile(r"(?:19|20)\d\d|/\d\d\b")


def parse_date(words: str) -> str | None:
    """A publication date as written ("Senin, 29 September 2025 14:05 WIB") to EDTF: day, month or year.

    The local day is kept as written, whatever the offset. Numbers are read day first. None where there is no
    date, or only one that depends on today ("2 jam lalu").
    """
    words = words.strip()[:200]
    if unix := _UNIX.fullmatch(words):
        return datetime.fromtimestamp(int(unix.group(1)), WESTERN).date().isoformat()
    for form in _FORMS:
        for match in form.finditer(words):
            if value := _edtf(match.groupdict()):
                return value
    return _asked(words) if _HAS_YEAR.search(words) else None


def stamp(line: str) -> str | None:
    """The date of a paragraph that is nothing but a publication stamp, None for any other paragraph."""
    if len(line) > 110 or not _HAS_YEAR.search(line):
        return None
    for form in _FORMS[:7]:
        match = form.search(line)
        if match and (value := _edtf(match.groupdict())):
            rest = _RESIDUE.sub(" ", line[: match.start()] + " " + line[match.end() :])
            return value if not re.search(r"\w", rest) else None
    return None


def date_in_url(url: str) -> str | None:
    """The day or month in the path of an address ("/2025/09/29/"), None where it has none."""
    if day := _URL_DAY.search(url):
        value = _edtf({"year": day.group(1), "month": day.group(2), "day": day.group(3)})
        if value:
            return value
    month = _URL_MONTH.search(url)
    return _edtf({"year": month.group(1), "month": month.group(2)}) if month else None


def _edtf(parts: dict[str, str | None]) -> str | None:
    year, short = parts.get("year"), parts.get("short")
    number = int(year) if year else 2000 + int(short or 0)
    named, day = parts.get("month"), parts.get("day")
    if named is None:
        return f"{number:04d}"
    month = int(named) if named.isdigit() else _MONTHS[named.lower()]
    if day is None:
        return f"{number:04d}-{month:02d}" if 1 <= month <= 12 else None
    try:
        return datetime(number, month, int(day)).date().isoformat()  # noqa: DTZ001 - a calendar day has no zone
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _asked(words: str) -> str | None:
    """What dateparser makes of words that the forms above do not read, without asking the clock."""
    import dateparser

    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001
    }
    try:
        found = dateparser.parse(words, languages=["id", "en"], settings=settings)
    except (ValueError, OverflowError):
        return None
    return found.date().isoformat() if found else None
