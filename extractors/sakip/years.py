"""Years that an assessment may be of: from the dates of the article, and the bare ones beside a grade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..document import DateMention
from .marks import Year
from .words import NUMBER, begun, cue, cue_at_end

_YEARS = re.compile(r"\d{4}(?:/(?:\d{4}|\.\.))?")
_BARE = re.compile(
    r"(?<![\w./,-])20[0-4]\d(?=\s*[,:;()]|\s+(?:AA|BB|CC|[ABCD])\b|\s+\d|\s+(?:kami|kita|sudah|masih|naik|dapat|meraih|nilainya)\b)"
    r"|(?:(?<=\bskor\s)|(?<=\bnilai\s)|(?<=\bpredikat\s)|(?<=\bcapaian\s)|(?<=\btarget\s))20[0-4]\d"
    r"(?=\s(?!juta|miliar|triliun|ribu|orang|persen|poin|rupiah)[a-z])"
    r"|(?<=\),\s[Tt]ahun\s)20[0-4]\d(?!\d)"
)
_TO = re.compile(r"\s(?:sampai|hingga|s\.?/?d\.?)\s(?:dengan\s)?(?:pada\s)?(?:tahun\s)?", re.IGNORECASE)
_DECADE = re.compile("20[0-4]")
_WHEN = re.compile(r",?\s(?:ketika|saat|waktu|tatkala)\b", re.IGNORECASE)
"""Behind "sejak 2016" it makes the year that of an event."""
_SINCE = re.compile(r"\bdari\s+(?:tahun\s+)?20\d\d\s+(?:sudah|telah)\b", re.IGNORECASE)
_SINCE_ROUND = re.compile(
    r"\bsejak\s(?:hasil\s)?(?:evaluasi|penilaian|putaran|rapor|LHE|SAKIP|AKIP)\s(?:SAKIP\s|AKIP\s)?(?:tahun\s)?\Z",
    re.IGNORECASE,
)
"""Before the year from which a grade holds: "sejak evaluasi 2020 tidak lepas dari BB"."""
_LAW = re.compile(r"(?:[Nn]omor|[Nn]o\.?)\s+[\w./-]+\s+[Tt]ahun\s+\Z|/\s?\Z")
_OF_ROUND = r"(?:[\s(]+(?!ketimbang\b|dibanding)[^\W\d](?:[^\W\d]|[()/-])*){0,10}?[\s(]+"
_OF_RESULT = r"\s(?:\w+\s){0,2}?(?:(?:pada|untuk|di|dalam)\s)?(?:tahun\s)?\(?"
_RESULT_REACH = 60
_GRADE = re.compile(r"(?<!\w)(?:AA|BB|CC|[ABCD])(?!\w)|\d[.,]\d|\b(?:nilai|skor|angka|poin)\s\d\d(?!\d)")
_OF_WORK = re.compile(
    r"[^.;]{0,12}\b(?:atas|terhadap|untuk|(?:yang\s)?(?:di|me)nilai)\s(?:\w+\s){0,2}(?:kinerja|pelaksanaan|pertanggungjawaban|anggaran|APBD)\s"
    r"(?:tahun\s)?(?:anggaran\s)?\Z",
    re.IGNORECASE,
)
"""Between the year of an evaluation and that of the work evaluated: "evaluasi 2023 atas kinerja tahun 2022"."""
_ACT = (
    r"(?!(?:di|me[mn]?g?|ter|ber)?(?:nilai|evaluasi|raih|peroleh|dapat|capai|terima|erima|kantong|sandang|yandang|umum|gelar"
    r"|duduk|ganjar|beri|baru|akhir|tinggi|rendah|jalan|ikut|sebut|maksud|tahan|laku|langsung)\w*)"
)
"""No verb of evaluating, of getting or of handing over."""
_OF_EVENT = re.compile(
    rf"\byang\s(?:(?:telah|sudah|baru|resmi|mulai)\s)?{_ACT}(?:di|me|ber|ter|rampung|lahir|pensiun|berdiri)\w*\s(?:(?:pada|di|sejak|tahun|awal|akhir|sekitar)\s)*\Z"
    r"|\b(?:menjabat|memimpin|periode|bertugas|berkuasa|berdiri|dibentuk)\s(?:\w+\s){0,2}?(?:sejak|mulai)\s(?:tahun\s)?\Z"
    rf"|\b(?:sejak|semenjak|setelah|usai|pasca)\s{_ACT}"
    r"(?!(?:pada|di|tahun|selama|sepanjang|antara|dari|dalam|kurun|musim|awal|akhir|hasil|evaluasi|penilaian|putaran|rapor|sakip|akip|rb|predikat|nilai|periode|kinerja|lhe)\b)"
    r"[a-z]+\s(?:(?:pada|di|tahun|awal|akhir)\s)*\Z",
    re.IGNORECASE,
)
"""Before the year of something else that happened: "yang dilantik pada 2021", "setelah pandemi 2020"."""
_SPAN_SINCE = re.compile(r"sejak\s(?:tahun\s)?", re.IGNORECASE)
_REACH = 120
_EVENT_REACH = r"(?:\s+(?:ke-?\d+|[a-z]+|Kabupaten|Kota|Provinsi|[A-Z]\w+)){0,3}?\s+(?:(?:pada|di|tahun)\s+)*"
_PLAN_REACH = r"(?:\s+[\w().-]+){0,5}?\s*"

SAME, BEFORE, AFTER = "same", "-1", "+1"
"""Values of ``Year`` that the reading resolves: the year told before, and steps from it; ">4" from now."""
_NUMBERS = ("", "", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_FROM_NOW = ("lagi", "mendatang", "ke depan")
_STEP = begun(
    r"(dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\d)\s+tahun\s+"
    r"(lagi|mendatang|ke\s+depan|kemudian|berselang|berikutnya|setelahnya|sesudahnya|setelah\s+itu|sebelumnya|sebelum\s+itu)\b",
    (*_NUMBERS[2:], NUMBER),
)
_SAME_ROUND = begun(
    r"(?<=\bpada\s)(?:acara|ajang|evaluasi|penilaian)\s(?:tersebut|itu)\b|(?:acara|ajang|putaran|babak|klaster|gelombang|lembar|piagam|panggung|rapor|daftar|hasil)\s+yang\s+sama\b|saat\s+bersamaan\b|juga\s+sama\b",
    "acara ajang putaran babak evaluasi penilaian klaster gelombang lembar piagam panggung rapor daftar hasil "
    "saat juga".split(),
)
"""The round told of before: "pada acara yang sama", "Siak juga sama B"."""
"""Years counted from the one told: "empat tahun kemudian"."""


def find_years(text: str, start: int, end: int, dates: Iterable[DateMention]) -> tuple[Year, ...]:
    """The years named in ``[start, end)``, in order; years of plans, elections and budgets are left out."""
    found = sorted(_all(text, start, end, dates), key=lambda year: year.start)
    found = [year for at, year in enumerate(found) if at == 0 or year.start >= found[at - 1].end]
    kept: list[Year] = []
    for year in found:
        if kept and kept[-1].of_round and _OF_WORK.match(text, kept[-1].end, year.start):
            continue
        if kept and _is_explained(text, kept[-1], [year]):
            kept[-1] = replace(kept[-1], end=year.end, value=year.value)
        elif kept and _is_span(text, kept[-1], year):
            kept[-1] = replace(kept[-1], end=year.end, value=f"{kept[-1].value}/{year.value}")
        else:
            kept.append(year)
    return tuple(kept)


def _is_span(text: str, one: Year, other: Year) -> bool:
    """Whether the two are the ends of a span: "dari tahun 2018 sampai 2021"."""
    plain = one.value.isdigit() and other.value.isdigit() and one.value < other.value
    return plain and _TO.fullmatch(text, one.end, other.start) is not None


def _is_explained(text: str, year: Year, following: Sequence[Year]) -> bool:
    """Whether the year in figures follows at once: "tahun berikutnya, 2023"."""
    counted = year.value[0] in "+->" or year.value == SAME
    return counted and any(
        re.fullmatch(r"(?:,|\s\(|,\syaitu|,\syakni)\s?", text[year.end : each.start]) for each in following
    )


def plan_years(text: str, dates: Iterable[DateMention]) -> list[tuple[int, str]]:
    """Where the article names the span of a plan ("RPJMD 2021-2026"), and its last year."""
    return [
        (date.start, date.value[-4:])
        for date in dates
        if date.value and re.fullmatch(r"\d{4}/\d{4}", date.value) and _is_plan(text, 0, date.start)
    ]


def _all(text: str, start: int, end: int, dates: Iterable[DateMention]) -> Iterator[Year]:
    inside = [date for date in dates if start <= date.start and date.end <= end]
    for date in inside:
        if date.value and _YEARS.fullmatch(date.value) and not _is_of_other(text, start, date.start):
            yield Year(date.start, date.end, _begun(text, start, end, date), _is_of_round(text, start, date.start))
    for match in _BARE.finditer(text, start, end) if _DECADE.search(text, start, end) else ():
        taken = any(date.start < match.end() and match.start() < date.end for date in inside)
        of_law = _LAW.search(text, max(start, match.start() - 40), match.start())
        if not taken and not of_law and not _is_of_other(text, start, match.start()):
            yield Year(match.start(), match.end(), match[0], _is_of_round(text, start, match.start()))
    for match in _SAME_ROUND.finditer(text, start, end):
        yield Year(match.start(), match.end(), SAME, of_round=True)
    for match in _STEP.finditer(text, start, end):
        count = _NUMBERS.index(match[1].lower()) if match[1].lower() in _NUMBERS else int(match[1])
        sign = "-" if match[2].lower().startswith("sebelum") else ">" if match[2].lower() in _FROM_NOW else "+"
        yield Year(match.start(), match.end(), f"{sign}{count}")
    for name, value in (("same year", SAME), ("year before", BEFORE), ("year after", AFTER)):
        for match in cue(name).finditer(text, start, end):
            if not any(date.start < match.end() and match.start() < date.end for date in inside):
                yield Year(match.start(), match.end(), value, value == SAME and "evaluasi" in match[0].lower())


def _begun(text: str, start: int, end: int, date: DateMention) -> str:
    """The value of the date, open where the grade holds since then, plain where it is that of an event."""
    value = date.value or ""
    if _WHEN.match(text, date.end, end):
        return value.removesuffix("/..")
    since = len(value) == 4 and (
        _SINCE.search(text, max(start, date.start - 12), date.end + 8)
        or _SINCE_ROUND.search(text, max(start, date.start - 40), date.start)
    )
    return f"{value}/.." if since else value


def _is_plan(text: str, start: int, at: int) -> bool:
    return cue_at_end("plan", _PLAN_REACH).search(text, _since_grade(text, max(start, at - _REACH), at), at) is not None


def _is_of_other(text: str, start: int, at: int) -> bool:
    """Whether the year at ``at`` tells when something else was: a plan, an event."""
    if _is_plan(text, start, at):
        return True
    since = _SPAN_SINCE.match(text, at)
    left, at = max(start, at - _REACH), since.end() if since else at
    event = cue_at_end("event", _EVENT_REACH).search(text, _since_grade(text, left, at), at)
    return (_OF_EVENT.search(text, left, at) or event) is not None and not _is_of_round(text, start, at)


def _since_grade(text: str, left: int, at: int) -> int:
    """Where the last grade or score in ``text[left:at]`` ends, else ``left``."""
    return max((match.end() for match in _GRADE.finditer(text, left, at)), default=left)


def _is_of_round(text: str, start: int, at: int) -> bool:
    left = _since_grade(text, max(start, at - _REACH), at)
    if cue_at_end("result", _OF_RESULT).search(text, max(start, at - _RESULT_REACH), at):
        return True
    return any(cue_at_end(name, _OF_ROUND).search(text, left, at) for name in ("SAKIP", "RB", "evaluation"))
