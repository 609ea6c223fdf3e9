"""What an article is about: whether it may speak of SAKIP or RB at all, and of which of the two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from ..document import Document
from .instruments import find_instruments
from .marks import Instrument, InstrumentName
from .ordered import within
from .words import cue, words_of

_LETTERS = re.compile(r"(?<![\w.&/-])(?:BB|CC|AA)(?![\w&/]|\.\w)")
_GRADED = re.compile(
    r"(?:\b(?:predikat|kategori|dapat|raih|meraih|kantongi|kali|nilai|masih|tembus)\s[\"“]?(?:AA|BB|CC|[ABCD])(?![\w.&/-]\w)|\bevaluasi\b)"
)
_VALUE = re.compile(r"(?<![\w.&/-])(?:AA|BB|CC|[ABCD])(?![\w&/]|\.\w)|\d\d")
_NO_GRADE = re.compile(r"\b(?:barang bukti|sabu|berat badan|motor|sepeda motor|mobil)\b", re.IGNORECASE)
"""What BB and CC stand for elsewhere."""
_FEW = 2
_SEVERAL = 2
"""Other evaluations in the paragraph that names ours."""
_EVALUATION = re.compile(r"\bevaluasi\s+(?:tahun\s+)?20\d\d\b")


def instruments_of(document: Document) -> tuple[Instrument, ...]:
    """The evaluations named in all paragraphs that are read, in order; none where a cheap test excludes grades."""
    if not _may_name(document.text) and not _is_meant(document.text):
        return ()
    return tuple(
        found
        for paragraph in document.read_paragraphs()
        for found in find_instruments(document.text, paragraph.start, paragraph.end)
    )


def main_instrument(document: Document, instruments: Sequence[Instrument]) -> InstrumentName | None:
    """What the article is about: the evaluation that the title names alone, else the one named clearly more often.

    SAKIP where neither is, and where none is named but its letters are told; None where nothing is to be read.
    """
    counts = Counter(item.name for item in instruments)
    if 0 < counts["SAKIP"] + counts["RB"] <= _FEW and _is_yardstick(document, instruments):
        return None
    if not counts["SAKIP"]:
        return "RB" if counts["RB"] else "SAKIP" if not counts and _is_meant(document.text) else None
    titles = [paragraph for paragraph in document.read_paragraphs() if paragraph.kind == "title"]
    titled = {item.name for item in instruments for title in titles if title.start <= item.start < title.end}
    alone = titled & {"SAKIP", "RB"}
    if alone:
        return "RB" if alone == {"RB"} else "SAKIP"
    first = next(item.name for item in instruments if item.name != "other")
    leads = first == "RB" and counts["RB"] >= counts["SAKIP"]
    return "RB" if leads or counts["RB"] > 2 * counts["SAKIP"] else "SAKIP"


def _is_yardstick(document: Document, instruments: Sequence[Instrument]) -> bool:
    """Whether our evaluations are only named as yardsticks of another one: among several, with no grade or score."""
    for paragraph in document.read_paragraphs():
        inside = within(instruments, paragraph.start, paragraph.end)
        if all(item.name == "other" for item in inside):
            continue
        others = sum(item.name == "other" for item in inside)
        if (
            paragraph.kind == "title"
            or others < _SEVERAL
            or _VALUE.search(document.text, paragraph.start, paragraph.end)
        ):
            return False
    return True


def _may_name(text: str) -> bool:
    """A cheap test that no article fails which names SAKIP or RB."""
    small, capitals = _hints()
    lower = " ".join(text.lower().split())
    return any(word in text for word in capitals) or any(word in lower for word in small)


def _has_letters(text: str) -> bool:
    return any(letters in text for letters in ("BB", "CC", "AA"))


@cache
def _hints() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of SAKIP and RB that hold no other one, in small letters, and the acronyms, in capitals."""
    names = (*words_of("SAKIP"), *words_of("RB"))
    capitals = tuple(sorted({name for name in names if name.isupper()}))
    small = {name.lower() for name in names if name not in capitals}
    return tuple(sorted(one for one in small if not any(other != one and other in one for other in small))), capitals


def _is_meant(text: str) -> bool:
    """Whether an article that names no evaluation speaks of SAKIP: the ministry or an evaluation, and its letters."""
    if not _has_letters(text) or _NO_GRADE.search(text):
        return False
    letters = len(_LETTERS.findall(text))
    evaluator = cue("evaluator").search(text) is not None
    return (letters > 1 and (evaluator or _EVALUATION.search(text) is not None)) or (
        letters > 0 and evaluator and len(_GRADED.findall(text)) > 1
    )
