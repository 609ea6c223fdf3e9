"""Which year a value is of: beside it, at the head of its sentence, or one of a list read side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from .inherited import CLOSE, NOW, bodies_of, inherits, is_of_was
from .marks import Body, Instrument, Sentence, Value, Year
from .owners import Owned
from .values import Parts
from .words import alternation, cue, cue_at_end, words_of
from .year_lists import PAIR, zipped_years

_BRACKET = re.compile(r"[\s)\"”]*\(\s*(?:tahun|pada|evaluasi|penilaian|SAKIP|hasil)?\s*(?:tahun\s*)?", re.IGNORECASE)
_GOVERNMENT = re.compile(r"\b(?:pemda|pemkab|pemkot|pemko|pemprov|pemerintah)\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"\s*(?:,\s*)?(?:dan\s+)?(?:bertahan|tetap|terus|berlanjut|dipertahankan|menetap)\s+(?:hingga|sampai)\s+(?:tahun\s+)?",
    re.IGNORECASE,
)
"""Between the first year of a grade and the last: "BB pada 2021 dan bertahan sampai 2024"."""
_LEAVING = re.compile(r"\b(?:keluar|lepas|pamit|hengkang|lolos|bangkit|beranjak|terbebas)\s+dari\b", re.IGNORECASE)
"""Words after which a year is that of the leaving, not of the grade that is left."""


_PLAINLY = re.compile(
    r"[\"”’')]*,?\s(?:(?:pada|di|untuk|dalam|hasil|evaluasi|penilaian|tahun)\s){1,4}|[^;:.,]{0,40}:\s", re.IGNORECASE
)
"""Between a value and its year: "BB, 71,01, pada 2023"; "A diraih tiga kali: 2018, 2019"."""
_SINCE_THEN = re.compile(
    r",?\s(?:dan\s|lalu\s)?(?:sejak\s(?:itu|saat\situ)|(?:(?:bertahan|tetap|terus|berlanjut)\s)?(?:hingga|sampai)\s(?:dengan\s)?(?:kini|sekarang|saat\sini|hari\sini))\b",
    re.IGNORECASE,
)
"""Behind the year from which a grade holds: "A pada 2018, dan sejak itu belum pernah turun"."""
_ENDS = re.compile(r"(?:\s(?:dan|serta)\s20\d\d)?[.;)\"”]")
"""Behind a year that ends its clause: "dua kali CC, 2017 dan 2018."."""
_PASSIVE = re.compile(r"\bdi(?!banding|ikuti|susul)[a-z]{4,}\b")
"""Any passive verb may stand between a grade and its year: "BB direbut tahun ini"."""
_FAR = 4
"""Words that may stand between a value and its year, besides those that always may."""
_NEXT_CLAUSE = re.compile(
    r"\b(?:dan|serta|lalu|kemudian|tapi|tetapi|sementara|sedangkan|namun|karena|sebab|agar|supaya)\b", re.IGNORECASE
)
_WITH_IT = re.compile(
    r"[\s()\"”’']{0,8}(?:(?:untuk|pada|di|nilai|predikat)\s{1,3}){0,3}[\s()]{0,4},?\s(?:dan|serta)\s"
    r"[\s(\"“]{0,4}(?:nilai\s|predikat\s)?",
    re.IGNORECASE,
)
_THE_SAME = re.compile(r"\byang\s+sama\Z", re.IGNORECASE)
"""At the end of a list it is of all: "Siak 70,1, Kampar 69,9 pada evaluasi yang sama"."""


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){alternation(word.replace('-', ' ') for word in words_of('year glue'))}(?!\w)", re.IGNORECASE
    )


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
    behind = {at: year for at, item in enumerate(owned) if (year := _behind(text, sentence, owned, at)) is not None}
    used = {each.start for at, year in behind.items() for each in _with_list(text, sentence, year, owned[at].value)}
    zipped = zipped_years(text, sentence, parts, owned, before)
    found: list[tuple[Year, ...]] = []
    for at, item in enumerate(owned):
        if at in zipped:
            found.append((zipped[at],))
            continue
        inside = [year for year in sentence.years if item.value.start < year.start < item.value.end]
        chosen = inside[0] if inside else behind.get(at) or _before(text, sentence, owned, at, used, kinds, now)
        chosen = chosen or _at_end(text, sentence, owned, at, used, now)
        found.append(_with_list(text, sentence, chosen, item.value) if chosen else ())
    for at in reversed(range(len(owned) - 1)):
        later = found[at + 1][0] if found[at + 1] else None
        own = bool(found[at]) and found[at][0].start >= owned[at].value.end
        if own or later is None or later.start < owned[at + 1].value.end or owned[at].value.was:
            continue
        if _is_joined(text, sentence, owned[at], owned[at + 1]):
            found[at] = found[at + 1]
    return found


def _behind(text: str, sentence: Sentence, owned: Sequence[Owned], at: int) -> Year | None:
    """The year right behind the value: "(2023)", "pada 2023", "sejak 2018"."""
    value = owned[at].value
    stop = min((item.value.start for item in owned[at + 1 :] if item.value.start > value.end), default=sentence.end)
    year = next((year for year in sentence.years if value.end <= year.start < stop), None)
    last = max((item.value.end for item in owned[:at]), default=sentence.start)
    if year is None:
        return None
    gap = text[value.end : year.start]
    if _BRACKET.fullmatch(gap) or (gap == ", " and _ENDS.match(text, year.end)):
        return year
    own = any(last <= each.start and each.end <= value.start for each in sentence.years)
    if own and ("," in gap or (stop - year.end <= CLOSE and "," not in text[year.end : stop] and stop < sentence.end)):
        return None
    if (
        value.was
        and "/" not in year.value
        and _LEAVING.search(text, max(sentence.start, value.start - 40), value.start)
    ):
        return None
    marks: tuple[Body | Instrument, ...] = (*sentence.bodies, *sentence.instruments)
    for mark in marks:
        if value.end <= mark.start and mark.end <= year.start:
            if isinstance(mark, Body) and mark.subject not in bodies_of(owned[at]):
                return None
            gap = _GOVERNMENT.sub(" ", gap.replace(text[mark.start : mark.end], " "))
    ranged = "/" in year.value
    words = re.sub(r"[\W_]+", " ", gap)
    told = bool(words.strip()) or text[year.start].isalpha()
    if _is_parted(gap, ranged):
        return None
    begins = cue_at_end("from on", r"\s+(?:tahun\s+|evaluasi\s+)?").search(gap) if not ranged else None
    words = words if begins is None else words[: begins.start()]
    if not (told or ranged) or _leads_away(_PASSIVE.sub(" ", _glue().sub(" ", words))):
        return None
    return _stretched(text, sentence, year, open_ended=begins is not None)


def _leads_away(words: str) -> bool:
    """Whether the words between a value and a year, those that always may stand there left out, open a new clause."""
    return len(words.split()) > _FAR or _NEXT_CLAUSE.search(words) is not None


def _stretched(text: str, sentence: Sentence, year: Year, *, open_ended: bool) -> Year:
    """The year with what is told behind it of how long the grade held."""
    if "/" in year.value:
        return year
    until = _UNTIL.match(text, year.end)
    last = next((other for other in sentence.years if until and other.start == until.end()), None)
    if last is not None:
        return replace(year, end=last.end, value=f"{year.value}/{last.value}")
    held = open_ended or _SINCE_THEN.match(text, year.end) is not None
    return replace(year, value=f"{year.value}/..") if held else year


def _is_parted(gap: str, ranged: bool) -> bool:
    """Whether a stop or a comma parts a value from the year behind it."""
    if _PLAINLY.fullmatch(gap):
        return False
    comma = "," in gap and not (ranged or re.search(r",\s*(?:persisnya|tepatnya|yakni|yaitu)", gap))
    return comma or re.search(r"[;:?!—–]\s|\.\s", gap) is not None


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
    own = [year for year in years if year.start >= last]
    if own and value.was and not is_of_was(text, own[-1], value):
        return None
    if own:
        return own[-1] if _is_own(text, sentence, owned[at], own[-1]) else None
    if not years or value.was or not inherits(text, sentence, owned, at, years[-1], kinds, now):
        return None
    return years[-1]


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
    while first > 0 and PAIR.fullmatch(text[years[first - 1].end : years[first].start]):
        first -= 1
    while last + 1 < len(years) and PAIR.fullmatch(text[years[last].end : years[last + 1].start]):
        last += 1
    return tuple(years[first : last + 1])
