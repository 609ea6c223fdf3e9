"""Words for evaluations: SAKIP and RB, and the others, whose grades are not ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from .. import lexicon
from .marks import Instrument
from .words import Begun, begun, common, cue, cue_at_end, cue_at_start, whole_words, words_of

Group = Literal["SAKIP", "RB", "other", "topic"]

_OF_OTHERS = frozenset(["other instrument", "other topic", "graded topic", "component", "ministry", "opd lead", "post"])
_ACRONYM = 4
"""Letters: a shorter name counts only in capitals ("RB", "ZI"), since "rb" and "iso" are words of their own."""
_BEFORE = 50
_EVALUATED = re.compile(
    r"\b(?:evaluasi|nilai|indeks|penilaian|hasil|skor)\s(?:atas\s)?(?:pelaksanaan|program)\s\Z", re.IGNORECASE
)
"""Before RB it names the evaluation: "indeks pelaksanaan RB"."""


_OF_TOPIC = (
    r"\s+(?:(?:hasil|tentang|bidang|indeks|kinerja|kepatuhan|kualitas|mutu|standar|tingkat|tata|pelaksanaan|penyelenggaraan|penerapan"
    r"|pengelolaan)\s+){0,3}"
)
"""Between a word of grading and the theme: "penilaian kepatuhan penyelenggaraan pelayanan publik"."""
_GRADED_IN = re.compile(
    r"(?<![\w.])(?:AA|BB|CC|[ABCD]|\d[.,]\d+)[\"”)]?\s(?:(?:kepada|bagi)\s(?:\w+\s){1,4})?(?:untuk|atas|pada|dalam|di)\s(?:(?:bidang|urusan|soal|hal|aspek)\s)?\Z"
)
"""Between a grade and what it is given for: "nilai B untuk jalan"."""
_WITH_GRADE = re.compile(r"(?:nya)?\s(?:(?:kita|kami|sudah|masih|dapat)\s)?[\"“]?(?:AA|BB|CC|[ABCD])(?![\w.])")
"""Behind a theme its grade: "pelayanannya A"."""
_GLUED = re.compile(
    r"(?<=[a-z])(?:SAKIP|AKIP|LAKIP)(?!\w)|(?<![\w-])(?:(?:SAKIP|AKIP)\s?[/-]\s?RB|RB\s?[/-]\s?S?AKIP)(?!\w)"
)
"""A name without its blank ("padaSAKIP"), and the two in one, which stand for SAKIP ("RB/SAKIP")."""
_INDEX = begun(
    r"(?:(indeks|survei|lomba|kontes)|(?:skor|nilai|angka|tingkat|cakupan|capaian))\s([A-Za-z]\w+)",
    "indeks survei lomba kontes skor nilai angka tingkat cakupan capaian".split(),
)
_JUDGED = begun(
    r"(?:penilaian|evaluasi|rapor|nilai)\s(?:kinerja\s)?(?:para\s)?(?:kepala|pejabat|pegawai|pj|penjabat|asn|pns|camat|lurah|direksi|direktur|guru|siswa"
    r"|kelurahan|desa|sekolah|puskesmas|peserta|calon|kandidat|pembicara)\b",
    "penilaian evaluasi rapor nilai".split(),
)
"""Persons and units below the offices are judged otherwise: "penilaian kinerja kepala dinas"."""
_GIVEN_BY = re.compile(
    r"(?:(?<![\w.])(?:AA|BB|CC|[ABCD])|\d[.,]\d+|baik|memuaskan)[\"”)]{0,2}\s(?=((?:oleh|dari|versi)\s))"
)
"""Between a grade and who gives it: "BB oleh ANRI"."""
_GIVES = re.compile(
    r"\b(?:pengamat|akademisi|lsm|warga|(?:ketua\s|anggota\s)?dprd|dewan|fraksi|lembaga\ssurvei|aktivis|penguji|juri)\s(?:[\w-]+\s){0,4}?"
    r"(?:memberi(?:kan)?|mengganjar)\s(?=(?:nilai|rapor|angka|skor|ponten)\b)",
    re.IGNORECASE,
)
"""Who has no evaluation to give: "Ketua DPRD memberi nilai B"."""
_ABOUT = re.compile(
    r"\b(?:tentang|bertema(?:kan)?|bertajuk|berjudul|mengenai|bimtek|sosialisasi|pelatihan|ujian|sertifikasi|logo)\s(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
"""Before what another thing is only about: "tesis tentang reformasi birokrasi"."""
_THING = re.compile(r"(?:ke|per?|pe[mn]g?|peny)[a-z]{3,}an|[a-z]{3,}(?:itas|asi|usi|ensi|ansi)")
"""A noun that names what is measured, by its form."""
_ACRONYM_OF_INDEX = re.compile(r"I[A-Z]{2,4}")


def find_instruments(text: str, start: int, end: int) -> tuple[Instrument, ...]:
    """The instruments named in the paragraph ``[start, end)``, in order; a name and its short form are one."""
    found: list[Instrument] = []
    for item in sorted(_all(text, start, end), key=lambda item: (item.start, -item.end)):
        last = found[-1] if found else None
        if last and item.start < last.end:
            continue
        if last and last.name == "other" and _ABOUT.search(text, last.end, item.start):
            continue
        if last and last.name == item.name and text[last.end : item.start].strip() in ("(", ""):
            found[-1] = Instrument(last.start, item.end, item.name)
        else:
            found.append(item)
    return tuple(found)


def _all(text: str, start: int, end: int) -> Iterator[Instrument]:
    for match in _names().finditer(text, start, end):
        for name in _groups()[" ".join(match[0].lower().split())]:
            if _is_named(text, name, match, max(start, match.start() - _BEFORE)):
                yield Instrument(match.start(), match.end(), "other" if name == "topic" else name)
    for match in _GLUED.finditer(text, start, end):
        yield Instrument(match.start(), match.end(), "SAKIP")
    yield from _others(text, start, end)


def _others(text: str, start: int, end: int) -> Iterator[Instrument]:
    """Evaluations of others that have no name of their own: by what is measured, who is judged, who gives the grade."""
    for match in _INDEX.finditer(text, start, end):
        if _is_index(match):
            yield Instrument(match.start(), match.end(), "other")
    for match in _JUDGED.finditer(text, start, end):
        yield Instrument(match.start(), match.end(), "other")
    for match in _GIVES.finditer(text, start, end):
        yield Instrument(match.start(), match.end(), "other")
    for match in _GIVEN_BY.finditer(text, start, end):
        giver = _givers().match(text, match.end(1), end)
        if giver and not cue("evaluator").match(text, match.end(1)):
            yield Instrument(match.end(), giver.end(), "other")


@cache
def _givers() -> Begun:
    return whole_words(words_of("ministry"), capitals=True)


def _is_index(match: re.Match[str]) -> bool:
    """Whether the word behind names something else that has a figure: "indeks gini", "skor keamanan pangan"."""
    word = match[2]
    if word.isupper():
        return match[1] is not None and _ACRONYM_OF_INDEX.fullmatch(word) is not None
    word = word.lower()
    if word in _known() or (word != match[2] and word not in common()):
        return False
    return match[1] is not None or _THING.fullmatch(word) is not None


def _is_named(text: str, name: Group, match: re.Match[str], left: int) -> bool:
    if name == "topic":
        return (
            cue_at_end("graded topic", _OF_TOPIC).search(text, left, match.start())
            or _GRADED_IN.search(text, left, match.start())
            or _WITH_GRADE.match(text, match.end())
        ) is not None
    if len(match[0]) <= _ACRONYM and not match[0].isupper() and name != "SAKIP":
        return False
    if name == "SAKIP":
        return not cue_at_start("not SAKIP before", r"\s+").match(text, match.end())
    return (
        name != "RB"
        or _EVALUATED.search(text, left, match.start()) is not None
        or not cue_at_end("not RB before", r"[\s(,/-]*").search(text, left, match.start())
    )


@cache
def _known() -> frozenset[str]:
    """Words that may stand behind "nilai" and "indeks" without naming another thing that is measured."""
    rows = lexicon.table("sakip_cues")["cue"]
    ours = (row["words"] for row in rows if row["name"] not in _OF_OTHERS)
    return frozenset(part.lower() for words in ours for word in words for part in re.findall(r"\w+", word))


@cache
def _groups() -> dict[str, list[Group]]:
    """Every name, in small letters, with the groups that hold it."""
    groups: tuple[tuple[str, Group], ...] = (
        ("SAKIP", "SAKIP"),
        ("RB", "RB"),
        ("other instrument", "other"),
        ("other topic", "topic"),
    )
    found: dict[str, list[Group]] = {}
    for cues, group in groups:
        for word in words_of(cues):
            found.setdefault(word.lower(), []).append(group)
            if word.islower() and word[-1].isalpha():
                found.setdefault(f"{word}nya", []).append(group)
    return found


@cache
def _names() -> Begun:
    return whole_words(_groups())
