"""The patterns of dates, built from named atoms. All are matched against lower-case text, at a given place.

No quantifier is nested and every gap is bounded, so a match costs a bounded number of steps wherever it is tried.
"""

from __future__ import annotations

import re

from .words import MONTHS, NUMBERS, RELATIVES, WEEKDAYS, alternatives

GAP = r"\s{0,3}"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![0-9])"
ANY_YEAR = rf"(?:{YEAR}|['’‘][0-9]{{2}}(?![0-9]))"
MONTH = rf"{alternatives(MONTHS)}(?![^\W_])"
WEEKDAY = rf"{alternatives(WEEKDAYS)}(?![^\W\d_])"
DAY_PART = r"(?:dini\s{1,3}hari|pagi|siang|sore|petang|malam|subuh|waktu\s{1,3}setempat)(?![^\W_])"
UNTIL = r"(?:sampai(?:\s{1,3}dengan)?|hingga|s\s?/\s?d|s\.\s?d\.?|sd|to)(?![^\W_])"
DASH = r"[-–—‐‑−]"
DATE_WORD = r"(?:pada\s{1,3})?(?:hari\s{1,3})?(?:tanggal|tgl)\b\.?\s{0,3}"
PAST = r"(?:yang\s{1,3}lalu|lalu|silam|kemarin|kemaren|kemarim|tadi|terakhir)(?![^\W_])"
FUTURE = r"(?:(?:yang\s{1,3})?akan\s{1,3}datang|mendatang|nanti|depan|besok\s{1,3}lusa|besok|esok|lusa)(?![^\W_])"
WEEK = r"(?:pekan|minggu)\s{1,3}(?:lalu|ini|depan|kemarin|mendatang)(?!\w)"
END = r"(?![^\W_]|[/][0-9]|[.,:][0-9])"

LEAD = re.compile(
    rf"(?P<weekday>{WEEKDAY})"
    rf"(?:{GAP}(?:{DASH}|/|,|dan(?!\w)|&|{UNTIL}){GAP}(?P<weekday2>{WEEKDAY}))?"
    rf"(?:\s{{0,3}}{DAY_PART})?(?:\s{{1,3}}(?:{WEEK}|{PAST}|{FUTURE}|ini(?!\w)))?{GAP}[,.:/|'’]?{GAP}"
    rf"(?:{DASH}{GAP})?(?:{DATE_WORD})?"
    rf"(?P<open>[(\[])?{GAP}(?:{DATE_WORD})?"
)
"""A weekday and what joins it to its date, up to the date's first digit."""

ISO = re.compile(rf"(?P<year>{YEAR})(?P<mark>[/-])(?P<month>[0-9]{{2}})(?P=mark)(?P<day>[0-9]{{2}})(?![0-9]|[/-][0-9])")
"""2025-09-29, 2025/09/29."""

MAY_BE_DAY = re.compile(
    rf"[0-9]{{1,2}}(?:{GAP}(?:{DASH}|[/.,&]|{UNTIL}|(?:dan|serta)(?!\w))| [0-9]|[\s./\-–]{{0,3}}(?:bulan|{MONTH})"
    rf"|\s{{1,3}}[a-z]{{5,11}}\.?\s{{1,3}}{YEAR})|{YEAR}[/-]"
)
"""How all patterns below begin, and ISO: a number that it does not fit, as in "12 orang", is no day."""

BLANKED = re.compile(rf"(?P<day>[0-9]{{1,2}}) (?P<month>0?[1-9]|1[0-2]) (?P<year>{YEAR}){END}")
"""29 09 2025."""

WORDED = re.compile(
    rf"(?:(?P<day1>{DAY})(?:\s{{0,3}}(?P<month1>{MONTH})\.?(?:\s{{1,3}}(?P<year1>{YEAR}))?)?"
    rf"{GAP}(?P<joint>{DASH}|/|{UNTIL}|dan(?!\w)|&|serta(?!\w)){GAP}(?:{DATE_WORD})?)?"
    rf"(?P<day>{DAY})[\s./\-–]{{0,3}}(?:bulan\s{{1,3}})?(?P<month>{MONTH})"
    rf"(?:[\s.,/\-–]{{0,3}}(?:tahun\s{{0,3}}|thn\.?\s{{0,3}})?(?P<year>{ANY_YEAR}))?"
)
"""12 Juni 2024, 12-14 Juni 2024, 28 Februari hingga 2 Maret 2025, 29-Sep-2025; the year may be missing."""

