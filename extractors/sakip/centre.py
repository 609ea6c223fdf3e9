"""Ministries and agencies of the centre: where they are named, and which names are of one body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..document import Document, Subject
from .words import Begun, cue, whole_words, words_of

_SHORT = re.compile(r"Kem(?:en(?:terian)?)?\s?([A-Za-z]+)\Z")
_STEM = 5
"""Letters that a contraction shares with the first word: "Perpusnas"."""
_SMALL = frozenset(["dan", "dan/atau", "serta", "atau"])


def find_centre(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The names of bodies of the centre in ``[start, end)``; the ministry that evaluates is left out."""
    for match in _names().finditer(text, start, end):
        if not cue("evaluator").match(text, match.start()):
            yield match


def main_centre(document: Document) -> Subject | None:
    """The body of the centre that the title names first, None where it names none."""
    for paragraph in document.read_paragraphs():
        if paragraph.kind == "title":
            for match in find_centre(document.text, paragraph.start, paragraph.end):
                names = [found[0] for found in find_centre(document.text, 0, len(document.text))]
                return Subject(full_name(match[0], names), None, "kementerian_lembaga")
    return None


def full_name(name: str, names: Iterable[str]) -> str:
    """The fullest of ``names`` that the same body bears: "Kementerian Sosial" for "Kemensos"."""
    return max((other for other in names if other == name or _is_short_for(name, other)), key=len, default=name)


@cache
def _is_short_for(short: str, full: str) -> bool:
    words = [word for word in re.findall(r"\w+", full) if word.lower() not in _SMALL]
    if len(words) < 2 or len(short) >= len(full):
        return False
    if short.isupper() and len(short) > 2:
        return "".join(word[0] for word in words).upper().startswith(short)
    if short[:_STEM].lower() == full[:_STEM].lower() and " " not in short:
        letters = iter(full.lower())
        return all(letter in letters for letter in short.lower())
    match = _SHORT.match(short)
    if match is None or words[0] != "Kementerian":
        return False
    rest, following = match[1].lower(), iter("".join(words[1:]).lower())
    return all(letter in following for letter in rest)


@cache
def _names() -> Begun:
    return whole_words(words_of("ministry"), capitals=True)
