"""Words for evaluations: SAKIP and RB, and the others, whose grades are not ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from .marks import Instrument
from .words import Begun, cue_at_end, cue_at_start, whole_words, words_of

Group = Literal["SAKIP", "RB", "other", "topic"]

_ACRONYM = 4
"""Letters: a shorter name counts only in capitals ("RB", "ZI"), since "rb" and "iso" are words of their own."""
_BEFORE = 50
_EVALUATED = re.compile(
    r"\b(?:evaluasi|nilai|indeks|penilaian|hasil|skor)\s(?:atas\s)?(?:pelaksanaan|program)\s\Z", re.IGNORECASE
)
"""Before RB it names the evaluation: "indeks pelaksanaan RB"."""


def find_instruments(text: str, start: int, end: int) -> tuple[Instrument, ...]:
    """The instruments named in the paragraph ``[start, end)``, in order; a name and its short form are one."""
    found: list[Instrument] = []
    for item in sorted(_all(text, start, end), key=lambda item: (item.start, -item.end)):
        last = found[-1] if found else None
        if last and item.start < last.end:
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


def _is_named(text: str, name: Group, match: re.Match[str], left: int) -> bool:
    if name == "topic":
        return (
            cue_at_end("graded topic", r"\s+(?:hasil\s+|tentang\s+|bidang\s+|indeks\s+)?").search(
                text, left, match.start()
            )
            is not None
        )
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
            if word.islower() and word[-1].isalpha() and group != "topic":
                found.setdefault(f"{word}nya", []).append(group)
    return found


@cache
def _names() -> Begun:
    return whole_words(_groups())
