"""The day and the place of an act of signing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..document import DateMention, Document
from .frames import Frame
from .places import Places
from .words import either

_NOT_THE_DAY = re.compile(rf"\b(?:{either('when', 'not_the_day')})(?:nya)?\s+(?:\w+\s){{0,2}}$", re.IGNORECASE)
_STATEMENT = re.compile(rf"\b(?:{either('when', 'statement')})(?:nya)?\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:tindak lanjut|menindaklanjuti|kelanjutan|buah dari|hasil dari|berawal|bermula|menyusul)\b[^.;]*$"
)
"""What makes of a day that of something before the act: "MoU itu tindak lanjut rapat pada 3 Mei"."""
_YEARS_AGO = re.compile(r"\b[Tt]ahun $")
_AGO = re.compile(r" (?:lalu|silam|kemarin)\b")
"""What makes of a year one in which something was done: "diadendum tahun 2021 lalu"."""
_SAID = re.compile(
    r"\b(?:kata|ujar|ucap|tutur|jelas|ungkap|tegas|imbuh|papar|terang|sebut|tandas|pungkas|beber|lanjut)\w*\b"
)
_TOLD = re.compile(_SAID.pattern + r"|\bdi(?:sampaikan|ungkapkan|katakan|utarakan|jelaskan|tegaskan)\b")
_DATED = re.compile(
    r"\b(?:(?:di)?(?:buat|teken|tandatangani|sepakati|jalin)(?: pada)?|[tb]ertanggal)"
    r"(?: tanggal| hari| tahun| sejak)?,? $"
)
"""What stands before the day on which a paper was made that is spoken of later."""
_BEARS = re.compile(r"\b[tb]ertanggal(?: hari)?,? (?:\w+,? )?$")
_OPENS_YEAR = re.compile(r"\b[Tt]ahun \d{4},?\s*$")
_IN_YEAR = re.compile(r"\b(?:[Pp]ada|diteken|ditandatangani) (?:tahun )?\d{4}$")
_AT_THE_ACT = re.compile(
    rf"\b(?:di lokasi|di sela|sela-sela|dalam sambutan\w*|(?:{either('when', 'at_the_act')}) (?:[\w-]+ ){{0,3}}?"
    r"(?:acara|kegiatan|penandatangan\w*|menandatangani|ditandatangani|meneken|(?:di)?teken|penekenan|tanda ?tangan"
    r"|peluncuran|peresmian|prosesi|seremoni|upacara|kunjungan|pertemuan))\b",
    re.IGNORECASE,
)
_EVENT = re.compile(rf"\b(?:{either('when', 'event')})\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:nanti|akan|bakal|mendatang)\b")
_PAPER = r"\b(?:MoU|nota kese\w+|perjanjian kerja ?sama|penandatangan\w*|kerja ?sama)"
_VENUE = re.compile(
    rf"\b(?:di|bertempat di|berlangsung di) (?:sebuah )?((?i:(?:{either('venue')})\b)|[A-Z][\w’'-]*)"
    r"((?:,? (?:[A-Z0-9][\w’'./-]*|dinas|jabatan|rapat|kerja|bupati|wali kota|gubernur|utama|pertemuan|sidang|pola"
    r"|lantai|of|dan(?= [A-Z])))*)"
)
_DAY = re.compile(r",? (?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Ahad)\b")
_OPENS_EVENT = re.compile(r"\s*(?:Acara|Kegiatan|Prosesi|Penandatanganan|Seremoni|Upacara|Pertemuan)\b")
_ACT = re.compile(rf"(?:(?:{_PAPER})\b(?! ini\b)|\b(?:menyaksikan|disaksikan)\b)", re.IGNORECASE)
_BEFORE = 250
"""Characters between a day and the act behind it, where nothing says that the day is an event's: a sentence or two."""
_BEHIND = 500
"""Characters behind the act's sentence in which the event's day may be told: two or three sentences."""
_SHORT = 40
"""Characters of a first paragraph that is none: a dateline or a mark left over."""
_RIGHT_BEHIND = 12
"""Characters between an act and the date that follows it, at most: ", pada bulan "."""
_NEXT = 3
"""Days behind the act's sentence, however far, that are looked at for one told of the act itself."""
_DAYS = ("day", "range")
_OF_PAPER = re.compile(
    r"\b(?:MoU|PKS|NPHD|[Nn]askah|[Dd]okumen|[Pp]erjanjian|[Kk]esepakatan|[Nn]ota \w+) (?:\w+ )?tahun $"
)
"""What makes of a year that of a paper: "dokumen tahun 2021 itu"."""
_VENUE_BEFORE = 60
"""Characters before an act in which its place may be told, at most."""
_LOOKED_BACK = 40
"""Characters before a date that are looked at: "paling lambat pada hari " has 24."""


