"""Which year a value is of (contract, sections 5 and 8): the year that the article ties to the assessment.

The evidence, the strongest first; the first that is there decides, and where none is the year is not told:

1. a list of years read side by side with a list of values (``year_lists``);
2. a year inside the value, in brackets or behind it in its clause (``years_behind``);
3. the nearest year before it that no other value has, in its clause or at the head of the sentence (``inherited``);
4. the only year of the sentence, at its end, where it names an evaluation;
5. what the article tells elsewhere, weighed: the round, the years of the grades around (``rounds``, ``year_weights``);
   never for what is told to be older or held over years.

A day of a ceremony is no year, nor is that of a plan, an election or a budget (``years``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .inherited import NOW, bodies_of, goes_on, inherits, is_of_was
from .marks import Sentence, Value, Year
from .owners import Owned
from .values import Parts
from .words import cue
from .year_lists import are_listed, zipped_years
from .years_behind import year_behind

_WITH_IT = re.compile(
    r"[\s()\"”’']{0,8}(?:(?:untuk|pada|di|nilai|predikat)\s{1,3}){0,3}[\s()]{0,4},?\s(?:dan|serta)\s"
    r"[\s(\"“]{0,4}(?:nilai\s|predikat\s)?",
    re.IGNORECASE,
)
_HEAD = 30
"""Characters from the beginning of a sentence: a year there is the frame of all of it."""
_GOT = re.compile(r"\bsama\s(?:\w+\s){0,5}\Z", re.IGNORECASE)
_LASTED = re.compile(
    r"[)\"”]?,?\s(?:(?:dan|lalu|serta|kemudian)\s)?(?:(?:terus|tetap|awet)\s)?(?:bertahan|betah|mandek|tertahan|berlanjut|tetap)\s"
    r"(?:di\s(?:situ|sana|level\situ|posisi\situ)\s)?(?:hingga|sampai)\s(?:tahun\s)?",
    re.IGNORECASE,
)
_THE_SAME = re.compile(r"\byang\s+sama\Z", re.IGNORECASE)
"""At the end of a list it is of all: "Siak 70,1, Kampar 69,9 pada evaluasi yang sama"."""


def find_years_of(
    text: str,
    sentence: Sentence,
    parts: Parts,
    owned: Sequence[Owned],
    kinds: Sequence[Sequence[str]],
    now: int | None,
    before: Sequence[str] = (),
) -> list[tuple[Year, ...]]:
    """The years of every owned value, in order: none, one, or several where a grade is told for each of a list.

    ``before``: the list of years that the last sentence told; a sentence without years goes through it again.
    """
    if not owned:
        return []
    behind = {at: year for at, item in enumerate(owned) if (year := year_behind(text, sentence, owned, at)) is not None}
    used = {each.start for at, year in behind.items() for each in _with_list(text, sentence, year, owned[at].value)}
    zipped = zipped_years(text, sentence, parts, owned, before)
    found: list[tuple[Year, ...]] = []
    for at, item in enumerate(owned):
        if at in zipped:
            found.append((zipped[at],))
            continue
        inside = [year for year in sentence.years if item.value.start < year.start < item.value.end]
        chosen = inside[0] if inside else behind.get(at) or _before(text, sentence, owned, at, used, kinds, now)
        chosen = _lasting(text, sentence, owned, at, chosen) if chosen else None
        chosen = chosen or _at_end(text, sentence, owned, at, used, now)
        found.append(_with_list(text, sentence, chosen, item.value) if chosen else ())
    for at in reversed(range(len(owned) - 1)):
        later = found[at + 1][0] if found[at + 1] else None
        own = bool(found[at]) and found[at][0].start >= owned[at].value.end
        if own or later is None or later.start < owned[at + 1].value.end or owned[at].value.was:
            continue
        if _is_joined(text, sentence, owned[at], owned[at + 1]) or _is_listed(text, sentence, owned, at, later):
            found[at] = found[at + 1]
    return found


def _before(
    text: str,
    sentence: Sentence,
    owned: Sequence[Owned],
    at: int,
    used: set[int],
    kinds: Sequence[Sequence[str]],
    now: int | None,
) -> Year | None:
    """The nearest year before the value that is not another's: its own, or the one that the sentence begins with."""
    value = owned[at].value
    last = owned[at - 1].value.end if at else sentence.start
    years = [year for year in sentence.years if year.end <= value.start and year.start not in used]
    years = [year for year in years if not _was_told(text, sentence, year, value)]
    own = [year for year in years if year.start >= last]
    if own and value.was and not is_of_was(text, own[-1], value):
        return None
    if own:
        return own[-1] if _is_own(text, sentence, owned[at], own[-1]) else None
    if not years or value.was or not inherits(text, sentence, owned, at, years[-1], kinds, now):
        return None
    return years[-1]