LIST = re.compile(
    rf"(?P<days>{DAY}(?:(?:\s?,\s?{DAY}){{1,5}},?|\s?,))\s{{1,3}}(?:dan|serta|&)\s{{1,3}}(?=(?:{DATE_WORD})?(?P<last>{DAY})\s?{MONTH})"
)
"""26, 27, dan 29 Oktober: all but the last day."""

MISSPELT = re.compile(rf"(?P<day>{DAY})\s{{1,3}}(?P<month>[a-z]{{5,11}})\.?\s{{1,3}}(?P<year>{YEAR})")

SHORT_YEAR = re.compile(rf"(?P<day>{DAY})[\s\-]{{0,3}}(?P<month>{MONTH})[.\s\-]{{0,3}}(?P<year>[0-9]{{2}}){END}")
"""12 Juni 25: only where what follows ends the date."""

NUMERIC = re.compile(
    rf"(?:(?P<day1>[0-9]{{1,2}})(?:{GAP}/{GAP}(?P<month1>[0-9]{{1,2}})(?:{GAP}/{GAP}(?P<year1>[0-9]{{4}}))?)?"
    rf"{GAP}(?P<joint>{DASH}|{UNTIL}|dan(?!\w)|&){GAP})?"
    rf"(?P<day>[0-9]{{1,2}}){GAP}(?P<mark>[/.\-–]){{1,2}}{GAP}(?P<month>[0-9]{{1,2}}){GAP}(?P<mark2>[/.\-–,])"
    rf"{{1,2}}{GAP}(?P<year>[0-9]{{4}}|['’]?[0-9]{{2}}){END}(?!-\w)"
)
"""29/9/2025, 29.09.2025, 29-9-25, 3-5/3/2025."""

PAIR = re.compile(
    rf"(?:(?P<day1>[0-9]{{1,2}})(?:{GAP}/{GAP}(?P<month1>[0-9]{{1,2}}))?{GAP}(?P<joint>{DASH}|{UNTIL}|dan(?!\w)|&){GAP})?"
    rf"(?P<day>[0-9]{{1,2}}){GAP}(?P<mark>[/\-]){GAP}(?P<month>[0-9]{{1,2}}){END}"
)
"""14/2: only after a weekday or a relative day, or alone in brackets."""

MONTH_YEAR = re.compile(
    rf"(?P<month>{MONTH})[.,]?(?:{GAP}[/\-–]{GAP}|\s{{0,3}})(?:tahun\s{{0,3}}|thn\.?\s{{0,3}})?"
    rf"(?P<year>{ANY_YEAR})"
    rf"(?!{DASH}[0-9]{{1,2}}(?![0-9]))"
)
MONTH_DAY_YEAR = re.compile(
    rf"(?P<month>{MONTH})\.?\s{{1,3}}(?P<day>{DAY})(?:st|nd|rd|th)?\s?,\s{{0,3}}(?P<year>{YEAR})"
)
MONTH_ALONE = re.compile(rf"(?P<month>{MONTH})(?:\s{{1,3}}(?:(?P<past>{PAST})|(?P<future>{FUTURE})|ini(?!\w)))?")

DIRECTION = re.compile(rf"\s{{1,3}}(?:(?P<past>{PAST})|(?P<future>{FUTURE}))")

YEARS = re.compile(
    rf"(?P<year>{YEAR})(?:(?P<decade>{GAP}{DASH}{GAP}an(?![^\W_])|an(?![^\W_]))"
    rf"|{GAP}(?P<joint>{DASH}|/){GAP}(?P<year2>{YEAR}|[0-9]{{2}}(?![0-9]|[.,:/][0-9]|{DASH}[0-9])))?"
)
"""2023, 2023-2024, 2019/20, 1990-an."""

