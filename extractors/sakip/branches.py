"""Regional branches of bodies of the centre, in an article about one: "KPU Kabupaten Siak", "Kanwil BPN Riau"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from ..document import Document, Region, Subject
from .ordered import within
from .words import alternation, begun

_KINDS = {
    "KPU": "KPU",
    "Komisi Pemilihan Umum": "KPU",
    "Bawaslu": "Bawaslu",
    "BPS": "BPS",
    "Badan Pusat Statistik": "BPS",
    "BNNP": "BNN",
    "BNNK": "BNN",
    "Kejari": "kejari",
    "Kejaksaan Negeri": "kejari",
    "Kejati": "kejati",
    "Kejaksaan Tinggi": "kejati",
    "Polres": "polres",
    "Polresta": "polres",
    "Polrestabes": "polres",
    "Polda": "polda",
    "Pengadilan Negeri": "PN",
    "Pengadilan Agama": "PA",
    "Pengadilan Tinggi": "PT",
    "Kanwil": "kanwil",
    "Kantor Wilayah": "kanwil",
    "Kantor Kementerian Agama": "kemenag",
    "Kankemenag": "kemenag",
    "Kemenag": "kemenag",
    "Kantor Pertanahan": "pertanahan",
    "Kantor Imigrasi": "imigrasi",
    "KPPN": "KPPN",
    "KPP": "KPP",
    "Kanreg": "kanreg",
    "Kantor Regional": "kanreg",
    "Perwakilan BPKP": "BPKP",
    "BNN": "BNN",
    "Badan Narkotika Nasional": "BNN",
    "Lapas": "lapas",
    "Rutan": "rutan",
}
"""What the name of a branch begins with, and of which kind it is."""
_HEADS = begun(
    rf"(?<![\w-]){alternation(_KINDS)}(?!\w)",
    (head.split()[0] for head in _KINDS),
    re.RegexFlag(0),
)
_BETWEEN = re.compile(r"(?:\s(?:[A-Z][\w/]{0,30}|dan|I{1,3}[AB]?)){0,8}\s")
_GRADE_NEAR = re.compile(r"[^.;?!\n]{0,70}?(?<!\w)(?:(?:AA|BB|CC|[ABCD])(?!\w)|\d\d[.,]\d)")
_REACH = 90
"""Characters of a name between what it begins with and its region."""


class _Place(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def region(self) -> Region: ...


@dataclass(frozen=True, slots=True)
class Branch:
    """A mention of a branch; ``subject`` bears the fullest name that the article has for it."""

    start: int
    end: int
    subject: Subject


def find_branches(document: Document, places: Sequence[_Place]) -> tuple[Branch, ...]:
    """All mentions of branches, in order, where the title names one; none elsewhere: there they only report."""
    title = next((paragraph for paragraph in document.read_paragraphs() if paragraph.kind == "title"), None)
    if title is None or _HEADS.search(document.text, title.start, title.end) is None:
        return ()
    found = list(_mentions(document.text, places))
    if not any(start < title.end for start, _, _ in found):
        return ()
    subjects = _subjects(document.text, found)
    bare = _bare(document.text, {start for start, _, _ in found}, subjects)
    mentions = [*(Branch(start, end, subjects[key]) for start, end, key in found), *bare]
    return tuple(sorted(mentions, key=lambda branch: branch.start))


def graded_branches(document: Document, places: Sequence[_Place]) -> tuple[Branch, ...]:
    """The mentions, in order, of branches right behind which a grade or score stands, with no other region between."""
    found = list(_mentions(document.text, places))
    subjects = _subjects(document.text, found)
    return tuple(
        Branch(start, end, subjects[key])
        for start, end, key in found
        if (grade := _GRADE_NEAR.match(document.text, end)) and not within(places, end, grade.end())
    )


def _subjects(text: str, found: Iterable[tuple[int, int, tuple[str, str]]]) -> dict[tuple[str, str], Subject]:
    """Each branch by the fullest of its names."""
    names: dict[tuple[str, str], str] = {}
    for start, end, key in found:
        names[key] = max(names.get(key, ""), text[start:end], key=len)
    return {key: Subject(name, None, "kementerian_lembaga") for key, name in names.items()}


def _mentions(text: str, places: Sequence[_Place]) -> Iterator[tuple[int, int, tuple[str, str]]]:
    for match in _HEADS.finditer(text):
        near = within(places, match.end(), match.end() + _REACH)
        if near and _BETWEEN.fullmatch(text, match.end(), near[0].start):
            yield match.start(), near[0].end, (_KINDS[match[0]], near[0].region.code)


def _bare(text: str, taken: Set[int], subjects: Mapping[tuple[str, str], Subject]) -> Iterator[Branch]:
    """Mentions without a region ("Kanwil") of the only branch of their kind."""
    for match in _HEADS.finditer(text):
        same = [subject for (kind, _), subject in subjects.items() if kind == _KINDS[match[0]]]
        if len(same) == 1 and match.start() not in taken:
            yield Branch(match.start(), match.end(), same[0])