def date_of(document: Document, frame: Frame, days: Sequence[DateMention]) -> str | None:
    """The day that the frame's sentence gives for the act, else None; ``days`` are the dates of that sentence."""
    if frame.strength == "paper" and (frame.definite or frame.status == "ended"):
        dated = (date for date in days if date.value and _DATED.search(document.text, frame.sentence.start, date.start))
        return next((date.value for date in dated if ".." not in (date.value or "")), None)
    usable = [date for date in days if _may_be_the_day(document.text, frame, date)]
    best = min(usable, key=lambda date: _rank(frame, date), default=None)
    return best.value if best else None


def _rank(frame: Frame, date: DateMention) -> tuple[bool, bool, bool, int]:
    """The lower, the likelier is a date the day of the act: right behind it, a full day, at the head of its sentence,
    near it."""
    far = abs(date.start - frame.end)
    return not _follows(frame, date), date.granularity not in _DAYS, not _opens(frame, date), far


def _follows(frame: Frame, date: DateMention) -> bool:
    """Whether a date stands right behind what is told of the act: "… diteken A dan B [Agustus lalu]"."""
    return 0 <= date.start - frame.end <= _RIGHT_BEHIND


def _opens(frame: Frame, date: DateMention) -> bool:
    """Whether a date opens the sentence of an act: "[Tahun lalu] Pemkab X meneken MoU"."""
    return date.start - frame.sentence.start <= 1 and date.end <= frame.start


def _may_be_the_day(text: str, frame: Frame, date: DateMention) -> bool:
    """Whether a date of the frame's sentence may be the day of its act, by the words around it; a year may be it only
    where it is told as one of the act or of the paper."""
    if date.value is None:
        return False
    if date.granularity == "year" and frame.status != "planned":
        return _is_year_of_act(text, frame, date)
    before = text[max(frame.sentence.start, date.start - _LOOKED_BACK) : date.start]
    if _NOT_THE_DAY.search(before) or "../" in date.value or date.value.endswith("/.."):
        return False
    behind_act = text[frame.end : date.start]  # empty for a date that stands before the act
    if _STATEMENT.search(behind_act) or _EARLIER.search(behind_act) or _is_remark(behind_act):
        return False
    ahead = date.end <= frame.start  # "Bupati X, dalam wawancara Rabu, mengaku sudah meneken"
    if ahead and _STATEMENT.search(before) and not _AT_THE_ACT.search(text, frame.sentence.start, date.start):
        return False
    return not _is_remark(text[date.end : frame.start])


def _is_remark(words: str) -> bool:
    """Whether words between a date and an act tell that somebody speaks, and not that he does so at the act."""
    return _SAID.search(words) is not None and not _AT_THE_ACT.search(words)


def _is_year_of_act(text: str, frame: Frame, date: DateMention) -> bool:
    """Whether a year is told as that of the act: "[Tahun lalu] Pemkab X meneken", "tahun 2021 lalu", "diteken 2021"."""
    if (date.relative and _opens(frame, date)) or _is_ago(text, date):
        return True
    if _OF_PAPER.search(text, frame.sentence.start, date.start):
        return True
    led = frame.start - date.end <= 2 and bool(_OPENS_YEAR.search(text, date.start - 8, frame.start))
    return led or bool(_IN_YEAR.search(text, max(frame.sentence.start, date.start - 20), date.end))


def _is_ago(text: str, date: DateMention) -> bool:
    """Whether a date is a year gone by: "tahun 2021 lalu"."""
    led = _YEARS_AGO.search(text, max(0, date.start - 6), date.start) is not None
    return date.granularity == "year" and led and _AGO.match(text, date.end) is not None


def marks_of_day(text: str, date: DateMention) -> set[str]:
    """What the words around a date say of it: ``day_evidence`` weighs them."""
    start, _ = _sentence_bounds(text, date.start, date.end)
    patterns = (
        ("statement", _STATEMENT),
        ("said", _TOLD),
        ("at the act", _AT_THE_ACT),
        ("event", _EVENT),
        ("to come", _TO_COME),
        ("act", _ACT),
    )
    marks = {name for name, pattern in patterns if _has(pattern, text, date)}
    before = text[max(start, date.start - _LOOKED_BACK) : date.start]
    if _NOT_THE_DAY.search(_YEARS_AGO.sub("", before) if _is_ago(text, date) else before):
        marks.add("lasting")
    if _EARLIER.search(text, start, date.start):
        marks.add("earlier")
    if _DATED.search(before):
        marks.add("dated")
    if _OPENS_EVENT.match(text, start):
        marks.add("opens event")
    return marks