DECADE = re.compile(rf"(?P<decade>[2-9]0){GAP}{DASH}{GAP}an(?![^\W_])")

QUARTER = re.compile(
    r"(?P<name>triwulan|tw|kuartal|caturwulan|cawu|semester|paruh|q)\s{0,2}(?:ke[-\s]?)?"
    r"(?P<number>iv|i{1,3}|[1-4]|pertama|kedua|ketiga|keempat|satu|dua|tiga|empat)(?![^\W_])"
    rf"(?:(?:[\s/,\-–]{{0,3}}(?:tahun\s{{1,3}}|ta\s{{1,3}}|anggaran\s{{1,3}})?(?P<year>{YEAR}))"
    r"|\s{1,3}(?P<relative>tahun\s{1,3}(?:ini|lalu|depan)))?"
)

RELATIVE = re.compile(rf"(?P<relative>{alternatives(RELATIVES)})(?![^\W_])(?!-)")
_SIDE = r"(?:(?:yang\s{1,3})?(?P<past>lalu|silam)|(?P<future>lagi)|(?P<before>sebelumnya))(?![^\W_])"
AGO = re.compile(
    rf"(?P<number>(?:{'|'.join(NUMBERS)}|[0-9]{{1,2}})(?:\s{{1,3}}(?:belas|puluh)(?:\s{{1,3}}[a-z]+)?)?)\s{{1,3}}"
    rf"(?P<unit>tahun|bulan|hari)\s{{1,3}}{_SIDE}"
)
"""Dua hari lalu, empat tahun lagi, tiga hari sebelumnya."""
ONE_AGO = re.compile(
    r"(?P<one>setahun|sebulan|sehari)\s{1,3}(?:(?:yang\s{1,3})?(?P<past>lalu|silam)|(?P<before>sebelumnya|sebelum\s{1,3}itu)"
    r"|(?P<after>berselang)(?!,?\s{1,3}(?:di|pada|tahun)?\s{0,3}[12][0-9]{3}))(?![^\W_])"
)
"""Setahun lalu, sebulan sebelumnya, setahun berselang; "setahun lagi" lasts more often than it points."""

YEAR_BEFORE = re.compile(r"tahun\s{1,3}sebelumnya(?![^\W_])")
DAY_NUMBER = re.compile(
    rf"(?:tanggal|tgl\.?)\s{{1,3}}(?P<day>{DAY}){END}(?:\s{{1,3}}(?P<month>bulan\s{{1,3}}(?:ini|lalu|depan|kemarin)))?"
    rf"(?![\s./-]{{0,3}}(?:{MONTH}|[0-9]))(?!{GAP}(?:{DASH}|{UNTIL}|dan\s|/|&|,\s?(?:{DAY}\s?,|{DAY}\s(?:dan|{MONTH})|dan\s{DAY}\s{MONTH})))"
    r"(?!\s{1,3}(?:bulan\s{1,3}[a-z]{3,12}|tiap|setiap))"
)

BARE_WEEKDAY = re.compile(
    rf"(?P<weekday>{WEEKDAY})(?:\s{{1,3}}(?P<part>{DAY_PART}))?"
    rf"(?:\s{{0,3}}[(,]?\s{{0,3}}(?P<week>{WEEK})\)?"
    rf"|\s{{1,3}}(?P<past>{PAST})|\s{{0,3}}\((?P<past2>kemarin)\)|\s{{1,3}}(?P<future>{FUTURE})"
    r"|\s{1,3}(?P<now>ini)(?!\w))?"
)

RELATIVE_WORDS = frozenset(form.split()[0] for form in RELATIVES)
AGO_WORDS = frozenset((*NUMBERS, "setahun", "sebulan", "sehari"))
DAY_NUMBER_WORDS = frozenset(("tanggal", "tgl"))
QUARTER_WORDS = frozenset(
    ("triwulan", "tw", "kuartal", "caturwulan", "cawu", "semester", "paruh", "q1", "q2", "q3", "q4")
)
"""Each set: the words that the patterns of its kind begin with."""
