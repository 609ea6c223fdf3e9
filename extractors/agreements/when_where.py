"""The day and the place of an act of signing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import DateMention, Document
from .bodies import Places
from .frames import Frame
from .sentences import Sentence

_NOT_THE_DAY = re.compile(
    r"(?:sejak|hingga|sampai|s/d|mulai|berlaku|apbd|anggaran|pilkada|pemilu|periode|tahun|selama|target|paling lambat|tenggat"
    r"|perda|nomor|dievaluasi|dimulai|dibuat|habis|berakhir|kontrak|menuju|piala)\s*(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\b(?:keterangan|siaran pers|rilis|pernyataan|dikutip|dilansir|dihubungi|ditemui|kepada|diungkapkan|dikatakan|disampaikan|menurut)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:kata|ujar|ucap|tutur|jelas|ungkap|tegas|imbuh|papar|terang|sebut|tandas|pungkas|beber|lanjut)\w*\b"
)
_AT_THE_ACT = re.compile(
    r"\b(?:usai|seusai|saat|ketika|di sela|sela-sela|setelah|dalam acara|pada acara|dalam sambutan)\b", re.IGNORECASE
)
_EVENT = re.compile(
    r"\b(?:digelar|menggelar|berlangsung|dilangsungkan|dilaksanakan|diselenggarakan|kunjungan|mengunjungi|bertandang|bertempat"
    r"|menyambut|menghadiri|merampungkan|acara|kegiatan|pertemuan|rapat|upacara|peresmian|peluncuran|launching|puncak|dibuka"
    r"|seusai|usai|penandatanganan|diteken|ditandatangani|menandatangani|meneken)\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:di|bertempat di|berlangsung di) (?:sebuah )?((?:[Aa]ula|[Gg]edung|[Kk]antor|[Pp]endopo|[Rr]umah|[Rr]uang(?:an)?|[Bb]alai"
    r"|[Hh]otel|[Ii]stana|[Kk]ampus|[Dd]ermaga|[Ll]apangan|[Aa]lun-alun|[Mm]asjid|[A-Z][\w’'-]*)(?:,? (?:[A-Z0-9][\w’'./-]*"
    r"|dinas|jabatan|rapat|kerja|bupati|wali kota|gubernur|utama|pertemuan|sidang|pola|lantai|of|dan(?= [A-Z])))*)"
)


def date_of(document: Document, frame: Frame, dates: Sequence[DateMention]) -> str | None:
    """The day that the frame's sentence gives for the act, else None."""
    if frame.strength == "paper" and frame.definite:
        return None
    sentence = frame.sentence
    usable = [
        date
        for date in dates
        if sentence.start <= date.start and date.end <= sentence.end and _may_be_the_day(document.text, frame, date)
    ]
    if not usable:
        return None
    usable.sort(key=lambda date: (date.granularity not in ("day", "range"), abs(date.start - frame.end)))
    return usable[0].value


def day_in(sentence: Sentence, dates: Sequence[DateMention]) -> str | None:
    """The first day that a sentence gives."""
    inside = (date for date in dates if sentence.start <= date.start and date.end <= sentence.end)
    return next((date.value for date in inside if date.granularity == "day"), None)


def _may_be_the_day(text: str, frame: Frame, date: DateMention) -> bool:
    if date.value is None or (frame.status != "planned" and date.granularity in ("year",)):
        return False
    if (
        _NOT_THE_DAY.search(text[max(frame.sentence.start, date.start - 40) : date.start])
        or "../" in date.value
        or date.value.endswith("/..")
    ):
        return False
    between = text[frame.end : date.start] if date.start > frame.end else ""
    if _STATEMENT.search(text[frame.sentence.start : date.start]) and not between.strip(" ,(pada"):
        return True
    if _STATEMENT.search(between):
        return False
    if _SAID.search(between) and not _AT_THE_ACT.search(between):
        return False
    before = text[date.end : frame.start] if date.end < frame.start else ""
    return not _SAID.search(before) or bool(_AT_THE_ACT.search(before))


def day_of_event(document: Document, frame: Frame, dates: Sequence[DateMention], floor: int) -> str | None:
    """The day of the event at which the act took place: the nearest told before it, from ``floor`` on, in a sentence
    that tells of an event and is no mere statement to the press."""
    for date in reversed([date for date in dates if floor <= date.start < frame.start]):
        if date.value is None or date.granularity != "day":
            continue
        start, end = _sentence_bounds(document.text, date.start, date.end)
        words = document.text[start:end]
        if _STATEMENT.search(words) or _NOT_THE_DAY.search(document.text[max(start, date.start - 40) : date.start]):
            continue
        if _EVENT.search(words) and not re.search(r"\b(?:nanti|akan|bakal|mendatang)\b", words):
            return date.value
    return None


def _sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    stops = [at for at in (text.find(". ", end), text.find("\n", end)) if at >= 0]
    return first, min(stops, default=len(text))


def place_of(document: Document, frame: Frame, places: Places) -> tuple[str | None, str | None]:
    """The place as written and the code of the region that it names, (None, None) where none is told."""
    text, sentence = document.text, frame.sentence
    for match in _VENUE.finditer(text, sentence.start, sentence.end):
        if match.start(1) < frame.start - 60:
            continue
        end = match.end(1)
        spans = list(places.within(match.start(1), end))
        code = places.at(spans[-1])[0].code if spans else None
        place = re.split(r",? (?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Ahad)\b", text[match.start(1) : end])[0]
        return place.rstrip(" ,."), code
    return None, None