def day_of_event(document: Document, frame: Frame, dates: Sequence[DateMention]) -> str | None:
    """The day of the event at which the act took place, None where none is told.

    First the nearest day before the act in a sentence that tells of an event; then one right behind it that tells of
    the act or of an event ("Acara digelar Rabu …"), or on which somebody speaks who has just signed ("… usai
    menandatangani MoU. … kata Bupati X, Rabu (28/5)") or speaks at the place; at last a day told shortly before, in a
    sentence where nobody speaks. Days of statements to the press never count.
    """
    text, sentence = document.text, frame.sentence
    days = [date for date in dates if date.value is not None and date.granularity == "day"]
    before = [date for date in reversed(days) if date.start < frame.start]
    later = [date for date in days if date.start > sentence.end]
    behind = [date for date in later if date.start - sentence.end < _BEHIND]
    at_it = _AT_THE_ACT.search(text, sentence.start, frame.end) and _TOLD.search(text, sentence.start, sentence.end)
    near = [date for date in before if sentence.start - _sentence_bounds(text, date.start, date.end)[1] < _BEFORE]
    rules: tuple[tuple[list[DateMention], Callable[[str, DateMention], bool]], ...] = (
        (behind, _is_of_paper),
        (before, _tells_of_event),
        (behind, _tells_of_act),
        (behind if at_it else [], _is_of_speaker),
        (later[:_NEXT], _is_at_the_act),
        (near if frame.strength == "signed" else [], _is_told_plainly),
        (_days_of_lead(document, days), _is_told_plainly),
    )
    return next((date.value for found, fits in rules for date in found if fits(text, date)), None)


def _days_of_lead(document: Document, days: list[DateMention]) -> list[DateMention]:
    """The one day that the first paragraph of the body tells; none where it tells of several."""
    lead = next(
        (one for one in document.read_paragraphs() if one.kind != "title" and one.end - one.start > _SHORT), None
    )
    told = [date for date in days if lead and lead.start <= date.start < lead.end]
    return told if len({date.value for date in told}) == 1 else []


def _has(pattern: re.Pattern[str], text: str, date: DateMention) -> bool:
    """Whether the sentence of a date holds a pattern."""
    return pattern.search(text, *_sentence_bounds(text, date.start, date.end)) is not None


def _is_of_paper(text: str, date: DateMention) -> bool:
    """Whether a paper bears a day: "dokumen itu tertanggal 3 Mei 2021"."""
    return _BEARS.search(text, max(0, date.start - _LOOKED_BACK), date.start) is not None


def _is_spoken(text: str, date: DateMention) -> bool:
    """Whether somebody speaks in the sentence of a date."""
    return _has(_SAID, text, date)


def _is_of_speaker(text: str, date: DateMention) -> bool:
    """Whether somebody speaks on a day, and not to the press."""
    return _is_spoken(text, date) and not _has(_STATEMENT, text, date)


def _is_at_the_act(text: str, date: DateMention) -> bool:
    """Whether the sentence of a date tells of something at the act itself."""
    return _has(_AT_THE_ACT, text, date) and _is_free(text, date)


def _is_told_plainly(text: str, date: DateMention) -> bool:
    """Whether nobody speaks in the sentence of a date."""
    return not _is_spoken(text, date) and _is_free(text, date)


def _tells_of_event(text: str, date: DateMention) -> bool:
    """Whether the sentence of a date tells of an event: a ceremony, a meeting."""
    return _is_free(text, date) and _has(_EVENT, text, date)


def _tells_of_act(text: str, date: DateMention) -> bool:
    """Whether the sentence of a date tells of an event, and of the act or of the paper too or opens with the event."""
    start, _ = _sentence_bounds(text, date.start, date.end)
    return (_OPENS_EVENT.match(text, start) is not None or _has(_ACT, text, date)) and _tells_of_event(text, date)


def _is_free(text: str, date: DateMention) -> bool:
    """Whether the sentence of a date is no statement, and not of what lies ahead, lasts, or came before the act."""
    start, _ = _sentence_bounds(text, date.start, date.end)
    if _NOT_THE_DAY.search(text[max(start, date.start - _LOOKED_BACK) : date.start]):
        return False
    return not (_EARLIER.search(text, start, date.start) or _has(_STATEMENT, text, date) or _has(_TO_COME, text, date))


def _sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around ``[start, end)``, by full stops and line ends alone."""
    first = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    stops = [at for at in (text.find(". ", end), text.find("\n", end)) if at >= 0]
    return first, min(stops, default=len(text))


def place_of(document: Document, frame: Frame, places: Places) -> tuple[str | None, str | None]:
    """The place as written and the code of the region that it names, (None, None) where none is told."""
    text, sentence = document.text, frame.sentence
    for match in _VENUE.finditer(text, sentence.start, sentence.end):
        start, end = match.start(1), match.end()
        if start < frame.start - _VENUE_BEFORE:
            continue
        spans = list(places.within(start, end))
        code = places.at(spans[-1])[0].code if spans else None
        return _DAY.split(text[start:end])[0].rstrip(" ,."), code
    return None, None
