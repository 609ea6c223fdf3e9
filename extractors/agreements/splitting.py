"""Where the clauses of a sentence begin and end."""

from __future__ import annotations

import re
from itertools import pairwise

from .words import SIGNING_VOICES, Cue

_THEN = frozenset(["lalu", "kemudian", "selanjutnya"])
"""Words that open a clause, but not between a subject and its signing."""
_WHEN = frozenset(["saat", "ketika"])
_OPENS = 10
"""Characters before attendance with which a sentence opens, and behind it before the word that tells when, at most."""
_BETWEEN = 12
"""Characters between a paper and the next that is the same: "nota kesepahaman (MoU) antara"."""
TOPIC = 50
"""Characters between a paper and the "antara" that names its parties, at most: "PKS penyediaan beras antara"."""
_AGO = re.compile(
    r"(?:\b(?:hari|malam|pagi|siang|pekan|minggu|bulan|tahun|waktu|jam|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Ahad"
    r"|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|\d+)|\)) $",
    re.IGNORECASE,
)
"""What makes of "lalu" a word of time: "Februari lalu"."""


_RELATED = re.compile(
    r"\b(?:meneruskan|menindaklanjuti|melanjutkan|menyambung|menggantikan|memperbarui|mengacu|berpijak)\b"
)
"""What relates a paper to an older one."""
_ORDINAL = re.compile(
    r"(?<=[,;] )(?:(?:dan|sedangkan|sementara|lalu) )?yang (?:pertama|kedua|ketiga|keempat|terakhir|satu|lain)\b"
)
"""Where one of several papers is told in mid-sentence: "dua PKS, yang pertama diteken A dan B, yang kedua …"."""


def split(text: str, start: int, end: int, found: list[Cue]) -> list[tuple[int, int]]:
    """Where the clauses of a sentence begin and end."""
    signings = [cue for cue in found if cue.role == "signing" and cue.value in SIGNING_VOICES]
    then = {cue.end for cue in found if cue.role == "break" and cue.value in _THEN}
    led = {end for end in then if any(0 <= cue.start - end <= 12 for cue in signings)}
    led |= {
        cue.end
        for cue in found
        if cue.value == "lalu"
        and text[cue.end : cue.end + 1] != ","
        and _AGO.search(text, max(start, cue.start - 24), cue.start)
    }
    led |= {cue.end for cue in found if cue.value in _WHEN and _is_attended(start, cue, found)}
    breaks = {cue.start for cue in found if cue.role == "break" and cue.start > start and cue.end not in led}
    breaks |= {cue.start for cue in signings[1:] if cue.value == "noun"}
    breaks |= set(papers_in_row(found)) | set(ordinals_in_row(text, start, end))
    breaks |= {
        cue.start
        for cue, after in pairwise(found)
        if "susul" in cue.value and after.role in ("document", "signing") and after.start - cue.end <= 2
    }
    breaks |= {match.start() for match in _RELATED.finditer(text, start, end)} if _is_related(text, found) else set()
    edges = [start, *sorted(breaks), end]
    return list(pairwise(edges))


def _is_attended(start: int, cue: Cue, found: list[Cue]) -> bool:
    """Whether a sentence opens with attendance, and a word tells when: "Tampak hadir saat MoU diteken, Camat X"."""
    return any(
        one.role == "attend" and one.start - start < _OPENS and 0 <= cue.start - one.end <= _OPENS for one in found
    )


def _is_related(text: str, found: list[Cue]) -> bool:
    """Whether a paper is told of that goes back to another: "MoU ini meneruskan kesepakatan bersama yang diteken …"."""
    papers = [cue for cue in found if cue.role == "document"]
    return any(_RELATED.search(text, one.end, other.start) for one, other in pairwise(papers))


def ordinals_in_row(text: str, start: int, end: int) -> list[int]:
    """Where a sentence tells one of several papers after the other; empty where it tells but one."""
    found = [match.start() for match in _ORDINAL.finditer(text, start, end)]
    return found if len(found) > 1 else []


def papers_in_row(found: list[Cue]) -> list[int]:
    """Where the papers of a sentence begin that each come with parties of their own: "MoU antara A dan B, serta MoU
    antara C dan D"; empty where there is but one."""
    between = [cue.start for cue in found if cue.role == "party" and cue.value == "antara"]
    papers = [cue for cue in found if cue.role == "document" and not cue.signed]
    own: list[int] = []
    for start in between:
        before = [paper for paper in papers if 0 < start - paper.end <= TOPIC]
        chain = before[-1:]
        for paper in reversed(before[:-1]):  # "PKS dan nota kesepahaman (MoU) antara"
            if chain[0].start - paper.end <= _BETWEEN:
                chain.insert(0, paper)
        if chain:
            noun = [cue.start for cue in found if cue.value == "noun" and 0 <= chain[0].start - cue.end <= 2]
            begin = noun[0] if noun else chain[0].start
            own += [begin] if begin not in own else []
    return own if len(own) > 1 else []
