"""What looks like a date and is none: amounts, numbers of laws and things, names made of a day or month.

The words are in ``lexicon/date_false_friends.toml``; here is where they must stand. All functions are given a
line in lower case and places in it, and look at a bounded stretch on either side.
"""

from __future__ import annotations

import re

from .words import DATED_ONLY, NUMBERS, PERSONS, WEEKDAYS, alternatives, false_friends, leads

WINDOW = 80
"""Code points of left context that a guard looks at; a law's "Nomor … Tahun" fits into it."""

_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_](?:[\w.&]|[-'’](?=\w)){0,30}+)[\s.:\"“”‘’'(]{0,3}$")
_BETWEEN_WORDS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + ".:\"“”‘’'("
_WORD_AFTER = re.compile(r"\s{0,3}(%|[^\W_]{1,20}(?:-[^\W_]{1,20})?)")
_LAW = alternatives(false_friends("before", "law"))
_TAHUN = r"(?:tahun|thn|th)\.?\s{0,3}"
_REGULATION = re.compile(
    # Nomor 88 Tahun 2021, No. 79/TPA Tahun 2022, Nomor 19 dan 20 Tahun 2021
    r"(?:\b(?:nomor|nomer|no|num)\b\s{0,2}[.:]{0,2}\s{0,2}[^\s]{1,40}(?:\s{1,2}(?:dan|jo|&)\s{1,2}[^\s]{1,20})?"
    rf"(?:\s{{1,2}}[a-z.]{{1,12}})?,?\s{{1,3}}{_TAHUN}$)"
    # UU 23 Tahun 2014, Peraturan Menteri Keuangan 49 Tahun 2023
    rf"|(?:\b{_LAW}\b(?:\s{{1,2}}[a-z()/-]{{1,20}}){{0,4}}\s{{0,2}}\.?\s{{0,2}}[0-9][\w./-]{{0,30}},?\s{{1,3}}{_TAHUN}$)"
    # Perwali 2025, Perda Tahun 2025: the name of a law without number
    rf"|(?:\b{_LAW}\s{{1,3}}(?:{_TAHUN})?$)"
    # UUD Negara Republik Indonesia Tahun 1945
    r"|(?:\b(?:uud|undang-undang\s{1,2}dasar)\b[^.,;]{0,45}$)"
)
_REGULATION_ENDS = ("tahun", "thn", "th", "tahun.", "thn.", "th.", *false_friends("before", "law"))
"""What stands right before the year in all but the last of these."""
_GRADED = re.compile(r"\s{1,3}cc(?:\s{0,3}[(,;.)]|\s{1,3}(?:dan|serta|[12][0-9]{3}|naik|menjadi|dengan)|$)")
_ENGINE = re.compile(r"\b(?:mesin|motor|mobil|kapasitas|berkapasitas|silinder|turbo|bensin|diesel|sepeda|kendaraan)\b")
""" "2015 CC (50,66); 2016 B" are grades of years, "mesin 1998 cc" is none."""
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright|&copy;|hak cipta)[^.;\n]{0,40}$")
_COPYRIGHT_MARKS = ("©", "(c)", "copy", "cipta")
_CREDIT = re.compile(r"\W{0,3}(?:foto|photo|dok|dokumentasi)\b.{0,50}$")
_PLATE_AREA = re.compile(r"(?<!\w)([A-Z]{1,2})[ -]$")
_PLATE_END = re.compile(r"[ -][A-Z]{1,3}(?!\w)")
_AREA_CODE = re.compile(r"\(0[0-9]{2,3}\)\s?$")
_COUNTED = re.compile(
    rf"(?:(?:\b(?:{'|'.join(NUMBERS)}|beberapa|puluhan|belas|puluh|belasan|ratusan|ribuan|tiap|setiap|berapa|sekian|"
    r"bertahun|berbulan|usia|umur|sejuta|seribu|ratus|ribu|setengah|juta|miliar)|(?<![0-9.,])[0-9]{1,3})[\s-]{1,3}|-)$"
)
_MONEY = re.compile(r"\brp\.?\s{0,2}[0-9][0-9.,]{0,15}\s{1,3}(?:ribu|juta|miliar|milyar|triliun)\s{1,3}$")
_LASTING = re.compile(
    r"\b(?:butuh|membutuhkan|perlu|masih|tinggal|tersisa|sisa|selama|dalam|sepanjang|untuk|hingga|sampai|tambah|ditambah|"
    r"menambah|diperpanjang|perpanjangan|memperpanjang|kurang|menunggu|genap)\s{1,3}(?:waktu\s{1,3})?$"
)
_HIJRI_YEAR = re.compile(r"(?:\bh|hijriah|hijriyah)\.?\s?[/-]\s?$")
_EVERY = re.compile(r"\b(?:setiap|tiap|saban|hari\s{1,3}kerja)\b[^.;:\"“”]{0,40}$")
_NIGHT_LIFE = re.compile(
    r"\b(?:jam|pasar|hiburan|kehidupan|wisata|dunia|makan|salat|shalat|kuliah|shift|ronda|kereta|tugas)\s{1,3}$"
)
_OVERNIGHT = re.compile(
    r"\b(?:pekerjaan|kerja|menginap|bermalam|nginap|dalam|selama|hanya|cuma|sampai|per|dititipkan)\s{1,3}$"
)


def word_before(low: str, start: int) -> str:
    """The word that stands just before ``start``, or the empty string."""
    floor, gap = max(0, start - 32), low[max(0, start - 3) : start]
    end = start - len(gap) + len(gap.rstrip(_BETWEEN_WORDS))
    found = _WORD_BEFORE.search(low, max(floor, low.rfind(" ", floor, end) + 1), start)  # no word holds a blank
    return found[1].rstrip(".") if found else ""


def word_after(low: str, end: int) -> str:
    """The word or the percent sign that stands just after ``end``, or the empty string."""
    found = _WORD_AFTER.match(low, end)
    return found[1] if found else ""


def begins_cleanly(low: str, start: int) -> bool:
    """Whether the number at ``start`` is the head of its own token, not the tail of a code, an amount or a name."""
    if start == 0:
        return True
    char, before = low[start - 1], low[start - 2] if start > 1 else " "
    if char in "/-" and _HIJRI_YEAR.search(low, max(0, start - 16), start):
        return True  # 1442 H/2021 M
    if char.isalnum() or char in "_#@$€£=+%©":
        return False
    if char in ".,:/\\-–'’" and before.isalnum():
        return (char in ".," and not before.isdigit()) or (char in "-–" and _is_prefix(low, start - 1))
    return True


def _is_prefix(low: str, dash: int) -> bool:
    return low[max(0, dash - 5) : dash] == "pasca" or low[max(0, dash - 3) : dash] == "pra"


def is_plate(text: str, start: int) -> bool:
    """Whether the four digits at ``start`` are those of a number plate: "N 2019 AB"."""
    before = _PLATE_AREA.search(text, max(0, start - 4), start)
    if before is None or before[1].lower() not in false_friends("before", "plate"):
        return False
    return _PLATE_END.match(text, start + 4) is not None


def is_regulation(low: str, start: int) -> bool:
    """Whether the year at ``start`` belongs to the number or the name of a law or decree."""
    stretch = low[max(0, start - WINDOW) : start]
    may_be = "uud" in stretch or "dasar" in stretch or stretch.rstrip().endswith(_REGULATION_ENDS)
    return may_be and _REGULATION.search(stretch) is not None


def is_amount(low: str, start: int, end: int) -> bool:
    """Whether the four-digit number is a count, a price, a serial number or a copyright mark."""
    before, after = word_before(low, start), word_after(low, end)
    stretch = low[max(0, start - WINDOW) : start]
    head = word_before(low, low.rindex("tahun", 0, start)) if before == "tahun" else before
    if head in false_friends("before", "year"):
        return True
    if after == "cc" and _GRADED.search(low, end) and not _ENGINE.search(stretch):
        return False
    if (after == "%" or after in false_friends("after", "year")) and before not in leads("year"):
        return True
    if any(mark in stretch for mark in _COPYRIGHT_MARKS) and _COPYRIGHT.search(stretch):
        return True
    if ")" in stretch[-2:] and _AREA_CODE.search(stretch[-8:]):
        return True
    ends_line = len(low) - end <= 3
    return ends_line and start < WINDOW and _CREDIT.match(low[:start]) is not None


def is_named_after_a_day(low: str, start: int) -> bool:
    """Whether the day and month at ``start`` are the name of a street, a campus or a movement."""
    return word_before(low, start) in false_friends("before", "day")


def is_fraction(low: str, start: int) -> bool:
    """Whether "(2/3)" repeats a fraction in words ("dua pertiga (2/3) anggota")."""
    return word_before(low, start).startswith(("per", "seper", "separ", "seteng", "skor", "rt", "kelas", "halaman"))


def is_counted(low: str, start: int) -> bool:
    """Whether a number or "beberapa" stands before "tahun lalu", "pekan ini": a duration, not a date."""
    if not _COUNTED.search(low[max(0, start - 20) : start]):
        return False
    return _MONEY.search(low[max(0, start - 40) : start]) is None  # "Rp312 miliar tahun lalu"


def is_lasting(low: str, start: int, end: int) -> bool:
    """Whether "dua tahun lagi", "tiga hari sebelumnya" is a duration: "butuh dua tahun lagi"."""
    return _LASTING.search(low[max(0, start - 24) : start]) is not None or word_after(low, end) in ("masa", "untuk")


def is_nowadays(low: str, start: int, end: int) -> bool:
    """Whether "hari ini" or "kemarin" is said in the sense of nowadays, lately."""
    if start and low[start - 1] == "-":
        return True
    if (low.startswith("hari", start) and is_counted(low, start)) or (
        low.startswith("malam", start) and _NIGHT_LIFE.search(low, max(0, start - 16), start)
    ):
        return True
    if low.startswith("kema", start) and _is_lately(low, start, end):
        return True
    if low.startswith("semalam", start):
        return _OVERNIGHT.search(low[max(0, start - 16) : start]) is not None or word_after(low, end) == "suntuk"
    return low[start:end] in ("hari ini", "kemarin", "kemaren") and word_before(low, start) in false_friends(
        "before", "today"
    )


_QUOTES = re.compile(r"[\"“”]")
_HEADS_CLAUSE = re.compile(r"(?:^|[\"“.,!?])\s{0,2}(?:(?:nah|jadi|tapi|karena|memang|ya|iya|kan)\s{1,2})?$")
_NEAR_DAY = re.compile(
    r"hari\s{1,2}ini|tadi|malam|pagi|sore|siang|besok|lusa|pukul|jam\s{1,2}[0-9]|[0-9]/[0-9]"
    r"|\b(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu)\b"
)


def _is_lately(low: str, start: int, end: int) -> bool:
    """Whether "kemarin" opens a clause of speech with no other word of day beside it: loose talk of late."""
    if not _HEADS_CLAUSE.search(low, max(0, start - 12), start):
        return False
    marks = list(_QUOTES.finditer(low, max(0, start - 400), start))
    if not marks or not _opens(low, marks[-1].start()):
        return False
    return not _NEAR_DAY.search(low, max(marks[-1].end(), start - WINDOW), start) and not _NEAR_DAY.search(
        low, end, end + WINDOW
    )


def _opens(low: str, mark: int) -> bool:
    if low[mark] != '"':
        return low[mark] == "“"
    return mark + 1 < len(low) and not low[mark + 1].isspace() and (mark == 0 or not low[mark - 1].isalnum())


_YEARLY = re.compile(
    r"\b(?:setiap|tiap|saban)\s{1,3}(?:tahun(?:nya)?,?\s{1,3})?"
    r"(?:(?:pada|di)\s{1,3})?(?:(?:hari|tanggal|bulan)\s{1,3}){0,2}$"
    r"|\b(?:setiap|tiap|saban)\s{1,3}(?:awal|akhir|pertengahan)\s{1,3}tahun,?\s{1,3}(?:yakni|yaitu|antara)\s{1,3}"
    r"(?:[a-z]{3,9}\s{1,3}(?:sampai|hingga|dan)\s{1,3})?$"
)
_KEPT = re.compile(
    r"(?:\s{1,3}(?:sendiri|lalu|memang|selalu|itu)){0,2}\s{1,3}(?:diperingati|dirayakan)\s{1,3}(?:sebagai|setiap|tiap)(?!\w)"
)
""" "1 Maret diperingati sebagai hari lahir": a day of every year."""


def is_yearly(low: str, start: int, end: int) -> bool:
    """Whether the day or month recurs ("diperingati setiap 17 Maret", "1 Maret diperingati sebagai …")."""
    return _YEARLY.search(low, max(0, start - 56), start) is not None or _KEPT.match(low, end) is not None


def is_no_weekday(low: str, start: int, end: int) -> bool:
    """Whether the weekday name is a recurring day, a programme, a market or a place."""
    if low[start:end] in DATED_ONLY or _EVERY.search(low[max(0, start - WINDOW) : start]):
        return True
    if low.startswith("minggu", start) and is_counted(low, start):
        return True
    return word_before(low, start) in false_friends("before", "weekday") or word_after(low, end) in false_friends(
        "after", "weekday"
    )


def is_no_month(text: str, low: str, start: int, end: int, *, marked: bool) -> bool:
    """Whether the bare month name is a person, an organisation or a plain word.

    ``marked``: the text itself says month ("Mei lalu", "Mei–Juni"). Common given names need a word of time before them.
    """
    name, before = low[start:end], word_before(low, start)
    if name in DATED_ONLY:
        return True
    if is_named_after_a_day(low, start):
        return True
    if marked or before in leads("month"):
        return False
    if not text[start].isupper() or name in PERSONS:
        return True
    after = word_after(low, end)
    return bool(after) and _is_capital(text, low, end) and after not in WEEKDAYS


def _is_capital(text: str, low: str, end: int) -> bool:
    found = _WORD_AFTER.match(low, end)
    return found is not None and text[found.start(1)].isupper() and not text[end : found.start(1)].strip()


def is_named_after_a_month(low: str, start: int) -> bool:
    """Whether the month is part of a name: Universitas Sebelas Maret, Ibu Juni."""
    return word_before(low, start) in false_friends("before", "month")


def is_unit(low: str, end: int) -> bool:
    """Whether the number that ends here counts something ("pada Mei 2000 warga" is a month and a count)."""
    return int(low[end - 4 : end]) <= 2000 and word_after(low, end) in false_friends("after", "year")


_PLANNED = re.compile(
    r"\b(?:akan|bakal|rencananya|direncanakan|dijadwalkan|diagendakan|hendak|nantinya|mulai|paling\s{1,3}lambat)\b"
    r"[^,.;:()\"“”]{0,60}$"
)


def is_planned(low: str, start: int) -> bool:
    """Whether the clause before a bare weekday speaks of the future ("akan digelar pada Sabtu")."""
    return _PLANNED.search(low[max(0, start - WINDOW) : start]) is not None
