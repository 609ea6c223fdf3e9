"""Numbers that may be scores: 0 to 100, and no amount, rise, rank, bound or clock time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..document import DateMention
from .marks import Body, Instrument, Score, Year
from .words import alternation, cue, cue_at_end, cue_at_start, words_of

_NUMBER = re.compile(r"(?<![\w.,:+-])(?<!\d/)(\d{1,3})(?:([.,])(\d{1,3}))?(?![\w%]|[.,:/]\d|\s?%|[-–]\d)")
_PERCENT = re.compile(r"\spersen\b(\s\((?:(?:predikat|kategori|nilai)\s)?(?:AA|BB|CC|[ABCD])\))?")
_SPACED = re.compile(r"(\d{2}),\s(\d{2})(?!\d|[.,]\d|,|\s(?:dan|serta|hingga|sampai)\b)")
_NAMED = re.compile(r"\b(?:angka|nilai|nilainya|skor|skornya|indeks|indeksnya|index|poin)\s\Z", re.IGNORECASE)
"""Before a decimal number with a blank behind its comma: "merangkak ke angka 50, 62"."""
_RANGE = re.compile(r"\s?(?:-|–|sampai|hingga|s\.?d\.?)\s?\d")
_RANGE_END = re.compile(r"\d\s?(?:-|–|sampai|hingga|s\.?d\.?)\s?\Z|[<>≥≤]\s?\Z")
_RISE_FILL = r"\s+(?:(?!(?:menjadi|ke|dari|di|jadi|dengan|mencapai|pada|tembus|dan|lalu|yakni|yaitu)\b)\w+\s+){0,2}"
_DIFFERENCE = re.compile(
    r"\s*(?:poin|point)\s+(?:lagi|lebih|dari|dibanding\w*|di\s+(?:atas|bawah)|saja|untuk|menuju)\b", re.I
)
_POINTS = re.compile(r"\s*(?:poin|point)\b", re.IGNORECASE)
_AFTER_WHOLE = re.compile(
    r"\s*(?:[.,;:)(\"”’!?]|$)|\s+(?:itu|ini|pada|di|dan|atau|dengan|untuk|alias|yang|poin|point|tahun|versi|menurut|dalam|tapi|"
    r"sementara|sedangkan|dulu|saja|lah|sehingga|tercapai|terlampaui|sebagai|buat)\b"
)
_TO_YEAR = re.compile(
    r"\s(?:(?:harus|wajib|sudah|target|targetnya|jadi|menjadi|minimal|kita|kami|mesti|bisa|tembus|masuk|naik|ke|sebesar)\s){0,3}",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:target\w*|menarget\w*|ditarget\w*|mengejar|membidik|mematok|dipatok|minta|meminta|diminta|wajib|harus)\s(?:\w+\s){0,6}"
    r"(?:minimal|setidaknya|paling tidak)\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:target\w*|semoga|mudah-mudahan|harap\w*|berharap|optimis\w*|insya\s?allah|minimal|kejar|mengejar|patok\w*|mematok)\s(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
_FROM_YEAR = re.compile(r"\s(?:pada|di|untuk)\s(?:tahun\s)?", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"\s+tahun\s+(?:ini|lalu|depan|20\d\d)\b", re.IGNORECASE)
_GAP = re.compile(r"[\s(:=]{0,3}(?:\w+\s+){0,3}(?:dengan\s+)?")
_LETTER_BEFORE = re.compile(
    r"(?<![\w.])(?:AA|BB|CC|A|B|C|D)(?:\s?[Pp]lus|\s?[Mm]inus|[-+])?[\s\"”’',(:=]{1,4}(?:\w+,?\s+){0,4}\(?\Z"
)
_LETTER_AFTER = re.compile(r"[\s\"”’',(:=]{1,4}(?:\w+\s+){0,4}[\"“‘'(]?(?:AA|BB|CC|A|B|C|D)(?![\w.]\w)")
_LETTER_BESIDE = re.compile(
    r"\s?(?:\(|,\s|=\s?)(?:AA|BB|CC|A|B|C|D)\b|\s(?:atau|alias)\s(?:predikat\s)?(?:AA|BB|CC|A|B|C|D)\b"
)
_LETTER_BRACKET = re.compile(r"(?<![\w.])(?:AA|BB|CC|A|B|C|D)[-+]?[\"”]?\s?\(\Z")
_WORD_BEFORE = re.compile(r"(?:baik|memuaskan|cukup|kurang)[\"”’']?\s?\(?\Z", re.IGNORECASE)
_PASSES = re.compile(
    r"\b(?:menembus|tembus|melewati|lewati|melampaui|menyentuh)\s(?:(?:angka|nilai|skor|poin|level)\s)?\Z",
    re.IGNORECASE,
)
_HOPE = re.compile(
    r"\b(?:target\w*|\w+target\w*|harus|ingin|mau|bisa|akan|semoga|harap\w*|berharap|kejar|mengejar|minimal|supaya|agar|bila|kalau|jika)\b",
    re.IGNORECASE,
)
"""A round number that was passed is no score, one that is hoped for is: "menembus angka 70"; "target tembus 80"."""
_OF_WEIGHT = re.compile(r"\s(?:poin\s)?dari\s(?:bobot|maksimal|skala|total)\b(?!\s(?:nilai\s)?100\b)", re.IGNORECASE)
"""Behind the score of a component: "22,1 dari bobot 30"."""
_PAPER = re.compile(r"\b(?:dokumen|badan|biro|bagian|bidang|rapat|sistem)\s\Z", re.IGNORECASE)
"""Before a word that is then no component: "dokumen perencanaan"."""
_LOWEST = 10.0
"""No instrument is known to have given less; smaller numbers are counts."""
_HIGHEST_RISE = 30.0
"""Points: no body is known to have risen by more in a year; a greater number is what it rose to."""
_NOUN_REACH = 48
_LONG_REACH = 110


def find_scores(
    text: str,
    start: int,
    end: int,
    dates: Iterable[DateMention],
    years: Sequence[Year],
    bodies: Sequence[Body],
    instruments: Sequence[Instrument],
    in_cell: bool = False,
    spoken: bool = False,
) -> tuple[Score, ...]:
    """The possible scores in ``[start, end)``, in order. ``in_cell``: the paragraph is the cell of a table;
    ``spoken``: scores or grades were told right before, so that a decimal number needs no word for it."""
    taken = [(date.start, date.end) for date in dates] + [(year.start, year.end) for year in years]
    found: list[Score] = []
    for match in _NUMBER.finditer(text, start, end):
        value = float(f"{match[1]}.{match[3] or 0}")
        thousands = match[2] == "." and len(match[3]) == 3
        if (
            thousands
            or not _LOWEST <= value <= 100
            or any(left < match.end() and match.start() < right for left, right in taken)
        ):
            continue
        spaced = _SPACED.match(text, match.start(), end) if match[2] is None else None
        if spaced and _NAMED.search(text, max(start, match.start() - 12), match.start()):
            found.append(Score(spaced.start(), spaced.end(), float(f"{spaced[1]}.{spaced[2]}")))
            continue
        if found and match.start() < found[-1].end:
            continue
        whole = match[2] is None
        ours = _is_in_percent(text, start, match.start(), match.end(), whole, instruments)
        if not ours and _is_refused(text, start, match.start(), match.end(), whole):
            continue
        marks: tuple[Year | Body | Instrument, ...] = (*years, *bodies, *instruments)
        spoken = spoken or bool(found)
        if (
            in_cell
            or (spoken and not whole)
            or _is_meant(text, start, match.start(), match.end(), whole, found, marks, spoken)
        ):
            found.append(Score(match.start(), match.end(), value))
    return tuple(found)


def _is_in_percent(text: str, start: int, at: int, end: int, whole: bool, instruments: Sequence[Instrument]) -> bool:
    """Whether a score is told as so many percent: "nilai SAKIP di angka 62,08 persen", "27,45 persen (kategori D)"."""
    percent = None if whole else _PERCENT.match(text, end)
    if percent is None:
        return False
    named = _NAMED.search(text, max(start, at - 12), at) is not None
    return percent[1] is not None or (named and any(item.name == "SAKIP" and item.end <= at for item in instruments))


def _is_refused(text: str, start: int, at: int, end: int, whole: bool) -> bool:
    left, right = max(start, at - 45), end + 30
    if _RANGE.match(text, end, right) or _RANGE_END.search(text, left, at) or _DIFFERENCE.match(text, end, right):
        return True
    if cue_at_start("amount", r"\s?").match(text, end, right) or _OF_WEIGHT.match(text, end, right):
        return True
    if float(text[at:end].replace(",", ".")) < _HIGHEST_RISE and cue_at_end("rise", _RISE_FILL).search(text, left, at):
        return True
    bound = cue_at_end("threshold", r"\s+(?:(?:angka|nilai|skor|poin|target)(?:nya)?\s+){0,2}").search(text, left, at)
    if bound and not _LEAST.search(text, left, at):
        return True
    if not whole:
        return False
    if int(text[at:end]) % 10 == 0 and _PASSES.search(text, left, at) and not _HOPE.search(text, start, at):
        return True
    if _YEAR_BEHIND.match(text, end, right):
        return False
    return bool(
        cue_at_start("unit", r"\s?").match(text, end, right) or cue_at_end("order", r"[\s-]+").search(text, left, at)
    )


def _is_meant(
    text: str,
    start: int,
    at: int,
    end: int,
    whole: bool,
    found: Sequence[Score],
    marks: Sequence[Year | Body | Instrument],
    spoken: bool,
) -> bool:
    if _POINTS.match(text, end):
        return True
    if found and (not whole or _is_list(text[found[-1].end : at])):
        return True
    if whole and not _AFTER_WHOLE.match(text, end):
        return False
    if _is_by_grade(text, start, at, end, whole):
        return True
    if _noun_before(text, start, at, _NOUN_REACH if whole else _LONG_REACH):
        return True
    if whole and any(isinstance(mark, Instrument) and text[mark.end : at] == " " for mark in marks):
        return True
    if whole and spoken and float(text[at:end]) >= _HIGHEST_RISE and _stands_alone(text, at, end, marks):
        return True
    if whole and spoken and (_is_by_year(text, at, end, marks) or _HOPED.search(text[max(start, at - 40) : at])):
        return True
    if whole:
        return bool(cue_at_end("score state", r"\s+(?:sudah\s+)?").search(text, max(start, at - 30), at))
    return any(_GAP.fullmatch(text[mark.end : at]) for mark in marks if mark.end <= at) or bool(
        instruments_of(marks) or cue("grade noun").search(text, start, at)
    )


def _stands_alone(text: str, at: int, end: int, marks: Iterable[Year | Body | Instrument]) -> bool:
    """Whether the whole number stands right behind a body and ends its clause: "Siak 62. Jauh"."""
    return re.match(r"[.,;)\"”]", text[end : end + 1]) is not None and any(
        isinstance(mark, Body) and mark.subject is not None and text[mark.end : at] == " " for mark in marks
    )


def _is_by_year(text: str, at: int, end: int, marks: Iterable[Year | Body | Instrument]) -> bool:
    """Whether a year stands right beside a whole number: "2025 harus 68", "70 pada 2027"."""
    years = [mark for mark in marks if isinstance(mark, Year)]
    before = any(_TO_YEAR.fullmatch(text[year.end : at]) for year in years if year.end <= at)
    return before or any(_FROM_YEAR.fullmatch(text[end : year.start]) for year in years if year.start >= end)


def _is_by_grade(text: str, start: int, at: int, end: int, whole: bool) -> bool:
    """Whether a letter stands beside the number; a whole number needs it in brackets or right behind."""
    if _LETTER_BESIDE.match(text, end) or (
        text[end : end + 1] == ")" and _LETTER_BRACKET.search(text, max(start, at - 12), at)
    ):
        return True
    if whole:
        return False
    before = text[max(start, at - 45) : at]
    return bool(_LETTER_BEFORE.search(before) or _LETTER_AFTER.match(text, end) or _WORD_BEFORE.search(before))


def instruments_of(marks: Iterable[Year | Body | Instrument]) -> list[Instrument]:
    return [mark for mark in marks if isinstance(mark, Instrument) and mark.name != "other"]


def _is_list(between: str) -> bool:
    return re.fullmatch(r"\s*(?:,|,?\s*(?:dan|serta|lalu|kemudian))\s*", between) is not None


def _noun_before(text: str, start: int, at: int, reach: int) -> bool:
    """Whether a word for a score stands before the number, with no other number and no full stop between."""
    before = text[max(start, at - reach) : at]
    last = max(_noun().finditer(before), key=lambda match: match.start(), default=None)
    return last is not None and not re.search(r"\d|[;:](?=\s)|\.\s", before[last.end() :])


def _noun() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-]){alternation((*words_of('score noun'), *words_of('score hope')))}(?!\w)", re.IGNORECASE
    )


def in_components(text: str, start: int, at: int) -> bool:
    """Whether what stands in ``[start, at)`` makes the number at ``at`` the score of a component."""
    return any(
        not _PAPER.search(text, max(start, match.start() - 12), match.start())
        for match in cue("component").finditer(text, start, at)
    )
