"""Papers told one after the other: "Dua naskah diteken. Yang pertama antara A dan B, yang kedua dengan C"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..document import Document
from .frames import Frame
from .parties import Phrase
from .sentences import Sentence
from .words import ENTERING_VOICES, KINDS, Cue

_NUMBER = "dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sejumlah|beberapa|[2-9]|1[0-9]"
_PAPER = (
    "memorandum|letter|naskah|dokumen|mou|pks|nphd|nota|perjanjian|kesepakatan|kesepahaman|kerja ?sama|kontrak|piagam"
    "|ikatan|loi"
)
_ORDINAL = "pertama|kedua|ketiga|keempat|kelima|keenam|terakhir"
_SEVERAL = re.compile(
    rf"\b(?:(?:{_NUMBER}) (?:\w+ )?(?:{_PAPER})|(?:{_PAPER}) terbagi|terbagi (?:dua|tiga|empat)|satu demi satu"
    r"|naskah-naskah|dua di antaranya)\b",
    re.IGNORECASE,
)
"""Several papers told at once, each of which may be told for itself behind it."""
_OPENER = re.compile(
    r"\W*(?:(?:sementara|sedangkan|lalu|kemudian|adapun|dan|\w+nya),? )?"
    rf"(?:(?:{_PAPER}) yang (?:satu|lain|{_ORDINAL})"
    rf"|(?:yang|{_PAPER}) (?:satu|awal|lain|berikutnya|selanjutnya|{_ORDINAL})"
    rf"|{_ORDINAL}|satu lagi|penutupnya|giliran|lalu|kemudian|berikutnya|selanjutnya|setelah itu)\b",
    re.IGNORECASE,
)
"""What opens a sentence that tells one of several papers."""
_PAIRED = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:dengan|bersama)\s+")
"""What stands between the two sides of a paper in a list of papers."""
_TURN = re.compile(rf"(?:\b(?:{_PAPER}) (?:yang )?(?:lain|{_ORDINAL}))$", re.IGNORECASE)
"""What tells one of several papers by itself, without these told at once before."""
_PARTNER = re.compile(r"(?<=giliran) (?:dengan|bersama|antara)\b", re.IGNORECASE)
_THEN = re.compile(r"^\W*(?:lalu|kemudian|berikutnya|selanjutnya|setelah itu)$", re.IGNORECASE)
"""What tells one of several papers only where another of them is told before."""
_ACTS = (*ENTERING_VOICES, "antara")
"""Voices of entering into a paper, and the word that leads to both sides of it."""
_FIRST = re.compile(r"\b(?:pertama|satu|awal)$", re.IGNORECASE)
BACK = 3
"""Sentences back in which several papers are told at once."""
FAR = 6
"""Sentences back in which a paper is named that one of several goes on with."""
_PARAGRAPHS = 2
"""Paragraphs back in which they are."""


def may_follow(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence opens as one does that tells one of several papers."""
    return _OPENER.match(document.text, sentence.start, sentence.end) is not None


def one_of_several(
    document: Document, sentence: Sentence, words: Sequence[Cue], before: Sequence[Sentence], goes_on: bool, told: bool
) -> Cue | None:
    """What stands for the paper in a sentence that tells one of several papers without naming it.

    ``before`` are the ``BACK`` sentences before it; ``goes_on`` is True where one of several papers was told shortly
    before, ``told`` where the sentence names its paper.
    """
    text = document.text
    opener = _OPENER.match(text, sentence.start, sentence.end)
    if opener is None:
        return None
    if _THEN.search(opener[0]):
        found = goes_on and any(cue.value in _ACTS for cue in words)
    else:
        near = (one for one in before if one.kind != "title" and one.paragraph >= sentence.paragraph - _PARAGRAPHS)
        several = any(_SEVERAL.search(text, one.start, one.end) for one in (*near, sentence))
        turn = _TURN.search(opener[0]) or _PARTNER.match(text, opener.end())
        found = goes_on or told or several or turn is not None
    return Cue(*opener.span(), "document", "any") if found else None


def is_first(document: Document, one: Cue) -> bool:
    """Whether what stands for a paper means the first of several: it may have been told before."""
    return _FIRST.search(document.text, one.start, one.end) is not None


def read_pairs(
    document: Document, sentence: Sentence, words: Sequence[Cue], phrases: Sequence[Phrase], kind: str
) -> list[Frame]:
    """The papers of a list that names nothing but their sides: "NPHD yang beres: Pemkab A dengan KPU A, Pemkab B dengan
    KPU B"; ``kind`` is that of the paper named last before. Empty where there is but one."""
    text = document.text
    told = next((cue.value for cue in words if cue.role == "document" and cue.value in KINDS), kind)
    sides = [one for one in phrases if one.form in ("government", "body", "place") and one.parties]
    pairs = [(one, other) for one, other in pairwise(sides) if _PAIRED.fullmatch(text, one.end, other.start)]
    apart = {party.region or party.name for one, _ in pairs for party in one.parties}
    if not told or len(apart) < max(2, len(pairs)):
        return []
    return [
        Frame(sentence, one.start, other.end, "paper", told, "signed", (one, other), (), (), listed=True)
        for one, other in pairs
    ]
