"""Words for evaluations: SAKIP and RB, and the others, whose grades are not ours."""

from __future__ import annotations

from collections.abc import Iterator

from .marks import Instrument, InstrumentName
from .words import cue, cue_at_end, cue_at_start

_ACRONYM = 4
"""Letters: a shorter name counts only in capitals ("RB", "ZI"), since "rb" and "iso" are words of their own."""
_BEFORE = 50


def find_instruments(text: str, start: int, end: int) -> tuple[Instrument, ...]:
    """The instruments named in ``[start, end)``, in order; a name and its short form in brackets are one."""
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
    names: tuple[tuple[str, InstrumentName], ...] = (("SAKIP", "SAKIP"), ("RB", "RB"), ("other instrument", "other"))
    for group, name in names:
        for match in cue(group).finditer(text, start, end):
            before = text[max(start, match.start() - _BEFORE) : match.start()]
            if len(match[0]) <= _ACRONYM and not match[0].isupper() and group != "SAKIP":
                continue
            if name == "SAKIP" and cue_at_start("not SAKIP before", r"\s+").match(text, match.end()):
                continue
            if name == "RB" and cue_at_end("not RB before", r"[\s(,/-]*").search(before):
                continue
            yield Instrument(match.start(), match.end(), name)
    for match in cue("other topic").finditer(text, start, end):
        before = text[max(start, match.start() - _BEFORE) : match.start()]
        if cue_at_end("graded topic", r"\s+(?:hasil\s+|tentang\s+|bidang\s+|indeks\s+)?").search(before):
            yield Instrument(match.start(), match.end(), "other")