def _lasting(text: str, sentence: Sentence, owned: Sequence[Owned], at: int, year: Year) -> Year:
    """The year before a value with the one until which it lasted: "pada 2018 CC, dan bertahan di situ hingga 2020"."""
    value, until = owned[at].value, None
    if year.end <= value.start and year.value.isdigit():
        until = _LASTED.match(text, value.end, sentence.end)
    last = next((each for each in sentence.years if until and each.start == until.end()), None)
    return replace(year, value=f"{year.value}/{last.value}") if last and last.value > year.value else year


def _is_own(text: str, sentence: Sentence, item: Owned, year: Year) -> bool:
    """Whether nothing between the year and the value leads away: another body after the end of a clause."""
    between = text[year.end : item.value.start]
    if NOW.search(between):
        return False
    if re.search(r"\bRp\s?\d|\b(?:miliar|juta|triliun|persen)\b", between):
        return False
    others = [body for body in sentence.bodies if year.end <= body.start < item.value.start and body.manner == "named"]
    if not re.search(r"[;.?!]\s|[\"“”]", between) and not cue("clause").search(between):
        return True
    return not others or any(body in item.bodies and body.start < year.start for body in sentence.bodies)


def _was_told(text: str, sentence: Sentence, year: Year, value: Value) -> bool:
    """Whether the year is that of a grade told of before: "sama dengan yang diraih pada 2022, namun nilainya 72,6"."""
    if year.start - sentence.start <= _HEAD or not cue("clause").search(text, year.end, value.start):
        return False
    return _GOT.search(text, max(0, year.start - 40), year.start) is not None


def _at_end(
    text: str, sentence: Sentence, owned: Sequence[Owned], at: int, used: set[int], now: int | None
) -> Year | None:
    """The only year of the sentence, behind the last value: of an evaluation ("dalam evaluasi 2023"), or to come."""
    value = owned[at].value
    years = [year for year in sentence.years if year.start not in used or _THE_SAME.search(text, year.start, year.end)]
    if value.was or len(years) != 1 or len(sentence.years) != 1 or years[0].start < value.end:
        return None
    if _is_for_all(text, owned, years[0]):
        return years[0]
    if re.search(r"\b(?:sejak|setelah|ketika|saat|sebelum)\b", text[value.end : years[0].start], re.IGNORECASE):
        return None
    if not years[0].of_round and (now is None or years[0].last <= now):
        return None
    return years[0] if at + 1 == len(owned) or owned[at].listed else None


def _is_joined(text: str, sentence: Sentence, one: Owned, other: Owned) -> bool:
    """Whether only "dan" and the evaluation part two values: "A untuk SAKIP dan BB untuk RB pada 2026"."""
    gap = text[one.value.end : other.value.start]
    for mark in sentence.instruments:
        gap = gap.replace(text[mark.start : mark.end], " ")
    return bool(sentence.instruments) and _WITH_IT.fullmatch(gap) is not None


def _is_listed(text: str, sentence: Sentence, owned: Sequence[Owned], at: int, year: Year) -> bool:
    """Whether the year behind the last of a list is of all: "Siak 70,1 (BB) dan Kampar 69,9 (B) pada 2023"."""
    last = owned[at + 1]
    apart = bodies_of(owned[at]) != bodies_of(last) and bool(last.bodies) and bool(owned[at].bodies)
    plain = text[year.start - 1] != "(" and re.match(r"[.;\"”]|\Z", text[year.end : year.end + 1]) is not None
    return apart and plain and goes_on(text, sentence, owned, at + 1)


def _is_for_all(text: str, owned: Sequence[Owned], year: Year) -> bool:
    """Whether the year is told of all values: "80,2 sedangkan SAKIP 75,6, keduanya hasil evaluasi tahun 2023"."""
    last = max((item.value.end for item in owned if item.value.end <= year.start), default=year.start)
    return (
        cue("both").search(text, last, year.start) is not None
        or _THE_SAME.search(text, year.start, year.end) is not None
    )


def _with_list(text: str, sentence: Sentence, chosen: Year, value: Value) -> tuple[Year, ...]:
    """The chosen year with the years in one list with it: "pada 2021 dan 2022"; of scores only one."""
    if value.score is not None:
        return (chosen,)
    years = list(sentence.years)
    at = next(at for at, year in enumerate(years) if year.start == chosen.start)
    if years[at] != chosen:
        return (chosen,)
    first = last = at
    while first > 0 and are_listed(text, years[first - 1], years[first]):
        first -= 1
    while last + 1 < len(years) and are_listed(text, years[last], years[last + 1]):
        last += 1
    return tuple(years[first : last + 1])
