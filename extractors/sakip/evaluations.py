"""Which evaluation a value is of: SAKIP, RB, both, or one that is not ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .marks import Instrument, InstrumentName, Sentence
from .owners import Owned
from .values import Parts
from .words import alternation, begun, cue, words_of

_JOIN = re.compile(
    r"[\s)\"”]*(?:,|,?\s*(?:dan|serta|maupun|sekaligus|plus|&)\s)\s*(?:juga\s+)?(?:nilai\s+|indeks\s+|predikat\s+|evaluasi\s+|pelaksanaan\s+|hasil\s+|untuk\s+|penilaian\s+|pada\s+|skor\s+|rapor\s+|capaian\s+|implementasi\s+|tahun\s+){0,3}[(\"“]?",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:selain|di\s+luar|bukan\s+hanya|tak\s+hanya|tidak\s+hanya|di\s+samping)\s+(?:nilai\s+)?\Z", re.IGNORECASE
)
_COMPARED = re.compile(
    r"\b(?:dibanding\w*|ketimbang|daripada|seperti|menyamai|menyalip|melampaui|se(?!lain|dangkan|mentara|belum|telah|besar|jak|bagai)[a-z]{4,})"
    r"\s(?:nilai\s|dengan\s|indeks\s)?\Z",
    re.IGNORECASE,
)
"""Before an evaluation that another is only compared to: "tidak setinggi RB"."""
_BOTH_OF = re.compile(r"\b(?:keduanya|dua-duanya),\s|\A[\"”]?,\s(?:baik|entah)\s", re.IGNORECASE)
_BOTH = begun(r"(?:keduanya|dua-duanya|kedua-duanya|duanya)\b", ["keduanya", "dua", "kedua"])
_WE = 6
"""Letters: a longer body may be one of the two."""
_BEHIND = 60


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(words_of('instrument glue'))}(?!\w)", re.IGNORECASE)


def find_evaluations(
    text: str, sentence: Sentence, parts: Parts, owned: Sequence[Owned], before: Sequence[InstrumentName]
) -> list[tuple[InstrumentName, ...]]:
    """The evaluations of every owned value, in order.

    ``before``: the instruments of the last sentence that named one, for values whose sentence names none. Two are
    given for a grade that two evaluations share, none where nothing is known.
    """
    if not owned:
        return []
    lists = listed(text, sentence.instruments)
    zipped = _zipped(text, sentence, parts, owned, lists, before)
    behind = {at: found for at, item in enumerate(owned) if (found := _behind(text, sentence, owned, at, lists))}
    used = {found[0].start for found in behind.values()}
    result: list[tuple[InstrumentName, ...]] = []
    for at, item in enumerate(owned):
        inside = [
            instrument for instrument in sentence.instruments if item.value.start < instrument.start < item.value.end
        ]
        if at in zipped:
            result.append((zipped[at],))
        elif len(inside) == 1:
            result.append((inside[0].name,))
        elif at in behind:
            result.append(tuple(dict.fromkeys(instrument.name for instrument in behind[at])))
        else:
            result.append(_ahead(text, sentence, item, lists, used, before))
    for at in range(len(owned) - 1):
        if owned[at].value.was and owned[at + 1].value.become and at + 1 in behind and at not in behind:
            result[at] = result[at + 1]
    return result


def listed(text: str, instruments: Sequence[Instrument]) -> list[list[Instrument]]:
    """Instruments that stand in one list: "SAKIP dan indeks RB"."""
    found: list[list[Instrument]] = []
    for instrument in instruments:
        last = found[-1][-1] if found else None
        apart = last is not None and _APART.search(text, max(0, last.start - 16), last.start)
        if last and not apart and _JOIN.fullmatch(text[last.end : instrument.start]) and last.name != instrument.name:
            found[-1].append(instrument)
        else:
            found.append([instrument])
    return found


def _behind(
    text: str, sentence: Sentence, owned: Sequence[Owned], at: int, lists: list[list[Instrument]]
) -> list[Instrument]:
    """The instruments right behind the value: "B (SAKIP)", "70,96 (BB) untuk nilai SAKIP", "B pada SAKIP dan RB"."""
    value = owned[at].value
    stop = min((item.value.start for item in owned[at + 1 :] if item.value.start > value.end), default=sentence.end)
    for group in lists:
        first = group[0]
        if not value.end <= first.start < min(stop, value.end + _BEHIND):
            continue
        gap = text[value.end : first.start]
        for year in sentence.years:
            if value.end <= year.start < first.start:
                gap = gap.replace(text[year.start : year.end], "")
        gap = _BOTH_OF.sub(" ", gap)
        words = re.sub(r"[\W_]+", " ", gap)
        if re.search(r"[,;:.?!]\s", gap) or _glue().sub(" ", words).strip():
            return []
        return group
    return []


def _ahead(
    text: str,
    sentence: Sentence,
    item: Owned,
    lists: list[list[Instrument]],
    used: set[int],
    before: Sequence[InstrumentName],
) -> tuple[InstrumentName, ...]:
    """The nearest instruments before the value, else the only ones behind it, else those told of before."""
    ahead = [group for group in lists if group[-1].end <= item.value.start]
    ahead = [
        group for group in ahead if not _COMPARED.search(text, max(0, group[0].start - 30), group[0].start)
    ] or ahead
    groups = [group for group in ahead if group[0].start not in used] or ahead
    if groups:
        group = groups[-1]
        names = tuple(dict.fromkeys(instrument.name for instrument in group))
        if len(names) > 1 and not _is_shared(text, sentence, group, item):
            return (group[-1].name,) if "other" in names else names[:1]
        return names
    if before and not any(group[0].start > item.value.end for group in lists):
        return tuple(before) if len(before) > 1 and _is_of_both(text, sentence, item) else tuple(before[:1])
    later = [group[0].name for group in lists if group[0].start > item.value.end and group[0].start not in used]
    if later and not before:
        return (later[0],) if not _is_apart(text, item, lists) else ()
    return tuple(before[:1]) if before else ()


def _is_apart(text: str, item: Owned, lists: list[list[Instrument]]) -> bool:
    """Whether the evaluation behind the value is named in a clause of its own: "A, sementara SAKIP belum keluar"."""
    first = next(group[0].start for group in lists if group[0].start > item.value.end)
    return cue("clause").search(text, item.value.end, first) is not None


def _is_of_both(text: str, sentence: Sentence, item: Owned) -> bool:
    return item.value.score is None and tells_of_both(text, sentence)


def tells_of_both(text: str, sentence: Sentence) -> bool:
    """Whether the sentence speaks of two evaluations by a word for both: "kedua nilai itu", "dua-duanya"."""
    if cue("two reports").search(text, sentence.start, sentence.end):
        return True
    named = any(body.manner in ("named", "pronoun") and body.end - body.start > _WE for body in sentence.bodies)
    return not named and _BOTH.search(text, sentence.start, sentence.end) is not None


def _is_shared(text: str, sentence: Sentence, group: list[Instrument], item: Owned) -> bool:
    """Whether one grade is told of both: "SAKIP dan RB sama-sama B", "nilai SAKIP dan RB B"."""
    if item.value.score is not None:
        return False
    gap = text[group[-1].end : item.value.start]
    return bool(cue("both").search(text, sentence.start, item.value.start)) or len(gap.split()) <= 3


def _zipped(
    text: str,
    sentence: Sentence,
    parts: Parts,
    owned: Sequence[Owned],
    lists: list[list[Instrument]],
    before: Sequence[InstrumentName],
) -> dict[int, InstrumentName]:
    """Two values side by side with two instruments: "SAKIP dan RB masing-masing 65,3 (B) dan 63,2 (B)"."""
    found: dict[int, InstrumentName] = {}
    place = {(item.value.start, item.value.end): at for at, item in enumerate(owned)}
    for run in parts.runs:
        spots = [place.get((parts.values[at].start, parts.values[at].end)) for at in run]
        if None in spots or len({body.subject for spot in spots for body in owned[spot or 0].bodies}) > 1:
            continue
        first = parts.values[run[0]].start
        named = [
            [instrument.name for instrument in group]
            for group in lists
            if len(group) == len(run) and group[-1].end <= first
        ]
        if not named and not sentence.instruments and len(before) == len(run):
            named = [list(before)]
        if named and len(set(named[-1])) == len(run):
            found.update({spot: name for spot, name in zip(spots, named[-1], strict=True) if spot is not None})
    return found
