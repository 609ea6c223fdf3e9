"""The day and the place of an act of signing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import DateMention, Document
from .bodies import Places
from .frames import Frame
from .words import either

_NOT_THE_DAY = re.compile(rf"(?:{either('when', 'not_the_day')})\s*(?:\w+\s){{0,2}}$", re.IGNORECASE)
_STATEMENT = re.compile(rf"\b(?:{either('when', 'statement')})\b", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:kata|ujar|ucap|tutur|jelas|ungkap|tegas|imbuh|papar|terang|sebut|tandas|pungkas|beber|lanjut)\w*\b"
)
_AT_THE_ACT = re.compile(rf"\b(?:{either('when', 'at_the_act')})\b", re.IGNORECASE)
_EVENT = re.compile(rf"\b(?:{either('when', 'event')})\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:nanti|akan|bakal|mendatang)\b")
_VENUE = re.compile(
    rf"\b(?:di|bertempat di|berlangsung di) (?:sebuah )?((?i:(?:{either('venue')})\b)|[A-Z][\w’'-]*)"
    r"((?:,? (?:[A-Z0-9][\w’'./-]*|dinas|jabatan|rapat|kerja|bupati|wali kota|gubernur|utama|pertemuan|sidang|pola"
    r"|lantai|of|dan(?= [A-Z])))*)"
)
_DAY = re.compile(r",? (?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Ahad)\b")
_OPENS_EVENT = re.compile(r"\s*(?:Acara|Kegiatan|Prosesi|Penandatanganan|Seremoni|Upacara|Pertemuan)\b")
_BEHIND = 300
"""Characters behind the act's sentence in which the event's day may be told: two sentences or so."""
_LOOKED_BACK = 40
"""Characters before a date that are looked at: "paling lambat pada hari " has 24."""


def date_of(document: Document, frame: Frame, days: Sequence[DateMention]) -> str | None:
    """The day that the frame's sentence gives for the act, else None; ``days`` are the dates of that sentence."""
    if frame.strength == "paper" and frame.definite:
        return None
    usable = [date for date in days if _may_be_the_day(document.text, frame, date)]
    usable.sort(key=lambda date: (date.granularity not in ("day", "range"), abs(date.start - frame.end)))
    return usable[0].value if usable else None


def _may_be_the_day(text: str, frame: Frame, date: DateMention) -> bool:
    if date.value is None or (frame.status != "planned" and date.granularity == "year"):
        return False
    before = text[max(frame.sentence.start, date.start - _LOOKED_BACK) : date.start]
    if _NOT_THE_DAY.search(before) or "../" in date.value or date.value.endswith("/.."):
        return False
    between = text[frame.end : date.start] if date.start > frame.end else ""
    if _STATEMENT.search(between):
        return False
    if _SAID.search(between) and not _AT_THE_ACT.search(between):
        return False
    before = text[date.end : frame.start] if date.end < frame.start else ""
    return not _SAID.search(before) or bool(_AT_THE_ACT.search(before))


def day_of_event(document: Document, frame: Frame, dates: Sequence[DateMention]) -> str | None:
    """The day of the event at which the act took place: the nearest told before it, in a sentence that tells of an
    event and is no mere statement to the press, else one told right behind it ("Acara digelar Rabu …")."""
    days = [date for date in dates if date.value is not None and date.granularity == "day"]
    for date in reversed([date for date in days if date.start < frame.start]):
        if _tells_of_event(document.text, date):
            return date.value
    for date in (date for date in days if 0 < date.start - frame.sentence.end < _BEHIND):
        start, _ = _sentence_bounds(document.text, date.start, date.end)
        if _OPENS_EVENT.match(document.text, start) and _tells_of_event(document.text, date):
            return date.value
    return None


def _tells_of_event(text: str, date: DateMention) -> bool:
    start, end = _sentence_bounds(text, date.start, date.end)
    words = text[start:end]
    if _STATEMENT.search(words) or _NOT_THE_DAY.search(text[max(start, date.start - _LOOKED_BACK) : date.start]):
        return False
    return bool(_EVENT.search(words)) and not _TO_COME.search(words)


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
        end = match.end()
        spans = list(places.within(match.start(1), end))
        code = places.at(spans[-1])[0].code if spans else None
        place = _DAY.split(text[match.start(1) : end])[0]
        return place.rstrip(" ,."), code
    return None, None
